"""Take the pictures of the manual: python -m tests.window.take_screenshots docs/screenshots.

Each room is taken in the light and the dark, in English and German, with the sample papers in it. It runs on the
display that there is, or on none with QT_QPA_PLATFORM=offscreen; QT_SCALE_FACTOR=2 makes it a screen of high density.
With --without-model a simple thinker points at words by their place; with --text-scale 2 all is written twice as large.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from muniment import places
from muniment.office import Office
from muniment.paper import DocumentType
from muniment.settings import Language
from muniment.settings import Theme as ThemeChoice
from muniment.understanding.client import Thinker
from muniment.understanding.types import load_document_types
from muniment.window.application import make_application, window_memory
from muniment.window.core_words import in_own_words
from muniment.window.languages import speak
from muniment.window.main_window import MainWindow
from muniment.window.rooms import Room
from muniment.window.session import Session
from muniment.window.theme import Theme, scaled_font
from tests.window.pointing import point

_PATIENCE = 400.0
_COLOURS = 128


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(true: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE
    while not true() and time.monotonic() < end:
        _wait(20)


class Photographer:
    """Leads a window through its rooms; the pictures are named by language, theme and room."""

    def __init__(self, pictures: Path, size: tuple[int, int], office_folder: Path) -> None:
        self._pictures = pictures
        self._size = size
        self._folder = office_folder
        pictures.mkdir(parents=True, exist_ok=True)

    def take_all(self, application: QApplication, papers: Sequence[Path], looks: Sequence[str]) -> None:
        told: list[Session] = []
        with Office(self._folder / "data", lambda event: told[-1].tell(event)) as office:
            for number, look in enumerate(looks):
                language, theme = look.split("-")
                speak(application, Language(language))
                types = in_own_words(load_document_types())
                told.append(Session({each.name: each for each in types}))
                self._take_look(office, told[-1], types, ThemeChoice(theme), look, papers, first=number == 0)

    def _take_look(
        self,
        office: Office,
        session: Session,
        types: list[DocumentType],
        theme: ThemeChoice,
        look: str,
        papers: Sequence[Path],
        *,
        first: bool,
    ) -> None:
        window = MainWindow(office, session, types, Theme(theme), window_memory(self._folder / look))
        window.resize(*self._size)
        window.show()
        window.activateWindow()
        if first:
            self._take(window, f"{look}-first-minute")
        window.giving.submit(papers)
        _until(lambda: session.model.rowCount() and not session.batch.working)
        _until(lambda: window.catalogue.count and not window.catalogue.is_reading)
        if first:
            window.desk.accept()
            _until(lambda: window.catalogue.review.total < window.catalogue.count)
        for room in Room:
            window.navigation.go_to(room)
            if room not in window.room_pages:
                _until(lambda: window.desk.laid is not None and window.page.view.has_picture)
            self._take(window, f"{look}-{room.value}")
        window.navigation.go_to(Room.REVIEW)
        window.actions_list["palette"].trigger()
        self._take(window.palette_dialog, f"{look}-palette")
        window.palette_dialog.reject()
        window.close()
        window.deleteLater()

    def _take(self, widget: QWidget, name: str) -> None:
        _wait(900)
        buffer = QBuffer()
        widget.grab().save(buffer, "PNG")
        picture = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
        file = self._pictures / f"{name}.png"
        picture.quantize(_COLOURS).save(file, optimize=True)
        print(f"{file} ({file.stat().st_size // 1024} kB)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("papers", type=Path, nargs="*", default=[places.resources() / "samples"])
    parser.add_argument("--looks", nargs="+", default=["en-light", "en-dark", "de-light", "de-dark"])
    parser.add_argument("--without-model", action="store_true")
    parser.add_argument("--text-scale", type=float, default=1.0)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--folder", type=Path, help="keep papers here, for another run")
    asked = parser.parse_args()
    application = make_application()
    application.setFont(scaled_font(application.font(), asked.text_scale))
    if asked.without_model:
        Thinker.start = lambda self: None  # type: ignore[method-assign]
        Thinker.think = lambda self, reading: point(reading)  # type: ignore[method-assign]
    width, height = (int(part) for part in asked.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        photographer = Photographer(asked.pictures, (width, height), asked.folder or Path(folder))
        photographer.take_all(application, asked.papers, asked.looks)
