"""The border between a reader and the office: what a captured reader could send, and that it is not believed."""

from __future__ import annotations

import msgspec
import pytest

from muniment.paper import Box, Line, Page, PageFault, Reading, Word
from muniment.reading import limits, messages

GOOD_WORD = Word("Total", Box(1, 1, 20, 10), 0.9)


def page(**changes: object) -> Page:
    good = Page(1, 300, 400, "tesseract", (GOOD_WORD,), (Line(0, 1),))
    return msgspec.structs.replace(good, **changes)


def sent(answer: messages.Answer) -> messages.Answer:
    return messages.decode_answer(messages.encode(answer))


def reading(*pages: Page, faults: tuple[PageFault, ...] = ()) -> messages.Whole:
    return messages.Whole(Reading("image/png", len(pages), pages, faults))


def test_a_good_reading_comes_through_unchanged() -> None:
    assert sent(reading(page())) == reading(page())


@pytest.mark.parametrize(
    "lie",
    [
        page(width=0.0),
        page(height=limits.POINTS_OF_A_SIDE + 1),
        page(width=float("nan")),
        page(lines=()),
        page(lines=(Line(0, 2),)),
        page(lines=(Line(1, 1), Line(0, 1))),
        page(words=(Word("", Box(1, 1, 2, 2), 0.9),)),
        page(words=(Word("x" * (limits.CHARACTERS_OF_A_WORD + 1), Box(1, 1, 2, 2), 0.9),)),
        page(words=(Word("x", Box(1, float("inf"), 2, 2), 0.9),)),
        page(words=(Word("x", Box(1, 1, 2, 2), 1.5),)),
        page(words=(GOOD_WORD,) * (limits.WORDS_OF_A_PAGE + 1), lines=(Line(0, limits.WORDS_OF_A_PAGE + 1),)),
    ],
)
def test_a_page_that_cannot_be_is_refused(lie: Page) -> None:
    with pytest.raises(ValueError, match=r".+"):
        sent(reading(lie))


def test_more_pages_than_a_paper_may_have_are_refused() -> None:
    with pytest.raises(ValueError, match=r".+"):
        sent(reading(*[page()] * (limits.PAGES_OF_A_PAPER + 1)))


@pytest.mark.parametrize("pixels", [b"", bytes(11), bytes(13)])
def test_a_picture_whose_size_is_not_what_it_says_is_refused(pixels: bytes) -> None:
    with pytest.raises(ValueError, match="picture"):
        sent(messages.Drawn(2, 2, pixels))


def test_bytes_that_are_no_message_are_refused() -> None:
    for payload in (b"", b"\x00", b"\xff" * 40, msgspec.msgpack.encode({"type": "Nobody"})):
        with pytest.raises(msgspec.DecodeError):
            messages.decode_answer(payload)
