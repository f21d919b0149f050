"""Barcodes, payment codes and invoices in XML, read off real pages by real readers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from muniment.notices import NoticeCode
from muniment.paper import Reading
from muniment.reading.pool import ReaderPool
from tests.papers.codes import (
    EPC_IBAN,
    IBAN,
    cross_industry,
    draw,
    epc_payment,
    invoice_pdf,
    picture_of,
    stamp,
    swiss_bill,
)
from tests.papers.truth import SAMPLES

PRINT = ("Invoice NM-2031 of 14 March 2025", "from Nordlicht GmbH to Alder AG", "Total due 119.00 EUR")


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(1)
    yield pool
    pool.close()


def read(pool: ReaderPool, data: bytes) -> Reading:
    return pool.read(data, lambda *_: None).reading


def said(reading: Reading) -> dict[str, str]:
    return {statement.field: statement.value for statement in reading.statements}


@pytest.mark.parametrize("put", [stamp, draw])
def test_a_code_in_a_pdf_is_found_where_it_stands(pool: ReaderPool, put: object) -> None:
    assert callable(put)
    document = invoice_pdf(*PRINT)
    put(document[0], swiss_bill(), (300.0, 500.0, 430.0, 630.0))
    reading = read(pool, document.tobytes())
    (code,) = reading.pages[0].codes
    assert (reading.pages[0].engine, code.kind, code.text[:3]) == ("text-layer", "qr", "SPC")
    assert 300 <= code.box.x0 < code.box.x1 <= 430
    assert 500 <= code.box.y0 < code.box.y1 <= 630
    assert said(reading)["iban"] == IBAN


def scanned(text: str, kind: zxingcpp.BarcodeFormat, turn: int = 0) -> bytes:
    """A scanned page of large print with a code at its foot, fed in by a quarter turn where one is named."""
    sheet = Image.new("L", (1240, 1754), 255)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(34)
    for row in range(14):
        pen.text((120, 120 + 60 * row), "The goods were delivered in good order and on time", 0, font)
    code = picture_of(text, kind)
    sheet.paste(code, (200, 1300))
    file = io.BytesIO()
    sheet.rotate(-turn, expand=True).convert("RGB").save(file, "PNG", dpi=(150, 150))
    return file.getvalue()


def test_a_code_on_a_scan_is_found(pool: ReaderPool) -> None:
    page = read(pool, scanned("ASN-00042", zxingcpp.BarcodeFormat.Code128)).pages[0]
    assert [(code.kind, code.text) for code in page.codes] == [("code128", "ASN-00042")]
    assert page.codes[0].box.y0 == pytest.approx(1300 * 72 / 150, abs=20)


def test_a_code_on_a_page_that_lies_on_its_side_stands_where_the_upright_page_has_it(pool: ReaderPool) -> None:
    page = read(pool, scanned(epc_payment(), zxingcpp.BarcodeFormat.QRCode, turn=90)).pages[0]
    assert page.turn == 270
    (code,) = page.codes
    assert code.text.startswith("BCD\n")
    assert code.box.y0 == pytest.approx(1300 * 72 / 150, abs=20)


def test_there_is_no_code_where_there_is_none(pool: ReaderPool) -> None:
    wanted = ("invoice-harbour.pdf", "receipt-cafe.jpg", "contract-scan.pdf")
    papers = [paper for paper in SAMPLES if paper.file in wanted]
    assert len(papers) == len(wanted)
    for paper in papers:
        assert [page.codes for page in read(pool, Path(paper.path).read_bytes()).pages if page.codes] == []


def test_an_invoice_in_xml_inside_a_pdf_states_its_fields(pool: ReaderPool) -> None:
    reading = read(pool, invoice_pdf(*PRINT, xml=cross_industry(), name="unnamed.xml").tobytes())
    assert said(reading)["invoice_number"] == "NM-2031"
    assert said(reading)["iban"] == EPC_IBAN
    assert {statement.page for statement in reading.statements} == {0}


def test_broken_invoice_data_is_said_and_the_paper_is_read_all_the_same(pool: ReaderPool) -> None:
    reading = read(pool, invoice_pdf(*PRINT, xml=cross_industry()[:400]).tobytes())
    assert [notice.code for notice in reading.notices] == [NoticeCode.INVOICE_DATA_BROKEN]
    assert reading.statements == ()
    assert "Nordlicht" in reading.pages[0].text
