"""What stands of a paper now: the model's word, as far as no correction that stands says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import msgspec
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from muniment.cabinet import kin
from muniment.cabinet.records import StoredValue
from muniment.cabinet.search import index
from muniment.cabinet.tables import CorrectionRow, FindingRow, OperationRow, PaperRow, VerdictRow
from muniment.operations import Accept, Split
from muniment.paper import DocumentType, Evidence, Kind

Types = Mapping[str, DocumentType]
"""The document types by name: they say which values belong to a paper of a type, and in which order."""


class Standing(msgspec.Struct, frozen=True):
    """A paper's type and values as they stand. `values` are in the order of the type's fields; `parts` are the papers
    that it was split into."""

    type: str
    type_confidence: float
    type_by_person: bool
    values: tuple[StoredValue, ...]
    reasons: tuple[str, ...]
    accepted: bool
    parts: tuple[int, ...]


def load(session: Session, paper_ids: Sequence[int], types: Types) -> dict[int, Standing]:
    """What stands of these papers, by number. The caller keeps the list short enough for one query."""
    verdicts = session.scalars(select(VerdictRow).where(VerdictRow.paper_id.in_(paper_ids)))
    findings = session.scalars(
        select(FindingRow).where(FindingRow.paper_id.in_(paper_ids)).order_by(FindingRow.paper_id, FindingRow.id)
    )
    corrections = session.scalars(
        select(CorrectionRow)
        .join(OperationRow, OperationRow.id == CorrectionRow.operation_id)
        .where(CorrectionRow.paper_id.in_(paper_ids), OperationRow.undone_at.is_(None))
        .order_by(CorrectionRow.paper_id, CorrectionRow.id)
    )
    found = {paper_id: list(rows) for paper_id, rows in groupby(findings, lambda row: row.paper_id)}
    corrected = {paper_id: list(rows) for paper_id, rows in groupby(corrections, lambda row: row.paper_id)}
    return {
        verdict.paper_id: _standing(
            verdict, found.get(verdict.paper_id, []), corrected.get(verdict.paper_id, []), types
        )
        for verdict in verdicts
    }


def refresh(session: Session, paper_id: int, types: Types) -> Standing:
    """Work out anew what follows from the paper's verdict and corrections: its line in a list, what finds it."""
    session.flush()
    now = load(session, [paper_id], types)[paper_id]
    paper = session.get_one(PaperRow, paper_id)
    paper.accepted = now.accepted
    paper.current_type = now.type
    paper.current_type_confidence = now.type_confidence
    paper.current_reason = next(iter(now.reasons), "")
    session.execute(
        update(PaperRow).where(PaperRow.part_of == paper_id).values(withdrawn=PaperRow.id.not_in(now.parts))
    )
    # Of a batch that was split, what is found is told by its parts.
    told = () if now.parts else now.values
    paper.current_headline = _first(told, _fields(types, now.type, Kind.NAME))
    # A total tells more than its parts, whichever is printed first.
    amounts = sorted(_fields(types, now.type, Kind.AMOUNT), key=lambda name: name != "total_amount")
    paper.current_amount = _first(told, amounts)
    paper.current_date = _first(told, _fields(types, now.type, Kind.DATE))
    kin.note_values(session, paper_id, told)
    index.set_values(session, paper_id, now.values, told)
    return now


def _standing(
    verdict: VerdictRow, findings: list[FindingRow], corrections: list[CorrectionRow], types: Types
) -> Standing:
    by_person = [correction.type for correction in corrections if correction.type is not None]
    type_name = by_person[-1] if by_person else verdict.type
    replaced = {correction.replaces for correction in corrections}
    added = {correction.adds for correction in corrections}
    # A value that took another's place stands where that one stood.
    place: dict[int, int] = {}
    for correction in corrections:
        if correction.adds is not None and correction.replaces is not None:
            place[correction.adds] = place.get(correction.replaces, correction.replaces)
    # Where the type is not known here, nothing says that a value does not belong to it.
    fields = (
        {field.name: number for number, field in enumerate(types[type_name].fields)} if type_name in types else None
    )
    standing = [
        finding
        for finding in findings
        if finding.id not in replaced
        and (not finding.by_person or finding.id in added)
        and (fields is None or finding.field in fields)
    ]
    standing.sort(key=lambda finding: ((fields or {}).get(finding.field, 0), place.get(finding.id, finding.id)))
    accepted = any(correction.kind == Accept.name for correction in corrections)
    parts = next((correction.parts or () for correction in corrections if correction.kind == Split.name), ())
    return Standing(
        type=type_name,
        type_confidence=1.0 if by_person else verdict.type_confidence,
        type_by_person=bool(by_person),
        values=tuple(_value(finding) for finding in standing),
        reasons=() if accepted or parts else verdict.reasons,
        accepted=accepted,
        parts=parts,
    )


def _value(row: FindingRow) -> StoredValue:
    return StoredValue(
        finding_id=row.id,
        field=row.field,
        text=row.text,
        value=row.value,
        evidence=None if row.page is None or row.words is None else Evidence(row.page, row.words),
        confidence=row.confidence,
        by_person=row.by_person,
        runners_up=row.runners_up,
    )


def _fields(types: Types, type_name: str, kind: Kind) -> list[str]:
    return [field.name for field in types[type_name].fields if field.kind == kind] if type_name in types else []


def _first(values: Sequence[StoredValue], fields: Iterable[str]) -> str:
    return next((value.value for field in fields for value in values if value.field == field), "")
