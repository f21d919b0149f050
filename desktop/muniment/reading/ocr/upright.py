"""Which way up a page is, found with the engine that reads it: by the strips that stand on end, and by how well the
longest ones read in either direction."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from muniment.reading.ocr import ppocr
from muniment.reading.ocr.picture import PagePixels
from muniment.reading.ocr.ppocr import Corners, Strip

PROBES = 6
UPRIGHT = 0.85
"""The mean confidence of the longest strips from which they are taken to be upright; below, they are tried upside down
as well."""


def read_upright(page: PagePixels) -> tuple[int, PagePixels, list[Strip]]:
    """By how many degrees clockwise the page had to be turned to stand upright, the page so turned, and its strips."""
    turn, found = 0, ppocr.find_strips(page.pixels)
    if _stand_on_end(found):
        turn, page = 90, page.turned(90)
        found = ppocr.find_strips(page.pixels)
    read = ppocr.read_strips(page, found)
    if _reads_better_upside_down(page, found, read):
        turn, page = (turn + 180) % 360, page.turned(180)
        read = ppocr.read_strips(page, ppocr.find_strips(page.pixels))
    return turn, page, read


def _stand_on_end(strips: Sequence[Corners]) -> bool:
    """Whether most of the text, by length, runs down or up the page and not across."""
    along = [strip[1] - strip[0] for strip in strips]
    lengths = [float(np.linalg.norm(way)) for way in along]
    standing = sum(length for way, length in zip(along, lengths, strict=True) if abs(way[1]) > abs(way[0]))
    return standing > sum(lengths) / 2


def _reads_better_upside_down(page: PagePixels, found: Sequence[Corners], read: Sequence[Strip]) -> bool:
    longest = sorted(found, key=lambda strip: -float(np.linalg.norm(strip[1] - strip[0])))[:PROBES]
    if not longest:
        return False
    chosen = {id(corners) for corners in longest}
    as_it_is = sum(strip.confidence for strip in read if id(strip.corners) in chosen)
    if as_it_is >= UPRIGHT * len(longest):
        return False
    other_way = ppocr.read_strips(page, [np.roll(corners, 2, axis=0) for corners in longest])
    return sum(strip.confidence for strip in other_way) > as_it_is
