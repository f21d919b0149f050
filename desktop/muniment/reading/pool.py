"""The office's side of reading: a few warm readers, each working on one paper at a time.

A reader that dies, hangs, grows or talks nonsense costs the page that it was at, at most; the next one gets a fresh
reader. A paper that takes long gets help from readers that have nothing to do, page by page, until somebody else needs
them.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from muniment.errors import Cancelled, PaperError, ReaderDied
from muniment.paper import Page
from muniment.reading import messages
from muniment.reading.deck import Deck, OnPage
from muniment.reading.reader import Cancellation, Reader, ReaderFailed
from muniment.sandbox.posture import Posture

__all__ = ["Cancellation", "OnPage", "ReaderPool", "physical_cores"]

_SECONDS_ALONE = 0.5
"""How long a paper is read by one reader before others help; most papers are done by then."""


def physical_cores() -> int:
    """How many cores this process may use, two threads of one core counted once. Each reader fills one: where the
    machine has other work too, two readers of one thread are steadier than one of two, whose threads wait by spinning
    (12 papers in 24 and 22 s against 25 and 46 s, on two busy cores)."""
    if not hasattr(os, "sched_getaffinity"):
        return max(1, (os.cpu_count() or 2) // 2)
    places = (
        Path(f"/sys/devices/system/cpu/cpu{number}/topology/core_cpus_list") for number in os.sched_getaffinity(0)
    )
    try:
        return len({place.read_text() for place in places})
    except OSError:
        return len(os.sched_getaffinity(0))


class _NoneFree(Exception):
    """No reader is free, and nobody wanted to wait for one."""


class ReaderPool:
    """Up to `size` readers, started when first needed. Every method may be called from any thread."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._idle: list[Reader] = []
        self._busy: set[Reader] = set()
        self._taken = 0
        self._in_wait = 0
        self._closed = False
        self._changed = threading.Condition()

    def warm(self) -> None:
        """Start one reader in the background, so that the first paper does not wait for it."""
        threading.Thread(target=self._start_one, daemon=True).start()

    def posture(self) -> Posture:
        """What a reader of this pool has given up, as it says itself. Raises ReaderDied."""
        try:
            with self._reader(Cancellation()) as reader:
                return reader.posture()
        except ReaderFailed as failed:
            raise failed.error from failed

    def read(self, data: bytes, on_page: OnPage, cancellation: Cancellation | None = None) -> messages.Whole:
        """The words of a paper and what is enclosed in it. `on_page(done, total)` is called after each page, from any
        thread. Raises a PaperError."""
        cancellation = cancellation or Cancellation()
        try:
            return self._read(data, on_page, cancellation)
        except PaperError as error:
            raise (Cancelled() if cancellation.asked else error) from error

    def render(self, data: bytes, number: int, dpi: float, turn: int = 0) -> messages.Drawn:
        """The picture of a page, turned clockwise by `turn` degrees (a multiple of 90). Raises a PaperError."""
        try:
            with self._reader(Cancellation()) as reader:
                return reader.render(data, number, dpi, turn)
        except ReaderFailed as failed:
            raise failed.error from failed

    def make_searchable(self, data: bytes, pages: tuple[Page, ...]) -> bytes:
        """A PDF of the paper that can be searched, by the words of its pages as they were read. Raises a PaperError."""
        try:
            with self._reader(Cancellation()) as reader:
                return reader.make_searchable(data, pages).pdf
        except ReaderFailed as failed:
            raise failed.error from failed

    def pids(self) -> list[int]:
        """The process numbers of the readers that are at work now."""
        with self._changed:
            return [reader.pid for reader in self._busy]

    def close(self) -> None:
        """End all readers, also those at work."""
        with self._changed:
            self._closed = True
            busy, idle = list(self._busy), self._idle
            self._idle = []
            self._changed.notify_all()
        for reader in busy:
            reader.kill()
        for reader in idle:
            reader.close()

    # One paper

    def _read(self, data: bytes, on_page: OnPage, cancellation: Cancellation) -> messages.Whole:
        deck: Deck | None = None
        helpers: list[threading.Thread] = []
        began = time.monotonic()
        failures = seen = 0

        def call_for_help() -> None:
            if time.monotonic() - began > _SECONDS_ALONE and deck is not None and deck.left > 1 and self._spare():
                helpers.append(threading.Thread(target=self._help, args=(data, deck, cancellation), daemon=True))
                helpers[-1].start()

        finished = False
        while not finished:
            try:
                with self._reader(cancellation) as reader:
                    opened = reader.open(data)
                    deck = deck or Deck(opened, on_page)
                    _work(reader, deck, call_for_help)
                    for helper in helpers:
                        helper.join()
                    # A helper that failed has put its page back.
                    _work(reader, deck, lambda: None)
                    deck.finish(reader.finish())
                    finished = True
            except (ReaderFailed, PaperError) as error:
                cause = error.error if isinstance(error, ReaderFailed) else error
                if cancellation.asked or isinstance(cause, Cancelled):
                    raise Cancelled from error
                failures = 1 if deck is not None and deck.done > seen else failures + 1
                if deck is None and (failures > 1 or not isinstance(cause, ReaderDied)):
                    raise cause from error
                if deck is not None:
                    seen = deck.done
                    if failures > 1:
                        deck.give_up(cause)
                        finished = True
        if cancellation.asked:
            raise Cancelled
        assert deck is not None
        return deck.whole()

    def _help(self, data: bytes, deck: Deck, cancellation: Cancellation) -> None:
        """Work on another's paper for as long as it has pages and nobody waits for a reader."""
        with contextlib.suppress(ReaderFailed, PaperError, _NoneFree), self._reader(cancellation, wait=False) as reader:
            reader.open(data)
            _work(reader, deck, lambda: None, until=lambda: self._in_wait > 0)
            deck.finish(reader.finish())

    # Readers

    def _start_one(self) -> None:
        with contextlib.suppress(ReaderFailed, PaperError, OSError), self._reader(Cancellation()) as reader:
            reader.posture()

    @contextlib.contextmanager
    def _reader(self, cancellation: Cancellation, *, wait: bool = True) -> Iterator[Reader]:
        """A reader for as long as the block runs; it goes back to the others unless it failed or was killed."""
        reader = self._take(cancellation, wait)
        healthy = False
        try:
            cancellation.watch(reader)
            yield reader
            healthy = True
        except PaperError:
            healthy = not cancellation.asked
            raise
        finally:
            cancellation.leave(reader)
            self._give_back(reader, healthy and not cancellation.asked)

    def _take(self, cancellation: Cancellation, wait: bool) -> Reader:
        with self._changed:
            if not wait and self._taken >= self._size:
                raise _NoneFree
            self._in_wait += 1
            try:
                # A paper that is cancelled while it waits must hear of it.
                while not self._closed and not cancellation.asked and self._taken >= self._size:
                    self._changed.wait(0.2)
            finally:
                self._in_wait -= 1
            if self._closed or cancellation.asked:
                raise Cancelled
            self._taken += 1
            reader = self._idle.pop() if self._idle else None
            if reader is None:
                try:
                    reader = Reader()
                except OSError:
                    self._taken -= 1
                    raise
            self._busy.add(reader)
            return reader

    def _give_back(self, reader: Reader, healthy: bool) -> None:
        kept = healthy and not reader.worn
        with self._changed:
            self._busy.discard(reader)
            self._taken -= 1
            kept = kept and not self._closed
            if kept:
                self._idle.append(reader)
            self._changed.notify()
        if not kept:
            reader.close()

    def _spare(self) -> bool:
        with self._changed:
            return self._taken < self._size and self._in_wait == 0


def _work(reader: Reader, deck: Deck, between: Callable[[], None], until: Callable[[], bool] = lambda: False) -> None:
    """Read pages while there are any. Raises ReaderFailed at the page that it failed at."""
    while not until() and (number := deck.deal()) is not None:
        try:
            answer = reader.read(number)
        except ReaderFailed as failed:
            deck.lost(number, failed.error)
            raise
        deck.take_in(answer)
        between()
