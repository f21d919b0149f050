"""What a person's word does to a kept paper, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from muniment.cabinet.faults import AlreadyUndone, DoneSince, NoSuchOperation
from muniment.cabinet.records import StoredValue
from muniment.cabinet.store import Store
from muniment.paper import Evidence, Verdict
from tests.filed import TYPES, add, add_invoice, finding_of, reading_of


@pytest.fixture
def store(data_directory: Path) -> Iterator[Store]:
    with Store(data_directory, TYPES) as opened:
        yield opened


@pytest.fixture
def invoice(store: Store) -> int:
    return add_invoice(store)


@pytest.fixture
def contract(store: Store) -> int:
    reading = reading_of("Agreement between Alpha Ltd and Beta Ltd")
    parties = (finding_of(reading, "parties", "Alpha Ltd"), finding_of(reading, "parties", "Beta Ltd"))
    return add(store, b"a contract", "c.pdf", reading, Verdict("contract", 0.9, parties, ("look",), "test-release-1"))


def values_of(store: Store, paper: int, field: str) -> list[StoredValue]:
    return [value for value in store.paper(paper).values if value.field == field]


def texts_of(store: Store, paper: int, field: str) -> list[str]:
    return [value.text for value in values_of(store, paper, field)]


def test_picked_words_take_the_model_s_place_with_their_evidence(store: Store, invoice: int) -> None:
    old = values_of(store, invoice, "total_amount")[0]
    store.pick_words(invoice, "total_amount", Evidence(1, (10, 11)), "119.00", old.finding_id)
    (value,) = values_of(store, invoice, "total_amount")
    assert (value.text, value.value) == ("EUR 119.00", "119.00")
    assert (value.evidence, value.confidence, value.by_person) == (Evidence(1, (10, 11)), 1.0, True)


def test_a_typed_value_has_no_evidence(store: Store, invoice: int) -> None:
    store.type_value(invoice, "buyer", "Hof  Lindenau", "Hof Lindenau", None)
    (value,) = values_of(store, invoice, "buyer")
    assert (value.text, value.value) == ("Hof  Lindenau", "Hof Lindenau")
    assert (value.evidence, value.confidence, value.by_person) == (None, 1.0, True)


def test_a_field_that_holds_one_value_never_shows_two(store: Store, invoice: int) -> None:
    store.type_value(invoice, "total_amount", "120", "120.00", None)
    store.type_value(invoice, "total_amount", "121", "121.00", None)
    assert texts_of(store, invoice, "total_amount") == ["121"]


def test_a_field_that_holds_many_gets_another_value(store: Store, contract: int) -> None:
    store.type_value(contract, "parties", "Gamma Ltd", "Gamma Ltd", None)
    assert texts_of(store, contract, "parties") == ["Alpha Ltd", "Beta Ltd", "Gamma Ltd"]


def test_a_value_that_takes_another_s_place_stands_where_it_stood(store: Store, contract: int) -> None:
    first = values_of(store, contract, "parties")[0]
    store.type_value(contract, "parties", "Alfa Ltd", "Alfa Ltd", first.finding_id)
    assert texts_of(store, contract, "parties") == ["Alfa Ltd", "Beta Ltd"]
    second = values_of(store, contract, "parties")[0]
    store.type_value(contract, "parties", "Alpha Limited", "Alpha Limited", second.finding_id)
    assert texts_of(store, contract, "parties") == ["Alpha Limited", "Beta Ltd"]


def test_a_removed_value_is_no_longer_shown_but_the_model_s_word_stays(store: Store, invoice: int) -> None:
    store.remove_value(invoice, values_of(store, invoice, "seller")[0].finding_id)
    assert values_of(store, invoice, "seller") == []
    assert [finding.field for finding in store.paper(invoice).verdict.findings].count("seller") == 1
    assert store.papers()[0].headline == ""


def test_a_corrected_type_shows_its_own_fields_only(store: Store, invoice: int) -> None:
    store.correct_type(invoice, "receipt")
    paper = store.paper(invoice)
    assert (paper.type, paper.type_by_person, paper.verdict.type) == ("receipt", True, "invoice")
    assert [value.field for value in paper.values] == ["total_amount"]
    (summary,) = store.papers(type="receipt")
    assert (summary.type_confidence, summary.headline, summary.amount) == (1.0, "", "119.00")


def test_corrections_leave_the_reasons_and_acceptance_clears_them(store: Store, invoice: int) -> None:
    store.type_value(invoice, "invoice_number", "NM-2032", "NM-2032", None)
    store.correct_type(invoice, "receipt")
    assert store.paper(invoice).reasons == ("invoice_number: not sure",)
    store.accept(invoice)
    assert (store.paper(invoice).reasons, store.paper(invoice).accepted) == ((), True)
    assert store.papers(needs_review=True) == []


def test_a_paper_accepted_twice_is_undone_once(store: Store, invoice: int) -> None:
    store.accept(invoice)
    store.accept(invoice)
    assert store.undo() == "nordlicht.pdf accepted"
    assert store.undo() is None
    assert store.paper(invoice).reasons


def test_a_mistaken_caller_changes_nothing(store: Store, invoice: int) -> None:
    before = store.paper(invoice)
    seller = values_of(store, invoice, "seller")[0].finding_id
    with pytest.raises(ValueError, match="no document type"):
        store.correct_type(invoice, "poem")
    with pytest.raises(ValueError, match="no field"):
        store.type_value(invoice, "merchant", "x", "x", None)
    with pytest.raises(ValueError, match="not words"):
        store.pick_words(invoice, "seller", Evidence(1, (0, 999)), "x", None)
    with pytest.raises(ValueError, match="not words"):
        store.pick_words(invoice, "seller", Evidence(1, ()), "x", None)
    with pytest.raises(ValueError, match="not read"):
        store.pick_words(invoice, "seller", Evidence(2, (0,)), "x", None)
    with pytest.raises(ValueError, match="not a value"):
        store.type_value(invoice, "buyer", "x", "x", seller)
    with pytest.raises(ValueError, match="not a value"):
        store.remove_value(invoice, 999)
    assert store.paper(invoice) == before
    assert store.undo() is None


def test_every_operation_is_undone_and_brought_again_across_restarts(data_directory: Path) -> None:
    states = []
    with Store(data_directory, TYPES) as store:
        invoice = add_invoice(store)
        states.append((store.paper(invoice), store.papers()))
        total = values_of(store, invoice, "total_amount")[0].finding_id
        steps: tuple[Callable[[], None], ...] = (
            lambda: store.correct_type(invoice, "receipt"),
            lambda: store.pick_words(invoice, "total_amount", Evidence(1, (10, 11)), "119.00", total),
            lambda: store.type_value(invoice, "merchant", "Nordlicht", "Nordlicht", None),
            lambda: store.remove_value(invoice, values_of(store, invoice, "merchant")[0].finding_id),
            lambda: store.accept(invoice),
        )
        for step in steps:
            step()
            states.append((store.paper(invoice), store.papers()))
    undone = []
    for state in reversed(states[:-1]):
        with Store(data_directory, TYPES) as store:
            undone.append(store.undo())
            assert (store.paper(invoice), store.papers()) == state
    with Store(data_directory, TYPES) as store:
        assert store.undo() is None
    assert undone == [
        "nordlicht.pdf accepted",
        "Merchant “Nordlicht” removed",
        "Merchant typed as “Nordlicht”",
        "Total amount set to “EUR 119.00”",
        "type changed to receipt",
    ]
    for state, description in zip(states[1:], reversed(undone), strict=True):
        with Store(data_directory, TYPES) as store:
            assert store.redo() == description
            assert (store.paper(invoice), store.papers()) == state
    with Store(data_directory, TYPES) as store:
        assert store.redo() is None


def test_what_was_undone_before_another_change_is_not_brought_again(store: Store, invoice: int) -> None:
    for name in ("one", "two", "three"):
        store.type_value(invoice, "buyer", name, name, None)
    store.undo()
    store.undo()
    store.type_value(invoice, "buyer", "four", "four", None)
    assert store.redo() is None
    store.undo()
    store.undo()
    assert texts_of(store, invoice, "buyer") == []
    store.redo()
    assert texts_of(store, invoice, "buyer") == ["one"]
    store.redo()
    assert texts_of(store, invoice, "buyer") == ["four"]
    assert store.redo() is None


def test_what_a_person_says_is_found_by_search_and_what_they_took_back_is_not(store: Store, invoice: int) -> None:
    store.type_value(invoice, "buyer", "Quittenhof", "Quittenhof", None)
    assert [hit.paper.paper_id for hit in store.search("quittenhof")] == [invoice]
    store.undo()
    assert store.search("quittenhof") == []


def test_one_correction_is_taken_back_by_its_number_unless_another_builds_upon_it(store: Store, invoice: int) -> None:
    store.type_value(invoice, "total_amount", "120", "120.00", None)
    store.type_value(invoice, "total_amount", "121", "121.00", None)
    store.accept(invoice)
    accepted, second, first = (done.operation_id for done in store.journal.activity(3))
    with pytest.raises(DoneSince):
        store.undo(first)
    assert texts_of(store, invoice, "total_amount") == ["121"]
    assert store.undo(second) == "Total amount typed as “121”"
    assert store.paper(invoice).accepted
    assert store.undo(first) == "Total amount typed as “120”"
    assert texts_of(store, invoice, "total_amount") == ["119.00"]
    with pytest.raises(AlreadyUndone):
        store.undo(first)
    with pytest.raises(NoSuchOperation):
        store.undo(accepted + 1)
    assert store.redo(first) == "Total amount typed as “120”"
    assert texts_of(store, invoice, "total_amount") == ["120"]
