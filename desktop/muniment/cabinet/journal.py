"""The journal of filing: what is to be done with papers' files is written down here first, then how far it is.

An operation and its steps are one transaction. Taking a filing back is an operation of its own with steps of its own,
which says which one it undoes; so it can be taken back as well, also after a restart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from muniment.cabinet import journal_rows, papers
from muniment.cabinet.faults import AlreadyUndone, NoSuchOperation
from muniment.cabinet.journal_records import Activity, Filing
from muniment.cabinet.journal_tables import FilingRow, StepRow, ToFileRow
from muniment.cabinet.tables import OperationRow
from muniment.cabinet.transactions import Transactions
from muniment.operations import File, FileAgain, Operation, PutBack
from muniment.steps import Action, NewStep, Step, StepState

_UNFINISHED = tuple(state for state in StepState if not state.final)


class Journal:
    """The journal of one data folder; reached as `Store.journal`. Each change is on the disk once its method returned.

    Methods that take an operation's number raise NoSuchOperation where there is none.
    """

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    # Writing down

    def file(
        self,
        paper_id: int,
        operation: File,
        step: NewStep | None,
        *,
        tags: Sequence[str] = (),
        retention: str = "",
        explanation: str = "",
        batch: int | None = None,
    ) -> int:
        """Write down that a paper is filed, and the step to be taken: it waits for filing no longer. Returns the
        operation's number. Without a `batch`, the operation begins one, which has its number."""
        with self._transactions.writing() as session:
            stored = _record(session, operation, batch)
            _add(session, stored.id, paper_id, explanation, retention, tags, None, [step] if step else [])
            waiting = update(ToFileRow).where(ToFileRow.paper_id == paper_id)
            session.execute(waiting.values(waiting=False, note=""))
            return stored.id

    def take_back(self, operation_id: int, steps: Sequence[NewStep], *, batch: int | None = None) -> int:
        """Write down that a filing is taken back by these steps; returns the number of that operation. From then on
        what it undoes counts as undone, and what that had undone stands again. Raises AlreadyUndone."""
        with self._transactions.writing() as session:
            undone = _operation(session, operation_id)
            if undone.undone_at is not None:
                raise AlreadyUndone
            filing = session.get_one(FilingRow, operation_id)
            brought = None if filing.undoes is None else _operation(session, filing.undoes)
            operation = PutBack(undone.description) if brought is None else FileAgain(brought.description)
            stored = _record(session, operation, batch)
            _add(session, stored.id, filing.paper_id, "", "", (), operation_id, steps)
            undone.undone_at, filing.tagged = stored.created_at, True
            if brought is not None:
                brought.undone_at = None
            return stored.id

    def record(self, step: Step) -> None:
        """Write down how far a step is."""
        with self._transactions.writing() as session:
            journal_rows.record(session.get_one(StepRow, step.step_id), step)

    def tagged(self, filing: Filing, tag_operation_id: int | None) -> None:
        """Write down that the tags of a filing are set, by which operation: it is of the filing's batch. None where
        the paper had them all."""
        with self._transactions.writing() as session:
            row = session.get_one(FilingRow, filing.operation_id)
            row.tagged, row.tag_operation_id = True, tag_operation_id
            if tag_operation_id is not None:
                _operation(session, tag_operation_id).batch = filing.batch

    # Looking up

    def unfinished(self) -> list[Step]:
        """The steps that are not done, the oldest first."""
        with self._transactions.reading() as session:
            rows = session.scalars(select(StepRow).where(StepRow.state.in_(_UNFINISHED)).order_by(StepRow.id))
            return [journal_rows.step_of(row) for row in rows]

    def untagged(self) -> list[int]:
        """The filings whose tags are still to be set."""
        with self._transactions.reading() as session:
            query = select(FilingRow.operation_id).where(FilingRow.tagged.is_(False)).order_by(FilingRow.operation_id)
            return list(session.scalars(query))

    def steps(self, operation_id: int) -> tuple[Step, ...]:
        """The steps of an operation, in order; none for one that has none."""
        with self._transactions.reading() as session:
            return _steps(session, operation_id)

    def filing(self, operation_id: int) -> Filing | None:
        """What a filing did, or took back; None for an operation of another sort. The operation that set a filing's
        tags is part of it, and has the filing's."""
        with self._transactions.reading() as session:
            _operation(session, operation_id)
            row = session.scalars(
                select(FilingRow)
                .where((FilingRow.operation_id == operation_id) | (FilingRow.tag_operation_id == operation_id))
                .limit(1)
            ).first()
            return _filing(session, row) if row else None

    def newest(self, *, undone: bool = False) -> int | None:
        """The newest operation that stands, or, of those that were undone, the one to be brought again next. What only
        takes back another is passed over."""
        taking_back = select(FilingRow.operation_id).where(FilingRow.undoes.is_not(None))
        query = select(OperationRow.id).where(OperationRow.id.not_in(taking_back)).limit(1)
        if undone:
            query = query.where(OperationRow.undone_at.is_not(None), OperationRow.abandoned.is_(False))
            query = query.order_by(OperationRow.undone_at.desc(), OperationRow.id)
        else:
            query = query.where(OperationRow.undone_at.is_(None)).order_by(OperationRow.id.desc())
        with self._transactions.reading() as session:
            return session.scalar(query)

    def description(self, operation_id: int) -> str:
        """What was done, in words."""
        with self._transactions.reading() as session:
            return _operation(session, operation_id).description

    def stands(self, operation_id: int) -> bool:
        """Whether an operation is not undone."""
        with self._transactions.reading() as session:
            return _operation(session, operation_id).undone_at is None

    def origin(self, operation_id: int) -> Filing:
        """The filing with which a row of takings back began, one undoing the other."""
        with self._transactions.reading() as session:
            row = session.get_one(FilingRow, operation_id)
            while row.undoes is not None:
                row = session.get_one(FilingRow, row.undoes)
            return _filing(session, row)

    def taken_back_by(self, operation_id: int) -> int | None:
        """The operation that took this one back and stands."""
        with self._transactions.reading() as session:
            return session.scalar(
                select(FilingRow.operation_id)
                .join(OperationRow, OperationRow.id == FilingRow.operation_id)
                .where(FilingRow.undoes == operation_id, OperationRow.undone_at.is_(None))
                .limit(1)
            )

    def batch(self, batch: int) -> list[int]:
        """The operations of a batch that stand, the newest first. Raises NoSuchOperation where there is none at all."""
        with self._transactions.reading() as session:
            found = session.execute(
                select(OperationRow.id, OperationRow.undone_at)
                .where(OperationRow.batch == batch)
                .order_by(OperationRow.id.desc())
            ).all()
        if not found:
            raise NoSuchOperation
        return [operation_id for operation_id, undone_at in found if undone_at is None]

    def activity(self, limit: int) -> list[Activity]:
        """What was done, the newest first."""
        with self._transactions.reading() as session:
            rows = session.scalars(select(OperationRow).order_by(OperationRow.id.desc()).limit(limit)).all()
            filings = {
                filing.operation_id: filing
                for filing in session.scalars(
                    select(FilingRow).where(FilingRow.operation_id.in_([row.id for row in rows]))
                )
            }
            return [_activity(session, row, filings.get(row.id)) for row in rows]

    def retention(self, paper_id: int) -> str:
        """How long a paper is to be kept, as the newest filing that stands says; "" where none does."""
        with self._transactions.reading() as session:
            papers.row(session, paper_id)
            return (
                session.scalar(
                    select(FilingRow.retention)
                    .join(OperationRow, OperationRow.id == FilingRow.operation_id)
                    .where(FilingRow.paper_id == paper_id, FilingRow.retention != "", OperationRow.undone_at.is_(None))
                    .order_by(OperationRow.id.desc())
                    .limit(1)
                )
                or ""
            )

    def places(self, paper_id: int) -> tuple[Path, ...]:
        """Where filing put the paper's file, or copies of it, and left them."""
        with self._transactions.reading() as session:
            rows = session.scalars(
                select(StepRow)
                .join(OperationRow, OperationRow.id == StepRow.operation_id)
                .join(FilingRow, FilingRow.operation_id == StepRow.operation_id)
                .where(StepRow.paper_id == paper_id, StepRow.state == StepState.DONE, OperationRow.undone_at.is_(None))
                .where(FilingRow.undoes.is_(None), StepRow.action != Action.REMOVE)
                .order_by(StepRow.id)
            )
            return tuple(row.target for row in rows if row.target is not None)

    def is_filed(self, paper_id: int) -> bool:
        """Whether a filing of the paper stands."""
        with self._transactions.reading() as session:
            filings = (
                select(func.count())
                .select_from(FilingRow)
                .join(OperationRow, OperationRow.id == FilingRow.operation_id)
                .where(FilingRow.paper_id == paper_id, FilingRow.undoes.is_(None), OperationRow.undone_at.is_(None))
            )
            return bool(session.scalar(filings))

    def ours(self, path: Path, device: int, inode: int, size: int, mtime_ns: int) -> bool:
        """Whether the file of that name is one that filing put there, by the place on its disk, or, since not every
        disk numbers its files for good, by its size and time."""
        with self._transactions.reading() as session:
            made = select(StepRow).where(
                StepRow.target == path,
                StepRow.action != Action.REMOVE,
                StepRow.identity != "",
                StepRow.state != StepState.ABANDONED,
            )
            return any(
                row.identity == f"{device}:{inode}" or (row.size, row.mtime_ns) == (size, mtime_ns)
                for row in session.scalars(made)
            )


