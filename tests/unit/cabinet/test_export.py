"""How kept papers are written down for other programs."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from muniment.cabinet.export import Form, Row, encode, save
from muniment.cabinet.records import PaperSummary, StoredValue
from muniment.errors import ExportFailed
from tests.filed import TYPES


def row_of(type_name: str, name: str = "a.pdf", number: int = 1, **fields: str | list[str]) -> Row:
    summary = PaperSummary(
        number, name, datetime(2025, 3, 14, 9, 30, tzinfo=UTC), type_name, 0.98765, "type: unsure", "", "", "", 1
    )
    values = [
        StoredValue(0, field, f"printed {value}", value, None, 0.9, False)
        for field, given in fields.items()
        for value in ([given] if isinstance(given, str) else given)
    ]
    return Row(summary, tuple(values))


def csv_of(*rows: Row) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(encode(rows, TYPES, Form.CSV).decode(), newline="")))


def xlsx_of(*rows: Row) -> dict[str, openpyxl.cell.Cell]:
    sheet = openpyxl.load_workbook(io.BytesIO(encode(rows, TYPES, Form.XLSX))).active
    return {heading.value: cell for heading, cell in zip(sheet[1], sheet[2], strict=True)}


def test_a_row_tells_of_the_paper_then_of_each_field_of_its_type() -> None:
    (line,) = csv_of(row_of("receipt", merchant="Café Linde", total_amount="9.00"))
    assert list(line)[:7] == ["id", "name", "type", "confidence", "review", "added", "tags"]
    assert list(line)[7:] == [field.name for field in TYPES["receipt"].fields]
    assert list(line.values())[:6] == ["1", "a.pdf", "receipt", "0.9877", "yes", "2025-03-14T09:30:00Z"]
    assert (line["merchant"], line["total_amount"], line["date"]) == ("Café Linde", "9.00", "")


def test_papers_of_several_types_share_the_columns_of_fields_that_both_have() -> None:
    lines = csv_of(row_of("receipt", total_amount="9.00"), row_of("invoice", total_amount="119.00"))
    assert [line["total_amount"] for line in lines] == ["9.00", "119.00"]
    assert list(lines[0]).count("total_amount") == 1


def test_a_resume_s_name_is_not_taken_for_the_paper_s_name() -> None:
    (line,) = csv_of(row_of("resume", name="cv.pdf"))
    assert (line["name"], line["resume.name"]) == ("cv.pdf", "")


def test_many_values_are_joined() -> None:
    (line,) = csv_of(row_of("contract", parties=["Alpha Ltd", "Beta Ltd"]))
    assert line["parties"] == "Alpha Ltd; Beta Ltd"


def test_a_table_without_papers_has_its_headings() -> None:
    assert encode([], TYPES, Form.CSV).decode().strip() == "id,name,type,confidence,review,added,tags"
    assert json.loads(encode([], TYPES, Form.JSON)) == []


def test_json_keeps_lists_and_truths() -> None:
    (line,) = json.loads(encode([row_of("contract", parties=["Ä Ltd", "=B"])], TYPES, Form.JSON))
    assert (line["id"], line["review"], line["confidence"]) == (1, True, 0.9877)
    assert (line["parties"], line["title"]) == (["Ä Ltd", "=B"], None)


DANGEROUS = [
    "=1+1",
    "+49 30 1234",
    "-cmd",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    '=HYPERLINK("http://x.invalid")',
    "-1+2",
]


@pytest.mark.parametrize("value", DANGEROUS)
def test_no_cell_of_a_csv_is_run_by_a_spreadsheet(value: str) -> None:
    (line,) = csv_of(row_of("invoice", name=value, seller=value))
    assert line["seller"] == line["name"] == f"'{value}"


def test_each_of_many_values_is_made_safe() -> None:
    (line,) = csv_of(row_of("contract", parties=["Alpha", "=1+1"]))
    assert line["parties"] == "Alpha; '=1+1"


@pytest.mark.parametrize("value", DANGEROUS)
def test_no_cell_of_an_xlsx_is_a_formula(value: str) -> None:
    cells = xlsx_of(row_of("invoice", name=value, seller=value, total_amount=value))
    for column in ("name", "seller", "total_amount"):
        assert cells[column].data_type in ("s", "inlineStr")
        assert cells[column].value.replace("_x000D_", "\r").strip() == value.strip()


@pytest.mark.parametrize("value", ["-12.50", "12.50", "-3"])
def test_a_plain_negative_number_stays_one(value: str) -> None:
    row = row_of("invoice", total_amount=value, invoice_number=value)
    assert csv_of(row)[0]["total_amount"] == value
    cells = xlsx_of(row)
    assert cells["total_amount"].value == float(value)
    assert cells["invoice_number"].value == value  # an id is a text, whatever it looks like


def test_an_amount_too_long_for_a_spreadsheet_s_number_is_not_rounded() -> None:
    assert xlsx_of(row_of("invoice", total_amount="12345678901234567.89"))["total_amount"].value == (
        "12345678901234567.89"
    )


def test_signs_that_a_table_cannot_hold_are_left_out() -> None:
    assert xlsx_of(row_of("invoice", seller="A\x00\x0bB"))["seller"].value == "AB"


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = tmp_path / "papers.csv"
    file.write_bytes(b"old")
    save(b"new", file)
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_table_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed):
        save(b"new", tmp_path / "missing" / "papers.csv")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportFailed):
        save(b"new", tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
