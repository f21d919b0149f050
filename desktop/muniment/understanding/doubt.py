"""Why a person should look at a paper, in words. No reason, no review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from muniment.paper import DocumentType, Field, Finding
from muniment.understanding.bars import Bars

RUNNERS_UP = 4
"""So many other values are kept beside one, for a person to choose from."""

_RIVAL = 0.3
"""The share of a value's confidence from which on another is worth naming beside it."""
_LONG = 30
"""Characters; a longer value is not repeated in a reason."""


def reasons(
    kind: DocumentType,
    type_confidence: float,
    runner_up: str,
    findings: Sequence[Finding],
    bars: Bars,
    told: Iterable[str] = (),
) -> tuple[str, ...]:
    """All reasons, first that of the type, then one for each field, in the type's order. `runner_up` is the next
    likeliest type; `told` are reasons that are known already, as "field: words"."""
    words = _by_field(kind, told)
    for field in kind.fields:
        mine = [finding for finding in findings if finding.field == field.name]
        # A field that is known to be doubted is not said to be doubtful once more.
        if not words[field.name]:
            words[field.name] += _doubts(field, mine, bars.field)
    fields = [f"{name}: {'; '.join(dict.fromkeys(said))}" for name, said in words.items() if said]
    return (*_type(kind, type_confidence, runner_up, bars.type), *fields)


def of_pages(unread: int, left_out: int) -> Iterator[str]:
    """What was not seen: pages that could not be read, and pages that were read but not weighed."""
    if unread:
        yield f"pages: {unread} could not be read"
    if left_out:
        yield f"pages: {left_out} of a long paper were read but not weighed"


def _by_field(kind: DocumentType, told: Iterable[str]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {field.name: [] for field in kind.fields}
    for reason in told:
        name, _, rest = reason.partition(": ")
        words[name].append(rest)
    return words


def _type(kind: DocumentType, confidence: float, runner_up: str, bar: float) -> Iterator[str]:
    if confidence < bar:
        yield f"type: it could be {kind.name} or {runner_up}"


def _doubts(field: Field, mine: Sequence[Finding], bar: float) -> Iterator[str]:
    doubtful = [finding for finding in mine if finding.confidence < bar]
    if field.expected and not mine:
        yield "not found on the paper"
    elif len(mine) > 1 and doubtful:
        yield f"{len(doubtful)} of {len(mine)} values are not sure"
    elif doubtful:
        yield _doubt(doubtful[0])


def _doubt(finding: Finding) -> str:
    rival = next((other for other in finding.runners_up if other.value != finding.value), None)
    if rival and rival.confidence >= _RIVAL * finding.confidence and len(finding.text + rival.text) <= 2 * _LONG:
        return f"two candidates, {finding.text} and {rival.text}"
    return f"{finding.text} is not sure" if len(finding.text) <= _LONG else "not sure"
