"""One field of the open paper: its label, its value as printed, how sure it is, and what else it could be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from muniment.paper import Candidate
from muniment.window.icons import glyph
from muniment.window.standing import FieldEntry, chance_words, standing_words
from muniment.window.theme import UNIT, Theme, scaled_font

_MOST_RUNNERS_UP = 9


class ValueEditor(QLineEdit):
    """Typing a value: Enter keeps it, Esc leaves it; the window's own keys stay out meanwhile."""

    kept = Signal(str)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FieldRow(QWidget):
    """A row of the panel. Clicking it chooses the field; the chosen row shows its runners-up as buttons."""

    chosen = Signal(object)
    edit_asked = Signal()
    runner_up_taken = Signal(int)
    typed = Signal(str)

    def __init__(self, entry: FieldEntry, theme: Theme) -> None:
        super().__init__()
        self.entry = entry
        self._theme = theme
        self._is_chosen = False
        self.editor: ValueEditor | None = None
        small = scaled_font(self.font(), 0.9)
        colour = getattr(theme.colours, entry.standing.colour)
        words = standing_words(entry)

        self._label = QLabel(entry.field.label)
        self._label.setFont(small)
        self._label.setProperty("muted", True)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        mark = QLabel()
        size = max(14, self._label.fontMetrics().height() - 2)
        mark.setPixmap(glyph(entry.standing.glyph, colour, size, self.devicePixelRatioF()))
        standing = QLabel(words)
        standing.setFont(small)
        standing.setStyleSheet(f"color: {colour}")
        if entry.value is not None and not entry.standing.personal:
            standing.setToolTip(chance_words(entry.value.confidence))
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self._label, 1)
        head.addWidget(mark)
        head.addWidget(standing)

        self._text = QLabel(entry.value.text if entry.value else "")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if entry.value is not None and entry.value.value != entry.value.text:
            self._text.setToolTip(self.tr("Kept as {0}").format(entry.value.value))
        if entry.value is None:
            self._text.hide()
        elif entry.standing.personal:
            self._text.setStyleSheet(f"color: {theme.colours.personal}")

        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT // 2)
        self.setMinimumHeight(9 * UNIT)
        layout.addLayout(head)
        layout.addWidget(self._text)
        if entry.reason:
            reason = QLabel(entry.reason)
            reason.setFont(small)
            reason.setWordWrap(True)
            reason.setTextFormat(Qt.TextFormat.PlainText)
            reason.setStyleSheet(f"color: {theme.colours.doubtful}")
            layout.addWidget(reason)
        self._runners_up = QWidget()
        self._runners_up.setVisible(False)
        column = QVBoxLayout(self._runners_up)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        for number, candidate in enumerate(self.runners_up, start=1):
            column.addWidget(self._runner_up_button(number, candidate))
        layout.addWidget(self._runners_up)
        value = entry.value.text if entry.value else ""
        self.setAccessibleName(", ".join(part for part in (entry.field.label, value, words, entry.reason) if part))

    @property
    def runners_up(self) -> tuple[Candidate, ...]:
        return self.entry.value.runners_up[:_MOST_RUNNERS_UP] if self.entry.value else ()

    @property
    def value_label(self) -> QLabel:
        return self._text

    def set_chosen(self, chosen: bool) -> None:
        self._is_chosen = chosen
        self._runners_up.setVisible(chosen and bool(self.runners_up))
        if not chosen:
            self.stop_editing()
        self.update()

    def edit(self) -> None:
        """Type the value in place."""
        if self.editor is None:
            self.editor = ValueEditor(self.entry.value.text if self.entry.value else "")
            self.editor.setAccessibleName(self.tr("Type {0}").format(self.entry.field.label))
            self.editor.setPlaceholderText(self.tr("Enter keeps it, Esc leaves it"))
            self.editor.kept.connect(self.typed)
            self.editor.left.connect(self.stop_editing)
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(2, self.editor)
            self._text.hide()
        self.editor.selectAll()
        self.editor.setFocus()

    def stop_editing(self) -> None:
        if self.editor is not None:
            editor, self.editor = self.editor, None
            had_focus = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            self._text.setVisible(self.entry.value is not None)
            parent = self.parentWidget()
            if had_focus and parent is not None:
                parent.setFocus()

    def _runner_up_button(self, number: int, candidate: Candidate) -> QPushButton:
        button = QPushButton(f"{number}   {' '.join(candidate.text.split())}")
        button.setStyleSheet("text-align: left")
        button.setToolTip(chance_words(candidate.confidence))
        button.setAccessibleName(self.tr("Take instead: {0}").format(candidate.text))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: self.runner_up_taken.emit(number))
        return button

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.entry.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = self._theme.colours
        if self._is_chosen:
            painter.fillRect(self.rect(), QColor(colours.chosen))
            painter.fillRect(0, 0, UNIT, self.height(), QColor(colours.accent))
            parent = self.parentWidget()
            if parent is not None and parent.hasFocus():
                painter.setPen(QColor(colours.accent))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(QColor(colours.line))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()
