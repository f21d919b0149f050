"""Tesseract, through tesserocr, inside the reader's own process: no program is started and no file is written.

Quick and good on clean print, poor on photographs and thermal paper. The wheel carries the engine; the languages' data
are Tesseract's own files, installed with the system's packages. Every language whose data is there is considered:
which of them a page is in is found on a sample of it, since reading in six languages at once takes twice the time.
"""

from __future__ import annotations

import functools
import os
from collections import Counter

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
    return _recognised(page, language, limits.SECONDS_OF_A_PAGE / 2)[0]


def sample(page: PagePixels) -> tuple[list[Group], str]:
    """The lines of a part of a page, and the language that most letters of it are in ("eng" where there are none)."""
    lines, letters = _recognised(page, "+".join(languages()), limits.SECONDS_OF_A_PAGE / 4)
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


def _recognised(page: PagePixels, language: str, seconds: float) -> tuple[list[Group], Counter[str]]:
    """The lines of words, and how many letters are in which language; what was found where the time runs out."""
    engine = _engine(language)
    engine.SetImage(Image.fromarray(page.pixels).convert("L"))
    engine.Recognize(round(seconds * 1000))
    lines: list[Group] = []
    letters: Counter[str] = Counter()
    words = engine.GetIterator()
    for word in tesserocr.iterate_level(words, tesserocr.RIL.WORD) if words is not None else ():
        box = None if word.Empty(tesserocr.RIL.WORD) else word.BoundingBox(tesserocr.RIL.WORD)
        if box is None:
            continue
        if word.IsAtBeginningOf(tesserocr.RIL.TEXTLINE) or not lines:
            lines.append([])
        text, edges = word.GetUTF8Text(tesserocr.RIL.WORD), (edge * page.points for edge in box)
        # A rule or a picture is told as a word of blanks, of which Tesseract is sure.
        if text.strip():
            lines[-1].append(Word(text, Box(*edges), word.Confidence(tesserocr.RIL.WORD) / 100))
            letters[word.WordRecognitionLanguage() or languages()[0]] += sum(map(str.isalpha, text))
    engine.Clear()
    return [line for line in lines if line], letters


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
