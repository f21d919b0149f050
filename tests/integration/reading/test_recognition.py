"""Pictures of papers through the real engines: whichever way they lie, and to a PDF that can be searched."""

from __future__ import annotations

import io
from collections.abc import Iterator

import cv2
import numpy as np
import pymupdf
import pytest
from PIL import Image

from muniment.paper import Page
from muniment.reading.pool import ReaderPool
from tests.papers.sheet import Document
from tests.papers.truth import SamplePaper
from tests.papers.wear import page_pictures

DPI = 150


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(1)
    yield pool
    pool.close()


@pytest.fixture(scope="module")
def invoice(samples: dict[str, SamplePaper]) -> np.ndarray:
    """The sample invoice as a grey picture."""
    return page_pictures(samples["invoice-harbour.pdf"].path.read_bytes(), DPI)[0]


def png(picture: np.ndarray) -> bytes:
    target = io.BytesIO()
    Image.fromarray(picture).save(target, "PNG", dpi=(DPI, DPI))
    return target.getvalue()


def first_page(pool: ReaderPool, data: bytes) -> Page:
    return pool.read(data, lambda done, total: None).reading.pages[0]


def two_receipts() -> bytes:
    """Two receipts side by side, their lines at different heights."""
    document = Document((420, 260))
    sheet = document.sheet()
    for number, line in enumerate(("CORNER GROCER", "5 Mill Street", "Bread 2.80", "Apples 3.15", "TOTAL 5.95")):
        sheet.text(30, 40 + 22 * number, line)
    for number, line in enumerate(("HARBOUR PHARMACY", "9 Quay Road", "Plasters 4.20", "Syrup 7.90", "TOTAL 12.10")):
        sheet.text(250, 49 + 19 * number, line)
    return png(page_pictures(document.pdf(), DPI)[0])


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_read_upright(pool: ReaderPool, invoice: np.ndarray, turn: int) -> None:
    height, width = invoice.shape
    lying = np.rot90(invoice, turn // 90)
    page = first_page(pool, png(np.ascontiguousarray(lying)))
    assert page.turn == turn
    assert "HF-2026-0417" in page.text
    assert (page.width, page.height) == pytest.approx((width * 72 / DPI, height * 72 / DPI), rel=0.01)


def test_a_page_drawn_with_its_turn_shows_the_words_where_their_boxes_are(
    pool: ReaderPool, invoice: np.ndarray
) -> None:
    data = png(np.ascontiguousarray(np.rot90(invoice, 2)))
    page = first_page(pool, data)
    drawn = pool.render(data, 1, 72, page.turn)
    pixels = np.frombuffer(drawn.pixels, np.uint8).reshape(drawn.height, drawn.width, 3)
    box = next(word.box for word in page.words if "HF-2026-0417" in word.text)
    inked = pixels[round(box.y0) : round(box.y1), round(box.x0) : round(box.x1)].min()
    assert inked < 120
    upright = pool.render(png(invoice), 1, 72)
    assert np.abs(pixels.astype(int) - np.frombuffer(upright.pixels, np.uint8).reshape(pixels.shape)).mean() < 4


def test_a_page_askew_is_read_line_by_line(pool: ReaderPool, invoice: np.ndarray) -> None:
    height, width = invoice.shape
    slanted = cv2.warpAffine(
        invoice, cv2.getRotationMatrix2D((width / 2, height / 2), 9, 0.85), (width, height), borderValue=255
    )
    straight, askew = first_page(pool, png(invoice)), first_page(pool, png(slanted))
    lines = {" ".join(line.split()) for line in straight.text.split("\n")}
    found = [line for line in askew.text.split("\n") if line in lines]
    assert len(found) > 0.6 * len(lines)


def test_two_receipts_on_one_glass_are_never_mixed(pool: ReaderPool) -> None:
    page = first_page(pool, two_receipts())
    text = page.text.replace("\n", " ")
    assert text.index("CORNER") < text.index("5.95") < text.index("HARBOUR") < text.index("12.10")
    assert {line.block for line in page.lines} == {0, 1}


def test_a_scan_becomes_a_pdf_whose_words_can_be_searched_at_their_places(
    pool: ReaderPool, invoice: np.ndarray
) -> None:
    data = png(invoice)
    pages = pool.read(data, lambda done, total: None).reading.pages
    with pymupdf.open(stream=pool.make_searchable(data, pages), filetype="pdf") as document:
        words = document[0].get_text("words")
        assert [word[4] for word in words] == [word.text for word in pages[0].words]
        for (x0, _, x1, _, *_), word in zip(words, pages[0].words, strict=True):
            assert (x0, x1) == pytest.approx((word.box.x0, word.box.x1), abs=1.0)
        picture = document.extract_image(document[0].get_images()[0][0])
    assert (np.asarray(Image.open(io.BytesIO(picture["image"])).convert("L")) == invoice).all()


def test_a_photograph_goes_into_the_pdf_byte_for_byte(pool: ReaderPool, samples: dict[str, SamplePaper]) -> None:
    data = samples["receipt-cafe.jpg"].path.read_bytes()
    pages = pool.read(data, lambda done, total: None).reading.pages
    with pymupdf.open(stream=pool.make_searchable(data, pages), filetype="pdf") as document:
        assert document.extract_image(document[0].get_images()[0][0])["image"] == data
        assert document[0].search_for(pages[0].words[0].text)


def test_a_page_that_was_turned_is_turned_in_the_pdf_too(pool: ReaderPool, invoice: np.ndarray) -> None:
    data = png(np.ascontiguousarray(np.rot90(invoice, 1)))
    pages = pool.read(data, lambda done, total: None).reading.pages
    with pymupdf.open(stream=pool.make_searchable(data, pages), filetype="pdf") as document:
        page = document[0]
        assert page.rotation == pages[0].turn == 90
        (place,) = page.search_for("HF-2026-0417")
        word = next(word for word in pages[0].words if "HF-2026-0417" in word.text)
        seen = place * page.rotation_matrix
        assert (seen.x0, seen.y0) == pytest.approx((word.box.x0, word.box.y0), abs=6)


def test_what_can_be_seen_of_a_scanned_pdf_is_not_changed(pool: ReaderPool, samples: dict[str, SamplePaper]) -> None:
    data = samples["contract-scan.pdf"].path.read_bytes()
    pages = pool.read(data, lambda done, total: None).reading.pages
    made = pool.make_searchable(data, pages)
    before, after = pool.render(data, 1, 100), pool.render(made, 1, 100)
    assert before == after
    assert not pool.read(made, lambda done, total: None).reading.notices
