"""`muniment duplicates`, `same` and `different`: papers that are one paper, and papers that only look alike."""

from __future__ import annotations

from typing import Annotated

import typer

from muniment.cabinet.records import Alike, PaperSummary
from muniment.cli import kept, screen

_PaperNumber = Annotated[int, typer.Argument(metavar="ID", help="A paper's number, as `list` shows it.")]


def duplicates() -> None:
    """Show originals that came more than once, and papers that look like one and the same. Nothing is changed."""
    with kept.opened() as store:
        sightings, proposed = store.versions.sightings(), store.versions.proposed()
    for seen in sightings:
        times = "" if seen.times == 1 else f", {seen.times} times"
        screen.show(f"Paper {seen.paper_id} came again from {seen.source}, {seen.last_seen_at:%Y-%m-%d}{times}")
    for pair in proposed:
        screen.show(f"{_how_alike(pair)}:")
        screen.show_table(("", "", "", "", "", ""), (_side(pair.newer), _side(pair.older)))
    if proposed:
        screen.show("Say which it is: muniment same OLDER CURRENT, or muniment different ID ID")
    if not sightings and not proposed:
        screen.show("Nothing came twice, and no two papers look like one.")


def same(
    older: Annotated[int, typer.Argument(metavar="OLDER", help="The paper that is an older version, or a copy.")],
    current: Annotated[int, typer.Argument(metavar="CURRENT", help="The paper that is shown in its stead.")],
) -> None:
    """Say that a paper is an older version of another. `undo` takes it back."""
    with kept.opened(writable=True) as store:
        store.versions.say_same(older, current)
        screen.show(f"{older} is now an older version of {current}, and listed with it.")


def different(one: _PaperNumber, other: _PaperNumber) -> None:
    """Say that two papers are different ones, however alike they look. `undo` takes it back."""
    with kept.opened(writable=True) as store:
        store.versions.say_different(one, other)
        screen.show(f"{one} and {other} are different papers, and not shown as duplicates any more.")


def _how_alike(pair: Alike) -> str:
    words = f"{screen.percent(pair.likeness)} of the words alike"
    if not pair.same_values:
        return words
    return f"The same number, date and total; {words}" if pair.likeness else "The same number, date and total"


def _side(paper: PaperSummary) -> tuple[str, ...]:
    return (f"  {paper.paper_id}", paper.name, paper.type, paper.headline, paper.amount, paper.date)
