"""Files whose time has come are looked at once more, and those that are finished go to the pipeline."""

from __future__ import annotations

import stat
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from muniment.cabinet.arrivals import Arrivals, ArrivalState, Arrived
from muniment.errors import FolderAway, MunimentError, NotAFile, PaperError, StillChanging, Vanished, by_code
from muniment.fingerprint import look_of
from muniment.intake.held import held
from muniment.intake.opening import look
from muniment.intake.settled import QUIET, age, hindrance, quiet_needed
from muniment.jobs import Slip
from muniment.pipeline import Pipeline
from muniment.watching.attempts import back_off, look_again, passes
from muniment.watching.rounds import Ours, is_ours

_IN_THE_PIPELINE = 100
"""Files of the queue that may be with the pipeline at once; all others are only rows."""

_AT_A_TIME = 25
SOON = 0.5
_LONGEST_REST = 30.0
_PATIENCE = 30.0
"""Seconds for which the job of a paper that a person gave waits for its file to be finished; the file waits longer."""


class Places:
    """The tickets of the files that are with the pipeline, and the jobs that a person sees waiting for their files."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tickets: set[int] = set()
        self._held: dict[int, tuple[int, float]] = {}
        self._not_before = 0.0
        self._failed = 0

    def room(self) -> int:
        """How many more files may be taken now."""
        with self._lock:
            if time.monotonic() < self._not_before:
                return 0
            # While the disk is full, one paper is enough to try it.
            return max(0, (1 if self._failed else _IN_THE_PIPELINE) - len(self._tickets))

    def take(self, ticket: int) -> None:
        with self._lock:
            self._tickets.add(ticket)

    def give_back(self, ticket: int) -> None:
        with self._lock:
            self._tickets.discard(ticket)

    def hold(self, ticket: int, job: int) -> None:
        with self._lock:
            self._held[ticket] = (job, time.monotonic())

    def let_go(self, ticket: int, *, only_after: float = 0.0) -> int | None:
        """The job that waited for a file, no longer held; None where there is none, or it is not held that long."""
        with self._lock:
            job, since = self._held.get(ticket, (None, 0.0))
            if job is None or time.monotonic() - since < only_after:
                return None
            del self._held[ticket]
            return job

    def unwritable(self) -> None:
        """The data folder cannot be written to: for a while nothing is taken. All that fails meanwhile is one failure,
        whoever meets with it."""
        with self._lock:
            now = time.monotonic()
            if now >= self._not_before:
                self._failed += 1
                self._not_before = now + min(back_off(self._failed).total_seconds(), _LONGEST_REST)

    def written(self) -> None:
        with self._lock:
            self._failed, self._not_before = 0, 0.0


class Feeder:
    """Hands the finished files of one watched folder to the pipeline; or, of none, those that a person gave."""

    def __init__(self, arrivals: Arrivals, pipeline: Pipeline, places: Places, folder: Path | None, ours: Ours) -> None:
        self._arrivals, self._pipeline, self._places = arrivals, pipeline, places
        self._folder, self._ours = folder, ours

    def feed(self) -> bool:
        """Look at files whose time has come; says whether there may be more of them. Raises StoreUnwritable or
        StoreDamaged; then the files stand as before."""
        now = datetime.now(UTC)
        limit = min(self._places.room(), _AT_A_TIME)
        files = self._arrivals.due(self._folder, now, limit) if limit else []
        outcomes = [self._looked_at(file, now) for file in files]
        taken = [file for file in outcomes if file is not None and file.state is ArrivalState.TAKEN]
        forgotten = [was.arrival_id for was, now_is in zip(files, outcomes, strict=True) if now_is is None]
        self._arrivals.update(file for file in outcomes if file is not None)
        if forgotten:
            self._arrivals.forget(forgotten)
        self._hand_over(taken)
        self._answer_the_held(files, outcomes)
        return len(files) == limit

    def _hand_over(self, taken: list[Arrived]) -> None:
        slips = []
        for file in taken:
            self._places.take(file.arrival_id)
            job = self._places.let_go(file.arrival_id)
            if job is None:
                expected = file.look.fingerprint if self._folder else None
                slips.append(Slip(file.path, file.arrival_id, self._folder, expected))
            else:
                self._pipeline.start(job)
        if slips:
            self._pipeline.submit(slips)

    def _answer_the_held(self, files: list[Arrived], outcomes: list[Arrived | None]) -> None:
        """A person who waits for a paper is told when its file is gone, or will not be finished soon."""
        for was, now_is in zip(files, outcomes, strict=True):
            if now_is is None:
                job, error = self._places.let_go(was.arrival_id), Vanished.code
            elif now_is.state is ArrivalState.TAKEN:
                continue
            else:
                job = self._places.let_go(was.arrival_id, only_after=_PATIENCE)
                error = now_is.code or StillChanging.code
            if job is not None:
                self._pipeline.start(job, by_code(error))

    def _looked_at(self, file: Arrived, now: datetime) -> Arrived | None:
        """How a file stands after another look; None where it need not be known any more."""
        try:
            status = look(file.path, self._folder)
            if not stat.S_ISREG(status.st_mode):
                raise NotAFile
            seen = look_of(status)
            if not seen.unchanged_since(file.look):
                return self._seen_anew(msgspec.structs.replace(file, look=seen), now)
            return self._if_finished(file, now)
        except Vanished:
            return self._vanished(file, now)
        except NotAFile:
            return None
        except PaperError as error:
            if passes(error, watched=self._folder is not None):
                return _waiting(file, error, now)
            # The pipeline comes to the same error, and tells it.
            return msgspec.structs.replace(file, state=ArrivalState.TAKEN, code=None, attempts=file.attempts + 1)

    def _if_finished(self, file: Arrived, now: datetime) -> Arrived:
        size, quiet = file.look.fingerprint.size, (now - file.seen_at).total_seconds()
        if quiet < 0:
            return self._seen_anew(file, now)  # The clock was set back.
        if self._folder is None:
            quiet = max(quiet, age(file.look, now.timestamp()))
        other = held(file.path, self._folder)
        given = self._folder is None
        problem = hindrance(size, quiet, other, given=given)
        if problem is not None:
            missing = quiet_needed(size, other, given=given) - quiet
            return msgspec.structs.replace(file, code=problem.code, due_at=now + look_again(quiet, missing))
        if self._folder is not None and is_ours(self._ours, file.path, file.look):
            return msgspec.structs.replace(file, state=ArrivalState.OURS, code=None)
        return msgspec.structs.replace(file, state=ArrivalState.TAKEN, code=None, attempts=file.attempts + 1)

    def _seen_anew(self, file: Arrived, now: datetime) -> Arrived:
        wait = SOON if self._folder is None else QUIET
        return msgspec.structs.replace(
            file,
            state=ArrivalState.SEEN,
            seen_at=now,
            due_at=now + timedelta(seconds=wait),
            attempts=0,
            code=StillChanging.code,
        )

    def _vanished(self, file: Arrived, now: datetime) -> Arrived | None:
        if folder_there(file):
            gone = msgspec.structs.replace(file, state=ArrivalState.GONE)
            return None if file.paper_id is None else gone
        return _waiting(file, FolderAway(), now)


def folder_there(file: Arrived) -> bool:
    """Whether a file is missing from a folder that is there, and was not taken away with it: a share that is away
    leaves no folder, or an empty one on another disk."""
    folder = file.folder or file.path.parent
    try:
        if file.folder is not None and folder.is_symlink():
            return False
        status = folder.stat()
        same_disk = look_of(status).fingerprint.device == file.look.fingerprint.device
        return same_disk or any(folder.iterdir())
    except OSError:
        return False


def _waiting(file: Arrived, error: MunimentError, now: datetime) -> Arrived:
    attempts = file.attempts + 1
    return msgspec.structs.replace(
        file, state=ArrivalState.WAITING, code=error.code, attempts=attempts, due_at=now + back_off(attempts)
    )
