"""`muniment file`, `activity` and `undo`: papers are put in their places, and back."""

from __future__ import annotations

from typing import Annotated

import typer

from muniment.cabinet.journal_records import Activity, Filing
from muniment.cabinet.store import Store
from muniment.cli import kept, screen
from muniment.cli.plans import show_plan
from muniment.filer import Undone
from muniment.filing.plan import taken_twice
from muniment.steps import Action, Step
from muniment.watched import Original

_DONE = {Action.COPY: "copied to", Action.MOVE: "moved to", Action.REMOVE: "removed"}


def file(
    papers: Annotated[list[int] | None, typer.Argument(metavar="ID...", help="The papers' numbers.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All papers that nobody need look at and that are not filed yet.")
    ] = False,
    move: Annotated[bool, typer.Option("--move", help="Move the files, whatever their folder says.")] = False,
    copy: Annotated[bool, typer.Option("--copy", help="Copy the files, whatever their folder says.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show from where to where, and why.")] = False,
) -> None:
    """File papers by the rules that are on, as one batch that can be undone as a whole.

    Ends with 0 when all is done, and with 3 when something stood in the way and is tried again later.
    """
    if bool(papers) == everything:
        raise typer.BadParameter("name papers, or say --all", param_hint="ID...")
    if move and copy:
        raise typer.BadParameter("a file is moved or copied, not both", param_hint="--move")
    original = Original.MOVE if move else Original.COPY if copy else None
    with kept.filer(writable=not dry_run) as (store, filer):
        numbers = papers or _ready(store)
        if dry_run:
            rules = filer.rules()
            plans = [filer.plan(number, rules, original) for number in numbers]
            twice = taken_twice(plans)
            for plan in plans:
                show_plan(plan, twice.get(plan.paper_id))
            return
        filed = filer.file(numbers, original)
        for filing in filed:
            _show_filed(store, filing)
        screen.show(f"{len(filed)} of {len(numbers)} filed" + (f" as batch {filed[0].batch}." if filed else "."))
    if any(filing.faults for filing in filed):
        raise typer.Exit(3)


def activity(
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to show.")] = 30,
) -> None:
    """Show what was done, the newest first: corrections, filings and what was taken back."""
    with kept.opened() as store:
        done = store.journal.activity(limit)
    if not done:
        screen.show("Nothing was done yet.")
        return
    screen.show_table(("Id", "When (UTC)", "Batch", "What", "Now"), (_row(each) for each in done))


def undo(
    operation: Annotated[
        int | None, typer.Argument(metavar="[ID]", help="Its number, as `activity` shows it; the newest without.")
    ] = None,
    batch: Annotated[int | None, typer.Option("--batch", metavar="N", help="All that was done as this batch.")] = None,
) -> None:
    """Take back the newest correction, split or filing, or the one that is named, or a batch.

    What was taken back can be brought again by taking back that.
    """
    if operation is not None and batch is not None:
        raise typer.BadParameter("name an operation or a batch, not both", param_hint="--batch")
    with kept.filer(writable=True) as (_store, filer):
        if batch is not None:
            undone = filer.undo_batch(batch)
        else:
            one = filer.undo(operation)
            undone = [one] if one else []
    for each in undone:
        _show_undone(each)
    if not undone:
        screen.show("There is nothing to undo.")


def _ready(store: Store) -> list[int]:
    papers = store.papers(needs_review=False)
    return [paper.paper_id for paper in reversed(papers) if not store.journal.is_filed(paper.paper_id)]


def _show_filed(store: Store, filing: Filing) -> None:
    screen.show(f"{filing.paper_id}  {store.paper(filing.paper_id).name}: {filing.explanation}")
    for step in filing.steps:
        screen.show(f"    {_told(step)}")


def _told(step: Step) -> str:
    """What became of a step, in words."""
    if step.fault:
        return f"not done yet: {step.fault}"
    note = f" ({step.note})" if step.note else ""
    return f"{_DONE[step.action]} {step.source if step.action is Action.REMOVE else step.target}{note}"


def _show_undone(undone: Undone) -> None:
    screen.show(f"Undone: {undone.description}")
    for note in undone.notes:
        screen.show(f"    {note}")


def _row(done: Activity) -> tuple[str, ...]:
    faults = done.filing.faults if done.filing else ()
    notes = [step.note for step in done.filing.steps if step.note] if done.filing else []
    state = "taken back" if done.undone_at else f"waits: {'; '.join(faults)}" if faults else "; ".join(notes)
    return (
        str(done.operation_id),
        f"{done.created_at:%Y-%m-%d %H:%M}",
        str(done.batch or ""),
        done.description,
        state,
    )
