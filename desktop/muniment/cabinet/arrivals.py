"""Files that were seen: written down before they are worked on, so that no end of the program loses one."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Row as SomeRow
from sqlalchemy import and_, bindparam, case, delete, func, insert, or_, select, update

from muniment.cabinet.arrival_tables import ArrivalRow
from muniment.cabinet.transactions import Transactions
from muniment.fingerprint import Fingerprint, Look

_A_QUERY = 500


class ArrivalState(StrEnum):
    """Where a file stands. SEEN, until it is finished; TAKEN by the office, to be read; KEPT in the cabinet, and filing
    has not been told; DONE. WAITING for a fault to pass, REFUSED for good unless it changes, OURS where filing put it
    there, GONE from where it was."""

    SEEN = "seen"
    TAKEN = "taken"
    KEPT = "kept"
    DONE = "done"
    WAITING = "waiting"
    REFUSED = "refused"
    OURS = "ours"
    GONE = "gone"


IN_HAND = (ArrivalState.TAKEN, ArrivalState.KEPT)
"""The states in which the office works on a file: only what hears of its work changes them."""

QUEUED = (ArrivalState.SEEN, ArrivalState.WAITING, ArrivalState.TAKEN, ArrivalState.KEPT, ArrivalState.REFUSED)
"""The states that a person may want to know of: something is still to come, or will not come without them."""


class Arrived(msgspec.Struct, frozen=True):
    """A file that was seen: in the watched `folder`, or given by a person where that is None.

    `look` is what it looked like since `seen_at`. It is to be looked at again when `due_at` has come. `code` is that of
    the error for which it was not taken in at the last of its `attempts`; `sha256` and `paper_id` are those of what was
    kept last from this path. `arrival_id` is 0 before it is written down.
    """

    path: Path
    look: Look
    folder: Path | None
    state: ArrivalState
    seen_at: datetime
    due_at: datetime
    attempts: int = 0
    code: str | None = None
    sha256: str | None = None
    paper_id: int | None = None
    arrival_id: int = 0


class Arrivals:
    """The files that were seen, in one data folder. Every method is one transaction, and may be called from any
    thread; those that change something raise StoreUnwritable, and then nothing is changed."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def add(self, files: Sequence[Arrived]) -> list[int]:
        """Write down files that are not known yet; returns their numbers, in order."""
        with self._transactions.writing() as session:
            written = session.execute(
                insert(ArrivalRow).returning(ArrivalRow.id, sort_by_parameter_order=True),
                [_columns(file) for file in files],
            )
            return list(written.scalars())

    def update(self, files: Iterable[Arrived], *, unless: Collection[ArrivalState] = ()) -> None:
        """Write down how files now stand, but for those that by now are in one of the states `unless`."""
        changes = [{"number": file.arrival_id, **_columns(file)} for file in files]
        if changes:
            free = update(ArrivalRow).where(
                ArrivalRow.id == bindparam("number"), *(ArrivalRow.state != state for state in unless)
            )
            with self._transactions.writing() as session:
                session.connection().execute(free, changes)

    def forget(self, numbers: Collection[int]) -> None:
        """Files that need not be known again."""
        with self._transactions.writing() as session:
            session.execute(delete(ArrivalRow).where(ArrivalRow.id.in_(numbers)))

    def known(self, paths: Sequence[Path]) -> dict[Path, Arrived]:
        """Those of the paths that are known from watched folders."""
        with self._transactions.reading() as session:
            rows = session.execute(
                select(*_COLUMNS).where(
                    ArrivalRow.path.in_([os.fsencode(path) for path in paths]), ArrivalRow.folder.is_not(None)
                )
            )
            return {file.path: file for file in map(_arrived, rows)}

    def given(self, paths: Collection[Path]) -> list[Arrived]:
        """The files of these paths that a person gave before, and that nobody works on."""
        wanted = {os.fsencode(path) for path in paths}
        with self._transactions.reading() as session:
            rows = session.scalars(
                select(ArrivalRow).where(ArrivalRow.folder.is_(None), ArrivalRow.state == ArrivalState.WAITING)
            )
            return [_arrived(row) for row in rows if row.path in wanted]

    def get(self, numbers: Collection[int]) -> dict[int, Arrived]:
        """The files of these numbers, as far as they are known."""
        with self._transactions.reading() as session:
            rows = session.scalars(select(ArrivalRow).where(ArrivalRow.id.in_(numbers)))
            return {row.id: _arrived(row) for row in rows}

    def due(self, folder: Path | None, now: datetime, limit: int) -> list[Arrived]:
        """Files of a folder, or given by a person, that are to be looked at now, the longest due first."""
        with self._transactions.reading() as session:
            rows = session.scalars(
                select(ArrivalRow)
                .where(_is_of(folder), _STILL_TO_COME, ArrivalRow.due_at <= now)
                .order_by(ArrivalRow.due_at, ArrivalRow.id)
                .limit(limit)
            )
            return [_arrived(row) for row in rows]

    def next_due(self, folder: Path | None) -> datetime | None:
        """When the next file of a folder, or given by a person, is to be looked at; None where none waits."""
        with self._transactions.reading() as session:
            return session.scalar(
                select(ArrivalRow.due_at).where(_is_of(folder), _STILL_TO_COME).order_by(ArrivalRow.due_at).limit(1)
            )

    def missing(self, folder: Path, there: Collection[int]) -> Iterator[Arrived]:
        """The files of a watched folder that are not among those numbers, nor in hand, nor known to be gone."""
        at_rest = ArrivalRow.state.not_in((*IN_HAND, ArrivalState.GONE))
        with self._transactions.reading() as session:
            numbers = [
                number
                for number in session.scalars(select(ArrivalRow.id).where(_is_of(folder), at_rest))
                if number not in there
            ]
        for start in range(0, len(numbers), _A_QUERY):
            yield from self.get(numbers[start : start + _A_QUERY]).values()

    def kept(self, now: datetime, limit: int) -> list[Arrived]:
        """Files that are kept and of which filing is to be told now."""
        with self._transactions.reading() as session:
            rows = session.scalars(
                select(ArrivalRow)
                .where(ArrivalRow.state == ArrivalState.KEPT, ArrivalRow.due_at <= now)
                .order_by(ArrivalRow.due_at, ArrivalRow.id)
                .limit(limit)
            )
            return [_arrived(row) for row in rows]

    def queue(self, limit: int) -> list[Arrived]:
        """What waits, and for what: those that will not be tried again first, then the earliest."""
        refused_first = case((ArrivalRow.state == ArrivalState.REFUSED, 0), else_=1)
        with self._transactions.reading() as session:
            rows = session.scalars(
                select(ArrivalRow)
                .where(ArrivalRow.state.in_(QUEUED))
                .order_by(refused_first, ArrivalRow.id)
                .limit(limit)
            )
            return [_arrived(row) for row in rows]

    def counts(self) -> Mapping[ArrivalState, int]:
        """How many files stand in each state; states in which none stands are left out."""
        with self._transactions.reading() as session:
            rows = session.execute(select(ArrivalRow.state, func.count()).group_by(ArrivalRow.state))
            return {ArrivalState(state): count for state, count in rows}

    def outstanding(self, folders: Collection[Path], until: datetime) -> int:
        """How many files of these folders, or given by a person, are in hand or due by then."""
        ours = or_(ArrivalRow.folder.is_(None), ArrivalRow.folder.in_([os.fsencode(folder) for folder in folders]))
        due = ArrivalRow.state.in_((ArrivalState.SEEN, ArrivalState.WAITING, ArrivalState.KEPT))
        waiting = or_(ArrivalRow.state == ArrivalState.TAKEN, and_(due, ArrivalRow.due_at <= until))
        with self._transactions.reading() as session:
            return session.scalars(select(func.count()).select_from(ArrivalRow).where(ours, waiting)).one()

    def next_kept(self) -> datetime | None:
        """When filing is next to be told of a file that is kept; None where there is none."""
        with self._transactions.reading() as session:
            return session.scalar(select(func.min(ArrivalRow.due_at)).where(ArrivalRow.state == ArrivalState.KEPT))

    def last_number(self) -> int:
        """The highest number by now; 0 where there is none."""
        with self._transactions.reading() as session:
            return session.scalar(select(func.max(ArrivalRow.id))) or 0

    def take_up(self, last: int, now: datetime, interrupted: str) -> None:
        """After a start: whatever was in hand when the program ended, up to the `last` number of then, waits with that
        code and is due at once."""
        with self._transactions.writing() as session:
            session.execute(
                update(ArrivalRow)
                .where(ArrivalRow.state == ArrivalState.TAKEN, ArrivalRow.id <= last)
                .values(state=ArrivalState.WAITING, code=interrupted, due_at=now)
            )

    def hasten(self, numbers: Collection[int], due: datetime) -> None:
        """Files that were seen are to be looked at sooner."""
        with self._transactions.writing() as session:
            session.execute(
                update(ArrivalRow)
                .where(ArrivalRow.id.in_(numbers), ArrivalRow.state == ArrivalState.SEEN)
                .values(due_at=due)
            )

    def look_anew(self, folder: Path | None, now: datetime, seen_due: datetime) -> None:
        """Nobody knows what happened to a folder's files meanwhile: those that were SEEN count as seen now and are due
        then; those that are WAITING are due now."""
        with self._transactions.writing() as session:
            session.execute(
                update(ArrivalRow)
                .where(_is_of(folder), ArrivalRow.state == ArrivalState.SEEN)
                .values(seen_at=now, due_at=seen_due)
            )
            session.execute(
                update(ArrivalRow).where(_is_of(folder), ArrivalRow.state == ArrivalState.WAITING).values(due_at=now)
            )

    def retry(self, now: datetime) -> int:
        """What waits or was refused is due now; returns how many files that are."""
        with self._transactions.writing() as session:
            again = session.scalars(
                update(ArrivalRow)
                .where(ArrivalRow.state.in_((ArrivalState.WAITING, ArrivalState.REFUSED)))
                .values(state=ArrivalState.WAITING, due_at=now)
                .returning(ArrivalRow.id)
            )
            return len(again.all())


