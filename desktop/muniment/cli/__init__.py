"""The command line. Without a command it opens the window."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from muniment.cli import check, classify, duplicates, export, keep, model, papers, read, split, tags, verify
from muniment.sandbox import refuse_network

_OPEN = "open"

app = typer.Typer(
    name="muniment",
    help="Reads an office's papers, says what they are, and files them. Nothing leaves this machine.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(classify.classify)
app.command()(read.read)
app.command()(keep.add)
app.command("list")(papers.list_papers)
app.command()(papers.show)
app.command()(papers.search)
app.command()(export.export)
app.command()(split.split)
app.command(context_settings={"ignore_unknown_options": True})(tags.tag)
app.command()(tags.tags)
app.command()(duplicates.duplicates)
app.command()(duplicates.same)
app.command()(duplicates.different)
app.command()(check.check)
app.command()(check.rebuild)
app.command()(keep.undo)
app.command()(verify.verify)
app.add_typer(model.app, name="model")


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        raise typer.Exit(_window([]))
    if context.invoked_subcommand != _OPEN:
        refuse_network()


@app.command(_OPEN)
def open_window(
    papers: Annotated[list[str] | None, typer.Argument(metavar="[PAPER...]", help="Papers to read at once.")] = None,
) -> None:
    """Open the window, and read and keep the papers that are named: for the desktop's "Open with"."""
    raise typer.Exit(_window([Path(paper) for paper in papers or ()]))


def _window(papers: list[Path]) -> int:
    # The window's libraries are not needed, and need not be there, for any other command.
    from muniment.window import application

    return application.main(papers)


def main() -> None:
    """Run the command line; ends the process with 0 when all went well, 1 for an error, 2 for wrong usage, and 3 when
    some papers were read in part or refused."""
    for stream in (sys.stdout, sys.stderr):
        # A file's name need not be text, and a terminal need not know every sign: that must not end a long batch.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()
