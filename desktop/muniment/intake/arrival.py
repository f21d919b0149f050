"""From a path that a person named to a paper's bytes. Originals are opened for reading only, and never written."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from muniment.errors import EmptyFile, MailsTooDeep, PaperError, StillChanging, TooLarge, TooManyEnclosures
from muniment.fingerprint import Fingerprint, fingerprint_of
from muniment.intake.opening import errors_named, look, open_file
from muniment.intake.settled import passed_over

BYTES_OF_A_PAPER = 200 * 1024 * 1024


class Arrival(msgspec.Struct, frozen=True):
    """A paper's bytes as they were at one moment, and their SHA-256 in hexadecimal digits. `fingerprint` is the file's
    at that moment; what hung on a paper has none."""

    path: Path
    data: bytes
    sha256: str
    fingerprint: Fingerprint | None = None


def open_arrival(path: Path, root: Path | None = None, expected: Fingerprint | None = None) -> Arrival:
    """Take in a paper whole. Below `root`, where one is given, no link is followed; `expected` is the fingerprint that
    it must still have. Raises Vanished, NotPermitted, ALink, AFolder, NotAFile, EmptyFile, TooLarge, StillChanging or
    Unreachable."""
    descriptor = open_file(path, root)
    with errors_named(), os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        before = fingerprint_of(status)
        if status.st_size > BYTES_OF_A_PAPER:
            raise TooLarge
        data = file.read(BYTES_OF_A_PAPER + 1)
        after = fingerprint_of(os.fstat(descriptor))
    if before != after or (expected is not None and not before.same_content(expected)):
        raise StillChanging
    return msgspec.structs.replace(arrival_of(path, data), fingerprint=before)


def check_unchanged(arrival: Arrival, root: Path | None = None) -> None:
    """Raises StillChanging where the file is not as it was when its bytes were taken. One that is gone or cannot be
    reached by now was taken whole."""
    if arrival.fingerprint is None:
        return
    try:
        now = fingerprint_of(look(arrival.path, root))
    except PaperError:
        return
    if not now.same_content(arrival.fingerprint):
        raise StillChanging


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
                if not passed_over(name) and not found.is_symlink():
                    yield found
