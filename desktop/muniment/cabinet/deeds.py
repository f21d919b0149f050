"""The list of what was done: each operation is one line in it, which undo and redo go up and down."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from muniment.cabinet.tables import OperationRow
from muniment.operations import Operation


def begin(session: Session, operation: Operation, batch: int | None = None) -> int:
    """Write down a new operation; returns its number. Operations undone before it can no longer be brought again, but
    where it only belongs to a `batch` of filings: what the rules do by themselves takes nothing from a person."""
    if batch is None:
        session.execute(update(OperationRow).where(OperationRow.undone_at.is_not(None)).values(abandoned=True))
    stored = OperationRow(
        name=operation.name, description=operation.description, created_at=datetime.now(UTC), batch=batch
    )
    session.add(stored)
    session.flush()
    return stored.id
