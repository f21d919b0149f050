"""A question as a condition that SQLite can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    column,
    false,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    table,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute

from muniment import tags
from muniment.cabinet.lists import TO_REVIEW
from muniment.cabinet.search import full_text
from muniment.cabinet.search.fields import Sort
from muniment.cabinet.search.query import (
    Amount,
    Both,
    Day,
    Either,
    Equals,
    Holds,
    Node,
    OfType,
    Phrase,
    Review,
    Tagged,
    Without,
    Word,
)
from muniment.cabinet.search.tables import ValueRow
from muniment.cabinet.search.words import folded
from muniment.cabinet.shelf_tables import PaperTagRow
from muniment.cabinet.tables import PaperRow

FULL_TEXT = table("paper_search", column("rowid", Integer))

# The plus keeps SQLite from going through all values of a field where those of some papers are asked for.
_FIELD_LOOKED_AT: ColumnElement[str] = literal_column("+paper_values.field", String)

Paper = ColumnElement[int] | InstrumentedAttribute[int]
"""The column that holds a paper's number in the query that is being made."""


def matches(expression: str) -> ColumnElement[bool]:
    """That a row of the full-text table answers to an expression of its own language."""
    return literal_column("paper_search").op("MATCH", is_comparison=True)(expression)


def condition(node: Node, paper: Paper) -> ColumnElement[bool]:
    """That a paper answers to the question."""
    expression = full_text.expression(node)
    if expression is not None:
        return paper.in_(_holding(expression))
    match node:
        case Both(nodes=nodes):
            return and_(true(), *(condition(each, paper) for each in nodes))
        case Either(nodes=nodes):
            return or_(false(), *(condition(each, paper) for each in nodes))
        case Without(node=left_out):
            return not_(condition(left_out, paper))
        case OfType(types=types):
            return paper.in_(select(PaperRow.id).where(PaperRow.current_type.in_(types)))
        case Tagged(tag=tag):
            return paper.in_(select(PaperTagRow.paper_id).where(PaperTagRow.folded == tags.folded(tag)))
        case Review(wanted=wanted):
            to_review = select(PaperRow.id).where(TO_REVIEW)
            return paper.in_(to_review) if wanted else paper.not_in(to_review)
        case Day(subject=subject) if subject.sort is Sort.ADDED:
            return paper.in_(select(PaperRow.id).where(*_added(node)))
        case Holds() | Equals():
            # The full text knows at once which papers can hold the words at all; only their values are looked at.
            words = full_text.expression(_in_values(node) if isinstance(node, Holds) else Phrase(node.text, "found"))
            looked_at = [ValueRow.paper_id.in_(_holding(words))] if words else []
            return paper.in_(select(ValueRow.paper_id).where(*looked_at, value_condition(node, _FIELD_LOOKED_AT)))
        case Amount() | Day():
            return paper.in_(select(ValueRow.paper_id).where(value_condition(node, ValueRow.field)))
    return false()


def conditions(nodes: Sequence[Node], paper: Paper) -> Iterator[ColumnElement[bool]]:
    """That a paper answers to all of these. Where words of a value leave few papers, the amounts and days of only those
    are looked at; else all papers with such an amount or day are gathered from the index."""
    first = [node for node in nodes if isinstance(node, Holds | Equals)]
    yield from (condition(node, paper) for node in first)
    for node in nodes:
        if isinstance(node, Amount) or (isinstance(node, Day) and node.subject.sort is not Sort.ADDED):
            of_paper = select(ValueRow.finding_id).where(ValueRow.paper_id == paper)
            looked_at = of_paper.where(value_condition(node, _FIELD_LOOKED_AT)).exists()
            yield looked_at if first else condition(node, paper)
        elif node not in first:
            yield condition(node, paper)


def value_condition(
    node: Holds | Equals | Amount | Day, field: InstrumentedAttribute[str] | ColumnElement[str]
) -> ColumnElement[bool]:
    """That a value answers to what is asked of its field."""
    of_field = field.in_(node.subject.fields)
    match node:
        case Holds():
            return and_(of_field, *_held(node))
        case Equals(text=wanted):
            whole = func.instr(literal("\n").concat(ValueRow.words).concat("\n"), f"\n{folded(wanted)}\n") > 0
            return and_(of_field, whole)
        case Amount():
            ends = _between(ValueRow.number, node.low, node.high, after=node.above, before=node.below)
        case Day():
            ends = _between(ValueRow.day, node.first or None, node.last or None, after=node.after, before=node.before)
    return and_(of_field, *ends)


def asked_values(node: Node) -> Iterator[ColumnElement[bool]]:
    """That a value is one of those for which a paper answers to the question."""
    match node:
        case Holds() | Equals() | Amount():
            yield value_condition(node, _FIELD_LOOKED_AT)
        case Day(subject=subject) if subject.sort is not Sort.ADDED:
            yield value_condition(node, _FIELD_LOOKED_AT)
        case Both(nodes=nodes) | Either(nodes=nodes):
            for each in nodes:
                yield from asked_values(each)


def _holding(expression: str) -> Select[int]:
    return select(FULL_TEXT.c.rowid).where(matches(expression))


def _held(node: Holds) -> Iterator[ColumnElement[bool]]:
    """That a value holds the words, each in one of its ways; as typed, the last may be unfinished."""
    if node.in_a_row:
        yield func.instr(ValueRow.words, folded(" ".join(ways[0] for ways in node.words))) > 0
        return
    for place, ways in enumerate(node.words, 1):
        wanted = [folded(way) for way in ways]
        if node.unfinished and place == len(node.words):
            wanted[0] = wanted[0][:-1]
        yield or_(*(func.instr(ValueRow.words, way) > 0 for way in wanted))


def _in_values(node: Holds) -> Node:
    last = len(node.words) - 1
    return Both(
        tuple(
            Either(
                tuple(
                    Word(way, unfinished=node.unfinished and place == last and way == ways[0], column="found")
                    for way in ways
                )
            )
            for place, ways in enumerate(node.words)
        )
    )


def _between(
    value: InstrumentedAttribute[float | None] | InstrumentedAttribute[str | None],
    low: float | str | None,
    high: float | str | None,
    *,
    after: bool,
    before: bool,
) -> Iterator[ColumnElement[bool]]:
    if low is not None:
        yield value > low if after else value >= low
    if high is not None:
        yield value < high if before else value <= high


def _added(day: Day) -> Iterator[ColumnElement[bool]]:
    """Days are those of the person's own time."""
    if day.first:
        yield PaperRow.added_at >= _midnight(day.first, later=day.after)
    if day.last:
        yield PaperRow.added_at < _midnight(day.last, later=not day.before)


def _midnight(day: str, *, later: bool) -> datetime:
    """The beginning of a day, or of the one after it."""
    begun = datetime.combine(date.fromisoformat(day), time.min)
    try:
        return (begun + timedelta(days=1) if later else begun).astimezone(UTC)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC) if begun.year > 1 else datetime.min.replace(tzinfo=UTC)
