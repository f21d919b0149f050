"""What cannot be true together, and what follows from it."""

from __future__ import annotations

from datetime import date

import pytest

from muniment.iban import iban_holds
from muniment.paper import Candidate, Evidence, Finding
from muniment.understanding.check import ODD, WRONG, checked, faults
from muniment.understanding.customs import UNKNOWN, Customs
from tests.filed import TYPES

DAY = date(2026, 6, 1)
GOOD = {
    "net_amount": "1235.00",
    "tax_amount": "247.00",
    "total_amount": "1482.00",
    "issue_date": "2026-04-14",
    "due_date": "2026-05-14",
    "iban": "DE89370400440532013000",
    "seller_tax_id": "DE136695976",
    "buyer_tax_id": "FR40303265045",
}


def found(field: str, text: str, value: str = "", word: int = 0, *rivals: Candidate) -> Finding:
    return Finding(field, text, value or text, Evidence(1, (word,)), 0.9, rivals)


def test_values_that_agree_raise_no_doubt() -> None:
    assert not faults(GOOD, UNKNOWN, DAY)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"net_amount": "100.00", "tax_amount": "19.00", "total_amount": "120.00"}, "total_amount"),
        ({"tax_amount": "19.00", "total_amount": "9.00"}, "tax_amount"),
        ({"net_amount": "100.00", "tax_amount": "45.00", "total_amount": "145.00"}, "tax_amount"),
        ({"issue_date": "2026-04-14", "due_date": "2026-03-14"}, "due_date"),
        ({"effective_date": "2026-04-14", "expiration_date": "2025-04-14"}, "expiration_date"),
        ({"date": "2203-04-14"}, "date"),
        ({"due_date": "1203-04-14"}, "due_date"),
        ({"issue_date": "2029-04-14"}, "issue_date"),
        ({"iban": "DE84370400440532013000"}, "iban"),
        ({"seller_tax_id": "DE136695977"}, "seller_tax_id"),
        ({"buyer_tax_id": "GB123456789"}, "buyer_tax_id"),
        ({"seller_tax_id": "12-345", "buyer_tax_id": "12345"}, "buyer_tax_id"),
        ({"effective_date": "2024-01-01", "expiration_date": "2029-01-01", "term": "two (2) years"}, "term"),
    ],
)
def test_a_fault_names_its_field(values: dict[str, str], field: str) -> None:
    (fault,) = faults(values, UNKNOWN, DAY)
    assert fault.reason.startswith(f"{field}: ")
    assert field in fault.fields


@pytest.mark.parametrize(
    "values",
    [
        {"net_amount": "8.40", "tax_amount": "1.60", "total_amount": "10.01"},
        {"net_amount": "a lot", "tax_amount": "", "total_amount": "1.00", "due_date": "soon", "term": "for ever"},
        {"effective_date": "2024-01-01", "expiration_date": "2025-12-31", "term": "zwei Jahre"},
        {"effective_date": "2024-01-31", "expiration_date": "2024-07-31", "term": "six mois"},
        {"seller_tax_id": "123/456/7890", "due_date": "2029-01-01"},
        {"net_amount": "100.00", "tax_amount": "0.00", "total_amount": "100.00"},
    ],
)
def test_what_may_well_be_true_is_no_fault(values: dict[str, str]) -> None:
    assert not faults(values, UNKNOWN, DAY)


def test_a_rate_is_strange_where_the_country_has_none_so_high() -> None:
    values = {"net_amount": "100.00", "tax_amount": "25.00", "total_amount": "125.00"}
    assert not faults(values, Customs(country="DK"), DAY)
    assert faults(values, Customs(country="DE"), DAY)


@pytest.mark.parametrize("iban", ["GB82WEST12345698765432", "FR1420041010050500013M02606"])
def test_check_digits_of_accounts(iban: str) -> None:
    assert iban_holds(iban)
    assert not iban_holds(iban[:-1] + ("0" if iban[-1] != "0" else "1"))


def test_a_fault_lowers_the_confidence_of_its_fields_only() -> None:
    given = (found("issue_date", "2026-04-14", word=0), found("due_date", "2026-03-14", word=1), found("seller", "A"))
    after, told = checked(TYPES["invoice"], given, Customs(order_proven=True), DAY)
    assert [finding.confidence for finding in after] == [round(0.9 * WRONG, 4), round(0.9 * WRONG, 4), 0.9]
    assert len(told) == 1


def test_a_runner_up_without_the_fault_is_preferred() -> None:
    rival = Candidate("DE89 3704 ...", "DE89370400440532013000", Evidence(1, (7,)), 0.4)
    (iban,), told = checked(
        TYPES["invoice"], (found("iban", "DE84 ...", "DE84370400440532013000", 3, rival),), UNKNOWN, DAY
    )
    assert (iban.value, iban.confidence, told) == ("DE89370400440532013000", 0.4, ())
    assert iban.runners_up[0].value == "DE84370400440532013000"


def test_a_runner_up_on_words_of_another_field_is_not_taken() -> None:
    rival = Candidate("14.05.2026", "2026-05-14", Evidence(1, (5,)), 0.4)
    given = (
        found("issue_date", "14.05.2026", "2026-05-14", 5),
        found("due_date", "14.04.2026", "2026-04-14", 3, rival),
    )
    after, told = checked(TYPES["invoice"], given, UNKNOWN, DAY)
    assert after[1].value == "2026-04-14"
    assert told


@pytest.mark.parametrize(
    ("customs", "told"),
    [
        (UNKNOWN, ("date: 03/04/2026 could be 3 April 2026 or 4 March 2026",)),
        (Customs(day_first=False), ("date: 03/04/2026 could be 4 March 2026 or 3 April 2026",)),
        (Customs(order_proven=True), ()),
    ],
)
def test_a_date_that_can_be_read_both_ways_is_told(customs: Customs, told: tuple[str, ...]) -> None:
    assert checked(TYPES["receipt"], (found("date", "03/04/2026", "2026-04-03"),), customs, DAY)[1] == told


def test_what_a_code_on_the_paper_states_is_not_read_in_two_ways() -> None:
    assert checked(TYPES["receipt"], (found("date", "03/04/2026", "2026-04-03"),), UNKNOWN, DAY, {"date"})[1] == ()


def test_an_amount_in_another_currency_is_told() -> None:
    given = (found("currency", "EUR"), found("total_amount", "£ 9.00", "9.00", 1))
    after, told = checked(TYPES["invoice"], given, UNKNOWN, DAY)
    assert told == ("currency: EUR, but £ 9.00 is printed in GBP",)
    assert ODD > WRONG > after[0].confidence > 0.5
    assert not checked(TYPES["invoice"], (given[0], found("total_amount", "9,00 €", "9.00", 1)), UNKNOWN, DAY)[1]


def test_a_paper_that_names_two_accounts_is_looked_at() -> None:
    rival = Candidate("GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819", Evidence(1, (9,)), 0.001)
    account = found("iban", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000", 1, rival)
    (finding,), told = checked(TYPES["invoice"], [account], UNKNOWN, DAY)
    assert told == ("iban: the paper names two accounts, DE89370400440532013000 and GB29NWBK60161331926819",)
    assert finding.confidence == pytest.approx(0.9 * ODD)
