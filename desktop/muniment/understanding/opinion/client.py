"""The office's side of the adviser: where its file is, what it may use, and how long it is waited for."""

from __future__ import annotations

import os
from pathlib import Path

from muniment.errors import OpinionFailed
from muniment.paper import Evidence, Page, Reading
from muniment.understanding.companion import Answer, Companion
from muniment.understanding.opinion import messages
from muniment.understanding.opinion.messages import Ask, Described, FieldOpinion, Opinion

_BESIDE_THE_WEIGHTS = 2 * 1024**3
"""Bytes for what the model remembers of a text, and for the program itself."""

_SECONDS_TO_START = 600.0
THREADS = max(1, (os.cpu_count() or 1) // 2)
"""Half of the processors: papers that are sure are read and thought about meanwhile."""

_SECONDS_LATE = 15.0
"""How much later than asked for an answer may come: the model looks at the clock between two steps of its own."""


def memory_for(size: int) -> int:
    """The bytes of memory that the process of a model of so many bytes may have: its weights twice, since an engine
    lays some out anew for the processor, and something beside them."""
    return 2 * size + _BESIDE_THE_WEIGHTS


class Adviser(Companion):
    """The process that holds the second model. Raises OpinionFailed, or an error that says what is wrong with it."""

    def __init__(self, file: Path) -> None:
        memory = memory_for(file.stat().st_size if file.is_file() else 0)
        opening = messages.encode(messages.Load(str(file.absolute()), memory, THREADS))
        super().__init__("muniment.understanding.opinion.adviser", memory, OpinionFailed, opening, _SECONDS_TO_START)

    def describe(self) -> Described:
        """What the model is, and how fast."""
        return self._answered(messages.Describe(), _SECONDS_TO_START, Described)

    def opinion(self, asked: Ask) -> Opinion:
        """What the model says of a paper; nothing of it that could not be an answer to what was asked."""
        answer = self._answered(asked, (asked.seconds + _SECONDS_LATE) * THREADS, Opinion)
        fields = tuple(
            field for field in answer.fields if field.field in asked.fields and _is_told(asked.reading, field)
        )
        return Opinion(answer.types if len(answer.types) == len(asked.kinds) else (), fields)

    def _answered(self, question: messages.Question, seconds: float, expected: type[Answer]) -> Answer:
        said = messages.encode(question)
        return self.ask(said, seconds, messages.BYTES_OF_AN_ANSWER, messages.decode_answer, expected)


def _is_told(reading: Reading, opinion: FieldOpinion) -> bool:
    """Whether the place is a run of words of the paper, or there is none."""
    evidence = opinion.evidence
    return evidence is None or any(page.number == evidence.page and _is_run(page, evidence) for page in reading.pages)


def _is_run(page: Page, evidence: Evidence) -> bool:
    words = evidence.words
    return (
        bool(words) and words[0] >= 0 and words[-1] < len(page.words) and words == tuple(range(words[0], words[-1] + 1))
    )
