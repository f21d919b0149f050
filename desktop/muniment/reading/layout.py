"""Words to lines to a page: the order in which a person would read, and the cleaning of words on the way in.

Engines give words in groups (a line of a text layer, a detected strip of a photograph). Groups of a text layer or of
Tesseract already come in reading order. PP-OCR's strips do not: `in_rows` puts those that stand side by side into one
row, left to right, as a receipt is read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from muniment.errors import PageTooLarge
from muniment.paper import Box, Line, Page, Word
from muniment.reading import limits

Group = list[Word]

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """A word's text without control and invisible characters, its ligatures taken apart (NFKC keeps digits digits)."""
    visible = "".join(character for character in text if unicodedata.category(character) not in _INVISIBLE)
    return unicodedata.normalize("NFC", visible.replace("ﬁ", "fi").replace("ﬂ", "fl")).strip()


def build_page(number: int, width: float, height: float, engine: str, groups: Iterable[Group]) -> Page:
    """A page of those groups, each a line, in the order given. Words without visible text are left out.

    Boxes are cut to the page; PageTooLarge where there are more words than a page may have.
    """
    words: list[Word] = []
    lines: list[Line] = []
    for group in groups:
        start = len(words)
        for word in group:
            text = clean(word.text)[: limits.CHARACTERS_OF_A_WORD]
            if text:
                words.append(Word(text, _inside(word.box, width, height), min(1.0, max(0.0, word.confidence))))
        if len(words) > start:
            lines.append(Line(start, len(words)))
    if len(words) > limits.WORDS_OF_A_PAGE:
        raise PageTooLarge("too many words")
    return Page(number, width, height, engine, tuple(words), tuple(lines))


def in_rows(groups: Sequence[Group]) -> list[Group]:
    """Groups that stand side by side become one row, left to right; rows go from top to bottom.

    Two groups share a row where their middles differ by less than half of the lower one's height.
    """
    boxed = sorted(((box_of(group), group) for group in groups if group), key=lambda pair: pair[0].centre_y)
    rows: list[list[tuple[Box, Group]]] = []
    for box, group in boxed:
        if rows and _same_row(rows[-1], box):
            rows[-1].append((box, group))
        else:
            rows.append([(box, group)])
    return [[word for _, group in sorted(row, key=lambda pair: pair[0].x0) for word in group] for row in rows]


def box_of(group: Sequence[Word]) -> Box:
    """The smallest box that holds all words of the group."""
    box = group[0].box
    for word in group[1:]:
        box = box.union(word.box)
    return box


def _same_row(row: Sequence[tuple[Box, Group]], box: Box) -> bool:
    middle = sum(other.centre_y for other, _ in row) / len(row)
    height = min(min(other.height for other, _ in row), box.height)
    overlapping = any(
        min(other.x1, box.x1) - max(other.x0, box.x0) > 0.3 * min(other.width, box.width) for other, _ in row
    )
    return abs(middle - box.centre_y) < height / 2 and not overlapping


def _inside(box: Box, width: float, height: float) -> Box:
    def hold(value: float, most: float) -> float:
        return round(min(max(value, 0.0), most), 2)

    return Box(hold(box.x0, width), hold(box.y0, height), hold(box.x1, width), hold(box.y1, height))
