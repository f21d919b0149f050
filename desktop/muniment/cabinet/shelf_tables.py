"""The tables of what puts papers in order: tags, papers that came again, papers that are alike, and their versions.

What a person said (changes of tags, words on likeness) is kept like corrections: never changed, and standing as long
as its operation is not undone. `paper_tags` and `paper_versions` are what follows from it now.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from muniment.cabinet.tables import Moment, Row


class TagChangeRow(Row):
    """A tag that an operation put on a paper, or took off it (`added` is false then)."""

    __tablename__ = "tag_changes"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    operation_id: Mapped[int] = mapped_column(ForeignKey("operations.id"), index=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), index=True)
    tag: Mapped[str]
    folded: Mapped[str]
    added: Mapped[bool]


class PaperTagRow(Row):
    """A tag that stands on a paper. Tags of one `folded` form are one tag, and are spelt alike on all papers."""

    __tablename__ = "paper_tags"

    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True, index=True)
    tag: Mapped[str]


class SightingRow(Row):
    """A place that an original came from again after it was kept: since when, when last, and how often."""

    __tablename__ = "sightings"

    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    first_seen_at: Mapped[datetime] = mapped_column(Moment)
    last_seen_at: Mapped[datetime] = mapped_column(Moment)
    times: Mapped[int]


class BandRow(Row):
    """A piece of a paper's fingerprint: papers that share one may be alike. `likeness` says what the bands are.

    It follows from the paper's words and values, and can be made anew from them."""

    __tablename__ = "fingerprint_bands"
    __table_args__ = ({"sqlite_with_rowid": False, "info": {"derived": True}},)

    band: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), primary_key=True, index=True)


class LikenessRow(Row):
    """Two papers, the newer one first, that look like the same: how alike their words are (0 to 1), and whether their
    telling values are equal."""

    __tablename__ = "likenesses"

    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), primary_key=True, index=True)
    likeness: Mapped[float]
    same_values: Mapped[bool]


class WordOnLikenessRow(Row):
    """What a person said of two papers: that `paper_id` is an older version of `other_id` (`same`), or a different
    paper."""

    __tablename__ = "words_on_likeness"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    operation_id: Mapped[int] = mapped_column(ForeignKey("operations.id"), index=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), index=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), index=True)
    same: Mapped[bool]


class VersionRow(Row):
    """A paper that is an older version of the current one."""

    __tablename__ = "paper_versions"

    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), primary_key=True)
    current_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), index=True)


class LedgerMarkRow(Row):
    """How far the ledger is, written in the transaction that it tells of: which ledger, and its newest entry.

    It is of the database alone; a ledger does not tell of itself."""

    __tablename__ = "ledger_mark"
    __table_args__ = ({"info": {"derived": True}},)

    id: Mapped[int] = mapped_column(primary_key=True)
    ledger: Mapped[str]
    entry: Mapped[int]
    schema: Mapped[str]
