"""Whatever an engine says of a page, what is sent of it keeps the rules of the border."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muniment.errors import TooManyWords
from muniment.paper import Box, Code, Line, Page, Word
from muniment.reading import limits, messages
from muniment.reading.fit import fitted, plain

NUMBERS = st.floats() | st.floats(-50, 500)
BOXES = st.builds(Box, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
TEXTS = st.text(st.characters() | st.characters(categories=["Cc", "Cs"]), max_size=6)
WORDS = st.lists(st.builds(Word, TEXTS, BOXES, NUMBERS), max_size=4)
CODES = st.lists(st.builds(Code, st.just("qr"), st.text(max_size=5), BOXES), max_size=2)


@settings(max_examples=300, deadline=None)
@given(WORDS, CODES)
def test_a_fitted_page_crosses_the_border(words: list[Word], codes: list[Code]) -> None:
    page = fitted(Page(1, 300, 400, "tesseract", tuple(words), (Line(0, len(words)),) * bool(words), 0, tuple(codes)))
    sent = messages.PageRead(1, page)
    assert messages.decode_answer(messages.encode(sent)) == sent
    assert len(page.words) == len(words)


def test_a_good_word_stays_as_it_is() -> None:
    word = Word("Straße", Box(1, 2, 30, 12), 0.5)
    assert fitted(Page(1, 300, 400, "x", (word,), (Line(0, 1),))).words == (word,)


def test_a_page_of_too_many_words_is_refused() -> None:
    words = (Word("x", Box(1, 1, 2, 2), 1.0),) * (limits.WORDS_OF_A_PAGE + 1)
    with pytest.raises(TooManyWords):
        fitted(Page(1, 300, 400, "x", words, (Line(0, len(words)),)))


def test_a_text_is_cut_at_its_limit_and_rid_of_control_characters() -> None:
    assert plain("a\x1b[2Jb\n", 4) == "a[2J"
