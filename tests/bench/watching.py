"""Copies thousands of files into a watched folder at once, some of them slowly, locked, renamed or removed again, with
events switched off for half of the run, and shows whether each was taken in once and whole, how fast, and in how much
memory. Reader and model answer at once; queue, pipeline, database and vault are the real ones.

python -m tests.bench.watching [COUNT] [FOLDER]
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from unittest import mock

from muniment import watched
from muniment.cabinet.arrivals import ArrivalState
from muniment.intake import events
from muniment.office import Office
from muniment.watched import WatchedFolder
from tests.bench.processes import memory
from tests.inflow import Inflow
from tests.quick import quick_engines

_EVERY = 15.0


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder, quick_engines():
        _run(Path(folder).resolve(), count)


def _run(folder: Path, count: int) -> None:
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
    with closing(sqlite3.connect(data / "cabinet.db")) as database:
        contents = Counter(row[0] for row in database.execute("SELECT sha256 FROM papers"))
    final = set(crowd.final.values())
    print(f"{count} files in {seconds:.0f} s: {len(final)} were there at the end, {len(crowd.removed)} removed again")
    print(f"missed {len(final - set(contents))}")
    print(f"torn   {len(set(contents) - final - crowd.removed)}")
    print(f"twice  {sum(times > 1 for times in contents.values())}")
    print(f"told to filing other than once: {sum(filed[path] != 1 for path in crowd.final)}")


if __name__ == "__main__":
    main()
