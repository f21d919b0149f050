"""What was done with papers' files, each step written down before it is taken."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    pass
