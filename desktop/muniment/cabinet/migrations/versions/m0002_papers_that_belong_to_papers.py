"""Papers that belong to papers: parts of a batch scan share its original, and what hung on a mail names the mail. With
them comes what a reader says since: turned pages, notices, statements, and a proposal to split."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_NOTHING = sa.text("x'90'")  # an empty list as MessagePack
_KEPT = (
    "id, sha256, name, source, media_type, page_count, added_at, accepted, current_type, current_type_confidence, "
    'current_reason, current_headline, current_amount, "current_date"'  # which without its marks is today
)


def upgrade() -> None:
    _make_papers_anew()
    op.add_column("pages", sa.Column("turn", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("verdicts", sa.Column("parts", sa.LargeBinary(), nullable=False, server_default=_NOTHING))
    op.add_column("corrections", sa.Column("parts", sa.LargeBinary(), nullable=True))
    op.create_table(
        "enclosures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("enclosed_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_enclosures"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_enclosures_paper_id_papers"),
        sa.ForeignKeyConstraint(["enclosed_id"], ["papers.id"], name="fk_enclosures_enclosed_id_papers"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_enclosures_paper_id", "enclosures", ["paper_id"])
    op.create_index("ix_enclosures_enclosed_id", "enclosures", ["enclosed_id"])


def _make_papers_anew() -> None:
    """SQLite cannot take a constraint off a table: an original was one paper, and can now be several."""
    op.create_table(
        "new_papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("first_page", sa.Integer(), nullable=False),
        sa.Column("last_page", sa.Integer(), nullable=False),
        sa.Column("part_of", sa.Integer(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("notices", sa.LargeBinary(), nullable=False),
        sa.Column("statements", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("current_type", sa.String(), nullable=False),
        sa.Column("current_type_confidence", sa.Double(), nullable=False),
        sa.Column("current_reason", sa.String(), nullable=False),
        sa.Column("current_headline", sa.String(), nullable=False),
        sa.Column("current_amount", sa.String(), nullable=False),
        sa.Column("current_date", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_papers"),
        sa.UniqueConstraint("sha256", "first_page", "last_page", name="uq_papers_sha256_first_page_last_page"),
        sa.ForeignKeyConstraint(["part_of"], ["papers.id"], name="fk_papers_part_of_papers"),
        sqlite_autoincrement=True,
    )
    op.execute(
        f"INSERT INTO new_papers (first_page, last_page, withdrawn, notices, statements, {_KEPT}) "
        f"SELECT 1, page_count, 0, x'90', x'90', {_KEPT} FROM papers"
    )
    op.drop_table("papers")
    op.rename_table("new_papers", "papers")
    op.create_index("ix_papers_part_of", "papers", ["part_of"])
    op.create_index("ix_papers_current_type", "papers", ["current_type"])
    op.create_index("ix_papers_current_reason", "papers", ["current_reason"])
