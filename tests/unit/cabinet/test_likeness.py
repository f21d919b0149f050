"""How alike the words of two papers are."""

from __future__ import annotations

import random

import pytest

from muniment.cabinet.likeness import ALIKE, bands, contradictions, likeness, words_of
from muniment.paper import Word
from tests.filed import page_of

CHANCE = random.Random(5)
LETTERS = "abcdefghiklmnoprstuvwz"


def paper(count: int, chance: random.Random = CHANCE) -> str:
    """A paper of so many words and a number after every fourth."""
    words = ("".join(chance.choices(LETTERS, k=chance.randint(3, 9))) for _ in range(count))
    return " ".join(f"{word} {chance.randrange(10**5)}" if place % 4 == 0 else word for place, word in enumerate(words))


def worn(text: str, share: float, chance: random.Random) -> str:
    """The text with a letter wrong in that share of its words that are no numbers."""
    words = text.split()
    for place, word in enumerate(words):
        if word.isalpha() and chance.random() < share:
            hit = chance.randrange(len(word))
            words[place] = word[:hit] + chance.choice(LETTERS) + word[hit + 1 :]
    return " ".join(words)


def compared(one: str, other: str) -> float:
    return likeness(words_of([page_of(one).words]), words_of([page_of(other).words]))


def shared(one: str, other: str) -> int:
    mine, theirs = (set(bands(words_of([page_of(text).words]))) for text in (one, other))
    return len(mine & theirs)


def test_a_paper_is_wholly_like_itself() -> None:
    text = paper(200)
    assert compared(text, text) == 1.0
    assert shared(text, text) == 18


@pytest.mark.parametrize("share", [0.05, 0.15])
def test_slips_of_the_reader_leave_a_paper_alike_and_found(share: float) -> None:
    for seed in range(10):
        chance = random.Random(seed)
        text = paper(200, chance)
        one, other = worn(text, share, chance), worn(text, share, chance)
        assert compared(one, other) > 0.9
        assert shared(one, other) >= 3


def test_different_papers_are_not_alike_and_share_nothing() -> None:
    one, other = paper(200), paper(200)
    assert compared(one, other) < 0.3
    assert shared(one, other) == 0


def test_a_stamp_costs_little() -> None:
    text = paper(100)
    assert compared(text, f"RECEIVED 14 JUL 2026 PAID No. 30718 {text}") > 0.9


def test_other_numbers_in_the_same_places_make_different_papers() -> None:
    text = paper(60)
    changed = text.replace(text.split()[1], "77701", 1)
    assert compared(text, f"{changed} extra") < ALIKE


def test_numbers_that_one_reader_joins_and_another_parts_do_not_contradict() -> None:
    text = paper(60)
    one, other = f"{text} 2010 2012 2015", f"{text} 2010-2012 2012-2015 RECEIVED 2026"
    assert contradictions(words_of([page_of(one).words]), words_of([page_of(other).words])) == 0
    assert compared(one, other) > ALIKE


def test_a_number_that_was_not_surely_read_contradicts_nobody() -> None:
    text = page_of(paper(60))
    unsure = [Word("99999", word.box, 0.3) if word.text.isdecimal() else word for word in text.words[:3]]
    one, other = words_of([text.words]), words_of([[*unsure, *text.words[3:]]])
    assert contradictions(one, other) == 0
    assert likeness(one, other) > ALIKE


def test_nearly_empty_papers_are_like_nothing() -> None:
    assert compared("a few words here", "a few words here") == 0.0
    assert shared("few words here", "few words here") == 0
