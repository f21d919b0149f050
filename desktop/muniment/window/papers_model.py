"""The list of a room's papers. Only what changed is told to the view, so that long lists stay calm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from muniment.window.paper_rows import PaperRow

ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class PapersModel(QAbstractListModel):
    """Rows in order; `ROW` hands out the whole row, the display and accessible roles its words."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PaperRow] = []
        self._places: dict[tuple[str, int], int] = {}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

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
            return f"{row.title}\n{row.error.reason if row.error else row.words}"
        return None

    @property
    def rows(self) -> Sequence[PaperRow]:
        return self._rows

    def row(self, number: int) -> PaperRow | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place(self, key: tuple[str, int]) -> int:
        """Where the row of that key stands, or -1."""
        return self._places.get(key, -1)

    def place_of_paper(self, paper_id: int) -> int:
        """Where a kept paper stands, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.paper_id == paper_id), -1)

    def put(self, row: PaperRow) -> None:
        """Change the row of the same key, or append it."""
        place = self.place(row.key)
        if place < 0:
            self._insert(len(self._rows), [row])
        elif self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

    def replace(self, place: int, row: PaperRow) -> None:
        """Put a row with another key in a row's place: the same paper, read again."""
        del self._places[self._rows[place].key]
        self._places[row.key] = place
        self._rows[place] = row
        self.dataChanged.emit(self.index(place), self.index(place))

    def set_rows(self, rows: Sequence[PaperRow]) -> None:
        """Show these rows instead; those that stay at the beginning and the end keep their selection."""
        heights_change = any(row.snippet for row in self._rows[:1]) != any(row.snippet for row in rows[:1])
        before = [row.key for row in self._rows]
        after = [row.key for row in rows]
        head = _common(before, after)
        tail = min(_common(before[::-1], after[::-1]), len(before) - head, len(after) - head)
        if len(before) > head + tail:
            self.beginRemoveRows(QModelIndex(), head, len(before) - tail - 1)
            del self._rows[head : len(before) - tail]
            self._find_places()
            self.endRemoveRows()
        if len(after) > head + tail:
            self._insert(head, rows[head : len(after) - tail])
        for place, row in enumerate(rows):
            if self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))
        if heights_change:
            self.layoutChanged.emit()

    def _insert(self, place: int, rows: Sequence[PaperRow]) -> None:
        self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
        at_the_end = place == len(self._rows)
        self._rows[place:place] = rows
        if at_the_end:
            self._places.update({row.key: place + offset for offset, row in enumerate(rows)})
        else:
            self._find_places()
        self.endInsertRows()

    def _find_places(self) -> None:
        self._places = {row.key: place for place, row in enumerate(self._rows)}


def _common(one: list[tuple[str, int]], other: list[tuple[str, int]]) -> int:
    """How many keys both begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
