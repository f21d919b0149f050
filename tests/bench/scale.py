"""Fills a cabinet with 1,000, 10,000 and 100,000 papers that nobody wrote, and measures it as it grows.

    .venv/bin/python -m tests.bench.scale FOLDER [--write] [COUNT...]

FOLDER is made, and should not be there yet. Without OCR and model: `made_papers` says what these would say. Papers are
filled in many to a transaction and without their originals; then some are added as the office adds them, one to a
transaction, each with an original of a few bytes in the vault, and it is these that are timed. What is measured runs in
a process of its own, so that the memory is that of asking and not of filling. `--write` puts table and curve into
docs/scale.md and docs/scale.svg.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec

from muniment.cabinet.lists import Order
from muniment.cabinet.store import Store
from tests.bench.filling import fill
from tests.bench.made_papers import MadePaper, Maker
from tests.bench.processes import memory
from tests.bench.scale_curve import curve
from tests.filed import TYPES, add

COUNTS = (1_000, 10_000, 100_000)
ADDED_ALONE = 100
TIMES = 9
_DOCS = Path(__file__).parents[2] / "docs"
_FIGURES = "## Figures\n"


class Timed(msgspec.Struct, frozen=True):
    """Milliseconds of one thing done several times, those of them that the processor worked for it, and how much it
    found."""

    median: float
    worst: float
    processor: float
    found: int


class Measured(msgspec.Struct, frozen=True):
    """What a process found that did nothing but ask."""

    asked: dict[str, Timed]
    megabytes: float


class Size(msgspec.Struct, frozen=True):
    """A cabinet of one size."""

    papers: int
    added: float
    database: float
    measured: Measured


def main() -> None:
    folder, *rest = sys.argv[1:]
    if folder == "--measure":
        sys.stdout.buffer.write(msgspec.json.encode(measure(Path(rest[0]))))
        return
    counts = [int(count) for count in rest if count != "--write"] or COUNTS
    sizes = []
    for size in grow(Path(folder), counts):
        sizes.append(size)
        print("\n".join(table(sizes)), flush=True)
    if "--write" in rest:
        write(sizes)


def grow(folder: Path, counts: Iterable[int]) -> Iterator[Size]:
    """Fill the cabinet up to each of the counts, and measure it there."""
    stream = Maker().papers(max(counts) + ADDED_ALONE)
    kept = 0
    for count in counts:
        fill(folder, islice(stream, count - ADDED_ALONE - kept))
        kept = count
        yield add_and_measure(folder, count, stream)


def add_and_measure(folder: Path, count: int, stream: Iterator[MadePaper]) -> Size:
    """Add the last papers one by one, which makes that many, and ask in a process of its own."""
    begun = time.perf_counter()
    with Store(folder, TYPES) as store:
        for number, paper in enumerate(islice(stream, ADDED_ALONE), count - ADDED_ALONE):
            add(store, str(number).encode(), paper.name, paper.reading, paper.verdict)
    added = ADDED_ALONE / (time.perf_counter() - begun)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.scale", "--measure", str(folder)], stdout=subprocess.PIPE, check=True
    )
    database = (folder / "cabinet.db").stat().st_size / 2**20
    return Size(count, added, database, msgspec.json.decode(done.stdout, type=Measured))


def measure(folder: Path) -> Measured:
    """Ask a cabinet all that is timed."""
    asked = {"opening": timed(lambda: opened(folder))}
    with Store(folder, TYPES, writable=False) as store:
        for order in Order:
            asked[f"first page by {order}"] = timed(partial(_listed, store, order))
        count = store.count()
        asked["count"] = timed(store.count)
        asked["page in the middle"] = timed(lambda: len(store.papers(limit=100, offset=count // 2)))
        asked["first page to review"] = timed(lambda: len(store.papers(needs_review=True, limit=100)))
        for name, question in questions().items():
            asked[f"search: {name}"] = timed(partial(_found, store, question))
        before = memory(os.getpid()) / 2**20
        asked["all papers listed"] = timed(lambda: len(store.papers()), times=3)
    return Measured(asked, before)


def questions() -> Mapping[str, str]:
    """One of each kind of question, and the hard ones of a kind."""
    made = Maker()
    common, usual, rare = made.word(0), made.word(300), made.word(5000)
    long = next(word for word in map(made.word, range(3000, 4000)) if len(word) > 8)
    slip = f"{long[:3]}{long[4]}{long[3]}{long[5:]}"
    return {
        "a word on nearly every paper": common,
        "a word on one paper in ten": usual,
        "a rare word": rare,
        "three words": f"invoice {common} {usual}",
        "a phrase": '"total due eur"',
        "two letters": "in",
        "the beginning of a word": "nordl",
        "a word with a slip": slip,
        "three words with slips": "Nordlihct Mobel invocie",
        "letters for digits": "RE-2O25",
        "words glued": "totaldue",
        "a word that is nowhere": "xylophonists",
        "an amount": "total > 500",
        "a range of amounts": "total 100..200",
        "a month": "date: 2025-03",
        "a seller": "seller: nordlicht",
        "a seller with a slip": "seller: nordlcht",
        "a number": "number = RE-2020-000900",
        "combined": f"total > 500 and seller: nordlicht and date >= 2020 and {common}",
        "without a word": f"invoice -{usual}",
        "one or the other": f"({usual} or {rare}) and type: invoice and review: yes",
        "fields or words": f"total > 2000 or {rare}",
    }


def _listed(store: Store, order: Order) -> int:
    return len(store.papers(order=order, limit=100))


def _found(store: Store, question: str) -> int:
    return store.search(question).total


def opened(folder: Path) -> int:
    with Store(folder, TYPES) as store:
        return len(store.papers(limit=100))


def timed(task: Callable[[], int], times: int = TIMES) -> Timed:
    taken, worked, found = [], [], 0
    for _ in range(times):
        begun, begun_work = time.perf_counter(), time.process_time()
        found = task()
        taken.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - begun_work) * 1000)
    return Timed(statistics.median(taken), max(taken), statistics.median(worked), found)


def table(sizes: list[Size]) -> list[str]:
    """The figures as lines of a Markdown table."""
    rows = [
        ("papers", [f"{size.papers:,}" for size in sizes]),
        ("---", ["---:" for _ in sizes]),
        ("added one by one, papers a second", [f"{size.added:.0f}" for size in sizes]),
        ("database, MB", [f"{size.database:,.0f}" for size in sizes]),
        ("memory of a process that asks, MB", [f"{size.measured.megabytes:.0f}" for size in sizes]),
    ]
    for name in sizes[0].measured.asked:
        rows.append((name, [_told(size.measured.asked[name]) for size in sizes]))
    return [f"| {name} | {' | '.join(cells)} |" for name, cells in rows]


def _told(each: Timed) -> str:
    return f"{each.median:.1f} ({each.worst:.0f}; {each.processor:.1f}) ms, {each.found:,}"


def write(sizes: list[Size]) -> None:
    """Put the figures into the manual, in place of those that stand there."""
    lines = {
        name: [(size.papers, size.measured.asked[name].processor) for size in sizes] for name in sizes[0].measured.asked
    }
    (_DOCS / "scale.svg").write_text(curve("Milliseconds of work by number of papers", lines), encoding="utf-8")
    before, _, _ = (_DOCS / "scale.md").read_text(encoding="utf-8").partition(_FIGURES)
    machine = f"{os.cpu_count()} cores, {_processor()}, Python {platform.python_version()}"
    told = [
        f"Measured on {machine}. Times are the median of {TIMES} "
        "(in brackets the worst, and the median of what the processor worked), then how many were found.",
        "",
        *table(sizes),
        "",
        "![The times as the number of papers grows](scale.svg)",
        "",
    ]
    (_DOCS / "scale.md").write_text(before + _FIGURES + "\n" + "\n".join(told), encoding="utf-8")


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


if __name__ == "__main__":
    main()
