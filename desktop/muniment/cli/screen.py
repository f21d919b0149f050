"""What the command line shows: papers' texts made harmless for a terminal, tables, progress, and errors."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from muniment.errors import MunimentError

_PIPE_WIDTH = 160

# C0, DEL and C1 steer a terminal; the marks of writing direction make a text look like another.
_HARMFUL = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_BLANK = {ord(sign): " " for sign in "\t\n\v\f\r\x85\u2028\u2029"}
_HARMLESS = _HARMFUL | _BLANK


def clean(text: str) -> str:
    """The text on one line, without anything that a terminal would obey."""
    return text.translate(_HARMLESS)


def show(*parts: str | Text) -> None:
    """Print one line on standard output."""
    line = Text.assemble(*(part if isinstance(part, Text) else clean(part) for part in parts))
    _console().print(line, soft_wrap=True)


def show_table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print a table on standard output, as wide as the terminal."""
    table = Table(*headings, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    _console().print(table)


def percent(confidence: float) -> str:
    """A probability as a person reads it; only certainty is 100 %."""
    return f"{100 if confidence >= 1 else min(round(confidence * 100), 99)} %"


@contextmanager
def progress(label: str, total: int, *, quiet: bool = False) -> Iterator[Progress]:
    """A bar on standard error while the block runs, where that is a terminal; `advance` its only task, number 0."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=quiet or not sys.stderr.isatty(),
    )
    bar.add_task(label, total=total)
    with bar:
        yield bar


@contextmanager
def errors_told() -> Iterator[None]:
    """Tell an error of ours on standard error in its own words, and end with 1."""
    try:
        yield
    except MunimentError as error:
        typer.echo(clean(error.reason), err=True)
        if error.detail:
            typer.echo(clean(error.detail), err=True)
        raise typer.Exit(1) from error


def _console() -> Console:
    # Made for each use: where standard output goes is not known before. A pipe has no width of its own.
    return Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False, markup=False, emoji=False)
