"""How a text layer's words are judged and put in order."""

from __future__ import annotations

import pytest

from muniment.paper import Box, Word
from muniment.reading.formats.text_layer import agreement, inserted, joined, like_no_language, readable

ENGLISH = "The tenant shall pay the rent on the first day of every month to the account named below"
GERMAN = "Die Miete ist am ersten Tag eines jeden Monats auf das unten genannte Konto zu zahlen, sonst wird gemahnt"


def words(text: str) -> list[Word]:
    return [Word(part, Box(0, 0, 10, 10), 1.0) for part in text.split()]


def line(text: str, x: float, y: float) -> list[Word]:
    return [
        Word(part, Box(x + 40 * place, y, x + 40 * place + 35, y + 10), 1.0) for place, part in enumerate(text.split())
    ]


@pytest.mark.parametrize(
    ("text", "believed"),
    [
        (ENGLISH, True),
        (ENGLISH.replace("e", "\ufffd").replace("o", "\ufffd"), False),
        (ENGLISH.replace("e", "\ue065").replace("o", "\uf06f"), False),
        (f"{ENGLISH} \uf0b7 as agreed between both firms", True),
    ],
)
def test_a_layer_of_signs_for_nothing_is_not_believed(text: str, believed: bool) -> None:
    assert readable(words(text)) is believed


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, "Total 12.00 EUR", "IBAN DE02120300000000202051 BYLADEM1001"])
def test_print_in_our_languages_is_like_a_language(text: str) -> None:
    assert not like_no_language(words(text))


def test_letters_in_another_script_or_as_if_by_chance_are_like_no_language_of_ours() -> None:
    greek = ENGLISH.translate({ord(letter): ord(letter) - ord("a") + ord("α") for letter in "abcdefghijklmnop"})
    turned = ENGLISH.lower().translate(str.maketrans("abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba"))
    assert like_no_language(words(greek))
    assert like_no_language(words(turned))


def test_two_readings_of_one_page_agree_and_two_pages_do_not() -> None:
    assert agreement(words(ENGLISH), words(ENGLISH.replace("month", "rnonth"))) > 0.8
    assert agreement(words(ENGLISH), words(GERMAN)) < 0.3


def test_what_stands_beside_a_line_comes_after_it_and_what_stands_between_two_comes_between() -> None:
    layer = [line("Name:", 50, 100), line("Town:", 50, 120), line("Date:", 50, 160)]
    order = inserted(inserted(layer, line("Ashford", 150, 121)), line("Street", 50, 140))
    assert [group[0].text for group in order] == ["Name:", "Town:", "Ashford", "Street", "Date:"]


def test_words_that_the_layer_has_already_are_not_taken_from_the_picture_too() -> None:
    layer = [line("Invoice HF-1", 50, 100)]
    picture = [line("lnvoice HF-1", 51, 101), line("PAID today", 50, 200)]
    assert [[word.text for word in group] for group in joined(layer, picture)] == [
        ["Invoice", "HF-1"],
        ["PAID", "today"],
    ]
