"""The adviser: a long-lived process that holds the second model. It is sent words, never files, and points at some.

A process of its own, and not a part of the thinker: a file that came from anywhere must not run beside the model that
all papers depend on; a model of some gigabytes needs bounds of its own; and one that is slow, or that stands still, can
be ended without the thinker's noticing. It computes with half of the processors (see `client.THREADS`), so that papers
that are sure go on meanwhile.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from muniment.errors import ModelDamaged, ModelMissing, OpinionFailed, ThinkerFailed
from muniment.paper import DocumentType, Field, Kind
from muniment.process import ParentLink
from muniment.understanding import service
from muniment.understanding.opinion import messages
from muniment.understanding.trial_paper import trial_paper

_TRIAL = DocumentType("bill", "Bill", "A demand for money.", (Field("total", "Total", Kind.AMOUNT),))
_TRIAL_SECONDS = 60.0


def main() -> None:
    """Load the file that the first frame names, and serve until the office closes the pipe."""
    link = ParentLink()
    logging.disable(logging.CRITICAL)
    frames = link.frames()
    load = messages.decode_load(next(frames))
    service.serve(link, frames, [load.file], load.memory, lambda: _loaded(load), OpinionFailed)


def _loaded(load: messages.Load) -> Callable[[bytes], messages.Answer]:
    """What answers, tried once so that whatever is loaded late is loaded while files can still be opened."""
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

    def answer(payload: bytes) -> messages.Answer:
        question = messages.decode_question(payload)
        if isinstance(question, messages.Describe):
            return reader.described(trial_paper())
        return reader.opinion(question)

    return answer
