"""Boosted trees, asked in plain numpy."""

from __future__ import annotations

import numpy as np

from muniment.understanding.trees import Trees


def test_a_row_goes_down_each_tree_to_a_leaf_and_the_leaves_add_up() -> None:
    # The first tree asks column 0, and where that is over 1 also column 1; the second is a leaf alone.
    trees = Trees(
        {
            name: np.array(values, np.float32)
            for name, values in {
                "feature": [0, 0, 1, 0, 0, 0],
                "threshold": [1.0, 0, 5.0, 0, 0, 0],
                "below": [1, 1, 3, 3, 4, 5],
                "above": [2, 1, 4, 3, 4, 5],
                "value": [0, -2.0, 0, 0.5, 3.0, 0.25],
                "root": [0, 5],
                "base": [10.0],
                "depth": [2],
            }.items()
        }
    )
    rows = np.array([[1.0, 9.0], [1.5, 5.0], [1.5, 5.1]], np.float32)
    assert trees(rows).tolist() == [8.25, 10.75, 13.25]
    assert trees(rows[:0]).shape == (0,)
