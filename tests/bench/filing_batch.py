"""How long filing a batch takes, and taking it back after a restart; and that all of it comes back as it was.

    .venv/bin/python -m tests.bench.filing_batch [--papers N] [FOLDER]

Files N papers of 100 kB as one batch, opens the cabinet anew, takes the batch back, opens it anew, brings it again,
and takes it back once more. Names, places, times, permissions, attributes and hashes must be what they were. Prints a
table.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from tests.filing_desk import FilingDesk, outside, rule, state_of

Done = TypeVar("Done")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=500)
    parser.add_argument("folder", type=Path, nargs="?", default=None)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder, prefix="muniment-batch-") as folder:
        _run(FilingDesk(Path(folder)), arguments.papers)


def _run(desk: FilingDesk, count: int) -> None:
    desk.rules(rule(desk.root))
    paths = [desk.write(f"{n}.pdf", os.urandom(100_000)) for n in range(count)]
    papers = [desk.keep(path, number=f"NM-{n % (count // 2)}").paper_id for n, path in enumerate(paths)]
    before = {path: _told(path) for path in paths}
    contents = sorted(state[0] for state in before.values())

    batch = _timed("filed", count, lambda: desk.filer.file(papers)[0].batch)
    filed = {name: hashlib.sha256(content).digest() for name, content in outside(desk.folder).items()}
    assert sorted(filed.values()) == contents
    for label in ("taken back", "brought again", "taken back again"):
        desk.close()
        desk.open()
        undone = _timed(label, count, partial(desk.filer.undo_batch, batch))
        assert len(undone) == count
        batch = desk.store.journal.activity(1)[0].batch or 0
        if label == "brought again":
            found = {name: hashlib.sha256(content).digest() for name, content in outside(desk.folder).items()}
            assert found == filed
        else:
            assert {path: _told(path) for path in paths} == before
            assert len(outside(desk.folder)) == count
            assert list(desk.root.iterdir()) == []
    assert desk.store.journal.unfinished() == []
    desk.close()
    print("every name, place, time, permission, attribute and hash is what it was")


def _told(path: Path) -> tuple[bytes, int, int, bytes]:
    content, mtime_ns, mode, attribute = state_of(path)
    return hashlib.sha256(content).digest(), mtime_ns, mode, attribute


def _timed(label: str, count: int, work: Callable[[], Done]) -> Done:
    started = time.monotonic()
    done = work()
    seconds = time.monotonic() - started
    print(f"{label:<20}{count:>6} papers {seconds:>8.1f} s {seconds / count * 1000:>8.1f} ms a paper", flush=True)
    return done


if __name__ == "__main__":
    main()
