"""What lies in a watched folder: an ordinary listing, which is the truth of it, whatever events were told or missed.

Folders are opened one from within the other, never through a link, so that nothing leads out of the watched folder;
and a folder in which the way already lies is not entered again, so that nothing leads round.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from fnmatch import fnmatchcase
from pathlib import Path

from muniment.errors import FolderAway
from muniment.fingerprint import Look, look_of
from muniment.intake.opening import FOLDERS_CAN_BE_HELD, open_folder
from muniment.intake.settled import passed_over
from muniment.watched import WatchedFolder

Place = tuple[int, int]
"""A folder's device and inode: the same by whatever path it is reached."""

_DEEPEST = 64
"""Levels of folders that are entered; each holds a descriptor open."""


def place_of(folder: Path) -> Place | None:
    """Where a folder lies; None where it cannot be reached."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def listed(folder: WatchedFolder, apart: Collection[Place] = ()) -> Iterator[tuple[Path, Look]]:
    """The files in a watched folder that may be papers, and what each looks like, one after the other as the system
    tells of them. A file that has several names there is told of by one.

    `apart` are folders that are not entered: watched ones of their own, and where Muniment keeps its papers. A folder
    below that cannot be read is passed over. Raises FolderAway where the watched one cannot be.
    """
    try:
        descriptor = open_folder(folder.path) if FOLDERS_CAN_BE_HELD else None
        if descriptor is None and folder.path.is_symlink():
            raise FolderAway(str(folder.path))
    except OSError as error:
        raise FolderAway(f"{folder.path}: {error.strerror}") from error
    several_names: set[Place] = set()
    pattern = folder.pattern.casefold()
    for path, status in _walked(folder.path, descriptor, folder.depth, frozenset(apart), ()):
        if not fnmatchcase(path.name.casefold(), pattern):
            continue
        if status.st_nlink > 1:
            place = (status.st_dev, status.st_ino)
            if place in several_names:
                continue
            several_names.add(place)
        yield path, look_of(status)


def _walked(
    folder: Path, descriptor: int | None, depth: int | None, apart: frozenset[Place], above: tuple[Place, ...]
) -> Iterator[tuple[Path, os.stat_result]]:
    """The ordinary files in an opened folder, and in those below it. Closes the folder."""
    with ExitStack() as open_here:
        if descriptor is not None:
            open_here.callback(os.close, descriptor)
        own = os.fstat(descriptor) if descriptor is not None else folder.stat()
        here = (own.st_dev, own.st_ino)
        if here in above or len(above) > _DEEPEST or (above and here in apart):
            return
        below: list[str] = []
        try:
            for entry in open_here.enter_context(os.scandir(folder if descriptor is None else descriptor)):
                if passed_over(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below.append(entry.name)
                    continue
                status = _status(entry)
                if status is not None and stat.S_ISREG(status.st_mode):
                    yield folder / entry.name, status
        except OSError as error:
            # Of a listing that breaks off at the top nobody may think that the rest is gone.
            if not above:
                raise FolderAway(f"{folder}: {error.strerror}") from error
            return
        if depth == 0:
            return
        for name in below:
            try:
                deeper = open_folder(name, descriptor) if descriptor is not None else None
            except OSError:
                continue
            yield from _walked(folder / name, deeper, None if depth is None else depth - 1, apart, (*above, here))


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    """What a folder tells of an entry; None where it is gone by now. On Windows that takes a look of its own."""
    try:
        return entry.stat(follow_symlinks=False) if FOLDERS_CAN_BE_HELD else Path(entry.path).lstat()
    except OSError:
        return None
