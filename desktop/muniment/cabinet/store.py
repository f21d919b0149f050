"""The store: the only door to the cabinet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from sqlalchemy import select

from muniment.cabinet import corrections, enclosed, lists, papers, parts, standing
from muniment.cabinet.arrivals import Arrivals
from muniment.cabinet.check import checkers
from muniment.cabinet.checking import Checker
from muniment.cabinet.faults import StoreUnwritable
from muniment.cabinet.history import History
from muniment.cabinet.journal import Journal
from muniment.cabinet.lists import Order
from muniment.cabinet.records import (
    NewPart,
    Origin,
    PaperSummary,
    SearchResult,
    StoredPaper,
    StoredValue,
    UnfinishedMail,
)
from muniment.cabinet.search.desk import SEARCH_LIMIT, SearchDesk
from muniment.cabinet.search.saved import SavedSearches
from muniment.cabinet.tables import PageRow, PaperRow
from muniment.cabinet.tags import Tags
from muniment.cabinet.to_file import ToFile
from muniment.cabinet.transactions import Transactions
from muniment.cabinet.vault import Vault
from muniment.cabinet.versions import Versions
from muniment.paper import DocumentType, Evidence, Reading, Verdict

_PAPERS_A_QUERY = 500


class Store:
    """The papers kept in one data folder. `close` it, or use it as a context manager.

    `types` are the document types by name: a paper shows the values of those fields that its type has. One store at a
    time may be writable, and it holds the folder's lock until it is closed (StoreBusy where another has it); any number
    that only read may be open beside it. Raises StoreDamaged, StoreTooNew or StoreUnwritable where the folder cannot
    be used.

    Every method may be called from any thread: readers have a connection each, writers take turns. A method that
    changes something is one transaction: once it returned, the change is on the disk; if it raises, nothing changed.
    Methods that take a paper's number raise NoSuchPaper where there is none; a type, field, value or words that the
    paper does not have is the caller's mistake, and a ValueError.
    """

    def __init__(self, data_directory: Path, types: Mapping[str, DocumentType], *, writable: bool = True) -> None:
        self._types = types
        self._transactions = Transactions(data_directory, writable=writable)
        self.arrivals = Arrivals(self._transactions)
        """The files that were seen, and those that wait."""
        self.history = History(self._transactions)
        self._search = SearchDesk(types)
        self.searches = SavedSearches(self._transactions, self._search.count)
        self._vault = Vault(data_directory / "originals", lambda sha256: self.find(sha256) is not None)
        self.tags = Tags(self._transactions)
        self.versions = Versions(self._transactions)
        self.journal = Journal(self._transactions)
        self.to_file = ToFile(self._transactions)
        if self._transactions.writable:
            self._recover()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the folder free. No other method may be running or called afterwards."""
        self._transactions.close()

    def add(
        self,
        original: bytes,
        *,
        sha256: str,
        name: str,
        source: str,
        reading: Reading,
        verdict: Verdict,
        enclosures: Sequence[tuple[int, str]] = (),
    ) -> int:
        """Keep a paper: its original, all that was found, and the places and names of what hung on it, of which
        `enclose` says later what became. Returns its number.

        The same original again is not kept twice: the number is that of the paper that was there, which stays as it is.
        `sha256` is the original's, in lower-case hexadecimal digits.
        """
        with self._transactions.turn:
            known = self.find(sha256)
            if known is not None:
                return known
            try:
                with self._vault.keeping(original, sha256), self._transactions.writing() as session:
                    paper_id = papers.insert(
                        session,
                        sha256=sha256,
                        name=name,
                        source=source,
                        reading=reading,
                        verdict=verdict,
                        types=self._types,
                    )
                    enclosed.await_all(session, paper_id, enclosures)
                    return paper_id
            except OSError as error:
                raise StoreUnwritable(str(error)) from error

    def enclose(self, paper_id: int, place: int, *, enclosed_id: int | None = None, code: str | None = None) -> None:
        """Say what became of something that hung on a paper: the paper that it is kept as, or the error's code."""
        with self._transactions.writing() as session:
            enclosed.settle(session, paper_id, place, enclosed_id, code)

    def unfinished_mails(self) -> list[UnfinishedMail]:
        """The papers of which something that hung on them is still to be read: the office was ended meanwhile."""
        with self._transactions.reading() as session:
            return enclosed.unfinished(session)

    def find(self, sha256: str) -> int | None:
        """The number of the paper whose whole original has that SHA-256, or None."""
        with self._transactions.reading() as session:
            return session.scalar(select(PaperRow.id).where(PaperRow.sha256 == sha256, PaperRow.part_of.is_(None)))

    def papers(
        self,
        *,
        type: str | None = None,
        needs_review: bool | None = None,
        tag: str | None = None,
        older_versions: bool = False,
        order: Order = Order.ADDED,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[PaperSummary]:
        """The papers of a type, with a tag, or to be reviewed or not, or all of them, in that order: `limit` of them
        after `offset`, or all.

        Older versions of other papers are only there if they are asked for."""
        conditions = lists.conditions(type=type, needs_review=needs_review, tag=tag, older_versions=older_versions)
        with self._transactions.reading() as session:
            return lists.listed(session, *conditions, order=order, limit=limit, offset=offset)

    def summaries(self, paper_ids: Collection[int]) -> dict[int, PaperSummary]:
        """These papers as rows of a list, by number; one that there is not is left out."""
        with self._transactions.reading() as session:
            return lists.summaries(session, paper_ids)

    def count(
        self,
        *,
        type: str | None = None,
        needs_review: bool | None = None,
        tag: str | None = None,
        older_versions: bool = False,
    ) -> int:
        """How many papers `papers` would list."""
        conditions = lists.conditions(type=type, needs_review=needs_review, tag=tag, older_versions=older_versions)
        with self._transactions.reading() as session:
            return lists.count(session, *conditions)

    def paper(self, paper_id: int) -> StoredPaper:
        """Everything that is kept of a paper but its original."""
        with self._transactions.reading() as session:
            return papers.load(session, paper_id, self._types)

    def values(self, paper_ids: list[int]) -> dict[int, tuple[StoredValue, ...]]:
        """The values of these papers as they stand, by the paper's number, in the order of the type's fields."""
        found: dict[int, tuple[StoredValue, ...]] = {}
        with self._transactions.reading() as session:
            for start in range(0, len(paper_ids), _PAPERS_A_QUERY):
                some = standing.load(session, paper_ids[start : start + _PAPERS_A_QUERY], self._types)
                found.update((paper_id, now.values) for paper_id, now in some.items())
                session.expunge_all()
        return found

    def origins(self, paper_ids: Sequence[int]) -> dict[int, Origin]:
        """Where these papers came from, by the paper's number."""
        found: dict[int, Origin] = {}
        with self._transactions.reading() as session:
            for start in range(0, len(paper_ids), _PAPERS_A_QUERY):
                some = PaperRow.id.in_(paper_ids[start : start + _PAPERS_A_QUERY])
                rows = session.execute(select(PaperRow.id, PaperRow.sha256, PaperRow.source).where(some))
                found.update((row.id, Origin(row.sha256, row.source)) for row in rows)
        return found

    def search(self, question: str, *, limit: int = SEARCH_LIMIT, offset: int = 0) -> SearchResult:
        """The papers that answer a question in the language of docs/search.md, the most telling first: `limit` of them
        after `offset`. Any text at all may be asked."""
        with self._transactions.reading() as session:
            return self._search.ask(session, question, limit, offset)

    def answering(self, question: str) -> frozenset[int]:
        """The numbers of all papers that answer a question, those that nearly do left out."""
        with self._transactions.reading() as session:
            return self._search.answering(session, question)

    def checkers(self) -> list[Checker]:
        """The checks of all that is the cabinet's."""
        return checkers(self._transactions, self._vault, self._types, self.journal.places)

    def original(self, paper_id: int) -> bytes:
        """The paper's original, byte for byte; raises StoreDamaged where it is gone or was changed.

        That of a part is the whole batch scan.
        """
        with self._transactions.reading() as session:
            sha256 = papers.row(session, paper_id).sha256
        return self._vault.read(sha256)

    def original_of(self, sha256: str) -> bytes:
        """The original of that SHA-256; raises as `original` does."""
        return self._vault.read(sha256)

    def place(self, paper_id: int, page: int) -> tuple[int, int]:
        """Where a page of the paper stands in its original: the page's number there, and how it is turned to stand
        upright, in degrees clockwise (0 for a page that was not read)."""
        with self._transactions.reading() as session:
            paper, read = papers.row(session, paper_id), session.get(PageRow, (paper_id, page))
            return paper.first_page + page - 1, read.turn if read else 0

    def correct_type(self, paper_id: int, type_name: str) -> None:
        """Say what the paper is. Its values are then those of the new type's fields."""
        with self._transactions.writing() as session:
            corrections.correct_type(session, self._types, paper_id, type_name)

    def pick_words(self, paper_id: int, field: str, evidence: Evidence, value: str, replaces: int | None) -> None:
        """Set a field to words of a page. `value` is the normalised form of those words.

        `replaces` is the finding_id of the value whose place it takes. Without it the value joins those that are there,
        or takes the place of the one that is there where the field holds only one.
        """
        with self._transactions.writing() as session:
            corrections.pick_words(session, self._types, paper_id, field, evidence, value, replaces)

    def type_value(self, paper_id: int, field: str, text: str, value: str, replaces: int | None) -> None:
        """Set a field to a text that a person typed; `value` is its normalised form, `replaces` as in `pick_words`."""
        with self._transactions.writing() as session:
            corrections.type_value(session, self._types, paper_id, field, text, value, replaces)

    def remove_value(self, paper_id: int, finding_id: int) -> None:
        """Say that a value is not on the paper."""
        with self._transactions.writing() as session:
            corrections.remove_value(session, self._types, paper_id, finding_id)

    def split(self, paper_id: int, parts_of_it: Sequence[NewPart]) -> tuple[int, ...]:
        """Make the pages of a batch scan papers of their own; returns their numbers, in order.

        The parts are in order and hold each page once, or leave out pages that belong to no paper. The batch itself
        stays, with its original. Raises AlreadySplit where it was split before.
        """
        with self._transactions.writing() as session:
            return parts.split(session, self._types, paper_id, parts_of_it)

    def accept(self, paper_id: int) -> None:
        """Say that the paper's type and values are right as they stand: nobody need look any more.

        A paper that is accepted already stays as it is, and there is nothing new to undo.
        """
        with self._transactions.writing() as session:
            corrections.accept(session, self._types, paper_id)

    def undo(self, operation_id: int | None = None) -> str | None:
        """Take back an operation, or the newest that stands; returns its description, or None where there is none.

        Filings are not for the store to take back: see `Filer.undo`. Raises NoSuchOperation, AlreadyUndone, or
        DoneSince where a later correction of the paper builds upon it.
        """
        with self._transactions.writing() as session:
            if operation_id is None:
                return corrections.undo(session, self._types)
            return corrections.undo_one(session, self._types, operation_id)

    def redo(self, operation_id: int | None = None) -> str | None:
        """Bring an operation again, or the one that was undone last, unless something was done since; returns as
        `undo` does."""
        with self._transactions.writing() as session:
            if operation_id is None:
                return corrections.redo(session, self._types)
            return corrections.redo_one(session, self._types, operation_id)

    def _recover(self) -> None:
        """Settle what a killed program left behind."""
        try:
            self._vault.recover()
        except OSError as error:
            self.close()
            raise StoreUnwritable(str(error)) from error
        except BaseException:
            self.close()
            raise
