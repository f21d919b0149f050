"""Office papers, rich text and web pages: what is read of them, and what is not."""

from __future__ import annotations

import pytest

from muniment import errors
from muniment.notices import NoticeCode
from muniment.reading.formats import open_paper
from muniment.reading.formats.number_formats import shown
from tests.papers import office


def text_of(data: bytes) -> str:
    paper = open_paper(data)
    return "\n".join(paper.read(number).text for number in range(1, paper.page_count + 1))


def noticed(data: bytes) -> list[str]:
    return [notice.code for notice in open_paper(data).notices]


def test_a_word_paper_is_read_with_headers_tables_and_footers_on_its_own_pages() -> None:
    paper = open_paper(office.word_paper())
    first, second = paper.read(1), paper.read(2)
    assert first.text.split("\n") == [
        "Granary Mills, Ashford Wells",
        "Invoice GM-118",
        "Grüße aus Łódź, 請求書, Счёт",
        "Pos What Amount",
        "1 Rye flour, fine 48.50 EUR",
    ]
    assert second.text.split("\n") == ["Terms of payment", "Registered in Ashford Wells 4417"]
    assert first.engine == "typeset"


def test_every_word_of_an_office_paper_has_a_place_that_is_drawn() -> None:
    paper = open_paper(office.word_paper())
    page, picture = paper.read(1), paper.draw(1, 144.0)
    for word in page.words:
        box = word.box
        assert 0 <= box.x0 < box.x1 <= page.width
        assert picture.pixels[int(box.y0 * 2) : int(box.y1 * 2), int(box.x0 * 2) : int(box.x1 * 2)].min() < 128


def test_hidden_text_of_a_word_paper_is_noticed_and_not_read() -> None:
    data = office.word_paper_with_hidden_text()
    assert text_of(data) == "Total due 48.50"
    assert noticed(data) == [NoticeCode.HIDDEN_TEXT]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    document = (
        f'<w:document xmlns:w="{office.WORD_SPACE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body><w:p><w:r><w:t>Beside</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>"
    )
    text = text_of(office.word_paper_of(document))
    assert "Beside\nIn the box" in text
    assert text.count("In the box") == 1


def test_a_spreadsheet_is_read_as_it_is_shown() -> None:
    data = office.spreadsheet()
    assert text_of(data).split("\n") == [
        "Costs",
        "Date What Net",
        "2026-03-14 Rye flour 1,234.50 EUR 7.0%",
        "Sums",
        "Total 4417",
    ]
    assert noticed(data) == [NoticeCode.HIDDEN_TEXT]


@pytest.mark.parametrize(
    ("stored", "form", "seen"),
    [
        ("1234.5", "General", "1234.5"),
        ("180", "0.00", "180.00"),
        ("-1234.5", "#,##0.00", "-1,234.50"),
        ("-5", "0.00;(0.00)", "(5.00)"),
        ("99.5", "[$€-407]#,##0.00", "€99.50"),
        ("0.19", "0%", "19%"),
        ("45730", "dd/mm/yyyy", "2025-03-14"),
        ("1e999", "yyyy", "1e999"),
        ("1e999", "0.00", "inf"),
        ("text", "0.00", "text"),
    ],
)
def test_a_number_is_shown_in_its_format(stored: str, form: str, seen: str) -> None:
    assert shown(stored, form) == seen


def test_a_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1">'
        '<v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
    )
    data = office.changed(office.spreadsheet(), "xl/worksheets/sheet1.xml", sheet.encode())
    assert "1\n2" in text_of(data)


def test_a_wide_table_keeps_each_row_on_one_line() -> None:
    document = "".join(f"<td>Column {number} of 30</td>" for number in range(30))
    page = open_paper(f"<html><body><table><tr>{document}</tr></table></body></html>".encode()).read(1)
    assert len(page.lines) == 1
    assert page.width > 1000


def test_slides_are_pages_and_hidden_slides_are_noticed() -> None:
    paper = open_paper(office.presentation())
    assert [paper.read(number).text for number in (1, 2)] == ["Offer 2026", "Prices\nMilling 48.50 EUR"]
    assert paper.page_count == 2
    assert [notice.code for notice in paper.notices] == [NoticeCode.HIDDEN_TEXT]


@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
def test_open_documents_are_read(kind: str) -> None:
    text = text_of(office.open_document(kind))
    assert "What Amount\nRye flour 48.50" in text
    assert ("Grüße aus Łódź" in text) == (kind == "text")


def test_rich_text_is_read_in_the_code_page_of_each_font() -> None:
    assert text_of(office.RICH_TEXT).split("\n") == [
        "Granary Mills",
        "Grüße Łódź 軹",
        "Rye flour 48.50",
        "Page of Granary",
        "Total 4417",
    ]
    assert noticed(office.RICH_TEXT) == [NoticeCode.HIDDEN_TEXT]


def test_a_web_page_is_read_as_a_browser_shows_it() -> None:
    data = office.WEB_PAGE.encode()
    assert text_of(data).split("\n") == [
        "Invoice GM-118",
        "Grüße aus Łódź",
        "Rye flour 48.50 EUR",
        "white on black is seen",
    ]
    assert noticed(data) == [NoticeCode.HIDDEN_TEXT]


def test_markdown_is_set_as_what_it_means() -> None:
    paper = open_paper(office.MARKDOWN.encode())
    assert paper.media_type == "text/markdown"
    assert paper.read(1).text == "Invoice GM-118\nDue on 14 March 2026.\nWhat Amount\nRye flour 48.50"


def test_a_text_with_one_sign_of_markdown_stays_plain_text() -> None:
    assert open_paper(b"# 4417\nTotal due 48.50\n").media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (office.compound({"EncryptedPackage": b"x" * 100}), errors.Encrypted),
        (office.compound({"WordDocument": b"x" * 100}), errors.OldOfficeFile),
        (office.compound({"Something": b"x" * 100}), errors.UnknownKind),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, errors.DamagedFile),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>Total</text></svg>', errors.Drawing),
        (b'<?xml version="1.0"?><ledger>4417</ledger>', errors.UnknownKind),
        (b"<html><body><p hidden>unseen</p></body></html>", errors.NoText),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, error: type[errors.PaperError]) -> None:
    with pytest.raises(error):
        open_paper(data)
