"""A paper's values as they stand, and the words that are known, to be searched."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    pass
