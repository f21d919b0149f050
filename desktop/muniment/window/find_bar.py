"""Searching on the paper that lies open: what is found is chosen on the page, so that it can be used or copied."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from muniment.paper import Page, Reading
from muniment.window.theme import UNIT

_MOST = 5000
"""Places that are found on one paper; nobody goes through more."""


@dataclass(frozen=True)
class Place:
    """Words that were found: the page's number, and their indices on it."""

    page: int
    words: tuple[int, ...]


def places_of(reading: Reading, typed: str) -> list[Place]:
    """Where these words stand in a row, in reading order; upper and lower case are the same, and a word may be part of
    a longer one."""
    wanted = typed.casefold().split()
    found: list[Place] = []
    for page in reading.pages if wanted else ():
        found += _on_page(page, wanted)
    return found[:_MOST]


def _on_page(page: Page, wanted: list[str]) -> list[Place]:
    texts = [word.text.casefold() for word in page.words]
    span = len(wanted)
    return [
        Place(page.number, tuple(range(start, start + span)))
        for start in range(len(texts) - span + 1)
        if all(part in text for part, text in zip(wanted, texts[start : start + span], strict=True))
    ]


class _Line(QLineEdit):
    """Enter goes on, Shift and Enter goes back, Esc leaves."""

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """`found` brings the place to show; `left` tells that the keyboard goes back to the page."""

    found = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self._places: list[Place] = []
        self._at = 0
        self.line = _Line()
        self.line.setPlaceholderText(self.tr("Search on this paper"))
        self.line.setAccessibleName(self.tr("Search on this paper"))
        self.line.setMaxLength(200)
        self.words = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * UNIT, UNIT, 2 * UNIT, UNIT)
        row.setSpacing(2 * UNIT)
        row.addWidget(self.line, 1)
        row.addWidget(self.words)
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self._step)
        self.line.left.connect(self._leave)
        self.hide()

    def open(self, reading: Reading) -> None:
        """Search on this paper, from its beginning."""
        self._reading = reading
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        self._search(self.line.text())

    def close_up(self) -> None:
        """Another paper lies open, or none."""
        self._reading = None
        self.hide()

    def _search(self, typed: str) -> None:
        self._places = places_of(self._reading, typed) if self._reading is not None else []
        self._at = 0
        self._tell()

    def _step(self, by: int) -> None:
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._tell()

    def _tell(self) -> None:
        if self._places:
            self.words.setText(self.tr("{0} of {1}").format(self._at + 1, len(self._places)))
            self.found.emit(self._places[self._at])
        else:
            self.words.setText(self.tr("not found") if self.line.text().strip() else "")
        self.line.setAccessibleDescription(self.words.text())

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
