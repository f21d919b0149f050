"""Ctrl+K: type a few letters of a command, a room or a paper, and Enter does it or goes there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from muniment.cabinet.records import SearchResult
from muniment.office import Office
from muniment.window.actions import Actions
from muniment.window.background import Background
from muniment.window.palette_model import Offer, PaletteModel, best_offers
from muniment.window.theme import UNIT, Theme, text_scale

_PAUSE = 150
"""Milliseconds after the last letter before papers are looked for."""
_MOST_PAPERS = 8
_LEFT_OUT = ("palette", "back", "next-pane", "previous-pane")
"""What makes no sense once the palette lies over the window."""


class _Line(QLineEdit):
    """The letters go in here while Up and Down choose below."""

    def __init__(self, step: Callable[[int], None]) -> None:
        super().__init__()
        self._step = step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up.value: -1,
            Qt.Key.Key_Down.value: 1,
            Qt.Key.Key_PageUp.value: -8,
            Qt.Key.Key_PageDown.value: 8,
        }
        if event.key() in steps:
            self._step(steps[event.key()])
        else:
            super().keyPressEvent(event)


class Palette(QDialog):
    """Lists commands as they are typed, and under them the papers that hold the words."""

    def __init__(
        self,
        actions: Actions,
        office: Office,
        background: Background,
        show_paper: Callable[[int, str], object],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find a command or a paper"))
        self._office = office
        self._background = background
        self._show_paper = show_paper
        self._commands = [
            Offer(
                command.plain_text,
                command.keys_text() or command.menu_text,
                actions[command.name].trigger,
                actions[command.name].icon(),
            )
            for command in actions.commands
            if actions[command.name].isEnabled() and command.name not in _LEFT_OUT
        ]
        self.model = PaletteModel(theme.colours.muted)
        self.line = _Line(self._step)
        self.line.setAccessibleName(self.windowTitle())
        self.line.setPlaceholderText(self.tr("A command, a room, or words on a paper"))
        self.line.setMaxLength(200)
        self.list = QTreeView()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setModel(self.model)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderHidden(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        self.resize(round(150 * UNIT * text_scale(self)), round(100 * UNIT * text_scale(self)))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(self._look_for_papers)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._take)
        self.list.clicked.connect(lambda _: self._take())
        self._typed("")
        self.line.setFocus()

    def _typed(self, typed: str) -> None:
        self.model.set_offers(best_offers(self._commands, typed))
        self._choose(0)
        if typed.strip():
            self._typing.start()

    def _step(self, by: int) -> None:
        self._choose(min(max(self.list.currentIndex().row() + by, 0), self.model.rowCount() - 1))

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, 0))
        offer = self.model.offers[row] if 0 <= row < self.model.rowCount() else None
        # The list never has the focus, so what is chosen in it is told where the focus is.
        self.line.setAccessibleDescription(f"{offer.text}, {offer.detail}" if offer else "")

    def _take(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < self.model.rowCount():
            self.accept()
            self.model.offers[row].do()

    def _look_for_papers(self) -> None:
        words = self.line.text().strip()
        self._background.run(
            partial(self._office.search, words, limit=_MOST_PAPERS), partial(self._found, words), lambda _: None
        )

    def _found(self, words: str, found: SearchResult) -> None:
        if not self.isVisible() or words != self.line.text().strip():
            return
        had_none = self.model.rowCount() == 0
        self.model.append(
            [
                Offer(
                    hit.paper.headline or hit.paper.name,
                    hit.paper.name if hit.paper.headline else hit.paper.date,
                    partial(self._show_paper, hit.paper.paper_id, words),
                )
                for hit in found.hits
            ]
        )
        if had_none:
            self._choose(0)
