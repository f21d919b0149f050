"""What was done with papers' files, each step written down before it is taken."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("operations", sa.Column("batch", sa.Integer(), nullable=True))
    op.create_index("ix_operations_batch", "operations", ["batch"])
    op.create_table(
        "papers_to_file",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("folder", sa.LargeBinary(), nullable=True),
        sa.Column("original", sa.String(), nullable=True),
        sa.Column("rules", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("paper_id", name="pk_papers_to_file"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_papers_to_file_paper_id_papers"),
    )
    op.create_index("ix_papers_to_file_waiting", "papers_to_file", ["waiting"])
    op.create_table(
        "filings",
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.Column("retention", sa.String(), nullable=False),
        sa.Column("tags", sa.LargeBinary(), nullable=False),
        sa.Column("tagged", sa.Boolean(), nullable=False),
        sa.Column("tag_operation_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("operation_id", name="pk_filings"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_filings_operation_id_operations"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_filings_paper_id_papers"),
        sa.ForeignKeyConstraint(["undoes"], ["operations.id"], name="fk_filings_undoes_operations"),
        sa.ForeignKeyConstraint(["tag_operation_id"], ["operations.id"], name="fk_filings_tag_operation_id_operations"),
    )
    for column in ("paper_id", "undoes", "tag_operation_id"):
        op.create_index(f"ix_filings_{column}", "filings", [column])
    op.create_table(
        "file_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=True),
        sa.Column("wanted", sa.LargeBinary(), nullable=True),
        sa.Column("target", sa.LargeBinary(), nullable=True),
        sa.Column("root", sa.LargeBinary(), nullable=True),
        sa.Column("source_root", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("folders", sa.LargeBinary(), nullable=False),
        sa.Column("emptied", sa.LargeBinary(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mtime_ns", sa.Integer(), nullable=True),
        sa.Column("mode", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("fault", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_file_steps"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_file_steps_operation_id_operations"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_file_steps_paper_id_papers"),
        sqlite_autoincrement=True,
    )
    for column in ("operation_id", "paper_id", "target", "state"):
        op.create_index(f"ix_file_steps_{column}", "file_steps", [column])
