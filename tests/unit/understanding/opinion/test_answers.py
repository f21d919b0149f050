"""What comes from a second model's process is held to be what it can be: it runs a file from anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from muniment.errors import OpinionFailed
from muniment.paper import DocumentType, Evidence, Field, Kind
from muniment.understanding.opinion import messages
from muniment.understanding.opinion.client import Adviser
from muniment.understanding.opinion.messages import Ask, FieldOpinion, Opinion
from muniment.understanding.service import Failed
from muniment.understanding.trial_paper import trial_paper

BILL = DocumentType("bill", "Bill", "A demand.", (Field("total", "Total", Kind.AMOUNT),))


class Captured(Adviser):
    """An adviser whose process says whatever it likes."""

    def __init__(self, answer: messages.Answer) -> None:
        super().__init__(Path("nowhere"))
        self._said = answer

    def _exchanged(self, question: bytes, seconds: float, largest: int) -> bytes:
        return messages.encode(self._said)


def told(*fields: FieldOpinion, types: tuple[float, ...] = ()) -> Opinion:
    asked = Ask(trial_paper(), 1, (BILL, BILL), BILL, ("total",))
    return Captured(Opinion(types, fields)).opinion(asked)


@pytest.mark.parametrize("words", [(), (-1, 0), (3, 2), (1, 3), (1, 1), (10_000,)])
def test_a_place_that_is_no_run_of_words_is_no_answer(words: tuple[int, ...]) -> None:
    assert told(FieldOpinion("total", Evidence(1, words), 0.9)).fields == ()


def test_a_page_that_is_not_there_or_a_field_that_was_not_asked_for_is_no_answer() -> None:
    assert (
        told(FieldOpinion("total", Evidence(2, (0,)), 0.9), FieldOpinion("iban", Evidence(1, (0,)), 0.9)).fields == ()
    )


def test_a_run_of_words_is_an_answer_and_so_is_none() -> None:
    fields = (FieldOpinion("total", Evidence(1, (1, 2)), 0.9), FieldOpinion("total", None, 0.9))
    assert told(*fields).fields == fields


def test_shares_of_types_that_are_too_few_or_too_many_are_none() -> None:
    assert told(types=(1.0,)).types == ()
    assert told(types=(0.5, 0.5)).types == (0.5, 0.5)


def test_an_answer_of_another_kind_is_a_failure() -> None:
    with pytest.raises(OpinionFailed):
        Captured(Failed("opinion-failed")).opinion(Ask(trial_paper(), 1))


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_that_is_no_share_is_not_decoded(share: float) -> None:
    frame = messages.encode(Opinion((), (FieldOpinion("total", None, share),)))
    with pytest.raises(ValueError, match=r"."):
        messages.decode_answer(frame)
