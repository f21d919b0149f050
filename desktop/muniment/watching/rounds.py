"""A round of a watched folder: what lies there, held against what was written down of it before."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import msgspec

from muniment.cabinet.arrivals import IN_HAND, Arrivals, ArrivalState, Arrived
from muniment.errors import PaperError, Vanished
from muniment.fingerprint import Look
from muniment.intake.listing import Place, listed
from muniment.intake.opening import look
from muniment.intake.settled import QUIET
from muniment.watched import WatchedFolder

Ours = Callable[[Path, int, int, int, int], bool]
"""Whether filing put a file where it is, by its path, device, inode, size and time of change in nanoseconds."""

_AT_A_TIME = 500


class Round:
    """One listing of a folder. `ended` is when it was done, and `files` how many there are that may be papers."""

    def __init__(self, arrivals: Arrivals, folder: WatchedFolder, apart: Collection[Place], ours: Ours) -> None:
        """Make the round: write down what is new or has changed, and what is gone. Raises FolderAway, StoreUnwritable
        or StoreDamaged; what was written down by then stays so."""
        self._arrivals, self._folder, self._ours = arrivals, folder, ours
        self.files = 0
        there: set[int] = set()
        files = listed(folder, apart)
        while some := list(islice(files, _AT_A_TIME)):
            self.files += len(some)
            there.update(self._note(some))
        self._note_gone(there)
        self.ended = datetime.now(UTC)

    def _note(self, some: list[tuple[Path, Look]]) -> set[int]:
        """Write down what is new of these; returns the numbers of all."""
        known = self._arrivals.known([path for path, _ in some])
        now = datetime.now(UTC)
        new = [self._new(path, seen, now) for path, seen in some if path not in known]
        numbers = set(self._arrivals.add(new)) if new else set()
        pairs = ((known[path], self._as_seen(known[path], seen, now)) for path, seen in some if path in known)
        self._arrivals.update((now_is for was, now_is in pairs if now_is != was), unless=IN_HAND)
        return numbers.union(file.arrival_id for file in known.values())

    def _new(self, path: Path, seen: Look, now: datetime) -> Arrived:
        state = ArrivalState.OURS if is_ours(self._ours, path, seen) else ArrivalState.SEEN
        return Arrived(path, seen, self._folder.path, state, now, now + timedelta(seconds=QUIET))

    def _as_seen(self, file: Arrived, seen: Look, now: datetime) -> Arrived:
        """How a file stands that was known before. One that waits for its time is looked at when that has come."""
        file = msgspec.structs.replace(file, folder=self._folder.path)
        if file.look.fingerprint.same_content(seen.fingerprint):
            if file.state is not ArrivalState.GONE:
                return file
            if file.paper_id is not None:
                return msgspec.structs.replace(file, state=ArrivalState.DONE)
        elif file.state in (ArrivalState.SEEN, *IN_HAND):
            return file
        anew = self._new(file.path, seen, now)
        return msgspec.structs.replace(anew, sha256=file.sha256, paper_id=file.paper_id, arrival_id=file.arrival_id)

    def _note_gone(self, there: set[int]) -> None:
        gone, forgotten = [], []
        for file in self._arrivals.missing(self._folder.path, there):
            try:
                look(file.path, self._folder.path)
                # It is there, but not to be looked at: by another pattern, or under another name of the same file.
                if file.paper_id is None:
                    forgotten.append(file.arrival_id)
            except Vanished:
                if file.paper_id is None:
                    forgotten.append(file.arrival_id)
                else:
                    gone.append(msgspec.structs.replace(file, state=ArrivalState.GONE))
            except PaperError:
                continue  # It cannot be told.
        self._arrivals.update(gone, unless=IN_HAND)
        for start in range(0, len(forgotten), _AT_A_TIME):
            self._arrivals.forget(forgotten[start : start + _AT_A_TIME])


def is_ours(ours: Ours, path: Path, seen: Look) -> bool:
    fingerprint = seen.fingerprint
    return ours(path, fingerprint.device, fingerprint.inode, fingerprint.size, fingerprint.mtime_ns)
