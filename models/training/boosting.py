"""Growing boosted trees, and handing them over as `muniment.understanding.trees` keeps them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier

from muniment.understanding.trees import Trees

_TREES = 200
_RATE = 0.06
_LEAVES = 15
_ROWS_OF_A_LEAF = 20
_PULL = 3.0
_COLUMNS_AT_A_NODE = 0.5
_COMPARED = 500
_STARTS = 2

Arrays = dict[str, npt.NDArray[np.float32]]


def grow(
    rows: npt.NDArray[np.float32], right: npt.NDArray[np.bool_], weights: npt.NDArray[np.float32], seed: int
) -> Arrays:
    """The arrays of trees that say which rows are right, each row counting by its weight; the same every time.

    Trees from several starts are averaged: each sees other columns.
    """
    grown = [_grown(rows, right, weights, seed + 1_000 * start) for start in range(_STARTS)]
    trees = [nodes for each in grown for nodes in each.trees]
    arrays = _arrays(trees, float(np.mean([each.base for each in grown])))
    arrays["value"] /= _STARTS
    return arrays


class _Grown(NamedTuple):
    trees: list[npt.NDArray[np.void]]
    base: float


def _grown(
    rows: npt.NDArray[np.float32], right: npt.NDArray[np.bool_], weights: npt.NDArray[np.float32], seed: int
) -> _Grown:
    grown = HistGradientBoostingClassifier(
        max_iter=_TREES,
        learning_rate=_RATE,
        max_leaf_nodes=_LEAVES,
        min_samples_leaf=_ROWS_OF_A_LEAF,
        l2_regularization=_PULL,
        max_features=_COLUMNS_AT_A_NODE,
        early_stopping=False,
        random_state=seed,
    ).fit(rows, right, sample_weight=weights / weights.mean())
    # The library keeps its trees to itself: what is handed over is held against its own answers.
    found = _Grown([trees[0].nodes for trees in grown._predictors], float(grown._baseline_prediction.ravel()[0]))
    if not np.allclose(Trees(_arrays(*found))(rows[:_COMPARED]), grown.decision_function(rows[:_COMPARED]), atol=1e-3):
        raise RuntimeError("the trees were not understood: this is another version of scikit-learn")
    return found


def _arrays(trees: list[npt.NDArray[np.void]], base: float) -> Arrays:
    columns: dict[str, list[npt.NDArray[np.floating]]] = {
        name: [] for name in ("feature", "threshold", "below", "above", "value")
    }
    roots = np.cumsum([0, *(len(nodes) for nodes in trees[:-1])])
    for root, nodes in zip(roots, trees, strict=True):
        leaf, own = nodes["is_leaf"].astype(bool), root + np.arange(len(nodes))
        columns["feature"].append(np.where(leaf, 0, nodes["feature_idx"]))
        columns["threshold"].append(np.where(leaf, 0, nodes["num_threshold"]))
        columns["below"].append(np.where(leaf, own, root + nodes["left"].astype(int)))
        columns["above"].append(np.where(leaf, own, root + nodes["right"].astype(int)))
        columns["value"].append(np.where(leaf, nodes["value"], 0))
    arrays = {name: np.concatenate(parts).astype(np.float32) for name, parts in columns.items()}
    depth = max(int(nodes["depth"].max()) for nodes in trees)
    return arrays | {
        "root": roots.astype(np.float32),
        "base": np.array([base], np.float32),
        "depth": np.array([depth], np.float32),
    }
