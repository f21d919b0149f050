"""Is this file finished? The one test for every entrance: what is dropped, added, found in a watched folder, or found
again when the program starts.

A file is finished when nothing of it has changed for a while and no program holds it. How long a while depends on what
can be known: a file that nobody has open is believed sooner than one of which the system cannot tell. The decision is
pure: what was seen, and when, is handed in.
"""

from __future__ import annotations

import math
from enum import StrEnum

from muniment.errors import Locked, PaperError, StillChanging
from muniment.fingerprint import Look


class Held(StrEnum):
    """What the system says of other programs that have the file. UNKNOWN: it cannot say, as on most shares."""

    FREE = "free"
    OPEN = "open"
    LOCKED = "locked"
    UNKNOWN = "unknown"


QUIET = 3.0
"""Seconds without a change after which a file in a watched folder that nobody has open for writing is finished."""

LONGEST_UNSURE = 10.0
"""The same where the system cannot tell whether somebody has it open."""

_IN_A_FOLDER = {Held.FREE: QUIET, Held.UNKNOWN: LONGEST_UNSURE, Held.OPEN: 300.0, Held.LOCKED: math.inf}
_GIVEN = {Held.FREE: 0.5, Held.UNKNOWN: 3.0, Held.OPEN: 30.0, Held.LOCKED: 30.0}
"""A person who gives a file means it as it is: what lies there unchanged is believed, whoever has it open."""

_EMPTY = 60.0

_UNFINISHED = (".part", ".partial", ".filepart", ".crdownload", ".opdownload", ".download", ".tmp", ".temp")


def passed_over(name: str) -> bool:
    """Whether a name is one of those that programs give to what is not a paper yet, or never will be: downloads on
    their way, an open paper's lock, hidden files, our own unfinished ones."""
    return name.startswith((".", "~$", "~lock.")) or name.lower().endswith(_UNFINISHED)


def quiet_needed(size: int, held: Held, *, given: bool) -> float:
    """For how many seconds a file of that size must not have changed; `given` by a person, or found in a folder."""
    if given:
        return _GIVEN[held]
    return max(_IN_A_FOLDER[held], _EMPTY) if size == 0 else _IN_A_FOLDER[held]


def hindrance(size: int, quiet: float, held: Held, *, given: bool) -> PaperError | None:
    """Why a file that has not changed for `quiet` seconds is not finished; None where it is."""
    if quiet >= quiet_needed(size, held, given=given):
        return None
    return Locked() if held is Held.LOCKED else StillChanging()


def age(seen: Look, now: float) -> float:
    """For how many seconds a file has not changed, by the times that it bears itself. Only where a person gave it is
    that believed: in a folder of others, their clock may be another. `now` is in seconds since 1970."""
    return now - max(seen.fingerprint.mtime_ns, seen.ctime_ns) / 1e9
