"""The thinker: a long-lived process that holds the model. It is sent words, never files, and answers with verdicts."""

from __future__ import annotations

import logging

from muniment.errors import MunimentError, ThinkerFailed
from muniment.no_network import refuse_network
from muniment.process import ParentLink
from muniment.understanding import messages
from muniment.understanding.understand import Understanding


def main() -> None:
    """Serve until the office closes the pipe."""
    link = ParentLink()
    logging.disable(logging.CRITICAL)
    refuse_network()
    try:
        understanding = Understanding()
    except MunimentError as error:
        link.send(messages.encode(messages.Failed(error.code)))
        return
    link.send(messages.encode(messages.Ready()))
    for payload in link.frames():
        link.send(messages.encode(_answer(understanding, payload)))


def _answer(understanding: Understanding, payload: bytes) -> messages.Answer:
    try:
        return messages.Thought(understanding.verdict(messages.decode_question(payload)))
    except MunimentError as error:
        return messages.Failed(error.code)
    except (ValueError, IndexError, KeyError, ArithmeticError, MemoryError):
        # One paper that the heads stumble over must not end the thinker for the others.
        return messages.Failed(ThinkerFailed.code)


if __name__ == "__main__":
    main()
