"""A long-lived child process that is asked one thing after the other: the thinker, and the adviser beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

import msgspec

from muniment.errors import MunimentError, by_code
from muniment.process import ChildFailed, ChildProcess
from muniment.sandbox import posture
from muniment.sandbox.posture import Posture
from muniment.understanding import service

SECONDS_TO_START = 120.0
BYTES_OF_A_GREETING = 64 * 1024

Answer = TypeVar("Answer")


class Companion:
    """Starts the process when first asked, and anew after it died. May be called from any thread.

    `memory` is the bytes that the process may have in memory. `opening` is what it is told first, if it waits for
    that. `failure` is the error for a child that is of no use.
    """

    def __init__(
        self,
        module: str,
        memory: int,
        failure: type[MunimentError],
        opening: bytes | None = None,
        seconds_to_start: float = SECONDS_TO_START,
    ) -> None:
        self._module, self._memory = module, memory
        self._opening, self._seconds_to_start = opening, seconds_to_start
        self._failure = failure
        self._lock = threading.Lock()
        self._child: ChildProcess | None = None
        self._closed = False
        self._posture: Posture | None = None

    def start(self) -> None:
        """Start the process now, so that the first question does not wait for it."""
        with self._lock:
            self._ready()

    def ask(
        self, question: bytes, seconds: float, largest: int, decode: Callable[[bytes], object], expected: type[Answer]
    ) -> Answer:
        """The answer, of at most `largest` bytes, within so many seconds of the processor's; the next question is not
        concerned where there is none. Raises the error that the process names instead of an answer."""
        with self._lock:
            try:
                answer = decode(self._exchanged(question, seconds, largest))
            except (ChildFailed, msgspec.DecodeError, RecursionError) as error:
                self._end()
                raise self._failure from error
        if isinstance(answer, service.Failed):
            raise by_code(answer.code)
        if not isinstance(answer, expected):
            raise self._failure
        return answer

    @property
    def pid(self) -> int | None:
        """The process's number, if it runs."""
        return self._child.pid if self._child else None

    def memory_in_use(self) -> int:
        """Bytes that the process has in memory; 0 where it does not run or that cannot be seen."""
        with self._lock:
            return self._child.memory if self._child else 0

    def close(self) -> None:
        """End the process, also in the middle of a thought."""
        self._closed = True
        if self._child is not None:
            self._child.kill()

    def posture(self) -> Posture:
        """What the process has given up, as it says itself."""
        self.start()
        if self._posture is None:
            raise self._failure
        return self._posture

    def _exchanged(self, question: bytes, seconds: float, largest: int) -> bytes:
        child = self._ready()
        child.send(question, seconds)
        return child.receive(seconds, largest)

    def _ready(self) -> ChildProcess:
        if self._closed:
            raise self._failure
        if self._child is not None and self._child.alive:
            return self._child
        self._child = ChildProcess(self._module, self._memory)
        try:
            if self._opening is not None:
                self._child.send(self._opening, self._seconds_to_start)
            greeting = service.decode_greeting(self._child.receive(self._seconds_to_start, BYTES_OF_A_GREETING))
            if isinstance(greeting, service.Failed):
                raise by_code(greeting.code)
            posture.check(greeting.posture)
            self._posture = greeting.posture
        except (ChildFailed, msgspec.DecodeError, ValueError, RecursionError) as error:
            self._end()
            raise self._failure from error
        except MunimentError:
            self._end()
            raise
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None
