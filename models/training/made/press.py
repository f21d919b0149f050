"""A press that sets type on pages: text in the fonts that MuPDF carries, rules, boxes, tables and simple emblems.

The same calls give the same bytes. Lengths are points from the top left; y is the baseline of the text.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from random import Random
from typing import Literal, NamedTuple

import pymupdf

Align = Literal["left", "right", "centre"]
Colour = tuple[float, float, float]
Typeface = Literal["sans", "serif", "mono"]

A4 = (595.0, 842.0)
LETTER = (612.0, 792.0)
BLACK: Colour = (0.0, 0.0, 0.0)
GREY: Colour = (0.45, 0.45, 0.45)
WHITE: Colour = (1.0, 1.0, 1.0)

_FONTS: dict[tuple[Typeface, bool, bool], str] = {
    ("sans", False, False): "helv",
    ("sans", True, False): "hebo",
    ("sans", False, True): "heit",
    ("sans", True, True): "hebi",
    ("serif", False, False): "tiro",
    ("serif", True, False): "tibo",
    ("serif", False, True): "tiit",
    ("serif", True, True): "tibi",
    ("mono", False, False): "cour",
    ("mono", True, False): "cobo",
    ("mono", False, True): "coit",
    ("mono", True, True): "cobi",
}


class Style(NamedTuple):
    """How text is set: its size in points and its font."""

    size: float = 9.5
    bold: bool = False
    italic: bool = False
    face: Typeface | None = None
    colour: Colour = BLACK


class Column(NamedTuple):
    """A column of a table: where its cells start, end or have their middle, as `align` says."""

    x: float
    align: Align = "left"


PLAIN = Style()


@functools.cache
def _font(name: str) -> pymupdf.Font:
    return pymupdf.Font(name)


class Press:
    """Pages being set, one at a time; `face` is the typeface of text that asks for none."""

    def __init__(self, size: tuple[float, float] = A4, face: Typeface = "sans") -> None:
        self.width, self.height = size
        self.face: Typeface = face
        self._document = pymupdf.open()
        self.page()

    def page(self) -> None:
        """Go on to a new page."""
        self._page = self._document.new_page(width=self.width, height=self.height)
        self._inserted: set[str] = set()

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._document)

    def measure(self, text: str, style: Style = PLAIN) -> float:
        """How wide the text comes out."""
        return float(_font(self._name(style)).text_length(text, fontsize=style.size))

    def text(self, x: float, y: float, text: str, style: Style = PLAIN, align: Align = "left") -> float:
        """One line of text; x is its left end, right end or middle. Returns the x after its last letter."""
        width = self.measure(text, style)
        if align != "left":
            x -= width / (1 if align == "right" else 2)
        name = self._name(style)
        if name not in self._inserted:
            # Under another name than MuPDF's own, which it would set in Latin-1 and without the euro.
            self._page.insert_font(fontname=f"made-{name}", fontbuffer=_font(name).buffer)
            self._inserted.add(name)
        self._page.insert_text((x, y), text, fontsize=style.size, fontname=f"made-{name}", color=style.colour)
        return x + width

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        style: Style = PLAIN,
        align: Align = "left",
        leading: float = 1.3,
    ) -> float:
        """Lines one under the other; returns the baseline for the line after. An empty line leaves a gap."""
        for line in lines:
            if line:
                self.text(x, y, line, style, align)
            y += style.size * leading
        return y

    def broken(self, text: str, width: float, style: Style = PLAIN) -> list[str]:
        """The text in lines that fit the width."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.measure(longer, style) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def paragraph(
        self, x: float, y: float, width: float, text: str, style: Style = PLAIN, leading: float = 1.3
    ) -> float:
        """Text broken into lines that fit the width; returns the baseline for the line after."""
        return self.lines(x, y, self.broken(text, width, style), style, leading=leading)

    def row(self, y: float, columns: Sequence[Column], cells: Sequence[str], style: Style = PLAIN) -> None:
        """A row of a table; an empty cell is left out."""
        for column, cell in zip(columns, cells, strict=True):
            if cell:
                self.text(column.x, y, cell, style, column.align)

    def rule(self, x0: float, x1: float, y: float, thickness: float = 0.6, colour: Colour = GREY) -> None:
        """A level line."""
        self._page.draw_line((x0, y), (x1, y), color=colour, width=thickness)

    def upright(self, x: float, y0: float, y1: float, thickness: float = 0.6, colour: Colour = GREY) -> None:
        """An upright line."""
        self._page.draw_line((x, y0), (x, y1), color=colour, width=thickness)

    def dashes(self, x0: float, x1: float, y: float, colour: Colour = BLACK) -> None:
        """A level line of dashes, as printed between the parts of a till slip."""
        self._page.draw_line((x0, y), (x1, y), color=colour, width=0.7, dashes="[3 2] 0")

    def box(self, x0: float, y0: float, x1: float, y1: float, colour: Colour = GREY, thickness: float = 0.6) -> None:
        """The outline of a rectangle."""
        self._page.draw_rect((x0, y0, x1, y1), color=colour, width=thickness)

    def band(self, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        """A filled rectangle, to be set before the text on it."""
        self._page.draw_rect((x0, y0, x1, y1), color=None, fill=colour)

    def emblem(self, x: float, y: float, size: float, colour: Colour, random: Random) -> None:
        """A firm's emblem without letters, its top left corner at (x, y)."""
        page, kind = self._page, random.randrange(5)
        middle = (x + size / 2, y + size / 2)
        if kind == 0:
            page.draw_circle(middle, size / 2, color=None, fill=colour)
            page.draw_circle(middle, size / 4, color=None, fill=WHITE)
        elif kind == 1:
            corners = [(x, y + size), (x + size / 2, y), (x + size, y + size)]
            page.draw_polyline([*corners, corners[0]], color=colour, fill=colour)
        elif kind == 2:
            for step in range(3):
                top = y + size * (0.5 - step / 4)
                page.draw_rect((x + step * size / 3, top, x + (step + 0.75) * size / 3, y + size), fill=colour)
        elif kind == 3:
            page.draw_rect((x, y, x + size, y + size), color=colour, width=size / 9)
            page.draw_line((x, y + size), (x + size, y), color=colour, width=size / 9)
        else:
            for part in (0.5, 0.34, 0.18):
                page.draw_circle(middle, size * part, color=colour, width=size / 14)

    def scrawl(self, x: float, y: float, random: Random) -> None:
        """A signature in ink, about 90 wide, standing on y."""
        points = [(x + 12 * step + random.uniform(-3, 3), y - random.uniform(0, 18)) for step in range(8)]
        self._page.draw_polyline(points, color=(0.1, 0.1, 0.4), width=1.0)

    def cut(self, y: float) -> None:
        """Cut the page off at y, as a till cuts its roll."""
        self._page.set_mediabox(pymupdf.Rect(0, self.height - y, self.width, self.height))

    def pdf(self, title: str = "") -> bytes:
        """The finished PDF."""
        self._document.subset_fonts()
        self._document.set_metadata({"title": title, "creationDate": "D:20260105090000Z"})
        return bytes(self._document.tobytes(garbage=4, deflate=True, no_new_id=True))

    def _name(self, style: Style) -> str:
        return _FONTS[style.face or self.face, style.bold, style.italic]
