"""OpenDocument papers (ODT, ODS, ODP), from their XML: texts, tables, text boxes, notes, headers and footers.

Not read: deleted and hidden text, hidden rows, columns and sheets (noticed), comments, pictures and embedded papers.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from muniment.errors import Encrypted
from muniment.reading.formats.flow import Flow, Style
from muniment.reading.formats.package import Package, attribute, child, local

MEDIA_TYPE = "application/vnd.oasis.opendocument."

_MANIFEST = "META-INF/manifest.xml"
_SILENT = {
    "annotation",
    "annotation-end",
    "forms",
    "sequence-decls",
    "notes",
    "object",
    "object-ole",
    "event-listeners",
}
_MOST_REPEATED = 1_000
"""A spreadsheet repeats its last row a million times over; only what holds text is worth repeating."""


def flow_of(package: Package) -> Flow:
    """The text of an OpenDocument paper: headers first, footers last. Raises Encrypted."""
    if _MANIFEST in package.names:
        manifest = package.xml(_MANIFEST)
        if any(local(each) == "encryption-data" for each in manifest.iter()):
            raise Encrypted
    content = package.xml("content.xml")
    styles = package.xml("styles.xml") if "styles.xml" in package.names else None
    return _Document(content, styles).flow


class _Document:
    def __init__(self, content: Element, styles: Element | None) -> None:
        self.flow = Flow()
        self._hidden = {
            attribute(style, "name")
            for root in (content, styles)
            if root is not None
            for style in root.iter()
            if local(style) == "style" and any(_says_hidden(each) for each in style)
        }
        pages = child(styles, "master-styles")
        masters = [
            each
            for page in (pages if pages is not None and child(content, "body", "text") is not None else ())
            if local(page) == "master-page"
            for each in page
            if attribute(each, "display") != "false"
        ]
        for each in masters:
            if local(each) in ("header", "header-first"):
                self._blocks(each)
        body = child(content, "body")
        if body is not None:
            self._blocks(body)
        for each in masters:
            if local(each) in ("footer", "footer-first"):
                self._blocks(each)

    def _blocks(self, element: Element) -> None:
        for each in element:
            name = local(each)
            if self.flow.is_full() or name in _SILENT:
                continue
            if self._unseen(each):
                self._hide(each)
            elif name in ("p", "h"):
                text, boxes = self._text(each)
                self.flow.paragraph(text, Style.HEADING if name == "h" else Style.BODY)
                for box in boxes:
                    self._blocks(box)
            elif name == "table-row":
                self._row(each)
            else:
                if name == "page" or (name == "table" and local(element) == "spreadsheet"):
                    self.flow.new_page()
                self._blocks(each)

    def _row(self, row: Element) -> None:
        cells: list[str] = []
        for cell in row:
            if local(cell) in ("table-cell", "covered-table-cell"):
                text = self._cell(cell)
                times = min(_repeats(cell, "number-columns-repeated"), _MOST_REPEATED if text else 64)
                cells += [text] * times
        while cells and not cells[-1]:
            cells.pop()
        for _ in range(min(_repeats(row, "number-rows-repeated"), _MOST_REPEATED) if cells else 0):
            self.flow.row(cells)

    def _cell(self, element: Element) -> str:
        lines: list[str] = []
        for each in element:
            if self._unseen(each):
                self._hide(each)
            elif local(each) in ("p", "h"):
                text, boxes = self._text(each)
                lines += [text, *(self._cell(box) for box in boxes)]
            elif local(each) not in _SILENT:
                lines.append(self._cell(each))
        return "\n".join(line for line in lines if line)

    def _text(self, element: Element) -> tuple[str, list[Element]]:
        """A paragraph's text, and the text boxes and notes that hang on it."""
        parts: list[str] = []
        boxes: list[Element] = []
        self._inline(element, parts, boxes)
        return "".join(parts), boxes

    def _inline(self, element: Element, parts: list[str], boxes: list[Element]) -> None:
        parts.append(_folded(element.text))
        for each in element:
            name = local(each)
            if name == "s":
                parts.append(" " * min(_repeats(each, "c"), 200))
            elif name in ("tab", "line-break"):
                parts.append("\t" if name == "tab" else "\n")
            elif name in ("text-box", "note-body"):
                boxes.append(each)
            elif self._unseen(each):
                self._hide(each)
            elif name not in _SILENT and name != "note-citation":
                self._inline(each, parts, boxes)
            parts.append(_folded(each.tail))

    def _unseen(self, element: Element) -> bool:
        if local(element) in ("tracked-changes", "hidden-text", "hidden-paragraph"):
            return True
        if attribute(element, "display") == "none" or attribute(element, "visibility") in ("collapse", "filter"):
            return True
        return attribute(element, "style-name") in self._hidden

    def _hide(self, element: Element) -> None:
        if any(text.strip() for text in element.itertext()):
            self.flow.hidden = True


def _says_hidden(properties: Element) -> bool:
    return attribute(properties, "display") in ("none", "false") or attribute(properties, "visibility") == "hidden"


def _repeats(element: Element, name: str) -> int:
    text = attribute(element, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _folded(text: str | None) -> str:
    """Text as it is shown: line ends and runs of blanks count as one blank."""
    if not text:
        return ""
    body = " ".join(text.split())
    before = " " if text[0].isspace() else ""
    return f"{before}{body}{' ' if body and text[-1].isspace() else ''}"
