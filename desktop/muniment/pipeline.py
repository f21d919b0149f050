"""The way of papers through the office: read, think, store, each in threads of its own.

So the next paper is read while this one is thought about, and a paper that fails holds up nobody. What happens is told
to one listener as `JobEvent`s, from the thread in which it happened.
"""

from __future__ import annotations

import contextlib
import itertools
import queue
import threading
import time
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from muniment.cabinet.store import Store
from muniment.errors import Cancelled, MailsTooDeep, MunimentError, TooManyEnclosures
from muniment.intake.arrival import ENCLOSED, Arrival, arrival_of, enclosed_path, open_arrival
from muniment.paper import Reading, Verdict
from muniment.reading.messages import Enclosure
from muniment.reading.pool import Cancellation, ReaderPool
from muniment.understanding.client import Thinker


class JobState(StrEnum):
    """Where a paper stands on its way. The last four are final."""

    WAITING = "waiting"
    READING = "reading"
    THINKING = "thinking"
    STORING = "storing"
    DONE = "done"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        return self in (JobState.DONE, JobState.DUPLICATE, JobState.FAILED, JobState.CANCELLED)


class Seconds(msgspec.Struct, frozen=True):
    """How long each part took for one paper, in seconds, waiting not counted."""

    reading: float = 0.0
    thinking: float = 0.0
    storing: float = 0.0


class JobEvent(msgspec.Struct, frozen=True):
    """Something that happened to one paper on its way. `page` of `pages` while it is read.

    `paper_id` is set once it is kept (DONE, or DUPLICATE: the paper that was there already), `error` when it FAILED;
    `reading` and `verdict` come with DONE, and so does `enclosed`: the jobs of what hung on the paper, in order. Such
    a job names the one that it hung on as its `parent`.
    """

    job: int
    path: Path
    state: JobState
    page: int = 0
    pages: int = 0
    paper_id: int | None = None
    error: MunimentError | None = None
    reading: Reading | None = None
    verdict: Verdict | None = None
    seconds: Seconds = Seconds()
    parent: int | None = None
    enclosed: tuple[int, ...] = ()


Listener = Callable[[JobEvent], None]

_READ_AHEAD = 4
"""Papers that may be read but not yet thought about: enough to keep both busy, few enough for memory."""


_DEEPEST = 3
"""A mail in a mail in a mail may have papers on it; what hangs deeper is left alone."""

_MOST_ENCLOSED = 200
"""How many papers may hang on one given paper, all levels together."""


class _Job:
    """One paper on its way; each step fills in its part. What hung on another comes with its bytes."""

    def __init__(self, number: int, path: Path, parent: _Job | None = None, enclosure: Enclosure | None = None) -> None:
        self.number, self.path = number, path
        self.parent, self.enclosure = parent, enclosure
        self.depth: int = parent.depth + 1 if parent else 0
        self.place = 0  # among all that hangs on the paper that was given
        self.hanging = 0  # how many hang on this one, with all that hangs on them
        self.enclosures: tuple[Enclosure, ...] = ()
        self.enclosed: list[_Job] = []
        self.paper_id: int | None = None
        self.cancellation = Cancellation()
        self.seconds = Seconds()
        self.arrival: Arrival | None = None
        self.reading: Reading | None = None
        self.verdict: Verdict | None = None


