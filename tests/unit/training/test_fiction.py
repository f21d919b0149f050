"""Fictitious particulars look as their country prints them, and their check digits add up."""

from __future__ import annotations

from random import Random

import pytest

from models.training.made.fiction.countries import countries
from models.training.made.fiction.drawing import Fiction
from models.training.made.fiction.printing import Money
from muniment.iban import iban_holds


@pytest.mark.parametrize("code", countries())
def test_firms_have_ibans_that_hold_and_chance_is_only_the_seed(code: str) -> None:
    drawn = [Fiction(code, Random(seed)).firm() for seed in range(20)]
    assert drawn == [Fiction(code, Random(seed)).firm() for seed in range(20)]
    assert len({firm.name for firm in drawn}) == 20
    assert all(iban_holds(firm.iban.replace(" ", "")) for firm in drawn if firm.iban)


@pytest.mark.parametrize(
    ("sign", "decimal", "printed"),
    [
        ("{} €", ",.", "-1.234.567,80 €"),
        ("CHF {}", ".'", "CHF -1'234'567.80"),
        ("Rs. {}", ".L", "Rs. -12,34,567.80"),
        ("{} zł", ", ", "-1 234 567,80 zł"),
        ("{} $", ",", "-1234567,80 $"),
    ],
)
def test_money_is_grouped_as_the_country_groups_it(sign: str, decimal: str, printed: str) -> None:
    assert Money(sign, decimal, "XXX").signed(-123456780) == printed
