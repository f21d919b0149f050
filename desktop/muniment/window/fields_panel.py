"""What the paper says: its type, its fields with their doubts, and the buttons that settle it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from muniment.cabinet.records import StoredPaper
from muniment.paper import DocumentType
from muniment.window.actions import Actions
from muniment.window.buttons import action_button
from muniment.window.field_row import FieldRow
from muniment.window.open_paper import OpenPaper
from muniment.window.standing import FieldEntry, chance_words, plain_reason, sort_reasons
from muniment.window.theme import UNIT, Theme, scaled_font

FieldKey = tuple[str, int]


class FieldList(QWidget):
    """Carries the rows and the keyboard: Up and Down choose the field before and after."""

    step = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Fields"))
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self.rows.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class FieldsPanel(QWidget):
    """Built anew from the open paper; `chosen_changed` tells when another field was chosen, and whether by hand."""

    chosen_changed = Signal(bool)

    def __init__(self, desk: OpenPaper, types: Sequence[DocumentType], actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._chosen: FieldKey | None = None
        self._rows: list[FieldRow] = []
        self._title = QLabel()
        self._title.setFont(scaled_font(self.font(), 1.2, bold=True))
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._name = QLabel()
        self._name.setFont(scaled_font(self.font(), 0.9))
        self._name.setProperty("muted", True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._type = QComboBox()
        self._type.setAccessibleName(self.tr("Type of the paper"))
        for document_type in types:
            self._type.addItem(document_type.label, document_type.name)
            self._type.setItemData(self._type.count() - 1, document_type.description, Qt.ItemDataRole.ToolTipRole)
        self._type.setMinimumHeight(max(7 * UNIT, self.fontMetrics().height() + 3 * UNIT))
        self._type.activated.connect(lambda place: desk.correct_type(self._type.itemData(place)))
        self._type_words = QLabel()
        self._type_words.setFont(scaled_font(self.font(), 0.9))
        self._reasons = QLabel()
        self._reasons.setWordWrap(True)
        self._reasons.setTextFormat(Qt.TextFormat.PlainText)
        self._reasons.setFont(scaled_font(self.font(), 0.9))
        self.list = FieldList()
        self.list.step.connect(self._step)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.list)
        self._scroll.viewport().setAutoFillBackground(False)
        self.list.setAutoFillBackground(False)

        type_line = QHBoxLayout()
        type_line.setSpacing(2 * UNIT)
        type_line.addWidget(self._type, 1)
        type_line.addWidget(self._type_words)
        head = QVBoxLayout()
        head.setContentsMargins(4 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        head.setSpacing(UNIT)
        head.addWidget(self._title)
        head.addWidget(self._name)
        head.addSpacing(UNIT)
        head.addLayout(type_line)
        head.addWidget(self._reasons)
        self._accept = action_button(actions["accept"], primary=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(4 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        foot.setSpacing(2 * UNIT)
        foot.addWidget(self._accept, 1)
        foot.addWidget(action_button(actions["skip"]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
        self._type.installEventFilter(self)
        theme.changed.connect(self.rebuild)

    # --- choosing a field ---
    @property
    def chosen(self) -> FieldEntry | None:
        return next((entry for entry in self._desk.entries if entry.key == self._chosen), None)

    @property
    def rows(self) -> Sequence[FieldRow]:
        return self._rows

    @property
    def chosen_row(self) -> FieldRow | None:
        return next((row for row in self._rows if row.entry.key == self._chosen), None)

    def choose(self, key: FieldKey, *, by_hand: bool = True) -> None:
        self._chosen = key
        for row in self._rows:
            row.set_chosen(row.entry.key == key)
            if row.entry.key == key:
                self._scroll.ensureWidgetVisible(row, 0, 4 * UNIT)
                self.list.setAccessibleDescription(row.accessibleName())
        self.chosen_changed.emit(by_hand)

    def choose_doubtful(self, step: int) -> None:
        """Go to the next or the previous doubtful field, round and round."""
        entries = self._desk.entries
        here = next((place for place, entry in enumerate(entries) if entry.key == self._chosen), -1 if step > 0 else 0)
        for distance in range(1, len(entries) + 1):
            entry = entries[(here + step * distance) % len(entries)]
            if entry.standing.doubtful:
                self.choose(entry.key)
                return

    def edit_chosen(self) -> None:
        row = self.chosen_row
        if row is not None:
            row.edit()

    def open_types(self) -> None:
        self._type.setFocus()
        self._type.showPopup()

    def _step(self, step: int) -> None:
        keys = [entry.key for entry in self._desk.entries]
        if keys:
            here = keys.index(self._chosen) if self._chosen in keys else -1
            self.choose(keys[min(max(here + step, 0), len(keys) - 1)])

    # --- filling it ---
    def lay_open(self) -> None:
        """Show a paper that was just opened: its first doubtful field is chosen, else the first that was found."""
        entries = self._desk.entries
        first = next((entry for entry in entries if entry.standing.doubtful), None)
        first = first or next((entry for entry in entries if entry.evidence), None)
        self._chosen = first.key if first else None
        self.rebuild()

    def rebuild(self) -> None:
        """Show the open paper as it now stands; the chosen field stays chosen."""
        paper = self._desk.paper
        if paper is None:
            return
        entries = self._desk.entries
        if self._chosen is not None and all(entry.key != self._chosen for entry in entries):
            # The value was replaced or removed: the field itself stays chosen.
            same = [entry for entry in entries if entry.field.name == self._chosen[0]]
            self._chosen = same[-1].key if same else None
        self._fill_head(paper)
        editing = self._editing()
        for old in self._rows:
            self.list.rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        for place, entry in enumerate(entries):
            row = FieldRow(entry, self._theme)
            row.chosen.connect(self._row_clicked)
            row.edit_asked.connect(self.edit_chosen)
            row.runner_up_taken.connect(self._take_runner_up)
            row.typed.connect(self._keep_typed)
            self.list.rows.insertWidget(place, row)
            self._rows.append(row)
        if editing:
            self.list.setFocus()
        if self._chosen is not None:
            self.choose(self._chosen, by_hand=False)
        else:
            self.chosen_changed.emit(False)

    def _editing(self) -> bool:
        row = self.chosen_row
        return row is not None and row.editor is not None

    def _fill_head(self, paper: StoredPaper) -> None:
        colours = self._theme.colours
        document_type = self._desk.document_type
        telling = next(
            (entry.value.value for entry in self._desk.entries if entry.value and entry.field.kind == "name"), ""
        )
        self._title.setText(telling or paper.name)
        self._name.setText(paper.name if telling else "")
        self._name.setVisible(bool(telling))
        self._name.setToolTip(paper.source)
        with QSignalBlocker(self._type):
            self._type.setCurrentIndex(self._type.findData(paper.type))
        _, general = sort_reasons(paper.reasons, document_type)
        confidence = paper.verdict.type_confidence
        if paper.type_by_person:
            words, colour = self.tr("chosen by you"), colours.personal
        elif paper.accepted:
            words, colour = self.tr("accepted"), colours.settled
        elif paper.parts:
            words, colour = self.tr("split"), colours.muted
        elif any(reason.startswith("type: ") for reason in general):
            words, colour = self.tr("check"), colours.doubtful
        else:
            words, colour = self.tr("sure"), colours.settled
        self._type_words.setText(words)
        self._type_words.setStyleSheet(f"color: {colour}")
        self._type_words.setToolTip("" if paper.type_by_person else chance_words(confidence))
        self._reasons.setText("\n".join(plain_reason(reason, document_type) for reason in general))
        self._reasons.setStyleSheet(f"color: {colours.doubtful}")
        self._reasons.setVisible(bool(general))

    def _row_clicked(self, key: FieldKey) -> None:
        self.list.setFocus()
        self.choose(key)

    def _take_runner_up(self, number: int) -> None:
        self.take_runner_up(number)

    def take_runner_up(self, number: int) -> None:
        """Take the chosen field's runner-up of that number instead."""
        row = self.chosen_row
        if row is not None and 0 < number <= len(row.runners_up):
            entry = row.entry
            evidence = row.runners_up[number - 1].evidence
            self._desk.pick_words(
                entry.field.name, entry.field.label, evidence, entry.value.finding_id if entry.value else None
            )

    def _keep_typed(self, text: str) -> None:
        row = self.chosen_row
        if row is None:
            return
        value = row.entry.value
        row.stop_editing()
        if text and (value is None or text != value.text):
            self._desk.type_value(
                row.entry.field.name, row.entry.field.label, text, value.finding_id if value else None
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A closed box must not change the type by a stray turn of the wheel.
        return event.type() == QEvent.Type.Wheel or super().eventFilter(watched, event)
