"""A selection of papers as a folder of copies."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from muniment.cabinet.copies import UNFINISHED, Copied, write_copies
from muniment.cabinet.export import Row
from muniment.cabinet.records import NewPart
from muniment.cabinet.store import Store
from muniment.errors import ExportFailed
from muniment.paper import Verdict
from tests.filed import TYPES, add, add_invoice, invoice_reading, invoice_verdict, reading_of

NOTHING_FOUND = Verdict("other", 0.9, (), (), "test-release-1")


@pytest.fixture
def store(data_directory: Path) -> Iterator[Store]:
    with Store(data_directory, TYPES) as opened:
        yield opened


def export(store: Store, folder: Path) -> Copied:
    papers = store.papers()
    numbers = [paper.paper_id for paper in papers]
    values = store.values(numbers)
    rows = [Row(paper, values[paper.paper_id]) for paper in papers]
    return write_copies(folder, rows, store.origins(numbers), store.original_of, TYPES)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_copies_stand_beside_a_manifest_that_says_what_each_is(store: Store, tmp_path: Path) -> None:
    add_invoice(store)
    store.tags.change([1], add=["=SUM(A1)", "urgent"])
    folder = tmp_path / "out" / "papers"
    assert export(store, folder) == Copied(1, ())
    assert names_in(folder) == ["000001 nordlicht.pdf", "manifest.csv", "manifest.json"]
    assert (folder / "000001 nordlicht.pdf").read_bytes() == b"an invoice"
    (told,) = json.loads((folder / "manifest.json").read_text())
    assert told["file"] == "000001 nordlicht.pdf"
    assert told["sha256"] == hashlib.sha256(b"an invoice").hexdigest()
    assert (told["type"], told["total_amount"], told["tags"]) == ("invoice", "119.00", ["=SUM(A1)", "urgent"])
    (line,) = csv.DictReader((folder / "manifest.csv").read_text().splitlines())
    assert (line["file"], line["tags"]) == ("000001 nordlicht.pdf", "'=SUM(A1); urgent")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("CON.pdf", "000001 CON_.pdf"),
        ("a:b?.pdf", "000001 a_b_.pdf"),
        ("...", "000001 paper"),
        ("Käse 🧀.pdf", "000001 Käse 🧀.pdf"),
        ("ä" * 200 + ".pdf", "000001 " + "ä" * 88 + ".pdf"),
    ],
)
def test_a_copy_s_name_is_one_that_every_system_takes(store: Store, tmp_path: Path, name: str, safe: str) -> None:
    add(store, b"x", name, reading_of("x"), NOTHING_FOUND)
    export(store, tmp_path / "out")
    assert safe in names_in(tmp_path / "out")


def test_parts_of_a_batch_scan_share_one_file(store: Store, tmp_path: Path) -> None:
    batch = add(store, b"scan", "scan.pdf", reading_of("one", "two"), NOTHING_FOUND)
    parts = [NewPart(page, invoice_reading(), invoice_verdict(invoice_reading())) for page in (1, 2)]
    store.split(batch, parts)
    assert export(store, tmp_path / "out") == Copied(1, ())
    told = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert {line["file"] for line in told} == {"000001 scan.pdf"}
    assert len(told) == 3


def test_an_interrupted_export_says_so_and_is_gone_on_with(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_invoice(store)
    add_invoice(store, b"another")

    def pulled_out(sha256: str) -> bytes:
        if sha256 == hashlib.sha256(b"another").hexdigest():
            raise OSError(5, "Input/output error")
        return b"an invoice"

    monkeypatch.setattr(store, "original_of", pulled_out)
    folder = tmp_path / "out"
    with pytest.raises(ExportFailed):
        export(store, folder)
    assert names_in(folder) == ["000001 nordlicht.pdf", UNFINISHED]
    monkeypatch.undo()
    export(store, folder)
    assert names_in(folder) == ["000001 nordlicht.pdf", "000002 nordlicht.pdf", "manifest.csv", "manifest.json"]


def test_a_folder_with_something_in_it_is_left_alone(store: Store, tmp_path: Path) -> None:
    add_invoice(store)
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExportFailed):
        export(store, tmp_path)
    assert "manifest.csv" not in names_in(tmp_path)


def test_no_file_is_written_over(store: Store, tmp_path: Path) -> None:
    add_invoice(store)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / UNFINISHED).touch()
    (tmp_path / "out" / "000001 nordlicht.pdf").write_bytes(b"mine")
    with pytest.raises(ExportFailed):
        export(store, tmp_path / "out")
    assert (tmp_path / "out" / "000001 nordlicht.pdf").read_bytes() == b"mine"


def test_a_paper_whose_original_is_gone_is_named_and_the_others_are_copied(
    store: Store, data_directory: Path, tmp_path: Path
) -> None:
    add_invoice(store)
    add_invoice(store, b"another")
    next((data_directory / "originals").rglob(f"{store.paper(1).sha256}.bin")).unlink()
    assert export(store, tmp_path / "out") == Copied(1, (1,))
    told = {line["id"]: line["file"] for line in json.loads((tmp_path / "out" / "manifest.json").read_text())}
    assert told == {1: "", 2: "000002 nordlicht.pdf"}
