"""The office's side of understanding: one thinker, asked about one paper at a time."""

from __future__ import annotations

import threading

import msgspec

from muniment.errors import ThinkerFailed, by_code
from muniment.paper import Reading, Verdict
from muniment.process import ChildFailed, ChildProcess
from muniment.sandbox import posture
from muniment.sandbox.posture import Posture
from muniment.settings import PRECISION
from muniment.understanding import messages

SECONDS_TO_START = 120.0
SECONDS_OF_A_PAPER = 120.0
MEMORY = 1024**3
"""Bytes that the process may have in memory; the model takes about a third of it."""


class Thinker:
    """Starts the process when first asked, and anew after it died. May be called from any thread.

    `precision` is the share of right answers that the office asks for where nobody looks.
    """

    def __init__(self, precision: float = PRECISION) -> None:
        self._precision = precision
        self._lock = threading.Lock()
        self._child: ChildProcess | None = None
        self._closed = False
        self._posture: Posture | None = None

    def start(self) -> None:
        """Load the model now, so that the first paper does not wait for it. Raises ModelMissing or ThinkerFailed."""
        with self._lock:
            self._ready()

    def think(self, reading: Reading) -> Verdict:
        """The verdict on a paper. Raises ModelMissing or ThinkerFailed; the next paper is not concerned."""
        question = messages.encode(messages.Question(reading, self._precision))
        with self._lock:
            child = self._ready()
            try:
                child.send(question, SECONDS_OF_A_PAPER)
                answer = messages.decode_answer(child.receive(SECONDS_OF_A_PAPER, messages.BYTES_OF_A_FRAME))
            except (ChildFailed, msgspec.DecodeError, RecursionError) as error:
                self._end()
                raise ThinkerFailed from error
        if isinstance(answer, messages.Thought):
            return answer.verdict
        raise by_code(answer.code) if isinstance(answer, messages.Failed) else ThinkerFailed()

    @property
    def pid(self) -> int | None:
        """The process's number, if it runs."""
        return self._child.pid if self._child else None

    def close(self) -> None:
        """End the process, also in the middle of a thought."""
        self._closed = True
        if self._child is not None:
            self._child.kill()

    def posture(self) -> Posture:
        """What the process has given up, as it says itself. Raises ModelMissing or ThinkerFailed."""
        self.start()
        if self._posture is None:
            raise ThinkerFailed
        return self._posture

    def _ready(self) -> ChildProcess:
        if self._closed:
            raise ThinkerFailed
        if self._child is not None and self._child.alive:
            return self._child
        self._child = ChildProcess("muniment.understanding.thinker", MEMORY)
        try:
            answer = messages.decode_answer(self._child.receive(SECONDS_TO_START, messages.BYTES_OF_A_FRAME))
            if isinstance(answer, messages.Ready):
                posture.check(answer.posture)
                self._posture = answer.posture
        except (ChildFailed, msgspec.DecodeError, ValueError, RecursionError) as error:
            self._end()
            raise ThinkerFailed from error
        if isinstance(answer, messages.Failed):
            self._end()
            raise by_code(answer.code)
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None
