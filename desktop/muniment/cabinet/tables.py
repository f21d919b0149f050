"""The tables of the cabinet's database.

What the model said (verdicts and its findings) and what a person did (operations, corrections) is never changed or
deleted; an operation that was undone is only marked. The `current_…` columns of a paper are what follows from both as
of now: they are worked out anew, in the same transaction, by every change, so that a list of papers is one query.

A page's words are one MessagePack blob, not a row each: they are only ever read a whole page at a time, and a row for
each word (some 500 a page) would multiply the file and the time to store a paper without any query that needs it. The
text to search is in the full-text table, which `search` describes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import DateTime, Dialect, ForeignKey, LargeBinary, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from muniment.paper import Candidate, Code, Line, Notice, Part, Statement, Word


class PageWords(msgspec.Struct, frozen=True, array_like=True):
    """The words of a page, the lines that they form, and the barcodes beside them, as kept in one blob."""

    words: tuple[Word, ...]
    lines: tuple[Line, ...]
    codes: tuple[Code, ...] = ()


NOTHING = text("x'90'")
"""An empty list as MessagePack: what stands in a column of packed lists that an older database did not have."""


class Packed(TypeDecorator[Any]):
    """A value of one msgspec type, kept as MessagePack."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else msgspec.msgpack.encode(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else msgspec.msgpack.decode(value, type=self.kind)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is taken off and put back."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Row(DeclarativeBase):
    """The root of all rows."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class PaperRow(Row):
    """A paper that is kept. `id` is never given again to another; `source` is the path that it came from.

    `sha256` names its original in the vault, of which it is the pages from `first_page` to `last_page`: all of them,
    but for the parts of a batch scan, which share the original of the paper that they are `part_of`. A part is
    `withdrawn` while the split that made it is undone.
    """

    __tablename__ = "papers"
    __table_args__ = (UniqueConstraint("sha256", "first_page", "last_page"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    first_page: Mapped[int]
    last_page: Mapped[int]
    part_of: Mapped[int | None] = mapped_column(ForeignKey("papers.id"), index=True)
    withdrawn: Mapped[bool] = mapped_column(default=False)
    name: Mapped[str]
    source: Mapped[str]
    media_type: Mapped[str]
    page_count: Mapped[int]
    notices: Mapped[tuple[Notice, ...]] = mapped_column(Packed(tuple[Notice, ...]))
    statements: Mapped[tuple[Statement, ...]] = mapped_column(Packed(tuple[Statement, ...]))
    added_at: Mapped[datetime] = mapped_column(Moment)
    accepted: Mapped[bool] = mapped_column(default=False)

    current_type: Mapped[str] = mapped_column(index=True)
    current_type_confidence: Mapped[float]
    current_reason: Mapped[str] = mapped_column(index=True)
    current_headline: Mapped[str]
    current_amount: Mapped[str]
    current_date: Mapped[str]


class PageRow(Row):
    """A page that was read."""

    __tablename__ = "pages"

    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    width: Mapped[float]
    height: Mapped[float]
    engine: Mapped[str]
    content: Mapped[PageWords] = mapped_column(Packed(PageWords))
    turn: Mapped[int] = mapped_column(server_default=text("0"))


class PageFaultRow(Row):
    """A page that could not be read, and the error's code."""

    __tablename__ = "page_faults"

    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)


class EnclosureRow(Row):
    """What hung on a paper, by the name that its sender gave it: the paper that it became (the same one may have hung
    on several), or the code of the error for which it could not be read. `place` tells the order of what hung there."""

    __tablename__ = "enclosures"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), index=True)
    place: Mapped[int]
    name: Mapped[str]
    enclosed_id: Mapped[int | None] = mapped_column(ForeignKey("papers.id"), index=True)
    code: Mapped[str | None]


class VerdictRow(Row):
    """What the model said of a paper, and which release of it."""

    __tablename__ = "verdicts"

    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), primary_key=True)
    type: Mapped[str]
    type_confidence: Mapped[float]
    reasons: Mapped[tuple[str, ...]] = mapped_column(Packed(tuple[str, ...]))
    release: Mapped[str]
    pages_considered: Mapped[tuple[int, ...]] = mapped_column(Packed(tuple[int, ...]))
    created_at: Mapped[datetime] = mapped_column(Moment)
    parts: Mapped[tuple[Part, ...]] = mapped_column(Packed(tuple[Part, ...]), server_default=NOTHING)


class FindingRow(Row):
    """A value of a field: the model's, or one that a correction brought in (`by_person`).

    `page` and `words` say where it stands; both are null for a value that a person typed.
    """

    __tablename__ = "findings"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), index=True)
    by_person: Mapped[bool]
    field: Mapped[str]
    text: Mapped[str]
    value: Mapped[str]
    page: Mapped[int | None]
    words: Mapped[tuple[int, ...] | None] = mapped_column(Packed(tuple[int, ...]))
    confidence: Mapped[float]
    runners_up: Mapped[tuple[Candidate, ...]] = mapped_column(Packed(tuple[Candidate, ...]))


class OperationRow(Row):
    """A change that a person or a rule made. `abandoned`: it was undone, and something else was done since: no more
    redo. Operations that belong together have the number of the first of them as their `batch`."""

    __tablename__ = "operations"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    description: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    abandoned: Mapped[bool] = mapped_column(default=False)
    batch: Mapped[int | None] = mapped_column(default=None, index=True)


class CorrectionRow(Row):
    """What an operation did to a paper: it stands as long as its operation is not undone.

    `type` is set by a change of type. A change of a value `replaces` the finding that stood there, if any, and `adds`
    the one that stands there now; a removal only replaces. `release` is the model's whose verdict was corrected.
    A split names the `parts` that became papers of their own. An acceptance has none of them.
    """

    __tablename__ = "corrections"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    operation_id: Mapped[int] = mapped_column(ForeignKey("operations.id"), index=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), index=True)
    kind: Mapped[str]
    type: Mapped[str | None] = mapped_column(default=None)
    replaces: Mapped[int | None] = mapped_column(ForeignKey("findings.id"), default=None)
    adds: Mapped[int | None] = mapped_column(ForeignKey("findings.id"), default=None)
    release: Mapped[str]
    parts: Mapped[tuple[int, ...] | None] = mapped_column(Packed(tuple[int, ...]), default=None)
