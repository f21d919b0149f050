"""The vault keeps every original, byte for byte, as a file named by its SHA-256.

An original is written to a temporary file beside its place, flushed to the disk, read back by its hash, and only then
renamed; the database's transaction commits after that. A small marker in `unfinished` stands from before the first byte
until the transaction's end. Whatever kills the program in between, the marker tells the next one where to look: if the
database knows the paper, its original stays; if not, what was written is removed. Nothing without a marker is touched,
so that originals survive even a database that was put back from an older copy.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from muniment.errors import StoreDamaged
from muniment.files import flush_folder

_SHA256 = re.compile(r"[0-9a-f]{64}")


class OriginalState(StrEnum):
    """How an original lies in the vault."""

    WHOLE = "whole"
    MISSING = "missing"
    CHANGED = "changed"


class Vault:
    """The originals under one folder. `is_kept` tells whether the database knows a paper of that SHA-256.

    Reading is safe from any thread; the one who writes holds the cabinet's writer lock.
    """

    def __init__(self, folder: Path, is_kept: Callable[[str], bool]) -> None:
        self._folder = folder
        self._unfinished = folder / "unfinished"
        self._is_kept = is_kept

    def recover(self) -> None:
        """Settle what a killed program left behind."""
        if self._unfinished.is_dir():
            for marker in self._unfinished.iterdir():
                if _SHA256.fullmatch(marker.name):
                    self._settle(marker.name)

    @contextmanager
    def keeping(self, original: bytes, sha256: str) -> Iterator[None]:
        """The original is in its place inside the block, and stays there only if the database knows it at the end.

        Raises ValueError where the bytes do not have that hash, OSError where they cannot be written.
        """
        if hashlib.sha256(original).hexdigest() != sha256:
            raise ValueError("these bytes do not have that SHA-256")
        if self.state(sha256) is OriginalState.WHOLE:
            # It lay here without a paper: it is not ours to take away again, whatever becomes of the paper.
            yield
            return
        _make_folder(self._unfinished)
        (self._unfinished / sha256).touch(mode=0o600)
        try:
            self._write(original, sha256)
            yield
        finally:
            self._settle(sha256)

    def read(self, sha256: str) -> bytes:
        """The original as it was added; StoreDamaged where it is gone or was changed."""
        try:
            original = self._place(sha256).read_bytes()
        except FileNotFoundError as error:
            raise StoreDamaged(f"the original {sha256} is missing") from error
        if hashlib.sha256(original).hexdigest() != sha256:
            raise StoreDamaged(f"the original {sha256} was changed")
        return original

    def state(self, sha256: str) -> OriginalState:
        """Whether an original lies there as it was added. Raises OSError where it cannot be read."""
        try:
            with self._place(sha256).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return OriginalState.MISSING
        return OriginalState.WHOLE if found == sha256 else OriginalState.CHANGED

    def files(self) -> Iterator[Path]:
        """Every file in the vault, but the markers of what is being added."""
        for folder, folders, names in os.walk(self._folder):
            folders[:] = sorted(name for name in folders if Path(folder, name) != self._unfinished)
            yield from (Path(folder, name) for name in sorted(names))

    def original_in(self, file: Path) -> str | None:
        """The SHA-256 of the original that lies in that file of the vault, by the file's name; None for any other
        file."""
        sha256 = file.stem
        return sha256 if _SHA256.fullmatch(sha256) and file == self._place(sha256) else None

    def is_being_added(self, sha256: str) -> bool:
        """Whether an original is being added just now, or was when the program was killed."""
        return (self._unfinished / sha256).exists()

    def restore(self, original: bytes, sha256: str) -> None:
        """Put the original of a kept paper back. What lies in its place, changed, gets another name beside it.

        Raises ValueError where the bytes do not have that hash, OSError where they cannot be written."""
        if hashlib.sha256(original).hexdigest() != sha256:
            raise ValueError("these bytes do not have that SHA-256")
        place = self._place(sha256)
        if place.exists():
            number = next(number for number in itertools.count(1) if not _aside(place, number).exists())
            place.rename(_aside(place, number))
        self._write(original, sha256)

    def _write(self, original: bytes, sha256: str) -> None:
        place = self._place(sha256)
        _make_folder(place.parent)
        partial = place.with_suffix(".partial")
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(original)
            file.flush()
            os.fsync(file.fileno())
        if hashlib.sha256(partial.read_bytes()).hexdigest() != sha256:
            raise OSError(f"{partial}: what was written is not what is read back")
        partial.replace(place)
        flush_folder(place.parent)

    def _settle(self, sha256: str) -> None:
        place = self._place(sha256)
        place.with_suffix(".partial").unlink(missing_ok=True)
        if not self._is_kept(sha256):
            place.unlink(missing_ok=True)
        (self._unfinished / sha256).unlink(missing_ok=True)

    def _place(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise ValueError("not a SHA-256 in lower-case hexadecimal digits")
        return self._folder / sha256[:2] / f"{sha256}.bin"


def _aside(place: Path, number: int) -> Path:
    return place.with_suffix(f".changed-{number}")


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        flush_folder(folder.parent)
