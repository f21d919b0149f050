"""What is taken in when a path is named: files, and nothing that only looks like one."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from muniment.errors import AFolder, ALink, EmptyFile, NotAFile, PaperError, TooLarge, Vanished
from muniment.intake.arrival import BYTES_OF_A_PAPER, open_arrival, papers_under


def link_to(target: Path | str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "paper.pdf"
        path.symlink_to(target)
        return path

    return make


def pipe(folder: Path) -> Path:
    path = folder / "paper.pdf"
    os.mkfifo(path)
    return path


def sparse(folder: Path) -> Path:
    path = folder / "paper.pdf"
    with path.open("wb") as file:
        file.truncate(BYTES_OF_A_PAPER + 1)
    return path


def empty(folder: Path) -> Path:
    path = folder / "paper.pdf"
    path.touch()
    return path


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (link_to("/etc/hostname"), ALink),
        (link_to("paper.pdf"), ALink),
        (link_to("nowhere"), ALink),
        (link_to("/dev/zero"), ALink),
        (link_to("."), ALink),
        (pipe, NotAFile),
        (sparse, TooLarge),
        (empty, EmptyFile),
        (lambda folder: folder, AFolder),
        (lambda folder: folder / "gone.pdf", Vanished),
    ],
)
def test_what_is_no_paper_says_what_it_is(
    tmp_path: Path, make: Callable[[Path], Path], error: type[PaperError]
) -> None:
    with pytest.raises(error):
        open_arrival(make(tmp_path))


def test_a_file_comes_with_its_bytes_and_their_hash(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(b"Dear reader")
    arrival = open_arrival(path)
    assert arrival.data == b"Dear reader"
    assert arrival.sha256 == hashlib.sha256(b"Dear reader").hexdigest()


def test_a_folder_is_walked_without_following_links_or_taking_what_is_unfinished(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("b.pdf", "a.pdf", ".hidden", "~$a.docx", "c.pdf.part", "below/d.pdf"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "link.pdf").symlink_to("a.pdf")
    (tmp_path / "round").symlink_to(".")
    found = [path.relative_to(tmp_path).as_posix() for path in papers_under([tmp_path])]
    assert found == ["a.pdf", "b.pdf", "below/d.pdf"]


def test_a_link_to_a_folder_is_not_walked(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"x")
    link = tmp_path / "round"
    link.symlink_to(".")
    assert list(papers_under([link])) == [link]
