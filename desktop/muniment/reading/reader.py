"""One reader as the office sees it: a process that is asked, and whose answers are believed within limits."""

from __future__ import annotations

import threading
from typing import TypeVar

import msgspec

from muniment.errors import Cancelled, PaperError, ReaderDied, ReaderTimeout, TooMuchMemory, by_code
from muniment.paper import Page
from muniment.process import ChildFailed, ChildProcess, ChildTimeout, ChildTooLarge
from muniment.reading import limits, messages
from muniment.sandbox.posture import Posture

PROGRAM = "muniment.reading.worker"
"""The module that a reader runs."""

A = TypeVar("A", messages.Opened, messages.PageRead, messages.Closed, messages.Drawn, messages.Searchable)


class Reader:
    """Starts at once; is waited for when first asked. After a ReaderFailed it is of no use and must be closed."""

    def __init__(self) -> None:
        self._child = ChildProcess(PROGRAM, limits.MEMORY_OF_A_READER)
        self._posture: Posture | None = None
        self.served = 0

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def worn(self) -> bool:
        """Whether it should be replaced before the next paper."""
        return (
            not self._child.alive
            or self.served >= limits.PAPERS_OF_A_READER
            or self._child.memory > limits.MEMORY_AT_REST
        )

    def posture(self) -> Posture:
        """What it has given up, in its own words; waits until it is ready. Raises ReaderFailed."""
        if self._posture is None:
            try:
                answer = messages.decode_answer(self._child.receive(limits.SECONDS_TO_START, limits.BYTES_OF_A_PAGE))
            except (ChildFailed, msgspec.DecodeError, ValueError) as error:
                raise ReaderFailed(ReaderDied("a reader did not start")) from error
            if not isinstance(answer, messages.Ready):
                raise ReaderFailed(ReaderDied("a reader did not say that it is ready"))
            self._posture = answer.posture
        return self._posture

    def open(self, data: bytes) -> messages.Opened:
        """Hand it a paper. Raises a PaperError where it cannot be opened, ReaderFailed where the reader failed."""
        return self._ask(messages.Open(data), messages.Opened)

    def read(self, number: int) -> messages.PageRead:
        """The words of a page of the open paper. Raises ReaderFailed."""
        answer = self._ask(messages.ReadPage(number), messages.PageRead)
        if answer.number != number:
            raise ReaderFailed(ReaderDied("another page than the one asked for"))
        return answer

    def finish(self) -> messages.Closed:
        """What is left to say of the open paper. Raises ReaderFailed."""
        self.served += 1
        return self._ask(messages.Close(), messages.Closed)

    def render(self, data: bytes, number: int, dpi: float, turn: int) -> messages.Drawn:
        """The picture of a page. Raises a PaperError, or ReaderFailed."""
        self.served += 1
        return self._ask(messages.Render(data, number, dpi, turn), messages.Drawn)

    def make_searchable(self, data: bytes, pages: tuple[Page, ...]) -> messages.Searchable:
        """A PDF of the paper with those pages' words. Raises a PaperError, or ReaderFailed."""
        self.served += 1
        return self._ask(messages.MakeSearchable(data, pages), messages.Searchable)

    def kill(self) -> None:
        """End it at once, from any thread."""
        self._child.kill()

    def close(self) -> None:
        """End it and let go of its pipes; for the thread that has it."""
        self._child.close()

    def _ask(self, request: messages.Request, expected: type[A]) -> A:
        self.posture()
        try:
            self._child.send(messages.encode(request), limits.SECONDS_OF_A_PAGE)
            payload = self._child.receive(limits.SECONDS_OF_A_PAGE, messages.longest_answer(request))
            answer = messages.decode_answer(payload)
        except ChildTimeout as error:
            raise ReaderFailed(ReaderTimeout()) from error
        except ChildTooLarge as error:
            raise ReaderFailed(TooMuchMemory()) from error
        except (ChildFailed, msgspec.DecodeError, ValueError) as error:
            raise ReaderFailed(ReaderDied(str(error))) from error
        if isinstance(answer, expected):
            return answer
        if isinstance(answer, messages.Refused) and not isinstance(request, messages.ReadPage | messages.Close):
            refused = by_code(answer.code)
            raise refused if isinstance(refused, PaperError) else ReaderDied(answer.code)
        raise ReaderFailed(ReaderDied("an answer to another question"))


class ReaderFailed(Exception):
    """A reader died, hung, grew too large or talked nonsense. `error` is what that means for its paper."""

    def __init__(self, error: PaperError) -> None:
        super().__init__(error.code)
        self.error = error


class Cancellation:
    """A way to stop a paper that is being read, by one reader or by several, from any thread. It works once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._readers: set[Reader] = set()
        self.asked = False

    def cancel(self) -> None:
        with self._lock:
            self.asked = True
            for reader in self._readers:
                reader.kill()

    def watch(self, reader: Reader) -> None:
        """Name a reader that works on the paper now. Raises Cancelled if it was cancelled already."""
        with self._lock:
            if self.asked:
                raise Cancelled
            self._readers.add(reader)

    def leave(self, reader: Reader) -> None:
        """The reader is at something else now, and must not be killed any more."""
        with self._lock:
            self._readers.discard(reader)
