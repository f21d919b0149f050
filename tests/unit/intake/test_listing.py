"""What a listing of a watched folder tells, and what no trick makes it tell."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from muniment.errors import ALink, FolderAway
from muniment.intake.arrival import open_arrival
from muniment.intake.listing import listed, place_of
from muniment.watched import WatchedFolder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "inbox"
    (path / "2026" / "march").mkdir(parents=True)
    for name in ("a.pdf", "b.PDF", "c.txt", "2026/d.pdf", "2026/march/e.pdf"):
        (path / name).write_bytes(name.encode())
    return path


def names(folder: WatchedFolder, *apart: Path) -> list[str]:
    places = [place for path in apart if (place := place_of(path))]
    return sorted(path.relative_to(folder.path).as_posix() for path, _ in listed(folder, places))


@pytest.mark.parametrize(
    ("depth", "found"),
    [
        (0, ["a.pdf", "b.PDF", "c.txt"]),
        (1, ["2026/d.pdf", "a.pdf", "b.PDF", "c.txt"]),
        (None, ["2026/d.pdf", "2026/march/e.pdf", "a.pdf", "b.PDF", "c.txt"]),
    ],
)
def test_a_folder_is_listed_to_its_depth(folder: Path, depth: int | None, found: list[str]) -> None:
    assert names(WatchedFolder(folder, depth=depth)) == found


def test_a_pattern_holds_in_whatever_case(folder: Path) -> None:
    assert names(WatchedFolder(folder, depth=0, pattern="*.Pdf")) == ["a.pdf", "b.PDF"]


def test_hidden_files_unfinished_ones_and_our_own_are_passed_over(folder: Path) -> None:
    for name in (".hidden", ".muniment-abc", "x.pdf.part", "~$x.docx"):
        (folder / name).write_bytes(b"x")
    (folder / ".git").mkdir()
    (folder / ".git" / "y.pdf").write_bytes(b"y")
    assert names(WatchedFolder(folder, depth=0)) == ["a.pdf", "b.PDF", "c.txt"]
    assert not [name for name in names(WatchedFolder(folder)) if ".git" in name]


def test_links_lead_nowhere(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.pdf").write_bytes(b"s")
    (folder / "round").symlink_to(folder)
    (folder / "out").symlink_to(tmp_path / "secret")
    (folder / "file.pdf").symlink_to(tmp_path / "secret" / "s.pdf")
    os.mkfifo(folder / "pipe.pdf")
    assert names(WatchedFolder(folder, depth=0)) == ["a.pdf", "b.PDF", "c.txt"]
    assert len(names(WatchedFolder(folder))) == 5


def test_a_folder_that_is_swapped_for_a_link_after_it_was_listed_does_not_lead_out(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "d.pdf").write_bytes(b"a secret")
    assert "2026/d.pdf" in names(WatchedFolder(folder))
    (folder / "2026").rename(tmp_path / "elsewhere")
    (folder / "2026").symlink_to(tmp_path / "secret")
    with pytest.raises(ALink):
        open_arrival(folder / "2026" / "d.pdf", folder)
    assert open_arrival(folder / "a.pdf", folder).data == b"a.pdf"


def test_a_watched_folder_that_is_swapped_for_a_link_is_away(folder: Path, tmp_path: Path) -> None:
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderAway):
        names(WatchedFolder(folder))


def test_a_watched_folder_that_is_not_there_is_away_and_not_empty(tmp_path: Path) -> None:
    with pytest.raises(FolderAway):
        names(WatchedFolder(tmp_path / "share"))


def test_one_file_of_two_names_is_one_paper(folder: Path) -> None:
    (folder / "2026" / "again.pdf").hardlink_to(folder / "a.pdf")
    found = names(WatchedFolder(folder))
    assert len(found) == 5
    assert len({"a.pdf", "2026/again.pdf"} & set(found)) == 1


def test_a_folder_that_is_watched_by_itself_is_left_to_that(folder: Path) -> None:
    assert names(WatchedFolder(folder), folder / "2026") == ["a.pdf", "b.PDF", "c.txt"]
    assert names(WatchedFolder(folder / "2026"), folder) == ["d.pdf", "march/e.pdf"]


def test_a_name_that_is_no_text_is_listed_all_the_same(folder: Path) -> None:
    path = folder / os.fsdecode(b"scan\xff.pdf")
    path.write_bytes(b"x")
    assert path in [found for found, _ in listed(WatchedFolder(folder))]
