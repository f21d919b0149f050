"""Tesseract, through pytesseract: quick and good on clean print, poor on photographs and thermal paper."""

from __future__ import annotations

import functools

import pytesseract
from PIL import Image

from muniment.errors import EngineMissing
from muniment.paper import Box, Word
from muniment.reading import limits
from muniment.reading.layout import Group
from muniment.reading.ocr.picture import PagePixels

NAME = "tesseract"
PREFERRED_LANGUAGES = ("eng", "deu", "fra", "spa", "ita", "nld")
PAGE_SEGMENTATION = 4
"""A single column of text of varying sizes: better than the default on receipts, no worse on letters."""


def read_groups(page: PagePixels) -> list[Group]:
    """Lines of words with boxes and confidences, in Tesseract's reading order. EngineMissing without Tesseract."""
    try:
        columns = pytesseract.image_to_data(
            Image.fromarray(page.pixels),
            lang=_languages(),
            config=f"--psm {PAGE_SEGMENTATION}",
            output_type=pytesseract.Output.DICT,
            timeout=limits.SECONDS_OF_A_PAGE / 2,
        )
    except pytesseract.TesseractNotFoundError as error:
        raise EngineMissing from error
    groups: dict[tuple[int, int, int], Group] = {}
    for index, text in enumerate(columns["text"]):
        confidence = float(columns["conf"][index])
        if confidence < 0 or not text.strip():
            continue
        left, top = columns["left"][index], columns["top"][index]
        box = Box(
            left * page.points,
            top * page.points,
            (left + columns["width"][index]) * page.points,
            (top + columns["height"][index]) * page.points,
        )
        key = (columns["block_num"][index], columns["par_num"][index], columns["line_num"][index])
        groups.setdefault(key, []).append(Word(text, box, confidence / 100))
    return list(groups.values())


@functools.cache
def _languages() -> str:
    """The preferred languages that are installed here, English first."""
    try:
        installed = set(pytesseract.get_languages(config=""))
    except pytesseract.TesseractNotFoundError as error:
        raise EngineMissing from error
    return "+".join(language for language in PREFERRED_LANGUAGES if language in installed) or "eng"
