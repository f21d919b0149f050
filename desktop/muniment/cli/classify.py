"""`muniment classify`: say what papers are, and keep nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from muniment import answer, settings
from muniment.answer import Answer
from muniment.batch import Batch
from muniment.cli import screen
from muniment.errors import AFolder
from muniment.office import Office


def classify(
    papers: Annotated[
        list[str], typer.Argument(metavar="PAPER...", help="PDFs, pictures, office papers, mails, web pages or texts.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON a paper.")] = False,
) -> None:
    """Say what papers are and what stands in their fields. Nothing is stored or changed.

    Ends with 0 when every paper was read, and with 3 when some were read in part or refused.
    """
    batch = Batch()
    answers: list[Answer] = []
    with screen.errors_told(), Office(settings.data_directory(), batch.hear, keep=False) as office:
        jobs = [(paper, [] if _is_folder(paper) else office.submit([Path(paper)])) for paper in papers]
        # A bar and lines of JSON would spoil each other on one terminal.
        with screen.progress("Reading", len(papers), quiet=as_json and sys.stdout.isatty()) as bar:
            for paper, job in jobs:
                event = next(batch.in_order(job), None)
                said = batch.answer(paper, event) if event else answer.of_refused(paper, AFolder(), 0.0)
                answers.append(said)
                if as_json:
                    print(said.line(), flush=True)
                bar.advance(bar.task_ids[0])
    if not as_json:
        _show(answers)
    if not all(said.whole for said in answers):
        raise typer.Exit(3)


def _is_folder(paper: str) -> bool:
    return Path(paper).is_dir() and not Path(paper).is_symlink()


def _with_enclosures(answers: Iterable[Answer]) -> Iterator[Answer]:
    for said in answers:
        yield said
        yield from _with_enclosures(said.enclosures)


def _show(given: list[Answer]) -> None:
    answers = list(_with_enclosures(given))
    screen.show_table(
        ("Paper", "Type", "Sure", "Look", "Found"),
        (
            (
                said.file,
                said.type or "refused",
                screen.percent(said.type_confidence) if said.type else "",
                "yes" if said.needs_review else "",
                ", ".join(f"{field.name}: {field.value}" for field in said.fields),
            )
            for said in answers
        ),
    )
    for said in answers:
        for reason in dict.fromkeys(filter(None, (said.reason, *said.review_reasons))):
            screen.show(f"{said.file}: {reason}")
