"""From candidates to findings: the best spans that do not overlap, with what else could have been meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from muniment.iban import iban_holds
from muniment.paper import Candidate, DocumentType, Evidence, Field, Finding
from muniment.understanding.agree import Choice, choose_together
from muniment.understanding.candidates import TagChances, offers, tag_chances
from muniment.understanding.doubt import RUNNERS_UP
from muniment.understanding.features import Features
from muniment.understanding.heads import Array, Arrays, Judged, SpanHead, TagHead
from muniment.understanding.patterns import Span, beside_its_word
from muniment.understanding.sheet import Integers, Sheet

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
        judged = [
            self._judged(field, sheet, features, neighbours, chances) for field in kind.fields if field.name in chances
        ]
        chosen = choose_together([choice for choice, _ in judged])
        return tuple(
            finding for choice, sure in judged for finding in _said(choice, sure, chosen[choice.field.name], sheet)
        )

    def _judged(
        self, field: Field, sheet: Sheet, features: Features, neighbours: Integers, chances: Mapping[str, TagChances]
    ) -> tuple[Choice, list[float]]:
        """What the field can choose from, and the confidence in each."""
        number = self._fields.index(field.name)
        offered = offers(sheet, features, neighbours, field, number, len(self._fields), chances)
        judged = self._spans(np.stack([offer.row for offer in offered])) if offered else _NOTHING
        choice = Choice(
            field,
            [offer.span for offer in offered],
            [offer.text for offer in offered],
            [offer.value for offer in offered],
            judged.points,
            float(self._bars[number]),
        )
        return choice, [round(float(sure), 4) for sure in calibrated(judged.exact, self._calibration[number])]


_NOTHING = Judged(np.zeros(0, np.float32), np.zeros(0, np.float32))


def calibrated(exact: Array, line: Array) -> Array:
    """Platt's line (its slope and offset) over the log odds, as fitted on papers that the heads were not trained on."""
    held = np.clip(exact, 1e-4, 1 - 1e-4)
    odds = line[..., 0] * np.log(held / (1 - held)) + line[..., 1]
    return np.asarray(1 / (1 + np.exp(-odds)), np.float32)


def _said(choice: Choice, sure: Sequence[float], picked: list[int], sheet: Sheet) -> list[Finding]:
    """Findings in reading order, each with the likeliest other values of its field."""
    candidates = [
        Candidate(text, value or text, evidence_of(sheet, span), confidence)
        for span, text, value, confidence in zip(choice.spans, choice.texts, choice.values, sure, strict=True)
    ]
    ranked = np.argsort(-choice.chances, kind="stable")
    others = [candidates[int(position)] for position in ranked if position not in picked]
    findings = []
    for position in picked:
        best = candidates[position]
        place = candidates[_best_place(choice, position, sheet)]
        runners_up = () if choice.field.many else _distinct(others, best.value)
        findings.append(Finding(choice.field.name, place.text, best.value, place.evidence, best.confidence, runners_up))
    return sorted(findings, key=lambda finding: (finding.evidence.page, finding.evidence.words))


def _best_place(choice: Choice, position: int, sheet: Sheet) -> int:
    """The position of the same value where it stands beside the field's own word, if it does anywhere."""
    same = [other for other in range(len(choice.spans)) if choice.values[other] == choice.values[position]]
    beside = [other for other in same if beside_its_word(sheet, choice.spans[other], choice.field.name)]
    if not choice.values[position] or position in beside or not beside:
        return position
    return max(beside, key=lambda other: float(choice.chances[other]))


def _distinct(others: Sequence[Candidate], taken: str) -> tuple[Candidate, ...]:
    """The likeliest others, each of another value. Another account is kept however unlikely: it may be a forger's."""
    kept: dict[str, Candidate] = {}
    for other in others:
        if other.value != taken and (other.confidence >= _LEAST_RUNNER_UP or iban_holds(other.value)):
            kept.setdefault(other.value, other)
    return tuple(kept.values())[:RUNNERS_UP]


def evidence_of(sheet: Sheet, span: Span) -> Evidence:
    words = sheet.words[span.start : span.stop]
    return Evidence(words[0].page, tuple(word.position for word in words if word.page == words[0].page))
