"""Whether a rule matches a paper, and why, in words: every condition is told, those that hold and those that do not."""

from __future__ import annotations

import fnmatch
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

import msgspec

from muniment.filing.facts import Fact, Facts, day_of
from muniment.filing.rules import Comparison, Relation, Rule
from muniment.paper import Kind


class Match(msgspec.Struct, frozen=True):
    """What a rule says of a paper. `number` is its place among the rules, from 1."""

    number: int
    rule: str
    matched: bool
    words: str


class _Condition(msgspec.Struct, frozen=True):
    """One condition of a rule: whether it holds, and that in words."""

    holds: bool
    words: str


def match(rule: Rule, number: int, paper: Facts, folder: Path | None) -> Match:
    """Whether the rule matches the paper, whose file lay in that folder."""
    conditions = list(_conditions(rule, paper, folder))
    failed = [condition.words for condition in conditions if not condition.holds]
    if failed:
        return Match(number, rule.name, False, f"rule {number}, {rule.name}, did not match: {_listed(failed)}")
    why = _listed([condition.words for condition in conditions]) or "it speaks of every paper"
    return Match(number, rule.name, True, f"rule {number}, {rule.name}, matched because {why}")


def _conditions(rule: Rule, paper: Facts, folder: Path | None) -> Iterator[_Condition]:
    when = rule.when
    if when.types:
        wanted = paper.type in when.types
        yield _Condition(wanted, f"the type is {paper.type}" + ("" if wanted else f", not {_either(when.types)}"))
    had = {_folded(tag) for tag in paper.tags}
    for tag in when.tags:
        has = _folded(tag) in had
        yield _Condition(has, f"it {'has' if has else 'does not have'} the tag “{tag}”")
    text = _folded(paper.words) if when.words else ""
    for words in when.words:
        stand = re.search(rf"(?<!\w){re.escape(_folded(words))}(?!\w)", text) is not None
        yield _Condition(stand, f"“{words}” {'stands' if stand else 'does not stand'} on it")
    if when.folder:
        lay = folder is not None and fnmatch.fnmatch(str(folder), str(Path(when.folder).expanduser()))
        yield _Condition(lay, f"its file {'lay' if lay else 'did not lie'} in {when.folder}")
    for comparison in when.fields:
        yield _compared(comparison, paper)
    if when.least_confidence:
        yield _sure_enough(rule, paper)


def _sure_enough(rule: Rule, paper: Facts) -> _Condition:
    compared = {comparison.field for comparison in rule.when.fields}
    sure = min([paper.type_confidence, *(fact.confidence for fact in paper.facts if fact.field in compared)])
    enough = sure >= rule.when.least_confidence
    return _Condition(
        enough, f"it is {'at least' if enough else 'less than'} {rule.when.least_confidence:.0%} sure ({sure:.0%})"
    )


def _compared(comparison: Comparison, paper: Facts) -> _Condition:
    found = paper.of(comparison.field)
    if not found:
        return _Condition(False, f"nothing was found for {comparison.field}")
    fact = next((fact for fact in found if _holds(comparison, fact)), None)
    if fact is not None:
        return _Condition(True, f"the {fact.label.lower()} {_shown(fact)} {_said(comparison, fact, holds=True)}")
    fact = found[0]
    return _Condition(False, f"the {fact.label.lower()} {_shown(fact)} {_said(comparison, fact, holds=False)}")


def _holds(comparison: Comparison, fact: Fact) -> bool:
    if comparison.relation is Relation.CONTAINS:
        return _folded(comparison.value) in _folded(f"{fact.value} {fact.text}")
    if comparison.relation is Relation.EQUAL and fact.kind is Kind.DATE:
        # A month or a year is equal to each of its days.
        return fact.value == comparison.value or fact.value.startswith(f"{comparison.value}-")
    found, bound = _measured(fact.kind, fact.value), _measured(fact.kind, comparison.value)
    if found is None or bound is None:
        return False
    match comparison.relation:
        case Relation.EQUAL:
            return found == bound
        case Relation.LESS:
            return found < bound
        case Relation.MORE:
            return found > bound
        case _:
            upper = _measured(fact.kind, comparison.to)
            return upper is not None and bound <= found <= upper


def _measured(kind: Kind, value: str) -> tuple[Decimal, str] | None:
    """What a value is compared by, amounts by the first and all else by the second; None where it is no date or amount
    and should be one."""
    if kind is Kind.DATE:
        return (Decimal(), value) if day_of(value) else None
    if kind is Kind.AMOUNT:
        try:
            amount = Decimal(value)
        except InvalidOperation:
            return None
        return (amount, "") if amount.is_finite() else None
    return Decimal(), _folded(value)


def _said(comparison: Comparison, fact: Fact, *, holds: bool) -> str:
    value, to = comparison.value, comparison.to
    quoted = value if fact.kind in (Kind.DATE, Kind.AMOUNT) else f"“{value}”"
    later, earlier = ("after", "before") if fact.kind is Kind.DATE else ("over", "under")
    words = {
        Relation.EQUAL: f"{quoted}",
        Relation.CONTAINS: f"“{value}”",
        Relation.LESS: f"{earlier} {quoted}",
        Relation.MORE: f"{later} {quoted}",
        Relation.BETWEEN: f"between {quoted} and {to}",
    }[comparison.relation]
    if comparison.relation is Relation.CONTAINS:
        return f"contains {words}" if holds else f"does not contain {words}"
    return f"is {words}" if holds else f"is not {words}"


def _shown(fact: Fact) -> str:
    return (fact.value or fact.text) if fact.kind in (Kind.DATE, Kind.AMOUNT) else f"“{fact.value or fact.text}”"


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(names)


def _listed(parts: list[str]) -> str:
    return " and ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} and {parts[-1]}"
