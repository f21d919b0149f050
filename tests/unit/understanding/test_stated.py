"""What a machine-readable part says, held against what is printed."""

from __future__ import annotations

import msgspec
import pytest

from muniment.paper import Finding, Reading, Statement, evidence_text
from muniment.understanding.stated import TWO_WITNESSES, with_statements
from tests.filed import TYPES, finding_of, reading_of

INVOICE = TYPES["invoice"]
PRINT = (
    "NORDLICHT Möbel GmbH\nInvoice NM-2031 of 14 March 2025\nNet 100.00\nTotal due EUR 119,00\n"
    "IBAN DE89 3704 0044 0532 0130 00"
)


def stating(field: str, value: str, source: str = "e-invoice", page: int = 0) -> Reading:
    return msgspec.structs.replace(reading_of(PRINT), statements=(Statement(source, field, value, page),))


def compared(reading: Reading, *findings: Finding) -> tuple[dict[str, Finding], tuple[str, ...]]:
    found, told = with_statements(INVOICE, reading, findings, 0.7)
    return {finding.field: finding for finding in found}, told


def test_a_value_that_both_say_is_as_good_as_certain_and_surer_than_either_alone() -> None:
    reading = stating("total_amount", "119.00")
    found, told = compared(reading, finding_of(reading, "total_amount", "119,00", "119.00", 0.6))
    assert found["total_amount"].confidence == pytest.approx(1 - 0.4 * (1 - TWO_WITNESSES))
    assert told == ()
    assert found["total_amount"].evidence == finding_of(reading, "total_amount", "119,00").evidence


def test_a_printed_value_takes_the_place_of_a_doubtful_pick() -> None:
    reading = stating("total_amount", "119.00")
    found, told = compared(reading, finding_of(reading, "total_amount", "100.00", confidence=0.5))
    assert (found["total_amount"].text, found["total_amount"].value, told) == ("EUR 119,00", "119.00", ())
    assert found["total_amount"].runners_up[0].value == "100.00"


def test_a_sure_pick_that_is_displaced_is_told() -> None:
    reading = stating("total_amount", "119.00")
    found, told = compared(reading, finding_of(reading, "total_amount", "100.00", confidence=0.9))
    assert found["total_amount"].value == "119.00"
    assert told == ("total_amount: the paper prints 100.00 as well, the invoice data inside the file says 119.00",)


def test_a_value_that_is_not_printed_is_told_and_never_made_up() -> None:
    reading = stating("total_amount", "120.00", "swiss-qr", 1)
    found, told = compared(reading, finding_of(reading, "total_amount", "119,00", "119.00", 0.9))
    assert found["total_amount"].value == "119.00"
    assert told == ("total_amount: the paper prints 119,00, the payment code says 120.00",)
    found, told = compared(reading)
    assert found == {}
    assert told == ("total_amount: the paper does not print it, the payment code says 120.00",)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("invoice_number", "NM-2031", "NM-2031"),
        ("issue_date", "2025-03-14", "14 March 2025"),
        ("iban", "DE89370400440532013000", "DE89 3704 0044 0532 0130 00"),
        ("currency", "EUR", "EUR"),
        ("seller", "Nordlicht Möbel GmbH", "NORDLICHT Möbel GmbH"),
        ("net_amount", "100.00", "100.00"),
    ],
)
def test_a_stated_value_is_found_in_print_as_people_write_it(field: str, value: str, words: str) -> None:
    reading = stating(field, value)
    found, told = compared(reading)
    assert told == ()
    assert found[field].text == words
    assert evidence_text(reading.pages[0], found[field].evidence.words) == words


def test_a_firm_s_name_may_be_shorter_in_print() -> None:
    reading = stating("seller", "Nordlicht Möbel GmbH & Co. KG")
    found, told = compared(reading, finding_of(reading, "seller", "NORDLICHT Möbel GmbH", confidence=0.6))
    assert (found["seller"].confidence, told) == (TWO_WITNESSES, ())


def test_codes_of_several_bills_in_one_scan_say_nothing_together() -> None:
    reading = msgspec.structs.replace(
        reading_of(PRINT),
        statements=(Statement("swiss-qr", "total_amount", "1.00", 1), Statement("swiss-qr", "total_amount", "2.00", 2)),
    )
    assert compared(reading) == ({}, ())


def test_what_the_type_does_not_hold_is_passed_over() -> None:
    reading = stating("iban", "DE89370400440532013000")
    assert with_statements(TYPES["contract"], reading, (), 0.7) == ((), ())
