"""The in-tray: hands papers to the pipeline with a line in the queue for each, hears what became of them, and tells
filing of those that were kept."""

from __future__ import annotations

import contextlib
import queue
import stat
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from muniment import watched
from muniment.cabinet.arrivals import Arrivals, ArrivalState, Arrived
from muniment.cabinet.faults import StoreUnwritable
from muniment.errors import Cancelled, Interrupted, MunimentError, PaperError, Vanished
from muniment.fingerprint import Look, look_of
from muniment.intake.held import held
from muniment.intake.opening import look
from muniment.intake.settled import age, hindrance
from muniment.jobs import JobEvent, JobState, Slip
from muniment.pipeline import Pipeline
from muniment.watched import KeptFile, WatchedFolder
from muniment.watching.attempts import back_off, passes
from muniment.watching.feeding import SOON, Feeder, Places, folder_there
from muniment.watching.rounds import Ours

Kept = Callable[[KeptFile], None]
"""Filing: called with the file of each paper that is kept, one after the other, from a thread of the tray's. It may be
called with the same file again where the program ended, or it raised, before that was written down."""

Told = Callable[[MunimentError | None], None]

_AT_A_TIME = 100
_HEARD_AT_A_TIME = 1000
_POLL = 5.0
_CROWDED = 0.1


