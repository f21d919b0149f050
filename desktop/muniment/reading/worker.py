"""A reader: a process that is handed one paper at a time and answers with its words, or with the reason why not.

It locks itself before it loads any library that parses, and says how far it got. Each request has one answer.
"""

from __future__ import annotations

import ctypes
import logging
import os
import platform
import signal
import sys
from collections.abc import Callable

from muniment.process import ParentLink
from muniment.reading import limits, messages
from muniment.reading.ocr import tessdata
from muniment.sandbox import lock

_SECONDS_AFTER_THE_OFFICE = 30.0
"""The office ends a reader that takes too long. Should the office be gone, an alarm does it, so much later."""

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_BYTES_FROM_WHICH_APART, _BYTES_TO_KEEP = 1 << 23, 1 << 28
"""Arrays from 8 MB on have memory of their own, and the heap is only cut back between papers. Measured on a contract's
page read by PP-OCR: 503 MB at the peak instead of 649, in the same time. From 1 MB on it is 430 MB and twice the time,
and so it is where the heap is cut back as it likes."""


def main() -> None:
    """Serve until the office closes the pipe."""
    link = ParentLink()
    logging.disable(logging.CRITICAL)
    os.environ["OMP_THREAD_LIMIT"] = "1"
    languages = tessdata.folder()
    posture = lock([languages] if languages else [], memory=limits.MEMORY_TO_ASK_FOR)
    # Only now: the lock is a thread's own until here, and numpy starts threads as it is loaded.
    from muniment.reading.desk import Desk

    desk = Desk()
    give_back = _memory_to_be_given_back()
    link.fall_silent()
    link.send(messages.encode(messages.Ready(posture)))
    for payload in link.frames():
        _set_alarm(2 * limits.SECONDS_OF_A_PAGE + _SECONDS_AFTER_THE_OFFICE)
        request = messages.decode_request(payload)
        link.send(messages.encode(desk.answer(request)))
        _set_alarm(0)
        if isinstance(request, messages.Close | messages.Render):
            give_back()


def _memory_to_be_given_back() -> Callable[[], None]:
    """What gives the memory of a finished paper back to the system. glibc keeps it otherwise: it takes large arrays
    from its heap once it has seen some, and after a hundred papers the heap is full of holes (mallopt(3))."""
    if sys.platform != "linux" or platform.libc_ver()[0] != "glibc":
        return lambda: None
    library = ctypes.CDLL(None)
    library.mallopt(_M_MMAP_THRESHOLD, _BYTES_FROM_WHICH_APART)
    library.mallopt(_M_TRIM_THRESHOLD, _BYTES_TO_KEEP)

    def give_back() -> None:
        library.malloc_trim(0)

    return give_back


def _set_alarm(seconds: float) -> None:
    """End the process after so many seconds, whatever it is at then; 0 takes the alarm back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
