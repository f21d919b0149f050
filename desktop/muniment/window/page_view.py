"""The page: its picture, the boxes on it, and picking words by mouse or keyboard.

The scene's unit is the PDF point, so the words' boxes are drawn where they are, at any sharpness of the picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsPixmapItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QRubberBand,
)

from muniment.paper import Box, Page, evidence_boxes
from muniment.window.evidence_items import EvidenceItem, Mark, MarkKind
from muniment.window.theme import UNIT, Theme, scaled_font
from muniment.window.word_geometry import around, neighbour, word_at, words_in

_LEAST_SCALE, _LARGEST_SCALE = 0.1, 8.0
_ZOOM_STEP = 1.25
_LEGIBLE = 16.0
"""Pixels of height that a line needs to be read with ease."""


class PageView(QGraphicsView):
    """Shows one page. The words being picked are offered by `picking_changed`; nothing is decided here."""

    mark_clicked = Signal(object)
    picking_changed = Signal()
    scale_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page: Page | None = None
        self._marks: list[Mark] = []
        self._items: list[EvidenceItem] = []
        self._fitted = True
        self._picked: tuple[int, ...] = ()
        self._anchor = self._head = -1
        self._press: QPointF | None = None
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._sheet = QGraphicsRectItem()
        self._picture = QGraphicsPixmapItem()
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._sheet)
        self._scene.addItem(self._picture)
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setAcceptDrops(False)
        self.setAccessibleName(self.tr("Page"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move among the words, Shift and arrow keys widen the choice.")
        )
        theme.changed.connect(self._recolour)
        self._recolour()

    # --- what is shown ---
    @property
    def page(self) -> Page | None:
        return self._page

    @property
    def evidence_items(self) -> Sequence[EvidenceItem]:
        return self._items

    @property
    def has_picture(self) -> bool:
        return not self._picture.pixmap().isNull()

    @property
    def picture_width(self) -> int:
        """Pixels across the picture that is shown."""
        return self._picture.pixmap().width()

    def show_page(self, page: Page) -> None:
        """Show a page, as yet without its picture; the zoom stays unless the page is fitted."""
        # The marks are those of the page before, whose words this one does not have.
        self._marks = []
        self._page = page
        self.pick(())
        self._sheet.setRect(0, 0, page.width, page.height)
        self._picture.setPixmap(QPixmap())
        air = 4 * UNIT
        self._scene.setSceneRect(QRectF(0, 0, page.width, page.height).adjusted(-air, -air, air, air))
        if self._fitted:
            self.fit()
        else:
            self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    def set_picture(self, image: QImage) -> None:
        if self._page is None or image.isNull():
            return
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._picture.setScale(self._page.width / image.width())

    def set_marks(self, marks: Sequence[Mark]) -> None:
        self._marks = list(marks)
        self._draw_marks()

    def reveal(self, words: tuple[int, ...], *, enlarge: bool) -> None:
        """Bring words into sight; with `enlarge`, also large enough to be read."""
        if self._page is None or not words:
            return
        box = around(self._page, words)
        area = QRectF(box.x0, box.y0, box.width, box.height)
        line = self._page.words[words[0]].box.height
        if enlarge and line * self.scale_factor < _LEGIBLE * 0.6:
            self._set_scale(_LEGIBLE / line)
            self.centerOn(area.center())
        self.ensureVisible(area, 12 * UNIT, 12 * UNIT)

    # --- zoom ---
    @property
    def scale_factor(self) -> float:
        """Screen pixels a point."""
        return math.hypot(self.transform().m11(), self.transform().m12())

    def fit(self) -> None:
        self._fitted = True
        self.fitInView(self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        self.scale_changed.emit()

    def turn(self) -> None:
        """Turn the page clockwise by a quarter."""
        self.rotate(90)
        if self._fitted:
            self.fit()

    def stand_upright(self) -> None:
        """As it was read."""
        scale = self.scale_factor
        self.resetTransform()
        self.scale(scale, scale)

    def zoom(self, steps: float) -> None:
        self._set_scale(self.scale_factor * _ZOOM_STEP**steps)

    def _set_scale(self, scale: float) -> None:
        self._fitted = False
        factor = min(max(scale, _LEAST_SCALE), _LARGEST_SCALE) / self.scale_factor
        self.scale(factor, factor)
        self.scale_changed.emit()

    # --- picking words ---
    @property
    def picked(self) -> tuple[int, ...]:
        return self._picked

    def pick(self, words: tuple[int, ...]) -> None:
        self._picked = words
        if not words:
            self._anchor = self._head = -1
        self._draw_marks()
        self.picking_changed.emit()

    def start_at(self, words: tuple[int, ...]) -> None:
        """Where the arrow keys begin when nothing is picked yet."""
        if not self._picked and words:
            self._anchor, self._head = words[0], words[-1]

    def _pick_span(self, anchor: int, head: int) -> None:
        self._anchor, self._head = anchor, head
        self.pick(tuple(range(min(anchor, head), max(anchor, head) + 1)))
        self.reveal((head,), enlarge=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left.value: (-1, 0),
            Qt.Key.Key_Right.value: (1, 0),
            Qt.Key.Key_Up.value: (0, -1),
            Qt.Key.Key_Down.value: (0, 1),
        }
        move = moves.get(event.key())
        if move is None or self._page is None or not self._page.words:
            super().keyPressEvent(event)
            return
        if self._head < 0:
            self._pick_span(0, 0)
            return
        widen = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not self._picked and widen:
            head = neighbour(self._page, self._head, *move)
            self._pick_span(self._anchor, head)
        else:
            head = neighbour(self._page, self._head, *move)
            self._pick_span(self._anchor if widen else head, head)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._page is not None:
            self._press = event.position()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            super().mouseMoveEvent(event)
            return
        area = QRect(self._press.toPoint(), event.position().toPoint()).normalized()
        if self._band.isVisible() or area.width() + area.height() > 2 * UNIT:
            self._band.setGeometry(QRect(area.topLeft(), area.size().expandedTo(QSize(1, 1))))
            self._band.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is None or self._page is None:
            super().mouseReleaseEvent(event)
            return
        start, self._press = self._press, None
        if self._band.isVisible():
            self._band.hide()
            one, two = self.mapToScene(start.toPoint()), self.mapToScene(event.position().toPoint())
            frame = Box(min(one.x(), two.x()), min(one.y(), two.y()), max(one.x(), two.x()), max(one.y(), two.y()))
            words = words_in(self._page, frame)
            if words:
                self._anchor, self._head = words[0], words[-1]
            self.pick(words)
        else:
            self._click(event)

    def _click(self, event: QMouseEvent) -> None:
        assert self._page is not None
        place = self.mapToScene(event.position().toPoint())
        word = word_at(self._page, place.x(), place.y())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and word is not None and self._anchor >= 0:
            self._pick_span(self._anchor, word)
            return
        mark = self._mark_at(place)
        if mark is not None and not mark.chosen:
            self.mark_clicked.emit(mark.key)
        elif word is not None:
            self._pick_span(word, word)
        else:
            self.pick(())

    def _mark_at(self, place: QPointF) -> Mark | None:
        """The smallest mark of a field under a point: where boxes lie in each other, the inner one is meant."""
        hits = [item for item in self._items if item.mark.key is not None and item.path().contains(place)]
        hits.sort(key=lambda item: item.path().boundingRect().width() * item.path().boundingRect().height())
        return hits[0].mark if hits else None

    # --- events of the view ---
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(event.angleDelta().y() / 120)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted and self._page is not None:
            self.fit()

    def _draw_marks(self) -> None:
        for item in self._items:
            self._scene.removeItem(item)
        self._items = []
        if self._page is None:
            return
        marks = list(self._marks)
        if self._picked:
            marks.append(Mark(self._picked, MarkKind.PICKED, ""))
        font = scaled_font(self.font(), 0.9)
        for mark in marks:
            item = EvidenceItem(mark, evidence_boxes(self._page, mark.words), font)
            self._scene.addItem(item)
            self._items.append(item)

    def _recolour(self) -> None:
        colours = self._theme.colours
        self.setBackgroundBrush(QColor(colours.desk))
        self._sheet.setBrush(QColor("#ffffff"))
        pen = QPen(QColor(colours.line), 1)
        pen.setCosmetic(True)
        self._sheet.setPen(pen)
