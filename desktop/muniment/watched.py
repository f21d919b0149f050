"""The folders that are watched, what is to be done with what lands in them, and a paper's file as it goes to filing."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec


class Original(StrEnum):
    """What filing may do with the file that a paper came from: leave it alone, put a copy of it where a rule says, or
    move it there."""

    LEAVE = "leave"
    COPY = "copy"
    MOVE = "move"


class WatchedFolder(msgspec.Struct, frozen=True):
    """A folder whose papers are taken in as they land.

    `depth` is how many levels of folders below it are looked into: 0 for none, None for all. `pattern` is a shell
    pattern that a file's name must match. `rules` names the filing rules that hold here; None means all that are on.
    While `paused`, nothing is taken in.
    """

    path: Path
    original: Original = Original.LEAVE
    depth: int | None = None
    pattern: str = "*"
    rules: tuple[str, ...] | None = None
    paused: bool = False


class KeptFile(msgspec.Struct, frozen=True):
    """The file that a kept paper came from, as filing gets it: its path and SHA-256 as they were when it was taken in,
    and the watched folder that it landed in, or None for a paper that a person gave."""

    paper_id: int
    path: Path
    sha256: str
    folder: WatchedFolder | None = None
