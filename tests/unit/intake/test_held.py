"""What the system says of other programs that have a file."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from muniment.errors import ALink, Vanished
from muniment.intake.held import held
from muniment.intake.settled import Held

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="leases are Linux's")

_HOLDER = """
import fcntl, sys
file = open(sys.argv[1], "r+b")
if sys.argv[2]:
    getattr(fcntl, sys.argv[2])(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program_has(path: Path, lock: str = "") -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(path), lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        yield
        other.communicate()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_bytes(b"Dear reader")
    return path


@pytest.mark.parametrize("lock", ["flock", "lockf"])
def test_a_locked_file_is_locked_until_it_is_let_go(paper: Path, lock: str) -> None:
    with another_program_has(paper, lock):
        assert held(paper) is Held.LOCKED
    assert held(paper) is Held.FREE


def test_a_file_that_is_open_for_writing_is_told_from_one_that_is_only_read(paper: Path) -> None:
    with another_program_has(paper):
        assert held(paper) is Held.OPEN
    with paper.open("rb"):
        assert held(paper) is Held.FREE


def test_asking_leaves_no_lock_behind(paper: Path) -> None:
    assert held(paper) is Held.FREE
    with another_program_has(paper, "flock"), paper.open("rb") as file, pytest.raises(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)


def test_a_link_or_what_is_gone_is_not_asked_about(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(paper)
    with pytest.raises(ALink):
        held(tmp_path / "link")
    paper.unlink()
    with pytest.raises(Vanished):
        held(paper)
