"""A page made to keep the rules of the border (`messages`) before it is sent: what honest engines say is not always in
them. A word can stand half off the page, a confidence can be a hair over 1, a text layer can hold control characters.
"""

from __future__ import annotations

import math
import re

import msgspec

from muniment.errors import TooManyWords
from muniment.paper import Box, Page, Word
from muniment.reading import limits

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NO_LETTER = "\ufffd"
"""Stands for a word of nothing but control characters, which must not shift the indices of the words after it."""


def fitted(page: Page) -> Page:
    """The page with every word's box and every code's on it, and texts without control characters and not too long.

    Raises TooManyWords.
    """
    if len(page.words) > limits.WORDS_OF_A_PAGE:
        raise TooManyWords
    return msgspec.structs.replace(
        page,
        words=tuple(_word(word, page) for word in page.words),
        codes=tuple(
            msgspec.structs.replace(
                code, text=code.text[: limits.CHARACTERS_OF_A_CODE], box=_on_page(code.box, page.width, page.height)
            )
            for code in page.codes[: limits.CODES_OF_A_PAGE]
        ),
    )


def _word(word: Word, page: Page) -> Word:
    confidence = min(1.0, max(0.0, word.confidence)) if math.isfinite(word.confidence) else 0.0
    return Word(plain(word.text) or _NO_LETTER, _on_page(word.box, page.width, page.height), confidence)


def plain(text: str, longest: int = limits.CHARACTERS_OF_A_WORD) -> str:
    """The text without control characters and halves of characters, cut at `longest`."""
    return _CONTROLS.sub("", text)[:longest]


def _on_page(box: Box, width: float, height: float) -> Box:
    (x0, x1), (y0, y1) = _between(box.x0, box.x1, width), _between(box.y0, box.y1, height)
    return Box(x0, y0, x1, y1)


def _between(first: float, second: float, most: float) -> tuple[float, float]:
    """Both edges from 0 to `most`, the smaller one first; one that is no number goes to 0."""
    edges = (min(most, max(0.0, edge)) if math.isfinite(edge) else 0.0 for edge in (first, second))
    low, high = sorted(edges)
    return low, high
