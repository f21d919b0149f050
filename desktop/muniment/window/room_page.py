"""A room with a page of its own, in the place of list, page and fields."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from muniment.window.rooms import Room
from muniment.window.theme import UNIT, scaled_font


class RoomPage(QWidget):
    """What such rooms share. One is a file with a class of this kind, and the window lists them all in one place."""

    room: ClassVar[Room]

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        head = QLabel(title)
        head.setFont(scaled_font(self.font(), 1.5))
        below = QLabel(words)
        below.setWordWrap(True)
        below.setProperty("muted", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(6 * UNIT, 5 * UNIT, 6 * UNIT, 4 * UNIT)
        self.body.setSpacing(3 * UNIT)
        self.body.addWidget(head)
        self.body.addWidget(below)

    @property
    def keyboard(self) -> QWidget:
        """What takes the keyboard when the room is entered."""
        raise NotImplementedError

    def enter(self) -> None:
        """It comes into sight: show things as they are now."""
