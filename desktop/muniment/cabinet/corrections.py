"""A person's word on a kept paper: each change is one operation, which undo takes back and redo brings again."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from muniment.cabinet import deeds, papers, standing, tags, versions
from muniment.cabinet.faults import AlreadyUndone, DoneSince, NoSuchOperation
from muniment.cabinet.journal_tables import FilingRow
from muniment.cabinet.records import StoredValue
from muniment.cabinet.standing import Types
from muniment.cabinet.tables import CorrectionRow, FindingRow, OperationRow, VerdictRow
from muniment.operations import Accept, Operation, PickWords, RemoveValue, Retype, TypeValue
from muniment.paper import Evidence, Field, evidence_text


def correct_type(session: Session, types: Types, paper_id: int, type_name: str) -> None:
    papers.row(session, paper_id)
    if type_name not in types:
        raise ValueError(f"there is no document type {type_name!r}")
    record(session, types, paper_id, Retype(types[type_name].label), CorrectionRow(type=type_name))


def pick_words(
    session: Session, types: Types, paper_id: int, field: str, evidence: Evidence, value: str, replaces: int | None
) -> None:
    papers.row(session, paper_id)
    page = papers.page(session, paper_id, evidence.page)
    if not evidence.words or not all(0 <= index < len(page.words) for index in evidence.words):
        raise ValueError(f"these are not words of page {evidence.page}")
    text = evidence_text(page, evidence.words)
    _set_value(session, types, paper_id, field, text, value, evidence, replaces)


def type_value(
    session: Session, types: Types, paper_id: int, field: str, text: str, value: str, replaces: int | None
) -> None:
    papers.row(session, paper_id)
    _set_value(session, types, paper_id, field, text, value, None, replaces)


def remove_value(session: Session, types: Types, paper_id: int, finding_id: int) -> None:
    papers.row(session, paper_id)
    value = _value(_values(session, types, paper_id), finding_id)
    label = _field(session, types, paper_id, value.field).label
    record(session, types, paper_id, RemoveValue(label, value.text), CorrectionRow(replaces=finding_id))


def accept(session: Session, types: Types, paper_id: int) -> None:
    paper = papers.row(session, paper_id)
    if not paper.accepted:
        record(session, types, paper_id, Accept(paper.name), CorrectionRow())


def undo(session: Session, types: Types) -> str | None:
    operation = session.scalars(
        _corrections().where(OperationRow.undone_at.is_(None)).order_by(OperationRow.id.desc()).limit(1)
    ).first()
    return _turn(session, types, operation, datetime.now(UTC))


def redo(session: Session, types: Types) -> str | None:
    # Undo goes backwards from the newest, so the oldest that may come again is the one that was undone last.
    operation = session.scalars(
        _corrections()
        .where(OperationRow.undone_at.is_not(None), OperationRow.abandoned.is_(False))
        .order_by(OperationRow.id)
        .limit(1)
    ).first()
    return _turn(session, types, operation, None)


def undo_one(session: Session, types: Types, operation_id: int) -> str | None:
    operation = session.get(OperationRow, operation_id)
    if operation is None:
        raise NoSuchOperation(str(operation_id))
    if operation.undone_at is not None:
        raise AlreadyUndone
    if _followed(session, operation_id):
        raise DoneSince
    return _turn(session, types, operation, datetime.now(UTC))


def redo_one(session: Session, types: Types, operation_id: int) -> str | None:
    operation = session.get(OperationRow, operation_id)
    if operation is None:
        raise NoSuchOperation(str(operation_id))
    return _turn(session, types, operation, None)


def _corrections() -> Select[OperationRow]:
    """The operations that the database alone can take back: filing's need somebody who moves files."""
    return select(OperationRow).where(OperationRow.id.not_in(select(FilingRow.operation_id)))


def _followed(session: Session, operation_id: int) -> bool:
    """Whether one of its papers has a later correction that stands and may build upon this one."""
    building = (CorrectionRow.type, CorrectionRow.replaces, CorrectionRow.adds, CorrectionRow.parts)
    touched = select(CorrectionRow.paper_id).where(
        CorrectionRow.operation_id == operation_id, or_(*(column.is_not(None) for column in building))
    )
    later = (
        select(CorrectionRow.id)
        .join(OperationRow, OperationRow.id == CorrectionRow.operation_id)
        .where(
            CorrectionRow.paper_id.in_(touched),
            CorrectionRow.operation_id > operation_id,
            OperationRow.undone_at.is_(None),
            or_(*(column.is_not(None) for column in building)),
        )
    )
    return session.scalars(later.limit(1)).first() is not None


def _set_value(
    session: Session,
    types: Types,
    paper_id: int,
    field_name: str,
    text: str,
    value: str,
    evidence: Evidence | None,
    replaces: int | None,
) -> None:
    field = _field(session, types, paper_id, field_name)
    same_field = [standing for standing in _values(session, types, paper_id) if standing.field == field_name]
    if replaces is not None:
        _value(same_field, replaces)
    elif same_field and not field.many:
        replaces = same_field[0].finding_id
    finding = FindingRow(
        paper_id=paper_id,
        by_person=True,
        field=field_name,
        text=text,
        value=value,
        page=evidence.page if evidence else None,
        words=evidence.words if evidence else None,
        confidence=1.0,
        runners_up=(),
    )
    session.add(finding)
    session.flush()
    operation = PickWords(field.label, text) if evidence else TypeValue(field.label, text)
    record(session, types, paper_id, operation, CorrectionRow(replaces=replaces, adds=finding.id))


def record(session: Session, types: Types, paper_id: int, operation: Operation, correction: CorrectionRow) -> None:
    """Store the operation and what it did."""
    correction.operation_id = deeds.begin(session, operation)
    correction.paper_id = paper_id
    correction.kind = operation.name
    correction.release = session.get_one(VerdictRow, paper_id).release
    session.add(correction)
    standing.refresh(session, paper_id, types)


def _turn(session: Session, types: Types, operation: OperationRow | None, undone_at: datetime | None) -> str | None:
    if operation is None:
        return None
    operation.undone_at = undone_at
    session.flush()
    corrected = select(CorrectionRow.paper_id).where(CorrectionRow.operation_id == operation.id)
    for paper_id in session.scalars(corrected).all():
        standing.refresh(session, paper_id, types)
    tags.refresh_after(session, operation.id)
    versions.refresh_after(session, operation.id)
    return operation.description


def _values(session: Session, types: Types, paper_id: int) -> tuple[StoredValue, ...]:
    return standing.load(session, [paper_id], types)[paper_id].values


def _value(values: tuple[StoredValue, ...] | list[StoredValue], finding_id: int) -> StoredValue:
    for value in values:
        if value.finding_id == finding_id:
            return value
    raise ValueError(f"finding {finding_id} is not a value that stands there")


def _field(session: Session, types: Types, paper_id: int, name: str) -> Field:
    type_name = papers.row(session, paper_id).current_type
    field = types[type_name].field(name) if type_name in types else None
    if field is None:
        raise ValueError(f"a paper of type {type_name!r} has no field {name!r}")
    return field
