"""What search keeps beside the full text: values to be compared, the words that are known, and questions by name."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from muniment.cabinet.tables import Moment, Row


class ValueRow(Row):
    """A value of a paper as it now stands: the words of its text and its normalised form, as `words.folded` gives them,
    and what it is as a number or a day (YYYY-MM-DD), if it is one. It goes when the value no longer stands."""

    __tablename__ = "paper_values"
    __table_args__ = (
        # With the paper's number in it, a range of values is answered by the index alone.
        Index(None, "field", "number", "paper_id"),
        Index(None, "field", "day", "paper_id"),
        {"info": {"derived": True}},
    )

    finding_id: Mapped[int] = mapped_column(ForeignKey("findings.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), index=True)
    field: Mapped[str]
    words: Mapped[str]
    number: Mapped[float | None]
    day: Mapped[str | None]


class KnownWordRow(Row):
    """A word that stands, or stood, on some paper, and its skeleton (see `words.skeleton`). The table `near_words`
    holds the skeletons' letters three by three, under the same numbers."""

    __tablename__ = "known_words"
    __table_args__ = ({"info": {"derived": True}},)

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(unique=True)
    skeleton: Mapped[str]


class SavedSearchRow(Row):
    """A question that a person gave a name. `folded` is the name as names are told apart: by their letters alone."""

    __tablename__ = "saved_searches"

    folded: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    question: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(Moment)
