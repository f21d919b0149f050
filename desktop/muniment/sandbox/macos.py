"""The lock on macOS: a profile of the system's own sandbox, and resource limits.

Written to sandbox(7) and sandbox_init(3) as documented; the interface is marked deprecated and is what browsers use
all the same. Nobody has tried yet to break out of it, so no measure is said to be held.
"""

from __future__ import annotations

import ctypes
import resource
from collections.abc import Iterable
from pathlib import Path

from muniment.sandbox.posture import Measure, MeasureName, Posture, State

_NOT_TESTED = "written to the documented interface, not tested on this system"
_LIBRARIES = ("/usr/lib", "/System/Library", "/Library/Frameworks", "/opt/homebrew", "/usr/share/zoneinfo")
_DEVICES = ("/dev/null", "/dev/urandom")


def lock(readable: Iterable[Path], memory: int, *, can_shut: bool = False) -> Posture:
    """Give up all but reading these paths and `memory` bytes of address space."""
    names = (MeasureName.FILES, MeasureName.CALLS, MeasureName.NETWORK, MeasureName.REACH)
    profile = _init(_profile([*map(str, readable), *_LIBRARIES, *_DEVICES]))
    limits = [(resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)]
    for limit, most in limits:
        resource.setrlimit(limit, (most, most))
    return Posture((*(_measure(name, profile) for name in names), _measure(MeasureName.LIMITS, "")))


def shut() -> Measure:
    """A profile cannot be made narrower once it is taken on."""
    return Measure(MeasureName.SHUT, State.NOT_OFFERED, "a profile is taken on once")


def refuse_network() -> Measure:
    """Make no network socket, here and in all children."""
    return _measure(
        MeasureName.LOCAL_ONLY, _init("(version 1)(allow default)(deny network*)(allow network* (local unix))")
    )


def _profile(readable: Iterable[str]) -> str:
    """Everything denied but reading these places and asking the system about itself."""
    places = " ".join(f'(subpath "{_quoted(path)}")' for path in readable)
    return (
        "(version 1)(deny default)(deny network*)(deny process-exec*)(deny process-fork)"
        f"(allow file-read-metadata)(allow file-read* {places})(allow sysctl-read)(allow signal (target self))"
    )


def _quoted(path: str) -> str:
    return path.replace("\\", "\\\\").replace('"', '\\"')


def _init(profile: str) -> str:
    """Take a profile on; the reason where the system refused it."""
    library = ctypes.CDLL("/usr/lib/libSystem.dylib", use_errno=True)
    reason = ctypes.c_char_p()
    if library.sandbox_init(profile.encode(), ctypes.c_uint64(0), ctypes.byref(reason)) == 0:
        return ""
    return (reason.value or b"refused").decode(errors="replace")[:100]


def _measure(name: MeasureName, refused: str) -> Measure:
    return Measure(name, State.FAILED, refused) if refused else Measure(name, State.UNTESTED, _NOT_TESTED)
