"""The way of papers through the office: read, think, ask the second model where there is one, store, each in threads of
its own.

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
from pathlib import Path

import msgspec

from muniment.cabinet.records import UnfinishedMail
from muniment.cabinet.store import Store
from muniment.errors import AttachmentDamaged, Cancelled, MunimentError
from muniment.intake.arrival import Arrival, check_unchanged, enclosed_path
from muniment.jobs import Job, JobEvent, JobState, Listener, Slip
from muniment.reading.messages import Enclosure
from muniment.reading.pool import ReaderPool
from muniment.understanding.client import Thinker
from muniment.understanding.opinion.route import SecondOpinion

_READ_AHEAD = 4
"""Papers that may be read but not yet thought about: enough to keep both busy, few enough for memory."""

_DOUBTED_AHEAD = 64
"""Papers that may wait for the second model, which can be slow, before the others have to wait too."""


class Pipeline:
    """Threads that move papers along until `close`. Without a store, papers are done once they are thought about."""

    def __init__(
        self,
        readers: ReaderPool,
        size: int,
        thinker: Thinker,
        second: SecondOpinion | None,
        store: Store | None,
        listener: Listener,
    ) -> None:
        self._readers, self._thinker, self._second = readers, thinker, second
        self._store, self._listener = store, listener
        self._numbers = itertools.count(1)
        self._open: dict[int, Job] = {}
        self._changed = threading.Condition()
        self._closing = self._paused = False
        self._arrived: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._read: queue.Queue[Job | None] = queue.Queue(_READ_AHEAD)
        self._doubted: queue.Queue[Job | None] = queue.Queue(_DOUBTED_AHEAD)
        self._thought: queue.Queue[Job | None] = queue.Queue(_READ_AHEAD)
        self._threads = [
            *(threading.Thread(target=self._work, args=(self._arrived, self._do_read)) for _ in range(size)),
            threading.Thread(target=self._work, args=(self._read, self._do_think)),
            threading.Thread(target=self._work, args=(self._doubted, self._do_ask)),
            threading.Thread(target=self._work, args=(self._thought, self._do_store)),
        ]
        for thread in self._threads:
            thread.daemon = True
            thread.start()
        self._size = size

    def submit(self, slips: Sequence[Slip]) -> list[int]:
        """Queue papers, one job each, in order. The numbers are known before anything is told of them."""
        jobs = [Job(next(self._numbers), slip.path, slip=slip) for slip in slips]
        with self._changed:
            self._open.update((job.number, job) for job in jobs)
        for job in jobs:
            self._tell(job, JobState.WAITING)
            if not job.slip.held:
                self._arrived.put(job)
        return [job.number for job in jobs]

    def start(self, number: int, error: MunimentError | None = None) -> None:
        """Put a job that was held on its way; or let it fail with that error."""
        with self._changed:
            job = self._open.get(number)
            if job is None or not job.held:
                return
            job.held = False
        if error is None:
            self._arrived.put(job)
        else:
            self._fail(job, error)

    def resume(self) -> None:
        """Go on with what hung on kept papers and was not read when the office ended. The papers themselves are not
        told of; what hung on them is, like any other paper."""
        for mail in self._store.unfinished_mails() if self._store else ():
            job = Job(next(self._numbers), Path(mail.source))
            job.unfinished, job.paper_id = mail, mail.paper_id
            with self._changed:
                self._open[job.number] = job
            self._arrived.put(job)

    def cancel(self, number: int) -> None:
        """Stop a job that is not final yet. One that is being stored is finished all the same."""
        with self._changed:
            job = self._open.get(number)
        if job is not None:
            self._stop([job])

    def pause(self) -> None:
        """Begin no more papers. Those that are being read go on their way."""
        with self._changed:
            self._paused = True

    def go_on(self) -> None:
        """Begin papers again."""
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def wait(self) -> None:
        """Block until no job is open."""
        with self._changed:
            self._changed.wait_for(lambda: not self._open)

    def cancel_all(self, *, closing: bool = False) -> None:
        """Stop every job that is not final yet; if the office closes, what hung on mails is gone on with later."""
        with self._changed:
            self._closing |= closing
            waiting = list(self._open.values())
        self._stop(waiting)

    def _stop(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            job.cancellation.cancel()
            self.start(job.number)
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """Cancel what is open and end the threads. What is being stored is finished."""
        self.cancel_all(closing=True)
        for _ in range(self._size):
            self._arrived.put(None)
        for thread in self._threads[: self._size]:
            thread.join()
        for following, thread in zip(
            (self._read, self._doubted, self._thought), self._threads[self._size :], strict=True
        ):
            following.put(None)
            thread.join()

    def _work(
        self, incoming: queue.Queue[Job | None] | queue.SimpleQueue[Job | None], step: Callable[[Job], None]
    ) -> None:
        while (job := incoming.get()) is not None:
            try:
                if job.cancellation.asked:
                    raise Cancelled
                step(job)
            except MunimentError as error:
                if job.cancellation.asked:
                    self._drop(job)
                else:
                    self._fail(job, error)
            except Exception as error:
                # A fault of ours must not end the thread that all other papers depend on.
                self._fail(job, MunimentError(repr(error)))

    def _drop(self, job: Job) -> None:
        # What a person stops stays stopped; what ends with the office is gone on with when it opens again.
        if not self._closing:
            with contextlib.suppress(MunimentError):
                self._link(job, code=Cancelled.code)
        self._tell(job, JobState.CANCELLED)

    def _fail(self, job: Job, error: MunimentError) -> None:
        # The paper's failure is what is told; that the mail cannot be told of it would only hide that.
        with contextlib.suppress(MunimentError):
            self._link(job, code=error.code)
        self._tell(job, JobState.FAILED, error=error)

    def _do_read(self, job: Job) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._paused or job.cancellation.asked)
        if job.cancellation.asked:
            raise Cancelled
        if job.unfinished is not None:
            self._read_again(job, job.unfinished)
            return
        started = time.monotonic()
        self._tell(job, JobState.READING)
        job.arrival = job.arrive()
        if self._is_known(job, job.arrival):
            return

        def on_page(number: int, total: int) -> None:
            self._tell(job, JobState.READING, page=number, pages=total)

        whole = self._readers.read(job.arrival.data, on_page, job.cancellation)
        job.reading, job.enclosures = whole.reading, whole.enclosures
        job.seconds = msgspec.structs.replace(job.seconds, reading=time.monotonic() - started)
        self._read.put(job)

    def _read_again(self, job: Job, mail: UnfinishedMail) -> None:
        """Read a kept paper once more for what hung on it, and go on with what is still waiting."""
        assert self._store is not None
        original = self._store.original(mail.paper_id)
        enclosures = self._readers.read(original, lambda done, total: None, job.cancellation).enclosures
        hung = tuple(zip(mail.places, enclosures, strict=False))
        for place in mail.waiting.difference(place for place, _ in hung):
            self._store.enclose(mail.paper_id, place, code=AttachmentDamaged.code)
        self._open_enclosures(job, [(place, each) for place, each in hung if place in mail.waiting])
        self._go_on_with_enclosures(job)

    def _do_think(self, job: Job) -> None:
        assert job.reading is not None
        self._tell(job, JobState.THINKING)
        self._thinker.start()
        started = time.monotonic()
        job.verdict = self._thinker.think(job.reading)
        job.seconds = msgspec.structs.replace(job.seconds, thinking=time.monotonic() - started)
        doubted = self._second is not None and self._second.wanted(job.verdict)
        (self._doubted if doubted else self._thought).put(job)

    def _do_ask(self, job: Job) -> None:
        assert self._second is not None
        assert job.reading is not None
        assert job.verdict is not None
        started = time.monotonic()
        job.verdict = self._second.considered(job.reading, job.verdict, self._thinker.bars)
        thinking = job.seconds.thinking + time.monotonic() - started
        job.seconds = msgspec.structs.replace(job.seconds, thinking=thinking)
        self._thought.put(job)

    def _do_store(self, job: Job) -> None:
        assert job.arrival is not None
        assert job.reading is not None
        assert job.verdict is not None
        hung = self._places(job)
        if self._store is not None:
            self._tell(job, JobState.STORING)
            started = time.monotonic()
            if self._is_known(job, job.arrival):
                return
            check_unchanged(job.arrival, job.slip.root)
            job.paper_id = self._store.add(
                job.arrival.data,
                sha256=job.arrival.sha256,
                name=job.path.name,
                source=str(job.path.absolute()),
                reading=job.reading,
                verdict=job.verdict,
                enclosures=[(place, job.name_within(enclosed_path(job.path, each.name))) for place, each in hung],
            )
            self._link(job, enclosed_id=job.paper_id)
            job.seconds = msgspec.structs.replace(job.seconds, storing=time.monotonic() - started)
        self._open_enclosures(job, hung)
        self._go_on_with_enclosures(job)

    def _go_on_with_enclosures(self, job: Job) -> None:
        self._tell(job, JobState.DONE, paper_id=job.paper_id)
        job.arrival = job.reading = job.verdict = None  # what hangs on the paper still knows it
        for enclosed in job.enclosed:
            self._tell(enclosed, JobState.WAITING)
            self._arrived.put(enclosed)

    def _is_known(self, job: Job, arrival: Arrival) -> bool:
        """Whether the paper is kept already; then its job is done."""
        if self._store is None:
            return False
        known = self._store.find(arrival.sha256)
        if known is None:
            return False
        self._store.versions.see_again(known, str(job.path.absolute()))
        self._link(job, enclosed_id=known)
        self._tell(job, JobState.DUPLICATE, paper_id=known)
        return True

    def _link(self, job: Job, *, enclosed_id: int | None = None, code: str | None = None) -> None:
        """Keep what became of a paper that hung on another."""
        if self._store is not None and job.parent is not None and job.parent.paper_id is not None:
            self._store.enclose(job.parent.paper_id, job.place, enclosed_id=enclosed_id, code=code)

    def _places(self, job: Job) -> list[tuple[int, Enclosure]]:
        """What hangs on a paper, each with its place among all that hangs on the paper that was given."""
        with self._changed:
            first = job.given.hanging + 1
            job.given.hanging += len(job.enclosures)
        hung = list(enumerate(job.enclosures, first))
        job.enclosures = ()
        return hung

    def _open_enclosures(self, job: Job, hung: Sequence[tuple[int, Enclosure]]) -> None:
        """Make jobs of what hangs on a paper, before that one is done: so nobody can think that all is done."""
        with self._changed:
            for place, enclosure in hung:
                enclosed = Job(next(self._numbers), enclosed_path(job.path, enclosure.name), job, enclosure)
                enclosed.place = place
                job.enclosed.append(enclosed)
                self._open[enclosed.number] = enclosed
            if self._closing:
                for enclosed in job.enclosed:
                    enclosed.cancellation.cancel()

    def _tell(
        self,
        job: Job,
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
            job.slip.ticket,
            job.arrival.sha256 if job.arrival and paper_id is not None else None,
        )
        with contextlib.suppress(RuntimeError):
            # A window that is closing takes its listener away while the last events come in.
            if job.unfinished is None:
                self._listener(event)
        if state.final:
            with self._changed:
                self._open.pop(job.number, None)
                self._changed.notify_all()
