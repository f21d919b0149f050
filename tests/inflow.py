"""Files that flow into a folder as people, scanners and other programs put them there, for tests and benches of how
papers come in."""

from __future__ import annotations

import fcntl
import hashlib
import heapq
import itertools
import random
import time
from collections.abc import Iterator
from pathlib import Path


class Inflow:
    """`count` small papers, each with a text of its own: most are copied at once, some written in chunks, some renamed
    at the end, some locked for a while after they were written, and some removed again. `pause` is how long, in
    seconds, a slow program takes from one chunk to the next, and `every` the time from one paper to the next."""

    def __init__(self, folder: Path, count: int, *, seed: str, pause: float, every: float = 0.0) -> None:
        self.folder, self.pause, self.every = folder, pause, every
        self.final: dict[Path, str] = {}
        """The files that are there at the end, with the SHA-256 of each."""
        self.removed: set[str] = set()
        """The SHA-256 of what was there only for a while: it may have been taken in, or not."""
        self._kinds = random.Random(seed)
        self._seed = seed
        self._papers = [self._paper(number) for number in range(count)]

    def run(self) -> None:
        """Let them all come; returns when the last one is finished."""
        order = itertools.count()
        now = time.monotonic()
        steps = [(now + self.every * number, next(order), paper) for number, paper in enumerate(self._papers)]
        heapq.heapify(steps)
        while steps:
            due, _, paper = heapq.heappop(steps)
            time.sleep(max(0.0, due - time.monotonic()))
            wait = next(paper, None)
            if wait is not None:
                heapq.heappush(steps, (time.monotonic() + wait, next(order), paper))

    def _paper(self, number: int) -> Iterator[float]:
        """Writes one paper; yields how long to wait before it goes on."""
        content = "".join(f"Paper {self._seed} {number}, line {line}\n" for line in range(self._kinds.randint(2, 12)))
        data = content.encode()
        path = self.folder / f"paper-{self._seed}-{number}.txt"
        kind = self._kinds.choices(
            ("whole", "chunks", "part", "renamed", "locked", "removed"), weights=(76, 6, 6, 4, 4, 4)
        )[0]
        sha256 = hashlib.sha256(data).hexdigest()
        if kind == "removed":
            self.removed.add(sha256)
            path.write_bytes(data)
            yield self.pause
            path.unlink()
            return
        self.final[path] = sha256
        if kind == "chunks":
            yield from self._in_chunks(path, data)
        elif kind == "part":
            unfinished = path.with_suffix(".txt.part")
            yield from self._in_chunks(unfinished, data)
            unfinished.rename(path)
        elif kind == "renamed":
            before = path.with_name(f"scan-{self._seed}-{number}.txt")
            yield from self._in_chunks(before, data)
            before.rename(path)
        elif kind == "locked":
            with path.open("wb") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                file.write(data)
                file.flush()
                yield 5 * self.pause
        else:
            path.write_bytes(data)

    def _in_chunks(self, path: Path, data: bytes) -> Iterator[float]:
        with path.open("wb") as file:
            for start in range(0, len(data), 40):
                file.write(data[start : start + 40])
                file.flush()
                yield self.pause
