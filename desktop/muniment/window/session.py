"""The papers of this session: what the office tells of each, as rows, and how the whole batch is getting on.

The office calls from its own threads; everything here happens in the window's.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from muniment.cabinet.records import PaperSummary
from muniment.office import JobEvent, JobState
from muniment.paper import DocumentType
from muniment.window.paper_rows import PaperRow, row_of_job
from muniment.window.papers_model import PapersModel

_AT_A_TIME = 0.008
"""Seconds for which news are taken in before the window is given back its turn."""


class Batch:
    """Counts a run of papers from the first one queued to the last one settled, and guesses the time that is left."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = 0.0
        self._paused_at: float | None = None
        self._settled = 0
        self._working: set[int] = set()

    @property
    def working(self) -> int:
        return len(self._working)

    @property
    def is_paused(self) -> bool:
        return self._paused_at is not None

    def pause(self, paused: bool) -> None:
        """While reading pauses, no time is counted."""
        if paused and self._paused_at is None:
            self._paused_at = self._clock()
        elif not paused and self._paused_at is not None:
            self._began += self._clock() - self._paused_at
            self._paused_at = None

    def note(self, job: int, final: bool) -> None:
        if final and job in self._working:
            self._working.discard(job)
            self._settled += 1
        elif not final and job not in self._working:
            if not self._working:
                self._began, self._settled = self._clock(), 0
            self._working.add(job)

    @property
    def seconds_left(self) -> float | None:
        """None until one paper of the batch is settled: before that there is nothing to go by."""
        if not self._working or not self._settled or self.is_paused:
            return None
        return (self._clock() - self._began) / self._settled * len(self._working)


class Session(QObject):
    """Keeps the inbox's rows. `settled` tells that papers came to their end, `batch_done` that the last one did."""

    changed = Signal()
    settled = Signal()
    batch_done = Signal()
    _happened = Signal()

    def __init__(self, types: Mapping[str, DocumentType]) -> None:
        super().__init__()
        self._types = types
        self._news: deque[JobEvent] = deque()
        self._door = threading.Lock()
        self._is_awake = False
        self._events: dict[int, JobEvent] = {}
        self._jobs_of: dict[int, list[int]] = {}
        self._summaries: dict[int, PaperSummary] = {}
        self._again: dict[Path, int] = {}
        self.model = PapersModel()
        self.batch = Batch()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._take_in)
        self._happened.connect(self._take_in)

    def tell(self, event: JobEvent) -> None:
        """The office's listener: may be called from any thread. The words that were read are the cabinet's to keep."""
        with self._door:
            self._news.append(msgspec.structs.replace(event, reading=None))
            is_first, self._is_awake = not self._is_awake, True
        if is_first:
            self._happened.emit()

    def expect_again(self, row: PaperRow) -> None:
        """The next new job of this row's file takes the row's place instead of a row of its own."""
        if row.path is not None and row.job is not None:
            self._again[row.path] = row.job

    @property
    def working_jobs(self) -> Sequence[int]:
        return [row.job for row in self.model.rows if row.state.working and row.job is not None]

    @property
    def known_summaries(self) -> Mapping[int, PaperSummary | None]:
        """The kept papers of this session, each with what is known of it here."""
        return {paper_id: self._summaries.get(paper_id) for paper_id in self._jobs_of}

    def set_summaries(self, news: Mapping[int, PaperSummary]) -> None:
        """What is kept of some papers by now, with a person's corrections."""
        self._summaries.update(news)
        for paper_id in news:
            for job in self._jobs_of.get(paper_id, ()):
                if job in self._events:
                    self.model.put(self._row(self._events[job]))

    def forget_settled(self) -> None:
        """Take out of the inbox what is done; what failed or was stopped stays until it is read again."""
        stay = [row for row in self.model.rows if row.state.working or row.state.can_be_read_again]
        jobs = {row.job for row in stay}
        self._events = {job: event for job, event in self._events.items() if job in jobs}
        self.model.set_rows(stay)
        self.changed.emit()

    @Slot()
    def _take_in(self) -> None:
        """Take in news, for a moment at a time: a folder of thousands tells of itself all at once."""
        until = time.monotonic() + _AT_A_TIME
        settled = False
        while (event := self._next_news()) is not None:
            self._take(event)
            settled |= event.state.final
            if time.monotonic() > until:
                self._next.start()
                break
        self.changed.emit()
        if settled:
            self.settled.emit()
            if not self.batch.working:
                self.batch_done.emit()

    def _next_news(self) -> JobEvent | None:
        with self._door:
            if self._news:
                return self._news.popleft()
            self._is_awake = False
            return None

    def _take(self, event: JobEvent) -> None:
        if event.job not in self._events and event.path in self._again:
            before = self._again.pop(event.path)
            self._events.pop(before, None)
            self.model.replace(self.model.place(("job", before)), self._row(event))
        self._events[event.job] = event
        if event.paper_id is not None and event.state.final:
            self._jobs_of.setdefault(event.paper_id, []).append(event.job)
        self.model.put(self._row(event))
        self.batch.note(event.job, event.state.final)

    def _row(self, event: JobEvent) -> PaperRow:
        kept = event.state in (JobState.DONE, JobState.DUPLICATE)
        summary = self._summaries.get(event.paper_id) if kept and event.paper_id is not None else None
        return row_of_job(event, summary, self._types)
