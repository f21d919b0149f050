"""A database that is lost, or older than it should be, and how it is made again."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from muniment.cabinet import ledger
from muniment.cabinet.faults import DatabaseMissing, NothingToRebuildFrom, StoreUnwritable
from muniment.cabinet.ledger import Damage, Ledger
from muniment.cabinet.rebuild import rebuild
from muniment.cabinet.store import Store
from muniment.errors import NoSuchPaper, StoreBusy
from muniment.paper import Verdict
from tests.filed import TYPES, add, add_invoice, finding_of, reading_of
from tests.integration.test_killed import _ADD_FOR_EVER


def fill(folder: Path) -> None:
    """A cabinet in which everything occurs once: corrections, what was undone, a split, tags, versions, a sighting."""
    with Store(folder, TYPES) as store:
        invoice = add_invoice(store)
        again = add_invoice(store, b"the same, scanned")
        reading = reading_of("Agreement between Alpha Ltd and Beta Ltd")
        parties = (finding_of(reading, "parties", "Alpha Ltd"),)
        contract = add(store, b"c", "c.pdf", reading, Verdict("contract", 0.9, parties, ("look",), "test-release-1"))
        store.type_value(invoice, "buyer", "Hof Lindenau", "Hof Lindenau", None)
        store.correct_type(contract, "other")
        store.tags.change([invoice, contract], add=["Urgent", "2025"])
        store.tags.change([contract], remove=["urgent"])
        store.versions.see_again(invoice, "/elsewhere/nordlicht.pdf")
        store.versions.say_same(invoice, again)
        store.accept(again)
        store.undo()


def dump(folder: Path) -> dict[str, list[Any]]:
    """Every row of every table, the index's own included, but for how far the ledger is; and for the words that are
    known, which are numbered as they came."""
    with sqlite3.connect(f"file:{folder / 'cabinet.db'}?mode=ro", uri=True) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        wanted = [
            name
            for name in names
            if not name.startswith(("paper_search_", "near_words", "known_words", "sqlite_", "ledger_mark"))
        ]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in wanted}


def lose_database(folder: Path) -> None:
    for path in folder.glob("cabinet.db*"):
        path.unlink()


def newest_ledger(folder: Path) -> Path:
    return ledger.ledgers(folder / "ledger")[-1]


def test_a_lost_database_is_made_again_equal_in_everything(data_directory: Path) -> None:
    fill(data_directory)
    before = dump(data_directory)
    lose_database(data_directory)
    found = rebuild(data_directory, TYPES)
    assert (found.old, found.missing, found.damages, found.fewer) == (None, (), 0, ())
    assert dump(data_directory) == before
    with Store(data_directory, TYPES) as store:
        assert [hit.paper.paper_id for hit in store.search("lindenau").hits] == [1]
        assert [hit.near for hit in store.search("lindeanu").hits] == [True]
        assert store.redo() == "nordlicht.pdf accepted"
        assert [store.undo(), store.undo()] == [
            "nordlicht.pdf accepted",
            "nordlicht.pdf made an older version of nordlicht.pdf",
        ]
        assert add_invoice(store, b"a new one") == 4


def test_it_goes_on_with_its_ledger_and_can_be_made_again_once_more(data_directory: Path) -> None:
    fill(data_directory)
    lose_database(data_directory)
    rebuild(data_directory, TYPES)
    name = newest_ledger(data_directory).name
    with Store(data_directory, TYPES) as store:
        store.tags.change([1], add=["later"])
    assert newest_ledger(data_directory).name == name
    before = dump(data_directory)
    lose_database(data_directory)
    rebuild(data_directory, TYPES)
    assert dump(data_directory) == before


def test_a_lost_database_is_not_quietly_begun_anew(data_directory: Path) -> None:
    fill(data_directory)
    lose_database(data_directory)
    for writable in (True, False):
        with pytest.raises(DatabaseMissing):
            Store(data_directory, TYPES, writable=writable)
    assert not (data_directory / "cabinet.db").exists()


def test_the_old_database_is_kept_beside_the_new_one(data_directory: Path) -> None:
    fill(data_directory)
    file = data_directory / "cabinet.db"
    file.write_bytes(b"not a database" * 1000)
    found = rebuild(data_directory, TYPES)
    assert found.old is not None
    assert found.old.read_bytes().startswith(b"not a database")
    with Store(data_directory, TYPES) as store:
        assert store.paper(1).name == "nordlicht.pdf"


def test_a_new_database_that_would_hold_less_does_not_take_the_old_one_s_place(data_directory: Path) -> None:
    fill(data_directory)
    before = dump(data_directory)
    file = next(newest_ledger(data_directory).glob("*.ledger"))
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    found = rebuild(data_directory, TYPES)
    assert "corrections" in found.fewer
    assert found.old is None
    assert dump(data_directory) == before
    assert rebuild(data_directory, TYPES, even_if_less=True).old is not None
    assert len(dump(data_directory)["corrections"]) < len(before["corrections"])


def test_what_cannot_be_read_in_the_ledger_costs_no_more_than_itself(data_directory: Path) -> None:
    with Store(data_directory, TYPES) as store:
        for number in range(6):
            add_invoice(store, f"invoice {number}".encode())
    file = next(newest_ledger(data_directory).glob("*.ledger"))
    data = bytearray(file.read_bytes())
    places = [place for place in range(len(data)) if data.startswith(b"MLE1", place)]
    data[places[2] + 40] ^= 0xFF
    file.write_bytes(data)
    assert [type(entry) is Damage for entry in ledger.entries(file.parent)].count(True) == 1
    lose_database(data_directory)
    assert rebuild(data_directory, TYPES).damages == 1
    with Store(data_directory, TYPES) as store:
        assert len(store.papers()) == 5
        with pytest.raises(NoSuchPaper):
            store.paper(3)


def test_an_original_that_is_gone_is_named(data_directory: Path) -> None:
    fill(data_directory)
    with Store(data_directory, TYPES, writable=False) as store:
        sha256 = store.paper(3).sha256
    next((data_directory / "originals").rglob(f"{sha256}.bin")).unlink()
    assert rebuild(data_directory, TYPES).missing == (sha256,)


def test_nothing_to_make_it_from_is_said(data_directory: Path) -> None:
    with pytest.raises(NothingToRebuildFrom):
        rebuild(data_directory, TYPES)


def test_nobody_rebuilds_while_another_writes(data_directory: Path) -> None:
    with Store(data_directory, TYPES), pytest.raises(StoreBusy):
        rebuild(data_directory, TYPES)


def test_a_database_put_back_from_an_older_copy_does_not_cost_what_the_ledger_tells(data_directory: Path) -> None:
    with Store(data_directory, TYPES) as store:
        add_invoice(store)
    older = (data_directory / "cabinet.db").read_bytes()
    with Store(data_directory, TYPES) as store:
        add_invoice(store, b"second")
        add_invoice(store, b"third")
    lose_database(data_directory)
    (data_directory / "cabinet.db").write_bytes(older)
    with Store(data_directory, TYPES) as store:
        assert len(store.papers()) == 1
    (aside,) = (data_directory / "ledger").glob("*.aside")
    told = [change for entry in ledger.entries(aside) if not isinstance(entry, Damage) for change in entry]
    assert sum(change.table == "papers" for change in told) == 3
    lose_database(data_directory)
    rebuild(data_directory, TYPES)
    with Store(data_directory, TYPES) as store:
        assert len(store.papers()) == 1


def test_a_transaction_that_fails_is_not_told_of(data_directory: Path) -> None:
    with Store(data_directory, TYPES) as store:
        add_invoice(store)
        known = Ledger(newest_ledger(data_directory)).newest
        with pytest.raises(NoSuchPaper):
            store.tags.change([1, 77], add=["x"])
        assert Ledger(newest_ledger(data_directory)).newest == known
        store.accept(1)
        assert Ledger(newest_ledger(data_directory)).newest == known + 1


def test_where_the_ledger_cannot_be_written_nothing_is_changed(
    data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Ledger, entry: ledger.Entry) -> None:
        raise OSError(28, "No space left on device")

    with Store(data_directory, TYPES) as store:
        add_invoice(store)
        monkeypatch.setattr(Ledger, "append", full)
        with pytest.raises(StoreUnwritable):
            store.accept(1)
        assert not store.paper(1).accepted
        monkeypatch.undo()
        store.accept(1)
        assert store.paper(1).accepted


def test_an_entry_that_was_written_by_half_is_cut_off(data_directory: Path) -> None:
    fill(data_directory)
    file = next(newest_ledger(data_directory).glob("*.ledger"))
    data = file.read_bytes()
    file.write_bytes(data + data[:50])
    with Store(data_directory, TYPES) as store:
        store.accept(3)
    before = dump(data_directory)
    lose_database(data_directory)
    assert rebuild(data_directory, TYPES).damages == 0
    assert dump(data_directory) == before


def test_the_ledger_goes_on_in_another_file_when_one_has_grown(
    data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "_FILE_BYTES", 500)
    fill(data_directory)
    with Store(data_directory, TYPES) as store:
        store.accept(3)
    assert len(list(newest_ledger(data_directory).glob("*.ledger"))) > 3
    before = dump(data_directory)
    lose_database(data_directory)
    rebuild(data_directory, TYPES)
    assert dump(data_directory) == before


def test_killed_at_any_instant_the_ledger_tells_what_the_database_holds(data_directory: Path) -> None:
    root = Path(__file__).parents[2]
    chance = random.Random(11)
    for round_number in range(4):
        arguments = [sys.executable, "-c", _ADD_FOR_EVER, str(data_directory), str(round_number * 1000)]
        child = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=root)
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        assert int(child.stdout.readline()) == round_number * 1000
        time.sleep(chance.uniform(0.0, 0.3))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        Store(data_directory, TYPES).close()
        before = dump(data_directory)
        lose_database(data_directory)
        rebuild(data_directory, TYPES)
        assert dump(data_directory) == before
        assert not list((data_directory / "ledger").glob("*.aside"))
