"""What the store promises of the papers that are kept in it."""

from __future__ import annotations

import hashlib
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from muniment.cabinet import database
from muniment.cabinet.faults import StoreUnwritable
from muniment.cabinet.lists import Order
from muniment.cabinet.store import Store
from muniment.errors import NoSuchPaper, StoreBusy, StoreDamaged
from muniment.paper import PageFault, Verdict
from tests.filed import TYPES, add, add_invoice, finding_of, invoice_reading, invoice_verdict, reading_of


@pytest.fixture
def store(data_directory: Path) -> Iterator[Store]:
    with Store(data_directory, TYPES) as opened:
        yield opened


def test_a_paper_comes_back_as_it_was_read_and_judged(store: Store) -> None:
    paper = store.paper(add_invoice(store))
    assert paper.reading == invoice_reading()
    assert paper.verdict == invoice_verdict(invoice_reading())
    assert (paper.name, paper.source, paper.type) == ("nordlicht.pdf", "/papers/nordlicht.pdf", "invoice")
    assert (paper.type_by_person, paper.accepted, paper.reasons) == (False, False, ("invoice_number: not sure",))
    assert paper.sha256 == hashlib.sha256(b"an invoice").hexdigest()


def test_pages_that_could_not_be_read_are_kept_too(store: Store) -> None:
    reading = reading_of("One page", faults=(PageFault(2, "page-damaged"), PageFault(3, "page-damaged")))
    number = add(store, b"partly", "partly.pdf", reading, Verdict("other", 0.5, (), (), "test-release-1"))
    assert store.paper(number).reading == reading


def test_values_stand_in_the_order_of_the_type_s_fields_with_their_evidence(store: Store) -> None:
    values = store.paper(add_invoice(store)).values
    assert [value.field for value in values] == ["invoice_number", "issue_date", "seller", "total_amount"]
    assert values[2].evidence == invoice_verdict(invoice_reading()).findings[0].evidence
    assert values[2].runners_up == invoice_verdict(invoice_reading()).findings[0].runners_up


def test_a_list_tells_a_paper_s_most_telling_values(store: Store) -> None:
    add_invoice(store)
    (summary,) = store.papers()
    assert (summary.headline, summary.amount, summary.date) == ("Nordlicht Möbel GmbH", "119.00", "2025-03-14")
    assert (summary.type_confidence, summary.needs_review, summary.pages) == (0.97, True, 1)


def test_papers_are_listed_by_type_and_by_whether_a_person_should_look(store: Store) -> None:
    invoice = add_invoice(store)
    letter = add(store, b"a letter", "a.txt", reading_of("Dear"), Verdict("other", 0.9, (), (), "test-release-1"))
    assert [paper.paper_id for paper in store.papers()] == [letter, invoice]
    assert [paper.paper_id for paper in store.papers(type="invoice")] == [invoice]
    assert [paper.paper_id for paper in store.papers(needs_review=True)] == [invoice]
    assert [paper.paper_id for paper in store.papers(needs_review=False)] == [letter]
    assert store.papers(type="receipt") == []


def test_papers_are_listed_in_parts_and_in_several_orders(store: Store) -> None:
    letter = add(store, b"one", "b.txt", reading_of("Dear reader"), Verdict("other", 0.9, (), (), "test-release-1"))
    numbers = {"letter": letter}
    receipts = (("alder", "20.00", "2026-01-02"), ("Birch", "100.00", "2026-01-01"), ("cedar", "3.00", ""))
    for who, amount, day in receipts:
        reading = reading_of(f"{who} {amount} {day}")
        findings = [finding_of(reading, "merchant", who), finding_of(reading, "total_amount", amount)]
        findings += [finding_of(reading, "date", day)] if day else []
        verdict = Verdict("receipt", 0.9, tuple(findings), (), "test-release-1")
        numbers[who] = add(store, who.encode(), who, reading, verdict)

    def listed(order: Order, limit: int | None = None, offset: int = 0) -> list[int]:
        return [paper.paper_id for paper in store.papers(order=order, limit=limit, offset=offset)]

    for order, names in {
        Order.ADDED: ("cedar", "Birch", "alder", "letter"),
        Order.DATE: ("alder", "Birch", "cedar", "letter"),
        Order.AMOUNT: ("Birch", "alder", "cedar", "letter"),
        Order.TYPE: ("letter", "cedar", "Birch", "alder"),
        Order.HEADLINE: ("alder", "Birch", "cedar", "letter"),
    }.items():
        whole = [numbers[name] for name in names]
        assert listed(order) == whole
        assert [*listed(order, limit=3), *listed(order, limit=3, offset=3), *listed(order, limit=3, offset=6)] == whole
    assert [store.count(), store.count(type="receipt"), store.count(needs_review=True)] == [4, 3, 0]
    assert {number: each.name for number, each in store.summaries([letter, 99]).items()} == {letter: "b.txt"}


