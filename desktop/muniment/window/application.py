"""Starts the window: one application, one office, one window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from muniment import settings
from muniment.cabinet.faults import StoreUnwritable
from muniment.errors import MunimentError, StoreBusy
from muniment.office import Office
from muniment.sandbox import refuse_network
from muniment.understanding.types import all_document_types
from muniment.window import core_words
from muniment.window.core_words import in_own_words
from muniment.window.handing_over import HandedOver, hand_over
from muniment.window.icons import glyph
from muniment.window.languages import speak
from muniment.window.main_window import MainWindow
from muniment.window.session import Session
from muniment.window.theme import LIGHT, Theme


def main(paths: Sequence[Path] = (), data_directory: Path | None = None) -> int:
    """Show the window until it is closed; papers given are read at once. Returns the exit code."""
    application = make_application()
    # Only now: a screen that is far away is reached by a network connection, which is open by now.
    refuse_network()
    try:
        chosen = settings.load()
        folder = data_directory or settings.data_directory()
        speak(application, chosen.language)
        types = in_own_words(all_document_types(folder))
        session = Session({document_type.name: document_type for document_type in types})
        office = Office(folder, session.tell)
    except StoreBusy as error:
        return _hand_over(folder, paths) if paths else _say_why_not(error)
    except MunimentError as error:
        return _say_why_not(error)
    with office:
        theme = Theme(chosen.theme)
        window = MainWindow(office, session, types, theme, window_memory(folder))
        window.show()
        _watch(office)
        window.giving.submit([path.absolute() for path in paths])
        handed_over = HandedOver(folder, window.background)
        handed_over.came.connect(window.take_papers)
        handed_over.look()
        return application.exec()


def _watch(office: Office) -> None:
    """Watch the folders that are named; where their list is damaged, say so and go on without."""
    try:
        office.watch()
    except MunimentError as error:
        _say_why_not(error)


def make_application() -> QApplication:
    """The one application, with the look that the theme builds on."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Muniment")
    application.setDesktopFileName("muniment")
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(glyph("muniment", LIGHT.accent, 64)))
    return application


def window_memory(data_directory: Path) -> QSettings:
    """Where the window remembers its size, its panes and that the hint was seen."""
    return QSettings(str(data_directory / "window.ini"), QSettings.Format.IniFormat)


def _hand_over(folder: Path, paths: Sequence[Path]) -> int:
    """Another Muniment has the data folder: the papers are its to read. Returns the exit code."""
    try:
        hand_over(folder, paths)
    except OSError as error:
        return _say_why_not(StoreUnwritable(str(error)))
    print(QCoreApplication.translate("Application", "The papers were handed to the Muniment that is open."))
    return 0


def _say_why_not(error: MunimentError) -> int:
    """The one message before there is a window to say it in. Returns the exit code."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Muniment", core_words.sentence(error))
    box.setInformativeText(core_words.next_step(error))
    box.addButton(QCoreApplication.translate("Application", "Close Muniment"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    return 1
