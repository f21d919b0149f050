"""Asking the system whether another program has a file locked, or open for writing."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path

from muniment.intake.opening import open_file
from muniment.intake.settled import Held

_OF_A_NETWORK = ("nfs", "cifs", "smb", "fuse", "9p", "ceph", "afs")
"""The beginnings of names of file systems that know of this machine's programs only."""

if sys.platform == "win32":
    import ctypes

    _GENERIC_READ, _SHARE_READ, _OPEN_EXISTING = 0x80000000, 1, 3
    _NO_HANDLE = ctypes.c_void_p(-1).value
    _SHARING_VIOLATION, _LOCK_VIOLATION = 32, 33

    def held(path: Path, root: Path | None = None) -> Held:
        """Who has the file; asks for it without letting anybody else write, as Windows knows it. Raises a PaperError.

        Written to Microsoft's documentation and not tried."""
        os.close(open_file(path, root))
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = ctypes.c_void_p
        handle = kernel.CreateFileW(str(path), _GENERIC_READ, _SHARE_READ, None, _OPEN_EXISTING, 0, None)
        if handle != _NO_HANDLE:
            kernel.CloseHandle(ctypes.c_void_p(handle))
            return Held.FREE
        refused = ctypes.get_last_error() in (_SHARING_VIOLATION, _LOCK_VIOLATION)
        return Held.LOCKED if refused else Held.UNKNOWN

else:
    import fcntl

    def held(path: Path, root: Path | None = None) -> Held:
        """Who has the file, by its locks and, on Linux, by a lease, which the system gives only while nobody writes.
        Raises a PaperError.

        Both are held for an instant, in which another program that asks for the file waits or is told to ask again."""
        descriptor = open_file(path, root)
        try:
            if _locked(descriptor):
                return Held.LOCKED
            return _open_for_writing(descriptor) if sys.platform == "linux" else Held.UNKNOWN
        finally:
            os.close(descriptor)

    def _locked(descriptor: int) -> bool:
        # The two kinds of lock know nothing of each other.
        for lock in (fcntl.flock, fcntl.lockf):
            try:
                lock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
                lock(descriptor, fcntl.LOCK_UN)
            except (BlockingIOError, PermissionError):
                return True
            except OSError:
                continue  # This file system has no such locks.
        return False


if sys.platform == "linux":

    def _open_for_writing(descriptor: int) -> Held:
        if _of_a_network(os.fstat(descriptor).st_dev):
            return Held.UNKNOWN
        try:
            # Should another program ask for the file in this instant, the signal that tells so is one that is ignored.
            fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except BlockingIOError:
            return Held.OPEN
        except OSError:
            return Held.UNKNOWN  # The file is another user's, or the file system has no leases.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        return Held.FREE

    def _of_a_network(device: int) -> bool:
        number = f"{os.major(device)}:{os.minor(device)}"
        try:
            mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        except OSError:
            return False
        kinds = (line.partition(" - ")[2].split(" ", 1)[0] for line in mounts if line.split(" ", 3)[2] == number)
        return any(kind.startswith(_OF_A_NETWORK) for kind in kinds)
