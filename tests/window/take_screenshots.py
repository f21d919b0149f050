"""Take pictures of the window at work, to be looked at: python tests/window/take_screenshots.py PICTURES PAPER...

It runs on the display that there is, or on none with QT_QPA_PLATFORM=offscreen. With --without-model a simple thinker
points at words by their place; with --text-scale 2 everything is written twice as large.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

sys.path.insert(0, str(Path(__file__).parents[2]))

from muniment.office import Office
from muniment.settings import Theme as ThemeChoice
from muniment.understanding.client import Thinker
from muniment.understanding.types import load_document_types
from muniment.window.application import make_application, window_memory
from muniment.window.main_window import MainWindow
from muniment.window.rooms import Room
from muniment.window.session import Session
from muniment.window.theme import Theme, scaled_font
from tests.window.pointing import point

_PATIENCE = 300.0


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(true: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE
    while not true() and time.monotonic() < end:
        _wait(20)


def _take(window: MainWindow, pictures: Path, name: str) -> None:
    _wait(800)
    window.grab().save(str(pictures / f"{name}.png"))
    print(pictures / f"{name}.png")


def take(pictures: Path, papers: list[Path], size: tuple[int, int]) -> None:
    """Lead a window through a first minute and a review."""
    pictures.mkdir(parents=True, exist_ok=True)
    types = load_document_types()
    session = Session({each.name: each for each in types})
    theme = Theme(ThemeChoice.LIGHT)
    with tempfile.TemporaryDirectory() as folder, Office(Path(folder) / "data", session.tell) as office:
        window = MainWindow(office, session, types, theme, window_memory(Path(folder) / "data"))
        window.resize(*size)
        window.show()
        window.activateWindow()
        _take(window, pictures, "1-empty")
        window.giving.submit(papers)
        _until(lambda: any(row.state.value == "reading" for row in session.model.rows))
        _take(window, pictures, "2-reading")
        _until(lambda: session.model.rowCount() and not session.batch.working)
        _until(lambda: window.page.view.has_picture)
        _take(window, pictures, "3-first-result")
        for place, row in enumerate(session.model.rows):
            window.papers.choose(place)
            _until(lambda row=row: not window.desk.paper or window.desk.paper.paper_id == row.paper_id)  # type: ignore[misc]
            _take(window, pictures, f"4-paper-{place + 1}")
        window.rooms.enter(Room.REVIEW)
        window.papers.choose(0)
        window.papers.view.setFocus()
        window.fields.choose_doubtful(1)
        _take(window, pictures, "5-review")
        window.page.view.pick((1, 2))
        _take(window, pictures, "6-picking")
        theme.choose(ThemeChoice.DARK)
        window.page.view.pick(())
        _take(window, pictures, "7-dark")
        window.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("papers", type=Path, nargs="+")
    parser.add_argument("--without-model", action="store_true")
    parser.add_argument("--text-scale", type=float, default=1.0)
    parser.add_argument("--size", default="1440x900")
    asked = parser.parse_args()
    application = make_application()
    application.setFont(scaled_font(application.font(), asked.text_scale))
    if asked.without_model:
        Thinker.start = lambda self: None  # type: ignore[method-assign]
        Thinker.think = lambda self, reading: point(reading)  # type: ignore[method-assign]
    width, height = (int(part) for part in asked.size.split("x"))
    take(asked.pictures, asked.papers, (width, height))
