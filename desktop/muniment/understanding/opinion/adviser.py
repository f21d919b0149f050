"""The adviser: a long-lived process that holds the second model. It is sent words, never files, and points at some.

A process of its own, and not a part of the thinker: a file that came from anywhere must not run beside the model that
all papers depend on; a model of some gigabytes needs bounds of its own; and one that is slow, or that stands still, can
be ended without the thinker's noticing. It computes with half of the processors (see `client.THREADS`), so that papers
that are sure go on meanwhile.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec

from muniment.errors import ModelDamaged, ModelMissing, MunimentError, OpinionFailed, ThinkerFailed
from muniment.paper import DocumentType, Field, Kind
from muniment.process import ParentLink
from muniment.sandbox import lock, shut
from muniment.understanding.opinion import messages
from muniment.understanding.trial_paper import trial_paper

if TYPE_CHECKING:
    from muniment.understanding.opinion.reader import SecondReader

_TRIAL = DocumentType("bill", "Bill", "A demand for money.", (Field("total", "Total", Kind.AMOUNT),))
_TRIAL_SECONDS = 60.0


def main() -> None:
    """Load the file that the first frame names, and serve until the office closes the pipe."""
    link = ParentLink()
    logging.disable(logging.CRITICAL)
    frames = link.frames()
    load = messages.decode_load(next(frames))
    try:
        posture = lock([load.file], memory=load.memory, can_shut=True)
        reader = _loaded(load)
    except MunimentError as error:
        link.send(messages.encode(messages.Failed(error.code)))
        return
    posture = msgspec.structs.replace(posture, measures=(*posture.measures, shut()))
    link.fall_silent()
    link.send(messages.encode(messages.Ready(posture)))
    for payload in frames:
        link.send(messages.encode(_answer(reader, payload)))


def _loaded(load: messages.Load) -> SecondReader:
    """The model at work, tried once so that whatever is loaded late is loaded while files can still be opened."""
    # Only now: the lock is a thread's own until here, and numpy starts threads as it is loaded.
    from muniment.understanding.model import GenerativeModel
    from muniment.understanding.normalise import prepare
    from muniment.understanding.opinion.ask import SEQUENCES
    from muniment.understanding.opinion.reader import CONTEXT, SecondReader
    from muniment.understanding.sheet import lay_out

    prepare()
    lay_out(trial_paper(), budget=1)  # as of a long paper, whose lines are chosen by the words in them
    try:
        reader = SecondReader(GenerativeModel(load.file, CONTEXT, SEQUENCES, load.threads), load.threads)
        reader.opinion(messages.Ask(trial_paper(), _TRIAL_SECONDS, (_TRIAL,), _TRIAL, ("total",)))
    except (ModelMissing, ThinkerFailed, OpinionFailed) as error:
        raise ModelDamaged(error.detail) from error
    return reader


def _answer(reader: SecondReader, payload: bytes) -> messages.Answer:
    try:
        question = messages.decode_question(payload)
        if isinstance(question, messages.Describe):
            return reader.described(trial_paper())
        return reader.opinion(question)
    except MunimentError as error:
        return messages.Failed(error.code)
    except Exception:
        # One paper that the model stumbles over must not end it for the others.
        return messages.Failed(OpinionFailed.code)


if __name__ == "__main__":
    main()
