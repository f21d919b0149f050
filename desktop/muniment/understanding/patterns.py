"""Spans of words that have a certain form.

The forms are looked for in the words joined by blanks, so that "13 May" / "2018" over a line's end is one date; a span
is always whole words, also where the form ends inside one ("Date:27/03/2018").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from muniment.understanding import lexicon
from muniment.understanding.forms import pattern
from muniment.understanding.sheet import Sheet


class Span(NamedTuple):
    """Words from `start` up to, not including, `stop`, by their index in the sheet."""

    start: int
    stop: int


def span_text(sheet: Sheet, span: Span) -> str:
    """The span's words as they stand on the page, joined by blanks."""
    return " ".join(word.text for word in sheet.words[span.start : span.stop])


def find_spans(sheet: Sheet, form: str) -> list[Span]:
    """All spans of that form, in reading order, each once."""
    spans: dict[Span, None] = {}
    for first, last in _runs(sheet):
        text, starts = _joined([word.text for word in sheet.words[first:last]])
        for match in pattern(form).finditer(text):
            end = match.end() - 1
            spans[Span(first + bisect_right(starts, match.start()) - 1, first + bisect_right(starts, end))] = None
    return list(spans)


_TELLING = {
    "total_amount": "total",
    "net_amount": "subtotal",
    "tax_amount": "tax",
    "date": "date",
    "issue_date": "date",
}
"""The group of words beside which a field's value stands, where the same value also stands elsewhere on the paper."""


def beside_its_word(sheet: Sheet, span: Span, field: str) -> bool:
    """Whether the span's line holds a word that tells of the field: "Total 9.10" and not "Cash 9.10"."""
    group = _TELLING.get(field)
    if group is None:
        return False
    number = lexicon.groups().index(group)
    start, stop = sheet.lines[sheet.words[span.start].line]
    return any(number in lexicon.groups_of(word.text) for word in sheet.words[start:stop])


def _runs(sheet: Sheet) -> Iterable[tuple[int, int]]:
    """Stretches of words on one page: a value never goes over a page's end."""
    start = 0
    for index in range(1, len(sheet.words) + 1):
        if index == len(sheet.words) or sheet.words[index].page != sheet.words[start].page:
            yield start, index
            start = index


def _joined(words: Sequence[str]) -> tuple[str, list[int]]:
    """The words joined by blanks, and where in the text each begins."""
    starts, position = [], 0
    for word in words:
        starts.append(position)
        position += len(word) + 1
    return " ".join(words), starts
