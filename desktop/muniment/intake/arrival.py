"""From a path that a person named to a paper's bytes. Originals are opened for reading only, and never written."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from muniment.errors import (
    AFolder,
    ALink,
    EmptyFile,
    MailsTooDeep,
    NotAFile,
    NotPermitted,
    PaperError,
    TooLarge,
    TooManyEnclosures,
    Vanished,
)

BYTES_OF_A_PAPER = 200 * 1024 * 1024

_CAREFULLY = sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"))


class Arrival(msgspec.Struct, frozen=True):
    """A paper's bytes as they were at one moment, and their SHA-256 in hexadecimal digits."""

    path: Path
    data: bytes
    sha256: str


def open_arrival(path: Path) -> Arrival:
    """Take in a paper. Raises Vanished, NotPermitted, ALink, AFolder, NotAFile, EmptyFile, TooLarge, or
    PaperError."""
    try:
        kind = path.lstat().st_mode
        if stat.S_ISLNK(kind):
            raise ALink
        if stat.S_ISDIR(kind):
            raise AFolder
        if not stat.S_ISREG(kind):
            raise NotAFile
        # What is a file now may be a link or a pipe that nobody writes to a moment later: neither is waited for.
        handle = os.open(path, os.O_RDONLY | _CAREFULLY)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise NotAFile
            if status.st_size > BYTES_OF_A_PAPER:
                raise TooLarge
            data = file.read(BYTES_OF_A_PAPER + 1)
    except FileNotFoundError as error:
        raise Vanished from error
    except PermissionError as error:
        raise NotPermitted from error
    except (OSError, ValueError) as error:
        raise PaperError(str(error)) from error
    return arrival_of(path, data)


def arrival_of(path: Path, data: bytes) -> Arrival:
    """A paper whose bytes are at hand. Raises EmptyFile or TooLarge."""
    if len(data) > BYTES_OF_A_PAPER:
        raise TooLarge
    if not data:
        raise EmptyFile
    return Arrival(path, data, hashlib.sha256(data).hexdigest())


def enclosed_arrival(path: Path, data: bytes, depth: int, place: int) -> Arrival:
    """A file that hung on a mail, `depth` mails deep, and at that place among all that hangs on the paper that was
    given. Raises MailsTooDeep, TooManyEnclosures, EmptyFile or TooLarge."""
    if depth > _DEEPEST:
        raise MailsTooDeep
    if place > _MOST_ENCLOSED:
        raise TooManyEnclosures
    return arrival_of(path, data)


def enclosed_path(mail: Path, name: str) -> Path:
    """How a file that hung on a mail is called: by the mail, and by the name that its sender gave it, in which nothing
    is left that could lead elsewhere, steer a terminal, or pass for another name."""
    shown = "".join(" " if sign in _SEPARATORS or unicodedata.category(sign)[0] in "CZ" else sign for sign in name)
    shown = " ".join(shown.split()).lstrip(". ") or "attachment"
    if len(shown) > _LETTERS_OF_A_NAME:
        half = _LETTERS_OF_A_NAME // 2
        shown = f"{shown[:half]}…{shown[-half:]}"
    return mail.with_name(f"{mail.name}{ENCLOSED}{shown}")


ENCLOSED = " › "
"""What stands between the name of a mail and that of a file that hung on it."""

_DEEPEST = 3
"""A mail in a mail in a mail may have papers on it; what hangs deeper is left alone."""

_MOST_ENCLOSED = 200
"""How many papers may hang on one given paper, all levels together."""

_SEPARATORS = "/\\:›"
_LETTERS_OF_A_NAME = 120


def papers_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths themselves, and in place of each folder the files in it and below, by name; hidden ones, links in
    folders and what programs leave behind while they download are passed over."""
    for path in paths:
        if path.is_symlink() or not path.is_dir():
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                found = Path(folder, name)
                if not name.startswith((".", "~$")) and not name.endswith(_UNFINISHED) and not found.is_symlink():
                    yield found


_UNFINISHED = (".part", ".crdownload", ".tmp", ".download")
