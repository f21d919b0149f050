"""`muniment watch`: take in what lands in the watched folders, without a window."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Annotated

import typer

from muniment import settings
from muniment.cli import keep, screen, service
from muniment.office import JobEvent, Office
from muniment.watching.watch import Watch, WatchEvent


def watch(
    once: Annotated[bool, typer.Option("--once", help="Take in what is finished now, and end.")] = False,
    install: Annotated[bool, typer.Option("--install", help="Have it started at each login, by systemd.")] = False,
    uninstall: Annotated[bool, typer.Option("--uninstall", help="Take that back.")] = False,
) -> None:
    """Take in what lands in the watched folders (muniment folders) until it is told to end.

    It ends cleanly at Ctrl+C and when the system ends it; what is not done by then is gone on with at the next start.
    One Muniment at a time may write to a data folder: while a window is open, that one watches.
    """
    if install + uninstall + once > 1:
        raise typer.BadParameter("only one of --once, --install and --uninstall can be asked for")
    if install or uninstall:
        with screen.errors_told():
            screen.show(service.install() if install else service.uninstall())
        return
    over = threading.Event()
    _end_at_signals(over)
    with screen.errors_told(), Office(settings.data_directory(), _tell) as office:
        watching = office.watch(_tell_of_folders)
        folders = watching.folders()
        paused = sum(status.folder.paused for status in folders)
        screen.show(f"Watching {len(folders) - paused} folders{f', {paused} paused' if paused else ''}.")
        if once:
            threading.Thread(target=_end_when_finished, args=(watching, over), daemon=True).start()
        over.wait()


def _end_when_finished(watching: Watch, over: threading.Event) -> None:
    try:
        watching.finish()
    finally:
        over.set()


def _end_at_signals(over: threading.Event) -> None:
    def end(number: int, frame: FrameType | None) -> None:
        over.set()

    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, end)


def _tell(event: JobEvent) -> None:
    if event.state.final:
        screen.show(keep.outcome(event))


def _tell_of_folders(event: WatchEvent) -> None:
    what = event.folder or "The queue"
    screen.show(f"{what}: {event.error.reason if event.error else 'going on again.'}")
