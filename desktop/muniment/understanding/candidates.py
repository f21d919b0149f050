"""Candidate spans for a field, and the row of facts by which the span head judges each.

Fields with a form (dates, amounts, identifiers) are offered every span of that form; names, addresses and free texts
what the tagger points at, as it stands and widened to whole lines; identifiers both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from muniment.iban import iban_holds
from muniment.paper import Field, Kind
from muniment.understanding import lexicon
from muniment.understanding.arithmetic import COLUMNS, relations
from muniment.understanding.features import Features
from muniment.understanding.forms import forms_of
from muniment.understanding.heads import Array
from muniment.understanding.normalise import normalise, read_amount
from muniment.understanding.patterns import Span, find_spans, span_text
from muniment.understanding.sheet import NEIGHBOURS, Integers, Sheet

OUTSIDE = 0
_STARTS, _STOPS, _LONGEST = 10, 4, 60
_LEAST = 0.02
_NOTHING_WITHOUT_ITS_FORM = ("email", "phone")
"""Other identifiers may look like anything; what is no address of a mailbox, or has no figures, is neither of these."""
_FLOOR = 1e-4


class TagChances(NamedTuple):
    """For one field, by word: the chance to be a value's first word, and to be a later one."""

    first: Array
    later: Array

    @property
    def inside(self) -> Array:
        return self.first + self.later


class Offer(NamedTuple):
    """A candidate span: its words as printed, its normalised value, and the facts about it."""

    span: Span
    text: str
    value: str
    row: Array


def tag_chances(scores: Array, tag_of: dict[str, int], fields: tuple[str, ...]) -> dict[str, TagChances]:
    """The chances of the given fields' tags, all others left out; `scores` are words × tags."""
    known = [field for field in fields if field in tag_of]
    columns = [OUTSIDE, *(tag for field in known for tag in (tag_of[field], tag_of[field] + 1))]
    chosen = scores[:, columns]
    odds = np.exp(chosen - chosen.max(axis=1, keepdims=True))
    chances = odds / odds.sum(axis=1, keepdims=True)
    return {
        field: TagChances(chances[:, 1 + 2 * number], chances[:, 2 + 2 * number]) for number, field in enumerate(known)
    }


def offers(
    sheet: Sheet,
    features: Features,
    neighbours: Integers,
    field: Field,
    field_number: int,
    field_count: int,
    chances: Mapping[str, TagChances],
) -> list[Offer]:
    """The candidates of one field, in reading order; `chances` are those of all fields of the paper's type."""
    mine = chances[field.name]
    spans = _spans(sheet, field, mine)
    if not spans:
        return []
    rivals = [other.inside for name, other in chances.items() if name != field.name]
    rival = np.max(rivals, axis=0) if rivals else np.zeros_like(mine.first)
    texts = [span_text(sheet, span) for span in spans]
    values = [normalise(field, text, sheet.customs) for text in texts]
    scores = np.array([_score(mine, span) for span in spans], np.float32)
    one_hot = np.zeros(field_count, np.float32)
    one_hot[field_number] = 1
    sizes, related = _sizes(field, values), _related(field, sheet, spans)
    rows = [
        np.concatenate(
            [
                one_hot,
                _tag_facts(mine, span),
                [rival[span.start : span.stop].mean(), rival[span.start : span.stop].max()],
                _standing(scores, values, number),
                _place_facts(sheet, span),
                np.array(
                    [
                        valid := _valid(field, values[number]),
                        sizes[number],
                        len(texts[number]) / 30,
                        valid and len(spans) == 1,
                    ]
                ),
                related[number],
                _context(sheet, features, neighbours, span),
            ]
        ).astype(np.float32)
        for number, span in enumerate(spans)
    ]
    return [Offer(*offer) for offer in zip(spans, texts, values, rows, strict=True)]


def _spans(sheet: Sheet, field: Field, chances: TagChances) -> list[Span]:
    forms = forms_of(field.name, field.kind)
    spans = {span for form in forms for span in find_spans(sheet, form) if span.stop - span.start <= 12}
    if field.name == "iban":
        # Its form and check digits tell an account number on any paper, also where the tagger saw none like it.
        return sorted(spans)
    if forms:
        spans = {span for span in spans if chances.inside[span.start : span.stop].max() > _LEAST / 10}
    if not forms or (field.kind is Kind.ID and field.name not in _NOTHING_WITHOUT_ITS_FORM):
        pointed = _pointed(sheet, chances)
        spans |= pointed
        if not forms:
            spans |= {_whole_lines(sheet, span) for span in pointed}
    return sorted(spans)


def _pointed(sheet: Sheet, chances: TagChances) -> set[Span]:
    """The spans that the tagger's chances suggest: likely first words, and for each the likeliest ends."""
    inside = chances.inside
    before = np.concatenate([[0.0], inside[:-1]])
    start_chance = np.maximum(chances.first, chances.later * (1 - before))
    spans = set()
    for start in np.argsort(-start_chance)[:_STARTS]:
        if start_chance[start] < _LEAST:
            break
        ends: list[tuple[float, int]] = []
        total = 0.0
        for stop in range(int(start) + 1, min(int(start) + _LONGEST, len(inside)) + 1):
            over = stop == len(inside) or sheet.words[stop].page != sheet.words[start].page
            ends.append((total + (0.0 if over else _log(1 - chances.later[stop])), stop))
            if over or chances.later[stop] < _LEAST:
                break
            total += _log(chances.later[stop])
        spans |= {Span(int(start), stop) for _, stop in sorted(ends, reverse=True)[:_STOPS]}
    return spans


