"""A PDF and its pages through PyMuPDF: their words, their pictures, and which of the words can be seen.

Nothing in a PDF is ever run or fetched: MuPDF is asked for words and pictures only. Each page is first gone through by
a device that counts what is drawn, so that a page of a thousand million strokes is given up before anything else
touches it; the same pass keeps the letters, against whose strokes `text_layer` judges the layer.
"""

from __future__ import annotations

import functools
import math
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pymupdf
from pymupdf import mupdf

from muniment.errors import DamagedFile, Encrypted, NoPages, PageTooLarge, PageTooLong
from muniment.paper import Box, Word
from muniment.reading import limits
from muniment.reading.formats import text_layer
from muniment.reading.formats.text_layer import Fate, Sight
from muniment.reading.layout import Group, box_of
from muniment.reading.ocr.picture import Pixels

SIGHT_DPI = 72.0
"""At this the letters of small print are six pixels high, and a page is drawn in a few milliseconds."""

SIGHT_PIXELS = 4_000_000

MOST_TEXT_OBJECTS = 4_000
"""So many can be looked at one by one."""

MOST_EMBEDDED = 20
"""Files inside one PDF that are looked at."""

FEWEST_BARS = 24
"""Filled shapes on a page from which they can be a drawn code: the shortest Code 128 has as many bars."""

LEAST_CODE = 20.0
"""Points: a picture, or one filled shape, that is smaller in either direction is no code, but a rule or a bullet."""

LARGEST_CODE = 300.0
"""Points: a filled shape that is larger is a background."""

MOST_MEASURED = 2_000
"""Filled shapes of a page whose size is looked at."""

MOST_OPERATIONS = 1_000_000
"""What one page may draw: the densest map or drawing has some hundred thousand strokes."""

MOST_SECONDS = 6.0
"""What going through a page once may take: a page of a hundred thousand strokes takes half of one."""

_LOSS = re.compile(
    r"cannot load (object|content stream)|is not a stream|zlib error: (?!incorrect data check)|treating as end of file"
    r"|premature end|truncated image|non-page object|corrupt object stream|object out of range",
)
"""What MuPDF murmurs when something of a page is missing for good."""

DAMAGE = (RuntimeError, ValueError, mupdf.FzErrorBase)
"""What MuPDF and PyMuPDF raise on a damaged file, at any call."""

_Key = tuple[str, int, int]

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)


class PdfDocument:
    """An opened PDF. Pages count from 1; any call can raise one of DAMAGE."""

    def __init__(self, data: bytes) -> None:
        """Raises DamagedFile, Encrypted or NoPages."""
        pymupdf.TOOLS.reset_mupdf_warnings()
        try:
            self._document = pymupdf.open(stream=data, filetype="pdf")
        except DAMAGE as error:
            raise DamagedFile(str(error)) from error
        if self._document.needs_pass:
            raise Encrypted
        try:
            self.page_count = int(self._document.page_count)
            # MuPDF finds a list of pages that contains itself only on the way to its end.
            if self.page_count:
                self._document.load_page(self.page_count - 1)
        except DAMAGE as error:
            raise NoPages(str(error)) from error
        if self.page_count < 1:
            raise NoPages

    @property
    def is_repaired(self) -> bool:
        """Whether MuPDF had to look for the objects because the file's own list of them is damaged."""
        return bool(self._document.is_repaired)

    def page(self, number: int) -> PdfPage:
        """The page of that number; what was lost before is forgotten."""
        pymupdf.TOOLS.reset_mupdf_warnings()
        return PdfPage(self._document.load_page(number - 1))

    def embedded_files(self, most_bytes: int) -> Iterator[tuple[str, bytes]]:
        """The files that lie inside the PDF, by name; the first ones only, and none that says to be larger."""
        try:
            for number in range(min(self._document.embfile_count(), MOST_EMBEDDED)):
                told = self._document.embfile_info(number)
                if 0 < int(told.get("size", 0)) <= most_bytes:
                    yield str(told.get("filename") or told.get("name") or ""), self._document.embfile_get(number)
        except DAMAGE:
            return

    def lost_something(self) -> bool:
        """Whether a part of the page in hand turned out to be missing for good."""
        return _LOSS.search(pymupdf.TOOLS.mupdf_warnings(reset=0)) is not None


