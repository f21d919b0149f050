"""What becomes of a verdict once the second model has been asked.

The first model's values stand. Agreement makes one likelier by as much as was measured (`measured`), and what was
doubted for that alone is doubted no more once it is above the bar; disagreement is a reason for a person to look, who
is shown the other value too. A type that an office describes, which the first model does not know, and its values are
said with so little confidence that a person always looks at them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from muniment.paper import Candidate, DocumentType, Field, Finding, Reading, Verdict, evidence_text
from muniment.understanding import doubt
from muniment.understanding.bars import Bars
from muniment.understanding.customs import Customs, customs_of
from muniment.understanding.lexicon import fold
from muniment.understanding.normalise import normalise
from muniment.understanding.opinion.measured import TYPE, Shifts
from muniment.understanding.opinion.messages import FieldOpinion

ALONE = 0.5
"""The most that is claimed for what the second model alone says: nobody has measured how often it is right."""

_LEAST_SHARE_OF_A_DESCRIBED_TYPE = 0.6
_SAYS = "the second model"


def with_type(
    verdict: Verdict,
    kinds: Sequence[DocumentType],
    shares: Sequence[float],
    described: Sequence[str],
    shifts: Shifts,
    bar: float,
) -> Verdict:
    """The verdict after the second model weighed the types; `described` names those that only it can
    say, and `bar` is the confidence below which a type is doubted."""
    if not shares:
        return verdict
    share, best = max(zip(shares, (kind.name for kind in kinds), strict=True))
    if best in described:
        return _as_described(verdict, best, share) if share >= _LEAST_SHARE_OF_A_DESCRIBED_TYPE else verdict
    agrees = best == verdict.type
    confidence = shifts.after(TYPE, verdict.type_confidence, agrees=agrees)
    sure = verdict.type_confidence < bar <= confidence
    reasons = tuple(reason for reason in verdict.reasons if not (sure and reason.startswith("type: it could be ")))
    doubted = any(reason.startswith("type: ") for reason in verdict.reasons)
    if not agrees and doubted:
        reasons = _beside(reasons, TYPE, f"{_SAYS} takes it for: {best}")
    return msgspec.structs.replace(verdict, type_confidence=confidence, reasons=reasons)


def _as_described(verdict: Verdict, name: str, share: float) -> Verdict:
    """A type in the office's own words: what was said of the fields of another type goes with that type."""
    fields = {finding.field for finding in verdict.findings} | {TYPE}
    general = (reason for reason in verdict.reasons if reason.partition(": ")[0] not in fields)
    reasons = (f"type: only {_SAYS} says {name}, by its description", *general)
    return msgspec.structs.replace(
        verdict, type=name, type_confidence=round(min(share, ALONE), 4), findings=(), reasons=reasons
    )


def with_fields(
    verdict: Verdict, kind: DocumentType, reading: Reading, opinions: Sequence[FieldOpinion], shifts: Shifts, bars: Bars
) -> Verdict:
    """The verdict after the second model was asked for some single fields of its type."""
    customs = _customs(reading)
    findings, told = list(verdict.findings), []
    for opinion in opinions:
        field = kind.field(opinion.field)
        if field is None:
            continue
        other = _candidate(field, reading, customs, opinion)
        place = next((at for at, finding in enumerate(findings) if finding.field == field.name), None)
        if place is None:
            told += [(field.name, f"{_SAYS} reads {other.text}")] if other else []
            continue
        agrees = other is not None and _same(findings[place].value, other.value)
        if other is None:
            told.append((field.name, f"{_SAYS} does not find it on the paper"))
        elif not agrees:
            told.append((field.name, f"{_SAYS} reads {other.text}"))
        findings[place] = _weighed(findings[place], None if agrees else other, agrees, shifts)
    before, after = (_doubts(kind, each, bars) for each in (verdict.findings, findings))
    now = {reason: after.get(name, "") for name, reason in before.items()}
    reasons = tuple(filter(None, (now.get(reason, reason) for reason in verdict.reasons)))
    for name, said in told:
        reasons = _beside(reasons, name, said)
    return msgspec.structs.replace(verdict, findings=tuple(findings), reasons=reasons)


def with_described_fields(
    verdict: Verdict, kind: DocumentType, reading: Reading, opinions: Sequence[FieldOpinion]
) -> Verdict:
    """The verdict on a paper of a described type: its values are the second model's alone."""
    customs = _customs(reading)
    findings, missing = [], {field.name for field in kind.fields if field.expected}
    for opinion in opinions:
        field = kind.field(opinion.field)
        said = _candidate(field, reading, customs, opinion) if field else None
        if said is not None:
            findings.append(Finding(opinion.field, said.text, said.value, said.evidence, said.confidence))
            missing.discard(opinion.field)
    absent = (f"{field.name}: not found on the paper" for field in kind.fields if field.name in missing)
    return msgspec.structs.replace(verdict, findings=tuple(findings), reasons=(*verdict.reasons, *absent))


def _candidate(field: Field, reading: Reading, customs: Customs, opinion: FieldOpinion) -> Candidate | None:
    if opinion.evidence is None:
        return None
    text = evidence_text(reading.page(opinion.evidence.page), opinion.evidence.words)
    confidence = round(min(opinion.share, ALONE), 4)
    return Candidate(text, normalise(field, text, customs) or text, opinion.evidence, confidence)


def _customs(reading: Reading) -> Customs:
    """How the paper writes its dates and numbers."""
    return customs_of("\n".join(page.text for page in reading.pages))


def _same(value: str, other: str) -> bool:
    return value == other or fold(value) == fold(other) != ""


def _weighed(finding: Finding, other: Candidate | None, agrees: bool, shifts: Shifts) -> Finding:
    """The finding with its new confidence, and the other value among its runners-up, likeliest first."""
    confidence = shifts.after(finding.field, finding.confidence, agrees=agrees)
    rivals = finding.runners_up
    if other is not None and not any(_same(rival.value, other.value) for rival in rivals):
        left = min(other.confidence, round(1 - confidence, 4))
        ranked = sorted((*rivals, msgspec.structs.replace(other, confidence=left)), key=lambda each: -each.confidence)
        rivals = tuple(ranked)
        if len(rivals) > doubt.RUNNERS_UP:
            # The weakest goes, but never the one that a person is told of.
            weakest = next(each for each in reversed(rivals) if each.value != other.value)
            rivals = tuple(each for each in rivals if each is not weakest)
    return msgspec.structs.replace(finding, confidence=confidence, runners_up=rivals)


def _doubts(kind: DocumentType, findings: Sequence[Finding], bars: Bars) -> dict[str, str]:
    """The reasons that lie in how sure the findings are, each under the field that it names."""
    reasons = doubt.reasons(kind, 1.0, "", findings, Bars(0.0, bars.field))
    return {reason.partition(": ")[0]: reason for reason in reasons}


def _beside(reasons: tuple[str, ...], name: str, said: str) -> tuple[str, ...]:
    """The reasons with one more about a field: in the field's own reason if it has one, since one is shown for each."""
    for number, reason in enumerate(reasons):
        if reason.startswith(f"{name}: "):
            return (*reasons[:number], f"{reason}; {said}", *reasons[number + 1 :])
    return (*reasons, f"{name}: {said}")
