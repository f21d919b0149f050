"""Copies thousands of files into a watched folder at once, some of them slowly, locked, renamed or removed again, with
events switched off for half of the run, and shows whether each was taken in once and whole, how fast, and in how much
memory. Reader and model answer at once; queue, pipeline, database and vault are the real ones.

With `queue` the database and the vault of papers are left out as well, and what is measured is listing, settling and
the queue alone.

python -m tests.bench.watching [COUNT] [queue]
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path
from unittest import mock

from muniment import watched
from muniment.cabinet.arrivals import ArrivalState
from muniment.cabinet.store import Store
from muniment.intake import events
from muniment.office import Office
from muniment.watched import WatchedFolder
from tests.bench.processes import memory
from tests.inflow import Inflow
from tests.quick import quick_engines

_EVERY = 15.0


class Shelf:
    """Stands for the cabinet where only the queue is measured: knows what was added, and how often."""

    def __init__(self) -> None:
        self.contents: Counter[str] = Counter()
        self._numbers: dict[str, int] = {}

    def add(self, original: bytes, *, sha256: str, **_known: object) -> int:
        self.contents[sha256] += 1
        return self._numbers.setdefault(sha256, len(self._numbers) + 1)

    def find(self, sha256: str) -> int | None:
        return self._numbers.get(sha256)


def main() -> None:
    count = next((int(word) for word in sys.argv[1:] if word.isdigit()), 10_000)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stack.enter_context(quick_engines())
        shelf = Shelf() if "queue" in sys.argv else None
        if shelf is not None:
            stack.enter_context(mock.patch.multiple(Store, add=shelf.add, find=shelf.find))
        _run(Path(folder).resolve(), count, shelf)


def _run(folder: Path, count: int, shelf: Shelf | None) -> None:
    data, inbox = folder / "data", folder / "inbox"
    data.mkdir()
    inbox.mkdir()
    watched.add(data, WatchedFolder(inbox))
    crowd = Inflow(inbox, count, seed="bench", pause=1.0, every=0.001)
    filed: Counter[Path] = Counter()
    began = time.monotonic()
    print("seconds   done  waiting  in hand  megabytes", flush=True)
    with Office(data) as office:
        assert office._tray is not None
        office._tray._kept = lambda file: filed.update([file.path])
        office.watch()
        coming = threading.Thread(target=crowd.run)
        coming.start()
        arrivals, no_events = office._store.arrivals, None
        while True:
            counts = arrivals.counts()
            done = counts.get(ArrivalState.DONE, 0) + counts.get(ArrivalState.GONE, 0)
            waiting = counts.get(ArrivalState.SEEN, 0) + counts.get(ArrivalState.WAITING, 0)
            in_hand = counts.get(ArrivalState.TAKEN, 0) + counts.get(ArrivalState.KEPT, 0)
            megabytes = memory(os.getpid()) / 2**20
            print(f"{time.monotonic() - began:7.0f}{done:7d}{waiting:9d}{in_hand:9d}{megabytes:11.0f}", flush=True)
            if done > count / 2 and no_events is None:
                no_events = mock.patch.object(events, "_observer", side_effect=OSError("events are switched off"))
                no_events.start()
                watched.pause(data, None, True)
                office.watch().reload()
                watched.pause(data, None, False)
                office.watch().reload()
                print("events are switched off", flush=True)
            if not coming.is_alive() and not waiting and not in_hand and done >= len(crowd.final):
                break
            time.sleep(_EVERY)
    seconds = time.monotonic() - began
    contents = shelf.contents if shelf else _kept(data)
    final = set(crowd.final.values())
    print(f"{count} files in {seconds:.0f} s: {len(final)} were there at the end, {len(crowd.removed)} removed again")
    print(f"missed {len(final - set(contents))}")
    print(f"torn   {len(set(contents) - final - crowd.removed)}")
    print(f"twice  {sum(times > 1 for times in contents.values())}")
    print(f"told to filing other than once: {sum(filed[path] != 1 for path in crowd.final)}")


def _kept(data: Path) -> Counter[str]:
    with closing(sqlite3.connect(data / "cabinet.db")) as database:
        return Counter(row[0] for row in database.execute("SELECT sha256 FROM papers"))


if __name__ == "__main__":
    main()
