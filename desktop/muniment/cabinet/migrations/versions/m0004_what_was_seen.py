"""Files that were seen, from before they are read until they are done with."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "arrivals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder", sa.LargeBinary(), nullable=True),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("device", sa.Integer(), nullable=False),
        sa.Column("inode", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mtime_ns", sa.Integer(), nullable=False),
        sa.Column("ctime_ns", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_arrivals"),
        sqlite_autoincrement=True,
    )
    in_a_folder = sa.text("folder IS NOT NULL")
    op.create_index("uq_arrivals_path_in_a_folder", "arrivals", ["path"], unique=True, sqlite_where=in_a_folder)
    op.create_index("ix_arrivals_state", "arrivals", ["state", "due_at"])
