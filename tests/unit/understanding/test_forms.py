"""The forms that values have as text: what is found whole, what is left alone, and that no text makes it slow."""

from __future__ import annotations

import time

import pytest

from muniment.understanding.forms import FORMS, matched, pattern


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("date", "27/03/2018"),
        ("date", "24MAR18"),
        ("date", "3 de abril de 2026"),
        ("date", "1° aprile 2026"),
        ("date", "3 april 2026"),
        ("date", "3 de março de 2026"),
        ("date", "3 marca 2026"),
        ("date", "14 października 2025"),
        ("date", "3 januari 2026"),
        ("date", "1er août 2021"),
        ("date", "3. Mai '26"),
        ("date", "2026-mar-03"),
        ("date", "16th day of May, 2011"),
        ("date", "December 7, 2012"),
        ("date", "März 2026"),
        ("amount", "1'234.50"),
        ("amount", "1 234,50 €"),
        ("amount", "1.234,-"),
        ("amount", "£1,234"),
        ("amount", "CHF 1'200.00"),
        ("amount", "1 250 kr"),
        ("amount", "7,08,000.00"),
        ("amount", "1.234,50 zł"),
        ("amount", "12.50-"),
        ("amount", "1,250.00 USD"),
        ("currency", "SEK"),
        ("currency", "zł"),
        ("currency", "₺"),
        ("currency", "CA$"),
        ("iban", "GB82 WEST 1234 5698 7654 32"),
        ("iban", "BE68 5390 0754 7034"),
        ("tax id", "DE 813 129 242"),
        ("tax id", "FR 40 303 265 045"),
        ("tax id", "NL001234567B01"),
        ("tax id", "CHE-123.456.788"),
        ("tax id", "GB 123 4567 89"),
        ("tax id", "51 824 753 556"),
        ("tax id", "12-3456789"),
        ("tax id", "22AAAAA0000A1Z5"),
        ("phone", "+33 1 23 45 67 89"),
        ("phone", "+49 (0)30 123456"),
        ("phone", "(555) 010-2030"),
        ("email", "ada@example.com"),
        ("duration", "thirty-six (36) months"),
        ("duration", "zwei Jahre"),
        ("duration", "vierundzwanzig Monaten"),
        ("duration", "trois mois"),
        ("duration", "30 jours"),
        ("duration", "seis meses"),
        ("duration", "due anni"),
        ("duration", "drie maanden"),
        ("duration", "2 años"),
    ],
)
def test_a_value_is_found_whole_among_other_words(form: str, text: str) -> None:
    assert matched(text, form) == text
    assert matched(f"word {text} other", form) == text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("date", "Macbook Pro 2019"),
        ("date", "Omar 3"),
        ("amount", "room 1250 kg"),
        ("amount", "19.00%"),
        ("tax id", "HRB 12"),
        ("tax id", "GBP 180.00"),
        ("iban", "AB12 word"),
        ("duration", "two yearlings"),
        ("email", "a @ b"),
    ],
)
def test_what_only_looks_like_a_value_is_left_alone(form: str, text: str) -> None:
    assert matched(text, form) is None


def test_a_number_of_another_account_or_word_does_not_belong_to_an_account() -> None:
    assert matched("IBAN BE68 5390 0754 7034 KREDBEBB", "iban") == "BE68 5390 0754 7034"


def test_an_amount_that_is_glued_to_a_word_is_found() -> None:
    assert matched("Grand TotalRM15.40", "amount") == "RM15.40"


def test_a_code_between_two_amounts_belongs_to_the_later_one() -> None:
    assert [match.group() for match in pattern("amount").finditer("5.00 USD 15.40")] == ["5.00", "USD 15.40"]


HOSTILE = [
    *(
        "1",
        ".",
        " ",
        "1.",
        "1 ",
        "11 ",
        "111 ",
        "111'",
        "111.",
        "a",
        "a-",
        "A1",
        "DE12 ",
        "DE88 2008 ",
        "BE 1 1 1 1 1 ",
    ),
    *("+1", "+11 11 ", "(11) ", "$", "$1", "USD ", "twenty ", "1 mar ", "2020-1-", "1. . , ", "a@", "b.", "- ", "A-1"),
    "BE 1 1 1 1 1 ",
]


@pytest.mark.parametrize("form", FORMS)
def test_no_text_makes_a_form_slow(form: str) -> None:
    pattern(form)
    for piece in HOSTILE:
        text = piece * (20_000 // len(piece))
        started = time.process_time()
        sum(1 for _ in pattern(form).finditer(text))
        assert time.process_time() - started < 0.25, piece
