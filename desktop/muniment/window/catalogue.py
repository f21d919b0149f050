"""The kept papers as lists: those that need a person, and all of them or what a search found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from muniment.cabinet.records import PaperSummary, SearchResult
from muniment.errors import MunimentError
from muniment.office import Office
from muniment.paper import DocumentType
from muniment.window.background import Background
from muniment.window.paper_rows import PaperRow, RowState, row_of_hit, row_of_summary
from muniment.window.papers_model import PapersModel
from muniment.window.session import Session

_GATHER = 250
"""Milliseconds in which several changes become one reading of the lists."""


@dataclass(frozen=True)
class _Lists:
    """One reading of the cabinet: what is kept, and a row for each."""

    summaries: Mapping[int, PaperSummary]
    rows: Sequence[PaperRow]


class Catalogue(QObject):
    """Reads the lists anew when asked, at most one reading at a time; `changed` tells when they have come."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, office: Office, background: Background, session: Session, types: Mapping[str, DocumentType]
    ) -> None:
        super().__init__()
        self._office = office
        self._background = background
        self._session = session
        self._types = types
        self._lists = _Lists({}, [])
        self._under_way = self._once_more = False
        self.search_words = ""
        self.search_trouble = ""
        self.search_hints: Sequence[str] = ()
        self.review = PapersModel()
        self.papers = PapersModel()
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER)
        self._gather.timeout.connect(self.refresh)

    @property
    def count(self) -> int:
        return len(self._lists.summaries)

    def refresh_soon(self) -> None:
        self._gather.start()

    def refresh(self) -> None:
        if self._under_way:
            self._once_more = True
            return
        self._under_way = True
        self._background.run(self._read, self._take, self._give_up)

    def search(self, words: str) -> None:
        """Show only the papers that hold these words; none shows all of them."""
        self.search_words = words
        self.search_trouble = ""
        self.search_hints = ()
        if words:
            self._background.run(partial(self._office.search, words), partial(self._found, words), self._not_found)
        else:
            self.papers.set_rows(self._lists.rows)
            self.changed.emit()

    def _read(self) -> _Lists:
        """In the background: of a large cabinet, making the rows takes time too."""
        summaries = self._office.papers()
        rows = [row_of_summary(summary, self._types) for summary in summaries]
        return _Lists({summary.paper_id: summary for summary in summaries}, rows)

    def _take(self, lists: _Lists) -> None:
        self._lists = lists
        self.review.set_rows([row for row in lists.rows if row.state is RowState.NEEDS_YOU])
        self._session.set_summaries(lists.summaries)
        if self.search_words:
            self.search(self.search_words)
        else:
            self.papers.set_rows(lists.rows)
        self._finish()
        self.changed.emit()

    def _give_up(self, error: MunimentError) -> None:
        self._finish()
        self.failed.emit(error)

    def _finish(self) -> None:
        self._under_way = False
        if self._once_more:
            self._once_more = False
            self.refresh()

    def _found(self, words: str, found: SearchResult) -> None:
        if words == self.search_words:
            self.search_hints = found.hints
            self.papers.set_rows([row_of_hit(hit, self._types) for hit in found.hits])
            self.changed.emit()

    def _not_found(self, error: MunimentError) -> None:
        self.search_trouble = error.reason
        self.papers.set_rows([])
        self.changed.emit()
