"""Which page is read by which engine: the cheap one first, and the better one where the cheap one is unsure.

Measured on papers that nothing was tuned on (`tests/bench/reading.py`; all figures in docs/reading.md): words found,
and seconds of one processor a page.

| pages | Tesseract, English | Tesseract, six languages | PP-OCR | this |
| --- | --- | --- | --- | --- |
| 60 photographed receipts | 0.630, 0.21 s | 0.656, 0.60 s | 0.858, 1.12 s | 0.858, 1.38 s |
| 10 contracts at 150 dpi | 0.969, 0.74 s | 0.973, 1.18 s | 0.993, 2.64 s | 0.990, 1.38 s |
| 10 contracts at 200 dpi | 0.990, 0.85 s | 0.994, 1.18 s | 0.995, 2.68 s | 0.995, 1.62 s |
| 10 contracts at 300 dpi | 0.995, 1.07 s | 0.995, 1.35 s | 0.997, 2.77 s | 0.997, 2.16 s |

So it finds what the better engine finds, within one word in a hundred, at about two thirds of its cost on clean print.
The bars below were set on other papers: lower ones let pages through that Tesseract half read, higher ones only cost
time.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from statistics import median

from muniment.paper import Page, Word
from muniment.reading.arrange import Fragment, arrange
from muniment.reading.codes.zxing import find_codes
from muniment.reading.layout import Group, build_page
from muniment.reading.ocr import ppocr, slope, tesseract
from muniment.reading.ocr.clean_up import busiest_band
from muniment.reading.ocr.coverage import share_passed_over
from muniment.reading.ocr.picture import PagePixels
from muniment.reading.ocr.upright import read_upright

FEWEST_WORDS = 5
"""Words on a sample from which it is telling."""

SURE_OF_SAMPLE = 0.78
SURE_OF_PAGE = 0.90
"""Tesseract's mean confidence, weighted by letters, from which it is given the whole page, and from which its answer is
kept; below, PP-OCR reads the page."""

MOST_PASSED_OVER = 0.01
"""The share of letter-like spots outside of any word from which Tesseract is taken to have missed something."""

SURE_OF_WORD = 0.80
"""Words below this are read again by PP-OCR, from the same place on the page."""

MOST_AGAIN = 0.25
"""The share of doubtful words from which PP-OCR had better read the whole page."""

WIDE_GAP = 1.5
"""White between two words, in heights of the line, at which a line falls into cells that are read again one by one."""

POOR = 0.90
"""The mean confidence of a page below which its picture is called poor: handwriting and bad copies. PP-OCR's is 0.98
on receipts that a telephone photographed."""

_FOR_A_BULLET = frozenset("+*e°¢©®«»=>-o")


def read_picture(number: int, page: PagePixels) -> Page:
    """The words on a picture and the codes beside them, as a page of that number, upright."""
    cells = _by_tesseract(page)
    if cells is not None:
        return _page(number, page, tesseract.NAME, slope.straight_lines(cells), 0)
    turn, page, strips = read_upright(page)
    return _page(number, page, ppocr.NAME, slope.straight_strips(strips, page.points), turn)


def is_poor(page: Page) -> bool:
    """Whether a page was read from a picture so badly that a person should look at it."""
    return bool(page.words) and mean_confidence([list(page.words)]) < POOR


def _page(number: int, page: PagePixels, engine: str, fragments: Sequence[Fragment], turn: int) -> Page:
    rows = arrange(fragments)
    words, blocks = [row.words for row in rows], [row.block for row in rows]
    return build_page(number, page.width, page.height, engine, words, blocks, turn, find_codes(page))


def _by_tesseract(page: PagePixels) -> list[Group] | None:
    """Tesseract's lines in cells, doubtful words read again by PP-OCR; None where the page is not for Tesseract."""
    lines, language = tesseract.sample(busiest_band(page))
    if sum(map(len, lines)) < FEWEST_WORDS or mean_confidence(lines) < SURE_OF_SAMPLE or _stand_on_end(lines):
        return None
    lines = tesseract.read_lines(page, language)
    if mean_confidence(lines) < SURE_OF_PAGE or share_passed_over(page, lines) > MOST_PASSED_OVER:
        return None
    doubtful = sum(word.confidence < SURE_OF_WORD for line in lines for word in line)
    if doubtful > MOST_AGAIN * sum(map(len, lines)):
        return None
    return [_read_again(page, cell) for line in lines for cell in _cells(line)]


def _stand_on_end(lines: Sequence[Group]) -> bool:
    """Whether most words are higher than wide: Tesseract reads a page that lies on its side without saying so."""
    telling = [word.box.height > word.box.width for line in lines for word in line if len(word.text) > 2]
    return sum(telling) * 2 > len(telling)


def _read_again(page: PagePixels, cell: Group) -> Group:
    """The cell with its doubtful words as PP-OCR reads them, where that is surer."""
    words: Group = []
    for doubtful, run in itertools.groupby(
        cell, lambda word: word.confidence < SURE_OF_WORD or _may_be_bullet(word, cell)
    ):
        told = list(run)
        words += _surer(page, told) if doubtful else told
    return words


def _may_be_bullet(word: Word, cell: Group) -> bool:
    """Whether it is one of the signs that Tesseract takes a bullet for, however sure it is of it."""
    return word is cell[0] and len(cell) > 1 and word.text in _FOR_A_BULLET


def _surer(page: PagePixels, words: Group) -> Group:
    for strip in ppocr.read_strips(page, [slope.corners_of_line(words, page.points)]):
        if strip.confidence > mean_confidence([words]):
            return strip.words
    return words


def _cells(line: Group) -> Iterator[Group]:
    """The line parted where there is wide white: a strip of a table's row reads badly as one."""
    wide = WIDE_GAP * median(word.box.height for word in line)
    start = 0
    for number in range(1, len(line)):
        if line[number].box.x0 - line[number - 1].box.x1 > wide:
            yield line[start:number]
            start = number
    yield line[start:]


def mean_confidence(lines: Sequence[Group]) -> float:
    """The engine's own confidence, weighted by the letters of each word; 0 where it found none."""
    letters = sum(len(word.text) for line in lines for word in line)
    return sum(word.confidence * len(word.text) for line in lines for word in line) / letters if letters else 0.0
