"""The window's own icons: simple drawings in one colour, recoloured for the theme when they are asked for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from muniment import places

_SIZES = (16, 20, 24, 32, 48)


@lru_cache(maxsize=512)
def glyph(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """One drawing in one colour at one size, sharp at the screen's pixel ratio."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(_drawing(name, colour)).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def icon(name: str, colour: str, disabled_colour: str) -> QIcon:
    """An icon for buttons and menus, with a paler drawing for what cannot be used now."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(glyph(name, colour, size), QIcon.Mode.Normal)
        made.addPixmap(glyph(name, disabled_colour, size), QIcon.Mode.Disabled)
    return made


def _drawing(name: str, colour: str) -> QByteArray:
    text = (places.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QByteArray(text.replace("currentColor", colour).encode())
