"""Invoices in XML: what they state, and what hostile ones do not do."""

from __future__ import annotations

import pytest

from muniment.reading.codes.e_invoice import MOST_BYTES, BrokenInvoiceData, looks_like_invoice, read_invoice
from tests.papers.codes import EPC_IBAN, UNIVERSAL, cross_industry

BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><CrossIndustryInvoice>&c;</CrossIndustryInvoice>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Invoice><ID>&b;</ID></Invoice>'


def said(data: bytes) -> dict[str, str]:
    return {statement.field: statement.value for statement in read_invoice(data)}


def test_a_cross_industry_invoice_states_its_fields() -> None:
    assert said(cross_industry()) == {
        "invoice_number": "NM-2031",
        "issue_date": "2025-03-14",
        "seller": "Nordlicht GmbH",
        "buyer": "Alder AG",
        "seller_tax_id": "DE123456789",
        "iban": EPC_IBAN,
        "currency": "EUR",
        "net_amount": "100.00",
        "tax_amount": "19.00",
        "total_amount": "119.00",
    }


def test_a_universal_business_invoice_states_its_fields() -> None:
    assert said(UNIVERSAL) == {
        "invoice_number": "R 77",
        "issue_date": "2025-03-14",
        "due_date": "2025-04-13",
        "seller": "Nordlicht GmbH",
        "currency": "EUR",
        "net_amount": "100.00",
        "tax_amount": "19.00",
        "total_amount": "119.00",
    }


def test_an_account_with_wrong_check_digits_is_not_stated() -> None:
    assert "iban" not in said(cross_industry().replace(EPC_IBAN.encode(), b"DE88370400440532013000"))


def test_another_kind_of_xml_states_nothing() -> None:
    assert read_invoice(b"<svg><ID>1</ID></svg>") == []


@pytest.mark.parametrize(
    "data",
    [BOMB, OUTSIDE, cross_industry()[:300], b"", b"<Invoice>" + b"<a/>" * 300_000 + b"</Invoice>"],
    ids=["bomb", "outside", "cut-off", "empty", "too-many"],
)
def test_broken_and_hostile_xml_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenInvoiceData):
        read_invoice(data)


def test_deeply_nested_xml_does_no_harm() -> None:
    assert said(b"<Invoice>" + b"<a>" * 50_000 + b"</a>" * 50_000 + b"<ID>R1</ID></Invoice>") == {
        "invoice_number": "R1"
    }


def test_xml_over_the_limit_is_not_parsed() -> None:
    with pytest.raises(BrokenInvoiceData, match="too large"):
        read_invoice(b" " * (MOST_BYTES + 1))


def test_an_invoice_is_told_by_its_name_or_its_root() -> None:
    assert looks_like_invoice("Factur-X.xml", b"")
    assert looks_like_invoice("a.bin", cross_industry())
    assert looks_like_invoice("b.bin", UNIVERSAL)
    assert not looks_like_invoice("invoice.xml", b"<InvoiceList><Invoices/></InvoiceList>")
