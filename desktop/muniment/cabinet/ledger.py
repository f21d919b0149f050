"""The ledger: everything that the database was ever told, as a row of entries from which it can be made again.

A ledger is a folder of files, named by when it was begun and by the schema of its rows. An entry is what one
transaction did, and stands behind a head that says its number, its length and its checksum, so that damage in one place
costs what stands there and no more. Which entry belongs to which transaction is `bookkeeping`'s.
"""

from __future__ import annotations

import os
import secrets
import struct
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from muniment.files import flush_folder

Cell = Any
"""What SQLite keeps in a row's place: a number, a text, bytes, or None. MessagePack tells them apart by itself."""


class TableChange(msgspec.Struct, frozen=True, array_like=True):
    """What became of some rows of one table: those that are there now, and the keys of those that are no more."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...] = ()
    gone: tuple[tuple[Cell, ...], ...] = ()


Entry = tuple[TableChange, ...]


class Damage(msgspec.Struct, frozen=True):
    """A place in a ledger's file where no entry can be read, though what stands behind it may be whole."""

    file: Path
    offset: int


class Ledger:
    """One ledger, written on at its end. Raises OSError where its folder cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.newest = 0
        """The number of the newest whole entry; they count from 1."""
        self._file, self._start, self._end = folder / "000001.ledger", 0, 0
        for file in reversed(_files(folder)):
            for number, offset, length in _heads(file):
                self.newest, self._file = number, file
                self._start, self._end = offset, offset + _HEAD.size + length
            if self.newest:
                break

    def append(self, entry: Entry) -> None:
        """Put an entry at the end and see that it is on the disk. What a write that failed left there is written
        over."""
        if self._end >= _FILE_BYTES:
            self._file, self._end = self.folder / f"{int(self._file.stem) + 1:06}.ledger", 0
        payload = zlib.compress(msgspec.msgpack.encode(entry), 1)
        is_new = not self._file.exists()
        with os.fdopen(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
            file.truncate(self._end)
            file.seek(self._end)
            file.write(_HEAD.pack(_SIGN, self.newest + 1, len(payload), zlib.crc32(payload)) + payload)
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            flush_folder(self.folder)
        self._start, self._end = self._end, self._end + _HEAD.size + len(payload)
        self.newest += 1

    def take_back(self) -> None:
        """Cut off the newest entry, of which nobody was told. Only once after each `append`, or after opening."""
        with self._file.open("r+b") as file:
            file.truncate(self._start)
            os.fsync(file.fileno())
        self._end = self._start
        self.newest -= 1


def begin(folder: Path, schema: str) -> Path:
    """A new, empty ledger in the folder of ledgers. It has another name until it is `complete`."""
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{schema}-{secrets.token_hex(4)}{_UNFINISHED}"
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / name).mkdir(mode=0o700)
    return folder / name


def complete(unfinished: Path) -> Path:
    """Say that a new ledger tells all that its database holds; returns where it lies from now on."""
    finished = unfinished.rename(unfinished.with_name(unfinished.name.removesuffix(_UNFINISHED)))
    flush_folder(finished.parent)
    return finished


def set_aside(folder: Path) -> None:
    """Keep a ledger that is not the database's, where nobody takes it for that."""
    folder.rename(folder.with_name(folder.name + _ASIDE))
    flush_folder(folder.parent)


def ledgers(folder: Path) -> list[Path]:
    """The complete ledgers in the folder of ledgers, the newest last."""
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.is_dir() and not path.suffix)


def unfinished_ledgers(folder: Path) -> list[Path]:
    """Ledgers that were begun and never completed."""
    return list(folder.glob(f"*{_UNFINISHED}")) if folder.is_dir() else []


def schema_of(ledger: Path) -> str:
    """The schema of the rows in a ledger."""
    return ledger.name.split("-")[1]


def entries(folder: Path) -> Iterator[Entry | Damage]:
    """What a ledger tells, from its beginning; damaged places are named, and what follows them goes on."""
    for path in _files(folder):
        data = path.read_bytes()
        place = 0
        while place < len(data):
            entry = _entry(data, place)
            if entry is None:
                yield Damage(path, place)
                following = data.find(_SIGN, place + 1)
                place = following if following >= 0 else len(data)
            else:
                yield entry[0]
                place = entry[1]


_HEAD = struct.Struct(">4sQII")
_SIGN = b"MLE1"

_FILE_BYTES = 64 * 1024 * 1024
"""A file that has grown to this is followed by another: what backs the folder up need not copy it whole each time."""

_UNFINISHED, _ASIDE = ".unfinished", ".aside"


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.ledger"))


def _heads(file: Path) -> Iterator[tuple[int, int, int]]:
    """Number, place and length of each entry up to the first that is not whole. Only the last is read in full: a
    program that was killed leaves no other one by half."""
    with file.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        place = 0
        while len(head := stream.read(_HEAD.size)) == _HEAD.size:
            sign, number, length, checksum = _HEAD.unpack(head)
            end = place + _HEAD.size + length
            if sign != _SIGN or end > size or (end == size and zlib.crc32(stream.read(length)) != checksum):
                return
            yield number, place, length
            place = end
            stream.seek(place)


def _entry(data: bytes, place: int) -> tuple[Entry, int] | None:
    """The entry that stands there, and where the next one begins; None where there is none that is whole."""
    if len(data) < place + _HEAD.size:
        return None
    sign, _number, length, checksum = _HEAD.unpack_from(data, place)
    start = place + _HEAD.size
    payload = data[start : start + length]
    if sign != _SIGN or len(payload) != length or zlib.crc32(payload) != checksum:
        return None
    try:
        return msgspec.msgpack.decode(zlib.decompress(payload), type=Entry), start + length
    except (zlib.error, msgspec.MsgspecError):
        return None
