"""The watch: a thread for each watched folder that makes its rounds and hands on what is finished, until `close`.

Hints tell when a round is worth making; without any, one is made every so often. Where a folder or the data folder
cannot be reached, that is told once, and the thread goes on when it can.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from muniment import watched
from muniment.errors import FolderAway, MunimentError
from muniment.intake.events import Hints
from muniment.intake.listing import place_of
from muniment.intake.settled import LONGEST_UNSURE, QUIET
from muniment.watched import WatchedFolder
from muniment.watching.feeding import Feeder
from muniment.watching.rounds import Round
from muniment.watching.tray import Tray, until_due

_ROUND_EVERY = 20.0
"""Seconds between two rounds of a folder from which no hint comes."""

_SHORTEST = 1.0
_SHARE_OF_TIME = 4.0
"""A round is followed by a rest of that many times its own length, whatever hints come."""

_LEAP = 2.0
"""Seconds by which the clocks may disagree before it is believed that the machine slept, or that the time was set."""

_CROWDED = 0.1
_JOIN = 5.0
"""Seconds for which a thread is waited for that may hang on a share that does not answer."""


class WatchEvent(msgspec.Struct, frozen=True):
    """What keeps a watched folder, or with None the whole queue, from going on; without an error, it goes on again."""

    folder: Path | None
    error: MunimentError | None = None


class FolderStatus(msgspec.Struct, frozen=True):
    """How it stands with a watched folder: what keeps it from going on, whether the system tells of changes there, and
    when it was listed last, with how many files that may be papers."""

    folder: WatchedFolder
    error: MunimentError | None = None
    hints: bool = False
    listed_at: datetime | None = None
    files: int = 0


WatchListener = Callable[[WatchEvent], None]


class Watch:
    """The watched folders of one data folder at work. The listener is called from the watch's threads.

    The list of folders is read anew when it changes, whoever changed it. Raises WatchedFoldersDamaged.
    """

    def __init__(self, tray: Tray, listener: WatchListener | None = None, *, hints: bool = True) -> None:
        self._tray, self._listener, self._hints = tray, listener or _nobody, hints
        self._tray.told = lambda error: self._listener(WatchEvent(None, error))
        self._turn = threading.RLock()
        self._over = threading.Event()
        self._stamp = self._written()
        self._paused_or_at_work: list[FolderAtWork] = []
        self._start(watched.load(tray.data_directory))
        self._thread = threading.Thread(target=self._follow, daemon=True, name="watched folders")
        self._thread.start()

    def close(self) -> None:
        """Make no more rounds. Nothing is taken in afterwards."""
        self._over.set()
        self._thread.join()
        with self._turn:
            self._stop()

    def folders(self) -> list[FolderStatus]:
        """How it stands with each folder, in the order in which they were named."""
        with self._turn:
            return [at_work.status for at_work in self._paused_or_at_work]

    def reload(self) -> None:
        """Read the list of folders anew. Raises WatchedFoldersDamaged; then all goes on as before."""
        with self._turn:
            self._stamp = self._written()
            folders = watched.load(self._tray.data_directory)
            if list(folders) != [at_work.status.folder for at_work in self._paused_or_at_work]:
                self._stop()
                self._start(folders)

    def wake(self) -> None:
        """Look at once whether anything is due."""
        with self._turn:
            for at_work in self._paused_or_at_work:
                at_work.wake()

    def finish(self) -> None:
        """Block until every folder was listed since the start of the watch, and what was finished then is kept, refused
        or waits for a fault to pass. What is still being written is left for later."""
        with self._turn:
            at_work = [each for each in self._paused_or_at_work if each.is_alive()]
        for each in at_work:
            each.listed.wait()
        until = datetime.now(UTC) + timedelta(seconds=LONGEST_UNSURE + 1)
        folders = [each.status.folder.path for each in at_work]
        while self._tray.arrivals.outstanding(folders, until) and not self._over.wait(_CROWDED):
            pass

    def _start(self, folders: tuple[WatchedFolder, ...]) -> None:
        for folder in folders:
            apart = (self._tray.data_directory, *(other.path for other in folders if other is not folder))
            at_work = FolderAtWork(self._tray, folder, apart, self._tell, hints=self._hints)
            self._paused_or_at_work.append(at_work)
            if not folder.paused:
                at_work.start()

    def _stop(self) -> None:
        for at_work in self._paused_or_at_work:
            at_work.stop()
        for at_work in self._paused_or_at_work:
            if at_work.is_alive():
                at_work.join(_JOIN)
        self._paused_or_at_work.clear()

    def _follow(self) -> None:
        """Notice when the list of folders was changed, by the window or the command line."""
        while not self._over.wait(_SHORTEST):
            if self._written() != self._stamp:
                try:
                    self.reload()
                except MunimentError as error:
                    self._tell(None, error)

    def _written(self) -> tuple[int, int] | None:
        try:
            status = watched.file_of(self._tray.data_directory).stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns

    def _tell(self, folder: Path | None, error: MunimentError | None) -> None:
        self._listener(WatchEvent(folder, error))


class FolderAtWork(threading.Thread):
    """One watched folder: its rounds, and the handing on of what is finished there."""

    def __init__(
        self,
        tray: Tray,
        folder: WatchedFolder,
        apart: tuple[Path, ...],
        tell: Callable[[Path | None, MunimentError | None], None],
        *,
        hints: bool,
    ) -> None:
        super().__init__(daemon=True, name=f"watching {folder.path.name}")
        self.status = FolderStatus(folder)
        self.listed = threading.Event()
        self._tray, self._folder, self._apart, self._tell_of = tray, folder, apart, tell
        self._feeder = Feeder(tray.arrivals, tray.pipeline, tray.places, folder.path, tray.ours)
        self._wants_hints = hints
        self._hints: Hints | None = None
        self._over = False
        self._wake = threading.Event()
        self._hinted = True
        self._next_round = self._earliest = time.monotonic()
        self._leap_seen = _leap()

    def stop(self) -> None:
        self._over = True
        self._wake.set()

    def wake(self) -> None:
        self._wake.set()

    def run(self) -> None:
        self._look_anew()
        while not self._over:
            wait = _ROUND_EVERY
            try:
                if abs(_leap() - self._leap_seen) > _LEAP:
                    self._look_anew()
                if time.monotonic() >= (self._earliest if self._hinted else self._next_round):
                    self._make_round()
                more = self._feeder.feed()
                due = self._tray.arrivals.next_due(self._folder.path)
                wait = _CROWDED if more else min(self._until_round(), until_due(due, _ROUND_EVERY))
            except Exception as error:
                self._fail(error if isinstance(error, MunimentError) else MunimentError(repr(error)))
                wait = self._until_round()
            self._wake.wait(wait)
            self._wake.clear()
        if self._hints is not None:
            self._hints.close()

    def _make_round(self) -> None:
        self._hinted = False  # Whatever comes while the round is made asks for another one.
        if self._wants_hints and (self._hints is None or not self._hints.working):
            self._hints = Hints(self._folder.path, self._hint, below=self._folder.depth != 0)
        began = time.monotonic()
        was_away = self.status.error is not None
        try:
            apart = [place for path in self._apart if (place := place_of(path)) is not None]
            done = Round(self._tray.arrivals, self._folder, apart, self._tray.ours)
        except FolderAway as error:
            self._close_hints()
            self._fail(error)
            return
        finally:
            self.listed.set()
            ended = time.monotonic()
            self._next_round = ended + _ROUND_EVERY
            self._earliest = ended + max(_SHORTEST, _SHARE_OF_TIME * (ended - began))
        told = self._hints is not None and self._hints.working
        self.status = FolderStatus(self._folder, None, told, done.ended, done.files)
        if was_away:
            self._tell_of(self._folder.path, None)
            self._look_anew()

    def _fail(self, error: MunimentError) -> None:
        before = self.status.error
        self._next_round = time.monotonic() + _ROUND_EVERY / 4
        if isinstance(error, FolderAway):
            self.status = msgspec.structs.replace(self.status, error=error)
            if before is None:
                self._tell_of(self._folder.path, error)
        else:
            self._tray.report(error)

    def _look_anew(self) -> None:
        """After a start, a sleep or an absence nobody knows for how long the files have not changed."""
        self._leap_seen = _leap()
        now = datetime.now(UTC)
        try:
            self._tray.arrivals.look_anew(self._folder.path, now, now + timedelta(seconds=QUIET))
        except MunimentError as error:
            self._tray.report(error)

    def _hint(self) -> None:
        self._hinted = True
        self._wake.set()

    def _close_hints(self) -> None:
        if self._hints is not None:
            self._hints.close()
            self._hints = None

    def _until_round(self) -> float:
        at = self._earliest if self._hinted else self._next_round
        return max(at - time.monotonic(), 0.05)


def _leap() -> float:
    """By how much the time of day is ahead of the clock that stands still while the machine sleeps."""
    return time.time() - time.monotonic()


def _nobody(event: WatchEvent) -> None:
    """The listener of a watch that nobody listens to."""
