"""Feeds a watcher, the real `muniment watch` with the real reader and model, and kills it at random, about once a
minute; then shows whether anything was lost or is there twice. With `quick` reader and model answer at once, so that
more papers are on their way at each kill.

python -m tests.bench.killed_watcher [MINUTES] [SECONDS BETWEEN PAPERS] [quick]
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from muniment import watched
from muniment.cabinet.store import Store
from muniment.watched import WatchedFolder
from tests.filed import TYPES
from tests.inflow import Inflow

_PROGRAM = "from muniment.cli import main; main()"
_QUICK_PROGRAM = "from muniment.cli import main; from tests.quick import quick_engines\nwith quick_engines(): main()"
_BETWEEN_KILLS = (20.0, 100.0)


def main() -> None:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    every = float(sys.argv[2]) if len(sys.argv) > 2 else 2.0
    program = _QUICK_PROGRAM if "quick" in sys.argv else _PROGRAM
    with tempfile.TemporaryDirectory() as folder:
        _run([sys.executable, "-c", program, "watch"], Path(folder).resolve(), minutes * 60, every)


def _run(command: list[str], folder: Path, seconds: float, every: float) -> None:
    data, inbox = folder / "data", folder / "inbox"
    data.mkdir()
    inbox.mkdir()
    watched.add(data, WatchedFolder(inbox))
    environment = {**os.environ, "MUNIMENT_DATA": str(data), "XDG_CONFIG_HOME": str(folder / "config")}
    crowd = Inflow(inbox, max(1, int(seconds / every)), seed="killed", pause=1.0, every=every)
    coming = threading.Thread(target=crowd.run)
    coming.start()
    chance, began, kills = random.Random(7), time.monotonic(), 0
    while time.monotonic() - began < seconds:
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as child:
            time.sleep(min(chance.uniform(*_BETWEEN_KILLS), max(0.0, began + seconds - time.monotonic())))
            child.send_signal(signal.SIGKILL)
        kills += 1
        print(f"{time.monotonic() - began:6.0f} s  killed {kills} times, {len(_kept(data))} kept", flush=True)
    coming.join()
    subprocess.run([*command, "--once"], env=environment, stdout=subprocess.DEVNULL, check=True)
    contents, final = _kept(data), set(crowd.final.values())
    with Store(data, TYPES, writable=False) as store:
        for paper in store.papers():
            store.original(paper.paper_id)  # Raises where it is not as it was taken in.
        waiting = len(store.arrivals.queue(1000))
    print(f"{len(final)} papers, {kills} kills in {seconds / 60:.0f} minutes")
    print(f"lost  {len(final - set(contents))}")
    print(f"torn  {len(set(contents) - final - crowd.removed)}")
    print(f"twice {sum(times > 1 for times in contents.values())}")
    print(f"still in the queue: {waiting}")


def _kept(data: Path) -> Counter[str]:
    if not (data / "cabinet.db").exists():
        return Counter()
    try:
        with closing(sqlite3.connect(data / "cabinet.db")) as database:
            return Counter(row[0] for row in database.execute("SELECT sha256 FROM papers"))
    except sqlite3.OperationalError:
        return Counter()  # Killed before there were any tables.


if __name__ == "__main__":
    main()
