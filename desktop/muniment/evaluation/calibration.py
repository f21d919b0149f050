"""Whether a stated confidence is the share of right answers, and what could be let through unseen by it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from muniment.evaluation.intervals import Share, share

BINS = 10
PRECISIONS = (0.9, 0.95, 0.99)
"""Of the answers that are let through, so many are asked to be right."""


class Stated(NamedTuple):
    """An answer as calibration sees it."""

    confidence: float
    right: bool


class Bin(msgspec.Struct, frozen=True):
    """The answers with a confidence from `low` up to `high`: their mean confidence, and how many are right."""

    low: float
    high: float
    confidence: float
    right: Share


class LetThrough(msgspec.Struct, frozen=True):
    """The largest share of answers, from the surest down, of which `precision` are right, and the confidence `bar` of
    the last of them; None where there is no such share. Chosen and judged on the same answers, so it flatters."""

    precision: float
    answers: Share
    bar: float | None


class Calibration(msgspec.Struct, frozen=True):
    """`error` is the expected calibration error in ten bins of equal width (M. P. Naeini and others, 2015): by how much
    confidence and share of right answers differ, on average over the answers. None where there are no answers. Bins
    without answers are left out."""

    right: Share
    error: float | None
    bins: tuple[Bin, ...]
    let_through: tuple[LetThrough, ...]


def calibrate(answers: Sequence[Stated]) -> Calibration:
    """All that is known of some answers' confidences."""
    bins: list[list[Stated]] = [[] for _ in range(BINS)]
    for answer in answers:
        bins[min(int(answer.confidence * BINS), BINS - 1)].append(answer)
    gaps = [abs(sum(confidence - right for confidence, right in each)) for each in bins]
    return Calibration(
        share(sum(right for _, right in answers), len(answers)),
        round(sum(gaps) / len(answers), 4) if answers else None,
        tuple(_bin(number, each) for number, each in enumerate(bins) if each),
        tuple(let_through(answers, precision) for precision in PRECISIONS),
    )


def let_through(answers: Sequence[Stated], precision: float) -> LetThrough:
    """What could be let through if that share of it had to be right. Answers of one confidence go together."""
    ranked = sorted(answers, key=lambda answer: -answer.confidence)
    right = most = 0
    for number, answer in enumerate(ranked, 1):
        right += answer.right
        last_of_its_kind = number == len(ranked) or ranked[number].confidence < answer.confidence
        if last_of_its_kind and right >= precision * number:
            most = number
    return LetThrough(precision, share(most, len(ranked)), ranked[most - 1].confidence if most else None)


def _bin(number: int, answers: Sequence[Stated]) -> Bin:
    mean = sum(confidence for confidence, _ in answers) / len(answers)
    right = share(sum(right for _, right in answers), len(answers))
    return Bin(number / BINS, (number + 1) / BINS, round(mean, 4), right)
