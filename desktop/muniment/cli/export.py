"""`muniment export`: the kept papers as a table for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from muniment.cabinet.export import Form, Row, encode, save
from muniment.cli import kept
from muniment.cli.papers import TypeOption, checked_type


def export(
    form: Annotated[Form, typer.Option("--format", help="How the table is written.")],
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to; else standard output.")] = None,
    type_name: TypeOption = None,
) -> None:
    """Export the papers that are kept and their values, one row a paper."""
    if form is Form.XLSX and out is None:
        raise typer.BadParameter("an XLSX table needs a file", param_hint="--out")
    types = kept.document_types()
    wanted = checked_type(type_name, types)
    with kept.opened() as store:
        # Of a batch scan that was split, the parts tell; told of both, each amount would stand there twice.
        papers = [paper for paper in store.papers(type=wanted) if not paper.parts]
        values = store.values([paper.paper_id for paper in papers])
        table = encode([Row(paper, values[paper.paper_id]) for paper in papers], types, form)
        if out is not None:
            save(table, out)
    if out is None:
        sys.stdout.buffer.write(table)
