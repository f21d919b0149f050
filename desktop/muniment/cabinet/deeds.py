"""The list of what was done: each operation is one line in it, which undo and redo go up and down."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import update
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
