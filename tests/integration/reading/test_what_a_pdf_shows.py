"""A PDF is read as it is seen: what it only holds is not read, and a person is told."""

from __future__ import annotations

import pymupdf
import pytest

from muniment.errors import PageTooLong
from muniment.notices import NoticeCode
from muniment.paper import Page
from muniment.reading.formats import open_paper
from tests.papers import lies


def read(pdf: bytes) -> tuple[Page, list[str]]:
    paper = open_paper(pdf)
    page = paper.read(1)
    assert not paper.faults
    return page, [notice.code for notice in paper.notices]


@pytest.mark.parametrize(
    "lie",
    [
        lies.white_on_white,
        lies.nearly_white,
        lies.covered,
        lies.tiny,
        lies.clear,
        lies.unpainted,
    ],
)
def test_text_that_nobody_sees_is_not_read_and_is_told_of(lie: lies.Maker) -> None:
    page, notices = read(lies.letter(before=lie))
    assert page.text == "\n".join(lies.LETTER)
    assert notices == [NoticeCode.HIDDEN_TEXT]


@pytest.mark.parametrize("lie", [lies.off_page, lies.switched_off, lies.clipped_away])
def test_text_beside_the_page_or_clipped_away_or_in_a_layer_that_is_off_is_not_read(lie: lies.Maker) -> None:
    page, _ = read(lies.letter(before=lie))
    assert page.text == "\n".join(lies.LETTER)


@pytest.mark.parametrize(
    "print_",
    [lies.white_on_black, lies.light_grey, lies.on_a_coloured_row, lies.on_a_photograph, lies.watermark],
)
def test_print_that_can_be_seen_is_read_whatever_its_colour(print_: lies.Maker) -> None:
    page, notices = read(lies.letter(after=print_))
    assert page.text == "\n".join((*lies.LETTER, "Payable without any discount"))
    assert page.engine == "text-layer"
    assert notices == []


def test_signs_without_width_are_taken_out_of_words() -> None:
    document = pymupdf.open()
    writer = pymupdf.TextWriter(document.new_page().rect)
    writer.append((72, 100), "99\u200b,999.00 is the price that both firms agreed", font=pymupdf.Font("cjk"))
    writer.write_text(document[0])
    page, _ = read(document.tobytes())
    assert page.words[0].text == "99,999.00"


def test_letters_mapped_to_another_script_are_read_from_the_picture() -> None:
    page, notices = read(lies.mismapped())
    assert "BW-2041" in page.text
    assert notices == [NoticeCode.LAYER_UNREADABLE]


def test_a_layer_behind_a_scan_that_says_something_else_is_told_of_and_not_believed() -> None:
    wrong = ("Contract of employment between the firm", "and its new head of sales from January", lies.SECRET)
    page, notices = read(lies.scan(wrong))
    assert "BW-2041" in page.text
    assert "99,999" not in page.text
    assert NoticeCode.LAYER_DISAGREES in notices


def test_an_honest_layer_behind_a_scan_is_nothing_to_tell_of() -> None:
    page, notices = read(lies.scan(lies.LETTER))
    assert "BW-2041" in page.text
    assert notices == []


def test_a_scan_with_a_line_of_print_over_it_is_read_whole() -> None:
    page, notices = read(lies.scan(header="Received at the front desk on Monday"))
    assert page.text.startswith("Received at the front desk on Monday")
    assert "BW-2041" in page.text
    assert notices == []


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_words_of_a_turned_page_stand_where_they_are_seen(turn: int) -> None:
    document = pymupdf.open()
    page = document.new_page(width=842, height=595) if turn != 180 else document.new_page()
    page.set_rotation(turn)
    page.insert_text(pymupdf.Point(72, 100) * page.derotation_matrix, lies.LETTER[0], rotate=turn)
    read_page, _ = read(document.tobytes())
    assert read_page.text == lies.LETTER[0]
    assert (read_page.width, read_page.height) == (595, 842)
    first = read_page.words[0].box
    assert abs(first.x0 - 72) < 2
    assert first.y0 < 100 < first.y1


def test_only_what_the_crop_leaves_of_a_page_is_read_and_places_count_from_there() -> None:
    document = pymupdf.open(stream=lies.letter(), filetype="pdf")
    document[0].set_cropbox(pymupdf.Rect(50, 80, 550, 140))
    page, _ = read(document.tobytes())
    assert page.text == "\n".join(lies.LETTER[:2])
    assert (page.width, page.height) == (500, 60)
    assert abs(page.words[0].box.x0 - 22) < 2


def filled_form(*, with_appearance: bool) -> bytes:
    document = pymupdf.open()
    page = document.new_page()
    for y, label in ((100, "Name of the applicant:"), (130, "Town:"), (160, "Signed on the day named above")):
        page.insert_text((72, y), label)
    for y, value in ((116, "Port Alder"), (86, "Ines Varga")):
        widget = pymupdf.Widget()
        widget.field_type, widget.field_name, widget.field_value = pymupdf.PDF_WIDGET_TYPE_TEXT, value, value
        widget.rect = pymupdf.Rect(220, y, 400, y + 18)
        page.add_widget(widget)
    if not with_appearance:
        for widget in page.widgets():
            document.xref_set_key(widget.xref, "AP", "null")
        document.xref_set_key(document.pdf_catalog(), "AcroForm/NeedAppearances", "true")
    return bytes(document.tobytes())


@pytest.mark.parametrize("with_appearance", [True, False])
def test_what_is_filled_into_a_form_is_read_beside_its_label(*, with_appearance: bool) -> None:
    page, _ = read(filled_form(with_appearance=with_appearance))
    assert page.text.splitlines() == [
        *("Name of the applicant:", "Ines Varga", "Town:", "Port Alder", "Signed on the day named above")
    ]


def test_notes_written_on_the_page_are_read_and_folded_or_hidden_ones_are_not() -> None:
    document = pymupdf.open(stream=lies.letter(), filetype="pdf")
    page = document[0]
    page.add_freetext_annot((72, 300, 300, 330), "PAID in full by transfer")
    page.add_text_annot((400, 50), lies.SECRET)
    hidden = page.add_freetext_annot((72, 400, 300, 430), lies.SECRET)
    hidden.set_flags(pymupdf.PDF_ANNOT_IS_HIDDEN)
    hidden.update()
    read_page, _ = read(document.tobytes())
    assert read_page.text == "\n".join((*lies.LETTER, "PAID in full by transfer"))


def test_a_page_that_would_never_be_drawn_is_given_up() -> None:
    document = pymupdf.open()
    page = document.new_page()
    xobject = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {inner} 0 R>>>>>>"
    inner = 0
    for depth in range(9):
        xref = document.get_new_xref()
        document.update_object(xref, xobject.format(inner=inner or xref))
        document.update_stream(xref, b"0 0 1 1 re f " * 12 if depth == 0 else b"/F Do " * 12)
        inner = xref
    content = document.get_new_xref()
    document.update_object(content, "<<>>")
    document.update_stream(content, b"/F Do")
    document.xref_set_key(page.xref, "Contents", f"{content} 0 R")
    document.xref_set_key(page.xref, "Resources", f"<</XObject<</F {inner} 0 R>>>>")
    with pytest.raises(PageTooLong):
        open_paper(document.tobytes()).read(1)
