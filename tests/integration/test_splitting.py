"""A batch scan's whole way: read, proposed to be split, split, and put back."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest
import zxingcpp

from muniment.errors import AlreadySplit, NoSuchPages, NothingToSplit
from muniment.office import JobState
from tests.integration.test_cli import muniment
from tests.integration.test_office import Desk
from tests.papers.codes import invoice_pdf, picture_of

INVOICE = ("Nordlicht GmbH", "Invoice number NM-2031", "Date 14 March 2025", "Total due 119.00 EUR", "Thank you")
LETTER = ("Alder AG", "Dear Sir,", "the goods were delivered in good order and on time.", "Yours faithfully")


def batch_pdf(file: Path) -> Path:
    """An invoice, a separator sheet, a letter of two pages."""
    document = invoice_pdf(*INVOICE)
    picture = io.BytesIO()
    picture_of("PATCHT", zxingcpp.BarcodeFormat.Code128).save(picture, "PNG")
    document.new_page(width=595, height=842).insert_image(pymupdf.Rect(150, 300, 450, 400), stream=picture.getvalue())
    document.insert_pdf(invoice_pdf(*LETTER))
    document.insert_pdf(invoice_pdf("Page 2", "The rest of the letter says that all is well with the goods."))
    document.save(file)
    return file


@pytest.fixture
def desk(data_directory: Path) -> Iterator[Desk]:
    desk = Desk(data_directory)
    yield desk
    desk.office.close()


def test_a_batch_is_proposed_split_and_put_back(desk: Desk, tmp_path: Path) -> None:
    file = batch_pdf(tmp_path / "batch.pdf")
    before = file.read_bytes()
    (event,) = desk.finish(file)
    assert event.state is JobState.DONE
    batch = event.paper_id or 0
    paper = desk.office.paper(batch)
    assert [(part.first, part.last) for part in paper.verdict.parts] == [(1, 1), (3, 4)]
    assert "pages: this looks like 2 papers scanned together" in paper.reasons

    first, second = desk.office.split(batch)
    invoice, letter = desk.office.paper(first), desk.office.paper(second)
    assert invoice.type == "invoice"
    assert "119.00" in {value.value for value in invoice.values}
    assert (letter.part_of, letter.first_page, letter.reading.page_count) == (batch, 3, 2)
    assert desk.office.paper(batch).reasons == ()
    picture = desk.office.render(second, 1, 50)
    assert picture.pixels == desk.office.render(batch, 3, 50).pixels != desk.office.render(batch, 1, 50).pixels
    with pytest.raises(AlreadySplit):
        desk.office.split(batch)

    assert desk.office.undo() == "batch.pdf split into 2 papers"
    assert [paper.paper_id for paper in desk.office.papers()] == [batch]
    assert file.read_bytes() == before


def test_a_person_may_split_otherwise_and_only_within_the_paper(desk: Desk, tmp_path: Path) -> None:
    (event,) = desk.finish(batch_pdf(tmp_path / "batch.pdf"))
    for wrong in ([1], [9]):
        with pytest.raises(NoSuchPages):
            desk.office.split(event.paper_id or 0, wrong)
    numbers = desk.office.split(event.paper_id or 0, [3, 4])
    assert [desk.office.paper(number).first_page for number in numbers] == [1, 3, 4]


def test_a_paper_that_is_one_has_nothing_to_split(desk: Desk, tmp_path: Path) -> None:
    invoice_pdf(*INVOICE).save(tmp_path / "one.pdf")
    (event,) = desk.finish(tmp_path / "one.pdf")
    with pytest.raises(NothingToSplit):
        desk.office.split(event.paper_id or 0)


def test_the_command_says_what_it_would_split_splits_it_and_undo_puts_it_back(tmp_path: Path) -> None:
    muniment("add", str(batch_pdf(tmp_path / "batch.pdf")))
    assert "muniment split 1" in muniment("show", "1").stdout
    planned = muniment("split", "1", "--dry-run")
    assert planned.stdout.splitlines() == [
        "Pages 1 to 1: it is the first",
        "Pages 3 to 4: a separator sheet stands before it",
    ]
    assert len(muniment("split", "1").stdout.splitlines()) == 2
    assert "part of 1" in muniment("list").stdout
    assert "Split into: 2  batch.pdf, page 1" in muniment("show", "1").stdout
    assert "Pages 3 to 4 of the scan that was split: 1  batch.pdf" in muniment("show", "3").stdout
    assert {row["id"] for row in json.loads(muniment("export", "--format", "json").stdout)} == {2, 3}
    assert muniment("split", "1").returncode == 1
    assert "split into 2 papers" in muniment("undo").stdout
    assert "part of" not in muniment("list").stdout
    assert muniment("split", "1", "--at", "two").returncode == 2
