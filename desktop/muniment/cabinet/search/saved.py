"""Questions that a person gave a name, to be asked again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from muniment.cabinet.faults import NoSuchSearch, SearchNameTaken
from muniment.cabinet.search.tables import SavedSearchRow
from muniment.cabinet.search.words import words_of
from muniment.cabinet.transactions import Transactions

_LONGEST_NAME = 100


class SavedSearch(msgspec.Struct, frozen=True):
    """A question by its name, and how many papers answer it now."""

    name: str
    question: str
    papers: int


class SavedSearches:
    """The questions saved in one data folder; `count` says how many papers answer one.

    Names are told apart by their letters and digits alone. Methods that take the name of a search raise NoSuchSearch.
    """

    def __init__(self, transactions: Transactions, count: Callable[[Session, str], int]) -> None:
        self._transactions = transactions
        self._count = count

    def save(self, name: str, question: str) -> None:
        """Save a question under a new name. Raises SearchNameTaken, and ValueError for a name without a letter."""
        with self._transactions.writing() as session:
            self._check_free(session, name)
            session.add(SavedSearchRow(folded=_folded(name), name=name, question=question, saved_at=datetime.now(UTC)))

    def all(self) -> list[SavedSearch]:
        """Every saved search, by name, with its count."""
        with self._transactions.reading() as session:
            rows = session.scalars(select(SavedSearchRow).order_by(SavedSearchRow.folded)).all()
            return [SavedSearch(row.name, row.question, self._count(session, row.question)) for row in rows]

    def question(self, name: str) -> str:
        """The question that was saved under a name."""
        with self._transactions.reading() as session:
            return _row(session, name).question

    def rename(self, name: str, new_name: str) -> None:
        """Give a search another name. Raises SearchNameTaken, and ValueError for a name without a letter."""
        with self._transactions.writing() as session:
            row = _row(session, name)
            if _folded(new_name) != row.folded:
                self._check_free(session, new_name)
            row.folded, row.name = _folded(new_name), new_name

    def remove(self, name: str) -> None:
        """Forget a search. No paper is touched."""
        with self._transactions.writing() as session:
            session.delete(_row(session, name))

    def _check_free(self, session: Session, name: str) -> None:
        if session.get(SavedSearchRow, _folded(name)) is not None:
            raise SearchNameTaken(name)


def _row(session: Session, name: str) -> SavedSearchRow:
    row = session.get(SavedSearchRow, " ".join(words_of(name)))
    if row is None:
        raise NoSuchSearch(name)
    return row


def _folded(name: str) -> str:
    folded = " ".join(words_of(name))
    if not folded or len(name) > _LONGEST_NAME:
        raise ValueError(f"a name has letters or digits, and at most {_LONGEST_NAME} signs")
    return folded
