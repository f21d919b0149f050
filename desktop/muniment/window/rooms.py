"""The rooms at the left: where papers are looked for, each with its count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from muniment.window.icons import glyph
from muniment.window.theme import UNIT, Theme


class Room(StrEnum):
    """A room; the value is the name of its drawing."""

    INBOX = "inbox"
    REVIEW = "review"
    PAPERS = "papers"
    ACTIVITY = "activity"
    SETTINGS = "settings"


@dataclass
class _Shown:
    room: Room
    label: str
    count: int = 0


_SHOWN = Qt.ItemDataRole.UserRole


class Rooms(QListWidget):
    """One line a room; narrow, it shows the drawings and counts only."""

    entered = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._narrow = False
        self.setAccessibleName(self.tr("Rooms"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_RoomDelegate(self, theme))
        self.viewport().setAutoFillBackground(False)
        labels = {
            Room.INBOX: (self.tr("Inbox"), self.tr("The papers of this session")),
            Room.REVIEW: (self.tr("Review"), self.tr("Papers that need a person")),
            Room.PAPERS: (self.tr("Papers"), self.tr("All papers that are kept")),
            Room.ACTIVITY: (self.tr("Activity"), self.tr("What was done, and taking it back")),
            Room.SETTINGS: (self.tr("Settings"), self.tr("How Muniment looks and works")),
        }
        for room, (label, tip) in labels.items():
            item = QListWidgetItem(label)
            item.setData(_SHOWN, _Shown(room, label))
            item.setToolTip(tip)
            self.addItem(item)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(lambda _: self.entered.emit(self.room))
        theme.changed.connect(self.viewport().update)

    @property
    def room(self) -> Room:
        return self._shown(self.currentRow()).room

    @property
    def narrow(self) -> bool:
        return self._narrow

    def enter(self, room: Room) -> None:
        self.setCurrentRow(list(Room).index(room))

    def set_count(self, room: Room, count: int) -> None:
        row = list(Room).index(room)
        shown = self._shown(row)
        shown.count = count
        self.item(row).setData(Qt.ItemDataRole.AccessibleTextRole, f"{shown.label}, {count}")
        self.viewport().update()

    def label_of(self, room: Room) -> str:
        return self._shown(list(Room).index(room)).label

    def count_of(self, room: Room) -> int:
        return self._shown(list(Room).index(room)).count

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setFixedWidth(self.sizeHint().width())
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        icon = _icon_size(metrics)
        if self._narrow:
            return QSize(max(14 * UNIT, icon + metrics.horizontalAdvance("9999") + 6 * UNIT), 0)
        widest = max(metrics.horizontalAdvance(self._shown(row).label) for row in range(self.count()))
        return QSize(widest + icon + metrics.horizontalAdvance("99999") + 11 * UNIT, 0)

    def _shown(self, row: int) -> _Shown:
        shown = self.item(row).data(_SHOWN)
        assert isinstance(shown, _Shown)
        return shown


class _RoomDelegate(QStyledItemDelegate):
    def __init__(self, rooms: Rooms, theme: Theme) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10 * UNIT, max(9 * UNIT, option.fontMetrics.height() + 4 * UNIT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown: _Shown = index.data(_SHOWN)
        colours = self._theme.colours
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(option.rect, QColor(colours.chosen))
            painter.fillRect(QRect(option.rect.topLeft(), QSize(UNIT, option.rect.height())), QColor(colours.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        area = option.rect.adjusted(3 * UNIT, 0, -3 * UNIT, 0)
        size = _icon_size(option.fontMetrics)
        colour = colours.accent if selected else colours.muted
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(
            QPointF(area.left(), area.center().y() - size / 2 + 1), glyph(shown.room.value, colour, size, ratio)
        )
        centre = Qt.AlignmentFlag.AlignVCenter
        count = _short(shown.count)
        painter.setPen(QColor(colours.muted))
        if self._rooms.narrow:
            painter.drawText(area.adjusted(size + UNIT, 0, 2 * UNIT, 0), centre | Qt.AlignmentFlag.AlignLeft, count)
        else:
            painter.drawText(area, centre | Qt.AlignmentFlag.AlignRight, count)
            painter.setPen(QColor(colours.text))
            painter.drawText(area.adjusted(size + 2 * UNIT, 0, 0, 0), centre | Qt.AlignmentFlag.AlignLeft, shown.label)
        painter.restore()


def _short(count: int) -> str:
    if not count:
        return ""
    return str(count) if count < 10_000 else f"{count // 1000}k"


def _icon_size(metrics: QFontMetrics) -> int:
    return max(20, metrics.height())
