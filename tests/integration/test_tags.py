"""Words that a person puts on papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from muniment.cabinet.records import TagCount
from muniment.cabinet.store import Store
from muniment.errors import NoSuchPaper, NoSuchTag, TagUnfit
from muniment.tags import tag_of
from tests.filed import TYPES, add_invoice


@pytest.fixture
def store(data_directory: Path) -> Iterator[Store]:
    with Store(data_directory, TYPES) as opened:
        for number in range(3):
            add_invoice(opened, f"invoice {number}".encode())
        yield opened


def tags_of(store: Store) -> list[tuple[str, ...]]:
    return [paper.tags for paper in reversed(store.papers())]


def test_several_papers_are_tagged_by_one_operation(store: Store) -> None:
    store.tags.change([1, 3], add=["urgent", "Äpfel"])
    assert tags_of(store) == [("urgent", "Äpfel"), (), ("urgent", "Äpfel")]
    assert store.undo() == "“urgent”, “Äpfel” put on 2 papers"
    assert tags_of(store) == [(), (), ()]
    store.redo()
    assert tags_of(store) == [("urgent", "Äpfel"), (), ("urgent", "Äpfel")]
    assert store.paper(1).tags == ("urgent", "Äpfel")


def test_tags_are_taken_off_and_come_back(store: Store) -> None:
    store.tags.change([1, 2], add=["a", "b"])
    store.tags.change([1, 2], add=["c"], remove=["A"])
    assert tags_of(store)[0] == ("b", "c")
    assert store.undo() == "“c” put on 2 papers, “a” taken off"
    assert tags_of(store)[0] == ("a", "b")
    store.tags.change([2], remove=["b"])
    assert store.undo() == "“b” taken off 1 paper"


def test_a_tag_is_one_however_it_is_written(store: Store) -> None:
    store.tags.change([1], add=["To  Pay "])
    store.tags.change([2], add=["to pay"])
    store.tags.change([3], add=["Cafe\u0301"])
    assert tags_of(store) == [("To Pay",), ("To Pay",), ("Café",)]
    assert [paper.paper_id for paper in store.papers(tag="TO PAY")] == [2, 1]
    assert store.tags.listed() == [TagCount("Café", 1), TagCount("To Pay", 2)]


def test_what_changes_nothing_is_no_operation(store: Store) -> None:
    assert store.tags.change([1], add=["a"]) is not None
    assert store.tags.change([1], add=["A"]) is None
    assert store.tags.change([2], remove=["a"]) is None
    assert store.undo() == "“a” put on 1 paper"


def test_an_unknown_paper_or_an_unfit_tag_changes_nothing(store: Store) -> None:
    with pytest.raises(NoSuchPaper):
        store.tags.change([1, 77], add=["a"])
    with pytest.raises(TagUnfit):
        store.tags.change([1], add=["a", "b,c"])
    assert (tags_of(store), store.undo()) == ([(), (), ()], None)


@pytest.mark.parametrize("text", ["", "  ", "x" * 61, "a,b", "a;b", "+a", "-a", "a\x1b[1mb", "a\u202eb", "a\0b"])
def test_some_texts_are_no_tags(text: str) -> None:
    with pytest.raises(TagUnfit):
        tag_of(text)


def test_a_tag_is_renamed_on_all_papers_and_joined_with_another(store: Store) -> None:
    store.tags.change([1, 2], add=["urgnt"])
    store.tags.change([2, 3], add=["Urgent"])
    store.tags.rename("URGNT", "urgent")
    assert tags_of(store) == [("Urgent",)] * 3
    assert store.undo() == "tag “urgnt” renamed to “Urgent”"
    assert tags_of(store) == [("urgnt",), ("Urgent", "urgnt"), ("Urgent",)]
    with pytest.raises(NoSuchTag):
        store.tags.rename("nothing", "else")


def test_a_tag_s_capitals_can_be_changed(store: Store) -> None:
    store.tags.change([1, 2], add=["urgent"])
    store.tags.rename("urgent", "Urgent")
    assert tags_of(store)[:2] == [("Urgent",), ("Urgent",)]
