"""PDF: the text layer where it says what the page shows, else the page's picture through OCR, or both.

A scan is read anew even where a text layer lies behind it: nobody knows who recognised that, and how well; the layer is
only compared with what the picture shows.
"""

from __future__ import annotations

from muniment.errors import PageDamaged, PageIncomplete
from muniment.notices import NoticeCode
from muniment.paper import Notice, Page, PageFault, Statement, Word
from muniment.reading import limits
from muniment.reading.codes import e_invoice
from muniment.reading.codes.zxing import find_codes
from muniment.reading.formats import text_layer
from muniment.reading.formats.pdf_page import DAMAGE, PdfDocument, PdfPage
from muniment.reading.formats.text_layer import Fate
from muniment.reading.layout import Group, build_page
from muniment.reading.messages import Enclosure
from muniment.reading.ocr.picture import PagePixels
from muniment.reading.ocr.route import is_poor, mean_confidence, read_picture

ENGINE = "text-layer"
OCR_DPI = 200.0
"""More costs time and found no more words (150, 200 and 300 were tried on eight scans)."""

FEWEST_LETTERS = 20
"""A text layer of fewer letters and digits is taken for a stamp or a page number, and the page goes through OCR."""

MOST_UNREAD_LETTERS = 40
"""From so many signs that look like print outside the layer's words, the page's picture is read too."""

FEWEST_HIDDEN = 8
"""Letters and digits, in words of three or more, that nobody sees; fewer are not worth a person's look."""


SURE_OF_LETTERS = 0.75
"""The mean confidence from which OCR is sure enough of a page's letters to be held against its text layer."""


class PdfFile:
    """An opened PDF."""

    media_type = "application/pdf"

    def __init__(self, data: bytes) -> None:
        self.notices: list[Notice] = []
        self.faults: list[PageFault] = []
        self.statements: list[Statement] = []
        self.enclosures: list[Enclosure] = []
        self._document = PdfDocument(data)
        self.page_count = self._document.page_count
        self._read_invoice_data()

    def read(self, number: int) -> Page:
        try:
            read = self._read(number, self._document.page(number))
        except DAMAGE as error:
            raise PageDamaged(str(error)) from error
        if not read.words and self._document.is_repaired:
            self._flag(number, NoticeCode.REPAIRED)
        if self._document.lost_something():
            if not read.words:
                raise PageDamaged
            self.faults.append(PageFault(number, PageIncomplete.code))
        return read

    def _read_invoice_data(self) -> None:
        """An invoice in XML that lies inside the file; the first one that says something counts."""
        for name, data in self._document.embedded_files(e_invoice.MOST_BYTES):
            if not self.statements and e_invoice.looks_like_invoice(name, data):
                try:
                    self.statements += e_invoice.read_invoice(data)
                except e_invoice.BrokenInvoiceData:
                    self._flag(0, NoticeCode.INVOICE_DATA_BROKEN)

    def draw(self, number: int, dpi: float) -> PagePixels:
        try:
            return _picture(self._document.page(number), dpi)
        except DAMAGE as error:
            raise PageDamaged(str(error)) from error

    def _read(self, number: int, page: PdfPage) -> Page:
        """The words that can be seen on a page, from its text layer, from its picture, or from both."""
        lines, sight = page.lines(), page.sight()
        words = [word for line in lines for word in line]
        if text_layer.is_flat(sight.page):
            self._flag_hidden(number, words)
            return build_page(number, page.width, page.height, ENGINE, [])
        fates = page.fates(words, sight)
        under = [word for word, fate in zip(words, fates, strict=True) if fate is Fate.UNDER]
        if text_layer.count_letters(under) < FEWEST_LETTERS:
            under = []
        unseen = (word for word, fate in zip(words, fates, strict=True) if fate is not Fate.SEEN)
        self._flag_hidden(number, [word for word in unseen if word not in under])
        seen = _kept(lines, [fate is Fate.SEEN for fate in fates])
        visible = [word for line in seen for word in line]

        enough = text_layer.count_letters(visible) >= FEWEST_LETTERS or text_layer.stands_alone(visible, sight)
        true = text_layer.readable(visible) and not text_layer.like_no_language(visible)
        complete = not under and text_layer.letters_unread(visible, sight, all_drawn=True) < MOST_UNREAD_LETTERS
        if enough and true and complete:
            codes = find_codes(_picture(page, OCR_DPI)) if page.may_hold_codes else ()
            return build_page(number, page.width, page.height, ENGINE, seen, codes=codes)
        return self._with_picture(number, page, seen, under)

    def _with_picture(self, number: int, page: PdfPage, seen: list[Group], under: list[Word]) -> Page:
        """A page whose layer is not the whole truth: its picture is read, and what of the layer holds is kept."""
        recognised = read_picture(number, _picture(page, OCR_DPI))
        if is_poor(recognised):
            self._flag(number, NoticeCode.POOR_PICTURE)
        visible = [word for line in seen for word in line]
        if text_layer.agreement(under, recognised.words) < text_layer.LEAST_AGREEMENT:
            self._flag(number, NoticeCode.LAYER_DISAGREES)
        if visible and not _true(visible, recognised):
            self._flag(number, NoticeCode.LAYER_UNREADABLE)
            seen = []
        if not recognised.words:
            codes = () if recognised.turn else recognised.codes
            return build_page(number, page.width, page.height, ENGINE, seen, codes=codes)
        if recognised.turn or not seen:
            return recognised
        found = [list(recognised.words[line.start : line.stop]) for line in recognised.lines]
        if text_layer.count_letters(visible) < FEWEST_LETTERS:
            joined, engine = text_layer.joined(found, seen), recognised.engine
        else:
            joined = text_layer.joined(seen, found)
            engine = ENGINE if len(visible) * 2 > sum(len(line) for line in joined) else recognised.engine
        return build_page(number, page.width, page.height, engine, joined, codes=recognised.codes)

    def _flag_hidden(self, number: int, words: list[Word]) -> None:
        if text_layer.count_letters(words, fewest=3) >= FEWEST_HIDDEN:
            self._flag(number, NoticeCode.HIDDEN_TEXT)

    def _flag(self, number: int, code: NoticeCode) -> None:
        self.notices.append(Notice(number, code))


def _picture(page: PdfPage, dpi: float) -> PagePixels:
    pixels = page.picture(min(dpi / 72, limits.OCR_PIXELS_OF_A_SIDE / max(page.width, page.height)))
    return PagePixels(pixels, page.width / pixels.shape[1])


def _kept(lines: list[Group], which: list[bool]) -> list[Group]:
    """The lines with only those of their words, counted through all lines; lines without any are left out."""
    marks = iter(which)
    kept = [[word for word in line if next(marks)] for line in lines]
    return [line for line in kept if line]


def _true(layer: list[Word], recognised: Page) -> bool:
    """Whether letters stand for what the page shows.

    Letters like no language of ours are held against OCR; they are a lie only where that is sure to see such a language
    instead. Greek is seen as Greek, if badly; so a Greek paper is believed.
    """
    if not text_layer.readable(layer):
        return False
    return (
        not text_layer.like_no_language(layer)
        or text_layer.like_no_language(recognised.words)
        or text_layer.count_letters(recognised.words) * 2 < text_layer.count_letters(layer)
        or mean_confidence([list(recognised.words)]) < SURE_OF_LETTERS
        or text_layer.agreement(layer, recognised.words) >= text_layer.LEAST_AGREEMENT
    )
