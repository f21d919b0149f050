"""The order in which a person would read what an engine found on a picture: blocks, rows in a block, words in a row.

Engines give fragments: strips of a photograph, cells and lines of a scan. Fragments that stand side by side are one
row, left to right, as a receipt or a table is read; but two columns of text, or two receipts on one glass, are blocks
of their own, read one after the other. What tells them apart: the rows of a table stand level with one another; columns
either do not, or are full of words on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from muniment.paper import Box
from muniment.reading.layout import Group

LEVEL = 0.2
"""How far the middles of two fragments of one row may be apart, as a share of their height, to count as level. By
chance, three in ten of unrelated lines are."""

LEVEL_SHARE = 0.6
"""From this share of level fragments on, two sides are a table and not columns."""

FEWEST_ROWS = 4
"""Rows that a column has at least on either side of the gutter."""

GUTTER = 1.5
"""The width of a gutter at least, in heights of a line."""

FULL_LINE, WORDS_OF_A_FULL_LINE = 0.6, 4
"""Running text fills at least this share of its column's width, with at least so many words."""


class Fragment(NamedTuple):
    """Words read together, and the box in which they would stand if the page lay straight, in points."""

    words: Group
    box: Box


class Row(NamedTuple):
    """Words of one row in reading order, and the number of the block that it belongs to."""

    words: Group
    block: int


def arrange(fragments: Iterable[Fragment]) -> list[Row]:
    """All rows in reading order."""
    rows = []
    for number, block in enumerate(_blocks([fragment for fragment in fragments if fragment.words])):
        rows += [Row([word for fragment in row for word in fragment.words], number) for row in _rows(block)]
    return rows


def _rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Rows from top to bottom. A fragment joins a row where its middle is less than half a line from the row's, and it
    does not lie over what is in the row already."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda one: one.box.centre_y):
        if rows and _same_row(rows[-1], fragment.box):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda one: one.box.x0) for row in rows]


def _same_row(row: Sequence[Fragment], box: Box) -> bool:
    middle = sum(other.box.centre_y for other in row) / len(row)
    height = min(min(other.box.height for other in row), box.height)
    overlapping = any(
        min(other.box.x1, box.x1) - max(other.box.x0, box.x0) > 0.3 * min(other.box.width, box.width) for other in row
    )
    return abs(middle - box.centre_y) < height / 2 and not overlapping


def _blocks(fragments: list[Fragment]) -> Iterator[list[Fragment]]:
    """The blocks in reading order: stretches of the page that a gutter divides, and what lies above and below them."""
    if not fragments:
        return
    rows = _rows(fragments)
    least = GUTTER * median(fragment.box.height for fragment in fragments)
    plain: list[Fragment] = []
    start = 0
    while start < len(rows):
        stop, gutter = _divided(rows, start, least)
        sides = _columns([fragment for row in rows[start:stop] for fragment in row], gutter)
        if sides is None:
            plain += rows[start]
            start += 1
            continue
        if plain:
            yield plain
            plain = []
        for side in sides:
            yield from _blocks(side)
        start = stop
    if plain:
        yield plain


def _divided(rows: Sequence[Sequence[Fragment]], start: int, least: float) -> tuple[int, float]:
    """How far down from row `start` one gutter of at least that width goes on, and its middle: the widest white with
    text on both sides that all those rows leave free. There is no such row where the first is returned."""
    free = [(float("-inf"), float("inf"))]
    stop = start
    gutter: float | None = None
    for number in range(start, len(rows)):
        narrowed = [
            (max(left, low), min(right, high))
            for left, right in free
            for low, high in _whites(rows[number])
            if min(right, high) - max(left, low) >= least
        ]
        # As long as only one side has begun, the white beside it is open; a gutter once seen must go on.
        inner = [white for white in narrowed if white[0] > float("-inf") and white[1] < float("inf")]
        if not narrowed or (gutter is not None and not inner):
            break
        free = inner or narrowed
        stop = number + 1
        if inner:
            left, right = max(inner, key=_width)
            gutter = (left + right) / 2
    return (stop, gutter) if gutter is not None else (start, 0.0)


def _width(white: tuple[float, float]) -> float:
    return white[1] - white[0]


def _whites(row: Sequence[Fragment]) -> list[tuple[float, float]]:
    """What a row leaves free: before, between and after its fragments."""
    edges = [float("-inf"), *(edge for fragment in row for edge in (fragment.box.x0, fragment.box.x1)), float("inf")]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _columns(fragments: Sequence[Fragment], gutter: float) -> tuple[list[Fragment], list[Fragment]] | None:
    """Both sides of the gutter, or None where they are the cells of a table."""
    left = [fragment for fragment in fragments if fragment.box.x1 <= gutter]
    right = [fragment for fragment in fragments if fragment.box.x0 >= gutter]
    if min(len(_rows(left)), len(_rows(right))) < FEWEST_ROWS:
        return None
    fewer, more = sorted((left, right), key=len)
    level = sum(any(_level(one.box, other.box) for other in more) for one in fewer) / len(fewer)
    if level < LEVEL_SHARE or (_running_text(left) and _running_text(right)):
        return left, right
    return None


def _level(one: Box, other: Box) -> bool:
    return abs(one.centre_y - other.centre_y) <= LEVEL * min(one.height, other.height)


def _running_text(side: Sequence[Fragment]) -> bool:
    rows = _rows(side)
    width = max(fragment.box.x1 for fragment in side) - min(fragment.box.x0 for fragment in side)
    reach = median(row[-1].box.x1 - row[0].box.x0 for row in rows)
    return (
        reach >= FULL_LINE * width
        and median(sum(len(fragment.words) for fragment in row) for row in rows) >= WORDS_OF_A_FULL_LINE
    )