_COLUMNS = ArrivalRow.__table__.columns
"""A round reads thousands of rows: as plain rows that takes a third of the time that objects would."""

_STILL_TO_COME = ArrivalRow.state.in_((ArrivalState.SEEN, ArrivalState.WAITING))


def _is_of(folder: Path | None) -> Any:
    return ArrivalRow.folder.is_(None) if folder is None else ArrivalRow.folder == os.fsencode(folder)


def _columns(file: Arrived) -> dict[str, Any]:
    fingerprint = file.look.fingerprint
    return {
        "folder": None if file.folder is None else os.fsencode(file.folder),
        "path": os.fsencode(file.path),
        "device": fingerprint.device,
        "inode": fingerprint.inode,
        "size": fingerprint.size,
        "mtime_ns": fingerprint.mtime_ns,
        "ctime_ns": file.look.ctime_ns,
        "state": file.state,
        "seen_at": file.seen_at,
        "due_at": file.due_at,
        "attempts": file.attempts,
        "code": file.code,
        "sha256": file.sha256,
        "paper_id": file.paper_id,
    }


def _arrived(row: ArrivalRow | SomeRow[Any]) -> Arrived:
    return Arrived(
        path=Path(os.fsdecode(row.path)),
        look=Look(Fingerprint(row.device, row.inode, row.size, row.mtime_ns), row.ctime_ns),
        folder=None if row.folder is None else Path(os.fsdecode(row.folder)),
        state=ArrivalState(row.state),
        seen_at=row.seen_at,
        due_at=row.due_at,
        attempts=row.attempts,
        code=row.code,
        sha256=row.sha256,
        paper_id=row.paper_id,
        arrival_id=row.id,
    )
