"""Pointed decoding: the model is asked which of the allowed answers it finds likeliest, and can give no other.

At every step only those tokens are weighed that go on with words of the paper. Their chances are taken as the model
gives them, among all that it could write, and not shared out anew among the allowed ones: else a long name would win
by having no rival after its first letters. An answer's chance is then its share of all answers that were followed to
their end, "it is not there" among them.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from muniment.errors import OpinionFailed
from muniment.understanding.model import Continuation
from muniment.understanding.opinion.trie import Place, Runs
from muniment.understanding.patterns import Span

Row = npt.NDArray[np.float32]

BEAMS = 4
"""Answers that are followed side by side."""

FIRST_BEAM = 3
SEQUENCES = FIRST_BEAM + 2 * BEAMS
"""Two sets of beams, since one is read while the other is still needed; before them what all have in common."""

_HOPELESS = 7.0
"""An answer that is a thousand times less likely than a finished one is followed no further."""


class Scorer(Protocol):
    """What is asked of a model; see `GenerativeModel`."""

    def read(self, continuations: Sequence[Continuation]) -> list[Row]: ...

    def take_over(self, source: int, target: int) -> None: ...


class OutOfTime(Exception):
    """The seconds for this paper are used up."""


class Clock:
    """Runs for so many seconds from now: of each of the process's threads, or twice as many by the clock. So a busy
    machine does not cost a paper its answer."""

    def __init__(self, seconds: float, threads: int) -> None:
        self._work_ends = time.process_time() + seconds * threads
        self._end = time.monotonic() + 2 * seconds

    def look(self) -> None:
        """Raises OutOfTime once the time is over."""
        if time.process_time() > self._work_ends or time.monotonic() > self._end:
            raise OutOfTime


class Asked(NamedTuple):
    """A question that was read: the sequence that holds it, its length in tokens, and the chances of what comes next
    (their logarithms, by token). `ends` are the tokens that end an answer."""

    sequence: int
    length: int
    row: Row
    ends: Collection[int]


class Pointed(NamedTuple):
    """An answer and its chance among those that were weighed. `spans` are all places where the same tokens stand, in
    reading order; empty where the answer is that it is not on the paper."""

    spans: tuple[Span, ...]
    chance: float


class _Beam(NamedTuple):
    """A run that is being followed: its node, the logarithm of its chance, where it was read, and what may come."""

    node: tuple[Place, ...]
    score: float
    asked: Asked


class _Step(NamedTuple):
    """A way to go on from a beam: at least one token, and as many more as have no rival."""

    beam: _Beam
    tokens: tuple[int, ...]
    node: tuple[Place, ...]


def point(model: Scorer, asked: Asked, runs: Runs, absent: Sequence[Sequence[int]], clock: Clock) -> list[Pointed]:
    """The likeliest answers, best first; `absent` are the ways to say that it is not there, as tokens. Raises
    OutOfTime, and OpinionFailed where the model gives no answer any chance."""
    nothing = float(np.logaddexp.reduce(weigh(model, asked, absent, clock)))
    finished: dict[tuple[Span, ...], float] = {(): nothing}
    beams, spare = [_Beam(runs.root, 0.0, asked)], False
    while beams:
        clock.look()
        hope = max(finished.values()) - _HOPELESS
        steps = _best_steps(beams, runs, hope)
        beams = _take(model, steps, FIRST_BEAM + (BEAMS if spare else 0))
        spare = not spare
        for beam in beams:
            if spans := runs.spans(beam.node):
                finished[spans] = beam.score + _ending(beam.asked)
    return _shared_out(finished)


def weigh(model: Scorer, asked: Asked, answers: Sequence[Sequence[int]], clock: Clock) -> list[float]:
    """The logarithm of each answer's chance to be given, and to end there. Raises OutOfTime."""
    scores: list[float] = []
    for start in range(0, len(answers), BEAMS):
        clock.look()
        part = answers[start : start + BEAMS]
        steps = [_Step(_Beam((), 0.0, asked), tuple(tokens), ()) for tokens in part]
        scores += [beam.score + _ending(beam.asked) for beam in _take(model, steps, FIRST_BEAM)]
    return scores


def chances(scores: Sequence[float]) -> list[float]:
    """Logarithms of chances as shares of 1. Raises OpinionFailed where none has any chance."""
    top = max(scores)
    if not np.isfinite(top):
        raise OpinionFailed("the model gives no numbers")
    odds = np.exp(np.asarray(scores) - top)
    return [float(chance) for chance in odds / odds.sum()]


def _best_steps(beams: Sequence[_Beam], runs: Runs, hope: float) -> list[_Step]:
    """The likeliest ways to go on from any beam that are not hopeless."""
    offered = [
        (beam.score + float(beam.asked.row[token]), number, token, node)
        for number, beam in enumerate(beams)
        for token, node in runs.children(beam.node).items()
    ]
    offered = sorted((each for each in offered if each[0] >= hope), key=lambda each: (-each[0], each[1], each[2]))
    return [_lengthened(_Step(beams[number], (token,), node), runs) for _, number, token, node in offered[:BEAMS]]


def _lengthened(step: _Step, runs: Runs) -> _Step:
    """The step with the tokens after it, as long as there is one way to go and no end: they can be read at once."""
    tokens, node = list(step.tokens), step.node
    while not runs.spans(node):
        children = runs.children(node)
        if len(children) != 1:
            break
        ((token, node),) = children.items()
        tokens.append(token)
    return _Step(step.beam, tuple(tokens), node)


def _take(model: Scorer, steps: Sequence[_Step], first_sequence: int) -> list[_Beam]:
    """Read the steps' tokens, each in a sequence of its own."""
    if not steps:
        return []
    continuations = []
    for sequence, step in enumerate(steps, first_sequence):
        model.take_over(step.beam.asked.sequence, sequence)
        continuations.append(Continuation(sequence, step.beam.asked.length, step.tokens))
    rows = model.read(continuations)
    return [_taken(*each) for each in zip(steps, continuations, rows, strict=True)]


def _taken(step: _Step, read: Continuation, rows: Row) -> _Beam:
    before = step.beam.asked
    score = step.beam.score + float(before.row[step.tokens[0]])
    score += sum(float(rows[number][token]) for number, token in enumerate(step.tokens[1:]))
    asked = Asked(read.sequence, before.length + len(step.tokens), rows[-1], before.ends)
    return _Beam(step.node, score, asked)


def _ending(asked: Asked) -> float:
    return float(np.logaddexp.reduce([asked.row[token] for token in asked.ends]))


def _shared_out(finished: dict[tuple[Span, ...], float]) -> list[Pointed]:
    shares = chances(list(finished.values()))
    pointed = [Pointed(spans, chance) for spans, chance in zip(finished, shares, strict=True)]
    return sorted(pointed, key=lambda each: -each.chance)