class PdfPage:
    """A page as it is seen, its own turn included. Raises PageTooLarge, or PageTooLong where there is too much on it.

    `width` and `height` are points.
    """

    def __init__(self, page: pymupdf.Page) -> None:
        self._page = page
        self.width, self.height = float(page.rect.width), float(page.rect.height)
        if not (1 <= self.width <= limits.POINTS_OF_A_SIDE and 1 <= self.height <= limits.POINTS_OF_A_SIDE):
            raise PageTooLarge
        self._letters = _letters_of(page)

    @property
    def may_hold_codes(self) -> bool:
        """Whether there is anything on the page that can be a barcode: a picture, a large shape, or many small ones."""
        return self._letters.large_shape or self._letters.shapes >= FEWEST_BARS

    def lines(self) -> list[Group]:
        """The words of the text layer, seen or not, in reading order."""
        return _text_layer(self._page)

    def sight(self) -> Sight:
        """How the whole page looks."""
        return _sight(self._page, self._page.rect, self._letters)

    def picture(self, scale: float) -> Pixels:
        """The page as it is seen, at that many pixels a point."""
        return drawn(self._page, self._page.rect, scale)

    def fates(self, words: list[Word], whole: Sight) -> list[Fate]:
        """What becomes of each of the layer's words.

        Words that seem hidden are judged again by the boxes of their very strokes, since some fonts tell wrong heights;
        words that stand on one another are judged each by the strokes of its own text object.
        """
        sight = _nearer(self._page, words, whole, self._letters)
        fates = text_layer.fates(words, sight)
        if Fate.HIDDEN in fates or Fate.UNDER in fates:
            exact = [word for line in _text_layer(self._page, pymupdf.TEXT_ACCURATE_BBOXES) for word in line]
            if [word.text for word in exact] == [word.text for word in words]:
                again = text_layer.fates(exact, sight)
                fates = [second if second is Fate.SEEN else first for first, second in zip(fates, again, strict=True)]
        if text_layer.collide(words, sight) and len(self._letters.texts) <= MOST_TEXT_OBJECTS:
            alone = _seen_alone(self._page, sight, self._letters)
            fates = [
                Fate.HIDDEN if fate is Fate.SEEN and not alone.get(_key(word), True) else fate
                for word, fate in zip(words, fates, strict=True)
            ]
        return fates


