"""What was done, as a table: when, what, to which paper, and whether it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from muniment.cabinet.records import DoneOperation
from muniment.errors import MunimentError
from muniment.window.background import Background
from muniment.window.core_words import said
from muniment.window.theme import Theme

_PAGE = 200
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, in their order."""

    WHEN = 0
    WHAT = 1
    PAPER = 2
    STANDS = 3


class ActivityModel(QAbstractTableModel):
    """Reads the newest first and goes on as one scrolls. `came` tells that there is something new to show."""

    came = Signal()
    failed = Signal(object)

    def __init__(self, read: Callable[..., list[DoneOperation]], background: Background, theme: Theme) -> None:
        super().__init__()
        self._read = read
        self._background = background
        self._theme = theme
        self._rows: list[DoneOperation] = []
        self._has_more = False
        self._under_way = False

    @property
    def rows(self) -> Sequence[DoneOperation]:
        return self._rows

    def refresh(self) -> None:
        """Read the newest again."""
        self._background.run(partial(self._read, most=_PAGE), self._show, self.failed.emit)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self._has_more and not self._under_way

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if self.canFetchMore(parent):
            self._under_way = True
            last = self._rows[-1].operation_id
            self._background.run(partial(self._read, before=last, most=_PAGE), self._append, self._give_up)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return {
            Column.WHEN: self.tr("When"),
            Column.WHAT: self.tr("What was done"),
            Column.PAPER: self.tr("Paper"),
            Column.STANDS: self.tr("Now"),
        }[Column(section)]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.WHAT:
            return self._words(row, Column.WHAT)
        if role == Qt.ItemDataRole.ForegroundRole and (row.undone_at is not None or index.column() == Column.WHEN):
            return QColor(self._theme.colours.muted)
        return None

    def _words(self, row: DoneOperation, column: Column) -> str:
        if column is Column.WHEN:
            moment = QDateTime.fromSecsSinceEpoch(int(row.done_at.timestamp()))
            return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        if column is Column.WHAT:
            words = said(row.description)
            return words[:1].upper() + words[1:]
        if column is Column.PAPER:
            return row.paper_name
        return self.tr("taken back") if row.undone_at is not None else self.tr("stands")

    def _show(self, rows: list[DoneOperation]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._has_more = len(rows) == _PAGE
        self.endResetModel()
        self.came.emit()

    def _append(self, rows: list[DoneOperation]) -> None:
        self._under_way = False
        self._has_more = len(rows) == _PAGE
        if rows:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def _give_up(self, error: MunimentError) -> None:
        self._under_way = False
        self.failed.emit(error)
