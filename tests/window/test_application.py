"""Starting the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from muniment import places, settings
from muniment.errors import StoreBusy
from muniment.office import Office
from muniment.window.application import main
from muniment.window.main_window import MainWindow


@pytest.fixture
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(places, "settings_file", lambda: tmp_path / "settings.toml")
    monkeypatch.delenv("MUNIMENT_DATA", raising=False)
    return tmp_path


def _window() -> MainWindow:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))


def test_it_starts_with_a_data_folder_of_ones_own_and_remembers_the_theme(
    qtbot: QtBot, own_places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def use(_: QApplication) -> int:
        window = _window()
        assert window.isVisible()
        window.actions_list["theme-dark"].trigger()
        assert window.close()
        window.deleteLater()
        return 0

    monkeypatch.setattr(QApplication, "exec", use)
    assert main((), own_places / "data") == 0
    assert (own_places / "data" / "window.ini").exists()
    assert settings.load().theme is settings.Theme.DARK


def test_a_data_folder_in_use_is_said_in_plain_words(
    qtbot: QtBot, own_places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def read(box: QMessageBox) -> int:
        said.append(f"{box.text()} {box.informativeText()}")
        return 0

    monkeypatch.setattr(QMessageBox, "exec", read)
    with Office(own_places / "data"):
        assert main((), own_places / "data") == 1
    assert said == [StoreBusy().reason]
