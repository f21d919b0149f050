"""Hints that something happened in a folder, so that its next listing need not be waited for. The one importer of
watchdog.

A hint tells nothing but that it is worth looking: what was told is not kept, so that a thousand events are one hint,
and none that is lost costs more than a wait. Where events cannot be had, as on many shares, there are no hints.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver


class Hints:
    """Calls `told` from a thread of its own whenever something was written, moved or removed in a folder, until
    `close`."""

    def __init__(self, folder: Path, told: Callable[[], None], *, below: bool) -> None:
        self._observer: BaseObserver | None = None
        try:
            self._observer = _observer(folder, told, below=below)
        except Exception:
            # Whatever the reason (no such events here, too many folders, the folder is away): listings go on.
            self._observer = None

    @property
    def working(self) -> bool:
        """Whether hints are to be expected."""
        return self._observer is not None and self._observer.is_alive() and bool(self._observer.emitters)

    def close(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None


def _observer(folder: Path, told: Callable[[], None], *, below: bool) -> BaseObserver:
    # Loaded only where a folder is watched. What is opened or read, as by ourselves, is no event.
    from watchdog import events
    from watchdog.observers import Observer

    class Handler(events.FileSystemEventHandler):
        def on_any_event(self, event: events.FileSystemEvent) -> None:
            told()

    kinds: list[type[events.FileSystemEvent]] = [
        events.FileCreatedEvent,
        events.FileMovedEvent,
        events.FileClosedEvent,
        events.FileDeletedEvent,
        events.DirMovedEvent,
        events.DirCreatedEvent,
    ]
    observer = Observer()
    observer.schedule(Handler(), str(folder), recursive=below, event_filter=kinds)
    observer.start()
    return observer
