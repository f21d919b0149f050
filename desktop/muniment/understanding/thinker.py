"""The thinker: a long-lived process that holds the model. It is sent words, never files, and answers with verdicts."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec

from muniment.errors import MunimentError, ThinkerFailed
from muniment.paper import Box, Line, Page, Reading, Word
from muniment.process import ParentLink
from muniment.sandbox import lock, shut
from muniment.understanding import messages
from muniment.understanding.release import gguf_path, load_manifest

if TYPE_CHECKING:
    from muniment.understanding.understand import Understanding

_MEMORY_TO_ASK_FOR = 2 * 1024**3
"""Bytes that the system lets it ask for. The model's file is mapped, and does not count."""

_SOME_LINES = ("Harbour Ltd", "Invoice no. 17 of 2026-05-01", "net 10.00 EUR tax 2.00 EUR", "Total 12.00 EUR")


def _some_paper() -> Reading:
    """A paper to try the model on."""
    words: list[Word] = []
    lines: list[Line] = []
    for row, text in enumerate(_SOME_LINES):
        start, top = len(words), 72.0 + 20 * row
        words += (Word(part, Box(72 + 60 * n, top, 120 + 60 * n, top + 12), 1.0) for n, part in enumerate(text.split()))
        lines.append(Line(start, len(words)))
    return Reading("text/plain", 1, (Page(1, 595.0, 842.0, "plain-text", tuple(words), tuple(lines)),))


def main() -> None:
    """Serve until the office closes the pipe."""
    link = ParentLink()
    logging.disable(logging.CRITICAL)
    try:
        posture = lock([gguf_path(load_manifest())], memory=_MEMORY_TO_ASK_FOR, can_shut=True)
        # Only now: the lock is a thread's own until here, and numpy starts threads as it is loaded.
        from muniment.understanding.understand import Understanding

        understanding = Understanding()
        # A first verdict, so that whatever is loaded late is loaded while files can still be opened.
        understanding.verdict(_some_paper())
    except MunimentError as error:
        link.send(messages.encode(messages.Failed(error.code)))
        return
    posture = msgspec.structs.replace(posture, measures=(*posture.measures, shut()))
    link.fall_silent()
    link.send(messages.encode(messages.Ready(posture)))
    for payload in link.frames():
        link.send(messages.encode(_answer(understanding, payload)))


def _answer(understanding: Understanding, payload: bytes) -> messages.Answer:
    try:
        question = messages.decode_question(payload)
        return messages.Thought(understanding.verdict(question.reading, question.precision))
    except MunimentError as error:
        return messages.Failed(error.code)
    except Exception:
        # One paper that the heads stumble over must not end the thinker for the others.
        return messages.Failed(ThinkerFailed.code)


if __name__ == "__main__":
    main()
