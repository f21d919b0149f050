"""What the palette offers: every command that can be used now, and the papers that hold what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon
from rapidfuzz import fuzz, process, utils

_NOWHERE = QModelIndex()
_LEAST_LIKE = 58.0
"""Of a hundred: less alike than this is not what was meant."""
_MOST_COMMANDS = 12


@dataclass(frozen=True)
class Offer:
    """Something to go to or to do; `detail` stands at the end of its line."""

    text: str
    detail: str
    do: Callable[[], object]
    icon: QIcon | None = None


def best_offers(offers: Sequence[Offer], typed: str) -> list[Offer]:
    """Those most like what was typed, slips of the fingers forgiven; all of them where nothing was typed."""
    if not typed.strip():
        return list(offers)
    texts = [offer.text for offer in offers]
    found = process.extract(
        typed,
        texts,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=_MOST_COMMANDS,
        score_cutoff=_LEAST_LIKE,
    )
    return [offers[place] for _, _, place in found]


class PaletteModel(QAbstractTableModel):
    """Two columns: what it is called, and its keys or where it stands."""

    def __init__(self, muted: str) -> None:
        super().__init__()
        self._muted = QColor(muted)
        self._offers: list[Offer] = []

    @property
    def offers(self) -> Sequence[Offer]:
        return self._offers

    def set_offers(self, offers: Sequence[Offer]) -> None:
        self.beginResetModel()
        self._offers = list(offers)
        self.endResetModel()

    def append(self, offers: Sequence[Offer]) -> None:
        if offers:
            self.beginInsertRows(_NOWHERE, len(self._offers), len(self._offers) + len(offers) - 1)
            self._offers += offers
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._offers)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        offer = self._offers[index.row()]
        first = index.column() == 0
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text if first else offer.detail
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (offer.text, offer.detail) if part) if first else offer.detail
        if role == Qt.ItemDataRole.DecorationRole and first:
            return offer.icon
        if role == Qt.ItemDataRole.ForegroundRole and not first:
            return self._muted
        if role == Qt.ItemDataRole.TextAlignmentRole and not first:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
