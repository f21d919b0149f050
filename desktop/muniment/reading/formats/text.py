"""Plain text, set on A4 pages of fixed-width characters so that its words have places like any other paper's."""

from __future__ import annotations

import codecs
import re

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from muniment.errors import NoText
from muniment.paper import Box, Notice, Page, PageFault, Statement, Word
from muniment.reading.layout import Group, build_page
from muniment.reading.messages import Enclosure
from muniment.reading.ocr.picture import PagePixels

ENGINE = "plain-text"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595.0, 842.0, 42.0
CHARACTER_WIDTH, LINE_HEIGHT, FONT_SIZE = 5.4, 12.0, 9.0
COLUMNS = int((PAGE_WIDTH - 2 * MARGIN) / CHARACTER_WIDTH)
ROWS = int((PAGE_HEIGHT - 2 * MARGIN) / LINE_HEIGHT)

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def looks_like_text(data: bytes) -> bool:
    """Whether the bytes can be text: a byte-order mark, or no zero bytes and few control characters."""
    start = data[:8192]
    if start.startswith(tuple(mark for mark, _ in _MARKS)):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in start)
    return b"\0" not in start and controls <= 0.01 * len(start)


def decode(data: bytes) -> str:
    """The text by its byte-order mark, else as UTF-8, else as Windows-1252, which cannot fail on any byte here."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class TextFile:
    """A plain text as pages of `ROWS` lines of at most `COLUMNS` characters; longer lines are wrapped at blanks."""

    media_type = "text/plain"

    def __init__(self, data: bytes) -> None:
        self.notices: list[Notice] = []
        self.faults: list[PageFault] = []
        self.statements: list[Statement] = []
        self.enclosures: list[Enclosure] = []
        text = decode(data).expandtabs(8)
        if not text.strip():
            raise NoText
        self._pages: list[list[str]] = []
        for sheet in text.rstrip().split("\f"):
            rows = [row for line in sheet.splitlines() for row in _wrapped(line.rstrip())]
            self._pages += [rows[start : start + ROWS] for start in range(0, max(1, len(rows)), ROWS)]
        self.page_count = len(self._pages)

    def read(self, number: int) -> Page:
        return build_page(number, PAGE_WIDTH, PAGE_HEIGHT, ENGINE, self._groups(number))

    def draw(self, number: int, dpi: float) -> PagePixels:
        scale = dpi / 72
        picture = Image.new("RGB", (round(PAGE_WIDTH * scale), round(PAGE_HEIGHT * scale)), "white")
        pen, font = ImageDraw.Draw(picture), ImageFont.load_default(FONT_SIZE * scale)
        for group in self._groups(number):
            for word in group:
                pen.text((word.box.x0 * scale, word.box.y0 * scale), word.text, "black", font)
        return PagePixels(np.asarray(picture, np.uint8), PAGE_WIDTH / picture.width)

    def _groups(self, number: int) -> list[Group]:
        groups = []
        for row, line in enumerate(self._pages[number - 1]):
            top = MARGIN + row * LINE_HEIGHT
            groups.append(
                [
                    Word(
                        match.group(),
                        Box(
                            MARGIN + match.start() * CHARACTER_WIDTH,
                            top,
                            MARGIN + match.end() * CHARACTER_WIDTH,
                            top + FONT_SIZE,
                        ),
                        1.0,
                    )
                    for match in re.finditer(r"\S+", line)
                ]
            )
        return groups


def _wrapped(line: str) -> list[str]:
    """The line in pieces of at most `COLUMNS` characters, broken at blanks where there are any."""
    pieces = []
    while len(line) > COLUMNS:
        at = line.rfind(" ", 1, COLUMNS + 1)
        at = at if at > 0 else COLUMNS
        pieces.append(line[:at])
        line = line[at:].lstrip()
    return [*pieces, line]
