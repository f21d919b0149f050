"""When a value counts as right."""

from __future__ import annotations

import pytest

from muniment.evaluation.compare import same, shared_words
from muniment.paper import Kind


@pytest.mark.parametrize(
    ("kind", "said", "true"),
    [
        (Kind.NAME, "Bäckerei  Möhring GmbH", "BACKEREI MOHRING GMBH"),
        (Kind.NAME, "Pemberton Hardware.", "pemberton hardware"),
        (Kind.ID, "GB 999 0417 69", "GB999041769"),
        (Kind.ID, "HF-2026/0417", "HF 2026 0417"),
        (Kind.DATE, "14 April 2026", "2026-04-14"),
        (Kind.DATE, "April 14, 2026", "14.04.26"),
        (Kind.DATE, "03/04/2024", "4 March 2024"),
        (Kind.DATE, "03/04/2024", "3 April 2024"),
        (Kind.DATE, "20240403", "2024-04-03"),
        (Kind.DATE, "03042024", "2024-04-03"),
        (Kind.DATE, "24MAR18", "24/03/2018"),
        (Kind.DATE, "1. März 1999", "01.03.99"),
        (Kind.DATE, "31 décembre 2025", "2025-12-31"),
        (Kind.DATE, "no day at all", "No day, at all"),
        (Kind.AMOUNT, "1.234,50 €", "1,234.50"),
        (Kind.AMOUNT, "RM 9.00", "9"),
        (Kind.AMOUNT, "1'234.50", "1 234,50"),
        (Kind.AMOUNT, "1.234", "1234.00"),
        (Kind.AMOUNT, "-12,5", "-12.50"),
        (Kind.CURRENCY, "€", "EUR"),
        (Kind.CURRENCY, "RM", "MYR"),
        (Kind.CURRENCY, "US$", "usd"),
        (Kind.CURRENCY, "sek", "SEK"),
    ],
)
def test_two_ways_of_writing_one_value_are_the_same(kind: Kind, said: str, true: str) -> None:
    assert same(kind, said, true)
    assert same(kind, true, said)


@pytest.mark.parametrize(
    ("kind", "said", "true"),
    [
        (Kind.NAME, "Pemberton Hardware Ltd", "Pemberton Hardware"),
        (Kind.ID, "R-20931", "R-20937"),
        (Kind.DATE, "14 April 2026", "14 April 2025"),
        (Kind.DATE, "13/04/2024", "4 March 2024"),
        (Kind.DATE, "31/02/2024", "2 March 2024"),
        (Kind.DATE, "April 2026", "14 April 2026"),
        (Kind.AMOUNT, "9.00", "9.10"),
        (Kind.AMOUNT, "-12.60", "-12.50"),
        (Kind.AMOUNT, "", "0"),
        (Kind.CURRENCY, "$", "EUR"),
        (Kind.TEXT, "9.00", "9"),
    ],
)
def test_what_means_something_else_is_not_the_same(kind: Kind, said: str, true: str) -> None:
    assert not same(kind, said, true)


def test_shared_words_count_each_word_as_often_as_both_have_it() -> None:
    assert shared_words("New New Street", "new street 5") == pytest.approx(2 * 2 / 6)
    assert shared_words("Harbour", "harbour") == 1
    assert shared_words("", "") == 0
