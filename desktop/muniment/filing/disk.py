"""The edge of the machine: every call by which filing touches a person's files. All raise OSError.

Nothing here ever writes over a file: what is made must be new, and what gets another name must find it free.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from muniment.files import flush_folder

__all__ = ["flush_folder"]  # which is as much an edge as what stands here

_CHUNK = 1024 * 1024
_CAREFULLY = sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY", "O_CLOEXEC"))
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What a file system says that knows no second name for a file."""


def status(path: Path) -> os.stat_result | None:
    """What lies under that name, a link as itself; None where there is nothing."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_file(path: Path) -> bool:
    """Whether an ordinary file, and no link to one, lies under that name."""
    found = status(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def is_folder(path: Path, *, linked: bool = True) -> bool:
    """Whether a folder lies under that name; one that a link leads to counts only if it may be `linked`."""
    try:
        return stat.S_ISDIR((os.stat if linked else os.lstat)(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def identity_of(found: os.stat_result) -> str:
    """What names a file on this machine, whatever its name."""
    return f"{found.st_dev}:{found.st_ino}"


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """An ordinary file, opened for reading; FileNotFoundError where that name is a link, a folder or a pipe now."""
    try:
        handle = os.open(path, os.O_RDONLY | _CAREFULLY)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise FileNotFoundError(errno.ENOENT, "it is a link now", str(path)) from error
        raise
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise FileNotFoundError(errno.ENOENT, "it is no ordinary file now", str(path))
        yield handle
    finally:
        os.close(handle)


@contextmanager
def new_file(path: Path) -> Iterator[int]:
    """A file that was not there, opened for writing and reading back; FileExistsError where there is one."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _CAREFULLY, 0o600)
    try:
        yield handle
    finally:
        os.close(handle)


def chunks(handle: int) -> Iterator[bytes]:
    """The bytes of an open file from where it stands, piece by piece."""
    while piece := os.read(handle, _CHUNK):
        yield piece


def written(handle: int, pieces: Iterable[bytes]) -> str:
    """Write the pieces and have them on the disk; returns their SHA-256."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(handle, rest) :]
    os.fsync(handle)
    return digest.hexdigest()


def read_back(handle: int) -> str:
    """The SHA-256 of what was written, asked of the disk and not of memory as far as the system lets one ask."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    os.lseek(handle, 0, os.SEEK_SET)
    return hashed(handle)


def hashed(handle: int) -> str:
    """The SHA-256 of an open file from where it stands."""
    digest = hashlib.sha256()
    for piece in chunks(handle):
        digest.update(piece)
    return digest.hexdigest()


def hash_of(path: Path) -> str:
    """The SHA-256 of an ordinary file; FileNotFoundError where that name is none."""
    with opened(path) as handle:
        return hashed(handle)


def copy_attributes(source: int, target: Path) -> bool:
    """Give a copy the extended attributes of the file that it was made of, as far as its disk can hold them; returns
    whether all that a person set are there."""
    whole = True
    if sys.platform == "linux":
        try:
            names = os.listxattr(source)
        except OSError as error:
            if error.errno in _NO_LINKS:
                return True  # a disk without such attributes
            raise
        for name in names:
            try:
                os.setxattr(target, name, os.getxattr(source, name))
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
                # What the system itself keeps there (labels, access lists) is not for everybody to write.
                whole = whole and not name.startswith("user.")
    return whole


def time_and_mode(handle: int) -> tuple[int, int]:
    """When an open file was changed, in nanoseconds, and its permissions."""
    found = os.fstat(handle)
    return found.st_mtime_ns, found.st_mode & 0o777


def give(handle: int, path: Path, mtime_ns: int | None, mode: int | None) -> os.stat_result:
    """Give an open new file its time and permissions, and have that on the disk; returns what it is now."""
    if mtime_ns is not None:
        os.utime(path, ns=(mtime_ns, mtime_ns))
    if mode is not None:
        os.chmod(path, mode)
    os.fsync(handle)
    return os.fstat(handle)


def place(path: Path, name: Path) -> None:
    """Give a file another name; FileExistsError where something has it. For a moment the file may have both names."""
    try:
        os.link(path, name)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _rename_exclusively(path, name)
    else:
        os.unlink(path)


def rename(path: Path, private: Path) -> None:
    """Give a file a name that nobody else can have."""
    os.rename(path, private)


def remove(path: Path) -> None:
    """Remove a file, if it is there."""
    with suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(path)


def make_folder(path: Path) -> None:
    """Make a folder where there is none, in one that is there."""
    with suppress(FileExistsError):
        os.mkdir(path)
        flush_folder(path.parent)


def remove_folder(path: Path) -> None:
    """Remove a folder, if it is there and empty; one that cannot be removed does no harm."""
    with suppress(OSError):
        os.rmdir(path)


def _rename_exclusively(path: Path, name: Path) -> None:
    """One call that renames or finds the name taken, for file systems without second names."""
    if sys.platform == "win32":
        os.rename(path, name)  # which on Windows never replaces
        return
    library = ctypes.CDLL(None, use_errno=True)
    old, new = os.fsencode(path), os.fsencode(name)
    if sys.platform == "linux":
        here, never_replace = -100, 1
        failed = library.renameat2(here, old, here, new, never_replace)
    elif sys.platform == "darwin":
        exclusively = 4
        failed = library.renamex_np(old, new, exclusively)
    else:
        raise OSError(errno.ENOSYS, "this system cannot rename without replacing", str(path))
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(path), None, str(name))