class _Letters(mupdf.FzDevice2):  # type: ignore[misc]  # PyMuPDF's bindings are untyped
    """A device that keeps the letters that a page fills or strokes, and counts whatever is drawn.

    Over the limit it asks MuPDF to stop by the cookie. MuPDF calls it by these names; an exception must not leave it.
    """

    def __init__(self, cookie: mupdf.FzCookie) -> None:
        super().__init__()
        self._cookie = cookie
        self.texts: list[tuple[mupdf.FzText, mupdf.FzMatrix]] = []
        self.operations = 0
        self.shapes = 0
        self.large_shape = False
        self.too_long = False
        self._ends = time.monotonic() + MOST_SECONDS
        for name in ("fill_text", "stroke_text", "begin_tile", *_MEASURED, *_COUNTED):
            getattr(self, f"use_virtual_{name}")()

    def fill_text(self, _context: Any, text: Any, matrix: Any, *_: Any) -> None:
        self._count()
        self.texts.append((mupdf.FzText(mupdf.ll_fz_keep_text(text)), mupdf.FzMatrix(matrix)))

    def stroke_text(self, context: Any, text: Any, _stroke: Any, matrix: Any, *_: Any) -> None:
        self.fill_text(context, text, matrix)

    def fill_path(self, _context: Any, path: Any, _even_odd: Any, matrix: Any, *_: Any) -> None:
        """A filled shape, which can be a code or a bar of one."""
        self._count()
        self.shapes += 1
        if not self.large_shape and self.shapes <= MOST_MEASURED:
            area = mupdf.ll_fz_bound_path(path, None, matrix)
            sides = sorted((area.x1 - area.x0, area.y1 - area.y0))
            self.large_shape = sides[0] >= LEAST_CODE and sides[1] <= LARGEST_CODE

    def fill_image(self, _context: Any, _image: Any, matrix: Any, *_: Any) -> None:
        """A picture, which fills the unit square under its matrix."""
        self._count()
        sides = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
        self.large_shape = self.large_shape or min(sides) >= LEAST_CODE

    fill_image_mask = fill_image

    def begin_tile(self, _context: Any, area: Any, _view: Any, step_x: float, step_y: float, *_: Any) -> int:
        """A pattern counts as often as it is repeated."""
        across = (area.x1 - area.x0) / max(abs(step_x), 1e-9)
        down = (area.y1 - area.y0) / max(abs(step_y), 1e-9)
        self._count(times=max(1, round(min(across * down, 1e9))))
        return 0

    def _count(self, *_: Any, times: int = 1) -> None:
        self.operations += times
        if self.operations > MOST_OPERATIONS or time.monotonic() > self._ends:
            self.too_long = True
            self._cookie.m_internal.abort = 1

    stroke_path = fill_shade = begin_group = begin_mask = _count
    clip_path = clip_stroke_path = clip_text = clip_stroke_text = clip_image_mask = _count


_MEASURED = ("fill_path", "fill_image", "fill_image_mask")
_COUNTED = (
    *("stroke_path", "fill_shade", "begin_group", "begin_mask"),
    *("clip_path", "clip_stroke_path", "clip_text", "clip_stroke_text", "clip_image_mask"),
)
_GREY = mupdf.fz_device_gray()
_ANY_COLOUR = mupdf.FzColorParams()


def _letters_of(page: pymupdf.Page) -> _Letters:
    """The letters of a page. Raises PageTooLong where there is too much on it to draw."""
    cookie = mupdf.FzCookie()
    letters = _Letters(cookie)
    mupdf.fz_run_page(_mupdf_page(page), letters, mupdf.FzMatrix(), cookie)
    mupdf.fz_close_device(letters)
    if letters.too_long:
        raise PageTooLong
    return letters


def _sight(page: pymupdf.Page, part: pymupdf.Rect, letters: _Letters) -> Sight:
    """How a part of the page looks, as large as its size allows."""
    scale = min(SIGHT_DPI / 72, (SIGHT_PIXELS / max(1.0, part.width * part.height)) ** 0.5)
    zoom = pymupdf.Matrix(scale, scale)
    place = (part * zoom).round()
    pixels = drawn(page, part, scale)
    return Sight(pixels, _letters_drawn(letters.texts, place, scale), scale, place.x0 / scale, place.y0 / scale)


def _nearer(page: pymupdf.Page, words: list[Word], whole: Sight, letters: _Letters) -> Sight:
    """The sight of the part that holds words, where the whole of a large page was drawn too small to judge them."""
    if not words or whole.scale >= 0.7 * SIGHT_DPI / 72:
        return whole
    box = box_of(words)
    part = pymupdf.Rect(box.x0 - 9, box.y0 - 9, box.x1 + 9, box.y1 + 9) & page.rect
    return whole if part.is_empty else _sight(page, part, letters)


def drawn(page: pymupdf.Page, part: pymupdf.Rect, scale: float) -> Pixels:
    """A part of the page as it is seen, in RGB."""
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), clip=part, colorspace=pymupdf.csRGB, alpha=False)
    return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width, 3)


