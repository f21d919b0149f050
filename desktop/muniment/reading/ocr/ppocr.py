"""PP-OCRv6 small, through rapidocr and onnxruntime: slower than Tesseract, far better on photographs and receipts.

The models lie inside the rapidocr wheel, whose SHA-256 the lock file holds; their paths are given, so that rapidocr
never looks for anything elsewhere, and what it would fetch missing ones with is not there at all.
"""

from __future__ import annotations

import functools
import importlib.resources
import os
import sys
import types
from typing import TYPE_CHECKING, Any

from muniment.paper import Box, Word
from muniment.reading.layout import Group, in_rows
from muniment.reading.ocr.picture import PagePixels

if TYPE_CHECKING:
    from rapidocr import RapidOCR

NAME = "ppocr"
LONGEST_SIDE = 2_000
"""Pixels; the detector is trained for pictures of about this size."""


def read_groups(page: PagePixels) -> list[Group]:
    """Rows of words with boxes and confidences, top to bottom."""
    answer = _engine()(page.pixels[:, :, ::-1], use_cls=False, return_word_box=True)
    if not answer.txts:
        return []
    groups: list[Group] = []
    for line in answer.word_results:
        group = [_word(text, confidence, corners, page.points) for text, confidence, corners in line if text.strip()]
        if group:
            groups.append(group)
    return in_rows(groups)


def _word(text: str, confidence: float, corners: Any, points: float) -> Word:
    xs, ys = [corner[0] * points for corner in corners], [corner[1] * points for corner in corners]
    return Word(text, Box(min(xs), min(ys), max(xs), max(ys)), float(confidence))


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
            "Global.max_side_len": LONGEST_SIDE,
            "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
            "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
            "EngineConfig.onnxruntime.intra_op_num_threads": os.cpu_count() or 1,
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
