"""An office whose reader and model answer at once, for tests and benches of how papers come in: everything else, the
pipeline, the queue, the database and the vault, is the real thing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

from muniment.intake import settled
from muniment.intake.settled import Held
from muniment.paper import Reading, Verdict
from muniment.reading.deck import OnPage
from muniment.reading.messages import Whole
from muniment.reading.pool import Cancellation, ReaderPool
from muniment.understanding.client import Thinker
from muniment.watching import feeding, rounds, watch
from tests.filed import reading_of


def _read(self: ReaderPool, data: bytes, on_page: OnPage, cancellation: Cancellation | None = None) -> Whole:
    on_page(1, 1)
    return Whole(reading_of(data[:200].decode(errors="replace")))


def _think(self: Thinker, reading: Reading) -> Verdict:
    return Verdict("other", 0.99, (), (), "quick-release-1", (1,))


@contextmanager
def quick_engines() -> Iterator[None]:
    """No reader and no model is started while the block runs."""
    nothing = mock.Mock(return_value=None)
    with (
        mock.patch.multiple(ReaderPool, read=_read, warm=nothing),
        mock.patch.multiple(Thinker, start=nothing, think=_think),
    ):
        yield


@contextmanager
def quick_to_believe(seconds: float = 0.3) -> Iterator[None]:
    """A file in a watched folder is finished after so many seconds without a change; locked and open ones as ever."""
    with ExitStack() as undone:
        undone.enter_context(mock.patch.dict(settled._IN_A_FOLDER, {Held.FREE: seconds, Held.UNKNOWN: seconds}))
        for module in (feeding, rounds, watch):
            undone.enter_context(mock.patch.object(module, "QUIET", seconds))
        undone.enter_context(mock.patch.object(watch, "_SHORTEST", 0.1))
        undone.enter_context(mock.patch.object(watch, "_ROUND_EVERY", 1.0))
        yield


def eventually(holds: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until something holds; fails where it does not in that time."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.02)
