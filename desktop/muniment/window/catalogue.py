"""The kept papers as lists: those that need a person, and all of them or what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from muniment.cabinet.records import PaperSummary
from muniment.errors import MunimentError
from muniment.paper import DocumentType
from muniment.window.background import Background
from muniment.window.paper_list import PaperList
from muniment.window.session import Session
from muniment.window.shelf import Shelf
from muniment.window.wanted import Wanted

_GATHER = 250
"""Milliseconds in which several changes become one reading of the lists."""


@dataclass(frozen=True)
class _Looked:
    """One look at the shelf: how many papers are kept, and what is new about this session's."""

    count: int
    news: Mapping[int, PaperSummary]


class Catalogue(QObject):
    """Reads the lists anew when asked, at most one reading at a time; `changed` tells of new counts."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, shelf: Shelf, background: Background, session: Session, types: Mapping[str, DocumentType]
    ) -> None:
        super().__init__()
        self._shelf = shelf
        self._background = background
        self._session = session
        self._under_way = self._once_more = False
        self.count = 0
        self.review = PaperList(shelf, background, types, Wanted(needs_review=True))
        self.papers = PaperList(shelf, background, types, Wanted())
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER)
        self._gather.timeout.connect(self.refresh)

    @property
    def is_reading(self) -> bool:
        """Whether the lists are about to change."""
        under_way = self._under_way or self._gather.isActive()
        return under_way or self.review.is_reading or self.papers.is_reading

    def refresh_soon(self) -> None:
        if not self._gather.isActive():
            self._gather.start()

    def refresh(self) -> None:
        if self._under_way:
            self._once_more = True
            return
        self._under_way = True
        known = self._session.known_summaries
        self._background.run(partial(self._look, known), self._take, self._give_up)

    def search(self, words: str) -> None:
        """Show only those of the wanted papers that hold these words; none shows all of them."""
        self.papers.want(replace(self.papers.wanted, words=words))

    def narrow(self, wanted: Wanted) -> None:
        """Show only what a filter asks for; the words of the search stay."""
        self.papers.want(replace(wanted, words=self.papers.wanted.words))

    def _look(self, known: Mapping[int, PaperSummary | None]) -> _Looked:
        self._shelf.look()
        now = self._shelf.named(known)
        return _Looked(self._shelf.count, {paper: summary for paper, summary in now.items() if known[paper] != summary})

    def _take(self, looked: _Looked) -> None:
        self.count = looked.count
        self._session.set_summaries(looked.news)
        self._finish()
        self.review.refresh()
        self.papers.refresh()
        self.changed.emit()

    def _give_up(self, error: MunimentError) -> None:
        self._finish()
        self.failed.emit(error)

    def _finish(self) -> None:
        self._under_way = False
        if self._once_more:
            self._once_more = False
            self.refresh()
