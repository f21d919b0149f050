"""A paper's values as they stand, and the words that are known, to be searched; questions that have a name; and an
index for each order in which papers are listed."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from muniment.cabinet.records import StoredValue
from muniment.cabinet.search import near
from muniment.cabinet.search.index import comparable
from muniment.cabinet.search.words import words_of

revision = "0005"
down_revision = "0004"

_STANDING = """
    SELECT findings.id, findings.paper_id, findings.field, findings.text, findings.value, papers.current_type,
           verdicts.type AS said_type, paper_search.found
    FROM findings
    JOIN papers ON papers.id = findings.paper_id
    JOIN verdicts ON verdicts.paper_id = findings.paper_id
    JOIN paper_search ON paper_search.rowid = findings.paper_id
    WHERE findings.id NOT IN (
        SELECT replaces FROM corrections JOIN operations ON operations.id = operation_id
        WHERE undone_at IS NULL AND replaces IS NOT NULL
    ) AND (NOT by_person OR findings.id IN (
        SELECT adds FROM corrections JOIN operations ON operations.id = operation_id
        WHERE undone_at IS NULL AND adds IS NOT NULL
    )) AND findings.paper_id NOT IN (
        SELECT paper_id FROM corrections JOIN operations ON operations.id = operation_id
        WHERE undone_at IS NULL AND kind = 'split'
    )
"""


def upgrade() -> None:
    op.create_table(
        "paper_values",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("number", sa.Double(), nullable=True),
        sa.Column("day", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("finding_id", name="pk_paper_values"),
        sa.ForeignKeyConstraint(["finding_id"], ["findings.id"], name="fk_paper_values_finding_id_findings"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_paper_values_paper_id_papers"),
    )
    op.create_index("ix_paper_values_paper_id", "paper_values", ["paper_id"])
    op.create_index("ix_paper_values_field_number_paper_id", "paper_values", ["field", "number", "paper_id"])
    op.create_index("ix_paper_values_field_day_paper_id", "paper_values", ["field", "day", "paper_id"])
    op.create_table(
        "known_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("skeleton", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_known_words"),
        sa.UniqueConstraint("word", name="uq_known_words_word"),
    )
    op.execute("CREATE VIRTUAL TABLE near_words USING fts5(letters, content = '', detail = none, tokenize = 'trigram')")
    op.create_table(
        "saved_searches",
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("folded", name="pk_saved_searches"),
    )
    op.drop_index("ix_papers_current_type", "papers")
    op.drop_index("ix_papers_current_reason", "papers")
    op.create_index("ix_papers_current_type", "papers", ["current_type", sa.text("id DESC")])
    op.create_index("ix_papers_current_date", "papers", ["current_date"])
    op.create_index("ix_papers_amount", "papers", [sa.text("CAST(nullif(current_amount, '') AS REAL)")])
    op.create_index(
        "ix_papers_headline",
        "papers",
        [sa.text("(current_headline = '')"), sa.text("current_headline COLLATE NOCASE"), sa.text("id DESC")],
    )
    op.create_index("ix_papers_added_at", "papers", ["added_at"])
    op.create_index("ix_papers_to_review", "papers", ["id"], sqlite_where=sa.text("current_reason != ''"))
    op.create_index("ix_papers_withdrawn", "papers", ["id"], sqlite_where=sa.text("withdrawn = 1"))
    _fill()


def _fill() -> None:
    """What is known of papers that were kept before."""
    session = Session(op.get_bind())
    rows = list(_values_that_stand(session))
    if rows:
        op.bulk_insert(sa.table("paper_values", *map(sa.column, rows[0])), rows)
    for name, body, found in session.execute(sa.text("SELECT name, body, found FROM paper_search")):
        near.learn(session, {word for text in (name, body, found) for word in words_of(text)})
    session.flush()


def _values_that_stand(session: Session) -> Iterator[dict[str, int | str | float | None]]:
    for row in session.execute(sa.text(_STANDING)):
        # Of a paper whose type a person changed, only the values of the new type's fields stand: those that are found.
        if row.current_type == row.said_type or row.text.strip() in row.found:
            yield comparable(row.paper_id, StoredValue(row.id, row.field, row.text, row.value, None, 1.0, False))
