"""The list of watched folders, as it is written down and as it may be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from muniment import watched
from muniment.errors import (
    AlreadyWatched,
    FolderNameUnfit,
    FolderOfOurs,
    MunimentError,
    NotAFolder,
    NotWatched,
    WatchedFoldersDamaged,
)
from muniment.watched import Original, WatchedFolder


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    path = tmp_path / 'in "box" ü'
    path.mkdir()
    return path


def test_a_folder_comes_back_with_all_its_options(data_directory: Path, inbox: Path) -> None:
    folder = WatchedFolder(inbox, Original.MOVE, 2, "*.pdf", ("invoices", "r\n2"), True)
    watched.add(data_directory, folder)
    assert watched.load(data_directory) == (folder,)


def test_a_folder_is_written_down_by_its_whole_path_without_links(data_directory: Path, inbox: Path) -> None:
    link = inbox.parent / "link"
    link.symlink_to(inbox)
    assert watched.add(data_directory, WatchedFolder(link)).path == inbox


def test_what_cannot_be_watched_says_why(data_directory: Path, inbox: Path) -> None:
    watched.add(data_directory, WatchedFolder(inbox))
    (data_directory / "originals").mkdir()
    (inbox / "file").touch()
    refused: list[tuple[Path, type[MunimentError]]] = [
        (inbox / "file", NotAFolder),
        (inbox / "nothing", NotAFolder),
        (inbox, AlreadyWatched),
        (data_directory, FolderOfOurs),
        (data_directory / "originals", FolderOfOurs),
        (data_directory.parent, FolderOfOurs),
    ]
    for path, error in refused:
        with pytest.raises(error):
            watched.add(data_directory, WatchedFolder(path))
    assert [folder.path for folder in watched.load(data_directory)] == [inbox]


def test_a_folder_whose_name_is_no_text_is_refused_and_the_list_stays_whole(data_directory: Path, inbox: Path) -> None:
    watched.add(data_directory, WatchedFolder(inbox))
    strange = inbox / os.fsdecode(b"\xff")
    strange.mkdir()
    with pytest.raises(FolderNameUnfit):
        watched.add(data_directory, WatchedFolder(strange))
    assert [folder.path for folder in watched.load(data_directory)] == [inbox]


def test_one_folder_or_all_can_be_paused_and_removed_also_while_they_are_away(
    data_directory: Path, inbox: Path
) -> None:
    other = inbox.parent / "other"
    other.mkdir()
    for path in (inbox, other):
        watched.add(data_directory, WatchedFolder(path))
    other.rmdir()
    watched.pause(data_directory, other, True)
    assert [folder.paused for folder in watched.load(data_directory)] == [False, True]
    watched.pause(data_directory, None, True)
    assert all(folder.paused for folder in watched.load(data_directory))
    watched.pause(data_directory, None, False)
    watched.remove(data_directory, other)
    assert watched.load(data_directory) == (WatchedFolder(inbox),)
    with pytest.raises(NotWatched):
        watched.remove(data_directory, other)


@pytest.mark.parametrize(
    "content",
    [
        "folder = 1",
        '[[folder]]\npath = "here"',
        '[[folder]]\npath = "/a"\nsurprise = 1',
        "\x00",
        "[[folder]]\ndepth = 1",
    ],
)
def test_a_damaged_list_is_told_of_and_left_alone(data_directory: Path, content: str) -> None:
    watched.file_of(data_directory).write_text(content)
    with pytest.raises(WatchedFoldersDamaged):
        watched.load(data_directory)
    assert watched.file_of(data_directory).read_text() == content


def test_no_folder_is_watched_before_one_is_named(data_directory: Path) -> None:
    assert watched.load(data_directory) == ()