def _letters_drawn(texts: list[tuple[mupdf.FzText, mupdf.FzMatrix]], place: pymupdf.IRect, scale: float) -> Any:
    """Those letters in black on white, within a place in pixels."""
    pixmap = mupdf.fz_new_pixmap_with_bbox(_GREY, mupdf.FzIrect(*place), mupdf.FzSeparations(), 0)
    mupdf.fz_clear_pixmap_with_value(pixmap, 255)
    target = mupdf.fz_new_draw_device(mupdf.FzMatrix(scale, 0, 0, scale, 0, 0), pixmap)
    for text, matrix in texts:
        mupdf.fz_fill_text(target, text, matrix, _GREY, (0.0,), 1.0, _ANY_COLOUR)
    mupdf.fz_close_device(target)
    picture = pymupdf.Pixmap("raw", pixmap)
    return np.frombuffer(picture.samples, np.uint8).reshape(picture.height, picture.width)


def _seen_alone(page: pymupdf.Page, sight: Sight, letters: _Letters) -> dict[_Key, bool]:
    """Of words by text and place, whether the page shows what their own text object draws."""
    shown: dict[_Key, bool] = {}
    for text, matrix in letters.texts:
        stroked = functools.partial(_fill, text, matrix)
        words = [word for line in _lines(page, stroked, 0) for word in line]
        if not words:
            continue
        left, top, right, bottom = text_layer.place_of(words, sight)
        x, y = round(sight.left * sight.scale), round(sight.top * sight.scale)
        place = pymupdf.IRect(x + left, y + top, x + right, y + bottom)
        part = Sight(
            sight.page[top:bottom, left:right],
            _letters_drawn([(text, matrix)], place, sight.scale),
            sight.scale,
            sight.left + left / sight.scale,
            sight.top + top / sight.scale,
        )
        for word, fate in zip(words, text_layer.fates(words, part), strict=True):
            shown[_key(word)] = shown.get(_key(word), False) or fate is Fate.SEEN
    return shown


def _fill(text: mupdf.FzText, matrix: mupdf.FzMatrix, device: mupdf.FzDevice) -> None:
    mupdf.fz_fill_text(device, text, matrix, _GREY, (0.0,), 1.0, _ANY_COLOUR)


def _key(word: Word) -> _Key:
    return word.text, round(word.box.x0), round(word.box.y0)


def _text_layer(page: pymupdf.Page, flags: int = 0) -> list[Group]:
    """The layer's words, a group for each of its lines, in the order in which the paper holds them.

    What stands in form fields and annotations comes after all else in a PDF, and is put in its place by position.
    """
    lines = _lines(page, functools.partial(_run, mupdf.fz_run_page_contents, page), flags)
    for part in (mupdf.fz_run_page_widgets, mupdf.fz_run_page_annots):
        for line in _lines(page, functools.partial(_run, part, page), flags):
            lines = text_layer.inserted(lines, line)
    return lines


def _run(part: Callable[..., None], page: pymupdf.Page, device: mupdf.FzDevice) -> None:
    part(_mupdf_page(page), device, mupdf.FzMatrix(), mupdf.FzCookie())


def _lines(page: pymupdf.Page, run: Callable[[mupdf.FzDevice], None], flags: int) -> list[Group]:
    """The words of what `run` draws on a device, a group for each line."""
    text = mupdf.FzStextPage(mupdf.FzRect(*page.rect))
    options = mupdf.FzStextOptions()
    options.flags = pymupdf.TEXTFLAGS_WORDS | flags
    device = mupdf.FzDevice(text, options)
    run(device)
    mupdf.fz_close_device(device)
    groups: dict[tuple[int, int], Group] = {}
    for x0, y0, x1, y1, word, block, line, _ in pymupdf.TextPage(text).extractWORDS():
        corners = pymupdf.Rect(x0, y0, x1, y1)
        # What the edge of the page cuts off by more than half is not there to be read.
        if abs(corners & page.rect) > abs(corners) / 2:
            groups.setdefault((block, line), []).append(Word(word, Box(*corners), 1.0))
    return list(groups.values())


def _mupdf_page(page: pymupdf.Page) -> mupdf.FzPage:
    return page.this.super() if isinstance(page.this, mupdf.PdfPage) else page.this
