"""A selection of papers as a folder of copies, with a manifest that says what each file is.

While the folder is being filled, a file in it says so; whoever finds that file knows that the export is not whole, and
doing the same export again goes on with it. No file that is there already is ever written over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath

import msgspec
from pathvalidate import sanitize_filename

from muniment.cabinet.export import Form, Row, encode
from muniment.cabinet.records import Origin
from muniment.errors import ExportFailed, StoreDamaged
from muniment.files import flush_folder, write_whole
from muniment.paper import DocumentType

UNFINISHED = "UNFINISHED EXPORT.txt"
"""The name of the file that stands in the folder until the export is whole."""

_TOLD = (
    "Muniment was exporting papers to this folder and has not finished: some may be missing.\n"
    "Do the same export again to finish it. This file is then removed.\n"
)
_BYTES_OF_A_NAME = 180
_BYTES_OF_AN_ENDING = 12


class Copied(msgspec.Struct, frozen=True):
    """What came of an export: how many files the folder holds, and the numbers of the papers whose originals are gone
    or changed, of which it holds only what is known."""

    files: int
    without: tuple[int, ...]


def write_copies(
    folder: Path,
    rows: Sequence[Row],
    origins: Mapping[int, Origin],
    original: Callable[[str], bytes],
    types: Mapping[str, DocumentType],
    advance: Callable[[], None] = lambda: None,
) -> Copied:
    """Fill a folder with copies of papers' originals, and write `manifest.csv` and `manifest.json` beside them.

    The folder is new, empty, or an export that was not finished; `original` gives the bytes of a SHA-256, and raises
    StoreDamaged. Parts of one batch scan share a file. Each copy is read back and compared. Raises ExportFailed.
    """
    try:
        return _write(folder, rows, origins, original, types, advance)
    except OSError as error:
        raise ExportFailed(f"{error.filename or folder}: {error.strerror or error}") from error


def _write(
    folder: Path,
    rows: Sequence[Row],
    origins: Mapping[int, Origin],
    original: Callable[[str], bytes],
    types: Mapping[str, DocumentType],
    advance: Callable[[], None],
) -> Copied:
    _begin(folder)
    names: dict[str, str] = {}  # by SHA-256; "" where there is no original to copy
    for row in sorted(rows, key=lambda row: row.paper.paper_id):
        origin = origins[row.paper.paper_id]
        if origin.sha256 not in names:
            name = _name(row.paper.paper_id, origin.source)
            try:
                _copy(folder / name, original(origin.sha256), origin.sha256)
                names[origin.sha256] = name
            except StoreDamaged:
                names[origin.sha256] = ""
        advance()
    filed = [
        msgspec.structs.replace(row, file=names[origin.sha256], sha256=origin.sha256)
        for row in rows
        for origin in (origins[row.paper.paper_id],)
    ]
    for form in (Form.CSV, Form.JSON):
        write_whole(folder / f"manifest.{form}", encode(filed, types, form))
    flush_folder(folder)
    (folder / UNFINISHED).unlink()
    flush_folder(folder)
    without = tuple(row.paper.paper_id for row in filed if not row.file)
    return Copied(sum(1 for name in names.values() if name), without)


def _begin(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / UNFINISHED).exists():
        if any(folder.iterdir()):
            raise ExportFailed(f"{folder} is not empty")
        write_whole(folder / UNFINISHED, _TOLD.encode())
        flush_folder(folder)


def _copy(file: Path, content: bytes, sha256: str) -> None:
    if not file.exists():
        write_whole(file, content)
    if hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
        raise ExportFailed(f"{file} is there already and is another file, or could not be read back")


def _name(paper_id: int, source: str) -> str:
    """A name for a paper's file that every system takes, and that no other paper's file has, whatever it is called."""
    given = PurePath(PurePath(source).name)
    ending = given.suffix if len(given.suffix.encode()) <= _BYTES_OF_AN_ENDING else ""
    short = given.stem.encode()[: _BYTES_OF_A_NAME - len(ending.encode())].decode("utf-8", "ignore")
    safe = sanitize_filename(short + ending, replacement_text="_", platform="universal")
    return f"{paper_id:06} {safe.strip('. ') or 'paper'}"
