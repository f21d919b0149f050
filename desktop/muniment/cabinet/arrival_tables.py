"""The table of files that were seen: the queue of those that are still to be taken in, and how the others are known
again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from muniment.cabinet.tables import Moment, Row


class ArrivalRow(Row):
    """A file that was seen in a watched folder, or that a person gave (then `folder` is null, and it is forgotten once
    its paper is done with).

    Paths are bytes, as the system has them: a file's name need not be text. The fingerprint is the one with which the
    file was last seen or taken, since `seen_at`; `due_at` is when it is to be looked at again. `sha256` and `paper_id`
    are those of what was kept last from here.
    """

    __tablename__ = "arrivals"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    folder: Mapped[bytes | None]
    path: Mapped[bytes]
    device: Mapped[int]
    inode: Mapped[int]
    size: Mapped[int]
    mtime_ns: Mapped[int]
    ctime_ns: Mapped[int]
    state: Mapped[str]
    seen_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    attempts: Mapped[int]
    code: Mapped[str | None]
    sha256: Mapped[str | None]
    paper_id: Mapped[int | None]


Index("uq_arrivals_path_in_a_folder", ArrivalRow.path, unique=True, sqlite_where=ArrivalRow.folder.is_not(None))
Index("ix_arrivals_state", ArrivalRow.state, ArrivalRow.due_at)
