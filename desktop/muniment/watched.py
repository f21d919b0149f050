"""The folders that are watched, what is to be done with what lands in them, and a paper's file as it goes to filing."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
import tomli_w

from muniment.errors import (
    AlreadyWatched,
    FolderNameUnfit,
    FolderOfOurs,
    NotAFolder,
    NotWatched,
    WatchedFoldersDamaged,
)
from muniment.files import write_whole


class Original(StrEnum):
    """What filing may do with the file that a paper came from: leave it alone, put a copy of it where a rule says, or
    move it there."""

    LEAVE = "leave"
    COPY = "copy"
    MOVE = "move"


class WatchedFolder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A folder whose papers are taken in as they land.

    `depth` is how many levels of folders below it are looked into: 0 for none, None for all. `pattern` is a shell
    pattern that a file's name must match, in whatever case. `rules` names the filing rules that hold here; None means
    all that are on. While `paused`, nothing is taken in.
    """

    path: Path
    original: Original = Original.LEAVE
    depth: Annotated[int, msgspec.Meta(ge=0)] | None = None
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


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file of watched folders."""

    folder: tuple[WatchedFolder, ...] = ()


def file_of(data_directory: Path) -> Path:
    """The file that names the watched folders; it need not exist."""
    return data_directory / "watched.toml"


def load(data_directory: Path) -> tuple[WatchedFolder, ...]:
    """The watched folders, in the order in which they were named. Raises WatchedFoldersDamaged."""
    file = file_of(data_directory)
    try:
        return msgspec.toml.decode(file.read_bytes(), type=_File, dec_hook=_from_toml).folder
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise WatchedFoldersDamaged(f"{file}: {error}") from error


def save(data_directory: Path, folders: Sequence[WatchedFolder]) -> None:
    """Write down the watched folders; the file is always whole. Raises FolderNameUnfit or OSError."""
    named = [
        {name: value for name, value in msgspec.to_builtins(folder, enc_hook=str).items() if value is not None}
        for folder in folders
    ]
    try:
        content = (_HEADING + tomli_w.dumps({"folder": named})).encode()
    except UnicodeEncodeError as error:
        raise FolderNameUnfit from error
    data_directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(file_of(data_directory), content)


def add(data_directory: Path, folder: WatchedFolder) -> WatchedFolder:
    """Watch one more folder; returns it by its whole path, without links on the way. Raises NotAFolder, FolderOfOurs,
    AlreadyWatched, FolderNameUnfit or WatchedFoldersDamaged."""
    try:
        path = folder.path.resolve(strict=True)
    except (OSError, ValueError) as error:
        raise NotAFolder(str(folder.path)) from error
    if not path.is_dir():
        raise NotAFolder(str(folder.path))
    ours = data_directory.resolve()
    if path.is_relative_to(ours) or ours.is_relative_to(path):
        raise FolderOfOurs(str(path))
    folders = load(data_directory)
    if any(path == other.path or _same_folder(path, other.path) for other in folders):
        raise AlreadyWatched(str(path))
    folder = msgspec.structs.replace(folder, path=path)
    save(data_directory, [*folders, folder])
    return folder


def remove(data_directory: Path, path: Path) -> None:
    """Watch a folder no longer. What was taken in stays. Raises NotWatched."""
    folders = load(data_directory)
    named = _named(folders, path)
    save(data_directory, [folder for folder in folders if folder is not named])


def pause(data_directory: Path, path: Path | None, paused: bool) -> None:
    """Pause one folder, or all of them; or go on. Raises NotWatched."""
    folders = load(data_directory)
    named = None if path is None else _named(folders, path)
    save(
        data_directory,
        [msgspec.structs.replace(folder, paused=paused) if named in (None, folder) else folder for folder in folders],
    )


def _named(folders: Sequence[WatchedFolder], path: Path) -> WatchedFolder:
    # A folder that is away can be named too: then the path has to be as it was.
    for folder in folders:
        if folder.path in (path, path.absolute(), path.resolve()):
            return folder
    raise NotWatched(str(path))


def _same_folder(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


_HEADING = """\
# The folders that Muniment watches. A folder may have: path; original = "leave", "copy" or "move"; depth, the levels of
# folders below it (without it, all); pattern, such as "*.pdf"; rules, the names of those that hold here; paused.

"""


def _from_toml(expected: type, value: Any) -> Any:
    if expected is Path and isinstance(value, str) and Path(value).is_absolute():
        return Path(value)
    raise ValueError(f"a whole path cannot be read from {value!r}")
