"""The papers of this session: what the office tells of each, as rows, and how the whole batch is getting on.

The office calls from its own threads; everything here happens in the window's.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from muniment.cabinet.records import PaperSummary
from muniment.office import JobEvent, JobState
from muniment.paper import DocumentType
from muniment.window.paper_rows import PaperRow, row_of_job
from muniment.window.papers_model import PapersModel


class Batch:
    """Counts a run of papers from the first one queued to the last one settled, and guesses the time that is left."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = 0.0
        self._settled = 0
        self._working: set[int] = set()

    @property
    def working(self) -> int:
        return len(self._working)

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
        if not self._working or not self._settled:
            return None
        return (self._clock() - self._began) / self._settled * len(self._working)


class Session(QObject):
    """Keeps the inbox's rows. `settled` tells of each paper that came to its end, with its last event."""

    changed = Signal()
    settled = Signal(object)
    _happened = Signal(object)

    def __init__(self, types: Mapping[str, DocumentType]) -> None:
        super().__init__()
        self._types = types
        self._events: dict[int, JobEvent] = {}
        self._summaries: Mapping[int, PaperSummary] = {}
        self._again: dict[Path, int] = {}
        self.model = PapersModel()
        self.batch = Batch()
        self._happened.connect(self._take)

    def tell(self, event: JobEvent) -> None:
        """The office's listener: may be called from any thread. The words that were read are the cabinet's to keep."""
        self._happened.emit(msgspec.structs.replace(event, reading=None))

    def expect_again(self, row: PaperRow) -> None:
        """The next new job of this row's file takes the row's place instead of a row of its own."""
        if row.path is not None and row.job is not None:
            self._again[row.path] = row.job

    @property
    def working_jobs(self) -> Sequence[int]:
        return [row.job for row in self.model.rows if row.state.working and row.job is not None]

    def set_summaries(self, summaries: Mapping[int, PaperSummary]) -> None:
        """What is kept of the papers by now, with a person's corrections."""
        self._summaries = summaries
        for event in self._events.values():
            if event.paper_id is not None:
                self.model.put(self._row(event))

    @Slot(object)
    def _take(self, event: JobEvent) -> None:
        if event.job not in self._events and event.path in self._again:
            before = self._again.pop(event.path)
            self._events.pop(before, None)
            self.model.replace(self.model.place(("job", before)), self._row(event))
        self._events[event.job] = event
        self.model.put(self._row(event))
        self.batch.note(event.job, event.state.final)
        self.changed.emit()
        if event.state.final:
            self.settled.emit(event)

    def _row(self, event: JobEvent) -> PaperRow:
        kept = event.state in (JobState.DONE, JobState.DUPLICATE)
        summary = self._summaries.get(event.paper_id) if kept and event.paper_id is not None else None
        return row_of_job(event, summary, self._types)
