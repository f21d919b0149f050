"""A sheet of paper to set type on: what the sample papers and many tests are made with.

The same calls make the same bytes: fonts are those that PyMuPDF carries, and nothing depends on the clock.
Lengths are points; y is the baseline of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pymupdf

Face = Literal["sans", "sans-bold", "serif", "serif-bold", "serif-italic", "mono", "mono-bold"]
Align = Literal["left", "right", "centre"]
Colour = tuple[float, float, float]

A4 = (595.0, 842.0)
LETTER = (612.0, 792.0)
BLACK: Colour = (0.0, 0.0, 0.0)
GREY: Colour = (0.4, 0.4, 0.4)

_FACES: dict[Face, str] = {
    "sans": "helv",
    "sans-bold": "hebo",
    "serif": "tiro",
    "serif-bold": "tibo",
    "serif-italic": "tiit",
    "mono": "cour",
    "mono-bold": "cobo",
}
_FONTS = {face: pymupdf.Font(code) for face, code in _FACES.items()}


def width_of(text: str, size: float, face: Face = "sans") -> float:
    """How wide the text comes out, in points."""
    return float(_FONTS[face].text_length(text, fontsize=size))


class Sheet:
    """One page being set."""

    def __init__(self, document: pymupdf.Document, number: int) -> None:
        self._document = document
        self._number = number
        self._faces: set[Face] = set()

    @property
    def _page(self) -> pymupdf.Page:
        # A page object does not outlive the making of the next page, so it is fetched anew.
        return self._document[self._number]

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 10,
        face: Face = "sans",
        align: Align = "left",
        colour: Colour = BLACK,
    ) -> None:
        """One line of text; x is its left end, right end or middle."""
        if align != "left":
            x -= width_of(text, size, face) / (1 if align == "right" else 2)
        if face not in self._faces:
            self._page.insert_font(fontname=face, fontbuffer=_FONTS[face].buffer)
            self._faces.add(face)
        self._page.insert_text((x, y), text, fontsize=size, fontname=face, color=colour)

    def lines(
        self, x: float, y: float, lines: Sequence[str], size: float = 10, face: Face = "sans", leading: float = 1.35
    ) -> float:
        """Lines one under the other; returns the baseline for the line after."""
        for line in lines:
            self.text(x, y, line, size, face)
            y += size * leading
        return y

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float = 10,
        face: Face = "sans",
        leading: float = 1.35,
    ) -> float:
        """Text broken into lines that fit the width; returns the baseline for the line after."""
        line = ""
        broken: list[str] = []
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and width_of(longer, size, face) > width:
                broken.append(line)
                line = word
            else:
                line = longer
        return self.lines(x, y, [*broken, line], size, face, leading)

    def row(
        self,
        y: float,
        columns: Sequence[tuple[float, Align]],
        cells: Sequence[str],
        size: float = 9.5,
        face: Face = "sans",
    ) -> None:
        """A row of a table: each cell at its column's x, aligned as the column is."""
        for (x, align), cell in zip(columns, cells, strict=True):
            self.text(x, y, cell, size, face, align)

    def rule(self, x0: float, x1: float, y: float, thickness: float = 0.6, colour: Colour = GREY) -> None:
        """A level line."""
        self._page.draw_line((x0, y), (x1, y), color=colour, width=thickness)

    def band(self, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        """A filled rectangle, to be set before the text on it."""
        self._page.draw_rect((x0, y0, x1, y1), color=None, fill=colour)

    def scrawl(self, x: float, y: float, strokes: int = 7) -> None:
        """Something like a signature in ink."""
        points = [(x + 9 * i, y - (14 if i % 2 else 2) + 3 * (i % 3)) for i in range(strokes)]
        page = self._page
        shape = page.new_shape()
        for (x0, y0), (x1, y1) in pairwise(points):
            shape.draw_bezier((x0, y0), (x0 + 6, y0 - 9), (x1 - 7, y1 + 8), (x1, y1))
        shape.finish(color=(0.1, 0.1, 0.35), width=1.1, closePath=False)
        shape.commit()


class Document:
    """A PDF being made, sheet by sheet."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self._document = pymupdf.open()
        self._size = size

    def sheet(self) -> Sheet:
        """A new empty sheet at the end."""
        width, height = self._size
        self._document.new_page(width=width, height=height)
        return Sheet(self._document, len(self._document) - 1)

    def pdf(self, title: str = "", password: str | None = None) -> bytes:
        """The finished PDF; with a password, one that cannot be opened without it."""
        self._document.subset_fonts()
        self._document.set_metadata({"title": title, "creationDate": "D:20260105090000Z"})
        locked = (
            {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": password, "owner_pw": password} if password else {}
        )
        return bytes(self._document.tobytes(garbage=4, deflate=True, no_new_id=True, **locked))

    def save(self, path: Path, title: str = "") -> Path:
        """Write the finished PDF."""
        path.write_bytes(self.pdf(title))
        return path
