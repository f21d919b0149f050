"""How a person's words become a question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muniment.cabinet.search.explain import explain
from muniment.cabinet.search.fields import Subjects
from muniment.cabinet.search.operands import number, period
from muniment.cabinet.search.parsing import MOST_WORDS, parse
from muniment.cabinet.search.words import skeleton, words_of
from tests.filed import TYPES

SUBJECTS = Subjects(TYPES)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("lantern", "with a word that begins with “lantern”"),
        ("lantern oil", "with “lantern” and with a word that begins with “oil”"),
        ("lantern and oil x", "with “lantern” and with “oil” and with “x”"),
        ("nordl* lamp x", "with a word that begins with “nordl” and with “lamp” and with “x”"),
        ('"lamp oil"', "with the words “lamp oil” in a row"),
        ("„lamp oil“", "with the words “lamp oil” in a row"),
        ('"lamp oil', "with the words “lamp oil” in a row"),
        ("lamp -oil x", "with “lamp” and not with “oil” and with “x”"),
        ('-"lamp oil" x', "not with the words “lamp oil” in a row and with “x”"),
        ("lamp or oil x", "with “lamp” or (with “oil” and with “x”)"),
        ("(lamp or oil) x", "(with “lamp” or with “oil”) and with “x”"),
        ("-(lamp or oil)", "not (with “lamp” or with “oil”)"),
        ("total > 500 x", "whose Total amount is more than 500.00 and with “x”"),
        ("total>=1.234,50", "whose Total amount is at least 1234.50"),
        ("total 100..500", "whose Total amount is at least 100.00 and at most 500.00"),
        ("total: 100 .. 500", "whose Total amount is at least 100.00 and at most 500.00"),
        ("total = 119", "whose Total amount is 119.00"),
        ("total > -5", "whose Total amount is more than -5.00"),
        ("TOTAL AMOUNT < 500€", "whose Total amount is less than 500.00"),
        ("seller: acme and total > 5", "whose Seller holds “acme” and whose Total amount is more than 5.00"),
        ("seller: acme gmbh and x", "whose Seller holds “acme” and “gmbh” and with “x”"),
        ("seller: acme total > 5", "whose Seller holds “acme” and whose Total amount is more than 5.00"),
        ("seller: acm", "whose Seller holds a word that begins with “acm”"),
        ('seller: "acme gmbh"', "whose Seller holds “acme gmbh”"),
        ("seller = acme", "whose Seller is “acme”"),
        ("invoice number = NM-2031", "whose Invoice number is “NM-2031”"),
        ("seller's tax id: DE81", "whose Seller's tax id holds a word that begins with “DE81”"),
        ("date: 2026-03", "whose Date is from 2026-03-01 up to 2026-03-31"),
        ("date >= 2026-03", "whose Date is from 2026-03-01"),
        ("date > 2026-03", "whose Date is after 2026-03-31"),
        ("due < 2026-04-01", "whose Due date is before 2026-04-01"),
        ("due <= 14.3.2026", "whose Due date is up to 2026-03-14"),
        ("date 2025..2026-02", "whose Date is from 2025-01-01 up to 2026-02-28"),
        ("added > 2026-01-01", "whose Added is after 2026-01-01"),
        ("type: invoice", "of the type invoice"),
        ("type: Resume and x", "of the type resume and with “x”"),
        ("tag: on hold and x", "with the tag “on hold” and with “x”"),
        ("review: yes", "that a person should look at"),
        ("review: no", "that nobody need look at"),
        ("name: scan", "with a word that begins with “scan” in their name or whose Name holds a word that begins with "
         "“scan”"),
    ],
)  # fmt: skip
def test_a_question_is_understood(typed: str, understood: str) -> None:
    question = parse(typed, SUBJECTS)
    assert (explain(question.node), question.hints) == (understood, ())


@pytest.mark.parametrize(
    ("typed", "understood", "hint"),
    [
        ("sellr: acme x", "with “sellr” and with “acme” and with “x”", "did you mean seller?"),
        ("frobnicate: acme x", "with “frobnicate” and with “acme” and with “x”", "It was searched as a word."),
        ("total > lots and x", "with “total” and with “lots” and with “x”", "“lots” is not an amount"),
        ("due: 3/4/2026 x", "with “due” and with “3/4/2026” and with “x”", "“3/4/2026” is not a day"),
        ("date: 2026-02-30 x", "with “date” and with “2026-02-30” and with “x”", "is not a day"),
        ("type: invioce", "with “type” and with a word that begins with “invioce”", "did you mean invoice?"),
        ("review: perhaps and x", "with “review” and with “perhaps” and with “x”", "review: yes"),
    ],
)
def test_what_is_not_understood_is_searched_as_words_and_told(typed: str, understood: str, hint: str) -> None:
    question = parse(typed, SUBJECTS)
    assert explain(question.node) == understood
    assert hint in " ".join(question.hints)


def test_a_long_question_is_cut_and_told() -> None:
    question = parse("word " * (MOST_WORDS + 1), SUBJECTS)
    assert question.hints == (f"Only the first {MOST_WORDS} words were looked for.",)


@given(st.lists(st.sampled_from([*'abz 019"()<>=:-.,*&€ß', " or ", " and ", "total", "seller", "\0", "\ud800"])))
@settings(max_examples=300, deadline=None)
def test_no_text_is_an_error(pieces: list[str]) -> None:
    question = parse("".join(pieces), SUBJECTS)
    assert explain(question.node)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("500", 500.0),
        ("1,234.50", 1234.5),
        ("1.234,50", 1234.5),
        ("1.234", 1234.0),
        ("12,5", 12.5),
        ("EUR500", 500.0),
        ("€ 500", 500.0),
        ("-3.10", -3.1),
        ("1'000", 1000.0),
        ("", None),
        ("12.345.6", 12345.6),
        ("1..2", None),
        ("five", None),
        ("9" * 16, None),
    ],
)
def test_amounts_are_read_as_they_are_written_anywhere(typed: str, amount: float | None) -> None:
    assert number(typed) == amount


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2026", ("2026-01-01", "2026-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("03.2026", ("2026-03-01", "2026-03-31")),
        ("2026-3-4", ("2026-03-04", "2026-03-04")),
        ("0000", None),
        ("2026-13", None),
        ("03/04/2026", None),
    ],
)
def test_a_day_stands_for_itself_and_a_month_for_all_its_days(typed: str, days: tuple[str, str] | None) -> None:
    assert period(typed) == days


def test_words_are_told_without_case_accents_and_marks() -> None:
    assert words_of("Électricité_NM-2031, Zoë's") == ["electricite", "nm", "2031", "zoe", "s"]


@pytest.mark.parametrize(
    ("word", "mistaken"),
    [("invoice", "lnvo1ce"), ("2031", "2o3l"), ("modern", "modem"), ("mobel", "moebel"), ("strasse", "straße")],
)
def test_words_that_look_alike_have_one_skeleton(word: str, mistaken: str) -> None:
    assert skeleton(word) == skeleton(mistaken)
