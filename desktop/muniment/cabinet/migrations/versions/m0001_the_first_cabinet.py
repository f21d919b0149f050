"""The first cabinet: papers, what the model says of them, what a person says, and the text to search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("current_type", sa.String(), nullable=False),
        sa.Column("current_type_confidence", sa.Double(), nullable=False),
        sa.Column("current_reason", sa.String(), nullable=False),
        sa.Column("current_headline", sa.String(), nullable=False),
        sa.Column("current_amount", sa.String(), nullable=False),
        sa.Column("current_date", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_papers"),
        sa.UniqueConstraint("sha256", name="uq_papers_sha256"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_papers_current_type", "papers", ["current_type"])
    op.create_index("ix_papers_current_reason", "papers", ["current_reason"])
    op.create_table(
        "pages",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("width", sa.Double(), nullable=False),
        sa.Column("height", sa.Double(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("paper_id", "number", name="pk_pages"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_pages_paper_id_papers"),
    )
    op.create_table(
        "page_faults",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("paper_id", "number", "code", name="pk_page_faults"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_page_faults_paper_id_papers"),
    )
    op.create_table(
        "verdicts",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("type_confidence", sa.Double(), nullable=False),
        sa.Column("reasons", sa.LargeBinary(), nullable=False),
        sa.Column("release", sa.String(), nullable=False),
        sa.Column("pages_considered", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("paper_id", name="pk_verdicts"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_verdicts_paper_id_papers"),
    )
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("by_person", sa.Boolean(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("runners_up", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_findings_paper_id_papers"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_findings_paper_id", "findings", ["paper_id"])
    op.create_table(
        "operations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("abandoned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_operations"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("adds", sa.Integer(), nullable=True),
        sa.Column("release", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_corrections_operation_id_operations"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_corrections_paper_id_papers"),
        sa.ForeignKeyConstraint(["replaces"], ["findings.id"], name="fk_corrections_replaces_findings"),
        sa.ForeignKeyConstraint(["adds"], ["findings.id"], name="fk_corrections_adds_findings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_corrections_operation_id", "corrections", ["operation_id"])
    op.create_index("ix_corrections_paper_id", "corrections", ["paper_id"])
    op.execute(
        "CREATE VIRTUAL TABLE paper_search USING fts5("
        "name, body, found, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )
