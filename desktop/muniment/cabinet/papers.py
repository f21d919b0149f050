"""How a paper is written into the tables, once, and read out of them again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from muniment.cabinet import kin, shelf, standing
from muniment.cabinet.records import StoredEnclosure, StoredPaper
from muniment.cabinet.search import index
from muniment.cabinet.standing import Types
from muniment.cabinet.tables import (
    EnclosureRow,
    FindingRow,
    PageFaultRow,
    PageRow,
    PageWords,
    PaperRow,
    Row,
    VerdictRow,
)
from muniment.errors import NoSuchPaper
from muniment.paper import Evidence, Finding, Page, PageFault, Reading, Verdict

_PAPERS_A_QUERY = 500


def insert(
    session: Session,
    *,
    sha256: str,
    name: str,
    source: str,
    reading: Reading,
    verdict: Verdict,
    types: Types,
    first_page: int = 1,
    part_of: int | None = None,
) -> int:
    """Write all that is known of a new paper; returns its number."""
    now = datetime.now(UTC)
    paper = PaperRow(
        sha256=sha256,
        first_page=first_page,
        last_page=first_page + reading.page_count - 1,
        part_of=part_of,
        name=storable(name),
        source=storable(source),
        media_type=reading.media_type,
        page_count=reading.page_count,
        notices=reading.notices,
        statements=reading.statements,
        added_at=now,
        current_type=verdict.type,
        current_type_confidence=verdict.type_confidence,
        current_reason="",
        current_headline="",
        current_amount="",
        current_date="",
    )
    session.add(paper)
    session.flush()
    session.add_all((*_rows_of_reading(paper.id, reading), *_rows_of_verdict(paper.id, verdict, now)))
    session.flush()
    kin.note(session, paper.id, reading.pages)
    stands = standing.refresh(session, paper.id, types)
    index.add(session, paper.id, paper.name, reading, stands.values)
    return paper.id


def _rows_of_reading(paper_id: int, reading: Reading) -> Iterator[Row]:
    for page in reading.pages:
        yield PageRow(
            paper_id=paper_id,
            number=page.number,
            width=page.width,
            height=page.height,
            engine=page.engine,
            turn=page.turn,
            content=PageWords(page.words, page.lines, page.codes),
        )
    for number, code in dict.fromkeys((fault.number, fault.code) for fault in reading.faults):
        yield PageFaultRow(paper_id=paper_id, number=number, code=code)


def _rows_of_verdict(paper_id: int, verdict: Verdict, created_at: datetime) -> Iterator[Row]:
    yield VerdictRow(
        paper_id=paper_id,
        type=verdict.type,
        type_confidence=verdict.type_confidence,
        reasons=verdict.reasons,
        release=verdict.release,
        pages_considered=verdict.pages_considered,
        parts=verdict.parts,
        created_at=created_at,
    )
    for finding in verdict.findings:
        yield FindingRow(
            paper_id=paper_id,
            by_person=False,
            field=finding.field,
            text=finding.text,
            value=finding.value,
            page=finding.evidence.page,
            words=finding.evidence.words,
            confidence=finding.confidence,
            runners_up=finding.runners_up,
        )


def row(session: Session, paper_id: int) -> PaperRow:
    """The paper of that number; raises NoSuchPaper, also for a part whose split was undone."""
    paper = session.get(PaperRow, paper_id)
    if paper is None or paper.withdrawn:
        raise NoSuchPaper(str(paper_id))
    return paper


def page(session: Session, paper_id: int, number: int) -> Page:
    """A page that was read; raises ValueError where that page was not."""
    found = session.get(PageRow, (paper_id, number))
    if found is None:
        raise ValueError(f"page {number} of paper {paper_id} was not read")
    return _page(found)


def load(session: Session, paper_id: int, types: Types) -> StoredPaper:
    """Everything that is kept of a paper; raises NoSuchPaper."""
    paper = row(session, paper_id)
    now = standing.load(session, [paper_id], types)[paper_id]
    return StoredPaper(
        paper_id=paper.id,
        sha256=paper.sha256,
        name=paper.name,
        source=paper.source,
        added_at=paper.added_at,
        reading=reading(session, paper),
        verdict=_verdict(session, paper_id),
        type=now.type,
        type_by_person=now.type_by_person,
        values=now.values,
        reasons=now.reasons,
        accepted=now.accepted,
        first_page=paper.first_page,
        part_of=paper.part_of,
        parts=now.parts,
        enclosures=tuple(
            StoredEnclosure(row.name, row.enclosed_id, row.code)
            for row in session.scalars(
                select(EnclosureRow)
                .where(EnclosureRow.paper_id == paper_id)
                .order_by(EnclosureRow.place, EnclosureRow.id)
            )
        ),
        enclosed_in=tuple(
            session.scalars(
                select(EnclosureRow.paper_id)
                .where(EnclosureRow.enclosed_id == paper_id)
                .distinct()
                .order_by(EnclosureRow.paper_id)
            )
        ),
        tags=shelf.tags_of(session, paper_id),
        version_of=shelf.current_of(session, paper_id),
        versions=shelf.versions_of(session, paper_id),
        sightings=shelf.sightings_of(session, paper_id),
    )


def reading(session: Session, paper: PaperRow) -> Reading:
    """The pages of a paper as they were read."""
    pages = session.scalars(select(PageRow).where(PageRow.paper_id == paper.id).order_by(PageRow.number))
    faults = session.scalars(
        select(PageFaultRow).where(PageFaultRow.paper_id == paper.id).order_by(PageFaultRow.number, PageFaultRow.code)
    )
    return Reading(
        media_type=paper.media_type,
        page_count=paper.page_count,
        pages=tuple(_page(page) for page in pages),
        faults=tuple(PageFault(fault.number, fault.code) for fault in faults),
        notices=paper.notices,
        statements=paper.statements,
    )


def _page(page: PageRow) -> Page:
    content = page.content
    return Page(
        page.number, page.width, page.height, page.engine, content.words, content.lines, page.turn, content.codes
    )


def _verdict(session: Session, paper_id: int) -> Verdict:
    verdict = session.get_one(VerdictRow, paper_id)
    findings = session.scalars(
        select(FindingRow)
        .where(FindingRow.paper_id == paper_id, FindingRow.by_person.is_(False))
        .order_by(FindingRow.id)
    )
    return Verdict(
        type=verdict.type,
        type_confidence=verdict.type_confidence,
        findings=tuple(
            Finding(
                row.field, row.text, row.value, Evidence(row.page or 0, row.words or ()), row.confidence, row.runners_up
            )
            for row in findings
        ),
        reasons=verdict.reasons,
        release=verdict.release,
        pages_considered=verdict.pages_considered,
        parts=verdict.parts,
    )


def storable(name: str) -> str:
    """The name of a file, which need not be text: what cannot be written as UTF-8 is shown as a question mark."""
    return name.encode("utf-8", "replace").decode("utf-8")
