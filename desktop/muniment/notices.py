"""What can be odd about a paper that was read all the same: a code for each, and the sentence that a person is shown.

An error says what could not be done; a notice says what was done otherwise than the file asked for, and why a person
should look.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from muniment.paper import Notice


class NoticeCode(StrEnum):
    """The codes, as they cross a process border and stand in the database."""

    HIDDEN_TEXT = "hidden-text"
    LAYER_DISAGREES = "layer-disagrees"
    LAYER_UNREADABLE = "layer-unreadable"
    REPAIRED = "repaired"
    POOR_PICTURE = "poor-picture"
    INVOICE_DATA_BROKEN = "invoice-data-broken"
    PART_TOO_LARGE = "part-too-large"


_SENTENCES: dict[str, str] = {
    NoticeCode.HIDDEN_TEXT: "the file holds text here that nobody can see on the page; it was not read",
    NoticeCode.LAYER_DISAGREES: "the text stored behind the picture is not what the picture shows; it was not believed",
    NoticeCode.LAYER_UNREADABLE: "the text layer stands for nothing that can be read; the picture was read",
    NoticeCode.REPAIRED: "the file was damaged and had to be repaired; something may be missing",
    NoticeCode.INVOICE_DATA_BROKEN: "the invoice data inside the file is broken and was passed over",
    NoticeCode.POOR_PICTURE: "the picture is of low resolution or poor quality, so words may be wrong",
    NoticeCode.PART_TOO_LARGE: "a part of the file that shows nothing is far too large once unpacked; it was left out",
}


def sentences() -> list[str]:
    """The sentences of all codes."""
    return list(_SENTENCES.values())


def told(notices: Sequence[Notice]) -> tuple[str, ...]:
    """What was odd about the paper as it was read, each oddity once with its pages."""
    pages: dict[str, list[int]] = {}
    for notice in notices:
        pages.setdefault(notice.code, []).append(notice.number)
    return tuple(f"{_where(numbers)}: {_sentence(code)}" for code, numbers in pages.items())


def _where(numbers: list[int]) -> str:
    pages = [str(number) for number in sorted(set(numbers)) if number]
    if not pages:
        return "paper"
    return f"{'page' if len(pages) == 1 else 'pages'} {', '.join(pages)}"


def _sentence(code: str) -> str:
    """The sentence of a code, in lower case, to stand after "page 3: "; a code that nobody knows says so."""
    return _SENTENCES.get(code, "something is odd about it")
