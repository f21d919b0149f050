"""PP-OCRv6 small, through rapidocr and onnxruntime: finds strips of text at any angle and reads them one by one.

Far better than Tesseract on photographs and receipts. The models lie inside the rapidocr wheel, whose SHA-256 the lock
file holds; their paths are given, so that rapidocr never looks for anything elsewhere, and what it would fetch missing
ones with is not there at all.
"""

from __future__ import annotations

import functools
import importlib.resources
import itertools
import math
import sys
import types
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from muniment.paper import Box, Word
from muniment.reading.layout import Group
from muniment.reading.ocr.blanks import dropped, white_between
from muniment.reading.ocr.picture import PagePixels, Pixels

if TYPE_CHECKING:
    from rapidocr import RapidOCR

NAME = "ppocr"

Corners = npt.NDArray[np.float32]
"""Four points in pixels, clockwise from where the text begins at its top."""

LONGEST_SIDE = 1_600
"""Pixels of the picture in which strips are looked for; they are read at full size. Measured on drawn contracts: 1,280
loses one word in a hundred (small print), 2,000 finds no more and takes twice the time and memory."""

MOST_PIXELS = 1_850_000
"""An A4 page at that size. The memory that finding strips takes goes with it: a square page would take half as much
again."""

THREADS = 1
"""A second thread makes a page a third quicker at twice the processor's time (the threads wait by spinning), so two
readers of one thread each are better use of two cores."""

HEIGHT_OF_A_STRIP = 48
"""Pixels: what the recogniser brings every strip to."""

STANDING = 1.5
"""How many times higher than wide a strip is that stands on end."""

_ONE_STOP = 2
"""Two stops no more columns apart than this are one that was read twice."""

LEAST_CONFIDENCE = 0.5
"""Strips read with less are taken for pictures or specks."""


class Strip(NamedTuple):
    """A strip as read: where it is, its words from left to right, and the mean confidence of its letters."""

    corners: Corners
    words: Group
    confidence: float


def find_strips(pixels: Pixels) -> list[Corners]:
    """Where there is text, roughly from top to bottom; a strip that stands on end is taken to read upwards."""
    height, width = pixels.shape[:2]
    scale = min(1.0, LONGEST_SIDE / max(height, width), math.sqrt(MOST_PIXELS / (height * width)))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    smaller = pixels if scale == 1 else np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    found = _engine()(_as_opencv(smaller), use_det=True, use_cls=False, use_rec=False)
    back = np.array([width / size[0], height / size[1]], np.float32)
    return [] if found.boxes is None else [_along(np.asarray(corners, np.float32) * back) for corners in found.boxes]


def read_strips(page: PagePixels, strips: Sequence[Corners]) -> list[Strip]:
    """What stands on those strips, in the order given. Strips on which nothing can be read are left out."""
    read = []
    for corners in strips:
        piece = _cut_out(page.pixels, corners)
        answer = _engine()(_as_opencv(piece), use_det=False, use_cls=False, use_rec=True, return_word_box=True)
        if answer.txts and answer.scores[0] >= LEAST_CONFIDENCE:
            stretches = _words(piece, answer.txts[0], answer.word_results[0])
            words = [_on_page(word, corners, page.points) for word in stretches]
            if words:
                read.append(Strip(corners, words, float(answer.scores[0])))
    return read


class _Stretch(NamedTuple):
    """A word and how far along its strip it reaches, from 0 to 1."""

    text: str
    start: float
    stop: float
    confidence: float


class _Letter(NamedTuple):
    """A letter as rapidocr tells it: its column along the strip, and whether a blank was read before it."""

    text: str
    column: int
    confidence: float
    begins_word: bool


def _letters(text: str, info: Any) -> list[_Letter]:
    """The letters of a strip, without stops that were read twice. rapidocr's own parting into words is not used, since
    it parts wide letters too."""
    columns = iter(column for word in info.word_cols for column in word)
    letters: list[_Letter] = []
    begins_word = True
    for sign, confidence in zip(text, info.confs, strict=False):
        if sign.isspace():
            begins_word = True
            continue
        letter = _Letter(sign, next(columns, 0), confidence, begins_word)
        begins_word = False
        before = letters[-1] if letters else None
        twice = before and sign in ".,:;" and before.text == sign and letter.column - before.column <= _ONE_STOP
        if not twice:
            letters.append(letter)
    return letters


