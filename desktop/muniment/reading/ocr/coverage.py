"""Print that an engine passed over: spots of ink of the size of letters that lie in no word."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from muniment.reading.layout import Group
from muniment.reading.ocr.picture import PagePixels


def share_passed_over(page: PagePixels, lines: Sequence[Group]) -> float:
    """The share, from 0 to 1, of the page's letter-like spots whose middle lies in no word's box; 0 without words."""
    boxes = [word.box for line in lines for word in line]
    if not boxes:
        return 0.0
    grey = cv2.cvtColor(page.pixels, cv2.COLOR_RGB2GRAY)
    threshold, _ = cv2.threshold(cv2.GaussianBlur(grey, (3, 3), 0), 0, 255, cv2.THRESH_OTSU)
    _, _, spots, middles = cv2.connectedComponentsWithStats((grey <= threshold).astype(np.uint8), connectivity=8)
    height = float(np.median([box.height for box in boxes])) / page.points
    heights, widths = spots[1:, cv2.CC_STAT_HEIGHT], spots[1:, cv2.CC_STAT_WIDTH]
    like_letters = (heights > 0.4 * height) & (heights < 2 * height) & (widths < 3 * height) & (widths > 0.1 * height)
    middles = middles[1:][like_letters]
    if not len(middles):
        return 0.0
    covered = np.zeros(grey.shape, np.uint8)
    for box in boxes:
        left, top, right, bottom = (round(edge / page.points) for edge in (box.x0, box.y0, box.x1, box.y1))
        covered[max(0, top - 2) : bottom + 3, max(0, left - 2) : right + 3] = 1
    inside = covered[middles[:, 1].astype(int), middles[:, 0].astype(int)]
    return float(1 - inside.mean())
