"""Only runs of words can be answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from muniment.understanding.opinion.trie import Bounds, Place, Runs, RunWord
from muniment.understanding.patterns import Span

WORDS = some.lists(
    some.builds(
        RunWord,
        some.lists(some.integers(0, 5), max_size=3).map(tuple),
        some.integers(0, 3),
        some.booleans(),
    ),
    max_size=8,
)


def all_spans(runs: Runs, node: tuple[Place, ...]) -> list[Span]:
    deeper = [span for child in runs.children(node).values() for span in all_spans(runs, child)]
    return [*runs.spans(node), *deeper]


def allowed(words: list[RunWord], bounds: Bounds, span: Span) -> bool:
    inside = words[span.start : span.stop]
    return (
        len(inside) <= bounds.words
        and all(word.tokens for word in inside)
        and all(word.goes_on for word in inside[:-1])
        and all(word.line - inside[0].line < bounds.lines for word in inside)
    )


@given(WORDS, some.integers(1, 4), some.integers(1, 2))
def test_the_trie_holds_every_run_within_the_bounds_and_nothing_else(
    words: list[RunWord], most_words: int, most_lines: int
) -> None:
    words = [word._replace(line=sum(each.line for each in words[:index])) for index, word in enumerate(words)]
    bounds = Bounds(most_words, most_lines)
    runs = Runs(words, bounds)
    every = [Span(start, stop) for start in range(len(words)) for stop in range(start + 1, len(words) + 1)]
    assert sorted(all_spans(runs, runs.root)) == [span for span in every if allowed(words, bounds, span)]


def test_a_word_that_stands_twice_is_one_answer_in_two_places() -> None:
    words = [RunWord((1, 2), 0, True), RunWord((3,), 0, True), RunWord((1, 2), 0, False)]
    runs = Runs(words, Bounds(1, 1))
    (half,) = (child for token, child in runs.children(runs.root).items() if token == 1)
    assert runs.spans(half) == ()
    assert runs.spans(runs.children(half)[2]) == (Span(0, 1), Span(2, 3))
