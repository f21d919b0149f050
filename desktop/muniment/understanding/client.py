"""The office's side of understanding: one thinker, asked about one paper at a time."""

from __future__ import annotations

from muniment.errors import ThinkerFailed
from muniment.paper import Reading, Verdict
from muniment.settings import PRECISION
from muniment.understanding import messages
from muniment.understanding.bars import Bars
from muniment.understanding.companion import Companion

SECONDS_OF_A_PAPER = 120.0
MEMORY = 1024**3
"""Bytes that the process may have in memory; the model takes about a third of it."""


class Thinker(Companion):
    """The process that holds the model. Raises ModelMissing or ThinkerFailed.

    `precision` is the share of right answers that the office asks for where nobody looks; `bars` are the bars of doubt
    that follow from it, known once a paper was thought about.
    """

    def __init__(self, precision: float = PRECISION) -> None:
        super().__init__("muniment.understanding.thinker", MEMORY, ThinkerFailed)
        self._precision = precision
        self.bars = Bars(1.0, 1.0)

    def think(self, reading: Reading) -> Verdict:
        """The verdict on a paper. The next paper is not concerned where there is none."""
        question = messages.encode(messages.Question(reading, self._precision))
        thought = self.ask(
            question, SECONDS_OF_A_PAPER, messages.BYTES_OF_A_FRAME, messages.decode_answer, messages.Thought
        )
        self.bars = thought.bars
        return thought.verdict
