"""What people did to papers, as it happened: read for a person, never changed here."""

from __future__ import annotations

from sqlalchemy import func, select

from muniment.cabinet.records import DoneOperation
from muniment.cabinet.tables import CorrectionRow, OperationRow, PaperRow
from muniment.cabinet.transactions import Transactions


class History:
    """The operations of one data folder. Any thread may read it."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def page(self, *, before: int | None = None, most: int = 200) -> list[DoneOperation]:
        """At most that many operations, the newest first; `before` is the number of the one to go on after."""
        paper = select(func.min(CorrectionRow.paper_id)).where(CorrectionRow.operation_id == OperationRow.id)
        query = (
            select(OperationRow, PaperRow.id, PaperRow.name)
            .outerjoin(PaperRow, PaperRow.id == paper.scalar_subquery())
            .order_by(OperationRow.id.desc())
            .limit(most)
        )
        if before is not None:
            query = query.where(OperationRow.id < before)
        with self._transactions.reading() as session:
            return [
                DoneOperation(
                    operation_id=operation.id,
                    name=operation.name,
                    description=operation.description,
                    done_at=operation.created_at,
                    undone_at=operation.undone_at,
                    paper_id=paper_id,
                    paper_name=paper_name or "",
                )
                for operation, paper_id, paper_name in session.execute(query)
            ]
