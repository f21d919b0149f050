"""Write the manual's list of keys anew: python -m tests.window.keys_page."""

from __future__ import annotations

from pathlib import Path

from muniment.window.application import make_application
from muniment.window.commands import commands
from muniment.window.keys_dialog import keys_page

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"

if __name__ == "__main__":
    application = make_application()
    PAGE.write_text(keys_page(commands()), encoding="utf-8")
