"""Sets text on pages by MuPDF's own layout of HTML, so that its words have places and a page can be drawn.

The HTML is made here, from text alone. MuPDF brings fonts for nearly all scripts, and falls back to them by itself.
"""

from __future__ import annotations

import html
from itertools import groupby

import pymupdf

from muniment.errors import NoText, PageDamaged
from muniment.notices import NoticeCode
from muniment.paper import Box, Notice, Page, PageFault, Statement, Word
from muniment.reading import limits
from muniment.reading.formats import pdf_page
from muniment.reading.formats.flow import Block, Flow, Paragraph, Row, Style
from muniment.reading.layout import Group, box_of, build_page
from muniment.reading.messages import Enclosure
from muniment.reading.ocr.picture import PagePixels

ENGINE = "typeset"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595.0, 842.0, 42.0
FONT_SIZE, LINE_HEIGHT = 10.0, 13.0

LETTER_WIDTH, CELL_PADDING = 5.6, 14.0
"""Points that a letter takes on average, and what a cell takes beside its text."""

LONGEST_UNBROKEN_CELL = 48
"""Letters of a cell that is kept on one line; the page is made as wide as its widest table asks for."""

WIDEST_PAGE = 6_000.0

_STYLE = (
    "@page{margin:42pt} body{margin:0;font-family:sans-serif;font-size:10pt;line-height:13pt} p{margin:0 0 6pt 0}"
    " h2{font-size:13pt;line-height:16pt;margin:6pt 0} table{margin:0 0 6pt 0} td{padding:1pt 6pt;vertical-align:top}"
)
_PLAIN_STYLE = "@page{margin:42pt} body{margin:0} pre{margin:0;font-family:monospace;font-size:9pt;line-height:12pt}"


class TypesetFile:
    """A paper whose text was set on pages here."""

    def __init__(self, flow: Flow, media_type: str, enclosures: list[Enclosure] | None = None) -> None:
        self.media_type = media_type
        self.notices = [Notice(0, NoticeCode.HIDDEN_TEXT.value)] if flow.hidden else []
        self.faults = [PageFault(1, code) for code in flow.faults]
        self.statements: list[Statement] = []
        self.enclosures = enclosures or []
        sections = [section for section in flow.sections if section]
        if not sections:
            raise NoText
        self._documents = [_document(section) for section in sections]
        self._pages = [(document, index) for document in self._documents for index in range(int(document.page_count))]
        self.page_count = len(self._pages)

    def read(self, number: int) -> Page:
        document, index = self._pages[number - 1]
        rows = _rows(words_by_line(document, index))
        return build_page(number, document[index].rect.width, PAGE_HEIGHT, ENGINE, rows)

    def draw(self, number: int, dpi: float) -> PagePixels:
        return drawn(*self._pages[number - 1], dpi)


def _rows(lines: list[Group]) -> list[Group]:
    """Lines at one height, which are those of cells side by side, as one line from left to right."""
    placed = sorted(((box_of(line), line) for line in lines), key=lambda pair: pair[0].centre_y)
    rows: list[list[tuple[float, Group]]] = []
    height = -LINE_HEIGHT
    for box, line in placed:
        if box.centre_y - height > LINE_HEIGHT / 3:
            rows.append([])
            height = box.centre_y
        rows[-1].append((box.x0, line))
    return [[word for _, line in sorted(row, key=lambda pair: pair[0]) for word in line] for row in rows]


def plain_document(rows: list[str]) -> pymupdf.Document:
    """A page of monospaced rows, each on its own line."""
    body = html.escape("\n".join(rows), quote=False)
    # MuPDF drops a first line end of preformatted text, as HTML has it.
    return _opened(_PLAIN_STYLE, f"<pre>\n{body}</pre>", PAGE_WIDTH)


def words_by_line(document: pymupdf.Document, index: int) -> list[Group]:
    """The words of a page that was set here, a group for each line of a paragraph or cell."""
    groups: dict[tuple[int, int], Group] = {}
    words = _page(document, index).get_text("words", flags=pymupdf.TEXTFLAGS_WORDS)
    for x0, y0, x1, y1, text, block, line, _ in words:
        groups.setdefault((block, line), []).append(Word(text, Box(x0, y0, x1, y1), 1.0))
    return list(groups.values())


def drawn(document: pymupdf.Document, index: int, dpi: float) -> PagePixels:
    """The picture of a page that was set here."""
    page = _page(document, index)
    width, height = float(page.rect.width), float(page.rect.height)
    pixels = pdf_page.drawn(page, page.rect, min(dpi / 72, limits.OCR_PIXELS_OF_A_SIDE / max(width, height)))
    return PagePixels(pixels, width / pixels.shape[1])


def _page(document: pymupdf.Document, index: int) -> pymupdf.Page:
    try:
        return document.load_page(index)
    except (RuntimeError, ValueError) as error:
        raise PageDamaged(str(error)) from error


def _document(section: list[Block]) -> pymupdf.Document:
    width = PAGE_WIDTH
    parts: list[str] = []
    for is_row, blocks in groupby(section, lambda block: isinstance(block, Row)):
        if is_row:
            rows = [block for block in blocks if isinstance(block, Row)]
            width = max(width, _width_of(rows) + 2 * MARGIN)
            parts += ["<table>", *(_row(row) for row in rows), "</table>"]
        else:
            parts += [_paragraph(block) for block in blocks if isinstance(block, Paragraph)]
    return _opened(_STYLE, "".join(parts), min(width, WIDEST_PAGE))


def _opened(style: str, body: str, width: float) -> pymupdf.Document:
    data = f"<html><head><style>{style}</style></head><body>{body}</body></html>".encode()
    return pymupdf.open(stream=data, filetype="html", width=width, height=PAGE_HEIGHT, fontsize=FONT_SIZE)


def _paragraph(block: Paragraph) -> str:
    tag = "h2" if block.style is Style.HEADING else "p"
    text = html.escape(block.text, quote=False).replace("\n", "<br/>").replace("\t", "\u2003")
    return f"<{tag}>{text}</{tag}>"


def _row(row: Row) -> str:
    return f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row.cells)}</tr>"


def _cell(text: str) -> str:
    lines = [
        line.replace(" ", "\u00a0") if len(line) <= LONGEST_UNBROKEN_CELL else line
        for line in text.replace("\t", " ").split("\n")
    ]
    return "<br/>".join(html.escape(line, quote=False) for line in lines)


def _width_of(rows: list[Row]) -> float:
    """Points that a table takes where no cell is broken that should not be."""
    widest: list[int] = []
    for row in rows:
        widest += [0] * (len(row.cells) - len(widest))
        for column, cell in enumerate(row.cells):
            longest = max(map(len, cell.split("\n")))
            widest[column] = max(widest[column], min(longest, LONGEST_UNBROKEN_CELL))
    return sum(letters * LETTER_WIDTH + CELL_PADDING for letters in widest)
