"""Landlock: a process says which files it will still read, and the kernel holds it to that (Linux 5.13 and later).

See landlock(7) and the kernel's Documentation/userspace-api/landlock.rst. Newer kernels know more of it (their ABI):
since 4 no TCP, since 6 no signals and no abstract local sockets to processes outside. What stays possible is to ask
whether a path exists and how large it is: Landlock does not hold stat(2).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import stat
import struct
from collections.abc import Iterable
from pathlib import Path

from muniment.sandbox import calls

_VERSION_ASKED = 1
_RULE_PATH_BENEATH = 1
_WRITE_FILE, _READ_FILE, _READ_FOLDER = 1 << 1, 1 << 2, 1 << 3
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
"""By the ABI from which it counts: all rights to files that a process can give up (execute, write, read, make …)."""

_TCP = 0b11
"""To bind and to connect."""

_SCOPES = 0b11
"""Abstract local sockets and signals."""


def version() -> int:
    """The kernel's ABI of Landlock; 0 where there is none."""
    return max(0, _call("landlock_create_ruleset", None, 0, _VERSION_ASKED))


def restrict(readable: Iterable[Path]) -> int:
    """Keep this thread and those that it starts to reading what lies at or under these paths; missing ones are left
    out. Needs no_new_privs. Returns the ABI that was used; raises OSError where the kernel has none or refuses."""
    abi = version()
    if not abi:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    rights = next(rights for since, rights in sorted(_FILE_RIGHTS.items(), reverse=True) if abi >= since)
    fields = [rights, *([_TCP] if abi >= 4 else []), *([_SCOPES] if abi >= 6 else [])]
    asked = struct.pack(f"{len(fields)}Q", *fields)
    ruleset = _checked(_call("landlock_create_ruleset", asked, len(asked), 0))
    try:
        for path in readable:
            with contextlib.suppress(OSError):
                _allow(ruleset, path)
        _checked(_call("landlock_restrict_self", ruleset, 0))
    finally:
        os.close(ruleset)
    return abi


def _allow(ruleset: int, path: Path) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        folder = stat.S_ISDIR(os.fstat(place).st_mode)
        # The kernel's struct landlock_path_beneath_attr is packed: a 64-bit word and a 32-bit one.
        rights = _READ_FILE | (_READ_FOLDER if folder else 0) | (_WRITE_FILE if str(path) == os.devnull else 0)
        rule = struct.pack("=Qi", rights, place)
        _checked(_call("landlock_add_rule", ruleset, _RULE_PATH_BENEATH, rule, 0))
    finally:
        os.close(place)


def _call(name: str, *arguments: int | bytes | None) -> int:
    """The call's answer, -1 with errno set where it failed. Every number goes as a whole register."""
    library = ctypes.CDLL(None, use_errno=True)
    taken = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    return int(library.syscall(ctypes.c_long(calls.number(name, platform.machine()) or -1), *taken))


def _checked(answer: int) -> int:
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer
