"""What a paper's machine-readable parts say, held against what is printed on it.

A payment code or an invoice in XML is exact, but a person reads the print; and a value is always words of the page. So
a stated value becomes a finding only where the paper prints it. Where the paper prints another, or none, a person is
told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from muniment.paper import Candidate, DocumentType, Field, Finding, Kind, Reading, Statement
from muniment.understanding.extract import evidence_of
from muniment.understanding.lexicon import fold
from muniment.understanding.normalise import normalise
from muniment.understanding.patterns import Span, find_spans, span_text
from muniment.understanding.sheet import Sheet, lay_out

TWO_WITNESSES = 0.98
"""The confidence in a value that the print and the machine-readable part agree on. What is left is the chance that the
same figure stands there for something else, such as a net amount without tax."""

_SOURCES = {
    "e-invoice": "the invoice data inside the file says",
    "epc-qr": "the payment code says",
    "swiss-qr": "the payment code says",
}
_TOKENS = 20_000
"""What is looked through, some twenty pages; a value stands in print near the machine-readable part or at the top."""


def stated_type(reading: Reading) -> str | None:
    """The type that a machine-readable part says the paper has: what carries an invoice's data is an invoice."""
    carries = any(statement.source == "e-invoice" for statement in reading.statements)
    return "invoice" if carries else None


def with_statements(
    kind: DocumentType, reading: Reading, findings: Sequence[Finding], bar: float
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings after the comparison, in the type's order, and what a person should be told of it: also of a
    pick at or above the `bar` of doubt that is displaced."""
    if not reading.statements:
        return tuple(findings), ()
    found, told = list(findings), []
    sheet = lay_out(reading, _TOKENS)
    for field, statement in _stated(kind, reading.statements):
        mine = next((finding for finding in found if finding.field == field.name), None)
        agreed = _agreed(field, statement.value, sheet, mine)
        says = f"{_SOURCES.get(statement.source, 'its machine-readable part says')} {statement.value}"
        if agreed is None:
            printed = f"the paper prints {mine.text}" if mine else "the paper does not print it"
            told.append(f"{field.name}: {printed}, {says}")
            continue
        if mine is not None and mine.value != agreed.value and mine.confidence >= bar:
            told.append(f"{field.name}: the paper prints {mine.text} as well, {says}")
        found = [finding for finding in found if finding is not mine] + [agreed]
    order = {field.name: number for number, field in enumerate(kind.fields)}
    return tuple(sorted(found, key=lambda finding: order.get(finding.field, 0))), tuple(told)


def _stated(kind: DocumentType, statements: Sequence[Statement]) -> Iterator[tuple[Field, Statement]]:
    """The statement for each single field; none where codes on several pages contradict each other, as on a batch."""
    for field in kind.fields:
        mine = [statement for statement in statements if statement.field == field.name]
        if mine and not field.many:
            source = [statement for statement in mine if statement.source == mine[0].source]
            if len({statement.value for statement in source}) == 1:
                yield field, source[0]


def _agreed(field: Field, value: str, sheet: Sheet, mine: Finding | None) -> Finding | None:
    """The finding that says the stated value in printed words: the model's own, else the first place where it stands
    beside the others that it weighed, else the first on the paper; None where it is not printed."""
    if mine is not None and _same(field, mine.value, value):
        # Wrong only if the pick is wrong and the same figure means something else as well.
        alike = fold(mine.value) == fold(value)
        both = 1 - (1 - mine.confidence) * (1 - TWO_WITNESSES) if alike else max(mine.confidence, TWO_WITNESSES)
        return msgspec.structs.replace(mine, confidence=round(both, 4))
    others = mine.runners_up if mine else ()
    place = next((other for other in others if _same(field, other.value, value)), None)
    if place is None:
        place = next(_printed(field, value, sheet), None)
    if place is None:
        return None
    rest = tuple(other for other in others if other is not place)
    if mine is not None:
        rest = (Candidate(mine.text, mine.value, mine.evidence, mine.confidence), *rest)
    return Finding(field.name, place.text, place.value, place.evidence, TWO_WITNESSES, rest)


def _same(field: Field, printed: str, stated: str) -> bool:
    if field.kind in (Kind.NAME, Kind.ID):
        one, other = fold(printed), fold(stated)
        # A letterhead often gives less, or more, of a firm's name than its register.
        within = field.kind is Kind.NAME and min(len(one), len(other)) >= 4 and (one in other or other in one)
        return one == other or within
    return printed == stated


def _printed(field: Field, value: str, sheet: Sheet) -> Iterator[Candidate]:
    """The places where the paper prints the value, from its beginning."""
    form = _FORMS.get(field.kind)
    for span in find_spans(sheet, form) if form else _spelt(value, sheet):
        text = span_text(sheet, span)
        printed = normalise(field, text, sheet.customs)
        if printed and _same(field, printed, value):
            yield Candidate(text, printed, evidence_of(sheet, span), TWO_WITNESSES)


_FORMS = {Kind.AMOUNT: "amount", Kind.DATE: "date", Kind.CURRENCY: "currency"}


def _spelt(value: str, sheet: Sheet) -> Iterator[Span]:
    """Runs of words within a line that have the letters and digits of the value, whatever stands between them."""
    wanted = fold(value)
    for start, stop in sheet.lines:
        folded = [fold(word.text) for word in sheet.words[start:stop]]
        for first in range(len(folded)):
            joined = ""
            for last in range(first, len(folded)):
                joined += folded[last]
                if joined == wanted:
                    yield Span(start + first, start + last + 1)
                if not wanted.startswith(joined):
                    break
