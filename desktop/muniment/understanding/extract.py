"""From candidates to findings: the best spans that do not overlap, with what else could have been meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from muniment.paper import Candidate, DocumentType, Evidence, Field, Finding
from muniment.understanding.candidates import offers, tag_chances
from muniment.understanding.features import Features
from muniment.understanding.heads import Array, Arrays, SpanHead, TagHead
from muniment.understanding.lexicon import fold
from muniment.understanding.normalise import normalise
from muniment.understanding.patterns import Span
from muniment.understanding.sheet import Integers, Sheet
from muniment.understanding.unlearned import spans_of

_RUNNERS_UP = 4
_LEAST_RUNNER_UP = 0.02


class Extractor:
    """The heads that point at values, as trained: the order of fields, their bars and their calibration."""

    def __init__(self, arrays: Arrays, fields: Sequence[str]) -> None:
        self._fields = list(fields)
        self._tag_of = {field: 1 + 2 * number for number, field in enumerate(fields)}
        self._tags, self._spans = TagHead(arrays), SpanHead(arrays)
        self._bars, self._calibration = arrays["bars"], arrays["calibration"]

    def findings(
        self, kind: DocumentType, sheet: Sheet, states: Array, features: Features, neighbours: Integers
    ) -> tuple[Finding, ...]:
        """The values of the type's fields, field by field in the type's order."""
        line_of = np.array([word.line for word in sheet.words], np.int32)
        scores = self._tags(states, features, neighbours, line_of)
        chances = tag_chances(scores, self._tag_of, tuple(field.name for field in kind.fields))
        found: list[Finding] = []
        for field in kind.fields:
            if field.name not in chances:
                found += _by_rule(kind, field, sheet)
                continue
            number = self._fields.index(field.name)
            offered = offers(sheet, features, neighbours, field, number, len(self._fields), chances[field.name])
            if not offered:
                continue
            raw = self._spans(np.stack([offer.row for offer in offered]))
            candidates = [
                _Scored(offer.span, offer.text, offer.value, confidence)
                for offer, confidence in zip(offered, self._calibrated(number, raw), strict=True)
            ]
            found += _chosen(field, sheet, candidates, raw, float(self._bars[number]))
        return tuple(found)

    def _calibrated(self, number: int, chances: Array) -> list[float]:
        """Platt's line over the log odds, as fitted on papers that the heads were not trained on."""
        slope, offset = self._calibration[number]
        held = np.clip(chances, 1e-4, 1 - 1e-4)
        odds = np.log(held / (1 - held))
        return [round(float(chance), 4) for chance in 1 / (1 + np.exp(-(slope * odds + offset)))]


class _Scored(NamedTuple):
    span: Span
    text: str
    value: str
    confidence: float


def choose(spans: Sequence[Span], texts: Sequence[str], chances: Array, bar: float, many: bool) -> list[int]:
    """The positions of the spans to answer with: the likeliest one, or with `many` all that neither overlap a likelier
    one nor say the same; only those whose chance is at least `bar`. Likeliest first."""
    chosen: list[int] = []
    said: set[str] = set()
    for position in np.argsort(-chances, kind="stable"):
        if chances[position] < bar or (chosen and not many):
            break
        start, stop = spans[position]
        text = fold(texts[position])
        if text not in said and all(stop <= spans[other].start or spans[other].stop <= start for other in chosen):
            chosen.append(int(position))
            said.add(text)
    return chosen


def _chosen(field: Field, sheet: Sheet, candidates: list[_Scored], raw: Array, bar: float) -> list[Finding]:
    spans, texts = [candidate.span for candidate in candidates], [candidate.text for candidate in candidates]
    picked = choose(spans, texts, raw, bar, field.many)
    taken = {candidates[position].value for position in picked}
    others = [candidates[int(position)] for position in np.argsort(-raw, kind="stable") if position not in picked]
    findings = []
    for position in picked:
        best = candidates[position]
        runners_up = [] if field.many else _distinct(others, taken)
        findings.append(
            Finding(
                field.name,
                best.text,
                best.value or best.text,
                _evidence(sheet, best.span),
                best.confidence,
                tuple(
                    Candidate(other.text, other.value or other.text, _evidence(sheet, other.span), other.confidence)
                    for other in runners_up
                ),
            )
        )
    return sorted(findings, key=lambda finding: (finding.evidence.page, finding.evidence.words))


def _distinct(others: Sequence[_Scored], taken: set[str]) -> list[_Scored]:
    """The likeliest others, each of another value."""
    values, kept = set(taken), []
    for other in others:
        if other.value not in values and other.confidence >= _LEAST_RUNNER_UP:
            values.add(other.value)
            kept.append(other)
    return kept[:_RUNNERS_UP]


def _by_rule(kind: DocumentType, field: Field, sheet: Sheet) -> list[Finding]:
    findings: dict[str, Finding] = {}
    for span, confidence in spans_of(kind.name, field.name, sheet):
        text = " ".join(word.text for word in sheet.words[span.start : span.stop])
        value = normalise(field, text) or text
        findings.setdefault(value, Finding(field.name, text, value, _evidence(sheet, span), confidence))
    return list(findings.values())


def _evidence(sheet: Sheet, span: Span) -> Evidence:
    words = sheet.words[span.start : span.stop]
    return Evidence(words[0].page, tuple(word.position for word in words if word.page == words[0].page))
