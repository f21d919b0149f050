"""A damaged PDF is read as far as it goes and says what is missing; one that would cost too much is given up."""

from __future__ import annotations

import pymupdf
import pytest

from muniment.errors import NoPages, PageDamaged, PageIncomplete, PageTooLong
from muniment.reading.formats import open_paper
from tests.papers import lies


def two_letters() -> pymupdf.Document:
    document = pymupdf.open(stream=lies.letter(), filetype="pdf")
    document.insert_pdf(pymupdf.open(stream=lies.letter(), filetype="pdf"))
    return document


def test_a_file_whose_list_of_objects_is_wrong_but_whole_is_read_without_a_word() -> None:
    data = lies.letter()
    paper = open_paper(data[: data.rindex(b"startxref")] + b"startxref\n999999999\n%%EOF")
    assert paper.read(1).text == "\n".join(lies.LETTER)
    assert paper.faults == []


def test_a_page_that_lost_a_part_is_read_and_says_so() -> None:
    document = pymupdf.open(stream=lies.letter(), filetype="pdf")
    document.update_object(document[0].get_contents()[0], "null")
    paper = open_paper(document.tobytes())
    assert paper.read(1).text == "\n".join(lies.LETTER[1:])
    assert [(fault.number, fault.code) for fault in paper.faults] == [(1, PageIncomplete.code)]


def test_a_page_that_lost_all_is_damaged_and_the_other_is_read() -> None:
    document = two_letters()
    document.xref_set_key(document[1].xref, "Contents", "999 0 R")
    paper = open_paper(document.tobytes())
    assert paper.read(1).text == "\n".join(lies.LETTER)
    with pytest.raises(PageDamaged):
        paper.read(2)


def test_a_file_that_was_cut_off_keeps_the_pages_that_came() -> None:
    whole = two_letters().tobytes(deflate=True)
    paper = open_paper(whole[: round(len(whole) * 0.6)])
    assert paper.read(1).text == "\n".join(lies.LETTER)
    with pytest.raises(PageDamaged):
        paper.read(2)


@pytest.mark.parametrize("count", [b"0", b"2000000000"])
def test_a_list_of_pages_that_cannot_be_true_is_no_list(count: bytes) -> None:
    data = lies.letter()
    assert b"/Count 1" in data
    with pytest.raises(NoPages):
        open_paper(
            data.replace(b"/Count 1", b"/Count " + count).replace(b"/Kids", b"/Kidz" if count == b"0" else b"/Kids")
        )


def test_a_pattern_without_end_is_given_up() -> None:
    document = pymupdf.open(stream=lies.letter(), filetype="pdf")
    tile = document.get_new_xref()
    document.update_object(
        tile,
        "<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .001/YStep .001/Resources<<>>>>",
    )
    document.update_stream(tile, b"0 0 .0005 .0005 re f")
    fill = document.get_new_xref()
    document.update_object(fill, "<<>>")
    document.update_stream(fill, b"/Pattern cs /P scn 0 0 595 842 re f")
    document.xref_set_key(document[0].xref, "Contents", f"{fill} 0 R")
    document.xref_set_key(document[0].xref, "Resources", f"<</Pattern<</P {tile} 0 R>>>>")
    with pytest.raises(PageTooLong):
        open_paper(document.tobytes()).read(1)


def test_a_paper_barred_only_from_printing_is_read() -> None:
    document = pymupdf.open(stream=lies.letter(), filetype="pdf")
    locked = document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="granary", permissions=0)
    assert open_paper(locked).read(1).text == "\n".join(lies.LETTER)


def test_a_page_of_two_hundred_inches_is_read_from_its_layer_and_drawn_small() -> None:
    document = pymupdf.open()
    lies.write_letter(document.new_page(width=14_400, height=14_400))
    paper = open_paper(document.tobytes())
    assert paper.read(1).text == "\n".join(lies.LETTER)
    assert max(paper.draw(1, 200).pixels.shape) <= 4_000
