"""How far a figure can be trusted: 95 % intervals.

For a share of answers, Wilson's score interval (E. B. Wilson, 1927), which holds for few answers and near 0 and 1 too.
For F1, which is no share, the papers are drawn anew with replacement 1,000 times, with a fixed seed, and the middle
95 % of the figures taken (the percentile bootstrap of B. Efron, 1979): papers and not values, since the values of one
paper are right or wrong together.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec
import numpy as np
import numpy.typing as npt

SEED = 20_240_229
RESAMPLES = 1_000

_NORMAL_95 = 1.959964
"""Within so many standard deviations lie 95 % of a normal distribution."""

Rows = npt.NDArray[np.int64]
"""A row of counts for each paper."""


class Share(msgspec.Struct, frozen=True):
    """`count` of `of`, as a share with its 95 % interval. Of nothing, the share is not known: all three are None."""

    count: int
    of: int
    share: float | None
    low: float | None
    high: float | None


class Score(msgspec.Struct, frozen=True):
    """A figure from 0 to 1 and its 95 % interval."""

    value: float
    low: float
    high: float


def share(count: int, of: int) -> Share:
    """The share with Wilson's interval."""
    if not of:
        return Share(count, of, None, None, None)
    part, squared = count / of, _NORMAL_95**2
    middle = (part + squared / (2 * of)) / (1 + squared / of)
    spread = _NORMAL_95 / (1 + squared / of) * math.sqrt(part * (1 - part) / of + squared / (4 * of * of))
    return Share(count, of, _rounded(part), _rounded(max(0.0, middle - spread)), _rounded(min(1.0, middle + spread)))


def f1(rows: Rows) -> float | None:
    """F1 over papers, each a row of (right, said, true); None where there is nothing to find and nothing was said."""
    right, said, true = rows.sum(axis=0)
    return float(2 * right / (said + true)) if said + true else None


def score(rows: Rows, figure: Callable[[Rows], float | None] = f1) -> Score | None:
    """A figure over papers with its interval; None where the papers have none."""
    value = figure(rows) if len(rows) else None
    if value is None:
        return None
    chance = np.random.default_rng(SEED)
    drawn = (figure(rows[chance.integers(len(rows), size=len(rows))]) for _ in range(RESAMPLES))
    low, high = np.percentile([each for each in drawn if each is not None], (2.5, 97.5))
    return Score(_rounded(value), _rounded(float(low)), _rounded(float(high)))


def _rounded(figure: float) -> float:
    return round(figure, 4)
