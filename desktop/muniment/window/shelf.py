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
    """Some of the papers that were asked for, in order, and how many there are of them altogether."""

    hits: Sequence[SearchHit]
    total: int


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
    """Looks at all papers at once and hands them out in pages."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._papers: Mapping[int, PaperSummary] = {}

    def look(self) -> None:
        self._papers = {paper.paper_id: paper for paper in self._office.papers()}

    @property
    def count(self) -> int:
        return len(self._papers)

    def papers(self, wanted: Wanted, start: int, most: int) -> Slice:
        if wanted.words:
            hits = [hit for hit in self._office.search(wanted.words) if wanted.holds(hit.paper)]
            return Slice(hits[start : start + most], len(hits))
        found = [paper for paper in self._papers.values() if wanted.holds(paper)]
        return Slice([SearchHit(paper, "") for paper in found[start : start + most]], len(found))

    def named(self, paper_ids: Iterable[int]) -> Mapping[int, PaperSummary]:
        return {paper_id: self._papers[paper_id] for paper_id in paper_ids if paper_id in self._papers}
