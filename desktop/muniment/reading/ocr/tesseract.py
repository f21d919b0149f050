"""Tesseract, through tesserocr, inside the reader's own process: no program is started and no file is written.

Quick and good on clean print, poor on photographs and thermal paper. The wheel carries the engine; the languages' data
are Tesseract's own files, installed with the system's packages. Every language whose data is there is considered:
which of them a page is in is found on a sample of it, since reading in six languages at once takes twice the time.
"""

from __future__ import annotations

import functools
import os
from collections import Counter
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
MOST_LANGUAGES = 10
"""Languages that are tried on a sample: each costs time."""

PAGE_SEGMENTATION = 3
"""Automatic. A single column (4) finds as many words, and mixes up the order of a page in ten."""

_NOT_A_LANGUAGE = {"osd", "equ", "snum"}


def read_lines(page: PagePixels, language: str) -> list[Group]:
    """Lines of words with boxes and confidences. EngineMissing without the language's data."""
    engine = _engine(language)
    engine.SetImage(Image.fromarray(page.pixels).convert("L"))
    engine.Recognize(round(limits.SECONDS_OF_A_PAGE * 500))
    table = engine.GetTSVText(0)
    engine.Clear()
    lines: dict[tuple[str, ...], Group] = {}
    for key, word in _words(table, page.points):
        lines.setdefault(key, []).append(word)
    return list(lines.values())


def sample(page: PagePixels) -> tuple[list[Group], str]:
    """The lines of a part of a page, and the language that most letters of it are in ("eng" where there are none)."""
    engine = _engine("+".join(languages()))
    engine.SetImage(Image.fromarray(page.pixels).convert("L"))
    engine.Recognize(round(limits.SECONDS_OF_A_PAGE * 250))
    letters: Counter[str] = Counter()
    lines: list[Group] = []
    words = engine.GetIterator()
    if words is not None:
        for word in tesserocr.iterate_level(words, tesserocr.RIL.WORD):
            box = None if word.Empty(tesserocr.RIL.WORD) else word.BoundingBox(tesserocr.RIL.WORD)
            if box is None:
                continue
            text = word.GetUTF8Text(tesserocr.RIL.WORD)
            if word.IsAtBeginningOf(tesserocr.RIL.TEXTLINE) or not lines:
                lines.append([])
            edges = (edge * page.points for edge in box)
            lines[-1].append(Word(text, Box(*edges), word.Confidence(tesserocr.RIL.WORD) / 100))
            letters[word.WordRecognitionLanguage() or languages()[0]] += sum(map(str.isalpha, text))
    engine.Clear()
    return lines, max(letters, key=letters.__getitem__, default=languages()[0])


@functools.cache
def languages() -> tuple[str, ...]:
    """The languages whose data is installed, the preferred ones first. EngineMissing where there is none."""
    folder = tessdata.folder()
    installed = {file.stem for file in folder.glob("???.traineddata")} - _NOT_A_LANGUAGE if folder else set()
    preferred = [name for name in PREFERRED_LANGUAGES if name in installed]
    found = (*preferred, *sorted(installed.difference(preferred)))[:MOST_LANGUAGES]
    if not found:
        raise EngineMissing
    return found


def _words(table: str, points: float) -> Iterator[tuple[tuple[str, ...], Word]]:
    """The words of Tesseract's table, each with the key of its line: page, block, paragraph, line."""
    for row in table.splitlines():
        level, *place, _, left, top, width, height, confidence, text = row.split("\t", 11)
        if level == "5" and text.strip() and float(confidence) >= 0:
            x, y = float(left) * points, float(top) * points
            box = Box(x, y, x + float(width) * points, y + float(height) * points)
            yield tuple(place), Word(text, box, float(confidence) / 100)


@functools.cache
def _engine(language: str) -> tesserocr.PyTessBaseAPI:
    """The engine for one language, or several joined by "+"."""
    place = tessdata.folder()
    if place is None:
        raise EngineMissing
    try:
        engine = tesserocr.PyTessBaseAPI(path=f"{place}{os.sep}", lang=language, psm=PAGE_SEGMENTATION)
    except RuntimeError as error:
        raise EngineMissing(str(error)) from error
    # It would open a file to write its remarks to, which a locked reader may not, and end the process.
    engine.SetVariable("debug_file", "")
    return engine
