"""Files that were seen, from before they are read until they are done with."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    pass
