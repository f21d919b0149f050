"""`muniment export`: kept papers as a table for other programs, or as a folder of copies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from muniment.cabinet.copies import write_copies
from muniment.cabinet.export import Form, Row, encode, save
from muniment.cabinet.store import Store
from muniment.cli import kept, screen
from muniment.cli.selection import (
    ReviewOption,
    Selection,
    TagOption,
    TypeOption,
    VersionsOption,
    WordsOption,
    checked_type,
)
from muniment.paper import DocumentType


def export(
    numbers: Annotated[list[int] | None, typer.Argument(metavar="[ID...]", help="Only the papers of these.")] = None,
    form: Annotated[Form | None, typer.Option("--format", help="How the table is written.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to; else standard output.")] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="DIR", help="Put copies of the originals here, with a manifest."),
    ] = None,
    type_name: TypeOption = None,
    tag: TagOption = None,
    review: ReviewOption = False,
    words: WordsOption = None,
    versions: VersionsOption = False,
) -> None:
    """Export kept papers and their values, one row a paper, or copies of their originals. Without any choice, all.

    Ends with 3 where some originals could not be copied.
    """
    if (form is None) == (folder is None):
        raise typer.BadParameter("name a form for a table, or a folder for copies", param_hint="--format or --folder")
    if form is Form.XLSX and out is None:
        raise typer.BadParameter("an XLSX table needs a file", param_hint="--out")
    types = kept.document_types()
    chosen = Selection(tuple(numbers or ()), checked_type(type_name, types), tag, review, words, versions)
    with kept.opened() as store:
        rows = _rows(store, chosen)
        if folder is not None:
            _copy(store, folder, rows, types)
            return
        assert form is not None
        table = encode(rows, types, form)
        if out is not None:
            save(table, out)
    if out is None:
        sys.stdout.buffer.write(table)


def _rows(store: Store, chosen: Selection) -> list[Row]:
    # Of a batch scan that was split, the parts tell; told of both, each amount would stand there twice.
    papers = [paper for paper in chosen.of(store) if not paper.parts]
    values = store.values([paper.paper_id for paper in papers])
    return [Row(paper, values[paper.paper_id]) for paper in papers]


def _copy(store: Store, folder: Path, rows: list[Row], types: dict[str, DocumentType]) -> None:
    origins = store.origins([row.paper.paper_id for row in rows])
    with screen.progress("Copying", len(rows)) as bar:
        copied = write_copies(folder, rows, origins, store.original_of, types, lambda: bar.advance(bar.task_ids[0]))
    screen.show(f"{len(rows)} papers in {copied.files} files, with a manifest: {folder}")
    for number in copied.without:
        screen.show(f"Paper {number}: its original is missing or was changed, so it was not copied (muniment check).")
    if copied.without:
        raise typer.Exit(3)
