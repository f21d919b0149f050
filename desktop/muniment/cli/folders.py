"""`muniment folders`: which folders are watched, and what is to be done with what lands in them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from muniment import settings, watched
from muniment.cli import screen
from muniment.watched import Original, WatchedFolder

app = typer.Typer(help="The folders that are watched.", no_args_is_help=True)

_Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="A watched folder; see muniment folders list.")]
_FolderOrAll = Annotated[
    Path | None, typer.Argument(metavar="FOLDER", help="A watched folder; without it, all of them.", show_default=False)
]


@app.callback()
def folders() -> None:
    """The folders that are watched: by an open window, or by muniment watch."""


@app.command()
def add(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to watch.")],
    original: Annotated[
        Original, typer.Option("--original", help="What filing may do with a file once its paper is kept.")
    ] = Original.LEAVE,
    depth: Annotated[
        int | None, typer.Option("--depth", min=0, help="Levels of folders below it to look into; all, if not given.")
    ] = None,
    pattern: Annotated[str, typer.Option("--pattern", help="Only files of such names, as in *.pdf.")] = "*",
    rule: Annotated[
        list[str] | None, typer.Option("--rule", metavar="NAME", help="A filing rule that holds here; else all do.")
    ] = None,
) -> None:
    """Watch a folder: whatever lands in it is taken in once it is finished."""
    rules = tuple(rule) if rule else None
    with screen.errors_told():
        added = watched.add(settings.data_directory(), WatchedFolder(folder, original, depth, pattern, rules))
    screen.show(f"{added.path} is watched, while a window is open or muniment watch runs.")


@app.command("list")
def list_folders() -> None:
    """List the watched folders."""
    with screen.errors_told():
        known = watched.load(settings.data_directory())
    if not known:
        screen.show("No folder is watched.")
        return
    screen.show_table(
        ("Folder", "State", "Original", "Depth", "Pattern", "Rules"),
        (
            (
                str(folder.path),
                "paused" if folder.paused else "watched" if folder.path.is_dir() else "away",
                folder.original,
                "all" if folder.depth is None else str(folder.depth),
                folder.pattern,
                "all" if folder.rules is None else ", ".join(folder.rules),
            )
            for folder in known
        ),
    )


@app.command()
def remove(folder: _Folder) -> None:
    """Watch a folder no longer. Its files, and the papers that were taken in, stay where they are."""
    with screen.errors_told():
        watched.remove(settings.data_directory(), folder)
    screen.show(f"{folder} is not watched any more.")


@app.command()
def pause(folder: _FolderOrAll = None) -> None:
    """Take nothing in until it is resumed. A window or muniment watch that runs heeds it at once."""
    with screen.errors_told():
        watched.pause(settings.data_directory(), folder, True)
    screen.show(f"{folder or 'All watched folders'}: paused.")


@app.command()
def resume(folder: _FolderOrAll = None) -> None:
    """Go on after a pause."""
    with screen.errors_told():
        watched.pause(settings.data_directory(), folder, False)
    screen.show(f"{folder or 'All watched folders'}: watched again.")
