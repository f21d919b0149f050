"""Finding words on a page: under a point, inside a frame, and next to another word."""

from __future__ import annotations

from muniment.paper import Box, Page

_REACH = 2.0
"""Points around a word that still count as on it."""


def word_at(page: Page, x: float, y: float) -> int | None:
    """The word at that point of the page."""
    for index, word in enumerate(page.words):
        box = word.box
        if box.x0 - _REACH <= x <= box.x1 + _REACH and box.y0 - _REACH <= y <= box.y1 + _REACH:
            return index
    return None


def words_in(page: Page, frame: Box) -> tuple[int, ...]:
    """The words whose middle lies in the frame, in reading order."""
    return tuple(
        index
        for index, word in enumerate(page.words)
        if frame.x0 <= (word.box.x0 + word.box.x1) / 2 <= frame.x1 and frame.y0 <= word.box.centre_y <= frame.y1
    )


def neighbour(page: Page, index: int, columns: int, rows: int) -> int:
    """The word that many places on in reading order, or the nearest one of the line above or below."""
    if rows == 0:
        return min(max(index + columns, 0), len(page.words) - 1)
    here = page.words[index].box
    beyond = [
        other
        for other, word in enumerate(page.words)
        if (word.box.centre_y > here.y1 if rows > 0 else word.box.centre_y < here.y0)
    ]
    if not beyond:
        return index
    edge = min(abs(page.words[other].box.centre_y - here.centre_y) for other in beyond)
    line = [other for other in beyond if abs(page.words[other].box.centre_y - here.centre_y) <= edge + here.height / 2]
    middle = (here.x0 + here.x1) / 2
    return min(line, key=lambda other: abs((page.words[other].box.x0 + page.words[other].box.x1) / 2 - middle))


def around(page: Page, words: tuple[int, ...]) -> Box:
    """The smallest box that holds all of these words."""
    box = page.words[words[0]].box
    for index in words[1:]:
        box = box.union(page.words[index].box)
    return box
