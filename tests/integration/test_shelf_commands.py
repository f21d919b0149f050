"""The commands that put kept papers in order and look after them, on a store filled beforehand."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from muniment.cabinet.store import Store
from muniment.cli import app
from muniment.paper import Verdict
from tests.filed import TYPES, add, add_invoice, reading_of


@pytest.fixture(autouse=True)
def filled(data_directory: Path) -> None:
    """An invoice, its second scan, and a letter."""
    with Store(data_directory, TYPES) as store:
        add_invoice(store)
        add_invoice(store, b"scanned again")
        add(
            store, b"a letter", "letter.txt", reading_of("Dear reader"), Verdict("other", 0.9, (), (), "test-release-1")
        )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def ids(result: Result) -> list[str]:
    return [line.split()[0] for line in result.stdout.splitlines()[1:]]


def test_papers_are_tagged_listed_and_untagged() -> None:
    assert run("tag", "1", "3", "+urgent", "+to pay").stdout.splitlines() == [
        "1  nordlicht.pdf: to pay, urgent",
        "3  letter.txt: to pay, urgent",
    ]
    assert "3  letter.txt: to pay" in run("tag", "3", "-urgent").stdout
    assert ids(run("list", "--tag", "Urgent")) == ["1"]
    assert "to pay, urgent" in run("list").stdout
    assert "Tags: to pay, urgent" in run("show", "1").stdout
    assert [line.split()[-1] for line in run("tags").stdout.splitlines()] == ["Papers", "2", "1"]
    assert run("undo").stdout == "Undone: “urgent” taken off 1 paper\n"
    assert "urgent" not in run("tags", "--rename", "urgent", "today").stdout
    assert run("tag", "1", "+today").stdout == "Nothing was changed: the tags are as you want them.\n"


@pytest.mark.parametrize("arguments", [("1",), ("+urgent",), ("1", "urgent"), ("one", "+urgent")])
def test_a_tag_command_that_says_too_little_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run("tag", *arguments).exit_code == 2


def test_a_text_that_is_no_tag_is_told() -> None:
    result = run("tag", "1", "+a,b")
    assert result.exit_code == 1
    assert "This is no tag" in result.stderr


def test_papers_that_look_alike_are_shown_and_a_person_decides(data_directory: Path) -> None:
    with Store(data_directory, TYPES) as store:
        store.versions.see_again(3, "/elsewhere/letter.txt")
    shown = run("duplicates").stdout
    assert "Paper 3 came again from /elsewhere/letter.txt" in shown
    assert "The same number, date and total; 100 % of the words alike" in shown
    assert run("same", "1", "2").exit_code == 0
    assert ids(run("list")) == ["3", "2"]
    assert ids(run("list", "--versions")) == ["3", "2", "1"]
    assert "An older version of it: 1  nordlicht.pdf" in run("show", "2").stdout
    assert "An older version of: 2  nordlicht.pdf" in run("show", "1").stdout
    assert "It came again from /elsewhere/letter.txt" in run("show", "3").stdout
    run("undo")
    run("different", "1", "2")
    assert "alike" not in run("duplicates").stdout


def test_a_selection_is_exported_by_number_tag_words_and_review() -> None:
    run("tag", "3", "+urgent")

    def exported(*arguments: str) -> list[int]:
        return sorted(line["id"] for line in json.loads(run("export", "--format", "json", *arguments).stdout))

    assert exported() == [1, 2, 3]
    assert exported("2", "3") == [2, 3]
    assert exported("--tag", "urgent") == [3]
    assert exported("--search", "nordlicht") == [1, 2]
    assert exported("--review", "1", "3") == [1]
    assert run("export", "--format", "json", "77").exit_code == 1
    run("same", "1", "2")
    assert exported() == [2, 3]
    assert exported("1") == [1]


def test_copies_are_exported_to_a_folder(tmp_path: Path) -> None:
    result = run("export", "--folder", str(tmp_path / "out"), "--type", "other")
    assert result.exit_code == 0
    assert (tmp_path / "out" / "000003 letter.txt").read_bytes() == b"a letter"
    (line,) = csv.DictReader(io.StringIO((tmp_path / "out" / "manifest.csv").read_text()))
    assert line["file"] == "000003 letter.txt"
    assert run("export").exit_code == 2
    assert run("export", "--folder", str(tmp_path / "out")).exit_code == 1


def test_check_tells_what_is_wrong_and_cures_it(data_directory: Path, tmp_path: Path) -> None:
    assert (run("check").exit_code, run("check").stdout) == (0, "All is as it should be.\n")
    with Store(data_directory, TYPES) as store:
        original = next((data_directory / "originals").rglob(f"{store.paper(3).sha256}.bin"))
        store.versions.see_again(3, str(tmp_path / "letter.txt"))
    original.unlink()
    (tmp_path / "letter.txt").write_bytes(b"a letter")
    found = run("check")
    assert found.exit_code == 1
    assert "The original of paper 3 is missing." in found.stdout
    assert "muniment check --cure" in found.stdout
    cured = run("check", "--cure")
    assert cured.exit_code == 0
    assert f"Cured: put back the copy that lies at {tmp_path}" in cured.stdout
    assert original.read_bytes() == b"a letter"


def test_an_original_that_no_paper_knows_is_read_and_kept(data_directory: Path) -> None:
    text = b"Dear Ms Lindenau, the slipway stays closed until Friday. Yours, the committee"
    sha256 = hashlib.sha256(text).hexdigest()
    orphan = data_directory / "originals" / sha256[:2] / f"{sha256}.bin"
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(text)
    assert "No paper belongs to this original." in run("check").stdout
    result = run("check", "--cure")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "All is as it should be.")
    assert run("search", "slipway").stdout.startswith("4  ")
    assert orphan.read_bytes() == text


def test_rebuild_makes_a_lost_database_again(data_directory: Path) -> None:
    run("tag", "1", "+urgent")
    for path in data_directory.glob("cabinet.db*"):
        path.unlink()
    missing = run("list")
    assert missing.exit_code == 1
    assert "muniment rebuild" in missing.stderr
    result = run("rebuild")
    assert result.exit_code == 0
    assert "3 papers were made again." in result.stdout
    assert ids(run("list", "--tag", "urgent")) == ["1"]
    assert run("undo").stdout == "Undone: “urgent” put on 1 paper\n"


@pytest.mark.parametrize("command", ["tag", "tags", "duplicates", "same", "different", "check", "rebuild"])
def test_every_command_tells_what_it_is_for(command: str) -> None:
    assert run(command, "--help").exit_code == 0
    assert command in run("--help").stdout
