"""The thinker: a long-lived process that holds the model. It is sent words, never files, and answers with verdicts."""

from __future__ import annotations

import logging
from collections.abc import Callable

from muniment.errors import MunimentError, ThinkerFailed
from muniment.process import ParentLink
from muniment.understanding import messages, service
from muniment.understanding.release import built_weights, load_manifest
from muniment.understanding.trial_paper import trial_paper

_MEMORY_TO_ASK_FOR = 2 * 1024**3
"""Bytes that the system lets it ask for. The model's file is mapped, and does not count."""


def main() -> None:
    """Serve until the office closes the pipe."""
    link = ParentLink()
    logging.disable(logging.CRITICAL)
    try:
        weights = built_weights(load_manifest())
    except MunimentError as error:
        link.send(service.encode(service.Failed(error.code)))
        return
    service.serve(link, link.frames(), weights, _MEMORY_TO_ASK_FOR, _loaded, ThinkerFailed)


def _loaded() -> Callable[[bytes], messages.Thought]:
    """What answers, tried once so that whatever is loaded late is loaded while files can still be opened."""
    # Only now: the lock is a thread's own until here, and numpy starts threads as it is loaded.
    from muniment.understanding.understand import Understanding

    understanding = Understanding()
    understanding.verdict(trial_paper())

    def answer(payload: bytes) -> messages.Thought:
        question = messages.decode_question(payload)
        verdict = understanding.verdict(question.reading, question.precision)
        return messages.Thought(verdict, understanding.bars(question.precision))

    return answer
