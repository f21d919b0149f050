"""Checks between the values of one paper: what cannot be true together is said, in words for a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from muniment.iban import iban_holds

CENT = Decimal("0.02")
"""The rounding that a shop or a program may do between net, tax and total."""


def contradictions(values: Mapping[str, str]) -> list[str]:
    """What is wrong among the normalised values of single fields: sums that do not add up, a due date before the issue,
    a bank account whose check digits are wrong. Each names the field that it concerns first."""
    return [*_sums(values), *_days(values), *_iban(values)]


def _sums(values: Mapping[str, str]) -> list[str]:
    net, tax, total = (_number(values.get(name, "")) for name in ("net_amount", "tax_amount", "total_amount"))
    if net is not None and tax is not None and total is not None and abs(net + tax - total) > CENT:
        return [f"total_amount: net {net} and tax {tax} do not add up to {total}"]
    if tax is not None and total is not None and tax > total > 0:
        return [f"tax_amount: tax {tax} is more than the total {total}"]
    return []


def _days(values: Mapping[str, str]) -> list[str]:
    faults = []
    for first, second, said in (
        ("issue_date", "due_date", "is due before it was issued"),
        ("effective_date", "expiration_date", "ends before it begins"),
    ):
        begin, end = _day(values.get(first, "")), _day(values.get(second, ""))
        if begin and end and end < begin:
            faults.append(f"{second}: the paper {said} ({end} before {begin})")
    return faults


def _iban(values: Mapping[str, str]) -> list[str]:
    iban = values.get("iban", "")
    if iban and not iban_holds(iban):
        return [f"iban: the check digits of {iban} are wrong"]
    return []


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
