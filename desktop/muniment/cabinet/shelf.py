"""What the shelf tells of papers in a list: their tags and versions, and which papers a list shows at all."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, ScalarSelect, exists, func, select
from sqlalchemy.orm import Session

from muniment.cabinet.records import Sighting
from muniment.cabinet.shelf_tables import PaperTagRow, SightingRow, VersionRow
from muniment.cabinet.tables import PaperRow
from muniment.tags import folded

_BETWEEN_TAGS = "\n"


def tags_column() -> ScalarSelect[str]:
    """The tags of the paper in a query, for `tags_in`."""
    tags = func.group_concat(PaperTagRow.tag, _BETWEEN_TAGS)
    return select(tags).where(PaperTagRow.paper_id == PaperRow.id).scalar_subquery()


def current_column() -> ScalarSelect[int]:
    """The current version of the paper in a query, where it is an older one."""
    return select(VersionRow.current_id).where(VersionRow.paper_id == PaperRow.id).scalar_subquery()


def versions_column() -> ScalarSelect[int]:
    """How many older versions the paper in a query has."""
    return select(func.count()).where(VersionRow.current_id == PaperRow.id).scalar_subquery()


def tags_in(column: str | None) -> tuple[str, ...]:
    """The tags in a `tags_column`, in order."""
    return _in_order(column.split(_BETWEEN_TAGS) if column else ())


def is_current() -> ColumnElement[bool]:
    """Whether the paper in a query is no older version of another."""
    return ~exists().where(VersionRow.paper_id == PaperRow.id)


def has_tag(tag: str) -> ColumnElement[bool]:
    """Whether the paper in a query has a tag; capitals make no difference."""
    return exists().where(PaperTagRow.paper_id == PaperRow.id, PaperTagRow.folded == folded(tag))


def tags_of(session: Session, paper_id: int) -> tuple[str, ...]:
    """The tags of a paper, in order."""
    return _in_order(session.scalars(select(PaperTagRow.tag).where(PaperTagRow.paper_id == paper_id)))


def current_of(session: Session, paper_id: int) -> int | None:
    """The current version of a paper that is an older one."""
    return session.scalar(select(VersionRow.current_id).where(VersionRow.paper_id == paper_id))


def versions_of(session: Session, paper_id: int) -> tuple[int, ...]:
    """The older versions of a paper, the newest first."""
    older = select(VersionRow.paper_id).where(VersionRow.current_id == paper_id)
    return tuple(session.scalars(older.order_by(VersionRow.paper_id.desc())))


def sightings_of(session: Session, paper_id: int) -> tuple[Sighting, ...]:
    """The places that a paper's original came from again, the first one first."""
    seen = select(SightingRow).where(SightingRow.paper_id == paper_id).order_by(SightingRow.first_seen_at)
    return tuple(sighting(row) for row in session.scalars(seen))


def sighting(row: SightingRow) -> Sighting:
    """A place that an original came from again."""
    return Sighting(row.paper_id, row.source, row.first_seen_at, row.last_seen_at, row.times)


def _in_order(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(tags, key=folded))
