"""The list of what was done: each operation is one line in it, which undo and redo go up and down."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from muniment.cabinet.tables import OperationRow
from muniment.operations import Operation


def begin(session: Session, operation: Operation) -> int:
    """Write down a new operation; returns its number. Operations undone before it can no longer be brought again."""
    session.execute(update(OperationRow).where(OperationRow.undone_at.is_not(None)).values(abandoned=True))
    stored = OperationRow(name=operation.name, description=operation.description, created_at=datetime.now(UTC))
    session.add(stored)
    session.flush()
    return stored.id


def to_undo(session: Session) -> OperationRow | None:
    """The newest operation that stands."""
    return session.scalars(
        select(OperationRow).where(OperationRow.undone_at.is_(None)).order_by(OperationRow.id.desc()).limit(1)
    ).first()


def to_redo(session: Session) -> OperationRow | None:
    """The operation that was undone last, unless something was done since."""
    # Undo goes backwards from the newest, so the oldest that may come again is the one that was undone last.
    return session.scalars(
        select(OperationRow)
        .where(OperationRow.undone_at.is_not(None), OperationRow.abandoned.is_(False))
        .order_by(OperationRow.id)
        .limit(1)
    ).first()
