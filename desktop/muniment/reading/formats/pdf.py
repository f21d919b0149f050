"""PDF, through PyMuPDF: the text layer where there is a usable one, else the page's picture through OCR."""

from __future__ import annotations

import numpy as np
import pymupdf

from muniment.errors import DamagedFile, Encrypted, PageDamaged, PageTooLarge
from muniment.paper import Box, Notice, Page, Statement, Word
from muniment.reading import limits
from muniment.reading.layout import Group, build_page
from muniment.reading.messages import Enclosure
from muniment.reading.ocr.picture import PagePixels
from muniment.reading.ocr.route import read_picture

ENGINE = "text-layer"
OCR_DPI = 200.0
"""More costs time and found no more words (150, 200 and 300 were tried on eight scans)."""

FEWEST_LETTERS = 20
"""A text layer of fewer letters and digits is taken for a stamp or a page number, and the page goes through OCR."""

MOST_UNREADABLE = 0.05
"""The share of replacement and private-use characters from which a text layer is not believed."""


class PdfFile:
    """An opened PDF."""

    media_type = "application/pdf"

    def __init__(self, data: bytes) -> None:
        self.notices: list[Notice] = []
        self.statements: list[Statement] = []
        self.enclosures: list[Enclosure] = []
        pymupdf.TOOLS.mupdf_display_errors(False)
        pymupdf.TOOLS.mupdf_display_warnings(False)
        try:
            self._document = pymupdf.open(stream=data, filetype="pdf")
            if self._document.needs_pass:
                raise Encrypted
            self.page_count = int(self._document.page_count)
        except (RuntimeError, ValueError) as error:
            raise DamagedFile(str(error)) from error
        if self.page_count < 1:
            raise DamagedFile

    def read(self, number: int) -> Page:
        page = self._page(number)
        width, height = _size(page)
        try:
            groups = _text_layer(page)
        except (RuntimeError, ValueError) as error:
            raise PageDamaged(str(error)) from error
        if usable(groups):
            return build_page(number, width, height, ENGINE, groups)
        recognised = read_picture(number, self.draw(number, OCR_DPI), photograph=False)
        # A layer too thin to stand alone still counts where OCR finds nothing at all.
        return recognised if recognised.words else build_page(number, width, height, ENGINE, groups)

    def draw(self, number: int, dpi: float) -> PagePixels:
        page = self._page(number)
        width, height = _size(page)
        scale = min(dpi / 72, limits.OCR_PIXELS_OF_A_SIDE / max(width, height))
        try:
            pixmap = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=False)
        except (RuntimeError, ValueError) as error:
            raise PageDamaged(str(error)) from error
        pixels = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width, 3)
        return PagePixels(pixels, width / pixmap.width)

    def _page(self, number: int) -> pymupdf.Page:
        try:
            return self._document.load_page(number - 1)
        except (RuntimeError, ValueError) as error:
            raise PageDamaged(str(error)) from error


def _size(page: pymupdf.Page) -> tuple[float, float]:
    """Width and height in points as the page is seen, its own turn included."""
    width, height = float(page.rect.width), float(page.rect.height)
    if not (1 <= width <= limits.POINTS_OF_A_SIDE and 1 <= height <= limits.POINTS_OF_A_SIDE):
        raise PageTooLarge
    return width, height


def _text_layer(page: pymupdf.Page) -> list[Group]:
    """The layer's words, a group for each of its lines, in the order in which the paper holds them."""
    groups: dict[tuple[int, int], Group] = {}
    for x0, y0, x1, y1, text, block, line, _ in page.get_text("words", flags=pymupdf.TEXTFLAGS_WORDS):
        corners = pymupdf.Rect(x0, y0, x1, y1)
        if corners.intersects(page.rect):
            groups.setdefault((block, line), []).append(Word(text, Box(*corners), 1.0))
    return list(groups.values())


def usable(groups: list[Group]) -> bool:
    """Whether a text layer can be taken at its word: enough letters, and few that stand for nothing."""
    text = "".join(word.text for group in groups for word in group)
    readable = sum(character.isalnum() for character in text)
    strange = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    return readable >= FEWEST_LETTERS and strange <= MOST_UNREADABLE * len(text)
