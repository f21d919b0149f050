"""`muniment add`: papers are read and kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from muniment import settings
from muniment.answer import fault_reason
from muniment.batch import Batch
from muniment.cli import screen
from muniment.errors import Cancelled
from muniment.office import JobEvent, JobState, Office


def add(
    papers: Annotated[list[str], typer.Argument(metavar="PAPER|FOLDER...", help="Papers, or folders of papers.")],
) -> None:
    """Read papers and keep them. The files themselves stay where they are.

    Ends with 0 when every paper was read, and with 3 when some were read in part or refused.
    """
    batch = Batch()
    whole = True
    with screen.errors_told(), Office(settings.data_directory(), batch.hear) as office:
        jobs = office.submit([Path(paper) for paper in papers])
        # On a terminal the lines themselves tell how far it is.
        with screen.progress("Adding", len(jobs), quiet=sys.stdout.isatty()) as bar:
            for event in batch.in_order(jobs):
                whole = _tell(event, batch) and whole
                bar.advance(bar.task_ids[0])
    if not whole:
        raise typer.Exit(3)


def _tell(event: JobEvent, batch: Batch) -> bool:
    """Show what became of a paper and of all that hung on it; says whether every page was read."""
    screen.show(_outcome(event))
    whole = event.error is None and not (event.reading and event.reading.faults)
    for enclosed in batch.in_order(list(event.enclosed)):
        whole = _tell(enclosed, batch) and whole
    return whole


def _outcome(event: JobEvent) -> str:
    match event.state:
        case JobState.DONE if event.verdict is not None and event.reading is not None:
            faults = fault_reason(event.reading)
            return f"{event.path}: kept as {event.paper_id}, {event.verdict.type}{f'. {faults}' if faults else ''}"
        case JobState.DUPLICATE:
            return f"{event.path}: already kept as {event.paper_id}"
        case _:
            return f"{event.path}: {(event.error or Cancelled()).reason}"
