"""What search finds, and that no text can break it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from muniment.cabinet.faults import NoSuchSearch, SearchNameTaken
from muniment.cabinet.records import NewPart
from muniment.cabinet.store import Store
from muniment.paper import Verdict
from tests.filed import TYPES, add, add_invoice, finding_of, reading_of


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
def test_any_text_may_be_searched_for(shelf: Store, words: str) -> None:
    assert shelf.search(words).total <= shelf.count() == 5


@pytest.mark.parametrize("words", ["NM-2031", '"nm 2031"', "(NM-2031)", "nm+2031*", "total: 119.00"])
def test_signs_around_and_within_words_do_not_hide_what_is_there(store: Store, words: str) -> None:
    number = add_invoice(store)
    assert found(store, words) == [number]


# Fields


def receipt(store: Store, merchant: str, total: str, day: str) -> int:
    reading = reading_of(f"{merchant}\nDate {day}\nTotal {total}")
    findings = (
        finding_of(reading, "merchant", merchant),
        finding_of(reading, "date", day),
        finding_of(reading, "total_amount", total),
    )
    verdict = Verdict("receipt", 0.9, findings, (), "test-release-1")
    return add(store, f"{merchant} {total} {day}".encode(), f"{merchant.split()[0].lower()}.jpg", reading, verdict)


def three_receipts(store: Store) -> list[int]:
    return [
        receipt(store, "Acme Foods", "99.50", "2026-02-27"),
        receipt(store, "Acme Garden", "500.00", "2026-03-01"),
        receipt(store, "Bäckerei Böhm", "1500.00", "2026-03-31"),
    ]


@pytest.fixture
def receipts(store: Store) -> list[int]:
    return three_receipts(store)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A cabinet that is only asked: the three receipts (1 to 3), an invoice (4) and a letter (5)."""
    with Store(tmp_path_factory.mktemp("shelf"), TYPES) as opened:
        three_receipts(opened)
        opened.tags.change([add_invoice(opened)], add=["On hold"])
        other(opened, "lamp.txt", "lantern oil", "a lamp and nothing else")
        yield opened


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("total > 500", [2]),
        ("total >= 500", [2, 1]),
        ("total < 100", [0]),
        ("total 99.5..500", [3, 1, 0]),
        ("total = 1.500,00", [2]),
        ("date: 2026-03", [2, 1]),
        ("date < 2026-03", [3, 0]),
        ("date > 2026-03-01", [2]),
        ("date 2026-02-27..2026-03-01", [1, 0]),
        ("merchant: acme", [1, 0]),
        ("merchant: acme and total > 100", [1]),
        ("merchant: acme or total > 1000", [2, 1, 0]),
        ("number: nm", [3]),
        ("number = NM-2031", [3]),
        ("invoice number = nm", []),
        ("merchant: foods acme", [0]),
        ('merchant: "foods acme"', []),
        ("merchant = acme", []),
        ("merchant = ACME FOODS", [0]),
        ("merchant: backerei", [2]),
        ("who: acme -garden", [0]),
        ("type: receipt and -merchant: acme", [2]),
        ("type: invoice", [3]),
        ("type: contract", []),
        ("review: no", [4, 2, 1, 0]),
        ("review: yes", [3]),
        ("tag: on HOLD", [3]),
        ("tag: hold", []),
        ("name: acme", [1, 0]),
        ("added > 2020-01-01", [4, 3, 2, 1, 0]),
        ("added < 2020-01-01", []),
        ("-acme", [4, 3, 2]),
        ('"acme garden"', [1]),
        ("garden or foods", [0, 1]),
    ],
)
def test_papers_are_found_by_their_fields(shelf: Store, question: str, places: list[int]) -> None:
    result = shelf.search(question)
    exact = [hit.paper.paper_id for hit in result.hits if not hit.near]
    assert (sorted(exact), result.hints) == (sorted(place + 1 for place in places), ())
    assert result.total - result.near == len(places)


def test_the_newest_come_first_where_no_word_is_asked_for(store: Store, receipts: list[int]) -> None:
    assert found(store, "type: receipt") == receipts[::-1]


def test_the_value_that_was_asked_for_is_marked(store: Store, receipts: list[int]) -> None:
    (hit,) = store.search("total > 1000 and böhm").hits
    assert hit.snippet.startswith("Total amount: \u20681500.00\u2069 · ")
    assert "\u2068Böhm\u2069" in hit.snippet


def test_a_value_is_asked_for_as_a_person_corrected_it(store: Store, receipts: list[int]) -> None:
    store.type_value(receipts[0], "total_amount", "990.00", "990.00", None)
    assert found(store, "total 900..1000") == [receipts[0]]
    assert found(store, "total < 100") == []
    store.undo()
    assert found(store, "total < 100") == [receipts[0]]
    store.correct_type(receipts[0], "resume")
    assert found(store, "total < 100") == []


