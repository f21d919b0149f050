"""How words become lines and a page."""

from __future__ import annotations

import pytest

from muniment.errors import PageTooLarge
from muniment.paper import Box, Word
from muniment.reading import limits
from muniment.reading.layout import build_page, clean


def word(text: str, x: float, y: float, height: float = 10.0) -> Word:
    return Word(text, Box(x, y, x + 6.0 * len(text), y + height), 0.9)


def test_a_page_holds_its_words_line_by_line_in_order() -> None:
    page = build_page(1, 300, 400, "ppocr", [[word("a", 10, 10), word("b", 30, 10)], [word("c", 10, 30)]])
    assert page.text == "a b\nc"
    assert [(line.start, line.stop) for line in page.lines] == [(0, 2), (2, 3)]


def test_words_without_anything_to_see_are_left_out() -> None:
    page = build_page(1, 300, 400, "ppocr", [[word("\u200b", 10, 10)], [word("seen", 10, 30)]])
    assert page.text == "seen"


def test_boxes_are_cut_to_the_page() -> None:
    page = build_page(1, 20, 15, "ppocr", [[Word("wide", Box(-5, 2, 50, 30), 1.0)]])
    assert page.words[0].box == Box(0, 2, 20, 15)


def test_a_page_of_too_many_words_is_refused() -> None:
    with pytest.raises(PageTooLarge):
        build_page(1, 300, 400, "plain-text", [[word("x", 1, 1)] * (limits.WORDS_OF_A_PAGE + 1)])


@pytest.mark.parametrize(
    ("raw", "shown"),
    [("ﬁnal", "final"), ("a\u200bb", "ab"), ("e\u0301tage", "étage"), ("\x1b[2Jhi", "[2Jhi"), ("\ue000", "")],
)
def test_words_are_cleaned_of_what_nobody_sees(raw: str, shown: str) -> None:
    assert clean(raw) == shown
