"""Dragging papers over the window as a person does: first they hover, then they are let go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_LEFT, _NO_KEYS, _COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


def papers_in_hand(*things: Path | str) -> QMimeData:
    """What a file manager hands over for files and folders; a text stands for a link into the web."""
    mime = QMimeData()
    mime.setUrls([QUrl(thing) if isinstance(thing, str) else QUrl.fromLocalFile(str(thing)) for thing in things])
    return mime


def hover(window: QWidget, mime: QMimeData) -> None:
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), _COPY, mime, _LEFT, _NO_KEYS))


def let_go(window: QWidget, mime: QMimeData) -> None:
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), _COPY, mime, _LEFT, _NO_KEYS))


def hover_and_drop(window: QWidget, mime: QMimeData) -> None:
    hover(window, mime)
    let_go(window, mime)
