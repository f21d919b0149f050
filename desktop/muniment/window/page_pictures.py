"""Page pictures: asked for from the office, kept in memory only, the least recently seen dropped first."""

from __future__ import annotations

import math
from collections import OrderedDict
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from muniment.errors import MunimentError
from muniment.office import Office, PagePicture
from muniment.window.background import Background, Lane

_STEPS = (72.0, 100.0, 150.0, 200.0, 300.0)
_LARGEST_PIXELS = 24_000_000
_LARGEST_CACHE = 256 * 1024 * 1024

PageKey = tuple[int, int]
"""A paper's id and a page's number."""


class PagePictures(QObject):
    """Hands out the sharpest picture there is of a page at once, and tells when a sharper one has come."""

    arrived = Signal(object)
    failed = Signal(object, object)

    def __init__(self, office: Office, background: Background) -> None:
        super().__init__()
        self._office = office
        self._background = background
        self._kept: OrderedDict[tuple[int, int, float], QImage] = OrderedDict()
        self._bytes = 0
        self._asked: dict[tuple[int, int, float], Future[Any]] = {}

    def best(self, key: PageKey) -> QImage | None:
        """The sharpest picture in memory."""
        for step in reversed(_STEPS):
            image = self._kept.get((*key, step))
            if image is not None:
                self._kept.move_to_end((*key, step))
                return image
        return None

    def ask(self, key: PageKey, dpi: float, points: tuple[float, float]) -> None:
        """Make sure of a picture of at least that sharpness, within bounds; a rough one comes first."""
        wanted = _step(dpi, points)
        for waiting, future in list(self._asked.items()):
            # Of what has not begun, only this page is still of use.
            if waiting[:2] != key and future.cancel():
                del self._asked[waiting]
        if self.best(key) is None and wanted > _STEPS[0]:
            self._fetch(key, _STEPS[0])
        if not any((*key, step) in self._kept for step in _STEPS if step >= wanted):
            self._fetch(key, wanted)

    def _fetch(self, key: PageKey, step: float) -> None:
        full = (*key, step)
        if full in self._asked:
            return
        future = self._background.run(
            partial(self._draw, *full), partial(self._keep, full), partial(self._give_up, full), Lane.PICTURES
        )
        if future is not None:
            self._asked[full] = future

    def _draw(self, paper_id: int, page: int, dpi: float) -> QImage:
        return image_of(self._office.render(paper_id, page, dpi))

    def _keep(self, full: tuple[int, int, float], image: QImage) -> None:
        self._asked.pop(full, None)
        self._kept[full] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > _LARGEST_CACHE and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= dropped.sizeInBytes()
        self.arrived.emit(full[:2])

    def _give_up(self, full: tuple[int, int, float], error: MunimentError) -> None:
        self._asked.pop(full, None)
        self.failed.emit(full[:2], error)


def image_of(picture: PagePicture) -> QImage:
    """The office's raw pixels as an image that owns its memory."""
    view = QImage(picture.pixels, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888)
    return view.convertToFormat(QImage.Format.Format_RGB32)


def _step(dpi: float, points: tuple[float, float]) -> float:
    """The next step up, unless the page is so large that its picture would grow out of bounds."""
    square_inches = max(points[0] * points[1] / (72.0 * 72.0), 0.01)
    bound = math.sqrt(_LARGEST_PIXELS / square_inches)
    allowed = [step for step in _STEPS if step <= bound] or [_STEPS[0]]
    return next((step for step in allowed if step >= dpi), allowed[-1])
