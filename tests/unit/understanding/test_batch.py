"""When a file is told to be several papers, and when it is left whole."""

from __future__ import annotations

import msgspec
import pytest

from muniment.paper import Box, Code, Page, Part, Reading
from muniment.understanding.batch import parts_at, propose
from tests.filed import page_of

LETTER = "Alder AG\nDear Sir,\nthe goods were delivered in good order and on time.\nYours faithfully"
INVOICE = "Nordlicht GmbH\nInvoice number NM-2031\nTotal due EUR 119.00\nThank you for your order"


def scan(*pages: str | Page) -> Reading:
    made = [page_of(page) if isinstance(page, str) else page for page in pages]
    numbered = tuple(msgspec.structs.replace(page, number=number) for number, page in enumerate(made, 1))
    return Reading("application/pdf", len(made), numbered)


def with_code(text: str, kind: str = "code128", words: str = "") -> Page:
    return msgspec.structs.replace(page_of(words), codes=(Code(kind, text, Box(50, 50, 200, 90)),))


def ranges(parts: tuple[Part, ...]) -> list[tuple[int, int]]:
    return [(part.first, part.last) for part in parts]


@pytest.mark.parametrize(
    "sheet", [with_code("PATCHT"), with_code("PATCH T", "code39"), with_code("12345"), with_code("SEPARATOR", "qr")]
)
def test_separator_sheets_part_papers_and_belong_to_none(sheet: Page) -> None:
    parts = propose(scan(LETTER, sheet, LETTER, LETTER, sheet, INVOICE))
    assert ranges(parts) == [(1, 1), (3, 4), (6, 6)]
    assert parts[1].reason == "a separator sheet stands before it"


def test_an_archive_number_begins_a_paper_and_stays_on_it() -> None:
    assert ranges(propose(scan(with_code("ASN-1", words=LETTER), LETTER, with_code("ASN-2", words=LETTER)))) == [
        (1, 2),
        (3, 3),
    ]


def test_printed_page_numbers_tell_where_papers_begin_and_go_on() -> None:
    pages = [f"{LETTER}\nSeite {page} von {of}" for page, of in ((1, 2), (2, 2), (1, 3), (2, 3), (3, 3))]
    assert ranges(propose(scan(*pages))) == [(1, 2), (3, 5)]


def test_another_invoice_number_begins_a_paper_and_the_same_one_goes_on() -> None:
    other = INVOICE.replace("NM-2031", "NM-2032")
    assert ranges(propose(scan(INVOICE, INVOICE, other, INVOICE.replace("NM-2031", "NM-2033")))) == [
        (1, 2),
        (3, 3),
        (4, 4),
    ]


def test_a_blank_page_alone_parts_nothing() -> None:
    assert propose(scan(LETTER, "", LETTER, "", LETTER)) == ()


def test_a_barcode_on_a_page_of_print_is_no_separator() -> None:
    print_ = "\n".join([LETTER] * 4)
    assert propose(scan(print_, with_code("4006381333931", words=print_), print_)) == ()


def test_a_long_paper_with_its_own_page_numbers_stays_whole() -> None:
    body = "The parties agree that the supplier shall deliver the goods\n" * 20
    assert propose(scan(*(f"{body}{page}" for page in range(1, 41)))) == ()


def test_one_page_and_a_book_are_never_a_batch() -> None:
    assert propose(scan(LETTER)) == ()
    assert propose(scan(*[with_code("ASN-1", words=LETTER), with_code("ASN-2", words=LETTER)] * 150)) == ()


def test_a_person_s_own_parts_leave_out_the_sheets_between_them() -> None:
    reading = scan(LETTER, with_code("PATCHT"), LETTER, "", INVOICE)
    assert ranges(parts_at(reading, [5, 3])) == [(1, 1), (3, 3), (5, 5)]


@pytest.mark.parametrize("starts", [[1], [0], [6], [3, 99]])
def test_pages_that_are_not_there_begin_nothing(starts: list[int]) -> None:
    assert parts_at(scan(LETTER, LETTER, LETTER, LETTER, LETTER), starts) == ()
