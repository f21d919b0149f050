"""Boosted trees in plain numpy: many small trees, each of which adds a little to the log odds.

They are grown by `models/training` (Friedman 2001, as scikit-learn's histogram gradient boosting does it) and kept as
arrays over all nodes of all trees, so that nothing has to be installed to ask them.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

_Array = npt.NDArray[np.float32]


class Trees:
    """Log odds for rows of facts.

    `arrays` hold, for each node: `feature` (a column), `threshold`, `below` and `above` (the nodes that a row goes on
    to, whose value is at most or over the threshold; a leaf names itself), `value` (what a leaf adds); for each tree
    its `root`; and the `base` that all begin with and the `depth` of the deepest.
    """

    def __init__(self, arrays: Mapping[str, _Array]) -> None:
        self._feature, self._below, self._above, self._root = (
            arrays[name].astype(np.int32) for name in ("feature", "below", "above", "root")
        )
        self._threshold, self._value = arrays["threshold"], arrays["value"]
        self._base, self._depth = float(arrays["base"][0]), int(arrays["depth"][0])

    def __call__(self, rows: _Array) -> _Array:
        """Rows × columns in, one number each out."""
        number = np.arange(len(rows))[:, None]
        at = np.broadcast_to(self._root, (len(rows), len(self._root)))
        for _ in range(self._depth):
            over = rows[number, self._feature[at]] > self._threshold[at]
            at = np.where(over, self._above[at], self._below[at])
        return np.asarray(self._base + self._value[at].sum(axis=1), np.float32)
