"""A second model at work: what it has read is kept, and the next question goes on from there.

Its memory holds three texts, each the one before and more: the rules, which stay as long as the model does; the rules
and a paper; and these with a question. So the rules are read once, and a paper once for all that is asked of it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from muniment.errors import ModelUnsuitable
from muniment.paper import DocumentType, Evidence, Reading
from muniment.understanding.extract import evidence_of
from muniment.understanding.model import Continuation, GenerativeModel
from muniment.understanding.opinion import ask, prompt
from muniment.understanding.opinion.ask import Asked, Clock, OutOfTime
from muniment.understanding.opinion.messages import Ask, Described, FieldOpinion, Opinion
from muniment.understanding.opinion.trie import Bounds, Runs, RunWord
from muniment.understanding.sheet import Sheet, lay_out

CONTEXT = 4_096
LEAST_CONTEXT = 2_048
"""Tokens. A model that was trained on fewer could not read a page beside its question."""

_TOKENS_FOR_ANSWERS = 900
"""Room for the rules, a question and the answers that are followed side by side; the rest is the paper's."""

_RULES, _PAPER, _QUESTION = range(ask.FIRST_BEAM)


class SecondReader:
    """One model, one paper at a time."""

    def __init__(self, model: GenerativeModel, threads: int) -> None:
        self._model, self._threads = model, threads
        if model.context_length < LEAST_CONTEXT:
            raise ModelUnsuitable(f"its context is {model.context_length} tokens")
        self._prompt = prompt.prepare(model)
        self._budget = model.context_length - _TOKENS_FOR_ANSWERS
        self._absent = [model.word(said) for said in prompt.ABSENT]
        newline = model.tokens("\n")
        self._ends = model.ends | ({newline[0]} if len(newline) == 1 else set())
        if not all(self._absent) or not self._ends:
            raise ModelUnsuitable("it has no token that ends an answer")
        model.take_in(Continuation(_RULES, 0, self._prompt.before))
        self._told: list[int] = []
        self._habits: dict[tuple[str, ...], list[float]] = {}

    def opinion(self, asked: Ask) -> Opinion:
        """What the model says of a paper; where the time runs out, what it has said until then."""
        clock = Clock(asked.seconds, self._threads)
        types: tuple[float, ...] = ()
        fields: list[FieldOpinion] = []
        try:
            if asked.kinds:
                types = self._types(asked.reading, asked.kinds, clock)
            sheet = lay_out(asked.reading, self._budget)
            for field in asked.kind.fields if asked.kind else ():
                if asked.kind and field.name in asked.fields:
                    question = prompt.field_question(asked.kind, field)
                    fields.append(self._pointed(sheet, question, field.name, prompt.BOUNDS[field.kind], clock))
        except OutOfTime:
            pass
        return Opinion(types, tuple(fields))

    def described(self, reading: Reading) -> Described:
        """What the model's file says, and its speed on a paper."""
        sheet = lay_out(reading, self._budget)
        started = time.monotonic()
        self._told = []
        self._take_in(sheet, Clock(float("inf"), self._threads))
        rate = len(self._told) / max(time.monotonic() - started, 1e-6)
        return Described(*self._model.facts, round(rate, 1))

    def _types(self, reading: Reading, kinds: Sequence[DocumentType], clock: Clock) -> tuple[float, ...]:
        """The share of each type: how much likelier its name is for this paper than for no paper at all, since a model
        prefers some words to others whatever it is asked (Zhao et al. 2021, Calibrate Before Use)."""
        names = tuple(kind.name for kind in kinds)
        labels = [self._model.word(name.replace("_", " ")) for name in names]
        question = prompt.type_question(kinds)
        if names not in self._habits:
            nothing = Sheet((), (), ())
            self._habits[names] = ask.weigh(self._model, self._read(nothing, question, clock)[0], labels, clock)
        sheet = lay_out(reading, self._budget)
        scores = ask.weigh(self._model, self._read(sheet, question, clock)[0], labels, clock)
        return tuple(ask.chances([score - habit for score, habit in zip(scores, self._habits[names], strict=True)]))

    def _pointed(self, sheet: Sheet, question: str, name: str, bounds: Bounds, clock: Clock) -> FieldOpinion:
        asked, words = self._read(sheet, question, clock)
        best = ask.point(self._model, asked, Runs(words, bounds), self._absent, clock)[0]
        evidence: Evidence | None = evidence_of(sheet, best.spans[0]) if best.spans else None
        return FieldOpinion(name, evidence, best.chance)

    def _read(self, sheet: Sheet, question: str, clock: Clock) -> tuple[Asked, list[RunWord]]:
        """Read a question after a paper."""
        length, words = self._take_in(sheet, clock)
        tokens = [*self._prompt.between, *self._model.tokens(question), *self._prompt.after]
        self._model.take_over(_PAPER, _QUESTION)
        clock.look()
        row = self._model.take_in(Continuation(_QUESTION, length, tokens))
        return Asked(_QUESTION, length + len(tokens), row, self._ends), words

    def _take_in(self, sheet: Sheet, clock: Clock) -> tuple[int, list[RunWord]]:
        """Read a paper after the rules, unless it is the one that was read last; returns the length of both."""
        tokens, words = prompt.told(self._model, sheet, self._budget)
        start = len(self._prompt.before)
        if tokens != self._told or not tokens:
            self._told = []
            self._model.take_over(_RULES, _PAPER)
            for offset in range(0, len(tokens), _TOKENS_AT_A_TIME):
                clock.look()
                part = tokens[offset : offset + _TOKENS_AT_A_TIME]
                self._model.take_in(Continuation(_PAPER, start + offset, part))
            self._told = tokens
        return start + len(tokens), words


_TOKENS_AT_A_TIME = 128
"""Of a paper, between two looks at the clock."""
