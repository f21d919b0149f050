"""The list of a room's papers. Only what changed is told to the view, so that long lists stay calm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from muniment.window import core_words
from muniment.window.paper_rows import PaperRow

ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Changes:
    """How one list of rows becomes another: at the place `at` some are `gone` and some `new`, and `other` rows now say
    something else, each with its place afterwards."""

    at: int
    gone: int
    new: Sequence[PaperRow]
    other: Sequence[tuple[int, PaperRow]]


def changes(before: Sequence[PaperRow], after: Sequence[PaperRow]) -> Changes:
    """What is different; rows that stay at the beginning and the end are left in peace."""
    head = 0
    shorter = min(len(before), len(after))
    while head < shorter and before[head].key == after[head].key:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail].key == after[-1 - tail].key:
        tail += 1
    other = [(place, after[place]) for place in range(head) if after[place] != before[place]]
    for back in range(tail, 0, -1):
        if after[-back] != before[-back]:
            other.append((len(after) - back, after[-back]))
    return Changes(head, len(before) - head - tail, after[head : len(after) - tail], other)


class PapersModel(QAbstractListModel):
    """Rows in order; `ROW` hands out the whole row, the display and accessible roles its words.

    Where there are more papers than rows, a view that comes near the end asks for them, and `more_wanted` tells.
    """

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PaperRow] = []
        self._places: dict[tuple[str, int], int] = {}
        self._places_stand = True
        self._total = 0

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and len(self._rows) < self._total

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if self.canFetchMore(parent):
            self.more_wanted.emit()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.title}\n{core_words.reason(row.error) if row.error else row.words}"
        return None

    @property
    def rows(self) -> Sequence[PaperRow]:
        return self._rows

    def place(self, key: tuple[str, int]) -> int:
        """Where the row of that key stands, or -1."""
        if not self._places_stand:
            self._places = {row.key: place for place, row in enumerate(self._rows)}
            self._places_stand = True
        return self._places.get(key, -1)

    def place_of_paper(self, paper_id: int) -> int:
        """Where a kept paper stands, or -1."""
        place = self.place(("paper", paper_id))
        if place >= 0:
            return place
        return next((place for place, row in enumerate(self._rows) if row.paper_id == paper_id), -1)

    def put(self, row: PaperRow) -> None:
        """Change the row of the same key, or append it."""
        place = self.place(row.key)
        if place < 0:
            self._places[row.key] = len(self._rows)
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows))
            self._rows.append(row)
            self.endInsertRows()
        elif self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

    def replace(self, place: int, row: PaperRow) -> None:
        """Put a row with another key in a row's place: the same paper, read again."""
        self._rows[place] = row
        self._places_stand = False
        self.dataChanged.emit(self.index(place), self.index(place))

    def set_rows(self, rows: Sequence[PaperRow]) -> None:
        """Show these rows instead; those that stay at the beginning and the end keep their selection."""
        self.apply(changes(self._rows, rows), more=len(rows))

    def apply(self, changed: Changes, *, more: int) -> None:
        """Make changes that were found before; `more` is how many rows there will be once all are fetched."""
        heights_change = any(row.snippet for row in self._rows[:1]) != any(row.snippet for row in changed.new[:1])
        self._total = more
        if changed.gone:
            self.beginRemoveRows(_NOWHERE, changed.at, changed.at + changed.gone - 1)
            del self._rows[changed.at : changed.at + changed.gone]
            self._places_stand = False
            self.endRemoveRows()
        if changed.new:
            self.beginInsertRows(_NOWHERE, changed.at, changed.at + len(changed.new) - 1)
            self._rows[changed.at : changed.at] = changed.new
            self._places_stand = False
            self.endInsertRows()
        for place, row in changed.other:
            heights_change = heights_change or bool(row.snippet) != bool(self._rows[place].snippet)
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))
        if heights_change:
            self.layoutChanged.emit()
