"""The one door by which the window asks for anything that can take time.

Work runs in order in one of several lanes, so that neither a page being drawn nor a batch being split ever holds up a
correction; what comes of it is called back in the window's own thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from muniment.errors import MunimentError

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


class Lane(Enum):
    """Which queue a piece of work stands in."""

    DESK = "desk"
    SPLITTING = "splitting"
    PICTURES = "pictures"


class Background(QObject):
    """Runs work off the window's thread and brings its result, or its error, back to it."""

    _came_back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=f"window-{lane.value}") for lane in Lane}
        self._closed = False
        self._came_back.connect(self._call)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[MunimentError], None],
        lane: Lane = Lane.DESK,
    ) -> Future[Any] | None:
        """Queue `work`; one of `done` and `failed` is called in the window's thread. None once closed."""
        if self._closed:
            return None

        def task() -> None:
            try:
                result = work()
            except MunimentError as error:
                self._bring_back(partial(failed, error))
            except Exception as error:
                _log.exception("Work in the background broke")
                self._bring_back(partial(failed, MunimentError(repr(error))))
            else:
                self._bring_back(partial(done, result))

        return self._lanes[lane].submit(task)

    def close(self) -> None:
        """Finish what a person asked for, drop the rest, and call nobody back any more."""
        self._closed = True
        for lane, executor in self._lanes.items():
            asked_for = lane is Lane.DESK
            executor.shutdown(wait=asked_for, cancel_futures=not asked_for)

    def _bring_back(self, call: Callable[[], None]) -> None:
        if not self._closed:
            self._came_back.emit(call)

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()
