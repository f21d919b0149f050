"""Paints a paper's row: glyph, title, amount; below them its state in words and its date."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from muniment.window.icons import glyph
from muniment.window.paper_rows import PaperRow
from muniment.window.papers_model import ROW
from muniment.window.theme import UNIT, Theme, scaled_font

_MARGIN = 3 * UNIT
_SNIPPET_LINES = 1


class PaperDelegate(QStyledItemDelegate):
    """Each row has at most one button of its own: stop while it is worked on, read again after a failure."""

    cancel_asked = Signal(object)
    again_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: PaperRow | None = index.data(ROW)
        lines = 2 + (_SNIPPET_LINES if row is not None and row.snippet else 0)
        height = _title_metrics(option.font).height() + (lines - 1) * _detail_metrics(option.font).height()
        return QSize(40 * UNIT, max(11 * UNIT, height + 4 * UNIT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: PaperRow | None = index.data(ROW)
        if row is None:
            return
        painter.save()
        self._paint_ground(painter, option)
        colours = self._theme.colours
        area = option.rect.adjusted(_MARGIN, 2 * UNIT, -_MARGIN, -2 * UNIT)
        state = QColor(getattr(colours, row.state.colour))
        size = _glyph_size(option.font)
        ratio = painter.device().devicePixelRatio()
        title_height = _title_metrics(option.font).height()
        painter.drawPixmap(
            QPointF(area.left(), area.top() + (title_height - size) / 2),
            glyph(row.state.value, state.name(), size, ratio),
        )
        area.setLeft(area.left() + size + 2 * UNIT)
        if _button_name(row):
            button = _button_rect(option)
            painter.drawPixmap(button.topLeft(), glyph(_button_name(row), colours.muted, button.width(), ratio))
            area.setRight(button.left() - 2 * UNIT)

        top = QRect(area.left(), area.top(), area.width(), title_height)
        detail_font = scaled_font(option.font, 0.9)
        detail_height = _detail_metrics(option.font).height()
        below = QRect(area.left(), top.bottom() + 1, area.width(), detail_height)
        painter.setFont(option.font)
        _two_sides(painter, top, row.title, colours.text, row.amount, colours.text, right_may_go=False)
        painter.setFont(detail_font)
        _two_sides(painter, below, row.words, state.name(), row.date, colours.muted, right_may_go=True)
        if row.snippet:
            self._paint_snippet(painter, below.translated(0, detail_height), row.snippet, detail_font)
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: object) -> bool:
        row = index.data(ROW) if isinstance(index, QModelIndex) else None
        if (
            isinstance(row, PaperRow)
            and _button_name(row)
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and _button_rect(option).adjusted(-UNIT, -UNIT, UNIT, UNIT).contains(event.position().toPoint())
        ):
            (self.cancel_asked if row.state.working else self.again_asked).emit(row)
            return True
        return False

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = self._theme.colours
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.chosen))
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), UNIT, option.rect.height()), QColor(colours.accent)
            )
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        else:
            painter.setPen(QColor(colours.line))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_snippet(self, painter: QPainter, area: QRect, snippet: str, font: QFont) -> None:
        """The words that were found stand out by weight and colour."""
        colours = self._theme.colours
        strong = scaled_font(font, 1.0, bold=True)
        left = area.left()
        for number, part in enumerate(snippet.replace("\u2069", "\u2068").split("\u2068")):
            found = number % 2 == 1
            painter.setFont(strong if found else font)
            painter.setPen(QColor(colours.accent if found else colours.muted))
            metrics = painter.fontMetrics()
            room = area.right() - left
            text = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, area.top(), room, area.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += metrics.horizontalAdvance(part)
            if left >= area.right():
                break


def _two_sides(
    painter: QPainter, area: QRect, left: str, left_colour: str, right: str, right_colour: str, *, right_may_go: bool
) -> None:
    """Text at both ends. Where they do not both fit, the right one goes if it may, and else the left one is cut."""
    metrics = painter.fontMetrics()
    right = metrics.elidedText(right, Qt.TextElideMode.ElideRight, area.width() // 2)
    taken = metrics.horizontalAdvance(right) + 2 * UNIT if right else 0
    if right_may_go and metrics.horizontalAdvance(left) > area.width() - taken:
        right, taken = "", 0
    painter.setPen(QColor(right_colour))
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
    painter.setPen(QColor(left_colour))
    left = metrics.elidedText(left, Qt.TextElideMode.ElideRight, area.width() - taken)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, left)


def _button_name(row: PaperRow) -> str:
    if row.state.working:
        return "close"
    return "again" if row.state.can_be_read_again and row.path is not None else ""


def _button_rect(option: QStyleOptionViewItem) -> QRect:
    size = _glyph_size(option.font) + UNIT
    return QRect(option.rect.right() - _MARGIN - size, option.rect.center().y() - size // 2, size, size)


def _glyph_size(font: QFont) -> int:
    return max(16, QFontMetrics(font).height() - 2)


def _title_metrics(font: QFont) -> QFontMetrics:
    return QFontMetrics(font)


def _detail_metrics(font: QFont) -> QFontMetrics:
    return QFontMetrics(scaled_font(font, 0.9))
