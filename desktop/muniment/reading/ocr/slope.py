"""How a page lies askew: where its lines would stand if it lay straight.

A page fed or photographed askew is not turned before it is read: Tesseract follows slight slopes by itself, and PP-OCR
any. But rows can only be told when the slope is taken out of the places.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

import numpy as np

from muniment.paper import Box
from muniment.reading.arrange import Fragment
from muniment.reading.layout import Group
from muniment.reading.ocr.ppocr import Corners, Strip

STEEPEST_LINE = 0.05
"""Tesseract's lines with more than this rise a point are misread, not steep."""

FEWEST_WORDS = 4
"""Words of a line from which its slope is telling."""

ROOM = 0.12
"""White around a line's letters, in heights, that a recogniser wants to see."""


def straight_strips(strips: Sequence[Strip], points: float) -> list[Fragment]:
    """PP-OCR's strips with the boxes that they would have, in points, if the page lay straight."""
    lengths = [float(np.linalg.norm(strip.corners[1] - strip.corners[0])) for strip in strips]
    angles = [
        math.atan2(*(strip.corners[1] - strip.corners[0])[::-1])
        for strip, length in zip(strips, lengths, strict=True)
        if length >= median(lengths)
    ]
    angle = float(median(angles)) if angles else 0.0
    back = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    fragments = []
    for strip in strips:
        (x0, y0), (x1, y1) = (edge(strip.corners @ back, axis=0) * points for edge in (np.min, np.max))
        fragments.append(Fragment(strip.words, Box(float(x0), float(y0), float(x1), float(y1))))
    return fragments


def straight_lines(lines: Sequence[Group]) -> list[Fragment]:
    """Tesseract's lines with the boxes that they would have, in points, if the page lay straight."""
    telling = [_slope(line) for line in lines if len(line) >= FEWEST_WORDS]
    slope = float(median(telling)) if telling else 0.0
    fragments = []
    for line in lines:
        x0, x1 = min(word.box.x0 for word in line), max(word.box.x1 for word in line)
        middle = median(word.box.centre_y - slope * (word.box.x0 + word.box.x1) / 2 for word in line)
        half = median(word.box.height for word in line) / 2
        fragments.append(Fragment(line, Box(x0, middle - half, x1, middle + half)))
    return fragments


def corners_of_line(line: Group, points: float) -> Corners:
    """The strip of the picture on which a line of Tesseract's stands, in pixels, following its slope."""
    slope = _slope(line)
    centre = sum((word.box.x0 + word.box.x1) / 2 for word in line) / len(line)
    level = sum(word.box.centre_y for word in line) / len(line)

    def on_line(x: float) -> float:
        return level + slope * (x - centre)

    up = max(on_line((word.box.x0 + word.box.x1) / 2) - word.box.y0 for word in line)
    down = max(word.box.y1 - on_line((word.box.x0 + word.box.x1) / 2) for word in line)
    room = ROOM * (up + down)
    left, right = min(word.box.x0 for word in line) - 2 * room, max(word.box.x1 for word in line) + 2 * room
    corners = (
        (left, on_line(left) - up - room),
        (right, on_line(right) - up - room),
        (right, on_line(right) + down + room),
        (left, on_line(left) + down + room),
    )
    return np.array(corners, np.float32) / points


def _slope(line: Group) -> float:
    """The rise of a line over one point to the right, by the middles of its words."""
    across = np.array([(word.box.x0 + word.box.x1) / 2 for word in line])
    if len(line) < 2 or float(np.ptp(across)) < 1:
        return 0.0
    rise = float(np.polyfit(across, np.array([word.box.centre_y for word in line]), 1)[0])
    return max(-STEEPEST_LINE, min(STEEPEST_LINE, rise))
