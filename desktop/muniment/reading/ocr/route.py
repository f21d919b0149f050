"""Which page goes to which engine: the cheap one first, the better one where the cheap one is unsure.

Measured on two cores (receipts of SROIE's training part against a person's transcript; drawn pages of invoices and
contracts against their own text layer), word recall and seconds a page:

| papers | Tesseract | PP-OCRv6 small |
| --- | --- | --- |
| 8 photographed receipts | 0.48-0.90, 0.8-3.1 s, own confidence 0.76-0.86 | 0.87-0.98, 0.4-1.4 s |
| 5 invoices at 200 dpi | 0.90-0.99, 0.7-1.4 s, own confidence 0.91-0.94 | 0.95-1.00, 0.9-1.8 s |
| 3 contracts at 200 dpi | 0.98-1.00, 1.5-3.1 s, own confidence 0.95-0.96 | 1.00, 2.1-5.5 s |

So photographs go to PP-OCR at once, and other pages stay with Tesseract only where its mean confidence is at least
`SURE`; there it lost at most two words in a hundred.
"""

from __future__ import annotations

from collections.abc import Sequence

from muniment.paper import Page
from muniment.reading.layout import Group, build_page
from muniment.reading.ocr import ppocr, tesseract
from muniment.reading.ocr.picture import PagePixels

SURE = 0.94
"""Tesseract's mean confidence, weighted by letters, from which its answer is kept."""


def read_picture(number: int, page: PagePixels, *, photograph: bool) -> Page:
    """The words on a picture, as a page of that number. `photograph` says that a camera, not a scanner, may have made
    it."""
    engine, groups = _recognise(page, photograph=photograph)
    return build_page(number, page.width, page.height, engine, groups)


def _recognise(page: PagePixels, *, photograph: bool) -> tuple[str, list[Group]]:
    """The engine whose answer is kept, and its lines of words."""
    groups: list[Group] = []
    if not photograph:
        groups = tesseract.read_groups(page)
        if mean_confidence(groups) >= SURE:
            return tesseract.NAME, groups
    better = ppocr.read_groups(page)
    if groups and _letters(better) * 2 < _letters(groups):
        return tesseract.NAME, groups
    return ppocr.NAME, better


def mean_confidence(groups: Sequence[Group]) -> float:
    """The engine's own confidence, weighted by the letters of each word; 0 where it found none."""
    letters = _letters(groups)
    return sum(word.confidence * len(word.text) for group in groups for word in group) / letters if letters else 0.0


def _letters(groups: Sequence[Group]) -> int:
    return sum(len(word.text) for group in groups for word in group)
