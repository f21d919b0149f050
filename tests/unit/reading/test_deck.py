"""How the pages of a paper are dealt, gathered and put together."""

from __future__ import annotations

import pytest

from muniment import errors
from muniment.notices import NoticeCode
from muniment.paper import Box, Line, Notice, Page, PageFault, Word
from muniment.reading import limits
from muniment.reading.deck import Deck
from muniment.reading.messages import Closed, Enclosure, Opened, PageRead


def deck(pages: int) -> Deck:
    return Deck(Opened("application/pdf", pages), lambda *_: None)


def page_read(number: int, *, words: bool = True) -> PageRead:
    word = Word("word", Box(1, 1, 2, 2), 1.0)
    return PageRead(number, Page(number, 10, 10, "x", (word,) * words, (Line(0, 1),) * words))


def dealt(cards: Deck) -> list[int]:
    return list(iter(cards.deal, None))


def test_pages_come_out_in_order_whatever_the_order_in_which_they_came_in() -> None:
    cards = deck(3)
    assert dealt(cards) == [1, 2, 3]
    for number in (3, 1, 2):
        cards.take_in(page_read(number))
    assert [page.number for page in cards.whole().reading.pages] == [1, 2, 3]


def test_of_a_paper_of_too_many_pages_the_first_are_read() -> None:
    cards = deck(100_000)
    for number in dealt(cards):
        cards.take_in(page_read(number))
    reading = cards.whole().reading
    assert len(reading.pages) == limits.PAGES_OF_A_PAPER
    assert reading.page_count == 100_000
    assert reading.faults == (PageFault(limits.PAGES_OF_A_PAPER + 1, errors.TooManyPages.code),)


def test_a_paper_that_gives_nothing_is_given_up_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_OF_A_PAPER", 0.0)
    cards = deck(4)
    assert dealt(cards) == []
    with pytest.raises(errors.ReaderTimeout):
        cards.whole()


def test_pages_with_words_earn_a_paper_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    cards = deck(3)
    first = cards.deal()
    monkeypatch.setattr(limits, "SECONDS_OF_A_PAPER", 0.0)
    late = deck(3)
    late.take_in(page_read(1, words=False))
    assert late.deal() is None
    earned = deck(3)
    earned.take_in(page_read(1))
    assert (first, earned.deal()) == (1, 1)


def test_after_a_few_pages_that_took_too_long_the_rest_is_left_unread() -> None:
    cards = deck(limits.SLOW_PAGES_OF_A_PAPER + 2)
    cards.take_in(page_read(cards.deal() or 0))
    for _ in range(limits.SLOW_PAGES_OF_A_PAPER):
        cards.lost(cards.deal() or 0, errors.ReaderTimeout())
    assert cards.deal() is None
    said = [fault.code for fault in cards.whole().reading.faults]
    assert said == [errors.PageTimeout.code] * limits.SLOW_PAGES_OF_A_PAPER + [errors.ReaderTimeout.code]


def test_a_page_at_which_a_reader_died_is_tried_once_more() -> None:
    cards = deck(2)
    assert cards.deal() == 1
    cards.lost(1, errors.ReaderDied())
    assert dealt(cards) == [1, 2]
    cards.lost(1, errors.ReaderDied())
    cards.take_in(page_read(2))
    assert cards.whole().reading.faults == (PageFault(1, errors.PageStoppedReader.code),)


def test_a_paper_without_any_word_says_so() -> None:
    cards = deck(1)
    cards.take_in(page_read(1, words=False))
    assert cards.whole().reading.faults == (PageFault(1, errors.NoText.code),)


def test_what_several_readers_say_alike_is_said_once() -> None:
    cards = deck(1)
    cards.take_in(page_read(1))
    said = Closed((Enclosure("a", b"x"),), (), (Notice(0, NoticeCode.REPAIRED),))
    cards.finish(said)
    cards.finish(said)
    whole = cards.whole()
    assert whole.enclosures == said.enclosures
    assert whole.reading.notices == said.notices
