"""From a person's values to words of the paper: where on the sheet each value stands."""

from __future__ import annotations

import difflib
from collections import Counter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from muniment.evaluation.compare import same
from muniment.evaluation.truth import LabelledPaper
from muniment.paper import Field, Kind
from muniment.understanding.forms import forms_of
from muniment.understanding.lexicon import fold
from muniment.understanding.patterns import Span, beside_its_word, find_spans, span_text
from muniment.understanding.sheet import Sheet

_CLOSE_ENOUGH = 0.8
"""The least likeness of a span to a value whose letters the OCR or the annotators got wrong."""


class Label(NamedTuple):
    """A place of a value. `sure` is False where the same value also stands at a better place."""

    field: str
    span: Span
    sure: bool


def label(sheet: Sheet, paper: LabelledPaper, fields: tuple[Field, ...]) -> list[Label]:
    """The places of all labelled values of the paper."""
    found: list[Label] = []
    for field in fields:
        for value in paper.fields.get(field.name, ()) if field.name in paper.complete else ():
            spans = _places(sheet, value, field)
            best = _preferred(sheet, spans, field)
            found += [Label(field.name, span, span in best) for span in spans]
    return found


def _places(sheet: Sheet, value: str, field: Field) -> list[Span]:
    if field.kind in (Kind.DATE, Kind.AMOUNT, Kind.CURRENCY):
        spans = [span for form in forms_of(field.name, field.kind) for span in find_spans(sheet, form)]
        right = [span for span in spans if same(field.kind, span_text(sheet, span), value)]
        if right:
            return right
    return _alike(sheet, value)


def _alike(sheet: Sheet, value: str) -> list[Span]:
    """Spans with the value's letters: all exact ones, else the one that is most like it, if it is like enough."""
    wanted = fold(value)
    folded = [fold(word.text) for word in sheet.words]
    if not wanted:
        return []
    exact = []
    for start, first in enumerate(folded):
        if not first or not wanted.startswith(first):
            continue
        joined, stop = first, start + 1
        while len(joined) < len(wanted) and stop < len(folded) and wanted.startswith(joined):
            joined += folded[stop]
            stop += 1
        if joined == wanted:
            exact.append(Span(start, stop))
    if exact:
        return exact
    return _most_alike(folded, wanted, len(value.split()))


def _most_alike(folded: list[str], wanted: str, words: int) -> list[Span]:
    letters = Counter(wanted)
    best, best_score = None, _CLOSE_ENOUGH
    for start in range(len(folded)):
        joined = ""
        for stop in range(start + 1, min(len(folded), start + 2 * words + 6) + 1):
            joined += folded[stop - 1]
            if len(joined) > 1.3 * len(wanted):
                break
            if not folded[start] or not folded[stop - 1] or len(joined) < 0.7 * len(wanted):
                continue
            if 2 * sum((letters & Counter(joined)).values()) / (len(joined) + len(wanted)) <= best_score:
                continue
            score = difflib.SequenceMatcher(None, joined, wanted, autojunk=False).ratio()
            if score > best_score:
                best, best_score = Span(start, stop), score
    return [best] if best else []


def _preferred(sheet: Sheet, spans: list[Span], field: Field) -> list[Span]:
    """Of several places with the same value, those beside the field's telling word, if there are any."""
    return [span for span in spans if beside_its_word(sheet, span, field.name)] or spans


OUTSIDE, UNKNOWN = 0, -1


def tags(sheet: Sheet, labels: list[Label], tag_of: dict[str, int]) -> npt.NDArray[np.int64]:
    """A tag for each word: OUTSIDE, a field's first word, a field's later word, or UNKNOWN (not to be learned from).

    `tag_of[field]` is the tag of a first word; a later word's is one more.
    """
    row = np.full(len(sheet.words), OUTSIDE, np.int64)
    for _, span, sure in labels:
        if not sure:
            row[span.start : span.stop] = UNKNOWN
    for field, span, sure in sorted(labels, key=lambda label: label.span.start - label.span.stop):
        if sure and field in tag_of and not (row[span.start : span.stop] > OUTSIDE).any():
            row[span.start] = tag_of[field]
            row[span.start + 1 : span.stop] = tag_of[field] + 1
    return row
