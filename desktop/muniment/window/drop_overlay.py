"""Dropping papers anywhere on the window: one calm frame that says how many files it will take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from muniment.intake.arrival import papers_under
from muniment.window.background import Background
from muniment.window.theme import UNIT, Theme, scaled_font

_MOST_COUNTED = 10_000


@dataclass(frozen=True)
class Load:
    """What is being dropped: files that will be taken, things that will not, and whether counting stopped early."""

    files: int
    left_alone: int
    more: bool = False


def count_files(paths: Sequence[Path], left_alone: int = 0) -> Load:
    """Count the files, and those in folders, up to a bound."""
    files = 0
    for path in papers_under(paths):
        if not path.is_file():
            left_alone += 1
        elif files == _MOST_COUNTED:
            return Load(files, left_alone, more=True)
        else:
            files += 1
    return Load(files, left_alone)


def local_paths(urls: Sequence[QUrl]) -> list[Path]:
    """The files and folders among what is dropped; links into the web are not for us."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile() and url.toLocalFile()]


class DropOverlay(QWidget):
    """Covers the window while something hovers over it. It watches the window's own drag events."""

    dropped = Signal(list)

    def __init__(self, window: QWidget, background: Background, theme: Theme) -> None:
        super().__init__(window)
        self._background = background
        self._theme = theme
        self._words = ""
        self._hovering = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @property
    def words(self) -> str:
        return self._words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hide()
            paths = local_paths(event.mimeData().urls())
            if paths:
                event.acceptProposedAction()
                self.dropped.emit(paths)
            return True
        if isinstance(event, QDragEnterEvent):
            self._enter(event)
            return True
        if isinstance(event, QDragMoveEvent):
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        return False

    def _enter(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        paths = local_paths(urls)
        if not paths:
            return
        event.acceptProposedAction()
        self._hovering += 1
        self._say(self.tr("Drop to read"))
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        # A folder can hold thousands of files, so they are counted aside.
        count = partial(count_files, paths, len(urls) - len(paths))
        self._background.run(count, partial(self._counted, self._hovering), lambda _: None)

    def _counted(self, hovering: int, load: Load) -> None:
        if hovering == self._hovering:
            self._say(self._load_words(load))

    def _load_words(self, load: Load) -> str:
        if load.more:
            words = self.tr("Drop to read {0} files or more").format(load.files)
        elif load.files == 1:
            words = self.tr("Drop to read 1 file")
        else:
            words = self.tr("Drop to read {0} files").format(load.files)
        if load.left_alone == 1:
            words += "\n" + self.tr("1 is not a file and will be left alone")
        elif load.left_alone:
            words += "\n" + self.tr("{0} are not files and will be left alone").format(load.left_alone)
        return words

    def _say(self, words: str) -> None:
        self._words = words
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colours.surface)
        veil.setAlpha(232)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(colours.accent), 3))
        frame = QRectF(self.rect()).adjusted(4 * UNIT, 4 * UNIT, -4 * UNIT, -4 * UNIT)
        painter.drawRoundedRect(frame, 2 * UNIT, 2 * UNIT)
        painter.setFont(scaled_font(self.font(), 1.8))
        painter.setPen(QColor(colours.text))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        painter.end()
