"""A reader: a process that is handed one paper at a time and answers with its words, or with the reason why not.

It locks itself before it loads any library that parses, and says how far it got. Each request has one answer.
"""

from __future__ import annotations

import logging
import os
import signal

from muniment.process import ParentLink
from muniment.reading import limits, messages
from muniment.reading.ocr import tessdata
from muniment.sandbox import lock

_SECONDS_AFTER_THE_OFFICE = 30.0
"""The office ends a reader that takes too long. Should the office be gone, an alarm does it, so much later."""


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
    link.fall_silent()
    link.send(messages.encode(messages.Ready(posture)))
    for payload in link.frames():
        _set_alarm(2 * limits.SECONDS_OF_A_PAGE + _SECONDS_AFTER_THE_OFFICE)
        link.send(messages.encode(desk.answer(messages.decode_request(payload))))
        _set_alarm(0)


def _set_alarm(seconds: float) -> None:
    """End the process after so many seconds, whatever it is at then; 0 takes the alarm back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
