"""Papers as lists: in which order, how many, and a part of them at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.orm import Session, aliased

from muniment.cabinet import shelf
from muniment.cabinet.records import PaperSummary
from muniment.cabinet.tables import EnclosureRow, PaperRow


class Order(StrEnum):
    """What papers are ordered by. Within the same type or name, as of the same day or amount, the newest come first."""

    ADDED = "added"
    DATE = "date"
    AMOUNT = "amount"
    TYPE = "type"
    HEADLINE = "headline"


_NEWEST_FIRST = PaperRow.id.desc()
# Each as it stands in its index, or SQLite would sort all papers for the first few. What is empty comes last.
_ORDERS: dict[Order, Sequence[Any]] = {
    Order.ADDED: (_NEWEST_FIRST,),
    Order.DATE: (PaperRow.current_date.desc(), _NEWEST_FIRST),
    Order.AMOUNT: (text("CAST(nullif(papers.current_amount, '') AS REAL) DESC"), _NEWEST_FIRST),
    Order.TYPE: (PaperRow.current_type, _NEWEST_FIRST),
    Order.HEADLINE: (
        text("(papers.current_headline = '')"),
        text("papers.current_headline COLLATE NOCASE"),
        _NEWEST_FIRST,
    ),
}
_PAPERS_A_QUERY = 500
WITHDRAWN = select(PaperRow.id).where(PaperRow.withdrawn).correlate(None)
"""The parts whose split was undone: no list shows them."""

# Written out, as it stands in its index: SQLite does not take an index for a value that it is only told afterwards.
TO_REVIEW = PaperRow.id.in_(select(PaperRow.id).where(text("current_reason != ''")).correlate(None))
"""That a person should look at a paper."""


def conditions(
    *, type: str | None, needs_review: bool | None, tag: str | None, older_versions: bool
) -> list[ColumnElement[bool]]:
    """The papers of a type, with a tag, or to be reviewed or not, older versions of others among them or not; never
    parts whose split was undone."""
    return [
        *([shelf.is_current()] if not older_versions else ()),
        *([shelf.has_tag(tag)] if tag is not None else ()),
        PaperRow.id.not_in(WITHDRAWN),
        *([PaperRow.current_type == type] if type is not None else ()),
        *([TO_REVIEW] if needs_review else ()),
        *([~TO_REVIEW] if needs_review is False else ()),
    ]


def listed(
    session: Session,
    *conditions: ColumnElement[bool],
    order: Order = Order.ADDED,
    limit: int | None = None,
    offset: int = 0,
) -> list[PaperSummary]:
    """The papers of which all this holds, in that order: `limit` of them after `offset`."""
    part = aliased(PaperRow)
    parts = select(func.count()).where(part.part_of == PaperRow.id, part.withdrawn.is_(False)).scalar_subquery()
    mail = select(func.min(EnclosureRow.paper_id)).where(EnclosureRow.enclosed_id == PaperRow.id).scalar_subquery()
    query = select(
        PaperRow.id,
        PaperRow.name,
        PaperRow.added_at,
        PaperRow.current_type,
        PaperRow.current_type_confidence,
        PaperRow.current_reason,
        PaperRow.current_headline,
        PaperRow.current_amount,
        PaperRow.current_date,
        PaperRow.page_count,
        PaperRow.part_of,
        parts,
        mail,
        shelf.tags_column(),
        shelf.current_column(),
        shelf.versions_column(),
    )
    some = query.where(*conditions).order_by(*_ORDERS[order]).limit(limit).offset(offset or None)
    return [_summary(*row) for row in session.execute(some)]


def _summary(*row: Any) -> PaperSummary:
    """A row of the query, whose columns stand as the summary's do."""
    known = PaperSummary(*row)
    return msgspec.structs.replace(known, tags=shelf.tags_in(row[-3]))


def summaries(session: Session, paper_ids: Collection[int]) -> dict[int, PaperSummary]:
    """These papers, by number; those that are withdrawn are left out."""
    numbers = [*paper_ids]
    some = (numbers[start : start + _PAPERS_A_QUERY] for start in range(0, len(numbers), _PAPERS_A_QUERY))
    return {
        paper.paper_id: paper
        for part in some
        for paper in listed(session, PaperRow.id.in_(part), PaperRow.id.not_in(WITHDRAWN))
    }


def count(session: Session, *conditions: ColumnElement[bool]) -> int:
    """How many papers there are of which all this holds."""
    return session.scalar(select(func.count()).select_from(PaperRow).where(*conditions)) or 0
