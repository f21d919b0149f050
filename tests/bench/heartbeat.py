"""How long the window's thread is ever held up: python -m tests.bench.heartbeat [--rows 10000] [--papers 200].

A beat is due every few milliseconds; how late the latest one of each phase came is how long nobody could type or
scroll. On a machine that is busy with other things too, much of that is waiting for a core; the thread's own work
between two beats is told beside it. Papers are generated; the window, its lists and its threads are the real ones.
"""

from __future__ import annotations

import argparse
import itertools
import os
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from muniment.cabinet.records import PaperSummary
from muniment.office import JobEvent, JobState, Office
from muniment.settings import Theme as ThemeChoice
from muniment.understanding.types import load_document_types
from muniment.window.application import make_application, window_memory
from muniment.window.main_window import MainWindow
from muniment.window.rooms import Room
from muniment.window.session import Session
from muniment.window.theme import Theme
from tests.window.stand_in import StandInOffice

_BEAT = 2
_MOST = 50.0
"""Milliseconds that a person does not notice."""


class Heart:
    """Beats in the window's thread, and remembers how late the latest beat was."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self._worked = time.thread_time()
        self._late: list[float] = []
        self._work: list[float] = []
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        worked = time.thread_time()
        self._late.append((now - self._last) * 1000)
        self._work.append((worked - self._worked) * 1000)
        self._last, self._worked = now, worked

    def phase(self, name: str, seconds: float, work: Callable[[], object]) -> None:
        """Do something, and let the window live on for a while; print how it fared."""
        self._late.clear()
        self._work.clear()
        self._last, self._worked = time.perf_counter(), time.thread_time()
        work()
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()
        worst, usual = max(self._late), sorted(self._late)[len(self._late) // 2]
        verdict = "" if max(self._work) <= _MOST else "  too long"
        print(f"| {name:<34} | {max(self._work):8.1f} | {worst:8.1f} | {usual:8.1f} |{verdict}")


class ManyPapers(StandInOffice):
    """An office that keeps a great many papers."""

    def __init__(self, listener: Callable[[JobEvent], None], count: int) -> None:
        super().__init__(listener)
        moment = datetime(2026, 3, 15, tzinfo=UTC)
        self._listed = [
            PaperSummary(
                paper_id=number,
                name=f"scan-{number:06}.pdf",
                added_at=moment,
                type="invoice" if number % 3 else "receipt",
                type_confidence=0.97,
                reason="total_amount: two candidates, 20.00 and 9.10" if number % 4 == 0 else "",
                headline=f"Firm number {number % 977}",
                amount=f"{number % 5000}.50",
                date="2026-03-14",
                pages=1 + number % 3,
            )
            for number in range(count, 0, -1)
        ]

    def papers(
        self, *, type: str | None = None, needs_review: bool | None = None, limit: int | None = None, offset: int = 0
    ) -> list[PaperSummary]:
        fitting = (
            paper
            for paper in self._listed
            if (type is None or paper.type == type) and (needs_review is None or paper.needs_review == needs_review)
        )
        return list(itertools.islice(fitting, offset, None if limit is None else offset + limit))

    def summaries(self, paper_ids: Collection[int]) -> dict[int, PaperSummary]:
        return {paper.paper_id: paper for paper in self._listed if paper.paper_id in paper_ids}


def _tell_of(session: Session, count: int) -> None:
    """As the office would tell of papers being read, from a thread of its own."""
    states = (JobState.WAITING, JobState.READING, JobState.THINKING, JobState.STORING)
    for job in range(1, count + 1):
        session.tell(JobEvent(job, Path(f"batch-{job}.pdf"), JobState.WAITING))
    for job in range(1, count + 1):
        for state in states[1:]:
            session.tell(JobEvent(job, Path(f"batch-{job}.pdf"), state))
            time.sleep(0.002)
        session.tell(JobEvent(job, Path(f"batch-{job}.pdf"), JobState.DONE, paper_id=job))


def _scroll(window: MainWindow) -> None:
    bar = window.papers.view.verticalScrollBar()

    def step() -> None:
        bar.setValue(bar.value() + bar.pageStep())
        if window.isVisible():
            QTimer.singleShot(8, step)

    step()


def _tell_all(session: Session, events: Sequence[JobEvent]) -> None:
    for event in events:
        session.tell(event)


def measure(rows: int, papers: int) -> None:
    types = load_document_types()
    session = Session({each.name: each for each in types})
    office = ManyPapers(session.tell, rows)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        window = MainWindow(cast(Office, office), session, types, Theme(ThemeChoice.LIGHT), window_memory(Path(folder)))
        window.resize(1400, 900)
        window.show()
        QCoreApplication.processEvents()
        print(f"{rows} kept papers; the window could be used after {time.perf_counter() - began:.2f} s\n")
        heart = Heart()
        print("| phase, in milliseconds             | own work | longest  | half     |")
        print("| ---------------------------------- | -------- | -------- | -------- |")
        heart.phase("listing", 3, lambda: window.navigation.go_to(Room.PAPERS))
        heart.phase("scrolling", 5, lambda: _scroll(window))
        heart.phase("reading the lists again", 3, window.catalogue.refresh)
        teller = threading.Thread(target=_tell_of, args=(session, papers), daemon=True)
        heart.phase(f"{papers} papers being read", 4, teller.start)
        many = [JobEvent(100_000 + job, Path(f"{job}.pdf"), JobState.WAITING) for job in range(rows)]
        heart.phase(f"{rows} papers given at once", 6, partial(_tell_all, session, many))
        for room in Room:
            heart.phase(f"going to {room.value}", 1, partial(window.navigation.go_to, room))
        for event in many:
            session.batch.note(event.job, True)
        window.hide()
        window.background.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--papers", type=int, default=200)
    asked = parser.parse_args()
    application = make_application()
    measure(asked.rows, asked.papers)
