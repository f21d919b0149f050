"""What can be said of a word without any model: its form, its place, its surroundings.

One row a word; the columns are those of `names()`. All values lie between -1 and about 3, so that they need no scaling.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import numpy.typing as npt

from muniment.understanding import lexicon
from muniment.understanding.patterns import find_spans
from muniment.understanding.sheet import Sheet

Features = npt.NDArray[np.float32]

_FORMS = ("date", "amount", "iban", "tax id", "email", "phone", "number", "currency", "duration")
_SHAPES = (
    "digits",
    "letters",
    "capitals",
    "capitalised",
    "all capitals",
    "one character",
    "length",
    "colon at end",
    "comma at end",
    "point at end",
    "quote",
    "bracket",
    "has digit and letter",
    "percent",
    "slash",
    "web",
    "quantity sign",
)
_PLACES = (
    "left",
    "right",
    "top",
    "height",
    "relative height",
    "first page",
    "last page",
    "later page",
    "first of line",
    "last of line",
    "words in line",
    "line alone wide",
    "line number",
    "lines from end",
    "gap before line",
    "gap after line",
    "gap left",
    "gap right",
    "centred line",
    "top of page words",
    "photograph",
    "first line of block",
    "last line of block",
    "lines in block",
)


def names() -> list[str]:
    """The columns, in order."""
    return [
        *(f"shape: {name}" for name in _SHAPES),
        *(f"place: {name}" for name in _PLACES),
        *(f"form: {name}" for name in _FORMS),
        *(f"under: {name}" for name in lexicon.groups()),
        *(f"lexicon: {name}" for name in lexicon.groups()),
    ]


def describe(sheet: Sheet) -> Features:
    """Words × columns."""
    told = _lexicon(sheet)
    return np.concatenate([_shapes(sheet), _places(sheet), _forms(sheet), _under_headings(sheet, told), told], axis=1)


def _shapes(sheet: Sheet) -> Features:
    rows = np.zeros((len(sheet.words), len(_SHAPES)), np.float32)
    for row, word in zip(rows, sheet.words, strict=True):
        text = word.text
        size = max(1, len(text))
        digits, letters = sum(map(str.isdigit, text)), sum(map(str.isalpha, text))
        capitals = sum(map(str.isupper, text))
        row[:] = (
            digits / size,
            letters / size,
            capitals / size,
            text[:1].isupper(),
            letters > 0 and capitals == letters,
            len(text) == 1,
            min(len(text), 20) / 10,
            text.endswith(":"),
            text.endswith(","),
            text.endswith("."),
            any(mark in text for mark in "\"“”'’"),
            any(mark in text for mark in "()[]"),
            digits > 0 and letters > 0,
            "%" in text,
            "/" in text,
            bool(re.search(r"www\.|https?:|\.com|\.de\b", text, re.IGNORECASE)),
            text in ("x", "X", "×", "*", "@"),
        )
    return rows


def _places(sheet: Sheet) -> Features:
    rows = np.zeros((len(sheet.words), len(_PLACES)), np.float32)
    if not sheet.words:
        return rows
    sizes = {page.number: page for page in sheet.pages}
    first, last = sheet.pages[0].number, sheet.pages[-1].number
    usual = float(np.median([max(word.box.height, 0.1) for word in sheet.words]))
    edges = [_edges(sheet, start, stop) for start, stop in sheet.lines]
    block_of = [sheet.words[start].block for start, _ in sheet.lines]
    sizes_of_blocks = Counter(block_of)
    for number, (start, stop) in enumerate(sheet.lines):
        page = sizes[sheet.words[start].page]
        left, top, right, bottom = edges[number]
        above = edges[number - 1][3] if number and sheet.words[start - 1].page == page.number else 0.0
        following = (
            number + 1 < len(sheet.lines) and sheet.words[stop].page == page.number
            if stop < len(sheet.words)
            else False
        )
        below = edges[number + 1][1] if following else page.height
        for index in range(start, stop):
            word = sheet.words[index]
            box = word.box
            before = box.x0 - sheet.words[index - 1].box.x1 if index > start else box.x0
            after = sheet.words[index + 1].box.x0 - box.x1 if index + 1 < stop else page.width - box.x1
            rows[index] = (
                box.x0 / page.width,
                box.x1 / page.width,
                box.y0 / page.height,
                min(box.height / page.height * 30, 3),
                min(box.height / usual, 3),
                page.number == first,
                page.number == last,
                page.number > first,
                index == start,
                index == stop - 1,
                min(stop - start, 20) / 10,
                (right - left) / page.width,
                min(number, 60) / 30,
                min(len(sheet.lines) - number, 60) / 30,
                _gap(top - above, usual),
                _gap(below - bottom, usual),
                _gap(before, usual),
                _gap(after, usual),
                abs((left + right) / 2 / page.width - 0.5) < 0.05,
                min(index, 300) / 100,
                page.engine == "ppocr",
                not number or block_of[number - 1] != block_of[number],
                number == len(block_of) - 1 or block_of[number + 1] != block_of[number],
                min(sizes_of_blocks[block_of[number]], 20) / 10,
            )
    return rows


def _edges(sheet: Sheet, start: int, stop: int) -> tuple[float, float, float, float]:
    boxes = [word.box for word in sheet.words[start:stop]]
    return min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes)


def _gap(length: float, usual: float) -> float:
    return max(-1.0, min(length / usual / 3, 3.0))


def _forms(sheet: Sheet) -> Features:
    rows = np.zeros((len(sheet.words), len(_FORMS)), np.float32)
    for column, form in enumerate(_FORMS):
        for start, stop in find_spans(sheet, form):
            rows[start:stop, column] = 1
    return rows


def _lexicon(sheet: Sheet) -> Features:
    rows = np.zeros((len(sheet.words), len(lexicon.groups())), np.float32)
    for index, word in enumerate(sheet.words):
        after = sheet.words[index + 1].text if index + 1 < len(sheet.words) else ""
        for group in lexicon.groups_of(word.text, after):
            rows[index, group] = 1
    return rows


_WORDS_OF_A_HEADING = 4


def _under_headings(sheet: Sheet, told: Features) -> Features:
    """What the last heading above a word tells of: a short line that begins with a capital and holds a telling word."""
    rows = np.zeros_like(told)
    under = np.zeros(told.shape[1], np.float32)
    for start, stop in sheet.lines:
        rows[start:stop] = under
        words = [word.text for word in sheet.words[start:stop]]
        if len(words) <= _WORDS_OF_A_HEADING and words[0][:1].isupper() and not any(map(_has_digit, words)):
            heading = told[start:stop].max(axis=0)
            if heading.any() or all(word.isupper() for word in words):
                under = heading
    return rows


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
