"""What cannot be true together."""

from __future__ import annotations

import pytest

from muniment.iban import iban_holds
from muniment.understanding.check import contradictions


def test_values_that_agree_raise_no_doubt() -> None:
    assert not contradictions(
        {
            "net_amount": "1235.00",
            "tax_amount": "247.00",
            "total_amount": "1482.00",
            "issue_date": "2026-04-14",
            "due_date": "2026-05-14",
            "iban": "DE85999900010012345678",
        }
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"net_amount": "100.00", "tax_amount": "19.00", "total_amount": "120.00"}, "total_amount"),
        ({"tax_amount": "19.00", "total_amount": "9.00"}, "tax_amount"),
        ({"issue_date": "2026-04-14", "due_date": "2026-03-14"}, "due_date"),
        ({"effective_date": "2026-04-14", "expiration_date": "2025-04-14"}, "expiration_date"),
        ({"iban": "DE84999900010012345678"}, "iban"),
    ],
)
def test_a_contradiction_names_its_field(values: dict[str, str], field: str) -> None:
    (reason,) = contradictions(values)
    assert reason.startswith(f"{field}: ")


def test_rounding_by_a_cent_is_no_contradiction() -> None:
    assert not contradictions({"net_amount": "8.40", "tax_amount": "1.60", "total_amount": "10.01"})


def test_values_that_could_not_be_understood_are_not_checked() -> None:
    assert not contradictions({"net_amount": "a lot", "tax_amount": "", "total_amount": "1.00", "due_date": "soon"})


@pytest.mark.parametrize("iban", ["GB82WEST12345698765432", "FR1420041010050500013M02606"])
def test_check_digits_of_accounts(iban: str) -> None:
    assert iban_holds(iban)
    assert not iban_holds(iban[:-1] + ("0" if iban[-1] != "0" else "1"))
