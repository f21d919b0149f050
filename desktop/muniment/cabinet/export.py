"""Papers and their values as a table for other programs: CSV, JSON or XLSX, one row a paper.

A value comes from a paper, and so from strangers. A cell that a spreadsheet would run as a formula is made plain text:
in CSV by an apostrophe before it, in XLSX by its cell's type.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from muniment.cabinet.records import PaperSummary, StoredValue
from muniment.errors import ExportFailed
from muniment.files import write_whole
from muniment.paper import DocumentType, Kind

_FIXED = ("id", "name", "type", "confidence", "review", "added", "tags")
_OF_FILE = ("file", "sha256")
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n")
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NUMBER_LENGTH = 15  # digits that a spreadsheet's number holds; a longer one would be rounded
_NOT_IN_XLSX = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Form(StrEnum):
    """How a table is written down."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


class Row(msgspec.Struct, frozen=True):
    """A paper and its values as they stand, and where its original is exported as well, the copy's name and SHA-256."""

    paper: PaperSummary
    values: tuple[StoredValue, ...]
    file: str = ""
    sha256: str = ""

    def of(self, field: str) -> tuple[str, ...]:
        """The normalised values of a field; the text as printed where it could not be normalised."""
        return tuple(value.value or value.text for value in self.values if value.field == field)


class _Column(msgspec.Struct, frozen=True):
    field: str
    heading: str
    kind: Kind


def encode(rows: Sequence[Row], types: Mapping[str, DocumentType], form: Form) -> bytes:
    """The table as a whole file. After what is known of the paper itself comes a column for each field of the types
    that occur; values of a field that holds many are joined by "; ", and in JSON they are a list. A field whose name is
    taken (a resume's "name" is not the paper's) is headed by its type as well.
    """
    columns = _columns(rows, types)
    match form:
        case Form.CSV:
            return _csv(rows, columns)
        case Form.JSON:
            return _json(rows, columns, types)
        case Form.XLSX:
            return _xlsx(rows, columns)


def save(content: bytes, file: Path) -> None:
    """Write a table to a file: whole, or not at all, and what was there before is only replaced by a whole one.

    Raises ExportFailed.
    """
    try:
        write_whole(file, content)
    except OSError as error:
        raise ExportFailed(f"{file}: {error.strerror}") from error


def _columns(rows: Sequence[Row], types: Mapping[str, DocumentType]) -> list[_Column]:
    """A column for each field of the types that occur; a field that several types have is one column."""
    columns: dict[str, _Column] = {}
    for name in dict.fromkeys(row.paper.type for row in rows):
        for field in types[name].fields if name in types else ():
            heading = f"{name}.{field.name}" if field.name in _FIXED else field.name
            columns.setdefault(field.name, _Column(field.name, heading, field.kind))
    return list(columns.values())


def _headings(rows: Sequence[Row], columns: Sequence[_Column]) -> list[str]:
    """What is told of each paper, then the fields; of files only where there are some."""
    return [*(_OF_FILE if _tell_files(rows) else ()), *_FIXED, *(column.heading for column in columns)]


def _tell_files(rows: Sequence[Row]) -> bool:
    return any(row.sha256 for row in rows)


def _known(row: Row, with_file: bool) -> dict[str, str | int | float | bool | tuple[str, ...]]:
    paper = row.paper
    return {
        **({"file": row.file, "sha256": row.sha256} if with_file else {}),
        "id": paper.paper_id,
        "name": paper.name,
        "type": paper.type,
        "confidence": round(paper.type_confidence, 4),
        "review": paper.needs_review,
        "added": paper.added_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "tags": paper.tags,
    }


def _csv(rows: Sequence[Row], columns: Sequence[_Column]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_headings(rows, columns))
    for row in rows:
        # Each of several values is made safe by itself: where ";" parts the columns, each would begin a cell.
        cells = ["; ".join(_safe(value) for value in row.of(column.field)) for column in columns]
        known = [_safe(value) if isinstance(value, str) else value for value in _plain(row, _tell_files(rows))]
        writer.writerow([*known, *cells])
    return text.getvalue().encode()


def _json(rows: Sequence[Row], columns: Sequence[_Column], types: Mapping[str, DocumentType]) -> bytes:
    headings = {column.field: column.heading for column in columns}
    table = []
    for row in rows:
        line: dict[str, Any] = _known(row, _tell_files(rows))
        for field in types[row.paper.type].fields if row.paper.type in types else ():
            values = row.of(field.name)
            line[headings[field.name]] = list(values) if field.many else "; ".join(values) or None
        table.append(line)
    return msgspec.json.format(msgspec.json.encode(table), indent=2) + b"\n"


def _xlsx(rows: Sequence[Row], columns: Sequence[_Column]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Papers")

    def text(value: str) -> Any:
        cell = WriteOnlyCell(sheet, _NOT_IN_XLSX.sub("", value))
        cell.data_type = "s"  # or a text that begins with "=" would become a formula
        return cell

    def amount(value: str) -> Any:
        if not _PLAIN_NUMBER.fullmatch(value) or len(value) > _NUMBER_LENGTH:
            return text(value)
        cell = WriteOnlyCell(sheet, float(value))
        cell.number_format = "0.00"
        return cell

    sheet.append([text(heading) for heading in _headings(rows, columns)])
    for row in rows:
        known = [text(value) if isinstance(value, str) else value for value in _plain(row, _tell_files(rows))]
        cells = [
            (amount if column.kind == Kind.AMOUNT else text)("; ".join(row.of(column.field))) for column in columns
        ]
        sheet.append([*known, *cells])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _plain(row: Row, with_file: bool) -> Iterator[str | int | float]:
    for value in _known(row, with_file).values():
        match value:
            case bool():
                yield "yes" if value else "no"
            case tuple():
                yield "; ".join(map(_safe, value))
            case _:
                yield value


def _safe(value: str) -> str:
    """The value as a cell that no spreadsheet runs; a plain negative number stays one."""
    return f"'{value}" if value.startswith(_RUN_BY_SPREADSHEETS) and not _PLAIN_NUMBER.fullmatch(value) else value
