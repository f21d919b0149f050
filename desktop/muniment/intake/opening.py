"""Opening and looking at files so that no link leads elsewhere, whatever is swapped for what meanwhile.

A path that a person named may go through any folder on its way, but what it names is not a link. Below a watched
folder, its `root`, no folder on the way is a link either: each is opened from within the one above it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from muniment.errors import AFolder, ALink, NotAFile, NotPermitted, PaperError, Unreachable, Vanished

_CAREFULLY = sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY", "O_CLOEXEC"))
_AS_FOLDER = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC"))

FOLDERS_CAN_BE_HELD = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
"""Whether this system opens a file from within an opened folder. Windows does not: there each folder on the way is
looked at before the file is opened, which leaves a moment between the two."""


@contextmanager
def errors_named() -> Iterator[None]:
    """Raises the system's errors as Vanished, NotPermitted or Unreachable."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Vanished from error
    except PermissionError as error:
        raise NotPermitted from error
    except (OSError, ValueError) as error:
        raise Unreachable(str(error)) from error


def look(path: Path, root: Path | None = None) -> os.stat_result:
    """What a file's folder tells of it; of a link, what it tells of the link. Raises Vanished, NotPermitted, ALink or
    Unreachable."""
    with errors_named(), _inside(path, root) as (name, folder):
        return os.stat(name, dir_fd=folder, follow_symlinks=False)


def open_file(path: Path, root: Path | None = None) -> int:
    """A descriptor of an ordinary file, for reading. Raises Vanished, NotPermitted, ALink, AFolder, NotAFile or
    Unreachable."""
    with errors_named(), _inside(path, root) as (name, folder):
        _check(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
        # What is a file now may be a link or a pipe that nobody writes to a moment later: neither is waited for.
        descriptor = os.open(name, os.O_RDONLY | _CAREFULLY, dir_fd=folder)
        try:
            _check(os.fstat(descriptor).st_mode)
        except PaperError:
            os.close(descriptor)
            raise
        return descriptor


def open_folder(path: Path | str, within: int | None = None) -> int:
    """A descriptor of a folder that is no link. Raises OSError."""
    return os.open(path, _AS_FOLDER, dir_fd=within)


def _check(mode: int) -> None:
    if stat.S_ISLNK(mode):
        raise ALink
    if stat.S_ISDIR(mode):
        raise AFolder
    if not stat.S_ISREG(mode):
        raise NotAFile


@contextmanager
def _inside(path: Path, root: Path | None) -> Iterator[tuple[Path | str, int | None]]:
    """The file's name and a descriptor of its folder, reached from the root without following a link; or the whole path
    and None where there is no root to stay in."""
    if root is None:
        yield path, None
        return
    *folders, name = path.relative_to(root).parts
    if not FOLDERS_CAN_BE_HELD:
        on_the_way = root
        for folder in folders:
            on_the_way /= folder
            if on_the_way.is_symlink():
                raise ALink
        yield path, None
        return
    descriptor = open_folder(root)
    try:
        for folder in folders:
            try:
                deeper = open_folder(folder, descriptor)
            except NotADirectoryError as error:
                raise ALink from error
            os.close(descriptor)
            descriptor = deeper
        yield name, descriptor
    finally:
        os.close(descriptor)
