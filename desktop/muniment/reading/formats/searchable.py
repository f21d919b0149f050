"""A PDF that can be searched: a paper's own pages, with the words that were read from their pictures laid over them,
unseen.

Nothing that can be seen is changed. A PDF keeps its pages and only gets the words, one text object a page; a JPEG goes
in byte for byte; any other picture goes in without loss. Each word is stretched to the width of its box, so that what
is marked is what is read. The font is MuPDF's own, cut down to the letters in use.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pymupdf
from PIL import Image

from muniment.errors import DamagedFile, Encrypted
from muniment.paper import Page, Word
from muniment.reading.formats import open_paper
from muniment.reading.formats.paper_file import PaperFile

FROM_PICTURES = frozenset(("tesseract", "ppocr"))
"""The engines whose words are not in the file yet."""

PICTURE_DPI, TEXT_DPI = 1200.0, 200.0
"""Pictures are drawn as they are, up to this and to the reader's limit; papers that have no picture are set."""

_FONT = "Unseen"
_UPRIGHT = 1


def searchable(data: bytes, pages: Sequence[Page]) -> bytes:
    """The paper as a PDF with the words of those pages. Raises a PaperError."""
    try:
        is_pdf = b"%PDF-" in data[:4096]
        document = _own_pages(data) if is_pdf else _pictures(data, pages)
        for page in pages:
            if page.words and (page.engine in FROM_PICTURES or not is_pdf):
                _lay_over(document[page.number - 1], page)
        document.subset_fonts()
        return bytes(document.tobytes(garbage=3, deflate=True))
    except (RuntimeError, ValueError, IndexError) as error:
        raise DamagedFile(str(error)) from error


def _own_pages(data: bytes) -> pymupdf.Document:
    document = pymupdf.open(stream=data, filetype="pdf")
    if document.needs_pass:
        raise Encrypted
    return document


def _pictures(data: bytes, pages: Sequence[Page]) -> pymupdf.Document:
    """A document of the paper's pages as pictures, none left out, so that page numbers stay."""
    paper, document = open_paper(data), pymupdf.open()
    read = {page.number: page for page in pages}
    for number in range(1, max(read, default=0) + 1):
        page = read.get(number)
        if page is None:
            document.new_page()
            continue
        upside = page.turn % 180 == 0
        width, height = (page.width, page.height) if upside else (page.height, page.width)
        sheet = document.new_page(width=width, height=height)
        sheet.insert_image(sheet.rect, stream=_picture(data, paper, number))
    return document


def _picture(data: bytes, paper: PaperFile, number: int) -> bytes:
    if paper.media_type == "image/jpeg":
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            if image.getexif().get(0x0112, _UPRIGHT) == _UPRIGHT:
                return data
    dpi = PICTURE_DPI if paper.media_type.startswith("image/") else TEXT_DPI
    target = io.BytesIO()
    Image.fromarray(paper.draw(number, dpi).pixels).save(target, "PNG")
    return target.getvalue()


def _lay_over(sheet: pymupdf.Page, page: Page) -> None:
    """Put the words of a page over it, and turn it the way that it was read."""
    sheet.set_rotation((sheet.rotation + page.turn) % 360)
    font = pymupdf.Font("cjk")
    sheet.insert_font(fontname=_FONT, fontbuffer=font.buffer)
    to_paper = sheet.derotation_matrix * ~sheet.transformation_matrix
    steps = [_step(word, font, to_paper) for word in page.words if word.box.width > 0 and word.box.height > 0]
    pymupdf.TOOLS._insert_contents(sheet, "\n".join(("q BT 3 Tr", *steps, "ET Q")).encode(), 1)


def _step(word: Word, font: pymupdf.Font, to_paper: pymupdf.Matrix) -> str:
    """What sets one word: its size by the height of its box, its width by stretching, and a blank after it."""
    size = word.box.height / (font.ascender - font.descender)
    stretch = 100 * word.box.width / max(font.text_length(word.text, size), 0.01)
    start = pymupdf.Point(word.box.x0, word.box.y1 + font.descender * size)
    origin = start * to_paper
    along = (start + pymupdf.Point(1, 0)) * to_paper - origin
    upward = (start - pymupdf.Point(0, 1)) * to_paper - origin
    place = " ".join(f"{value:.3f}" for value in (*along, *upward, *origin))
    glyphs = "".join(f"{font.has_glyph(ord(letter)):04x}" for letter in f"{word.text} ")
    return f"/{_FONT} {size:.3f} Tf {stretch:.2f} Tz {place} Tm <{glyphs}> Tj"
