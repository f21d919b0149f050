"""A window over an office, and the small things that tests do with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from muniment.office import Office
from muniment.settings import Theme as ThemeChoice
from muniment.understanding.types import load_document_types
from muniment.window.application import make_application, window_memory
from muniment.window.core_words import in_own_words
from muniment.window.main_window import MainWindow
from muniment.window.session import Session
from muniment.window.theme import Theme
from tests.window.stand_in import StandInOffice


class Desk:
    """A window over the stand-in office, and the small things that tests do with it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        make_application()
        types = in_own_words(load_document_types())
        self.folder = folder
        self.qtbot = qtbot
        self.session = Session({each.name: each for each in types})
        self.office = StandInOffice(self.session.tell)
        self.theme = Theme(ThemeChoice.LIGHT)
        self.window = MainWindow(
            cast(Office, self.office), self.session, types, self.theme, window_memory(folder / "data")
        )
        self.window.resize(1400, 900)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def until(self, true: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(true()), timeout=5000)

    def drop(self, *names: str) -> None:
        """Give papers of those names, and wait until each is settled and the lists are read."""
        papers = self.folder / "papers"
        papers.mkdir(exist_ok=True)
        paths = [papers / name for name in names]
        for path in paths:
            path.write_bytes(b"a fictitious paper")
        before = self.session.model.rowCount()
        self.window.giving.submit(paths)
        self.until(lambda: self.session.model.rowCount() == before + len(names))

    def settle(self) -> None:
        self.until(lambda: not self.session.batch.working)
        self.until(lambda: self.window.catalogue.count == len(self.office.kept))
        self.until(lambda: not self.window.catalogue.is_reading)
        if self.office.kept:
            self.until(lambda: self.window.desk.paper is not None)

    def keys(self, *keys: Qt.Key, shift: bool = False, control: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        if control:
            modifier |= Qt.KeyboardModifier.ControlModifier
        for key in keys:
            self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def value(self, field: str) -> str:
        """What the panel shows for a field."""
        rows = [row for row in self.window.fields.rows if row.entry.field.name == field]
        return rows[0].value_label.text() if rows else ""

    def close(self) -> None:
        """Let go of what is held back, and close without a question."""
        self.office.hold.set()
        self.until(lambda: not self.session.batch.working)
        self.window.close()
        self.window.deleteLater()
