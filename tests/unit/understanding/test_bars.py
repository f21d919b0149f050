"""The bars of doubt, by the precision that an office asks for."""

from __future__ import annotations

import numpy as np
import pytest

from muniment.understanding.bars import Bars, read_bars

ROWS = np.array([[0.2, 0.9], [0.6, 0.95], [0.8, 0.99], [0.9, 1.0]], np.float32)


@pytest.mark.parametrize(("precision", "bar"), [(0.5, 0.2), (0.95, 0.6), (0.99, 0.8), (0.995, 0.9)])
def test_the_bar_is_the_lowest_above_which_answers_are_right_often_enough(precision: float, bar: float) -> None:
    bars = read_bars({"review.type": ROWS, "review.field": ROWS}).bar_for(precision)
    assert bars == pytest.approx(Bars(bar, bar), abs=1e-6)


def test_where_no_share_is_right_often_enough_a_person_sees_all() -> None:
    bars = read_bars({"review.type": ROWS, "review.field": ROWS[:2]}).bar_for(0.99)
    assert bars.type < 1 < bars.field
