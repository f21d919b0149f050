"""Word papers (DOCX), from their XML: the libraries for it leave out text boxes, notes, revisions and hidden text.

Read are body, tables, text boxes, headers and footers, footnotes and endnotes, inserted text, fields as last shown.
Not read: deleted text, hidden, white or tiny text (noticed), comments, pictures, and papers within the paper.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from muniment.reading.formats.flow import Flow, Style
from muniment.reading.formats.package import Package, attribute, child, local

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_HEADING = re.compile(r"(heading|title|subtitle|berschrift|titel|titre|t[ií]tulo|titolo|kop)\d?$", re.IGNORECASE)
_SILENT = {
    "pPr",
    "rPr",
    "tblPr",
    "tblGrid",
    "trPr",
    "tcPr",
    "sectPr",
    "instrText",
    "delInstrText",
    "delText",
    "Fallback",
}
_TINY = 4
"""Half points: text of less than this cannot be read by a person."""


def flow_of(package: Package, main: str, root: Element) -> Flow:
    """The text of a Word paper whose main part is given: headers first, footers and notes last."""
    return _Word(package, main, root).flow


class _Word:
    def __init__(self, package: Package, main: str, root: Element) -> None:
        self.flow = Flow()
        related = sorted(package.related(main).values())
        parts = {kind: [name for each, name in related if each == kind] for kind, _ in related}
        self._hidden_styles = {
            attribute(style, "styleId")
            for name in parts.get("styles", [])
            for style in package.xml(name)
            if local(style) == "style" and _is_on(child(style, "rPr", "vanish"))
        }
        for name in parts.get("header", []):
            self._blocks(package.xml(name))
        self._blocks(root)
        for kind in ("footnotes", "endnotes"):
            for name in parts.get(kind, []):
                for note in package.xml(name):
                    if attribute(note, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
                        self._blocks(note)
        for name in parts.get("footer", []):
            self._blocks(package.xml(name))

    def _blocks(self, element: Element) -> None:
        for each in element:
            name = local(each)
            if self.flow.is_full() or name in _SILENT:
                continue
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self._table(each)
            elif name in ("del", "moveFrom"):
                self._hide(each)
            else:
                self._blocks(each)

    def _paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        style = attribute(named, "val") if (named := child(properties, "pStyle")) is not None else ""
        shaded = child(properties, "shd") is not None
        parts: list[str] = []
        boxes: list[Element] = []
        if child(properties, "pageBreakBefore") is not None:
            self.flow.new_page()
        if style in self._hidden_styles:
            self._hide(element)
            return
        self._inline(element, parts, boxes, shaded)
        pages = "".join(parts).split("\f")
        for number, text in enumerate(pages):
            if number:
                self.flow.new_page()
            self.flow.paragraph(text, Style.HEADING if _HEADING.match(style) else Style.BODY)
        for box in boxes:
            self._blocks(box)

    def _table(self, element: Element) -> None:
        for row in _within(element, "tr"):
            if self.flow.is_full():
                return
            self.flow.row([self._cell(cell) for cell in _within(row, "tc")])

    def _cell(self, element: Element) -> str:
        lines: list[str] = []
        for each in element:
            if local(each) == "p":
                parts: list[str] = []
                boxes: list[Element] = []
                self._inline(each, parts, boxes, True)
                lines.append("".join(parts).replace("\f", "\n"))
                lines += (self._cell(box) for box in boxes)
            elif local(each) == "tr":
                lines.append("  ".join(self._cell(cell) for cell in _within(each, "tc")))
            elif local(each) not in _SILENT and local(each) not in ("del", "moveFrom"):
                lines.append(self._cell(each))
        return "\n".join(line for line in lines if line.strip())

    def _inline(self, element: Element, parts: list[str], boxes: list[Element], shaded: bool) -> None:
        for each in element:
            name = local(each)
            if name == "t":
                parts.append(each.text or "")
            elif name in ("tab", "ptab"):
                parts.append("\t")
            elif name in ("br", "cr"):
                parts.append("\f" if attribute(each, "type") == "page" else "\n")
            elif name == "noBreakHyphen":
                parts.append("-")
            elif name == "txbxContent":
                boxes.append(each)
            elif name in ("del", "moveFrom") or (name == "r" and self._unseen(each, shaded)):
                self._hide(each)
            elif name not in _SILENT:
                self._inline(each, parts, boxes, shaded)

    def _unseen(self, run: Element, shaded: bool) -> bool:
        """Whether a run is hidden, tiny, or white where nothing says that its ground is not."""
        properties = child(run, "rPr")
        if properties is None:
            return False
        style, colour, size = (child(properties, name) for name in ("rStyle", "color", "sz"))
        if _is_on(child(properties, "vanish")):
            return True
        if style is not None and attribute(style, "val") in self._hidden_styles:
            return True
        if size is not None and attribute(size, "val").isdigit() and int(attribute(size, "val")[:6]) < _TINY:
            return True
        white = colour is not None and attribute(colour, "val").upper() == "FFFFFF"
        return white and not shaded and child(properties, "shd") is None and child(properties, "highlight") is None

    def _hide(self, element: Element) -> None:
        if any((each.text or "").strip() for each in element.iter() if local(each) in ("t", "delText")):
            self.flow.hidden = True


def _is_on(element: Element | None) -> bool:
    return element is not None and attribute(element, "val") not in ("0", "false", "off")


def _within(element: Element, name: str) -> list[Element]:
    """The rows of a table or the cells of a row, through what may be wrapped around them."""
    found: list[Element] = []
    for each in element:
        if local(each) == name:
            found.append(each)
        elif local(each) in ("sdt", "sdtContent", "customXml", "ins"):
            found += _within(each, name)
    return found
