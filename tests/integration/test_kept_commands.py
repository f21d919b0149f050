"""The commands that show and change kept papers, on a store filled beforehand."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from muniment.cabinet.store import Store
from muniment.cli import app
from muniment.paper import PageFault, Verdict
from tests.filed import TYPES, add, add_invoice, reading_of


@pytest.fixture
def store(data_directory: Path) -> Iterator[Store]:
    """A store that stays open for writing, as it is while the window is open."""
    with Store(data_directory, TYPES) as opened:
        add_invoice(opened)
        reading = reading_of("Dear \x1b[31mreader", faults=(PageFault(2, "page-damaged"),))
        add(opened, b"a letter", "letter\n.txt", reading, Verdict("other", 0.9, (), (), "test-release-1"))
        yield opened


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_list_shows_the_newest_first_while_another_writes(store: Store) -> None:
    result = run("list")
    assert result.exit_code == 0
    _headings, letter, invoice = result.stdout.splitlines()
    assert letter.split() == ["2", "letter", ".txt", "other", "90", "%"]
    for shown in ("nordlicht.pdf", "invoice", "97 %", "yes", "Nordlicht Möbel GmbH", "119.00", "2025-03-14"):
        assert shown in invoice


def test_list_takes_a_type_and_those_to_review(store: Store) -> None:
    assert "nordlicht.pdf" not in run("list", "--type", "other").stdout
    assert "letter" not in run("list", "--review").stdout
    assert run("list", "--type", "resume").stdout == "There are no such papers.\n"


def test_a_type_that_there_is_not_is_wrong_usage(store: Store) -> None:
    for command in (("list",), ("export", "--format", "csv")):
        result = run(*command, "--type", "poem")
        assert result.exit_code == 2
        assert "poem" in result.stderr


def test_an_empty_cabinet_is_no_error() -> None:
    assert run("list").exit_code == 0
    assert run("search", "anything").stdout == "Nothing was found.\n"
    assert run("undo").stdout == "There is nothing to undo.\n"


def test_show_tells_fields_values_confidence_page_and_reasons(store: Store) -> None:
    out = run("show", "1").stdout
    assert "Type: Invoice (97 %)" in out
    assert "Look: invoice_number: not sure" in out
    line = next(line for line in out.splitlines() if "14.03.2025" in line)
    assert line.split() == ["Issue", "date", "14.03.2025", "2025-03-14", "80", "%", "1"]


def test_show_tells_what_a_person_said_and_which_pages_were_not_read(store: Store) -> None:
    store.correct_type(1, "receipt")
    store.type_value(1, "merchant", "Nordlicht", "Nordlicht", None)
    out = run("show", "1").stdout
    assert "Type: Receipt (you said so)" in out
    assert out.count("you said so") == 2
    assert "Not read: Page 2: A page is damaged" in run("show", "2").stdout


def test_a_paper_that_there_is_not_is_told(store: Store) -> None:
    result = run("show", "77")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no paper of that number." in result.stderr


def test_search_shows_where_the_words_stand(store: Store) -> None:
    assert run("search", "möbel", "gmb").stdout.startswith("1  nordlicht.pdf  Nordlicht Möbel GmbH")
    assert run("search", "--", "-'\"*(").stdout == "Nothing was found.\n"


def test_search_takes_the_language_and_says_how_it_was_understood(store: Store) -> None:
    out = run("search", "--explain", "total > 100", "and", "-dear").stdout.splitlines()
    assert out[0] == "Papers whose Total amount is more than 100.00 and not with “dear”."
    assert out[1].startswith("1  nordlicht.pdf  Total amount: 119.00")
    told = run("search", "sellr:", "nordlihct").stdout
    assert told.startswith("There is no field “sellr”; did you mean seller?\n")
    assert "1  nordlicht.pdf  nearly" in run("search", "nordlihct").stdout


def test_search_and_list_say_how_many_more_there_are(store: Store) -> None:
    for command in (("list",), ("search", "pages or dear or nordlicht")):
        assert run(*command, "--limit", "1").stdout.endswith("1 more; --limit shows more of them.\n")
        assert "more" not in run(*command).stdout


def test_list_sorts(store: Store) -> None:
    assert [line.split()[0] for line in run("list", "--sort", "amount").stdout.splitlines()[1:]] == ["1", "2"]


def test_searches_are_saved_listed_run_renamed_and_removed(store: Store) -> None:
    store.close()
    assert run("searches", "list").stdout == "No searches are saved.\n"
    assert run("search", "total > 100", "--save", "Big ones").stdout.endswith("Saved as Big ones.\n")
    assert run("search", "x", "--save", "big ONES").exit_code == 1
    assert run("search", "x", "--save", "--").exit_code == 2
    assert run("searches", "rename", "Big ones", "Large").exit_code == 0
    assert run("searches", "list").stdout.splitlines()[1].split() == ["Large", "1", "total", ">", "100"]
    assert run("searches", "run", "large").stdout.startswith("1  nordlicht.pdf")
    assert run("searches", "remove", "Large").exit_code == 0
    assert "No search is saved under this name" in run("searches", "run", "Large").stderr


def test_no_sign_that_a_terminal_obeys_is_shown(store: Store) -> None:
    for command in (("list",), ("show", "2"), ("search", "dear")):
        out = run(*command).stdout
        assert "letter .txt" in out
        assert "\x1b" not in out


def test_undo_takes_back_the_newest_correction(store: Store, data_directory: Path) -> None:
    store.correct_type(1, "receipt")
    busy = run("undo")
    assert (busy.exit_code, busy.stdout) == (1, "")
    assert "Another Muniment is already writing" in busy.stderr
    store.close()
    assert run("undo").stdout == "Undone: type changed to receipt\n"
    with Store(data_directory, TYPES, writable=False) as reader:
        assert reader.paper(1).type == "invoice"


def test_export_writes_csv_and_json_to_standard_output_or_a_file(store: Store, tmp_path: Path) -> None:
    table = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").stdout)))
    assert [line["total_amount"] for line in table] == ["", "119.00"]
    lines = json.loads(run("export", "--format", "json", "--type", "invoice").stdout)
    assert [line["seller"] for line in lines] == ["Nordlicht Möbel GmbH"]
    result = run("export", "--format", "csv", "--out", str(tmp_path / "papers.csv"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "papers.csv").read_text().startswith("id,name,type")


def test_export_writes_xlsx_to_a_file_only(store: Store, tmp_path: Path) -> None:
    assert run("export", "--format", "xlsx").exit_code == 2
    file = tmp_path / "papers.xlsx"
    assert run("export", "--format", "xlsx", "--out", str(file)).exit_code == 0
    assert openpyxl.load_workbook(file).active["A3"].value == 1


def test_an_export_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    result = run("export", "--format", "csv", "--out", str(tmp_path / "missing" / "papers.csv"))
    assert result.exit_code == 1
    assert "The export could not be written." in result.stderr


def test_a_store_of_a_newer_program_or_a_damaged_one_is_told_in_words(data_directory: Path) -> None:
    (data_directory / "cabinet.db").write_bytes(b"not a database" * 100)
    result = run("list")
    assert result.exit_code == 1
    assert "The database could not be opened." in result.stderr


@pytest.mark.parametrize("command", ["classify", "add", "list", "show", "search", "export", "undo", "model"])
def test_every_command_tells_what_it_is_for(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert command in run("--help").stdout


@pytest.mark.parametrize("arguments", [("classify",), ("add",), ("show", "one"), ("export",), ("nonsense",)])
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