class Tray:
    """The queue of one data folder at work, from `start` to `close`."""

    def __init__(
        self, arrivals: Arrivals, pipeline: Pipeline, data_directory: Path, kept: Kept | None, ours: Ours | None
    ) -> None:
        self.arrivals, self.pipeline, self.data_directory = arrivals, pipeline, data_directory
        self.places = Places()
        self.ours: Ours = ours or _nothing_is_ours
        self.told: Told = _nobody
        """Called with an error when the queue cannot go on, and with None when it can again."""
        self._kept = kept
        self._last_before: int | None = None
        self._trouble: str | None = None
        self._heard: queue.SimpleQueue[JobEvent | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._given = threading.Event()
        self._feeder = Feeder(arrivals, pipeline, self.places, None, self.ours)
        self._threads = [
            threading.Thread(target=self._hear, daemon=True, name="in-tray"),
            threading.Thread(target=self._feed, daemon=True, name="given papers"),
        ]

    def start(self) -> None:
        """Go on where the program ended."""
        self._last_before = self.arrivals.last_number()
        for thread in self._threads:
            thread.start()

    def stop_taking(self) -> None:
        """From now on nothing is taken; what the pipeline gives up since stays in the queue."""
        self._closing.set()
        self._given.set()
        if self._threads[1].is_alive():
            self._threads[1].join()

    def close(self) -> None:
        """Write down what became of the papers so far. The pipeline is closed by now."""
        self.stop_taking()
        self._heard.put(None)
        if self._threads[0].is_alive():
            self._threads[0].join()

    @property
    def closing(self) -> bool:
        return self._closing.is_set()

    def give(self, paths: Sequence[Path]) -> list[int]:
        """Queue papers that a person gave; returns a job's number each, in order. One whose file is not finished waits
        for that. Raises StoreUnwritable; then nothing is queued."""
        now = datetime.now(UTC)
        looks = [_look(path) for path in paths]
        files = [_given(path, seen, now) if seen is not None else None for path, seen in zip(paths, looks, strict=True)]
        queued = [file for file in files if file is not None]
        numbers = iter(self._write_down(queued))
        slips = [
            Slip(path, next(numbers), held=file.state is ArrivalState.SEEN) if file is not None else Slip(path)
            for path, file in zip(paths, files, strict=True)
        ]
        for slip in slips:
            if slip.ticket is not None and not slip.held:
                self.places.take(slip.ticket)
        jobs = self.pipeline.submit(slips)
        held = {slip.ticket: job for slip, job in zip(slips, jobs, strict=True) if slip.held and slip.ticket}
        if held:
            for ticket, job in held.items():
                self.places.hold(ticket, job)
            with contextlib.suppress(StoreUnwritable):  # Then they are looked at a little later.
                self.arrivals.hasten(list(held), datetime.now(UTC) + timedelta(seconds=SOON))
        self._given.set()
        return jobs

    def _write_down(self, files: list[Arrived]) -> list[int]:
        if not files:
            return []
        # What failed before and is given once more takes the place of what waited.
        again = self.arrivals.given({file.path for file in files})
        numbers = self.arrivals.add(files)
        if again:
            self.arrivals.forget([file.arrival_id for file in again])
        return numbers

    def hear(self, event: JobEvent) -> None:
        """Part of the office's listener."""
        if event.state.final and event.ticket is not None:
            # The words that were read are not needed, and would be much to hold.
            self._heard.put(msgspec.structs.replace(event, reading=None, verdict=None))

    def retry(self) -> int:
        """Try at once what waits or was refused; returns how many files that are. Raises StoreUnwritable."""
        again = self.arrivals.retry(datetime.now(UTC))
        self._given.set()
        return again

    # The threads

    def _feed(self) -> None:
        while not self.closing:
            wait = _POLL
            try:
                if self._last_before is not None:
                    self.arrivals.take_up(self._last_before, datetime.now(UTC), Interrupted.code)
                    self._last_before = None
                more = self._feeder.feed()
                wait = _CROWDED if more else until_due(self.arrivals.next_due(None), _POLL)
            except Exception as error:
                self.report(error if isinstance(error, MunimentError) else MunimentError(repr(error)))
            self._given.wait(wait)
            self._given.clear()

    def _hear(self) -> None:
        pending: list[JobEvent] = []
        over, wait = False, _CROWDED
        while not over:
            over = self._collect(pending, wait)
            wait = 1.0
            try:
                if pending:
                    full = self._settle(pending)
                    pending = []
                    self._given.set()
                    self.report(full)
                wait = _CROWDED if self._hand_on() else until_due(self.arrivals.next_kept(), 30.0)
            except Exception as error:
                # What was heard is kept here until it can be written down.
                self.report(error if isinstance(error, MunimentError) else MunimentError(repr(error)))

    def _collect(self, pending: list[JobEvent], wait: float) -> bool:
        """Wait for news, for so many seconds, and take what there is; says whether the tray closes."""
        try:
            event = self._heard.get(timeout=wait)
            while event is not None:
                pending.append(event)
                if len(pending) >= _HEARD_AT_A_TIME:
                    return False
                event = self._heard.get_nowait()
            return True
        except queue.Empty:
            return False

    def _settle(self, events: list[JobEvent]) -> MunimentError | None:
        """Write down what became of papers; returns the error of those that could not be kept for want of room."""
        now = datetime.now(UTC)
        files = self.arrivals.get([event.ticket for event in events if event.ticket is not None])
        changed, forgotten = [], []
        full: MunimentError | None = None
        for event in events:
            file = files.get(event.ticket or 0)
            if file is None:
                continue
            full = event.error if isinstance(event.error, StoreUnwritable) else full
            outcome = self._outcome(file, event, now)
            if outcome is None:
                forgotten.append(file.arrival_id)
            elif outcome != file:
                changed.append(outcome)
        self.arrivals.update(changed)
        if forgotten:
            self.arrivals.forget(forgotten)
        for event in events:
            self.places.give_back(event.ticket or 0)
            self.places.let_go(event.ticket or 0)
        return full

    def _outcome(self, file: Arrived, event: JobEvent, now: datetime) -> Arrived | None:
        if event.paper_id is not None:
            as_before = (file.sha256, file.paper_id) == (event.sha256, event.paper_id)
            return msgspec.structs.replace(
                file,
                state=ArrivalState.DONE if as_before else ArrivalState.KEPT,
                code=None,
                attempts=0,
                due_at=now,
                sha256=event.sha256,
                paper_id=event.paper_id,
            )
        if event.state is JobState.CANCELLED and self.closing:
            return file  # It is taken up at the next start.
        error = event.error or Cancelled()
        watched_too = file.folder is not None
        deleted = error.code == Vanished.code and not watched_too and folder_there(file)
        if passes(error, watched=watched_too) and not deleted:
            due = now + back_off(file.attempts)
            return msgspec.structs.replace(file, state=ArrivalState.WAITING, code=error.code, due_at=due)
        if watched_too:
            return msgspec.structs.replace(file, state=ArrivalState.REFUSED, code=error.code)
        return None

    def _hand_on(self) -> bool:
        """Tell filing of kept papers; says whether there may be more."""
        now = datetime.now(UTC)
        files = self.arrivals.kept(now, _AT_A_TIME)
        folders = {folder.path: folder for folder in watched.load(self.data_directory)} if files else {}
        done, forgotten, failed = [], [], []
        for file in files:
            try:
                self._tell_filing(file, folders)
            except Exception as error:
                code = error.code if isinstance(error, MunimentError) else MunimentError.code
                attempts = file.attempts + 1
                failed.append(
                    msgspec.structs.replace(file, code=code, attempts=attempts, due_at=now + back_off(attempts))
                )
                continue
            if file.folder is None:
                forgotten.append(file.arrival_id)
            else:
                done.append(msgspec.structs.replace(file, state=ArrivalState.DONE, code=None, attempts=0))
        self.arrivals.update([*done, *failed])
        if forgotten:
            self.arrivals.forget(forgotten)
        return len(files) == _AT_A_TIME

    def _tell_filing(self, file: Arrived, folders: dict[Path, WatchedFolder]) -> None:
        if self._kept is None or file.paper_id is None or file.sha256 is None:
            return
        # Of a folder that is not watched any more nobody said what may be done there: its files are left.
        folder = None if file.folder is None else folders.get(file.folder, WatchedFolder(file.folder, rules=()))
        self._kept(KeptFile(file.paper_id, file.path, file.sha256, folder))

    def report(self, error: MunimentError | None) -> None:
        """Something keeps the queue from going on, or no longer does; the same is told once."""
        if isinstance(error, StoreUnwritable):
            self.places.unwritable()
        elif error is None:
            self.places.written()
        code = error.code if error else None
        if code != self._trouble:
            self.told(error)
        self._trouble = code


def until_due(due: datetime | None, longest: float) -> float:
    """Seconds until then, at most that many, and never quite none."""
    if due is None:
        return longest
    return min(max((due - datetime.now(UTC)).total_seconds(), 0.05), longest)


def _look(path: Path) -> Look | None:
    """What an ordinary file looks like; None for whatever else is named, of which reading says what it is."""
    try:
        status = look(path)
    except PaperError:
        return None
    return look_of(status) if stat.S_ISREG(status.st_mode) else None


def _given(path: Path, seen: Look, now: datetime) -> Arrived:
    try:
        quiet = age(seen, now.timestamp())
        problem = hindrance(seen.fingerprint.size, quiet, held(path), given=True)
    except PaperError:
        problem = None  # Reading comes to the same error, and tells it.
    state = ArrivalState.TAKEN if problem is None else ArrivalState.SEEN
    code = problem.code if problem else None
    due = now + timedelta(minutes=1)  # Sooner, once its job is known.
    return Arrived(path.absolute(), seen, None, state, now, due, attempts=int(problem is None), code=code)


def _nothing_is_ours(path: Path, device: int, inode: int, size: int, mtime_ns: int) -> bool:
    return False


def _nobody(error: MunimentError | None) -> None:
    """Whom a tray tells that nobody asks."""
