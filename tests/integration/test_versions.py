"""Papers that came again, papers that are one paper, and papers that only look alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from muniment.cabinet.store import Store
from muniment.errors import NoSuchPaper, SamePaperTwice
from muniment.paper import Verdict
from tests.filed import TYPES, add, add_invoice, finding_of, reading_of

LETTER = (
    "Bellweather Rowing Club\nThe Boathouse 3 Weir Road Ashford Wells\n14 April 2026\nReference 4471-88\n"
    "Dear members the slipway will be closed for repairs between Monday and Friday\n"
    "Please leave all boats on the upper racks and take oars home\nThe committee telephone 020 7946 0123 room 12"
)
NOTHING_FOUND = Verdict("other", 0.9, (), (), "test-release-1")


@pytest.fixture
def store(data_directory: Path) -> Iterator[Store]:
    with Store(data_directory, TYPES) as opened:
        yield opened


def keep(store: Store, text: str) -> int:
    return add(store, text.encode(), "letter.pdf", reading_of(text), NOTHING_FOUND)


def proposed(store: Store) -> list[tuple[int, int]]:
    return [(pair.newer.paper_id, pair.older.paper_id) for pair in store.versions.proposed()]


def listed(store: Store) -> list[int]:
    return [paper.paper_id for paper in store.papers()]


def test_a_paper_with_a_stamp_and_slips_of_the_reader_is_proposed(store: Store) -> None:
    first = keep(store, LETTER)
    worn = LETTER.replace("members", "mernbers").replace("Weir", "Welr").replace("slipway", "sl1pway")
    second = keep(store, f"RECEIVED 17 APR 2026\n{worn}")
    assert proposed(store) == [(second, first)]
    assert 0.8 < store.versions.proposed()[0].likeness < 1


def test_a_paper_that_differs_in_its_numbers_only_is_not(store: Store) -> None:
    keep(store, LETTER)
    keep(store, LETTER.replace("14 April", "15 May").replace("4471-88", "4471-89"))
    assert proposed(store) == []


def test_papers_with_the_same_number_date_and_total_are_proposed_whatever_else_they_say(store: Store) -> None:
    fields = {"invoice_number": "NM-2031", "issue_date": "14.03.2025", "total_amount": "119.00"}
    for text in ("NM-2031 14.03.2025 119.00 short", "Rechnung vom 14.03.2025 Nummer NM-2031 gesamt 119.00 ganz anders"):
        reading = reading_of(text)
        findings = tuple(finding_of(reading, field, value) for field, value in fields.items())
        verdict = Verdict("invoice", 0.97, findings, (), "test-release-1")
        add(store, text.encode(), "invoice.pdf", reading, verdict)
    (pair,) = store.versions.proposed()
    assert (pair.newer.paper_id, pair.older.paper_id, pair.same_values) == (2, 1, True)
    store.type_value(2, "total_amount", "120.00", "120.00", None)
    assert proposed(store) == []
    store.undo()
    assert proposed(store) == [(2, 1)]


def test_papers_without_words_are_not_alike(store: Store) -> None:
    for number in range(3):
        add(store, f"blank {number}".encode(), "blank.pdf", reading_of(""), NOTHING_FOUND)
    assert proposed(store) == []


def test_a_person_says_that_a_paper_is_an_older_version(store: Store) -> None:
    older, current = add_invoice(store), add_invoice(store, b"scanned again")
    assert proposed(store) == [(current, older)]
    store.versions.say_same(older, current)
    assert (proposed(store), listed(store)) == ([], [current])
    assert [paper.paper_id for paper in store.papers(older_versions=True)] == [current, older]
    assert (store.paper(current).versions, store.paper(older).version_of) == ((older,), current)
    assert store.undo() == "nordlicht.pdf made an older version of nordlicht.pdf"
    assert (proposed(store), listed(store)) == ([(current, older)], [current, older])
    store.redo()
    assert listed(store) == [current]


def test_an_older_version_is_still_found(store: Store) -> None:
    older, current = keep(store, LETTER), add_invoice(store)
    store.versions.say_same(older, current)
    (hit,) = store.search("slipway").hits
    assert (hit.paper.paper_id, hit.paper.version_of) == (older, current)


def test_versions_of_versions_are_one_group_with_one_current_paper(store: Store) -> None:
    one, two, three = (add_invoice(store, f"{number}".encode()) for number in range(3))
    store.versions.say_same(one, two)
    store.versions.say_same(two, three)
    assert (listed(store), store.paper(three).versions) == ([three], (two, one))
    store.versions.say_same(three, one)
    assert (listed(store), store.paper(one).versions) == ([one], (three, two))
    store.versions.say_different(two, one)
    assert (listed(store), store.paper(one).versions) == ([two, one], (three,))
    for _ in range(4):
        store.undo()
    assert listed(store) == [three, two, one]


def test_a_person_says_that_papers_are_different_and_is_not_asked_again(store: Store) -> None:
    one, other = add_invoice(store), add_invoice(store, b"another")
    store.versions.say_different(one, other)
    assert proposed(store) == []
    assert store.undo() == "nordlicht.pdf and nordlicht.pdf said to be different papers"
    assert proposed(store) == [(other, one)]


def test_a_paper_is_no_version_of_itself(store: Store) -> None:
    one = add_invoice(store)
    with pytest.raises(SamePaperTwice):
        store.versions.say_same(one, one)
    with pytest.raises(NoSuchPaper):
        store.versions.say_same(one, 77)


def test_where_an_original_came_from_again_is_noted_once_a_place(store: Store) -> None:
    number = add_invoice(store)
    for source in ("/elsewhere/a.pdf", "/elsewhere/a.pdf", "/papers/nordlicht.pdf", "/x/scan\udce9.pdf"):
        store.versions.see_again(number, source)
    seen = {seen.source: seen.times for seen in store.paper(number).sightings}
    assert seen == {"/elsewhere/a.pdf": 2, "/papers/nordlicht.pdf": 1, "/x/scan?.pdf": 1}
    assert {seen.source for seen in store.versions.sightings()} == {"/elsewhere/a.pdf", "/x/scan?.pdf"}
