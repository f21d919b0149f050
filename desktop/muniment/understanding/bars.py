"""The bars of doubt: how sure an answer must be that no person has to look, by the precision asked for.

A release knows how its confidences fared on papers that it was not trained on; the bar is read off from that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_NEVER = 1.01
"""Above every confidence: where no share of the answers was so often right, a person looks at all."""

_ROUNDING = 1e-6
"""Of the figures, which are kept in single precision."""

Rows = tuple[tuple[float, float], ...]


class Bars(NamedTuple):
    """The confidences below which a type, and a field's value, are doubted."""

    type: float
    field: float


class ReviewBars(NamedTuple):
    """For types and for fields: rows of a confidence, and the share of held-out answers at or above it that were right,
    ascending by confidence."""

    type: Rows
    field: Rows

    def bar_for(self, precision: float) -> Bars:
        """The lowest bars above which at least this share of the answers was right."""
        return Bars(_bar(self.type, precision), _bar(self.field, precision))


def read_bars(arrays: Mapping[str, npt.NDArray[np.float32]]) -> ReviewBars:
    """The bars of a release, from `review.type` and `review.field`, each N × 2."""
    return ReviewBars(
        *(tuple((float(bar), float(share)) for bar, share in arrays[f"review.{name}"]) for name in Bars._fields)
    )


def _bar(rows: Rows, precision: float) -> float:
    return next((bar for bar, share in rows if share >= precision - _ROUNDING), _NEVER)
