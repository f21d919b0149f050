"""The calls by which filing touches the disk: none of them writes over a file."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from muniment.filing import disk


class WithoutLinks:
    """The system on a disk that knows no second name for a file."""

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def link(self, *_paths: Path) -> None:
        raise PermissionError(errno.EPERM, "not on this disk")


@pytest.fixture(params=["with links", "without links"])
def disks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without links":
        monkeypatch.setattr(disk, "os", WithoutLinks())


@pytest.mark.usefixtures("disks")
def test_a_name_that_is_taken_is_never_taken_over(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_bytes(b"new")
    old.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        disk.place(new, old)
    assert (new.read_bytes(), old.read_bytes()) == (b"new", b"old")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        disk.place(new, tmp_path / "link")
    disk.place(new, tmp_path / "free")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["free", "link", "old"]
    assert (tmp_path / "free").read_bytes() == b"new"


def test_a_new_file_must_be_new(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError), disk.new_file(tmp_path / "link"):
        pass
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_only_an_ordinary_file_is_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    if kind == "link":
        (tmp_path / "b").write_bytes(b"secret")
        path.symlink_to(tmp_path / "b")
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    with pytest.raises(FileNotFoundError), disk.opened(path):
        pass
    assert not disk.is_file(path)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    pieces = [os.urandom(3_000_000), b"", b"end"]
    sha256 = hashlib.sha256(b"".join(pieces)).hexdigest()
    with disk.new_file(tmp_path / "a") as handle:
        assert disk.written(handle, pieces) == sha256
        assert disk.read_back(handle) == sha256
        made = disk.give(handle, tmp_path / "a", 1_600_000_000_123_456_789, 0o400)
    assert (made.st_mtime_ns, made.st_mode & 0o777) == (1_600_000_000_123_456_789, 0o400)
    assert disk.hash_of(tmp_path / "a") == sha256


def test_a_folder_that_is_not_empty_stays(tmp_path: Path) -> None:
    disk.make_folder(tmp_path / "a")
    disk.make_folder(tmp_path / "a")
    (tmp_path / "a" / "b").touch()
    disk.remove_folder(tmp_path / "a")
    assert disk.is_folder(tmp_path / "a")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert disk.is_folder(tmp_path / "link")
    assert not disk.is_folder(tmp_path / "link", linked=False)
