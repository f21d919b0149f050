"""What `muniment check` finds in a data folder, and what it does about it."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from muniment.cabinet import ledger
from muniment.cabinet.checking import Complaint
from muniment.cabinet.store import Store
from tests.filed import TYPES, add_invoice


@pytest.fixture
def store(data_directory: Path) -> Iterator[Store]:
    with Store(data_directory, TYPES) as opened:
        add_invoice(opened)
        add_invoice(opened, b"another")
        yield opened


def checked(store: Store, cure: bool = False) -> list[Complaint]:
    """All that is wrong, or is not cured."""
    left = []
    for checker in store.checkers():
        looked_at = itertools.count()
        found = list(checker.complaints(partial(next, looked_at)))
        assert next(looked_at) == checker.count()
        left += [each for each in found if not (cure and each.cure and checker.cure(each))]
    return left


def codes(complaints: list[Complaint]) -> list[str]:
    return [complaint.code for complaint in complaints]


def file_of(store: Store, data_directory: Path, paper_id: int) -> Path:
    return next((data_directory / "originals").rglob(f"{store.paper(paper_id).sha256}.bin"))


def test_a_folder_that_is_in_order_has_no_complaint(store: Store) -> None:
    assert checked(store) == []


def test_a_missing_original_is_put_back_from_where_it_came(store: Store, data_directory: Path, tmp_path: Path) -> None:
    file_of(store, data_directory, 1).unlink()
    (complaint,) = checked(store)
    assert (complaint.code, complaint.cure) == ("original-missing", "")
    assert "paper 1" in complaint.sentence
    for name, content in (("wrong.pdf", b"something else"), ("right.pdf", b"an invoice")):
        (tmp_path / name).write_bytes(content)
        store.versions.see_again(1, str(tmp_path / name))
    assert checked(store, cure=True) == []
    assert store.original(1) == b"an invoice"


def test_a_changed_original_is_put_back_and_what_lay_there_is_kept(
    store: Store, data_directory: Path, tmp_path: Path
) -> None:
    file = file_of(store, data_directory, 2)
    file.write_bytes(b"changed")
    (tmp_path / "copy.pdf").write_bytes(b"another")
    store.versions.see_again(2, str(tmp_path / "copy.pdf"))
    assert codes(checked(store)) == ["original-changed"]
    assert codes(checked(store, cure=True)) == ["changed-set-aside"]
    assert store.original(2) == b"another"
    assert file.with_suffix(".changed-1").read_bytes() == b"changed"


def test_files_that_no_paper_knows_are_told_and_left_alone(store: Store, data_directory: Path) -> None:
    vault = data_directory / "originals"
    sha256 = "b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78"  # of b"ABC"
    (vault / "b5").mkdir()
    (vault / "b5" / f"{sha256}.bin").write_bytes(b"ABC")
    (vault / "b5" / f"{sha256[:-1]}0.bin").write_bytes(b"ABC")
    (vault / "b5" / f"{sha256}.partial").write_bytes(b"A")
    (vault / "notes.txt").write_bytes(b"mine")
    before = sorted(path for path in vault.rglob("*") if path.is_file())
    found = checked(store)
    assert sorted(codes(found)) == ["file-unknown", "half-written", "original-orphaned", "orphan-changed"]
    assert [each.cure for each in found if each.code == "original-orphaned"] == ["read it and keep it as a paper"]
    checked(store, cure=True)
    assert sorted(path for path in vault.rglob("*") if path.is_file()) == before


def test_what_is_being_added_is_no_orphan(store: Store, data_directory: Path) -> None:
    sha256 = "b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78"
    (data_directory / "originals" / "b5").mkdir()
    (data_directory / "originals" / "b5" / f"{sha256}.bin").write_bytes(b"ABC")
    (data_directory / "originals" / "unfinished" / sha256).touch()
    assert checked(store) == []


def test_an_index_that_does_not_know_a_paper_is_made_anew(store: Store, data_directory: Path) -> None:
    with sqlite3.connect(data_directory / "cabinet.db") as connection:
        connection.execute("DELETE FROM paper_search WHERE rowid = 1")
    assert store.search("nordlicht").total == 1
    assert codes(checked(store)) == ["index-wrong"]
    assert checked(store, cure=True) == []
    assert store.search("nordlicht").total == 2


def test_a_broken_reference_is_told(store: Store, data_directory: Path) -> None:
    with sqlite3.connect(data_directory / "cabinet.db") as connection:
        connection.execute("UPDATE findings SET paper_id = 77 WHERE id = 1")
    (complaint,) = checked(store)
    assert complaint.code == "reference-broken"
    assert "muniment rebuild" in complaint.sentence


def test_a_damaged_ledger_is_written_anew_and_the_old_one_kept(store: Store, data_directory: Path) -> None:
    folder = ledger.ledgers(data_directory / "ledger")[-1]
    file = next(folder.glob("*.ledger"))
    data = bytearray(file.read_bytes())
    data[40] ^= 0xFF
    file.write_bytes(data)
    assert codes(checked(store)) == ["ledger-damaged"]
    assert checked(store, cure=True) == []
    assert checked(store) == []
    assert folder.with_name(folder.name + ".aside").is_dir()
    store.accept(1)
    assert checked(store) == []
