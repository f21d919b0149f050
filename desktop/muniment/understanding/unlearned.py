"""Fields that no labelled paper teaches yet: they are pointed at by form and by the telling words beside them.

Each rule's confidence is the share of its answers that were right when a person went through them on papers of the
training part (`models/evaluation/rules.md` has the counts); a rule that is often wrong says so, and the paper waits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from muniment.understanding import lexicon
from muniment.understanding.patterns import Span, find_spans
from muniment.understanding.sheet import Sheet

_OPENING_LINES = 30
_NEAR = 10


def spans_of(type_name: str, field: str, sheet: Sheet) -> list[tuple[Span, float]]:
    """The spans that the field's rule points at, each with its chance of being right; empty where there is no rule."""
    rule = _RULES.get((type_name, field))
    if rule is None:
        return []
    find, confidence = rule
    return [(span, confidence) for span in find(sheet)]


def _emails(sheet: Sheet) -> Iterator[Span]:
    yield from find_spans(sheet, "email")


def _phones(sheet: Sheet) -> Iterator[Span]:
    """Numbers of 7 to 15 digits that are no dates, beside a word for telephone or near the top."""
    dates = {index for span in find_spans(sheet, "date") for index in range(span.start, span.stop)}
    for span in find_spans(sheet, "phone"):
        digits = re.sub(r"\D", "", _text(sheet, span))
        line = sheet.words[span.start].line
        told = _told(sheet, *sheet.lines[line], "phone")
        international = _text(sheet, span).lstrip("(").startswith("+")
        if 7 <= len(digits) <= 15 and not dates.intersection(range(*span)) and (told or (international and line < 15)):
            yield span


def _receipt_number(sheet: Sheet) -> Iterator[Span]:
    """The first number that follows a word for receipt or invoice together with one for number, in the same line."""
    for span in find_spans(sheet, "number"):
        start, _ = sheet.lines[sheet.words[span.start].line]
        before = range(max(start, span.start - 4), span.start)
        kinds = {kind for index in before for kind in _kinds(sheet, index)}
        taken = {"tax_id", "tax", "phone", "date", "total", "bank"}
        if {"number"} & kinds and {"receipt", "invoice"} & kinds and not taken & kinds:
            yield span
            return


def _tax_amount(sheet: Sheet) -> Iterator[Span]:
    """The last amount of a line that speaks of tax and not of a net or total sum."""
    amounts = find_spans(sheet, "amount")
    for start, stop in sheet.lines:
        kinds = {kind for index in range(start, stop) for kind in _kinds(sheet, index)}
        inside = [span for span in amounts if start <= span.start and span.stop <= stop]
        if "tax" in kinds and len(inside) == 1 and not {"total", "subtotal", "tax_id", "invoice", "payment"} & kinds:
            yield inside[0]
            return


def _title(sheet: Sheet) -> Iterator[Span]:
    """The first short line near the top that names an agreement and is set in capitals or as a heading."""
    for start, stop in sheet.lines[:_OPENING_LINES]:
        words = [word.text for word in sheet.words[start:stop]]
        capitalised = sum(word[:1].isupper() for word in words) >= 0.6 * len(words)
        if len(words) <= 10 and capitalised and any(lexicon.fold(word) in _AGREEMENTS for word in words):
            yield Span(start, stop)
            return


_AGREEMENTS = {
    "agreement",
    "contract",
    "vertrag",
    "vereinbarung",
    "contrat",
    "accord",
    "contrato",
    "acuerdo",
    "contratto",
    "overeenkomst",
}


def _expiration_date(sheet: Sheet) -> Iterator[Span]:
    """The first date shortly after a word for ending."""
    for span in find_spans(sheet, "date"):
        before = {lexicon.fold(sheet.words[index].text) for index in range(max(0, span.start - _NEAR), span.start)}
        if before & {
            "expire",
            "expires",
            "expiring",
            "expiration",
            "terminate",
            "terminates",
            "until",
            "through",
            "endet",
        }:
            yield span
            return


def _notice_period(sheet: Sheet) -> Iterator[Span]:
    """The first duration that stands close to a word for notice."""
    for span in find_spans(sheet, "duration"):
        after = {
            lexicon.fold(sheet.words[index].text) for index in range(span.stop, min(len(sheet.words), span.stop + 5))
        }
        if after & {"notice", "notification", "kundigungsfrist", "preavis", "preaviso", "preavviso"}:
            yield span
            return


def _skills(sheet: Sheet) -> Iterator[Span]:
    """The pieces, parted by commas, of the lines between a heading for skills and the next heading."""
    inside = False
    for start, stop in sheet.lines:
        words = [word.text for word in sheet.words[start:stop]]
        folded = [lexicon.fold(word) for word in words]
        heading = len(words) <= 3 and words[0][:1].isupper() and not any("," in word for word in words)
        if heading and "skills" in folded:
            inside = True
        elif inside and heading and all(word.isupper() or word in "&/" for word in words):
            return
        elif inside:
            yield from _pieces(words, start)


def _pieces(words: list[str], start: int) -> Iterator[Span]:
    first = 0
    for number, word in enumerate(words):
        ends = word.endswith((",", ";", ".")) or number == len(words) - 1
        if word in ("•", "-", "*", "●", "·", "|"):
            if number > first:
                yield Span(start + first, start + number)
            first = number + 1
        elif ends:
            if number + 1 - first <= 5:
                yield Span(start + first, start + number + 1)
            first = number + 1


def _kinds(sheet: Sheet, index: int) -> set[str]:
    after = sheet.words[index + 1].text if index + 1 < len(sheet.words) else ""
    return {lexicon.groups()[group] for group in lexicon.groups_of(sheet.words[index].text, after)}


def _told(sheet: Sheet, start: int, stop: int, group: str) -> bool:
    return any(group in _kinds(sheet, index) for index in range(start, stop))


def _text(sheet: Sheet, span: Span) -> str:
    return " ".join(word.text for word in sheet.words[span.start : span.stop])


_RULES: dict[tuple[str, str], tuple[Callable[[Sheet], Iterator[Span]], float]] = {
    ("resume", "email"): (_emails, 0.9),
    ("resume", "phone"): (_phones, 0.8),
    ("resume", "skills"): (_skills, 0.5),
    ("receipt", "receipt_number"): (_receipt_number, 0.7),
    ("receipt", "tax_amount"): (_tax_amount, 0.5),
    ("contract", "title"): (_title, 0.7),
    ("contract", "expiration_date"): (_expiration_date, 0.5),
    ("contract", "notice_period"): (_notice_period, 0.6),
}
