"""Checks between the values of one paper: what cannot be true together, or hardly, is said in words for a person.

A fault lowers the confidence of the fields that it concerns, and where a runner-up has no such fault it is preferred.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

import msgspec

from muniment.iban import iban_holds
from muniment.paper import Candidate, DocumentType, Finding, Kind
from muniment.understanding.currencies import printed_currency
from muniment.understanding.customs import Customs
from muniment.understanding.dates import other_reading
from muniment.understanding.durations import read_duration
from muniment.understanding.identifiers import tax_id_holds
from muniment.understanding.lexicon import fold

CENT = Decimal("0.02")
"""The rounding that a shop or a program may do between net, tax and total."""

WRONG = 0.6
"""What the confidence of a field is multiplied by where its value cannot be true beside the others; the values may all
be read rightly from a paper that is wrong itself, so it is far from 0."""

ODD = 0.85
"""The same where the value is unusual only: check digits that many made-up numbers do not have, a rate of tax, a date
far away."""

_AHEAD = timedelta(days=366)
_YEARS = range(1900, 2101)
_ISSUED = ("issue_date", "date")
_LAPS = (
    ("issue_date", "due_date", "the paper is due before it was issued"),
    ("effective_date", "expiration_date", "the paper ends before it begins"),
)
_HIGHEST_RATE = {
    "AT": 20, "AU": 10, "BE": 21, "CA": 15, "CH": 8.1, "CZ": 21, "DE": 19, "DK": 25, "ES": 21, "FI": 25.5, "FR": 20,
    "GB": 20, "IE": 23, "IN": 28, "IT": 22, "LU": 17, "MY": 10, "NL": 21, "NO": 25, "NZ": 15, "PL": 23, "PT": 23,
    "SE": 25, "SG": 9, "US": 15,
}  # fmt: skip
"""The standard rate of value added or sales tax in per cent, as of 2026: a paper with several rates lies below it."""
_HIGHEST_OF_ALL = 28


class Fault(NamedTuple):
    """What is wrong: the fields that it concerns, the reason ("field: words"), and the factor on their confidence."""

    fields: tuple[str, ...]
    reason: str
    factor: float


def faults(values: Mapping[str, str], customs: Customs, today: date) -> list[Fault]:
    """What is wrong among the normalised values of single fields."""
    return [*_sums(values, customs), *_days(values, today), *_term(values), *_numbers(values)]


def today() -> date:
    """The day in UTC: the thinker opens no file, so it knows no time zone."""
    return datetime.now(UTC).date()


def checked(
    kind: DocumentType, findings: Sequence[Finding], customs: Customs, day: date, stated: Container[str] = ()
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings with better runners-up taken and doubted confidences lowered, and the reasons. What a
    machine-readable part of the paper has `stated` of a field is neither put aside nor read in two ways."""
    single = {field.name for field in kind.fields if not field.many}
    best = _preferred([finding for finding in findings if finding.field in single], customs, day, stated)
    found = [best.get(finding.field, finding) if finding.field in single else finding for finding in findings]
    values = {finding.field: finding.value for finding in best.values()}
    told = [
        *faults(values, customs, day),
        *_accounts(best, stated),
        *_currencies(best),
        *_orders(kind, found, customs, stated),
    ]
    factors: dict[str, float] = {}
    for fault in told:
        for name in fault.fields:
            factors[name] = min(fault.factor, factors.get(name, 1.0))
    lowered = (
        msgspec.structs.replace(finding, confidence=round(finding.confidence * factors[finding.field], 4))
        if finding.field in factors
        else finding
        for finding in found
    )
    return tuple(lowered), tuple(fault.reason for fault in told)


_REPLACEABLE = ("iban", "seller_tax_id", "buyer_tax_id", "due_date", "expiration_date")
"""Fields whose faults are mostly theirs: another candidate without the fault is then the better one."""


_FAIR = 0.3
"""The share of a value's confidence that a runner-up must have to take its place."""


def _preferred(findings: Sequence[Finding], customs: Customs, day: date, stated: Container[str]) -> dict[str, Finding]:
    """By field, the finding, or its likeliest runner-up that is free of a fault which it has, if it is likely enough
    itself: many numbers are printed that hold by chance."""
    best = {finding.field: finding for finding in findings}
    for name in _REPLACEABLE:
        finding = best.get(name)
        values = {field: other.value for field, other in best.items()}
        if finding is None or name in stated or not _concerned(name, values, customs, day):
            continue
        taken = {(other.evidence.page, word) for other in best.values() for word in other.evidence.words}
        for rival in finding.runners_up:
            if rival.confidence < _FAIR * finding.confidence:
                continue
            place = {(rival.evidence.page, word) for word in rival.evidence.words}
            own = {(finding.evidence.page, word) for word in finding.evidence.words}
            if not place & (taken - own) and not _concerned(name, {**values, name: rival.value}, customs, day):
                best[name] = _instead(finding, rival)
                break
    return best


def _concerned(name: str, values: Mapping[str, str], customs: Customs, day: date) -> bool:
    return any(name in fault.fields for fault in faults(values, customs, day))


