"""How far a figure can be trusted."""

from __future__ import annotations

import numpy as np
import pytest

from muniment.evaluation.intervals import score, share


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    # The values of Wilson's interval without continuity correction in R. G. Newcombe, Statistics in Medicine 17 (1998).
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_of_a_share_is_wilsons(count: int, of: int, low: float, high: float) -> None:
    interval = share(count, of)
    assert interval.low == pytest.approx(low, abs=1e-4)
    assert interval.high == pytest.approx(high, abs=1e-4)


def test_a_share_of_nothing_is_not_known() -> None:
    assert share(0, 0).share is None
    assert share(0, 0).low is None


def test_f1_is_reckoned_over_all_papers_and_lies_in_its_interval() -> None:
    rows = np.array([(1, 1, 1)] * 30 + [(0, 1, 1)] * 10, np.int64)
    figure = score(rows)
    assert figure is not None
    assert figure.value == 0.75
    # Half the width of a normal interval of 30 in 40: 1.96 · √(0.75 · 0.25 / 40) = 0.134
    assert figure.low == pytest.approx(0.75 - 0.134, abs=0.03)
    assert figure.high == pytest.approx(0.75 + 0.134, abs=0.03)
    assert figure == score(rows), "the seed is fixed"


def test_f1_is_not_known_where_there_is_nothing_to_find() -> None:
    assert score(np.zeros((3, 3), np.int64)) is None
    assert score(np.zeros((0, 3), np.int64)) is None
