"""What hung on a paper: noted with the paper itself, so that none of it is forgotten however the office ends."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from muniment.cabinet.papers import storable
from muniment.cabinet.records import UnfinishedMail
from muniment.cabinet.tables import EnclosureRow, PaperRow


def await_all(session: Session, paper_id: int, enclosures: Iterable[tuple[int, str]]) -> None:
    """Note what hung on a new paper, by place and name; nothing is known yet of what becomes of it."""
    session.add_all(
        EnclosureRow(paper_id=paper_id, place=place, name=storable(name), enclosed_id=None, code=None)
        for place, name in enclosures
    )


def settle(session: Session, paper_id: int, place: int, enclosed_id: int | None, code: str | None) -> None:
    """Note what became of one of them."""
    session.execute(
        update(EnclosureRow)
        .where(EnclosureRow.paper_id == paper_id, EnclosureRow.place == place)
        .values(enclosed_id=enclosed_id, code=code)
    )


def unfinished(session: Session) -> list[UnfinishedMail]:
    """The papers of which something is still waiting."""
    waiting = (EnclosureRow.enclosed_id.is_(None), EnclosureRow.code.is_(None))
    mails = session.scalars(select(EnclosureRow.paper_id).where(*waiting).distinct().order_by(EnclosureRow.paper_id))
    return [_mail(session, paper_id) for paper_id in mails.all()]


def _mail(session: Session, paper_id: int) -> UnfinishedMail:
    rows = session.scalars(
        select(EnclosureRow).where(EnclosureRow.paper_id == paper_id).order_by(EnclosureRow.place)
    ).all()
    source = session.scalars(select(PaperRow.source).where(PaperRow.id == paper_id)).one()
    waiting = frozenset(row.place for row in rows if row.enclosed_id is None and row.code is None)
    return UnfinishedMail(paper_id, source, tuple(row.place for row in rows), waiting)
