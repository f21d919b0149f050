"""Fields that no labelled paper teaches yet: they are pointed at by form and by the telling words beside them.

Each rule's confidence is the share of its answers that were right when a person went through them on papers of the
training part (`models/evaluation/rules.md` has the counts); a rule that is often wrong says so, and the paper waits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from muniment.understanding import lexicon
from muniment.understanding.patterns import Span, find_spans, span_text
from muniment.understanding.sheet import Sheet

_OPENING_LINES = 30
_NEAR = 10


def has_rule(type_name: str, field: str) -> bool:
    """Whether a rule points at this field of this type, rather than the heads."""
    return (type_name, field) in _RULES


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
        digits = re.sub(r"\D", "", span_text(sheet, span))
        line = sheet.words[span.start].line
        told = _told(sheet, *sheet.lines[line], "phone")
        international = span_text(sheet, span).lstrip("(").startswith("+")
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
    """The amount of the first line that speaks of tax, holds no other amount, and is no net, gross or total sum."""
    amounts = find_spans(sheet, "amount")
    for start, stop in sheet.lines:
        kinds = {kind for index in range(start, stop) for kind in _kinds(sheet, index)}
        inside = [span for span in amounts if start <= span.start and span.stop <= stop]
        gross = any(
            lexicon.fold(word.text) in _GROSS or "sub" in lexicon.fold(word.text) for word in sheet.words[start:stop]
        )
        if "tax" in kinds and len(inside) == 1 and not gross and not _NO_TAX & kinds:
            yield inside[0]
            return


_GROSS = {"inclusive", "including", "gross", "brutto"}
_NO_TAX = {"total", "subtotal", "tax_id", "invoice", "payment"}


def _title(sheet: Sheet) -> Iterator[Span]:
    """The first heading near the top that names an agreement, with the lines above that it continues."""
    for number, (start, stop) in enumerate(sheet.lines[:_OPENING_LINES]):
        words = [word.text for word in sheet.words[start:stop]]
        if _heading(words) and any(lexicon.fold(word) in _AGREEMENTS for word in words):
            while number and _goes_on(sheet, number - 1):
                number -= 1
            yield Span(sheet.lines[number][0], stop)
            return


def _heading(words: list[str]) -> bool:
    """Whether most words of a short line are capitalised, and it is no file name of a filing system."""
    capitalised = sum(word[:1].isupper() for word in words)
    return len(words) <= 12 and capitalised >= 0.6 * len(words) and not any(".htm" in w or ".txt" in w for w in words)


def _goes_on(sheet: Sheet, number: int) -> bool:
    """Whether a line is the upper part of a heading: all in capitals and open at its end."""
    start, stop = sheet.lines[number]
    words = [word.text for word in sheet.words[start:stop]]
    open_end = words[-1].endswith((",", "-", "/")) or words[-1] in ("AND", "OF", "FOR", "&")
    return _heading(words) and open_end and all(word == word.upper() for word in words)


_AGREEMENTS = {
    *("agreement", "contract", "vertrag", "vereinbarung", "contrat", "accord"),
    *("contrato", "acuerdo", "contratto", "overeenkomst"),
}


def _expiration_date(sheet: Sheet) -> Iterator[Span]:
    """The first date shortly after a word for ending."""
    for span in find_spans(sheet, "date"):
        before = {lexicon.fold(sheet.words[index].text) for index in range(max(0, span.start - _NEAR), span.start)}
        if before & {"expire", "expires", "expiring", "expiration", "endet"}:
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
    """The pieces, parted by commas and line ends, between a heading for skills and the next heading; what stands in
    brackets behind a skill ("2 years") is not part of it."""
    inside = False
    first, depth = 0, 0
    for start, stop in sheet.lines:
        words = [word.text for word in sheet.words[start:stop]]
        heading = len(words) <= 3 and words[0][:1].isupper() and not any("," in word for word in words)
        if heading and "skills" in map(lexicon.fold, words):
            inside, first, depth = True, stop, 0
        elif inside and heading and all(word.isupper() or word in "&/" for word in words):
            return
        elif inside:
            for index in range(start, stop):
                text = sheet.words[index].text
                depth = max(0, depth + text.count("(") - text.count(")"))
                if depth == 0 and (text.endswith((",", ";")) or index == stop - 1 or text in _BULLETS):
                    yield from _skill(sheet, first, index if text in _BULLETS else index + 1)
                    first = index + 1


_BULLETS = ("•", "-", "*", "●", "·", "|")


def _skill(sheet: Sheet, start: int, stop: int) -> Iterator[Span]:
    end = next((index for index in range(start, stop) if sheet.words[index].text.startswith("(")), stop)
    if 0 < end - start <= 5:
        yield Span(start, end)


def _kinds(sheet: Sheet, index: int) -> set[str]:
    after = sheet.words[index + 1].text if index + 1 < len(sheet.words) else ""
    return {lexicon.groups()[group] for group in lexicon.groups_of(sheet.words[index].text, after)}


def _told(sheet: Sheet, start: int, stop: int, group: str) -> bool:
    return any(group in _kinds(sheet, index) for index in range(start, stop))


_RULES: dict[tuple[str, str], tuple[Callable[[Sheet], Iterator[Span]], float]] = {
    ("resume", "email"): (_emails, 0.95),
    ("resume", "phone"): (_phones, 0.75),
    ("resume", "skills"): (_skills, 0.75),
    ("receipt", "receipt_number"): (_receipt_number, 0.95),
    ("receipt", "tax_amount"): (_tax_amount, 0.85),
    ("contract", "title"): (_title, 0.78),
    ("contract", "expiration_date"): (_expiration_date, 0.5),
    ("contract", "notice_period"): (_notice_period, 0.65),
}
