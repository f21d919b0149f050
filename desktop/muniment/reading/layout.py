"""Words to lines to a page, and the cleaning of words on the way in.

Words come in groups: a line of a text layer, a row of a picture. They are in reading order already.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Sequence

from muniment.errors import PageTooLarge
from muniment.paper import Box, Code, Line, Page, Word
from muniment.reading import limits

Group = list[Word]

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """A word's text without control and invisible characters, its ligatures taken apart (NFKC keeps digits digits)."""
    visible = "".join(character for character in text if unicodedata.category(character) not in _INVISIBLE)
    return unicodedata.normalize("NFC", visible.replace("ﬁ", "fi").replace("ﬂ", "fl")).strip()


def build_page(
    number: int,
    width: float,
    height: float,
    engine: str,
    groups: Iterable[Group],
    blocks: Iterable[int] = (),
    turn: int = 0,
    codes: tuple[Code, ...] = (),
) -> Page:
    """A page of those groups, each a line, in the order given; `blocks` tells each group's block, which is 0 for all
    where none are told; `turn` and `codes` are the page's. Words without visible text are left out.

    Boxes are cut to the page; PageTooLarge where there are more words than a page may have.
    """
    words: list[Word] = []
    lines: list[Line] = []
    for group, block in zip(groups, itertools.chain(blocks, itertools.repeat(0)), strict=False):
        start = len(words)
        for word in group:
            text = clean(word.text)[: limits.CHARACTERS_OF_A_WORD]
            if text:
                words.append(Word(text, _inside(word.box, width, height), min(1.0, max(0.0, word.confidence))))
        if len(words) > start:
            lines.append(Line(start, len(words), block))
    if len(words) > limits.WORDS_OF_A_PAGE:
        raise PageTooLarge("too many words")
    return Page(number, width, height, engine, tuple(words), tuple(lines), turn, codes)


def box_of(group: Sequence[Word]) -> Box:
    """The smallest box that holds all words of the group."""
    box = group[0].box
    for word in group[1:]:
        box = box.union(word.box)
    return box


def _inside(box: Box, width: float, height: float) -> Box:
    def hold(value: float, most: float) -> float:
        return round(min(max(value, 0.0), most), 2)

    return Box(hold(box.x0, width), hold(box.y0, height), hold(box.x1, width), hold(box.y1, height))
