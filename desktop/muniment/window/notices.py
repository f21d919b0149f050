"""Plain words where a page would be, and one-line bars beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from muniment.window.icons import glyph
from muniment.window.theme import UNIT, Theme, scaled_font, text_scale

_WIDEST = 120 * UNIT


class Notice(QWidget):
    """A large sentence, a smaller one with what to do, and buttons that do it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._drawing = ""
        self._colour = "muted"
        self._picture = QLabel()
        self._head = QLabel()
        self._body = QLabel()
        self._head.setFont(scaled_font(self.font(), 1.5))
        for label in (self._picture, self._head, self._body):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(label is not self._picture)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._body.setProperty("muted", True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(2 * UNIT)
        column = QVBoxLayout()
        column.setSpacing(3 * UNIT)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(self._head)
        column.addWidget(self._body)
        column.addSpacing(2 * UNIT)
        column.addLayout(self._buttons)
        column.addStretch(3)
        middle = QWidget()
        middle.setLayout(column)
        middle.setMaximumWidth(round(_WIDEST * text_scale(self)))
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 0, 4 * UNIT, 0)
        layout.addStretch(1)
        layout.addWidget(middle, 1000)
        layout.addStretch(1)
        theme.changed.connect(self._recolour)

    @property
    def words(self) -> str:
        """All that it says."""
        return f"{self._head.text()} {self._body.text()}"

    def say(
        self, head: str, body: str = "", drawing: str = "", colour: str = "muted", buttons: Sequence[QPushButton] = ()
    ) -> None:
        self._head.setText(head)
        self._body.setText(body)
        self._body.setVisible(bool(body))
        self._drawing, self._colour = drawing, colour
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._buttons.addStretch(1)
        for button in buttons:
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._recolour()

    def _recolour(self) -> None:
        colours = self._theme.colours
        self._picture.setVisible(bool(self._drawing))
        if self._drawing:
            size = self._head.fontMetrics().height() * 2
            colour = getattr(colours, self._colour)
            self._picture.setPixmap(glyph(self._drawing, colour, size, self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.base))
        painter.end()


class Bar(QWidget):
    """One line above or below the page, with at most two buttons at its end."""

    def __init__(self, theme: Theme, *buttons: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self._words, 1)
        for button in buttons:
            layout.addWidget(button)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str) -> None:
        """Show these words; none hides the bar."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.chosen))
        painter.end()
