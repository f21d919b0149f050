"""The lock on Linux: no_new_privs, capabilities, Landlock, rlimits and seccomp, by ctypes alone, in a few milliseconds.

It is taken on before the process has a second thread (Landlock and capabilities are a thread's own and pass to those
that it starts) and before any library that parses is loaded; what is loaded later comes from the paths that stay
readable. Loading everything beforehand would allow no file at all, but would cost every reader of a text PDF a second
and 100 MB of OCR models.

The filter for system calls is an allow-list. A deny-list is easier to keep working, but it leaves open whatever the
next kernel adds, and some 250 calls that no reader has use for are surface to attack. A call that is not on the list
answers as if the kernel had none of that name, so that a library of another version falls back to an older call
instead of failing.

What stays possible for a captured process: to read the program's own code, to learn whether a path exists, to use up
the processor and the memory that it is allowed until it is ended, and to answer wrongly.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import platform
import resource
import struct
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path

from muniment.sandbox import calls, landlock, seccomp
from muniment.sandbox.posture import Measure, MeasureName, Posture, State
from muniment.sandbox.seccomp import Action, Alternatives, Test

_OPEN_FILES = 256
_FILE_SIZE = 1 << 20
"""No file can be opened to be written; this is for an error at the start that goes to where the office was told to."""

_FILES_AT_HAND = (
    *("read", "readv", "pread64", "write", "writev", "lseek", "close", "dup", "dup2", "dup3"),
    *("stat", "lstat", "fstat", "newfstatat", "statx", "access", "faccessat", "faccessat2"),
    *("readlink", "readlinkat", "getdents64", "getcwd", "poll", "ppoll", "pselect6"),
)
_MEMORY = ("mmap", "munmap", "mremap", "mprotect", "madvise", "brk", "membarrier", "mincore")
_THREADS = (
    *("futex", "set_robust_list", "get_robust_list", "rseq", "set_tid_address", "arch_prctl"),
    *("sched_yield", "sched_getaffinity", "gettid", "getpid", "getppid", "exit", "exit_group", "restart_syscall"),
)
_SIGNALS = ("rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "setitimer")
_FACTS = (
    *("getuid", "geteuid", "getgid", "getegid", "getresuid", "getresgid", "getrusage", "sysinfo", "uname"),
    *("clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "getrandom"),
)

_CLONE_THREAD = 0x00010000
_TERMINAL_ASKED, _CLOSE_AT_EXEC, _KEEP_AT_EXEC = 0x5401, 0x5451, 0x5450
"""ioctl: what Python asks of every file that it opens."""

_PR_SET_NAME = 15
_PR_SET_NO_NEW_PRIVS = 38
_CAPABILITIES_VERSION = 0x20080522

_O_TMPFILE = 0o20000000
_FCNTL = (fcntl.F_DUPFD, fcntl.F_GETFD, fcntl.F_SETFD, fcntl.F_GETFL, fcntl.F_DUPFD_CLOEXEC)
_LOCAL_FAMILY = 1
_NETWORK, _REACH = MeasureName.NETWORK, MeasureName.REACH
_WRITING = os.O_ACCMODE | os.O_CREAT | os.O_TRUNC | _O_TMPFILE


def lock(readable: Iterable[Path], memory: int, *, can_shut: bool = False) -> Posture:
    """Give up all but reading these paths and `memory` bytes of memory. With `can_shut`, `shut` may follow."""
    taken = [
        _measure(MeasureName.NO_NEW_RIGHTS, _no_new_rights),
        _measure(MeasureName.FILES, lambda: f"Landlock, version {landlock.restrict(readable)}"),
        _measure(MeasureName.LIMITS, lambda: _limits(memory)),
        _measure(MeasureName.NO_RIGHTS, _no_rights),
        _measure(MeasureName.CALLS, lambda: seccomp.take_on(_filter(_Stage.LOADING if can_shut else _Stage.READING))),
    ]
    # What makes a socket, sends a signal or traces is not on the list of calls, so these stand and fall with it.
    held = taken[-1]
    return Posture((*taken, *(Measure(name, held.state, held.detail) for name in (_NETWORK, _REACH))))


def shut() -> Measure:
    """From now on open no file at all, in every thread. For a process that has loaded all that it needs."""
    return _measure(MeasureName.SHUT, lambda: seccomp.take_on(_filter(_Stage.SHUT)))


def refuse_network(*, deadly: bool = False) -> Measure:
    """Make no socket but local ones, here and in all children. With `deadly`, an attempt ends the process instead of
    failing, which is for tests. io_uring goes too, since it could make sockets behind the filter's back."""
    rules: dict[str, Alternatives] = {"socket": ((Test(0, _LOCAL_FAMILY),),), "io_uring_setup": ()}
    program = seccomp.build(rules, Action.ALLOW, Action.KILL if deadly else Action.REFUSE)
    return _measure(MeasureName.LOCAL_ONLY, lambda: seccomp.take_on(program))


def _measure(name: MeasureName, take: Callable[[], str | None]) -> Measure:
    """Take one measure. What the kernel has not got is told apart from what went wrong."""
    try:
        return Measure(name, State.HELD, take() or "")
    except OSError as error:
        missing = error.errno in (errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)
        return Measure(name, State.NOT_OFFERED if missing else State.FAILED, error.strerror or "")


def _no_new_rights() -> None:
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _no_rights() -> None:
    """Empty the sets of capabilities: effective, permitted and inheritable, in two halves of 32 bits."""
    head, sets = struct.pack("Ii", _CAPABILITIES_VERSION, 0), bytes(24)
    library = ctypes.CDLL(None, use_errno=True)
    if library.syscall(calls.number("capset", platform.machine()), head, sets) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _limits(memory: int) -> None:
    for limit, most in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_FSIZE, _FILE_SIZE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_MEMLOCK, 0),
    ):
        _, hard = resource.getrlimit(limit)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (most, most))


class _Stage(Enum):
    """How much of the list of calls there is. While a process is LOADING, Landlock alone holds which files it opens."""

    LOADING = "loading"
    READING = "reading"
    SHUT = "shut"


def _filter(stage: _Stage) -> bytes:
    """The allow-list."""
    loading = stage is _Stage.LOADING
    rules = seccomp.always((*_FILES_AT_HAND, *_MEMORY, *_THREADS, *_SIGNALS, *_FACTS))
    rules |= {
        "clone": ((Test(0, _CLONE_THREAD, _CLONE_THREAD),),),
        "tgkill": ((Test(0, os.getpid()),),),
        "ioctl": tuple((Test(1, asked),) for asked in (_TERMINAL_ASKED, _CLOSE_AT_EXEC, _KEEP_AT_EXEC)),
        "fcntl": tuple((Test(1, asked),) for asked in _FCNTL),
        "prlimit64": ((Test(0, 0), Test(2, 0), Test(2, 0, high=True)),),
        "prctl": tuple((Test(0, asked),) for asked in (_PR_SET_NAME, *([_PR_SET_NO_NEW_PRIVS] if loading else []))),
    }
    if loading:
        rules |= seccomp.always(["open", "openat", "seccomp"])
    elif stage is _Stage.READING:
        rules |= {"open": ((Test(1, 0, _WRITING),),), "openat": ((Test(2, 0, _WRITING),),)}
    else:
        rules |= {"open": (), "openat": ()}
    return seccomp.build(rules, Action.UNKNOWN)
