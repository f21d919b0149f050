"""The thinker: a long-lived process that holds the model. It is sent words, never files, and answers with verdicts."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec

from muniment.errors import MunimentError, ThinkerFailed
from muniment.process import ParentLink
from muniment.sandbox import lock, shut
from muniment.understanding import messages
from muniment.understanding.release import gguf_path, load_manifest
from muniment.understanding.trial_paper import trial_paper

if TYPE_CHECKING:
    from muniment.understanding.understand import Understanding

_MEMORY_TO_ASK_FOR = 2 * 1024**3
"""Bytes that the system lets it ask for. The model's file is mapped, and does not count."""


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
        understanding.verdict(trial_paper())
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
        verdict = understanding.verdict(question.reading, question.precision)
        return messages.Thought(verdict, understanding.bars(question.precision))
    except MunimentError as error:
        return messages.Failed(error.code)
    except Exception:
        # One paper that the heads stumble over must not end the thinker for the others.
        return messages.Failed(ThinkerFailed.code)


if __name__ == "__main__":
    main()