def _record(session: Session, operation: Operation, batch: int | None) -> OperationRow:
    stored = OperationRow(name=operation.name, description=operation.description, created_at=datetime.now(UTC))
    session.add(stored)
    session.flush()
    stored.batch = stored.id if batch is None else batch
    return stored


def _add(
    session: Session,
    operation_id: int,
    paper_id: int,
    explanation: str,
    retention: str,
    tags: Sequence[str],
    undoes: int | None,
    steps: Sequence[NewStep],
) -> None:
    paper = papers.row(session, paper_id)
    session.add(
        FilingRow(
            operation_id=operation_id,
            paper_id=paper_id,
            undoes=undoes,
            explanation=explanation,
            retention=retention,
            tags=tuple(tags),
            tagged=not tags,
        )
    )
    session.add_all(journal_rows.new_row(step, operation_id, paper) for step in steps)


def _steps(session: Session, operation_id: int) -> tuple[Step, ...]:
    rows = session.scalars(select(StepRow).where(StepRow.operation_id == operation_id).order_by(StepRow.id))
    return tuple(journal_rows.step_of(row) for row in rows)


def _filing(session: Session, row: FilingRow) -> Filing:
    return Filing(
        operation_id=row.operation_id,
        paper_id=row.paper_id,
        undoes=row.undoes,
        batch=_operation(session, row.operation_id).batch or row.operation_id,
        explanation=row.explanation,
        retention=row.retention,
        tags=row.tags,
        tag_operation_id=row.tag_operation_id,
        steps=_steps(session, row.operation_id),
    )


def _activity(session: Session, row: OperationRow, filing: FilingRow | None) -> Activity:
    return Activity(
        operation_id=row.id,
        name=row.name,
        description=row.description,
        created_at=row.created_at,
        undone_at=row.undone_at,
        batch=row.batch,
        filing=_filing(session, filing) if filing else None,
    )


def _operation(session: Session, operation_id: int) -> OperationRow:
    found = session.get(OperationRow, operation_id)
    if found is None:
        raise NoSuchOperation(str(operation_id))
    return found
