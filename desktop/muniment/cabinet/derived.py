"""What follows from the papers and is kept beside them only to find them quickly: made anew from the papers."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from muniment.cabinet import kin, papers, search, standing
from muniment.cabinet.shelf_tables import BandRow
from muniment.cabinet.standing import Types
from muniment.cabinet.tables import PaperRow


def make_anew(session: Session, types: Types) -> None:
    """Make the full-text index and the fingerprints of all papers anew."""
    search.clear(session)
    session.execute(delete(BandRow))
    for paper_id in session.scalars(select(PaperRow.id).order_by(PaperRow.id)).all():
        paper = session.get_one(PaperRow, paper_id)
        reading = papers.reading(session, paper)
        now = standing.load(session, [paper_id], types)[paper_id]
        search.add(session, paper_id, paper.name, reading)
        standing.make_findable(session, paper_id, now.values)
        # Of a batch that was split, what is found is told by its parts.
        kin.note_anew(session, paper_id, (page.words for page in reading.pages), () if now.parts else now.values)
        session.expunge_all()
