"""What search finds, and that no text can break it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from muniment.cabinet.store import Store
from muniment.paper import Verdict
from tests.filed import TYPES, add, add_invoice, reading_of


@pytest.fixture
def store(data_directory: Path) -> Iterator[Store]:
    with Store(data_directory, TYPES) as opened:
        yield opened


def other(store: Store, name: str, *pages: str) -> int:
    return add(store, name.encode(), name, reading_of(*pages), Verdict("other", 0.9, (), (), "test-release-1"))


def found(store: Store, words: str) -> list[int]:
    return [hit.paper.paper_id for hit in store.search(words).hits]


def test_words_are_found_on_every_page_whatever_their_case_and_accents(store: Store) -> None:
    number = other(store, "brief.txt", "Sehr geehrte Damen", "Grüße aus Ærøskøbing, Zoë")
    for words in ("GEEHRTE", "GRÜßE", "grußE", "zoe", "Damen Zoë"):
        assert found(store, words) == [number], words


def test_all_the_words_must_be_there_and_the_last_may_be_unfinished(store: Store) -> None:
    number = add_invoice(store)
    assert found(store, "total nordl") == [number]
    assert found(store, "nordl total") == []
    assert found(store, "total missing") == []


def test_a_paper_is_found_by_its_name_and_its_normalised_values(store: Store) -> None:
    number = add_invoice(store)
    assert found(store, "nordlicht.pdf") == [number]
    assert found(store, "2025-03-14") == [number]


def test_the_most_telling_paper_comes_first(store: Store) -> None:
    filler = " ".join(f"filler{number}" for number in range(300))
    passing = other(store, "a.txt", f"lantern {filler}")
    about = other(store, "b.txt", "lantern lantern lantern and nothing else")
    other(store, "c.txt", filler)
    assert found(store, "lantern") == [about, passing]


def test_the_words_found_are_marked_in_the_snippet(store: Store) -> None:
    add_invoice(store)
    (hit,) = store.search("möbel").hits
    assert "Nordlicht \u2068Möbel\u2069 GmbH" in hit.snippet


def test_marks_that_stand_in_the_paper_are_not_taken_for_ours(store: Store) -> None:
    other(store, "m.txt", "\u2068false\u2069 friend")
    (hit,) = store.search("friend").hits
    assert hit.snippet == "false \u2068friend\u2069"


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        '"',
        '""',
        '"open',
        "'",
        "' OR 1=1 --",
        "'; DROP TABLE papers; --",
        "-",
        "-minus",
        "*",
        "a*b*",
        "(",
        ")(",
        "NEAR(a b",
        "AND",
        "a AND",
        "OR OR NOT",
        "name:x",
        "{name body}: x",
        "^start",
        "+",
        "a + b",
        "\\",
        "%",
        "_",
        ";",
        "\0",
        "nul\0middle",
        "\ud800",
        "\U0010ffff",
        "\u0301",
        "゙",
        "①",
        "word " * 5000,
        "x" * 100_000,
        "\u2068word\u2069",
        "\n\t\r",
        "🙂",
    ],
)
def test_any_text_may_be_searched_for(store: Store, words: str) -> None:
    number = add_invoice(store)
    assert found(store, words) in ([], [number])
    assert [paper.paper_id for paper in store.papers()] == [number]


@pytest.mark.parametrize("words", ["NM-2031", '"nm 2031"', "(NM-2031)", "nm+2031*", "total: 119.00"])
def test_signs_around_and_within_words_do_not_hide_what_is_there(store: Store, words: str) -> None:
    number = add_invoice(store)
    assert found(store, words) == [number]
