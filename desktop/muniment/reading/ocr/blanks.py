"""Blanks that a recogniser dropped, found again by the white between two letters.

PP-OCR reads letters well and drops blanks ("defined below" becomes "definedbelow"). In a strip cut out of a page, the
widest stretch without ink between two letters is 0.14 of the strip's height or more at nineteen of twenty printed
blanks of contracts, and less than 0.10 within ninety-nine of a hundred words; receipts are set wider (0.21 and 0.19).
So what counts as a blank is judged by the other blanks and letters of the same strip.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from muniment.reading.ocr.picture import Pixels

_CLOSING = set(".,:;)!?%'’”")


def white_between(strip: Pixels, centres: Sequence[float]) -> list[float]:
    """For each two neighbouring letters, whose centres are given in pixels along the strip, the widest stretch without
    ink between them, as a share of the strip's height."""
    grey = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY)
    threshold, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_OTSU)
    paper_is_light = float(np.median(grey)) > threshold
    height = grey.shape[0]
    # Neighbouring lines reach into the strip's upper and lower edge.
    middle = grey[round(height * 0.15) : max(1, round(height * 0.85))]
    ink = (middle <= threshold) if paper_is_light else (middle > threshold)
    inked = np.asarray(ink.any(axis=0), np.bool_)
    return [
        _longest_gap(inked[round(before) : round(after) + 1]) / height for before, after in itertools.pairwise(centres)
    ]


def dropped(letters: str, whites: Sequence[float], blanks: set[int]) -> set[int]:
    """Indices of letters before which a blank was dropped. `letters` are those read, without blanks; `blanks` the
    indices of letters before which the recogniser did see one; `whites[i]` is the white after letter `i`."""
    within = [white for number, white in enumerate(whites, 1) if number not in blanks]
    if not within:
        return set()
    between = [white for number, white in enumerate(whites, 1) if number in blanks]
    usual = float(np.median(within))
    if len(between) >= 2:
        least = max(0.75 * float(np.median(between)), 1.8 * usual + 0.04, 0.1)
    else:
        least = max(0.22, 2.5 * usual + 0.06)
    return {
        number
        for number, white in enumerate(whites, 1)
        if number not in blanks and white >= least and _may_part(letters[number - 1], letters[number])
    }


def _may_part(left: str, right: str) -> bool:
    """Wide white means little between digits, which are set apart, and between twins, whose centres are told badly."""
    return right not in _CLOSING and left != right and not (left.isdigit() and right.isdigit())


def _longest_gap(inked: npt.NDArray[np.bool_]) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate(([True], inked, [True])).astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0
