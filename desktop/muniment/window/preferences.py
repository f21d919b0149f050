"""The settings as the window knows them: what they are now, and keeping what a person changes."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from muniment import settings
from muniment.settings import SettingsNotKept
from muniment.window.background import Background


class Preferences(QObject):
    """`changed` names the setting that was changed; it is written in the background."""

    changed = Signal(str)
    failed = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self.now = settings.load()

    def change(self, name: str, value: object) -> None:
        """Set one setting; the others stay as the file has them, whoever wrote it."""
        if getattr(self.now, name) == value:
            return
        self.now = msgspec.structs.replace(self.now, **{name: value})
        self._background.run(partial(_write, name, value), lambda _: None, self.failed.emit)
        self.changed.emit(name)


def _write(name: str, value: Any) -> None:
    chosen = msgspec.structs.replace(settings.load(), **{name: value})
    try:
        settings.save(chosen)
    except OSError as error:
        raise SettingsNotKept(str(error)) from error
