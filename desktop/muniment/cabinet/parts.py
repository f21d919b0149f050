"""Splitting a batch scan: its pages become papers of their own, which go again when the split is undone."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from muniment.cabinet import papers, standing
from muniment.cabinet.corrections import record
from muniment.cabinet.records import NewPart
from muniment.cabinet.standing import Types
from muniment.cabinet.tables import CorrectionRow, PaperRow
from muniment.errors import AlreadySplit
from muniment.operations import Split


def split(session: Session, types: Types, paper_id: int, parts: Sequence[NewPart]) -> tuple[int, ...]:
    batch = papers.row(session, paper_id)
    if standing.load(session, [paper_id], types)[paper_id].parts:
        raise AlreadySplit
    _check(batch, parts)
    numbers = tuple(_kept(session, types, batch, part) for part in parts)
    record(session, types, paper_id, Split(batch.name, len(numbers)), CorrectionRow(parts=numbers))
    return numbers


def _check(batch: PaperRow, parts: Sequence[NewPart]) -> None:
    ends = [part.first_page + part.reading.page_count for part in parts]
    in_order = all(end <= following.first_page for end, following in zip(ends, parts[1:], strict=False))
    if len(parts) < 2 or not in_order or parts[0].first_page < 1 or ends[-1] > batch.page_count + 1:
        raise ValueError("these are not two or more papers within the batch, one after the other")


def _kept(session: Session, types: Types, batch: PaperRow, part: NewPart) -> int:
    """The part as a paper; the one that an undone split left behind where it had the same pages."""
    first = batch.first_page + part.first_page - 1
    last = first + part.reading.page_count - 1
    known = session.scalar(
        select(PaperRow).where(
            PaperRow.sha256 == batch.sha256, PaperRow.first_page == first, PaperRow.last_page == last
        )
    )
    if known is not None:
        known.part_of = batch.id
        return known.id
    pages = f"page {part.first_page}" if first == last else f"pages {part.first_page}–{part.first_page + last - first}"
    return papers.insert(
        session,
        sha256=batch.sha256,
        name=f"{batch.name}, {pages}",
        source=batch.source,
        reading=part.reading,
        verdict=part.verdict,
        types=types,
        first_page=first,
        part_of=batch.id,
    )
