"""What the store promises of papers that belong to papers: parts of a batch scan, and what hung on a mail."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from muniment.cabinet.records import NewPart, StoredEnclosure
from muniment.cabinet.store import Store
from muniment.errors import AlreadySplit, NoSuchPaper
from muniment.paper import (
    Box,
    Code,
    Notice,
    PageFault,
    Part,
    Reading,
    Statement,
    Verdict,
    part_of_reading,
)
from tests.filed import TYPES, add, add_invoice, finding_of, reading_of

BATCH = b"three papers in one scan"
PARTS = (Part(1, 1, "it is the first"), Part(2, 3, "a new letterhead"), Part(4, 4, "a separator sheet"))


@pytest.fixture
def store(data_directory: Path) -> Iterator[Store]:
    with Store(data_directory, TYPES) as opened:
        yield opened


def batch_reading() -> Reading:
    return reading_of("Nordlicht Total 119.00", "Alder Company", "page two", "Dear Sir")


def add_batch(store: Store) -> int:
    reading = batch_reading()
    findings = (finding_of(reading, "total_amount", "119.00"),)
    return add(store, BATCH, "batch.pdf", reading, Verdict("invoice", 0.6, findings, ("look",), "r1", (1, 2), PARTS))


def new_parts(*ranges: tuple[int, int]) -> list[NewPart]:
    """Parts of the batch, each told to be an invoice of its first word."""
    parts = []
    for first, last in ranges:
        reading = part_of_reading(batch_reading(), first, last)
        word = reading.pages[0].words[0].text
        parts.append(NewPart(first, reading, Verdict("invoice", 0.9, (finding_of(reading, "seller", word),), (), "r1")))
    return parts


def test_all_that_a_reader_says_comes_back(store: Store) -> None:
    reading = reading_of("One page", "Another")
    code = Code("qr", "SPC", Box(1.0, 2.0, 3.0, 4.0))
    turned = msgspec.structs.replace(reading.pages[1], turn=270, codes=(code,))
    reading = msgspec.structs.replace(
        reading,
        pages=(reading.pages[0], turned),
        notices=(Notice(1, "hidden-text"), Notice(0, "repaired")),
        statements=(Statement("swiss-qr", "iban", "CH9300762011623852957", 2),),
    )
    number = add(store, b"all of it", "all.pdf", reading, Verdict("other", 0.5, (), (), "r1", (1,), PARTS))
    assert store.paper(number).reading == reading
    assert store.paper(number).verdict.parts == PARTS
    assert [store.place(number, page) for page in (1, 2)] == [(1, 0), (2, 270)]


def test_the_parts_of_a_batch_become_papers_with_pages_of_its_original(store: Store) -> None:
    batch = add_batch(store)
    numbers = store.split(batch, new_parts((1, 1), (2, 3), (4, 4)))
    middle = store.paper(numbers[1])
    assert (middle.name, middle.part_of, middle.first_page) == ("batch.pdf, pages 2–3", batch, 2)
    assert [page.text for page in middle.reading.pages] == ["Alder Company", "page two"]
    assert store.original(numbers[1]) == BATCH
    assert store.place(numbers[1], 2) == (3, 0)
    assert store.paper(batch).parts == numbers
    assert [hit.paper.paper_id for hit in store.search("alder").hits] == [numbers[1], batch]


def test_a_batch_that_was_split_waits_for_nobody_and_leaves_the_telling_to_its_parts(store: Store) -> None:
    batch = add_batch(store)
    store.split(batch, new_parts((1, 1), (2, 4)))
    summary = store.papers()[-1]
    assert (summary.paper_id, summary.reason, summary.amount, summary.parts) == (batch, "", "", 2)
    assert [paper.part_of for paper in store.papers()] == [batch, batch, None]


def test_undo_takes_the_parts_away_and_redo_brings_them_again_also_after_a_restart(data_directory: Path) -> None:
    with Store(data_directory, TYPES) as store:
        batch = add_batch(store)
        numbers = store.split(batch, new_parts((1, 1), (2, 4)))
    with Store(data_directory, TYPES) as store:
        assert store.undo() == "batch.pdf split into 2 papers"
        assert [paper.paper_id for paper in store.papers()] == [batch]
        assert (store.papers()[0].reason, store.papers()[0].amount) == ("look", "119.00")
        assert [hit.paper.paper_id for hit in store.search("alder").hits] == [batch]
        with pytest.raises(NoSuchPaper):
            store.paper(numbers[0])
    with Store(data_directory, TYPES) as store:
        assert store.redo() == "batch.pdf split into 2 papers"
        assert [paper.paper_id for paper in store.papers()] == [numbers[1], numbers[0], batch]


def test_a_batch_can_be_split_otherwise_after_an_undo(store: Store) -> None:
    batch = add_batch(store)
    first = store.split(batch, new_parts((1, 1), (2, 4)))
    store.undo()
    second = store.split(batch, new_parts((1, 1), (2, 3), (4, 4)))
    assert second[0] == first[0]
    assert {paper.paper_id for paper in store.papers()} == {batch, *second}
    assert store.redo() is None


def test_a_correction_to_a_part_is_undone_before_the_split_is(store: Store) -> None:
    numbers = store.split(add_batch(store), new_parts((1, 1), (2, 4)))
    store.correct_type(numbers[0], "receipt")
    assert store.undo() == "type changed to receipt"
    assert store.undo() == "batch.pdf split into 2 papers"


def test_a_part_can_be_split_again(store: Store) -> None:
    numbers = store.split(add_batch(store), new_parts((1, 1), (2, 4)))
    reading = store.paper(numbers[1]).reading
    parts = [
        NewPart(first, part_of_reading(reading, first, last), Verdict("other", 0.5, (), (), "r1"))
        for first, last in ((1, 2), (3, 3))
    ]
    smaller = store.split(numbers[1], parts)
    assert [store.place(number, 1) for number in smaller] == [(2, 0), (4, 0)]


def test_a_paper_is_split_once_and_only_within_its_pages(store: Store) -> None:
    batch = add_batch(store)
    for wrong in ([(1, 4)], [(1, 2), (2, 4)], [(3, 4), (1, 2)]):
        with pytest.raises(ValueError, match="one after the other"):
            store.split(batch, new_parts(*wrong))
    assert len(store.papers()) == 1
    store.split(batch, new_parts((1, 1), (3, 4)))
    with pytest.raises(AlreadySplit):
        store.split(batch, new_parts((1, 1), (2, 4)))


def test_the_batch_is_found_by_its_original_and_its_parts_are_not(store: Store) -> None:
    batch = add_batch(store)
    store.split(batch, new_parts((1, 1), (2, 4)))
    assert store.find(hashlib.sha256(BATCH).hexdigest()) == batch


def test_a_part_takes_along_what_was_said_of_its_pages() -> None:
    reading = msgspec.structs.replace(
        batch_reading(),
        page_count=5,
        faults=(PageFault(5, "page-damaged"),),
        notices=(Notice(0, "repaired"), Notice(1, "hidden-text"), Notice(4, "poor-picture")),
        statements=(Statement("epc-qr", "iban", "X", 4), Statement("factur-x", "iban", "Y")),
    )
    part = part_of_reading(reading, 4, 5)
    assert [page.number for page in part.pages] == [1]
    assert part.faults == (PageFault(2, "page-damaged"),)
    assert part.notices == (Notice(0, "repaired"), Notice(1, "poor-picture"))
    assert part.statements == (Statement("epc-qr", "iban", "X", 1),)


def test_what_hung_on_a_mail_and_the_mail_know_of_each_other(store: Store) -> None:
    mail = store.add(
        b"a mail",
        sha256=hashlib.sha256(b"a mail").hexdigest(),
        name="mail.eml",
        source="/inbox/mail.eml",
        reading=reading_of("See below"),
        verdict=Verdict("other", 0.9, (), (), "r1"),
        enclosures=[(1, "song.mp3"), (2, "invoice.pdf"), (3, "later.pdf")],
    )
    invoice = add_invoice(store)
    store.enclose(mail, 2, enclosed_id=invoice)
    store.enclose(mail, 1, code="unknown-kind")
    (unfinished,) = store.unfinished_mails()
    assert (unfinished.paper_id, unfinished.places, unfinished.waiting) == (mail, (1, 2, 3), frozenset({3}))
    assert store.paper(mail).enclosures == (
        StoredEnclosure("song.mp3", None, "unknown-kind"),
        StoredEnclosure("invoice.pdf", invoice, None),
        StoredEnclosure("later.pdf", None, None),
    )
    assert store.paper(invoice).enclosed_in == (mail,)
    assert [paper.enclosed_in for paper in store.papers()] == [mail, None]
