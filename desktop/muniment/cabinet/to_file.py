"""The papers that filing was told of: noted before anything is done, so that none is forgotten."""

from __future__ import annotations

from sqlalchemy import select, update

from muniment.cabinet.journal_tables import ToFileRow
from muniment.cabinet.tables import PaperRow
from muniment.cabinet.transactions import Transactions
from muniment.watched import KeptFile, Original, WatchedFolder


class ToFile:
    """The papers to be filed of one data folder; reached as `Store.to_file`."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def add(self, kept: KeptFile) -> None:
        """Note that a paper is to be filed. One that was noted before keeps what is known of its file."""
        with self._transactions.writing() as session:
            if session.get(ToFileRow, kept.paper_id) is None:
                folder = kept.folder
                session.add(
                    ToFileRow(
                        paper_id=kept.paper_id,
                        path=kept.path,
                        waiting=True,
                        note="",
                        folder=folder.path if folder else None,
                        original=folder.original if folder else None,
                        rules=folder.rules if folder else None,
                    )
                )

    def settle(self, paper_id: int) -> None:
        """Note that a paper need not be considered any more: it is filed, or no rule speaks of it."""
        with self._transactions.writing() as session:
            session.execute(update(ToFileRow).where(ToFileRow.paper_id == paper_id).values(waiting=False, note=""))

    def hold(self, paper_id: int, note: str) -> None:
        """Note why a paper that waits cannot be filed now."""
        with self._transactions.writing() as session:
            session.execute(update(ToFileRow).where(ToFileRow.paper_id == paper_id).values(note=note))

    def waits(self, paper_id: int) -> bool:
        """Whether a paper is still to be filed."""
        with self._transactions.reading() as session:
            row = session.get(ToFileRow, paper_id)
            return row is not None and row.waiting

    def note(self, paper_id: int) -> str:
        """What stands in the way of a paper that waits; "" where nothing does, or it does not wait."""
        with self._transactions.reading() as session:
            row = session.get(ToFileRow, paper_id)
            return row.note if row is not None and row.waiting else ""

    def ready(self) -> list[int]:
        """The papers that wait and that nobody need look at first, the oldest first."""
        with self._transactions.reading() as session:
            query = (
                select(ToFileRow.paper_id)
                .join(PaperRow, PaperRow.id == ToFileRow.paper_id)
                .where(ToFileRow.waiting, PaperRow.current_reason == "", PaperRow.withdrawn.is_(False))
                .order_by(ToFileRow.paper_id)
            )
            return list(session.scalars(query))

    def known(self, paper_id: int) -> KeptFile | None:
        """The file that a paper came from, as far as filing was told of it."""
        with self._transactions.reading() as session:
            row = session.get(ToFileRow, paper_id)
            if row is None:
                return None
            sha256 = session.get_one(PaperRow, paper_id).sha256
            folder = (
                WatchedFolder(row.folder, Original(row.original), rules=row.rules)
                if row.folder is not None and row.original is not None
                else None
            )
            return KeptFile(paper_id, row.path, sha256, folder)
