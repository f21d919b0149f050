"""Where the lists get the kept papers from, a page at a time. Everything here runs in the background."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from muniment.cabinet.records import PaperSummary, SearchHit
from muniment.office import Office
from muniment.window.wanted import Wanted


@dataclass(frozen=True)
class Slice:
    """Some of the papers that were asked for, in order, and how many there are of them altogether. `hints` say what of
    the words was not understood."""

    hits: Sequence[SearchHit]
    total: int
    hints: Sequence[str] = ()


class Shelf(Protocol):
    """The kept papers, as of the last `look`. Each method may raise a MunimentError."""

    def look(self) -> None:
        """Look anew at what is kept."""

    @property
    def count(self) -> int:
        """How many papers are kept."""

    def papers(self, wanted: Wanted, start: int, most: int) -> Slice:
        """From the place `start` on, at most that many of the papers that were asked for."""

    def named(self, paper_ids: Iterable[int]) -> Mapping[int, PaperSummary]:
        """Those of these papers that are kept."""


class OfficeShelf:
    """Asks the office for each page as it is wanted."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._count = 0

    def look(self) -> None:
        self._count = self._office.count()

    @property
    def count(self) -> int:
        return self._count

    def papers(self, wanted: Wanted, start: int, most: int) -> Slice:
        if wanted.words:
            return self._found(wanted, start, most)
        kind = wanted.type or None
        if wanted.is_spanned:
            fitting = [paper for paper in self._office.papers(type=kind) if wanted.holds(paper)]
            return Slice([SearchHit(paper, "") for paper in fitting[start : start + most]], len(fitting))
        some = self._office.papers(type=kind, needs_review=wanted.needs_review, limit=most, offset=start)
        total = self._office.count(type=kind, needs_review=wanted.needs_review)
        return Slice([SearchHit(paper, "") for paper in some], total)

    def named(self, paper_ids: Iterable[int]) -> Mapping[int, PaperSummary]:
        return self._office.summaries(tuple(paper_ids))

    def _found(self, wanted: Wanted, start: int, most: int) -> Slice:
        if wanted == Wanted(words=wanted.words):
            found = self._office.search(wanted.words, limit=most, offset=start)
            return Slice(found.hits, found.total, found.hints)
        found = self._office.search(wanted.words, limit=_MOST_TO_FILTER)
        fitting = [hit for hit in found.hits if wanted.holds(hit.paper)]
        return Slice(fitting[start : start + most], len(fitting), found.hints)


_MOST_TO_FILTER = 5_000
"""Papers that a search may find for a filter to go through: more of them nobody reads."""
