"""What stands in each field of a paper, and how sure that is, in words.

Nothing here draws: the panel, the page and the tests all read the same entries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from muniment.cabinet.records import StoredPaper, StoredValue
from muniment.paper import DocumentType, Evidence, Field
from muniment.window.core_words import said

RIVAL_SHARE = 0.3
"""A runner-up counts as a second candidate from this share of the chosen value's chance."""


class Standing(StrEnum):
    """How a field's value came about and whether a person should look at it."""

    SURE = "sure"
    CHECK = "check"
    RIVALS = "rivals"
    PICKED = "picked"
    TYPED = "typed"
    ACCEPTED = "accepted"
    MISSING = "missing"
    MISSED = "missed"
    REMOVED = "removed"

    @property
    def doubtful(self) -> bool:
        return self in (Standing.CHECK, Standing.RIVALS, Standing.MISSED)

    @property
    def personal(self) -> bool:
        return self in (Standing.PICKED, Standing.TYPED, Standing.REMOVED)

    @property
    def glyph(self) -> str:
        """The name of its drawing."""
        if self.doubtful:
            return "needs-you"
        if self.personal:
            return "typed" if self is Standing.TYPED else "missing" if self is Standing.REMOVED else "person"
        return "missing" if self is Standing.MISSING else "done"

    @property
    def colour(self) -> str:
        """The name of its colour in the theme."""
        if self.doubtful:
            return "doubtful"
        if self.personal:
            return "personal"
        return "muted" if self is Standing.MISSING else "settled"


@dataclass(frozen=True)
class FieldEntry:
    """One row of the panel: a field of the paper's type and one value of it, or none."""

    field: Field
    value: StoredValue | None
    reason: str
    standing: Standing

    @property
    def key(self) -> tuple[str, int]:
        """Tells rows of one paper apart, also where a field has several values."""
        return (self.field.name, self.value.finding_id if self.value else 0)

    @property
    def evidence(self) -> Evidence | None:
        return self.value.evidence if self.value else None


def field_entries(paper: StoredPaper, document_type: DocumentType | None) -> list[FieldEntry]:
    """A row for each value of each field of the type, in the type's order; a field without a value has one row too.

    Of a scan that was split, what is found is told by its parts.
    """
    if document_type is None or paper.parts:
        return []
    reasons, _ = sort_reasons(paper.reasons, document_type)
    entries = []
    for field in document_type.fields:
        values = [value for value in paper.values if value.field == field.name]
        for value in values or (None,):
            reason = "" if value is not None and value.by_person else reasons.get(field.name, "")
            if value is None and any(finding.field == field.name for finding in paper.verdict.findings):
                # The model found one, and it is gone: only a person takes values away.
                entries.append(FieldEntry(field, None, "", Standing.REMOVED))
            else:
                entries.append(FieldEntry(field, value, reason, _standing(value, reason, paper.accepted)))
    return entries


def _standing(value: StoredValue | None, reason: str, accepted: bool) -> Standing:
    if value is None:
        return Standing.MISSED if reason else Standing.MISSING
    if value.by_person:
        return Standing.TYPED if value.evidence is None else Standing.PICKED
    if accepted:
        return Standing.ACCEPTED
    if reason:
        return Standing.RIVALS if _rivals(value) else Standing.CHECK
    return Standing.SURE


def _rivals(value: StoredValue) -> int:
    least = value.confidence * RIVAL_SHARE
    return len({rival.value for rival in value.runners_up if rival.value != value.value and rival.confidence >= least})


def sort_reasons(reasons: tuple[str, ...], document_type: DocumentType | None) -> tuple[dict[str, str], list[str]]:
    """The reasons that begin with a field's name, by that name, and those that concern the whole paper."""
    by_field: dict[str, str] = {}
    general = []
    for reason in reasons:
        name, separator, rest = reason.partition(": ")
        if separator and document_type is not None and document_type.field(name) is not None:
            words = said(rest)
            by_field[name] = f"{by_field[name]}; {words}" if name in by_field else words
        else:
            general.append(reason)
    return by_field, general


def plain_reason(reason: str, document_type: DocumentType | None) -> str:
    """A reason as a person reads it: the field's label instead of its name."""
    name, separator, rest = reason.partition(": ")
    field = document_type.field(name) if separator and document_type is not None else None
    if field:
        return f"{field.label}: {said(rest)}"
    words = said(reason)
    return words[:1].upper() + words[1:]


def standing_words(entry: FieldEntry) -> str:
    """The standing in words."""
    if entry.standing is Standing.RIVALS and entry.value is not None:
        return _rival_words(1 + _rivals(entry.value))
    translate = QCoreApplication.translate
    words: Mapping[Standing, str] = {
        Standing.SURE: translate("Standing", "sure"),
        Standing.CHECK: translate("Standing", "check"),
        Standing.PICKED: translate("Standing", "chosen by you"),
        Standing.TYPED: translate("Standing", "typed by you"),
        Standing.ACCEPTED: translate("Standing", "accepted"),
        Standing.MISSING: translate("Standing", "not found"),
        Standing.MISSED: translate("Standing", "check"),
        Standing.REMOVED: translate("Standing", "not on the paper"),
    }
    return words[entry.standing]


def _rival_words(count: int) -> str:
    translate = QCoreApplication.translate
    if count == 2:
        return translate("Standing", "two candidates")
    if count == 3:
        return translate("Standing", "three candidates")
    return translate("Standing", "several candidates")


def chance_words(confidence: float) -> str:
    """The chance of being right as a whole percentage, for a tooltip. Never a false 100 %."""
    return QCoreApplication.translate("Standing", "{0} % likely right").format(min(99, round(confidence * 100)))
