"""Papers given to the office together, and what is said of them in the order in which they were given."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Condition

from muniment import answer
from muniment.answer import Answer
from muniment.errors import Cancelled
from muniment.jobs import JobEvent


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

    def answer(self, file: str, event: JobEvent) -> Answer:
        """What is said of the paper that was given as `file`, once that is known of all that hung on it too."""
        seconds = event.seconds.reading + event.seconds.thinking
        if event.reading is None or event.verdict is None:
            return answer.of_refused(file, event.error or Cancelled(), seconds)
        enclosures = tuple(self.answer(str(each.path), each) for each in self.in_order(list(event.enclosed)))
        return answer.of_read(file, event.reading, event.verdict, seconds, enclosures)
