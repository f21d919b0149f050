"""`muniment queue`: what waits to be taken in, and why."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from muniment.cabinet.arrivals import ArrivalState, Arrived
from muniment.cli import kept, screen
from muniment.office import QUEUE_SHOWN
from muniment.watching.attempts import reason_of

_STATES = {
    ArrivalState.SEEN: "seen, not finished",
    ArrivalState.TAKEN: "being read",
    ArrivalState.KEPT: "kept, being filed",
    ArrivalState.WAITING: "waiting",
    ArrivalState.REFUSED: "refused",
}


def show_queue(
    retry: Annotated[
        bool, typer.Option("--retry", help="Try at the next start what waits or was refused; needs a closed window.")
    ] = False,
) -> None:
    """Show which files wait to be taken in, which were refused, and why."""
    if retry:
        with kept.opened(writable=True) as store:
            again = store.arrivals.retry(datetime.now(UTC))
        screen.show(f"To be tried again at the next start: {again}")
        return
    with kept.opened() as store:
        files, counts = store.arrivals.queue(QUEUE_SHOWN), store.arrivals.counts()
    if not files:
        screen.show("Nothing waits.")
        return
    now = datetime.now(UTC)
    screen.show_table(
        ("File", "State", "Tries", "Next", "Why"),
        ((str(file.path), _STATES[file.state], str(file.attempts), _next(file, now), _why(file)) for file in files),
    )
    more = sum(counts.get(state, 0) for state in _STATES) - len(files)
    if more > 0:
        screen.show(f"… and {more} more.")


def _next(file: Arrived, now: datetime) -> str:
    if file.state is not ArrivalState.WAITING:
        return ""
    seconds = (file.due_at - now).total_seconds()
    return "now" if seconds <= 0 else f"in {seconds:.0f} s" if seconds < 120 else f"in {seconds / 60:.0f} min"


def _why(file: Arrived) -> str:
    return reason_of(file.code) if file.code else ""
