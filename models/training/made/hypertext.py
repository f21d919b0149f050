"""Papers written as HTML and set by MuPDF: its Story breaks lines, fills tables and turns pages.

The same HTML gives the same bytes. Lengths are points.
"""

from __future__ import annotations

import html
import io
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import pymupdf

_TALLEST = 4000.0


class Frame(NamedTuple):
    """A part of each page that a text flows through: its left, top, right and lower edges, and the text's HTML."""

    x0: float
    y0: float
    x1: float
    y1: float
    body: str


class Page(NamedTuple):
    """A page's size and what is set on it. Frames are filled at the same time: the pages end with the longest text.

    `band` is a tinted rectangle under the text: its left and right edge, and its grey (0 black, 1 white).
    """

    width: float
    height: float
    style: str
    frames: Sequence[Frame]
    band: tuple[float, float, float] | None = None


def escaped(text: str) -> str:
    """The text as it is, inside HTML."""
    return html.escape(text, quote=False)


def pdf_of(page: Page) -> bytes:
    """The finished PDF; as many pages as the longest frame needs."""
    # Where a table ends with the page, MuPDF now and then takes the rest for set: then the page is made a little lower.
    for lower in range(0, 60, 11):
        data = _set(page, lower)
        if _is_whole(data, page):
            return data
    raise ValueError("MuPDF left out a part of the text at every height of the page.")


def _set(page: Page, lower: float) -> bytes:
    target = io.BytesIO()
    writer = pymupdf.DocumentWriter(target)
    stories = [(frame, pymupdf.Story(frame.body, user_css=page.style)) for frame in page.frames]
    while stories:
        device = writer.begin_page(pymupdf.Rect(0, 0, page.width, page.height))
        unfinished = []
        for frame, story in stories:
            more, _ = story.place(pymupdf.Rect(frame.x0, frame.y0, frame.x1, frame.y1 - lower))
            story.draw(device)
            if more:
                unfinished.append((frame, story))
        writer.end_page()
        stories = unfinished
    writer.close()
    return _finished(target.getvalue(), page)


def height_of(body: str, style: str, width: float) -> float:
    """How tall the HTML comes out when it is set on one page of that width."""
    _, filled = pymupdf.Story(body, user_css=style).place(pymupdf.Rect(0, 0, width, _TALLEST))
    return float(filled[3])


def _is_whole(data: bytes, page: Page) -> bool:
    wanted = sum(len(_letters(html.unescape(re.sub("<[^>]*>", " ", frame.body)))) for frame in page.frames)
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return len(_letters("".join(sheet.get_text() for sheet in document))) >= wanted


def _letters(text: str) -> str:
    """The letters and digits, ligatures taken apart."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def _finished(data: bytes, page: Page) -> bytes:
    with pymupdf.open(stream=data, filetype="pdf") as document:
        if page.band:
            for number in range(len(document)):
                left, right, grey = page.band
                place = pymupdf.Rect(left, 0, right, page.height)
                document[number].draw_rect(place, color=None, fill=(grey, grey, grey), overlay=False)
        document.subset_fonts()
        document.set_metadata({})
        return bytes(document.tobytes(garbage=4, deflate=True, no_new_id=True))
