"""The boxes drawn on a page: where each value was read, and which words are being picked.

What a box means is told by its line, not by colour alone: solid is sure, dashed is doubtful, dash and dot is a
person's own, fine dots are a runner-up, and the chosen one is heavier and carries its field's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from muniment.paper import Box
from muniment.window.standing import Standing
from muniment.window.theme import ON_PAPER, UNIT

_ROOM = 1.5
"""Points of air between words and their box."""


class MarkKind(StrEnum):
    """What a box on the page stands for; the value is the name of its colour."""

    SETTLED = "settled"
    DOUBTFUL = "doubtful"
    PERSONAL = "personal"
    RUNNER_UP = "muted"
    PICKED = "accent"

    @classmethod
    def of(cls, standing: Standing) -> MarkKind:
        if standing.personal:
            return cls.PERSONAL
        return cls.DOUBTFUL if standing.doubtful else cls.SETTLED


_PATTERNS = {
    MarkKind.SETTLED: Qt.PenStyle.SolidLine,
    MarkKind.DOUBTFUL: Qt.PenStyle.DashLine,
    MarkKind.PERSONAL: Qt.PenStyle.DashDotLine,
    MarkKind.RUNNER_UP: Qt.PenStyle.DotLine,
    MarkKind.PICKED: Qt.PenStyle.SolidLine,
}


@dataclass(frozen=True)
class Mark:
    """A value's words on one page. `key` names the panel's row that a click on it chooses, if any."""

    words: tuple[int, ...]
    kind: MarkKind
    label: str
    key: tuple[str, int] | None = None
    chosen: bool = False


class EvidenceItem(QGraphicsPathItem):
    """One mark: a box a line of text, drawn in screen pixels whatever the zoom."""

    def __init__(self, mark: Mark, boxes: Sequence[Box], font: QFont) -> None:
        super().__init__(_outline(boxes))
        self.mark = mark
        colour = QColor(getattr(ON_PAPER, mark.kind.value))
        heavy = mark.chosen or mark.kind is MarkKind.PICKED
        pen = QPen(colour, 3.0 if heavy else 1.0 if mark.kind is MarkKind.RUNNER_UP else 2.0, _PATTERNS[mark.kind])
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.setPen(pen)
        wash = QColor(colour)
        wash.setAlpha(52 if heavy else 0 if mark.kind is MarkKind.RUNNER_UP else 26)
        self.setBrush(QBrush(wash))
        self.setZValue(3 if mark.kind is MarkKind.PICKED else 2 if mark.chosen else 1)
        if mark.label and (mark.chosen or mark.kind is MarkKind.RUNNER_UP):
            _Label(mark.label, colour, font, self).setPos(self.path().boundingRect().topLeft())


class _Label(QGraphicsItem):
    """A small tag that sits on the upper left corner of its box and keeps its size when the page is zoomed."""

    def __init__(self, text: str, colour: QColor, font: QFont, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._text = text
        self._colour = colour
        self._font = font
        metrics = QFontMetricsF(font)
        height = metrics.height() + UNIT / 2
        self._area = QRectF(-1.5, -height - 1.5, metrics.horizontalAdvance(text) + 2 * UNIT, height)

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.fillRect(self._area, self._colour)
        painter.setFont(self._font)
        painter.setPen(QColor(ON_PAPER.on_accent))
        painter.drawText(self._area, Qt.AlignmentFlag.AlignCenter, self._text)


def _outline(boxes: Sequence[Box]) -> QPainterPath:
    path = QPainterPath()
    for box in boxes:
        area = QRectF(QPointF(box.x0, box.y0), QPointF(box.x1, box.y1)).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        path.addRect(area)
    return path.simplified() if len(boxes) > 1 else path
