"""`muniment tag` and `tags`: words that a person puts on papers."""

from __future__ import annotations

from typing import Annotated

import typer

from muniment.cli import kept, screen


def tag(
    words: Annotated[
        list[str],
        typer.Argument(metavar="ID... +TAG... -TAG...", help="Papers' numbers; +TAG puts a tag on, -TAG takes it off."),
    ],
) -> None:
    """Put tags on papers and take others off: `muniment tag 12 13 +urgent "-to pay"`. `undo` takes it back."""
    numbers, add, remove = _sorted_out(words)
    with kept.opened(writable=True) as store:
        done = store.tags.change(numbers, add=add, remove=remove)
        if done is None:
            screen.show("Nothing was changed: the tags are as you want them.")
        for number in numbers if done is not None else ():
            paper = store.paper(number)
            screen.show(f"{number}  {paper.name}: {', '.join(paper.tags) or 'no tags'}")


def tags(
    rename: Annotated[
        tuple[str, str] | None,
        typer.Option("--rename", metavar="OLD NEW", help="Give a tag another name; if that is taken, join the two."),
    ] = None,
) -> None:
    """List the tags and on how many papers each is."""
    with kept.opened(writable=rename is not None) as store:
        if rename is not None:
            store.tags.rename(*rename)
        counts = store.tags.listed()
    if counts:
        screen.show_table(("Tag", "Papers"), ((count.tag, str(count.papers)) for count in counts))
    else:
        screen.show("There are no tags.")


def _sorted_out(words: list[str]) -> tuple[list[int], list[str], list[str]]:
    numbers = [word for word in words if not word.startswith(("+", "-"))]
    add = [word[1:] for word in words if word.startswith("+")]
    remove = [word[1:] for word in words if word.startswith("-")]
    if not all(number.isdecimal() for number in numbers) or not numbers:
        raise typer.BadParameter("name papers by their numbers, and tags as +TAG or -TAG", param_hint="ID")
    if not add and not remove:
        raise typer.BadParameter("name a tag as +TAG or -TAG", param_hint="TAG")
    return [int(number) for number in numbers], add, remove
