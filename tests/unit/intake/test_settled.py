"""When a file is finished: the one test, over what was seen and when; no clock runs here."""

from __future__ import annotations

import pytest

from muniment.errors import Locked, StillChanging
from muniment.fingerprint import Fingerprint, Look
from muniment.intake.settled import QUIET, Held, age, hindrance, passed_over

SECOND = 10**9


def look(mtime: float = 100.0, ctime: float = 100.0, size: int = 10, inode: int = 7, device: int = 1) -> Look:
    return Look(Fingerprint(device, inode, size, int(mtime * SECOND)), int(ctime * SECOND))


@pytest.mark.parametrize(
    ("held", "long_enough"), [(Held.FREE, QUIET), (Held.UNKNOWN, 10.0), (Held.OPEN, 300.0), (Held.LOCKED, None)]
)
def test_how_long_a_watched_file_must_be_quiet_depends_on_who_has_it(held: Held, long_enough: float | None) -> None:
    if long_enough is None:
        assert isinstance(hindrance(10, 10**9, held, given=False), Locked)
        return
    assert isinstance(hindrance(10, long_enough - 0.01, held, given=False), StillChanging)
    assert hindrance(10, long_enough, held, given=False) is None


def test_an_empty_file_is_waited_for_longer_since_a_scanner_may_only_have_begun() -> None:
    assert isinstance(hindrance(0, 59.0, Held.FREE, given=False), StillChanging)
    assert hindrance(0, 60.0, Held.FREE, given=False) is None


@pytest.mark.parametrize("held", list(Held))
def test_a_file_that_a_person_gives_and_that_is_old_is_not_delayed(held: Held) -> None:
    assert hindrance(10, 30.0, held, given=True) is None
    assert hindrance(10, 0.1, held, given=True) is not None


def test_a_file_is_as_old_as_its_latest_time_and_one_of_the_future_is_not_old_at_all() -> None:
    assert age(look(mtime=50, ctime=90), 100.0) == 10.0
    assert age(look(mtime=90, ctime=50), 100.0) == 10.0
    assert age(look(mtime=200, ctime=90), 100.0) < 0


@pytest.mark.parametrize(
    "changed", [look(mtime=101), look(ctime=101), look(size=11), look(inode=8)], ids=["mtime", "ctime", "size", "inode"]
)
def test_whatever_moves_is_a_change(changed: Look) -> None:
    assert not changed.unchanged_since(look())


def test_a_share_that_is_attached_anew_changes_no_file() -> None:
    assert look(device=2).unchanged_since(look(device=1))


@pytest.mark.parametrize(
    "name",
    ["a.pdf.part", "a.crdownload", "a.TMP", "~$a.docx", ".a.pdf", ".muniment-x1", ".~lock.a.odt#", "a.pdf.filepart"],
)
def test_names_of_what_is_no_paper_yet_are_passed_over(name: str) -> None:
    assert passed_over(name)


@pytest.mark.parametrize("name", ["a.pdf", "part.pdf", "a.part.pdf", "tmp"])
def test_other_names_are_not(name: str) -> None:
    assert not passed_over(name)
