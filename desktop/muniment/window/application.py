"""Starts the window: one application, one office, one window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from muniment import settings
from muniment.errors import MunimentError
from muniment.office import Office
from muniment.sandbox import refuse_network
from muniment.understanding.types import all_document_types
from muniment.window.icons import glyph
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
        types = all_document_types(folder)
        session = Session({document_type.name: document_type for document_type in types})
        office = Office(folder, session.tell)
    except MunimentError as error:
        _say_why_not(error)
        return 1
    with office:
        theme = Theme(chosen.theme)
        window = MainWindow(office, session, types, theme, window_memory(folder))
        window.theme_chosen.connect(_remember_theme)
        window.show()
        window.submit([path.absolute() for path in paths])
        return application.exec()


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


def _remember_theme(theme: settings.Theme) -> None:
    settings.save(msgspec.structs.replace(settings.load(), theme=theme))


def _say_why_not(error: MunimentError) -> None:
    """The one message before there is a window to say it in."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Muniment", error.sentence)
    box.setInformativeText(error.next_step)
    box.addButton(QCoreApplication.translate("Application", "Close Muniment"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
