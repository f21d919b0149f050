"""`muniment split`: make the papers in a batch scan papers of their own."""

from __future__ import annotations

from typing import Annotated

import typer

from muniment import settings
from muniment.cli import kept, screen
from muniment.office import Office, parts_to_be


def split(
    paper_id: Annotated[int, typer.Argument(metavar="ID", help="The paper's number, as `list` shows it.")],
    at: Annotated[
        str,
        typer.Option("--at", metavar="PAGES", help="Pages at which a new paper begins, as in 3,5; else as proposed."),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be split, and why.")] = False,
) -> None:
    """Split a batch scan into the papers that it holds. The original stays as it is; `undo` takes the split back."""
    starts = _pages(at)
    if dry_run:
        with kept.opened() as store:
            parts = parts_to_be(store.paper(paper_id), starts)
        for part in parts:
            screen.show(f"Pages {part.first} to {part.last}: {part.reason}")
        return
    with screen.errors_told(), Office(settings.data_directory()) as office:
        for number in office.split(paper_id, starts):
            paper = office.paper(number)
            screen.show(f"{paper.name}: kept as {number}, {paper.type}")


def _pages(at: str) -> list[int]:
    try:
        return [int(page) for page in at.split(",")] if at.strip() else []
    except ValueError as error:
        raise typer.BadParameter(f"{at!r} is no list of pages such as 3,5", param_hint="--at") from error
