"""Reads many papers in a row and shows what each process has in memory as it goes.

python -m tests.bench.memory COUNT PAPER|FOLDER...
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from pathlib import Path

from muniment.batch import Batch
from muniment.intake.arrival import papers_under
from muniment.office import Office
from tests.bench.processes import children, memory

AT_A_TIME = 10


def main() -> None:
    count, papers = int(sys.argv[1]), list(papers_under([Path(name) for name in sys.argv[2:]]))
    batch = Batch()
    with tempfile.TemporaryDirectory() as data, Office(Path(data), batch.hear, keep=False) as office:
        given = itertools.islice(itertools.cycle(papers), count)
        done = 0
        while some := list(itertools.islice(given, AT_A_TIME)):
            done += sum(1 for _ in batch.in_order(office.submit(some)))
            print(f"{done:5d}  office {_megabytes(os.getpid())}", *_children(), flush=True)


def _children() -> list[str]:
    return sorted(f" {module.rpartition('.')[2]} {_megabytes(pid)}" for pid, module in children().items())


def _megabytes(pid: int) -> str:
    return f"{memory(pid) / 2**20:4.0f} MB"


if __name__ == "__main__":
    main()
