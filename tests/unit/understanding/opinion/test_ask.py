"""Whatever a model says, the answer is a run of the paper's words or that there is none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from muniment.errors import OpinionFailed
from muniment.understanding.model import Continuation
from muniment.understanding.opinion import ask
from muniment.understanding.opinion.ask import Asked, Clock, OutOfTime, Row, point, weigh
from muniment.understanding.opinion.trie import Bounds, Runs, RunWord

VOCABULARY = 12
END, ABSENT = 11, (10,)


class FakeModel:
    """Says of every token in every place what a seed makes of it, or what it is told for the tokens before."""

    def __init__(self, seed: int = 0, wishes: dict[tuple[int, ...], int] | None = None, broken: bool = False) -> None:
        self._seed, self._wishes, self._broken = seed, wishes or {}, broken
        self._texts: dict[int, tuple[int, ...]] = {ask.FIRST_BEAM - 1: ()}

    def row(self, text: tuple[int, ...]) -> Row:
        if self._broken:
            return np.full(VOCABULARY, -np.inf, np.float32)
        scores = np.random.default_rng([self._seed, *text]).normal(0, 3, VOCABULARY)
        if text in self._wishes:
            scores[self._wishes[text]] = 30.0
        return np.asarray(scores - np.logaddexp.reduce(scores), np.float32)

    def asked(self) -> Asked:
        return Asked(ask.FIRST_BEAM - 1, 0, self.row(()), (END,))

    def read(self, continuations: Sequence[Continuation]) -> list[Row]:
        rows = []
        for sequence, position, tokens in continuations:
            text = self._texts[sequence]
            assert position == len(text)
            rows.append(np.stack([self.row((*text, *tokens[: number + 1])) for number in range(len(tokens))]))
            self._texts[sequence] = (*text, *tokens)
        return rows

    def take_over(self, source: int, target: int) -> None:
        assert source != target
        self._texts[target] = self._texts[source]


def long() -> Clock:
    """More time than any of these takes."""
    return Clock(60, 1)


SOME_WORDS = some.lists(
    some.lists(some.integers(0, 9), max_size=3).map(lambda tokens: RunWord(tuple(tokens), 0, True)), max_size=8
)


@given(some.integers(0, 10_000), SOME_WORDS, some.integers(1, 4))
def test_an_answer_is_a_run_of_words_or_none_whatever_the_model_says(
    seed: int, words: list[RunWord], most_words: int
) -> None:
    model = FakeModel(seed)
    answers = point(model, model.asked(), Runs(words, Bounds(most_words, 1)), [ABSENT], long())
    assert sum(answer.chance for answer in answers) == pytest.approx(1)
    assert [answer.chance for answer in answers] == sorted((answer.chance for answer in answers), reverse=True)
    assert () in [answer.spans for answer in answers]
    for answer in answers:
        said = {tuple(word.tokens for word in words[span.start : span.stop]) for span in answer.spans}
        assert len({sum(tokens, ()) for tokens in said}) <= 1
        assert all(0 <= span.start < span.stop <= len(words) for span in answer.spans)
        assert all(span.stop - span.start <= most_words for span in answer.spans)


PAPER = [RunWord((1, 2), 0, True), RunWord((3,), 0, True), RunWord((1, 4), 0, True), RunWord((3,), 0, False)]


def test_the_likeliest_run_wins() -> None:
    model = FakeModel(wishes={(): 1, (1,): 4, (1, 4): 3, (1, 4, 3): END})
    best = point(model, model.asked(), Runs(PAPER, Bounds(2, 1)), [ABSENT], long())[0]
    assert [tuple(span) for span in best.spans] == [(2, 4)]


def test_what_the_model_would_rather_write_cannot_be_said() -> None:
    model = FakeModel(wishes={(): 9})
    best = point(model, model.asked(), Runs(PAPER, Bounds(2, 1)), [ABSENT], long())[0]
    assert all(span.stop <= len(PAPER) for span in best.spans)


def test_that_it_is_not_there_is_an_answer() -> None:
    model = FakeModel(wishes={(): ABSENT[0], ABSENT: END})
    assert point(model, model.asked(), Runs(PAPER, Bounds(2, 1)), [ABSENT], long())[0].spans == ()


def test_of_a_paper_without_words_the_answer_is_none() -> None:
    model = FakeModel()
    assert [answer.spans for answer in point(model, model.asked(), Runs([], Bounds(2, 1)), [ABSENT], long())] == [()]


def test_a_model_that_gives_no_numbers_fails_in_words() -> None:
    model = FakeModel(broken=True)
    with pytest.raises(OpinionFailed):
        point(model, model.asked(), Runs(PAPER, Bounds(2, 1)), [ABSENT], long())


def test_a_question_whose_time_is_over_is_left() -> None:
    model = FakeModel()
    with pytest.raises(OutOfTime):
        point(model, model.asked(), Runs(PAPER, Bounds(2, 1)), [ABSENT], Clock(-1, 1))


def test_more_answers_than_are_followed_at_once_are_all_weighed() -> None:
    model = FakeModel(wishes={(): 6, (6,): END})
    scores = weigh(model, model.asked(), [(token,) for token in range(10)], long())
    assert len(scores) == 10
    assert int(np.argmax(scores)) == 6
