"""Filters for system calls: seccomp programs, built from rules and handed to the kernel (Linux, x86-64 and arm64).

A program is a list of steps of classic BPF that the kernel runs over each call's number and arguments; see
seccomp(2) and the kernel's Documentation/userspace-api/seccomp_filter.rst. A filter is taken on by every thread of the
process at once, is inherited by children, and cannot be taken off.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import NamedTuple

from muniment.sandbox import calls


class Action(IntEnum):
    """What becomes of a call. UNKNOWN answers as a kernel that has no such call; libraries then take an older one."""

    KILL = 0x80000000
    REFUSE = 0x00050000 | errno.EACCES
    UNKNOWN = 0x00050000 | errno.ENOSYS
    ALLOW = 0x7FFF0000


class Test(NamedTuple):
    """Holds where the low half of an argument, masked, is the value. Only for arguments that the kernel takes as
    32 bits; a pointer that must be null is tested by both halves."""

    argument: int
    value: int
    mask: int = 0xFFFFFFFF
    high: bool = False


Alternatives = tuple[tuple[Test, ...], ...]
"""A call is allowed where all tests of one alternative hold: ((),) is always, () is never."""

_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""What the kernel calls a machine in a filter's data (AUDIT_ARCH_*)."""

_LOAD, _AND, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x54, 0x15, 0x06
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16
"""Offsets in the kernel's struct seccomp_data; an argument has eight bytes, the low half first on both machines."""

_PR_SET_NO_NEW_PRIVS = 38
_SET_MODE_FILTER, _ALL_THREADS = 1, 1


class _Program(ctypes.Structure):
    """The kernel's struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def build(rules: Mapping[str, Alternatives], otherwise: Action, refused: Action = Action.REFUSE) -> bytes:
    """The program for this machine. A call named in `rules` is allowed by them or `refused`; others get `otherwise`.

    A call of another machine's numbering ends the process: its numbers mean something else. Raises OSError where this
    machine is not known.
    """
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _MACHINES:
        raise OSError(errno.ENOSYS, f"no filter for {sys.platform} on {machine}")
    steps = [
        _step(_LOAD, _MACHINE),
        _step(_JUMP_IF_EQUAL, _MACHINES[machine], 1, 0),
        _step(_RETURN, Action.KILL),
        _step(_LOAD, _NUMBER),
    ]
    for name, alternatives in rules.items():
        number = calls.number(name, machine)
        if number is not None:
            body = _body(alternatives, refused)
            steps += [_step(_JUMP_IF_EQUAL, number, 0, len(body)), *body]
    return b"".join([*steps, _step(_RETURN, otherwise)])


def take_on(program: bytes) -> None:
    """Give up new privileges and take the filter on, in every thread. Raises OSError where the kernel refuses."""
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs")
    held = _Program(len(program) // 8, program)
    number = calls.number("seccomp", platform.machine())
    if library.syscall(number, _SET_MODE_FILTER, _ALL_THREADS, ctypes.byref(held)) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")


def _body(alternatives: Alternatives, refused: Action) -> list[bytes]:
    """The steps that decide on one call. They end with a decision on every way, so none falls through."""
    steps: list[bytes] = []
    for tests in alternatives:
        checks: list[tuple[Test, int]] = [(test, 3 if test.mask != 0xFFFFFFFF else 2) for test in tests]
        left = sum(size for _, size in checks)
        for test, size in checks:
            left -= size
            steps.append(_step(_LOAD, _ARGUMENTS + 8 * test.argument + (4 if test.high else 0)))
            if test.mask != 0xFFFFFFFF:
                steps.append(_step(_AND, test.mask))
            # Where it does not hold: past the other tests and the word that allows, to the next alternative.
            steps.append(_step(_JUMP_IF_EQUAL, test.value, 0, left + 1))
        steps.append(_step(_RETURN, Action.ALLOW))
        if not tests:
            return steps
    return [*steps, _step(_RETURN, refused)]


def _step(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, operand)


def always(names: Iterable[str]) -> dict[str, Alternatives]:
    """Rules that allow these calls whatever their arguments."""
    return dict.fromkeys(names, ((),))
