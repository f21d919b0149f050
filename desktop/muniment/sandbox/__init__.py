"""What a process gives up before it is handed a paper, by the means of the system that it runs on.

Readers and the thinker `lock` themselves; the office, which needs files and programs, only goes without the network.
Each system has a back end of its own; what it could not hold it says, and `muniment verify` shows it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from muniment.sandbox import program
from muniment.sandbox.posture import Measure, MeasureName, Posture, State

if sys.platform == "linux":
    from muniment.sandbox import linux as system
elif sys.platform == "darwin":
    from muniment.sandbox import macos as system
elif sys.platform == "win32":
    from muniment.sandbox import windows as system


def lock(readable: Iterable[Path] = (), *, memory: int, can_shut: bool = False) -> Posture:
    """Keep this process to reading the program's own files and these, in `memory` bytes. It cannot be taken back.

    To be called while the process has one thread and has not seen a paper. With `can_shut`, `shut` may follow.
    """
    return system.lock([*program.paths(), *readable], memory, can_shut=can_shut)


def shut() -> Measure:
    """Give up opening files altogether, once all that is needed is loaded."""
    return system.shut()


def refuse_network() -> Measure:
    """Keep this process and all its children from making any network socket; local ones stay."""
    return system.refuse_network()


__all__ = ["Measure", "MeasureName", "Posture", "State", "lock", "refuse_network", "shut"]