def test_a_field_that_there_is_not_is_told_and_searched_as_words(store: Store, receipts: list[int]) -> None:
    result = store.search("merchnt: acme")
    assert result.hints == ("There is no field “merchnt”; did you mean merchant?",)
    assert result.total == 0


# Near words


@pytest.mark.parametrize(
    "typed",
    [
        "lantem",
        "lanterm",
        "lnatern",
        "1antern",
        "lanternoil",
        "lan tern",
        "moebel",
        "nm 2o31",
        "NM2031",
        "inv0ice",
        "nordlihct möbl",
        "seller: nordlihct",
        "seller: n0rdlicht",
    ],
)
def test_what_is_spelt_nearly_so_is_found_and_said_to_be_near(shelf: Store, typed: str) -> None:
    result = shelf.search(typed)
    assert [hit.paper.paper_id for hit in result.hits] == [5 if typed[0] in "l1" else 4]
    assert all(hit.near for hit in result.hits)
    assert "\u2068" in result.hits[0].snippet
    assert (result.total, result.near) == (1, 1)


def test_what_is_spelt_so_comes_before_what_is_spelt_nearly_so(store: Store) -> None:
    near = other(store, "a.txt", "lantem lantem lantem")
    exact = other(store, "b.txt", f"lantern {'filler ' * 300}")
    result = store.search("lantern")
    assert [(hit.paper.paper_id, hit.near) for hit in result.hits] == [(exact, False), (near, True)]
    assert (result.total, result.near) == (2, 1)


@pytest.mark.parametrize("typed", ['"lantem"', "lantern -oil", "2032", "xylophone"])
def test_a_phrase_an_exclusion_and_a_number_are_taken_as_they_are(shelf: Store, typed: str) -> None:
    assert found(shelf, typed) == []


def test_what_a_person_typed_is_found_nearly_too(store: Store) -> None:
    number = add_invoice(store)
    store.type_value(number, "buyer", "Quittenhof", "Quittenhof", None)
    (hit,) = store.search("quitenhof").hits
    assert (hit.paper.paper_id, hit.near) == (number, True)


# Windows of results


def test_results_come_in_parts_with_their_number(store: Store) -> None:
    numbers = [other(store, f"{place}.txt", f"lamp number{place}") for place in range(5)]
    near = other(store, "near.txt", "lanp")
    pages = [store.search("lamp", limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert [(page.total, page.near) for page in pages] == [(6, 1)] * 4
    assert [hit.paper.paper_id for page in pages for hit in page.hits] == [*numbers[::-1], near]
    assert [len(page.hits) for page in pages] == [2, 2, 2, 0]


def test_parts_that_were_withdrawn_are_not_counted(store: Store) -> None:
    batch = other(store, "batch.pdf", "alder one", "alder two")
    reading = reading_of("alder one")
    parts = [NewPart(page, reading, Verdict("other", 0.9, (), (), "test-release-1")) for page in (1, 2)]
    store.split(batch, parts)
    assert store.search("alder").total == 3
    store.undo()
    assert [store.search(question).total for question in ("alder", "type: other")] == [1, 1]
    assert store.count() == 1


# Searches that have a name


def test_a_search_is_saved_by_name_and_counted_anew(store: Store, receipts: list[int]) -> None:
    store.searches.save("Big ones", "total > 400")
    store.searches.save("Acme", "merchant: acme")
    assert [(each.name, each.question, each.papers) for each in store.searches.all()] == [
        ("Acme", "merchant: acme", 2),
        ("Big ones", "total > 400", 2),
    ]
    receipt(store, "Carl", "401.00", "2026-03-01")
    assert [each.papers for each in store.searches.all()] == [2, 3]
    store.searches.rename("big ones", "Large")
    store.searches.remove("ACME")
    assert store.searches.question("large") == "total > 400"
    assert [each.name for each in store.searches.all()] == ["Large"]


def test_a_name_is_given_once_and_must_be_known(store: Store) -> None:
    store.searches.save("Acme", "acme")
    store.searches.save("Other", "other")
    with pytest.raises(SearchNameTaken):
        store.searches.save("acme!", "x")
    with pytest.raises(SearchNameTaken):
        store.searches.rename("Other", "ACME")
    with pytest.raises(NoSuchSearch):
        store.searches.remove("nothing")
    with pytest.raises(ValueError, match="letters"):
        store.searches.save("--", "x")
    store.searches.rename("Acme", "ACME")
    assert [each.name for each in store.searches.all()] == ["ACME", "Other"]
