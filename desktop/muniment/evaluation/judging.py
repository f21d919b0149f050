"""One paper judged: what was said of it against what is true."""

from __future__ import annotations

import msgspec

from muniment.answer import Answer, FieldAnswer
from muniment.evaluation.compare import same, shared_words
from muniment.evaluation.truth import LabelledPaper
from muniment.paper import Field
from muniment.understanding.types import document_type


class JudgedValue(msgspec.Struct, frozen=True):
    """A value that was said, whether it is right, and the most words that it shares with a true one (from 0 to 1)."""

    text: str
    confidence: float
    right: bool
    words: float


class JudgedField(msgspec.Struct, frozen=True):
    """A field that was looked for. `missed` are the true values that nobody said; `words` sums up, over the true
    values, the most words that each shares with one that was said."""

    field: Field
    said: tuple[JudgedValue, ...]
    true: tuple[str, ...]
    missed: tuple[str, ...]
    words: float

    @property
    def right(self) -> int:
        return len(self.true) - len(self.missed)


class Judged(msgspec.Struct, frozen=True):
    """A paper, what was said, and its fields judged. Where the type is wrong, no value of the true type was said."""

    paper: LabelledPaper
    answer: Answer
    fields: tuple[JudgedField, ...]

    @property
    def type_right(self) -> bool:
        return self.answer.type == self.paper.type

    @property
    def wholly_right(self) -> bool:
        """Whether the type is right, every value is, and none is missed, as far as was looked for."""
        return self.type_right and all(
            not field.missed and all(value.right for value in field.said) for field in self.fields
        )


def judge(paper: LabelledPaper, answer: Answer) -> Judged:
    """Judge what was said of a paper. Each true value is found once; a value said twice is wrong the second time."""
    kind = document_type(paper.type)
    assert kind is not None  # held when the truth was read
    said = answer.fields if answer.type == paper.type else ()
    looked_for = [field for field in kind.fields if field.name in paper.complete]
    return Judged(paper, answer, tuple(_judge_field(field, said, paper) for field in looked_for))


def _judge_field(field: Field, said: tuple[FieldAnswer, ...], paper: LabelledPaper) -> JudgedField:
    true = paper.fields.get(field.name, ())
    missed, values = list(true), []
    mine = [value for value in said if value.name == field.name]
    for value in mine:
        hit = next((each for each in missed if _is(field, value, each)), None)
        if hit is not None:
            missed.remove(hit)
        words = max((shared_words(value.text, each) for each in true), default=0.0)
        values.append(JudgedValue(value.text, value.confidence, hit is not None, words))
    found = sum(max((shared_words(value.text, each) for value in mine), default=0.0) for each in true)
    return JudgedField(field, tuple(values), true, tuple(missed), found)


def _is(field: Field, said: FieldAnswer, true: str) -> bool:
    return same(field.kind, said.text, true) or same(field.kind, said.value, true)
