"""What follows from the papers and is kept beside them only to find them quickly: made anew from the papers."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from muniment.cabinet import kin, papers, standing
from muniment.cabinet.search import index
from muniment.cabinet.shelf_tables import BandRow
from muniment.cabinet.standing import Types
from muniment.cabinet.tables import PaperRow


def make_anew(session: Session, types: Types) -> None:
    """Make what search knows and the fingerprints of all papers anew."""
    index.clear(session)
    session.execute(delete(BandRow))
    for paper_id in session.scalars(select(PaperRow.id).order_by(PaperRow.id)).all():
        paper = session.get_one(PaperRow, paper_id)
        reading = papers.reading(session, paper)
        now = standing.load(session, [paper_id], types)[paper_id]
        # Of a batch that was split, what is found is told by its parts.
        told = () if now.parts else now.values
        index.set_values(session, paper_id, now.values, told)
        index.add(session, paper_id, paper.name, reading, now.values)
        kin.note_anew(session, paper_id, (page.words for page in reading.pages), told)
        session.expunge_all()
