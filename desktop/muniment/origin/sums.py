"""The SHA-256 sums of all files of a folder, in the form that `sha256sum --check` reads too."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

FILE = "SHA256SUMS"
SIGNATURE = f"{FILE}.minisig"
KEY = "publisher.pub"
"""The public key of who signed the list. It is in the list."""

BESIDE = (FILE, SIGNATURE)
"""What cannot be in the list, since it is made of the list."""

_LINE = re.compile(r"(?P<sum>[0-9a-f]{64}) [ *](?P<path>[^\n\0]+)")


class SumsDamaged(Exception):
    """The list is not in its form."""


class Difference(NamedTuple):
    """How a folder differs from its list: files by their paths in it."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    strange: tuple[str, ...]

    @property
    def none(self) -> bool:
        return not (self.changed or self.missing or self.strange)

    def __str__(self) -> str:
        kinds = (("changed", self.changed), ("missing", self.missing), ("not part of it", self.strange))
        return "; ".join(f"{kind}: {_shortened(paths)}" for kind, paths in kinds if paths)


def write(folder: Path) -> None:
    """List all files of the folder in it."""
    lines = [f"{digest(folder / path)}  {path}\n" for path in files(folder)]
    (folder / FILE).write_text("".join(lines), encoding="utf-8")


def read(text: str) -> dict[str, str]:
    """The sums by path. Raises SumsDamaged where a line is none, or leads out of the folder."""
    sums = {}
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        if not found or found["path"].startswith("/") or ".." in found["path"].split("/"):
            raise SumsDamaged(f"The list of sums is damaged: {line[:100]!r}")
        sums[found["path"]] = found["sum"]
    return sums


def compare(folder: Path, sums: Mapping[str, str]) -> Difference:
    """How the folder differs from the list; a file that cannot be read has changed."""
    present = set(files(folder))
    changed = [path for path in sums if path in present and not _is(folder / path, sums[path])]
    return Difference(tuple(changed), tuple(sorted(set(sums) - present)), tuple(sorted(present - set(sums))))


def files(folder: Path) -> Iterator[str]:
    """All files below the folder but the list itself, in the order of their names as bytes, with `/` between parts."""
    found = [
        (Path(place) / name).relative_to(folder).as_posix()
        for place, folders, names in os.walk(folder)
        # A link to a folder is no folder of ours; it is listed, and so told of.
        for name in (*names, *(name for name in folders if (Path(place) / name).is_symlink()))
    ]
    return iter(sorted((path for path in found if path not in BESIDE), key=os.fsencode))


def digest(path: Path) -> str:
    """A file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is(path: Path, expected: str) -> bool:
    try:
        return digest(path) == expected
    except OSError:
        return False


def _shortened(paths: tuple[str, ...]) -> str:
    return ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
