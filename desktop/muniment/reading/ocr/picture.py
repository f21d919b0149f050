"""What an OCR engine is handed: a page's picture and how its pixels map to points."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]


class PagePixels(NamedTuple):
    """A page as pixels: rows × columns × 3, RGB; `points` is the length of one pixel in points."""

    pixels: Pixels
    points: float

    @property
    def width(self) -> float:
        return float(self.pixels.shape[1] * self.points)

    @property
    def height(self) -> float:
        return float(self.pixels.shape[0] * self.points)

    def turned(self, turn: int) -> PagePixels:
        """The page turned clockwise by that many degrees, a multiple of 90."""
        return PagePixels(np.rot90(self.pixels, -(turn // 90)), self.points)
