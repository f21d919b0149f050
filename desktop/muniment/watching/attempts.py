"""Which failures pass by themselves, and when it is worth trying again."""

from __future__ import annotations

from datetime import timedelta

from muniment.cabinet.faults import StoreUnwritable
from muniment.errors import (
    EngineMissing,
    FolderAway,
    Interrupted,
    Locked,
    ModelMissing,
    MunimentError,
    NotPermitted,
    StillChanging,
    ThinkerFailed,
    Unreachable,
    Vanished,
    by_code,
)

_PASSING = frozenset(
    error.code
    for error in (
        EngineMissing,
        FolderAway,
        Interrupted,
        Locked,
        ModelMissing,
        StillChanging,
        StoreUnwritable,
        ThinkerFailed,
        Unreachable,
        Vanished,
    )
)

_FIRST_WAIT, _LONGEST_WAIT = 5.0, 600.0


def passes(error: MunimentError, *, watched: bool) -> bool:
    """Whether a failure is the world's and not the paper's, so that the same file may go through later.

    One of our own faults may be the paper's or not: it is tried again, ever more seldom. A file that may not be opened
    waits in a watched folder; to a person who gave it, that was an answer.
    """
    if error.code == NotPermitted.code:
        return watched
    return error.code in _PASSING or error.code == MunimentError.code


def back_off(attempts: int) -> timedelta:
    """How long to wait after that many attempts failed: twice as long each time, up to ten minutes."""
    return timedelta(seconds=min(_FIRST_WAIT * 2 ** min(max(attempts, 1) - 1, 16), _LONGEST_WAIT))


def look_again(quiet: float, missing: float) -> timedelta:
    """When to look again at a file that is not finished: it has not changed for `quiet` seconds, and must not for
    `missing` more."""
    return timedelta(seconds=min(missing, max(quiet / 2, 1.0), 30.0))


def reason_of(code: str) -> str:
    """What a code in the queue says to a person."""
    error = StoreUnwritable() if code == StoreUnwritable.code else by_code(code)
    return error.reason
