"""The office's side of reading: a few warm readers, each working on one paper at a time.

A reader that dies, hangs or talks nonsense costs its paper only; the next paper gets a fresh one.
"""

from __future__ import annotations

import queue
import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from muniment.errors import Cancelled, PaperError, ReaderDied, ReaderTimeout, by_code
from muniment.process import ChildDied, ChildProcess, ChildTimeout
from muniment.reading import limits, messages

OnPage = Callable[[int, int], None]


class Cancellation:
    """A way to stop a paper that is being read, from any thread. It works once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: ChildProcess | None = None
        self.asked = False

    def cancel(self) -> None:
        with self._lock:
            self.asked = True
            if self._child is not None:
                self._child.kill()

    def watch(self, child: ChildProcess | None) -> None:
        """Name the child that works on the paper now. Raises Cancelled if it was cancelled already."""
        with self._lock:
            self._child = child
            if self.asked and child is not None:
                raise Cancelled


class ReaderPool:
    """Up to `size` readers, started when first needed. Every method may be called from any thread.

    `scratch` is the private folder for page pictures on their way to OCR; it goes with the pool.
    """

    def __init__(self, size: int) -> None:
        self._idle: queue.LifoQueue[ChildProcess | None] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(None)
        self._busy: set[ChildProcess] = set()
        self._served: dict[ChildProcess, int] = {}
        self._lock = threading.Lock()
        self._closed = False
        self.scratch = _private_folder()

    def read(self, data: bytes, on_page: OnPage, cancellation: Cancellation | None = None) -> messages.Whole:
        """The words of a paper and what is enclosed in it. `on_page(number, total)` is called after each page.

        Raises a PaperError.
        """
        answer = self._converse(messages.Read(data), on_page, cancellation or Cancellation())
        if not isinstance(answer, messages.Whole):
            raise ReaderDied
        return answer

    def render(self, data: bytes, number: int, dpi: float, turn: int = 0) -> messages.Drawn:
        """The picture of a page, turned clockwise by `turn` degrees (a multiple of 90). Raises a PaperError."""
        answer = self._converse(messages.Render(data, number, dpi, turn), lambda *_: None, Cancellation())
        if not isinstance(answer, messages.Drawn):
            raise ReaderDied
        return answer

    def pids(self) -> list[int]:
        """The process numbers of the readers that are at work now."""
        with self._lock:
            return [child.pid for child in self._busy]

    def close(self) -> None:
        """End all readers, also those at work, and remove what they left on the way."""
        with self._lock:
            self._closed = True
            busy = list(self._busy)
        for child in busy:
            child.kill()
        while True:
            try:
                idle = self._idle.get_nowait()
            except queue.Empty:
                break
            if idle is not None:
                idle.kill()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _converse(
        self, request: messages.Request, on_page: OnPage, cancellation: Cancellation
    ) -> messages.Whole | messages.Drawn:
        child = self._take()
        healthy = False
        try:
            cancellation.watch(child)
            child.send(messages.encode(request))
            while True:
                answer = messages.decode_answer(child.receive(limits.SECONDS_OF_A_PAGE))
                if isinstance(answer, messages.PageRead):
                    on_page(answer.number, answer.total)
                    continue
                healthy = True
                if isinstance(answer, messages.Refused):
                    error = by_code(answer.code)
                    raise error if isinstance(error, PaperError) else ReaderDied(answer.code)
                return answer
        except ChildTimeout as error:
            raise ReaderTimeout from error
        except (ChildDied, msgspec.DecodeError, ValueError) as error:
            raise (Cancelled if cancellation.asked else ReaderDied)() from error
        finally:
            cancellation.watch(None)
            self._give_back(child, healthy and not cancellation.asked)

    def _take(self) -> ChildProcess:
        idle = self._idle.get()
        if idle is None or not idle.alive:
            environment = {"TMPDIR": str(self.scratch), "OMP_THREAD_LIMIT": "1"}
            idle = ChildProcess("muniment.reading.worker", limits.BYTES_OF_A_FRAME, environment)
        with self._lock:
            self._busy.add(idle)
            closed = self._closed
        if closed:
            self._give_back(idle, healthy=False)
            raise Cancelled
        return idle

    def _give_back(self, child: ChildProcess, healthy: bool) -> None:
        with self._lock:
            self._busy.discard(child)
            served = self._served.pop(child, 0) + 1
            healthy = healthy and not self._closed and served < limits.PAPERS_OF_A_READER
            if healthy:
                self._served[child] = served
        if not healthy:
            child.kill()
        self._idle.put(child if healthy else None)


def _private_folder() -> Path:
    """A folder of our own for page pictures on their way to OCR: in memory where the system has such a place."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix=messages.SCRATCH_PREFIX, dir=memory if memory.is_dir() else None))