class Pipeline:
    """Threads that move papers along until `close`. Without a store, papers are done once they are thought about."""

    def __init__(
        self, readers: ReaderPool, size: int, thinker: Thinker, store: Store | None, listener: Listener
    ) -> None:
        self._readers, self._thinker, self._store, self._listener = readers, thinker, store, listener
        self._numbers = itertools.count(1)
        self._open: dict[int, _Job] = {}
        self._changed = threading.Condition()
        self._closing = False
        self._arrived: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._read: queue.Queue[_Job | None] = queue.Queue(_READ_AHEAD)
        self._thought: queue.Queue[_Job | None] = queue.Queue(_READ_AHEAD)
        self._threads = [
            *(threading.Thread(target=self._work, args=(self._arrived, self._do_read)) for _ in range(size)),
            threading.Thread(target=self._work, args=(self._read, self._do_think)),
            threading.Thread(target=self._work, args=(self._thought, self._do_store)),
        ]
        for thread in self._threads:
            thread.daemon = True
            thread.start()
        self._size = size

    def submit(self, paths: Sequence[Path]) -> list[int]:
        """Queue papers, one job each, in order. The numbers are known before anything is told of them."""
        jobs = [_Job(next(self._numbers), path) for path in paths]
        with self._changed:
            self._open.update((job.number, job) for job in jobs)
        for job in jobs:
            self._tell(job, JobState.WAITING)
            self._arrived.put(job)
        return [job.number for job in jobs]

    def cancel(self, number: int) -> None:
        """Stop a job that is not final yet. One that is being stored is finished all the same."""
        with self._changed:
            job = self._open.get(number)
        if job is not None:
            job.cancellation.cancel()

    def wait(self) -> None:
        """Block until no job is open."""
        with self._changed:
            self._changed.wait_for(lambda: not self._open)

    def cancel_all(self) -> None:
        """Stop every job that is not final yet."""
        with self._changed:
            waiting = list(self._open.values())
        for job in waiting:
            job.cancellation.cancel()

    def close(self) -> None:
        """Cancel what is open and end the threads. What is being stored is finished."""
        with self._changed:
            self._closing = True
        self.cancel_all()
        for _ in range(self._size):
            self._arrived.put(None)
        for thread in self._threads[: self._size]:
            thread.join()
        for following, thread in zip((self._read, self._thought), self._threads[self._size :], strict=True):
            following.put(None)
            thread.join()

    def _work(
        self, incoming: queue.Queue[_Job | None] | queue.SimpleQueue[_Job | None], step: Callable[[_Job], None]
    ) -> None:
        while (job := incoming.get()) is not None:
            try:
                if job.cancellation.asked:
                    raise Cancelled
                step(job)
            except MunimentError as error:
                if job.cancellation.asked:
                    self._tell(job, JobState.CANCELLED)
                else:
                    self._fail(job, error)
            except Exception as error:
                # A fault of ours must not end the thread that all other papers depend on.
                self._fail(job, MunimentError(repr(error)))

    def _fail(self, job: _Job, error: MunimentError) -> None:
        # The paper's failure is what is told; that the mail cannot be told of it would only hide that.
        with contextlib.suppress(MunimentError):
            self._link(job, code=error.code)
        self._tell(job, JobState.FAILED, error=error)

    def _do_read(self, job: _Job) -> None:
        started = time.monotonic()
        self._tell(job, JobState.READING)
        job.arrival = _arrival(job)
        if self._is_known(job, job.arrival):
            return

        def on_page(number: int, total: int) -> None:
            self._tell(job, JobState.READING, page=number, pages=total)

        whole = self._readers.read(job.arrival.data, on_page, job.cancellation)
        job.reading, job.enclosures = whole.reading, whole.enclosures
        job.seconds = msgspec.structs.replace(job.seconds, reading=time.monotonic() - started)
        self._read.put(job)

    def _do_think(self, job: _Job) -> None:
        assert job.reading is not None
        self._tell(job, JobState.THINKING)
        self._thinker.start()
        started = time.monotonic()
        job.verdict = self._thinker.think(job.reading)
        job.seconds = msgspec.structs.replace(job.seconds, thinking=time.monotonic() - started)
        self._thought.put(job)

    def _do_store(self, job: _Job) -> None:
        assert job.arrival is not None
        assert job.reading is not None
        assert job.verdict is not None
        if self._store is not None:
            self._tell(job, JobState.STORING)
            started = time.monotonic()
            if self._is_known(job, job.arrival):
                return
            job.paper_id = self._store.add(
                job.arrival.data,
                sha256=job.arrival.sha256,
                name=job.path.name,
                source=str(job.path.absolute()),
                reading=job.reading,
                verdict=job.verdict,
            )
            self._link(job, enclosed_id=job.paper_id)
            job.seconds = msgspec.structs.replace(job.seconds, storing=time.monotonic() - started)
        self._open_enclosures(job)
        self._tell(job, JobState.DONE, paper_id=job.paper_id)
        job.arrival = job.reading = job.verdict = None  # what hangs on the paper still knows it
        for enclosed in job.enclosed:
            self._tell(enclosed, JobState.WAITING)
            self._arrived.put(enclosed)

    def _is_known(self, job: _Job, arrival: Arrival) -> bool:
        """Whether the paper is kept already; then its job is done."""
        known = self._store.find(arrival.sha256) if self._store else None
        if known is None:
            return False
        self._link(job, enclosed_id=known)
        self._tell(job, JobState.DUPLICATE, paper_id=known)
        return True

    def _link(self, job: _Job, *, enclosed_id: int | None = None, code: str | None = None) -> None:
        """Keep what became of a paper that hung on another."""
        if self._store is not None and job.parent is not None and job.parent.paper_id is not None:
            name = job.path.name.removeprefix(job.parent.path.name).removeprefix(ENCLOSED)
            self._store.enclose(job.parent.paper_id, job.place, name, enclosed_id=enclosed_id, code=code)

    def _open_enclosures(self, job: _Job) -> None:
        """Make jobs of what hangs on a paper, before that one is done: so nobody can think that all is done."""
        given = job
        while given.parent is not None:
            given = given.parent
        with self._changed:
            for enclosure in job.enclosures:
                given.hanging += 1
                enclosed = _Job(next(self._numbers), enclosed_path(job.path, enclosure.name), job, enclosure)
                enclosed.place = given.hanging
                job.enclosed.append(enclosed)
                self._open[enclosed.number] = enclosed
            if self._closing:
                for enclosed in job.enclosed:
                    enclosed.cancellation.cancel()
        job.enclosures = ()

    def _tell(
        self,
        job: _Job,
        state: JobState,
        *,
        page: int = 0,
        pages: int = 0,
        paper_id: int | None = None,
        error: MunimentError | None = None,
    ) -> None:
        done = state is JobState.DONE
        event = JobEvent(
            job.number,
            job.path,
            state,
            page,
            pages,
            paper_id,
            error,
            job.reading if done else None,
            job.verdict if done else None,
            job.seconds,
            job.parent.number if job.parent else None,
            tuple(enclosed.number for enclosed in job.enclosed) if done else (),
        )
        with contextlib.suppress(RuntimeError):
            # A window that is closing takes its listener away while the last events come in.
            self._listener(event)
        if state.final:
            with self._changed:
                self._open.pop(job.number, None)
                self._changed.notify_all()


def _arrival(job: _Job) -> Arrival:
    """The job's paper. Raises a PaperError."""
    if job.enclosure is None:
        return open_arrival(job.path)
    if job.depth > _DEEPEST:
        raise MailsTooDeep
    if job.place > _MOST_ENCLOSED:
        raise TooManyEnclosures
    data, job.enclosure = job.enclosure.data, None
    return arrival_of(job.path, data)
