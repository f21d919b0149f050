"""`muniment open`: the window, with papers that it reads at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def open_window(
    papers: Annotated[list[Path] | None, typer.Argument(metavar="PAPER|FOLDER", help="What it reads at once.")] = None,
) -> None:
    """Open the window. Where one is open already, the papers are handed to it."""
    # The window's libraries are not needed, and need not be there, for any other command.
    from muniment.window import application

    raise typer.Exit(application.main(papers or ()))
