"""One list of kept papers: read in the background, a page at a time, and told to its view as changes only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from muniment.errors import MunimentError
from muniment.paper import DocumentType
from muniment.window import core_words
from muniment.window.background import Background
from muniment.window.paper_rows import PaperRow, row_of_hit
from muniment.window.papers_model import Changes, PapersModel, changes
from muniment.window.shelf import Shelf
from muniment.window.wanted import Wanted

PAGE = 200
"""Rows that are fetched at a time: several screens full."""


@dataclass(frozen=True)
class _Fresh:
    """What a reading brought: how the rows change, and how many papers there are of the kind."""

    wanted: Wanted
    changes: Changes
    total: int
    hints: Sequence[str]


class PaperList(QObject):
    """Shows what is wanted. `changed` tells that rows have come; `trouble` says why they could not, `hints` what
    of a search was not understood."""

    changed = Signal()

    def __init__(self, shelf: Shelf, background: Background, types: Mapping[str, DocumentType], wanted: Wanted) -> None:
        super().__init__()
        self._shelf = shelf
        self._background = background
        self._types = types
        self._shown = wanted
        self._under_way = self._once_more = False
        self.wanted = wanted
        self.total = 0
        self.trouble = ""
        self.hints: Sequence[str] = ()
        self.model = PapersModel()
        self.model.more_wanted.connect(self._fetch_more)

    @property
    def is_reading(self) -> bool:
        return self._under_way

    def want(self, wanted: Wanted) -> None:
        """Show something else."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.refresh()

    def refresh(self) -> None:
        """Read again what is shown, as far as it was fetched."""
        fetched = self.model.rowCount() if self.wanted == self._shown else 0
        self._read_up_to(max(fetched, PAGE))

    def _fetch_more(self) -> None:
        if not self._under_way:
            self._read_up_to(self.model.rowCount() + PAGE)

    def _read_up_to(self, most: int) -> None:
        if self._under_way:
            self._once_more = True
            return
        self._under_way = True
        before = tuple(self.model.rows)
        self._background.run(partial(self._read, self.wanted, before, most), self._take, self._give_up)

    def _read(self, wanted: Wanted, before: Sequence[PaperRow], most: int) -> _Fresh:
        """In the background: making many rows, and telling what is new in them, takes time too."""
        some = self._shelf.papers(wanted, 0, most)
        return _Fresh(
            wanted, changes(before, [row_of_hit(hit, self._types) for hit in some.hits]), some.total, some.hints
        )

    def _take(self, fresh: _Fresh) -> None:
        self.trouble = ""
        self._shown = fresh.wanted
        self.total = fresh.total
        self.hints = fresh.hints
        self.model.apply(fresh.changes, more=fresh.total)
        self._finish()
        self.changed.emit()

    def _give_up(self, error: MunimentError) -> None:
        self.trouble = core_words.reason(error)
        self.total = 0
        self.hints = ()
        self.model.set_rows([])
        self._finish()
        self.changed.emit()

    def _finish(self) -> None:
        self._under_way = False
        if self._once_more:
            self._once_more = False
            self.refresh()
