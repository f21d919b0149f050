"""Spreadsheets (XLSX), from their XML: the cells that are used, as they were last shown, a new page for each sheet.

Read directly, since openpyxl's own reader lays out every cell between two that are used, and does not tell hidden rows
while it reads in a stream; its knowledge of number formats is used. Not read: hidden sheets, rows and columns
(noticed), formulas (their last values are), comments and charts.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from muniment.reading.formats import number_formats
from muniment.reading.formats.flow import Flow, Style
from muniment.reading.formats.package import Package, attribute, child, local

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_COLUMN = re.compile("[A-Z]{1,3}")


def flow_of(package: Package, main: str, root: Element) -> Flow:
    """The cells of the sheets that are shown, row by row."""
    return _Workbook(package, main, root).flow


class _Workbook:
    def __init__(self, package: Package, main: str, root: Element) -> None:
        self.flow = Flow()
        related = package.related(main)
        named = dict(related.values())
        self._strings = _strings(package.xml(named["sharedStrings"])) if "sharedStrings" in named else []
        self._formats = _formats(package.xml(named["styles"])) if "styles" in named else []
        properties = child(root, "workbookPr")
        self._from_1904 = properties is not None and attribute(properties, "date1904") in ("1", "true")
        sheets = [each for each in child(root, "sheets") or () if local(each) == "sheet"]
        for sheet in sheets:
            key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
            _, name = related.get(key, ("", ""))
            if not name or self.flow.is_full():
                continue
            content = package.xml(name)
            if attribute(sheet, "state") in ("hidden", "veryHidden"):
                self.flow.hidden = self.flow.hidden or any(local(each) in ("v", "t") for each in content.iter())
                continue
            self.flow.new_page()
            if len(sheets) > 1:
                self.flow.paragraph(attribute(sheet, "name"), Style.HEADING)
            self._sheet(content)

    def _sheet(self, content: Element) -> None:
        unseen: list[range] = []
        for each in child(content, "cols") or ():
            if attribute(each, "hidden") in ("1", "true"):
                unseen.append(range(_whole(attribute(each, "min")), _whole(attribute(each, "max")) + 1))
        rows: list[dict[int, str]] = []
        for row in child(content, "sheetData") or ():
            cells = self._row(row)
            hidden = attribute(row, "hidden") in ("1", "true")
            seen = {} if hidden else {at: text for at, text in cells.items() if not any(at in each for each in unseen)}
            self.flow.hidden = self.flow.hidden or len(seen) < len(cells)
            if seen:
                rows.append(seen)
        columns = sorted({at for row_cells in rows for at in row_cells})
        for row_cells in rows:
            if self.flow.is_full():
                return
            last = max(row_cells)
            self.flow.row([row_cells.get(at, "") for at in columns if at <= last])

    def _row(self, row: Element) -> dict[int, str]:
        cells: dict[int, str] = {}
        at = 0
        for cell in row:
            if local(cell) != "c":
                continue
            letters = _COLUMN.match(attribute(cell, "r"))
            at = _column(letters.group()) if letters else at + 1
            text = self._shown(cell)
            if text.strip():
                cells[at] = text
        return cells

    def _shown(self, cell: Element) -> str:
        kind = attribute(cell, "t")
        if kind == "inlineStr":
            inline = child(cell, "is")
            return _text(inline) if inline is not None else ""
        value = child(cell, "v")
        stored = (value.text or "") if value is not None else ""
        if kind == "s":
            number = _whole(stored)
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(stored, stored)
        if kind in ("str", "e", "d"):
            return stored
        style = _whole(attribute(cell, "s"))
        form = self._formats[style] if 0 <= style < len(self._formats) else "General"
        return number_formats.shown(stored, form, self._from_1904)


def _strings(root: Element) -> list[str]:
    return [_text(each) for each in root if local(each) == "si"]


def _text(element: Element) -> str:
    """The text of a string: its runs, without the reading aids of Japanese."""
    runs = [each for each in element if local(each) in ("t", "r")]
    return "".join(each.text or "" for run in runs for each in run.iter() if local(each) == "t")


def _formats(root: Element) -> list[str]:
    """The number format of each cell style."""
    own = {_whole(attribute(each, "numFmtId")): attribute(each, "formatCode") for each in child(root, "numFmts") or ()}
    numbers = [_whole(attribute(each, "numFmtId")) for each in child(root, "cellXfs") or ()]
    return [own[number] if number in own else number_formats.builtin(number) for number in numbers]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
