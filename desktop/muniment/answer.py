"""The one line of JSON that says what a paper is: for other programs, so its keys are a promise."""

from __future__ import annotations

import json
from typing import Literal

import msgspec

from muniment.errors import MunimentError, by_code
from muniment.paper import Finding, Reading, Verdict, evidence_boxes


class FieldAnswer(msgspec.Struct, frozen=True):
    """A value: `text` as it stands on the page, `value` normalised, `boxes` in points, one a line of text."""

    name: str
    text: str
    value: str
    page: int
    boxes: tuple[tuple[float, float, float, float], ...]
    confidence: float


class Answer(msgspec.Struct, frozen=True):
    """What is said of a paper. `file` is the path as it was given; `seconds` is the time spent on this paper alone.

    `status` is "partly" where some pages could not be read. Of a refused paper only `code` and `reason` tell anything.
    `enclosures` are the answers for what hung on a mail, each a paper of its own.
    """

    file: str
    status: Literal["read", "partly", "refused"]
    code: str | None
    reason: str | None
    type: str | None
    type_confidence: float
    needs_review: bool
    review_reasons: tuple[str, ...]
    fields: tuple[FieldAnswer, ...]
    pages: int
    engines: tuple[str, ...]
    release: str | None
    seconds: float
    enclosures: tuple[Answer, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every page of the paper was read, and of all that hung on it."""
        return self.status == "read" and all(enclosed.whole for enclosed in self.enclosures)

    def line(self) -> str:
        """The answer as one line of ASCII: harmless to a terminal, and it holds names of files that are no text."""
        return json.dumps(msgspec.to_builtins(self))


def of_read(
    file: str, reading: Reading, verdict: Verdict, seconds: float, enclosures: tuple[Answer, ...] = ()
) -> Answer:
    """The answer for a paper of which at least some pages were read."""
    return Answer(
        file=file,
        status="partly" if reading.faults else "read",
        code=reading.faults[0].code if reading.faults else None,
        reason=fault_reason(reading),
        type=verdict.type,
        type_confidence=round(verdict.type_confidence, 4),
        needs_review=verdict.needs_review,
        review_reasons=verdict.reasons,
        fields=tuple(_field(reading, finding) for finding in verdict.findings),
        pages=reading.page_count,
        engines=reading.engines,
        release=verdict.release,
        seconds=round(seconds, 2),
        enclosures=enclosures,
    )


def of_refused(file: str, error: MunimentError, seconds: float) -> Answer:
    """The answer for a paper that could not be read at all; a person has to look at it."""
    return Answer(
        file=file,
        status="refused",
        code=error.code,
        reason=error.reason,
        type=None,
        type_confidence=0.0,
        needs_review=True,
        review_reasons=(error.reason,),
        fields=(),
        pages=0,
        engines=(),
        release=None,
        seconds=round(seconds, 2),
    )


def fault_reason(reading: Reading) -> str | None:
    """Which pages could not be read and why, in words for a person; None where all were."""
    pages: dict[str, list[str]] = {}
    for fault in reading.faults:
        pages.setdefault(fault.code, []).append(str(fault.number))
    told = (
        f"{'Page' if len(numbers) == 1 else 'Pages'} {', '.join(numbers)}: {by_code(code).reason}"
        for code, numbers in pages.items()
    )
    return " ".join(told) or None


def _field(reading: Reading, finding: Finding) -> FieldAnswer:
    boxes = evidence_boxes(reading.page(finding.evidence.page), finding.evidence.words)
    return FieldAnswer(
        name=finding.field,
        text=finding.text,
        value=finding.value,
        page=finding.evidence.page,
        boxes=tuple((round(box.x0, 2), round(box.y0, 2), round(box.x1, 2), round(box.y1, 2)) for box in boxes),
        confidence=round(finding.confidence, 4),
    )
