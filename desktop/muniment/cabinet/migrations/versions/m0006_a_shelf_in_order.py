"""Tags, papers that came again, papers that are alike and their versions, and how far the ledger is."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _tags()
    op.create_table(
        "sightings",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("paper_id", "source", name="pk_sightings"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_sightings_paper_id_papers"),
    )
    _likeness()
    op.create_table(
        "ledger_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ledger", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("schema", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_mark"),
    )


def _tags() -> None:
    op.create_table(
        "tag_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("added", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tag_changes"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_tag_changes_operation_id_operations"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_tag_changes_paper_id_papers"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_tag_changes_operation_id", "tag_changes", ["operation_id"])
    op.create_index("ix_tag_changes_paper_id", "tag_changes", ["paper_id"])
    op.create_table(
        "paper_tags",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("paper_id", "folded", name="pk_paper_tags"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_paper_tags_paper_id_papers"),
    )
    op.create_index("ix_paper_tags_folded", "paper_tags", ["folded"])


def _likeness() -> None:
    op.create_table(
        "fingerprint_bands",
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("band", "key", "paper_id", name="pk_fingerprint_bands"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_fingerprint_bands_paper_id_papers"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fingerprint_bands_paper_id", "fingerprint_bands", ["paper_id"])
    op.create_table(
        "likenesses",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("likeness", sa.Double(), nullable=False),
        sa.Column("same_values", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("paper_id", "other_id", name="pk_likenesses"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_likenesses_paper_id_papers"),
        sa.ForeignKeyConstraint(["other_id"], ["papers.id"], name="fk_likenesses_other_id_papers"),
    )
    op.create_index("ix_likenesses_other_id", "likenesses", ["other_id"])
    op.create_table(
        "words_on_likeness",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_words_on_likeness"),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["operations.id"], name="fk_words_on_likeness_operation_id_operations"
        ),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_words_on_likeness_paper_id_papers"),
        sa.ForeignKeyConstraint(["other_id"], ["papers.id"], name="fk_words_on_likeness_other_id_papers"),
        sqlite_autoincrement=True,
    )
    for column in ("operation_id", "paper_id", "other_id"):
        op.create_index(f"ix_words_on_likeness_{column}", "words_on_likeness", [column])
    op.create_table(
        "paper_versions",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("current_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("paper_id", name="pk_paper_versions"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_paper_versions_paper_id_papers"),
        sa.ForeignKeyConstraint(["current_id"], ["papers.id"], name="fk_paper_versions_current_id_papers"),
    )
    op.create_index("ix_paper_versions_current_id", "paper_versions", ["current_id"])
