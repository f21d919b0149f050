"""The tables of the journal: what is to be filed, what was done with papers' files, and every step of it.

The path of a file need not be text, so it is kept as the bytes that the system knows it by.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import Dialect, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from muniment.cabinet.tables import Moment, Packed, Row


class FilePath(TypeDecorator[Path]):
    """The path of a file, byte for byte."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Path | None, dialect: Dialect) -> bytes | None:
        return None if value is None else os.fsencode(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Path | None:
        return None if value is None else Path(os.fsdecode(value))


class ToFileRow(Row):
    """A paper that filing was told of, with the file that it came from and what may be done with it: a `KeptFile`.

    While it is `waiting` it is considered, again and again where something stands in its way, of which `note` tells;
    a paper that a person should look at first waits too. `original` and all below are null where a person gave it.
    """

    __tablename__ = "papers_to_file"

    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), primary_key=True)
    path: Mapped[Path] = mapped_column(FilePath)
    waiting: Mapped[bool] = mapped_column(index=True)
    note: Mapped[str]
    folder: Mapped[Path | None] = mapped_column(FilePath)
    original: Mapped[str | None]
    rules: Mapped[tuple[str, ...] | None] = mapped_column(Packed(tuple[str, ...]))


class FilingRow(Row):
    """What the operation of that number did with a paper, beside its steps, or which filing it took back (`undoes`).

    `tags` are those that it set, by an operation of their own once that is done (`tag_operation_id`).
    """

    __tablename__ = "filings"

    operation_id: Mapped[int] = mapped_column(ForeignKey("operations.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), index=True)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("operations.id"), index=True)
    explanation: Mapped[str]
    retention: Mapped[str]
    tags: Mapped[tuple[str, ...]] = mapped_column(Packed(tuple[str, ...]))
    tagged: Mapped[bool]
    tag_operation_id: Mapped[int | None] = mapped_column(ForeignKey("operations.id"), index=True)


class StepRow(Row):
    """A step, as `muniment.steps` tells of it."""

    __tablename__ = "file_steps"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    operation_id: Mapped[int] = mapped_column(ForeignKey("operations.id"), index=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), index=True)
    action: Mapped[str]
    source: Mapped[Path | None] = mapped_column(FilePath)
    wanted: Mapped[Path | None] = mapped_column(FilePath)
    target: Mapped[Path | None] = mapped_column(FilePath, index=True)
    root: Mapped[Path | None] = mapped_column(FilePath)
    source_root: Mapped[Path | None] = mapped_column(FilePath)
    sha256: Mapped[str]
    token: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    folders: Mapped[tuple[bytes, ...]] = mapped_column(Packed(tuple[bytes, ...]))
    emptied: Mapped[tuple[bytes, ...]] = mapped_column(Packed(tuple[bytes, ...]))
    identity: Mapped[str]
    size: Mapped[int]
    mtime_ns: Mapped[int | None]
    mode: Mapped[int | None]
    note: Mapped[str]
    fault: Mapped[str]
    attempts: Mapped[int]
    next_try: Mapped[datetime | None] = mapped_column(Moment)
