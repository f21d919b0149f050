"""What the ledger and the search for duplicates cost when papers are added.

    .venv/bin/python -m tests.bench.adding [COUNT]

Adds made-up papers of two pages to a fresh cabinet, every second one without the ledger, or without looking for
duplicates, and shows the median time of each way as the cabinet grows: by the clock, and of the processor alone.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from unittest.mock import patch

from muniment.cabinet import kin
from muniment.cabinet.bookkeeping import Bookkeeper
from muniment.cabinet.store import Store
from muniment.paper import Verdict
from tests.filed import TYPES, add, reading_of

_STEP = 100
_WORDS = [
    f"{first}{second}" for first in ("bo", "ma", "ri", "ste", "lun", "ka") for second in ("der", "lin", "rt", "s")
]


def main() -> None:
    count = int(sys.argv[1]) if sys.argv[1:] else 2000
    chance = random.Random(3)
    ways: dict[str, Callable[[Store, int], None]] = {
        "all": lambda store, number: keep(store, number, chance),
        "no ledger": without_ledger,
        "no duplicates": without_duplicates,
    }
    seconds: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder), TYPES) as store:
        for number in range(1, count + 1):
            for name, way in ways.items():
                started, busy = time.perf_counter(), time.process_time()
                way(store, number)
                seconds[name].append((time.perf_counter() - started, time.process_time() - busy))
            if number % _STEP == 0:
                told = (f"{name} {_milliseconds(some[-_STEP:])}" for name, some in seconds.items())
                print(f"{3 * number:6} papers  ", "  ".join(told), flush=True)
        sizes = {
            name: sum(path.stat().st_size for path in Path(folder).rglob(pattern)) / 3 / count
            for name, pattern in (("database", "cabinet.db*"), ("ledger", "*.ledger"))
        }
        print("bytes a paper:", *(f"{name} {size:.0f}" for name, size in sizes.items()))


def keep(store: Store, number: int, chance: random.Random) -> None:
    pages = ["\n".join(_line(chance) for _ in range(40)) for _ in range(2)]
    text = f"Invoice {chance.randrange(10**8)} of {number}"
    original = chance.randbytes(60_000)
    add(store, original, "made.pdf", reading_of(text, *pages), Verdict("other", 0.9, (), (), "made"))


def _milliseconds(some: Sequence[tuple[float, float]]) -> str:
    clock, processor = (1000 * median(each) for each in zip(*some, strict=True))
    return f"{clock:.1f} ms ({processor:.1f})"


def _line(chance: random.Random) -> str:
    words = (chance.choice(_WORDS) + chance.choice(_WORDS) for _ in range(5))
    return f"{' '.join(words)} {chance.randrange(10**5)} {chance.randrange(10**4)}.{chance.randrange(10, 99)}"


def without_ledger(store: Store, number: int) -> None:
    with patch.object(Bookkeeper, "write_down", lambda self, session: session.flush()):
        keep(store, number, random.Random(f"no ledger {number}"))


def without_duplicates(store: Store, number: int) -> None:
    with patch.object(kin, "note", lambda *given: None), patch.object(kin, "note_values", lambda *given: None):
        keep(store, number, random.Random(f"no duplicates {number}"))


if __name__ == "__main__":
    main()