def _instead(finding: Finding, rival: Candidate) -> Finding:
    """The rival as the finding; what was the finding is its first runner-up."""
    former = Candidate(finding.text, finding.value, finding.evidence, finding.confidence)
    others = tuple(other for other in finding.runners_up if other is not rival)
    return Finding(finding.field, rival.text, rival.value, rival.evidence, rival.confidence, (former, *others))


def _sums(values: Mapping[str, str], customs: Customs) -> Iterator[Fault]:
    names = ("net_amount", "tax_amount", "total_amount")
    net, tax, total = (_number(values.get(name, "")) for name in names)
    if net is not None and tax is not None and total is not None and abs(net + tax - total) > CENT:
        yield Fault(names, f"total_amount: net {net} and tax {tax} do not add up to {total}", WRONG)
    elif tax is not None and total is not None and tax > total > 0:
        yield Fault(names[1:], f"tax_amount: tax {tax} is more than the total {total}", WRONG)
    elif tax is not None and (base := net if net is not None else total - tax if total is not None else None):
        rate = float(100 * tax / base) if base > 0 else 0.0
        if rate > _HIGHEST_RATE.get(customs.country, _HIGHEST_OF_ALL) + 0.5:
            yield Fault(names[1:2], f"tax_amount: {tax} would be {rate:.0f} % of the net {base}, an unusual rate", ODD)


def _days(values: Mapping[str, str], today: date) -> Iterator[Fault]:
    for first, second, said in _LAPS:
        begin, end = _day(values.get(first, "")), _day(values.get(second, ""))
        if begin and end and end < begin:
            yield Fault((first, second), f"{second}: {said} ({end} before {begin})", WRONG)
    for name, value in values.items():
        day = _day(value) if name.endswith("date") else None
        if day and day.year not in _YEARS:
            yield Fault((name,), f"{name}: the year {day.year} can hardly be right", WRONG)
        elif day and name in _ISSUED and day > today + _AHEAD:
            yield Fault((name,), f"{name}: {day} lies more than a year ahead", ODD)


def _term(values: Mapping[str, str]) -> Iterator[Fault]:
    begin, end = _day(values.get("effective_date", "")), _day(values.get("expiration_date", ""))
    term = read_duration(values.get("term", ""))
    if begin and end and term and end >= begin:
        days = (end - begin).days
        if abs(days - term) > max(5, 0.03 * term):
            fields = ("term", "effective_date", "expiration_date")
            yield Fault(fields, f"term: {values['term']} does not fit the dates {begin} to {end}", ODD)


def _numbers(values: Mapping[str, str]) -> Iterator[Fault]:
    if (iban := values.get("iban", "")) and not iban_holds(iban):
        yield Fault(("iban",), f"iban: the check digits of {iban} are wrong; compare it with the paper", ODD)
    seller, buyer = values.get("seller_tax_id", ""), values.get("buyer_tax_id", "")
    for name, number in (("seller_tax_id", seller), ("buyer_tax_id", buyer)):
        if number and tax_id_holds(number) is False:
            yield Fault((name,), f"{name}: the check digits of {number} are wrong; compare it with the paper", ODD)
    if seller and fold(seller) == fold(buyer):
        yield Fault(("seller_tax_id", "buyer_tax_id"), "buyer_tax_id: seller and buyer have the same number", WRONG)


def _accounts(found: Mapping[str, Finding], stated: Container[str]) -> Iterator[Fault]:
    """Where a paper names two accounts, one of them may have been put there by somebody else."""
    account = found.get("iban")
    if account is None or "iban" in stated:
        return
    other = next((other for other in account.runners_up if iban_holds(other.value)), None)
    if other is not None:
        reason = f"iban: the paper names two accounts, {account.value} and {other.value}"
        yield Fault(("iban",), reason, ODD)


def _currencies(found: Mapping[str, Finding]) -> Iterator[Fault]:
    """Where an amount is printed with the code or sign of another currency; a dollar's sign is that of many."""
    currency = found.get("currency")
    for name in ("total_amount", "net_amount", "tax_amount"):
        amount = found.get(name)
        printed = printed_currency(amount.text) if amount and "$" not in amount.text else ""
        if currency and amount and printed and currency.value != printed:
            yield Fault(("currency",), f"currency: {currency.text}, but {amount.text} is printed in {printed}", WRONG)
            return


def _orders(kind: DocumentType, found: Sequence[Finding], customs: Customs, stated: Container[str]) -> Iterator[Fault]:
    """Dates in figures that can be read both ways on a paper that does not show which is meant."""
    dates = {field.name for field in kind.fields if field.kind is Kind.DATE and field.name not in stated}
    for finding in found:
        both = None if customs.order_proven or finding.field not in dates else other_reading(finding.text)
        if both:
            one, two = (f"{day.day} {day:%B %Y}" for day in (both if customs.day_first else both[::-1]))
            reason = f"{finding.field}: {finding.text} could be {one} or {two}"
            yield Fault((finding.field,), reason, ODD)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
