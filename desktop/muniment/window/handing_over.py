"""A second start hands its papers to the window that is open: by a file in the data folder, never by a socket.

Whoever finds the data folder taken writes down which papers it was given; the window that has the folder looks for
such notes when it starts and whenever the folder of notes changes.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from muniment.files import write_whole
from muniment.window.background import Background

_MOST_BYTES = 16 * 1024 * 1024


def hand_over(data_directory: Path, paths: Sequence[Path]) -> None:
    """Leave a note for the window that is open, or for the next one that opens. Raises OSError."""
    folder = _notes(data_directory)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    note = msgspec.json.encode([str(path.absolute()) for path in paths])
    write_whole(folder / f"{uuid.uuid4().hex}.json", note)


class HandedOver(QObject):
    """`came` brings the papers of other starts."""

    came = Signal(list)

    def __init__(self, data_directory: Path, background: Background) -> None:
        super().__init__()
        self._folder = _notes(data_directory)
        self._background = background
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self.look)

    def look(self, _: str = "") -> None:
        """Take what notes there are."""
        self._background.run(partial(_taken, self._folder), self._tell, lambda _: None)

    def _tell(self, paths: list[Path]) -> None:
        if paths:
            self.came.emit(paths)


def _notes(data_directory: Path) -> Path:
    return data_directory / "handed-over"


def _taken(folder: Path) -> list[Path]:
    """The papers that the notes name; a note is gone once it is read, and one that is broken names none."""
    paths: list[Path] = []
    for note in sorted(folder.glob("*.json")):
        try:
            if note.stat().st_size <= _MOST_BYTES:
                paths += [Path(name) for name in msgspec.json.decode(note.read_bytes(), type=list[str])]
        except (OSError, msgspec.MsgspecError):
            pass
        note.unlink(missing_ok=True)
    return paths