def test_the_original_is_kept_byte_for_byte_and_readable_by_its_owner_only(store: Store, data_directory: Path) -> None:
    original = bytes(range(256)) * 5000
    number = add_invoice(store, original)
    assert store.original(number) == original
    for path in data_directory.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_same_paper_twice_is_kept_once_and_stays_as_it_was(store: Store) -> None:
    number = add_invoice(store)
    again = add(store, b"an invoice", "copy.pdf", reading_of("x"), Verdict("other", 0.1, (), (), "test-release-1"))
    assert again == number
    assert store.find(hashlib.sha256(b"an invoice").hexdigest()) == number
    assert [paper.name for paper in store.papers()] == ["nordlicht.pdf"]


def test_a_paper_that_is_not_kept_is_not_found(store: Store) -> None:
    assert store.find(hashlib.sha256(b"never seen").hexdigest()) is None
    for ask in (store.paper, store.original, store.accept):
        with pytest.raises(NoSuchPaper):
            ask(1)


def test_bytes_under_a_wrong_hash_are_not_kept(store: Store) -> None:
    reading = invoice_reading()
    with pytest.raises(ValueError, match="SHA-256"):
        store.add(b"x", sha256="0" * 64, name="x", source="x", reading=reading, verdict=invoice_verdict(reading))
    assert store.papers() == []


def test_a_name_that_is_no_text_is_kept_as_well_as_it_can_be(store: Store) -> None:
    number = add(store, b"x", "scan\udce9.pdf", reading_of("x"), Verdict("other", 0.9, (), (), "test-release-1"))
    assert store.paper(number).name == "scan?.pdf"


def test_only_one_store_at_a_time_may_write(store: Store, data_directory: Path) -> None:
    with pytest.raises(StoreBusy):
        Store(data_directory, TYPES)
    store.close()
    Store(data_directory, TYPES).close()


def test_others_read_what_is_kept_while_one_writes(store: Store, data_directory: Path) -> None:
    with Store(data_directory, TYPES, writable=False) as reader:
        assert reader.papers() == []
        number = add_invoice(store)
        assert reader.paper(number) == store.paper(number)
        assert reader.original(number) == b"an invoice"
        assert [hit.paper.paper_id for hit in reader.search("nordlicht").hits] == [number]


def test_a_data_folder_that_is_not_there_yet_reads_as_empty(tmp_path: Path) -> None:
    with Store(tmp_path / "new" / "folder", TYPES, writable=False) as reader:
        assert reader.papers() == []
    Store(tmp_path / "new" / "folder", TYPES).close()


def test_a_file_that_is_no_database_is_an_error_and_stays_as_it_is(data_directory: Path) -> None:
    file = data_directory / "cabinet.db"
    file.write_bytes(b"not a database at all" * 100)
    for writable in (True, False):
        with pytest.raises(StoreDamaged):
            Store(data_directory, TYPES, writable=writable)
    assert file.read_bytes() == b"not a database at all" * 100


def test_a_data_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnwritable):
        Store(tmp_path / "file", TYPES)


def test_an_original_that_was_changed_or_is_gone_is_told(store: Store, data_directory: Path) -> None:
    number = add_invoice(store)
    (original,) = data_directory.glob("originals/*/*.bin")
    original.write_bytes(b"an invoicE")
    with pytest.raises(StoreDamaged):
        store.original(number)
    original.unlink()
    with pytest.raises(StoreDamaged):
        store.original(number)


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """As on a disk that is full: the system refuses to write further."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_an_original_that_cannot_be_written_leaves_nothing_behind(store: Store, data_directory: Path) -> None:
    with no_file_longer_than(1_000_000), pytest.raises(StoreUnwritable):
        add_invoice(store, bytes(2_000_000))
    assert store.papers() == []
    assert [path for path in data_directory.glob("originals/*/*") if path.is_file()] == []
    assert store.paper(add_invoice(store, bytes(2_000_000))).type == "invoice"


def test_a_paper_that_the_database_cannot_take_leaves_nothing_behind(store: Store, data_directory: Path) -> None:
    add_invoice(store)
    text = "\n".join(f"word {number}" for number in range(20_000))
    reading, verdict = reading_of(text), Verdict("other", 0.9, (), (), "test-release-1")
    with no_file_longer_than(1_000_000), pytest.raises(StoreUnwritable):
        add(store, b"big", "big.pdf", reading, verdict)
    assert [paper.name for paper in store.papers()] == ["nordlicht.pdf"]
    assert len([path for path in data_directory.glob("originals/*/*") if path.is_file()]) == 1
    assert store.paper(add(store, b"big", "big.pdf", reading, verdict)).reading == reading


def test_any_thread_may_add_and_ask(store: Store) -> None:
    failures: list[BaseException] = []

    def work(worker: int) -> None:
        try:
            for turn in range(5):
                number = add_invoice(store, f"{worker} {turn}".encode())
                assert store.paper(number).type == "invoice"
                store.accept(number)
                assert store.papers()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(store.papers(needs_review=False)) == 30


def test_the_database_is_written_ahead_and_flushed_at_every_commit(data_directory: Path) -> None:
    engine = database.connect(data_directory / "cabinet.db", writable=True)
    with engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys")
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    engine.dispose()
    assert told == ["wal", 2, 1]