def _whole_lines(sheet: Sheet, span: Span) -> Span:
    first = sheet.lines[sheet.words[span.start].line][0]
    return Span(first, sheet.lines[sheet.words[span.stop - 1].line][1])


def _log(chance: float) -> float:
    return math.log(max(float(chance), _FLOOR))


def _score(chances: TagChances, span: Span) -> float:
    """The mean log chance that all words of the span are the field's and those at its ends are not."""
    inside = chances.inside
    total = sum(_log(chance) for chance in inside[span.start : span.stop])
    edges = _edge(inside, span.start - 1) + _edge(chances.later, span.stop)
    return (total + edges) / (span.stop - span.start + 2)


def _edge(chances: Array, index: int) -> float:
    return _log(1 - chances[index]) if 0 <= index < len(chances) else 0.0


def _tag_facts(chances: TagChances, span: Span) -> Array:
    within = chances.inside[span.start : span.stop]
    return np.array(
        [
            _log(chances.first[span.start]),
            float(np.mean([_log(chance) for chance in within])),
            _log(within.min()),
            within.max(),
            _edge(chances.inside, span.start - 1),
            _edge(chances.later, span.stop),
            _log(chances.first[span.start + 1 : span.stop].max(initial=0.0)),
        ],
        np.float32,
    )


def _standing(scores: Array, values: list[str], number: int) -> Array:
    """How the candidate stands among the others: its score, its rank, its lead, and how many say the same."""
    others = np.delete(scores, number)
    same = [index for index, value in enumerate(values) if value == values[number]]
    best = float(others.max()) if len(others) else math.log(_FLOOR)
    other_values = [float(scores[index]) for index in range(len(scores)) if values[index] != values[number]]
    return np.array(
        [
            scores[number],
            min(int((others > scores[number]).sum()), 10) / 5,
            scores[number] - best,
            scores[number] - max(other_values, default=math.log(_FLOOR)),
            float(scores[same].max()) - scores[number],
            min(len(same), 6) / 3,
            min(len(scores), 30) / 15,
        ],
        np.float32,
    )


def _place_facts(sheet: Sheet, span: Span) -> Array:
    first, last = sheet.words[span.start], sheet.words[span.stop - 1]
    page = next(page for page in sheet.pages if page.number == first.page)
    confidences = [
        page.words[word.position].confidence for word in sheet.words[span.start : span.stop] if word.page == page.number
    ]
    return np.array(
        [
            span.start == sheet.lines[first.line][0],
            span.stop == sheet.lines[last.line][1],
            last.line - first.line,
            min(span.stop - span.start, 20) / 5,
            first.box.y0 / page.height,
            first.box.x0 / page.width,
            first.page == sheet.pages[0].number,
            float(np.mean(confidences)),
            min(confidences),
            page.engine == "ppocr",
        ],
        np.float32,
    )


def _valid(field: Field, value: str) -> bool:
    """Whether the words can be a value of the field at all."""
    return iban_holds(value) if field.name == "iban" else value != ""


def _sizes(field: Field, values: list[str]) -> list[float]:
    """For amounts: each as a share of the largest."""
    if field.kind is not Kind.AMOUNT:
        return [0.0] * len(values)
    numbers = [abs(float(value)) if value else 0.0 for value in values]
    largest = max(numbers) or 1.0
    return [number / largest for number in numbers]


def _related(field: Field, sheet: Sheet, spans: list[Span]) -> Array:
    """For amounts: how each stands to all amounts of the paper."""
    if field.kind is not Kind.AMOUNT:
        return np.zeros((len(spans), COLUMNS), np.float32)
    printed = find_spans(sheet, "amount")
    texts = [read_amount(span_text(sheet, span), sheet.customs.decimal) for span in printed]
    found = dict(zip(printed, relations([float(text) if text else None for text in texts]), strict=True))
    return np.array([found.get(span, np.zeros(COLUMNS)) for span in spans], np.float32)


def _context(sheet: Sheet, features: Features, neighbours: Integers, span: Span) -> Array:
    """The telling words of the span itself, of the rest of its row, of the words before, left and above, and of the
    phrases that these belong to: of "Invoice no." only the last word stands beside the number."""
    columns = slice(features.shape[1] - len(lexicon.groups()), None)
    words = features[span.start : span.stop, columns].max(axis=0)
    start, stop = sheet.lines[sheet.words[span.start].line]
    rest = np.r_[start : span.start, min(span.stop, stop) : stop]
    row = features[rest.astype(int), columns].max(axis=0) if len(rest) else np.zeros_like(words)
    beside = [index for index in neighbours[span.start, [0, 2, 4]] if index >= 0]
    near = features[beside, columns].max(axis=0) if beside else np.zeros_like(words)
    phrases = [index for index in neighbours[beside][:, _PHRASE].ravel() if index >= 0]
    around = features[phrases, columns].max(axis=0) if phrases else np.zeros_like(words)
    return np.concatenate([words, row, near, around])


_PHRASE = [NEIGHBOURS.index(name) for name in ("before", "second before", "after")]
