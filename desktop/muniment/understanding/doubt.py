"""Why a person should look at a paper, in words. No reason, no review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from muniment.paper import DocumentType, Finding
from muniment.understanding.check import contradictions

TYPE_BAR = 0.9
"""The confidence below which a type is doubted."""

FIELD_BAR = 0.7
"""The confidence below which a value is doubted. Confidences are calibrated, so this is a share of right answers."""


def reasons(
    kind: DocumentType, type_confidence: float, runner_up: str, findings: Sequence[Finding], unread: int, left_out: int
) -> tuple[str, ...]:
    """All reasons, the weightiest first. `runner_up` is the next likeliest type; `unread` counts pages that could not
    be read, `left_out` pages that were read but not weighed."""
    return tuple(_reasons(kind, type_confidence, runner_up, findings, unread, left_out))


def _reasons(
    kind: DocumentType, type_confidence: float, runner_up: str, findings: Sequence[Finding], unread: int, left_out: int
) -> Iterator[str]:
    if type_confidence < TYPE_BAR:
        yield f"type: it could be {kind.name} or {runner_up}"
    found = {finding.field for finding in findings}
    for field in kind.fields:
        if field.expected and field.name not in found:
            yield f"{field.name}: not found on the paper"
    single = {field.name for field in kind.fields if not field.many}
    yield from contradictions({finding.field: finding.value for finding in findings if finding.field in single})
    for field in kind.fields:
        mine = [finding for finding in findings if finding.field == field.name]
        doubtful = [finding for finding in mine if finding.confidence < FIELD_BAR]
        if len(mine) > 1 and doubtful:
            yield f"{field.name}: {len(doubtful)} of {len(mine)} values are not sure"
        elif doubtful:
            yield f"{field.name}: {_doubt(doubtful[0])}"
    if unread:
        yield f"pages: {unread} could not be read"
    if left_out:
        yield f"pages: {left_out} of a long paper were read but not weighed"


def _doubt(finding: Finding) -> str:
    rival = next((other for other in finding.runners_up if other.value != finding.value), None)
    if rival and rival.confidence >= 0.3 * finding.confidence:
        return f"two candidates, {finding.text} and {rival.text}"
    return f"{finding.text} is not sure"
