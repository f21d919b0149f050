"""`muniment check` and `rebuild`: whether the data folder is as it should be, and its cure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from muniment import settings
from muniment.batch import Batch
from muniment.cabinet.check import ORPHAN
from muniment.cabinet.checking import Checker, Complaint
from muniment.cabinet.rebuild import Rebuilt
from muniment.cabinet.rebuild import rebuild as make_again
from muniment.cabinet.store import Store
from muniment.cli import kept, screen
from muniment.office import JobState, Office


def check(
    cure: Annotated[bool, typer.Option("--cure", help="Do what is said to help. Nothing is ever deleted.")] = False,
) -> None:
    """See whether all that is kept is there, and as it was. Without --cure nothing is changed.

    Ends with 0 when all is well or was cured, and with 1 when something is wrong.
    """
    with kept.opened(writable=cure) as store:
        left = [complaint for checker in _checkers(store) for complaint in _looked_after(checker, cure)]
    orphans = [complaint for complaint in left if complaint.code == ORPHAN] if cure else []
    if orphans:
        left = [complaint for complaint in left if complaint.code != ORPHAN] + _taken_in(orphans)
    if left:
        if not cure and any(complaint.cure for complaint in left):
            screen.show("Much of this can be cured: muniment check --cure")
        raise typer.Exit(1)
    screen.show("All is as it should be.")


def rebuild(
    even_if_less: Annotated[
        bool, typer.Option("--even-if-less", help="Put the new database in place though it holds less than the old.")
    ] = False,
) -> None:
    """Make the database again from what is written down in the data folder. The old one is kept beside it.

    Ends with 1 where the new database would hold less than the old one; then the old one stays in its place.
    """
    with screen.errors_told(), screen.progress("Making the database again", 0) as bar:
        bar.update(bar.task_ids[0], total=None)
        found = make_again(
            settings.data_directory(),
            kept.document_types(),
            even_if_less=even_if_less,
            advance=lambda: bar.advance(bar.task_ids[0]),
        )
    _show(found)
    if found.fewer and not even_if_less:
        screen.show(
            "The old database holds more, so it stays. Put the new one in place: muniment rebuild --even-if-less"
        )
        raise typer.Exit(1)
    screen.show("The new database is in place.")
    if found.old is not None:
        screen.show(f"The old one was kept: {found.old}")


def _checkers(store: Store) -> list[Checker]:
    """All that is checked, in this order."""
    return store.checkers()


def _looked_after(checker: Checker, cure: bool) -> Iterator[Complaint]:
    """What is wrong, and was not cured."""
    with screen.progress(checker.label, checker.count()) as bar:
        found = list(checker.complaints(lambda: bar.advance(bar.task_ids[0])))
    for complaint in found:
        screen.show(f"{checker.label}: {complaint.subject}: {complaint.sentence}")
        if cure and complaint.cure and complaint.code != ORPHAN and checker.cure(complaint):
            screen.show(f"  Cured: {complaint.cure}")
            continue
        if complaint.cure and not cure:
            screen.show(f"  The cure: {complaint.cure}")
        yield complaint


def _taken_in(orphans: Sequence[Complaint]) -> list[Complaint]:
    """Read originals that no paper belongs to; returns those that could not be read."""
    batch, left = Batch(), []
    with screen.errors_told(), Office(settings.data_directory(), batch.hear) as office:
        jobs = office.submit([Path(orphan.subject) for orphan in orphans])
        for orphan, event in zip(orphans, batch.in_order(jobs), strict=True):
            if event.state is JobState.DONE:
                screen.show(f"  Cured: {orphan.subject} is kept as {event.paper_id}")
            else:
                screen.show(f"  {orphan.subject}: {event.error.reason if event.error else event.state}")
                left.append(orphan)
    return left


def _show(found: Rebuilt) -> None:
    changed = {name: counts for name, counts in found.tables.items() if counts[0] != counts[1]}
    papers = found.tables["papers"][1]
    screen.show(f"{papers} papers were made again.")
    if changed:
        screen.show_table(
            ("Table", "Old", "New"),
            ((name, "?" if old is None else str(old), str(new)) for name, (old, new) in changed.items()),
        )
    if found.damages:
        screen.show(f"{found.damages} entries could not be read; what they alone told is lost.")
    for sha256 in found.missing:
        screen.show(f"The original {sha256} is missing or was changed (muniment check).")