def _words(piece: Pixels, text: str, info: Any) -> Iterator[_Stretch]:
    """The words of a strip, parted at the blanks that were read and at those that were dropped."""
    letters = _letters(text, info)
    if not letters:
        return
    columns = max(float(info.line_txt_len), 1.0)
    centres = [(letter.column + 0.5) / columns for letter in letters]
    blanks = {number for number, letter in enumerate(letters) if number and letter.begins_word}
    whites = white_between(piece, [centre * piece.shape[1] for centre in centres])
    blanks |= dropped("".join(letter.text for letter in letters), whites, blanks)
    bounds = [0, *sorted(blanks), len(letters)]
    half = _half_a_letter(centres, blanks)
    for first, stop in itertools.pairwise(bounds):
        word = letters[first:stop]
        left = max(centres[first] - half, (centres[first - 1] + centres[first]) / 2 if first else 0.0)
        right = min(centres[stop - 1] + half, (centres[stop - 1] + centres[stop]) / 2 if stop < len(letters) else 1.0)
        sure = sum(letter.confidence for letter in word) / len(word)
        yield _Stretch("".join(letter.text for letter in word), left, right, sure)


def _half_a_letter(centres: Sequence[float], blanks: set[int]) -> float:
    """Half the usual distance of two letters of a word, as a share of the strip."""
    steps = [after - before for before, after in itertools.pairwise(centres)]
    within = [step for number, step in enumerate(steps, 1) if number not in blanks]
    return sum(within) / len(within) / 2 if within else 0.5 / max(len(centres), 1)


def _on_page(word: _Stretch, corners: Corners, points: float) -> Word:
    """The word with its upright box on the page."""
    (top_left, top_right, bottom_right, bottom_left) = corners
    ends = [top_left + (top_right - top_left) * reach for reach in (word.start, word.stop)]
    ends += [bottom_left + (bottom_right - bottom_left) * reach for reach in (word.start, word.stop)]
    (x0, y0), (x1, y1) = np.min(ends, axis=0) * points, np.max(ends, axis=0) * points
    return Word(word.text, Box(float(x0), float(y0), float(x1), float(y1)), word.confidence)


def _along(corners: Corners) -> Corners:
    """The corners beginning where the text does, if it is written along the longer side."""
    across, down = np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[3] - corners[0])
    return np.roll(corners, 1, axis=0) if down >= STANDING * across else corners


def _as_opencv(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(pixels[:, :, ::-1])


def _cut_out(pixels: Pixels, corners: Corners) -> Pixels:
    """The strip laid straight, small print enlarged: the recogniser would do it too, but with less care."""
    top_left, top_right, bottom_right, bottom_left = corners
    across = float(max(np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_right - bottom_left)))
    down = float(max(np.linalg.norm(bottom_left - top_left), np.linalg.norm(bottom_right - top_right)))
    scale = max(1.0, HEIGHT_OF_A_STRIP / max(down, 1.0))
    width, height = max(1, round(across * scale)), max(1, round(down * scale))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    laid = cv2.warpPerspective(
        pixels,
        cv2.getPerspectiveTransform(corners, target),
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(laid, np.uint8)


@functools.cache
def _engine() -> RapidOCR:
    """The engine with its models loaded, which takes a second that a paper with a text layer need not wait."""
    _take_requests_away()
    from rapidocr import RapidOCR

    models = importlib.resources.files("rapidocr") / "models"
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            # It would bring strips to heights and widths that thirty-two divides, which squeezes small print.
            "Global.use_preprocess_img": False,
            "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
            "Det.limit_type": "max",
            "Det.limit_side_len": LONGEST_SIDE,
            "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
            # Strips read together are padded to the longest one: one by one takes no more time and half the memory.
            "Rec.rec_batch_num": 1,
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _take_requests_away() -> None:
    """Put an empty module in the place of `requests`, which rapidocr imports for downloads that we never ask for.

    The real one makes a network socket as it is imported, to see whether the system knows IPv6.
    """
    empty = types.ModuleType("requests")
    vars(empty).update(Response=object, RequestException=OSError)
    sys.modules.setdefault("requests", empty)
