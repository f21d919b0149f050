"""Papers given to the office together, and their outcomes in the order in which they were given."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Condition

from muniment.office import JobEvent


class Batch:
    """Hears of papers in whatever order they are done; `hear` is the office's listener, called from its threads."""

    def __init__(self) -> None:
        self._final: dict[int, JobEvent] = {}
        self._news = Condition()

    def hear(self, event: JobEvent) -> None:
        if event.state.final:
            with self._news:
                self._final[event.job] = event
                self._news.notify_all()

    def in_order(self, jobs: list[int]) -> Iterator[JobEvent]:
        """The last event of each job, as soon as that of every job before it has come."""
        for job in jobs:
            with self._news:
                while job not in self._final:
                    self._news.wait()
                event = self._final.pop(job)
            yield event
