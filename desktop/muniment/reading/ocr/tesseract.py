"""Tesseract, through tesserocr, inside the reader's own process: no program is started and no file is written.

Quick and good on clean print, poor on photographs and thermal paper. The wheel carries the engine; the languages' data
are Tesseract's own files, installed with the system's packages.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator

import tesserocr
from PIL import Image

from muniment.errors import EngineMissing
from muniment.paper import Box, Word
from muniment.reading import limits
from muniment.reading.layout import Group
from muniment.reading.ocr import tessdata
from muniment.reading.ocr.picture import PagePixels

NAME = "tesseract"
PREFERRED_LANGUAGES = ("eng", "deu", "fra", "spa", "ita", "nld")
PAGE_SEGMENTATION = 4
"""A single column of text of varying sizes: better than the default on receipts, no worse on letters."""


def read_groups(page: PagePixels) -> list[Group]:
    """Lines of words with boxes and confidences, in Tesseract's reading order. EngineMissing without its data."""
    engine = _engine()
    engine.SetImage(Image.fromarray(page.pixels))
    engine.Recognize(round(limits.SECONDS_OF_A_PAGE * 500))
    table = engine.GetTSVText(0)
    engine.Clear()
    groups: dict[tuple[str, ...], Group] = {}
    for key, word in _words(table, page.points):
        groups.setdefault(key, []).append(word)
    return list(groups.values())


def _words(table: str, points: float) -> Iterator[tuple[tuple[str, ...], Word]]:
    """The words of Tesseract's table, each with the key of its line: page, block, paragraph, line."""
    for row in table.splitlines():
        level, *place, _, left, top, width, height, confidence, text = row.split("\t", 11)
        if level == "5" and text.strip() and float(confidence) >= 0:
            x, y = float(left) * points, float(top) * points
            box = Box(x, y, x + float(width) * points, y + float(height) * points)
            yield tuple(place), Word(text, box, float(confidence) / 100)


@functools.cache
def _engine() -> tesserocr.PyTessBaseAPI:
    """The engine with all preferred languages that are installed, English first."""
    folder = tessdata.folder()
    if folder is None:
        raise EngineMissing
    languages = "+".join(name for name in PREFERRED_LANGUAGES if (folder / f"{name}.traineddata").is_file())
    try:
        return tesserocr.PyTessBaseAPI(path=f"{folder}{os.sep}", lang=languages or "eng", psm=PAGE_SEGMENTATION)
    except RuntimeError as error:
        raise EngineMissing(str(error)) from error
