"""Plain text, set on A4 pages of fixed-width characters so that its words have places like any other paper's."""

from __future__ import annotations

import unicodedata

from muniment.errors import NoText
from muniment.paper import Notice, Page, PageFault, Statement
from muniment.reading.formats import typeset
from muniment.reading.formats.encoding import plain
from muniment.reading.formats.flow import few_marks
from muniment.reading.layout import build_page
from muniment.reading.messages import Enclosure
from muniment.reading.ocr.picture import PagePixels

ENGINE = "plain-text"
CHARACTER_WIDTH, LINE_HEIGHT = 5.4, 12.0
"""Points, in the nine-point Courier that `typeset` sets."""

COLUMNS = int((typeset.PAGE_WIDTH - 2 * typeset.MARGIN) / CHARACTER_WIDTH)
ROWS = int((typeset.PAGE_HEIGHT - 2 * typeset.MARGIN) / LINE_HEIGHT)


class TextFile:
    """A plain text as pages of `ROWS` lines of at most `COLUMNS` characters; longer lines are wrapped at blanks."""

    media_type = "text/plain"

    def __init__(self, text: str) -> None:
        self.notices: list[Notice] = []
        self.faults: list[PageFault] = []
        self.statements: list[Statement] = []
        self.enclosures: list[Enclosure] = []
        text = few_marks(plain(text)).expandtabs(8)
        if not text.strip():
            raise NoText
        self._pages: list[list[str]] = []
        for sheet in text.rstrip().split("\f"):
            rows = [row for line in sheet.splitlines() for row in _wrapped(line.rstrip())]
            self._pages += [rows[start : start + ROWS] for start in range(0, max(1, len(rows)), ROWS)]
        self.page_count = len(self._pages)

    def read(self, number: int) -> Page:
        document = typeset.plain_document(self._pages[number - 1])
        groups = typeset.words_by_line(document, 0)
        return build_page(number, typeset.PAGE_WIDTH, typeset.PAGE_HEIGHT, ENGINE, groups)

    def draw(self, number: int, dpi: float) -> PagePixels:
        return typeset.drawn(typeset.plain_document(self._pages[number - 1]), 0, dpi)


def _wrapped(line: str) -> list[str]:
    """The line in pieces of at most `COLUMNS` columns, broken at blanks where there are any."""
    pieces = []
    start = 0
    while (stop := _reach(line, start)) < len(line):
        at = line.rfind(" ", start + 1, stop + 1)
        at = at if at > start else stop
        pieces.append(line[start:at])
        start = at
        while start < len(line) and line[start] == " ":
            start += 1
    return [*pieces, line[start:]]


def _reach(line: str, start: int) -> int:
    """The end of what fits on one row from there on. Chinese, Japanese and Korean signs take two columns."""
    piece = line[start : start + COLUMNS]
    if piece.isascii():
        return start + len(piece)
    columns = 0
    for at, character in enumerate(piece, start):
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if columns > COLUMNS:
            return at
    return start + len(piece)
