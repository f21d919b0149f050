"""The list of a room's papers, with the search box over it where all papers are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from muniment.paper import DocumentType
from muniment.window.actions import Actions
from muniment.window.buttons import tool_button
from muniment.window.filter_bar import FilterBar
from muniment.window.paper_delegate import PaperDelegate
from muniment.window.paper_rows import PaperRow
from muniment.window.papers_model import ROW, PapersModel
from muniment.window.rooms import Room
from muniment.window.theme import UNIT, Theme

_NEAR_THE_END = 20
_PAUSE = 180
"""Milliseconds after the last letter before the search begins."""


class SearchBox(QLineEdit):
    """Down goes into what was found."""

    went_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_down.emit()
        else:
            super().keyPressEvent(event)


class PapersPane(QWidget):
    """Shows one model at a time; a row is chosen by its key, so it stays chosen while rows come and go."""

    row_chosen = Signal(object)
    search_asked = Signal(str)

    def __init__(self, types: Sequence[DocumentType], actions: Actions, delegate: PaperDelegate, theme: Theme) -> None:
        super().__init__()
        self._model: PapersModel | None = None
        self.search = SearchBox()
        self.search.setPlaceholderText(self.tr("Search words, names, numbers"))
        self.search.setAccessibleName(self.tr("Search the papers"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(500)
        self.filter = FilterBar(types, actions)
        self.title = QLabel()
        self.view = QListView()
        self.view.setItemDelegate(delegate)
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName(self.tr("List of papers"))
        self.view.setMouseTracking(True)
        self.hints = QLabel()
        self.hints.setProperty("muted", True)
        self.hints.setWordWrap(True)
        self.hints.setTextFormat(Qt.TextFormat.PlainText)
        self.hints.setContentsMargins(3 * UNIT, 0, 3 * UNIT, 2 * UNIT)
        self.hints.hide()
        self._empty = QLabel()
        self._empty.setProperty("muted", True)
        self._empty.setWordWrap(True)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        head = QHBoxLayout()
        head.setContentsMargins(3 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        head.setSpacing(UNIT)
        head.addWidget(self.title, 1)
        head.addWidget(self.search, 1)
        self._filter_button = tool_button(actions["filter"])
        head.addWidget(self._filter_button)
        head.addWidget(tool_button(actions["open-papers"]))
        head.addWidget(tool_button(actions["open-folder"]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.filter)
        layout.addWidget(self.hints)
        layout.addWidget(self._empty)
        layout.addWidget(self.view, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(lambda: self.search_asked.emit(self.search.text().strip()))
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.went_down.connect(self._go_down)
        theme.changed.connect(self.view.viewport().update)

    def show_room(self, room: Room, label: str, model: PapersModel) -> None:
        self.title.setText(label)
        self.title.setVisible(room is not Room.PAPERS)
        self.search.setVisible(room is Room.PAPERS)
        self._filter_button.setVisible(room is Room.PAPERS)
        self.filter.setVisible(room is Room.PAPERS and self.filter.wanted.is_narrow)
        self._model = model
        self.view.setModel(model)
        self.view.selectionModel().currentChanged.connect(self._current_changed)

    def say_hints(self, hints: Sequence[str]) -> None:
        """What stands under the search box: what of the question was not understood."""
        self.hints.setText("\n".join(hints))
        self.hints.setVisible(bool(hints) and not self.search.isHidden())

    def say_empty(self, words: str) -> None:
        """What stands in the list's place while it has no rows."""
        empty = self._model is None or self._model.rowCount() == 0
        self._empty.setText(words)
        self._empty.setVisible(empty)
        self.view.setVisible(not empty)

    def open_filter(self) -> None:
        """Show the filter with the keyboard in it."""
        self.filter.show()
        self.filter.type.setFocus()

    @property
    def chosen(self) -> PaperRow | None:
        row = self.view.currentIndex().data(ROW)
        return row if isinstance(row, PaperRow) else None

    def choose(self, place: int) -> None:
        if self._model is not None and 0 <= place < self._model.rowCount():
            index = self._model.index(place)
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
            if place >= self._model.rowCount() - _NEAR_THE_END:
                self._model.fetchMore(QModelIndex())

    @property
    def place(self) -> int:
        return self.view.currentIndex().row()

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        self.row_chosen.emit(current.data(ROW) if current.isValid() else None)

    def _go_down(self) -> None:
        self.view.setFocus()
        if self.place < 0:
            self.choose(0)
