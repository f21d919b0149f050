"""The lock on Windows: a Job Object and a low integrity level.

Written to Microsoft's documented interfaces (CreateJobObjectW, SetInformationJobObject, SetTokenInformation). A process
at a low integrity level writes to nothing of the user's, but reads what the user reads, and has the network: both are
said not to be held. Nobody has tried yet to break out of the rest, so it is not said to be held either.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from pathlib import Path

from muniment.sandbox.posture import Measure, MeasureName, Posture, State

_NOT_TESTED = "written to the documented interface, not tested on this system"

_LIMIT_ACTIVE_PROCESS, _LIMIT_PROCESS_MEMORY = 0x0008, 0x0100
_DIE_ON_UNHANDLED_EXCEPTION, _KILL_ON_JOB_CLOSE = 0x0400, 0x2000
_EXTENDED_LIMITS, _UI_RESTRICTIONS = 9, 4
_ALL_UI = 0xFF
_TOKEN_ADJUST_DEFAULT, _TOKEN_QUERY = 0x0080, 0x0008
_TOKEN_INTEGRITY_LEVEL, _SE_GROUP_INTEGRITY = 25, 0x20
_LOW_INTEGRITY = "S-1-16-4096"


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class _MandatoryLabel(ctypes.Structure):
    """TOKEN_MANDATORY_LABEL."""

    _fields_ = (("Sid", ctypes.c_void_p), ("Attributes", ctypes.c_uint32))


def lock(readable: Iterable[Path], memory: int, *, can_shut: bool = False) -> Posture:
    """Give up starting programs, the clipboard and other windows, memory over `memory` bytes, and the user's rights to
    write. `readable` is not held."""
    unheld = "a process at a low integrity level still reads what the user reads"
    return Posture(
        (
            Measure(MeasureName.FILES, State.NOT_OFFERED, unheld),
            _measure(MeasureName.LIMITS, _join_job(memory)),
            _measure(MeasureName.NO_RIGHTS, _lower_integrity()),
            Measure(MeasureName.NETWORK, State.NOT_OFFERED, "a firewall rule can hold it"),
        )
    )


def shut() -> Measure:
    """Not to be had."""
    return Measure(MeasureName.SHUT, State.NOT_OFFERED, "not to be had by a process for itself")


def refuse_network() -> Measure:
    """Not to be had without a firewall rule or an AppContainer, which a process cannot put itself into."""
    return Measure(MeasureName.LOCAL_ONLY, State.NOT_OFFERED, "a firewall rule can hold it")


def _join_job(memory: int) -> bool:
    """One process, so much memory, no dialog when it crashes, nothing of the desktop. The handle is kept open: with it
    the process would end."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = _ExtendedLimits(ProcessMemoryLimit=memory)
    limits.BasicLimitInformation.ActiveProcessLimit = 1
    limits.BasicLimitInformation.LimitFlags = (
        _LIMIT_ACTIVE_PROCESS | _LIMIT_PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION | _KILL_ON_JOB_CLOSE
    )
    screen = ctypes.c_uint32(_ALL_UI)
    return bool(
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        and kernel.SetInformationJobObject(job, _UI_RESTRICTIONS, ctypes.byref(screen), ctypes.sizeof(screen))
        and kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
    )


def _lower_integrity() -> bool:
    """Put the process's token at the low integrity level."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    rights = ctypes.WinDLL("advapi32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    token, sid = ctypes.c_void_p(), ctypes.c_void_p()
    asked = _TOKEN_ADJUST_DEFAULT | _TOKEN_QUERY
    if not rights.OpenProcessToken(ctypes.c_void_p(kernel.GetCurrentProcess()), asked, ctypes.byref(token)):
        return False
    if not rights.ConvertStringSidToSidW(ctypes.c_wchar_p(_LOW_INTEGRITY), ctypes.byref(sid)):
        return False
    label = _MandatoryLabel(sid, _SE_GROUP_INTEGRITY)
    size = ctypes.sizeof(label) + rights.GetLengthSid(sid)
    return bool(rights.SetTokenInformation(token, _TOKEN_INTEGRITY_LEVEL, ctypes.byref(label), size))


def _measure(name: MeasureName, taken: bool) -> Measure:
    return Measure(name, State.UNTESTED, _NOT_TESTED) if taken else Measure(name, State.FAILED, "the system refused")
