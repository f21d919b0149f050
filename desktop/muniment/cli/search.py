"""`muniment search` and `muniment searches`: papers found by a question, and questions that have a name."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from muniment.cabinet.records import SearchHit, SearchResult
from muniment.cli import kept, screen

_MOST = 50

Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many papers to show.")]
_Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of a saved search; see muniment searches list.")]

app = typer.Typer(help="Searches that have a name.", no_args_is_help=True)

# What begins with a minus is a word that must not be there, not an option.
WORDS_MAY_BEGIN_WITH_MINUS = {"ignore_unknown_options": True}


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help='Words, "a phrase", -unwanted, or, and fields: total > 500 and seller: acme. See docs/search.md.',
        ),
    ],
    limit: Limit = _MOST,
    explain: Annotated[bool, typer.Option("--explain", help="Say how the question was understood.")] = False,
    save: Annotated[str, typer.Option("--save", metavar="NAME", help="Keep the question under this name.")] = "",
) -> None:
    """Find the kept papers that answer to all that is asked; then those that nearly do. The last word may be
    unfinished."""
    question = " ".join(words)
    with kept.opened(writable=bool(save)) as store:
        found = store.search(question, limit=limit)
        if save:
            _checked(save)
            store.searches.save(save, question)
    _show(found, explain=explain)
    if save:
        screen.show(f"Saved as {save}.")


@app.callback()
def searches() -> None:
    """Searches that have a name; muniment search --save NAME gives one."""


@app.command("list")
def list_searches() -> None:
    """List the saved searches, and how many papers each finds now."""
    with kept.opened() as store:
        saved = store.searches.all()
    if not saved:
        screen.show("No searches are saved.")
        return
    screen.show_table(("Name", "Papers", "Question"), ((each.name, str(each.papers), each.question) for each in saved))


@app.command()
def run(name: _Name, limit: Limit = _MOST) -> None:
    """Search again for what was saved."""
    with kept.opened() as store:
        found = store.search(store.searches.question(name), limit=limit)
    _show(found)


@app.command()
def rename(
    name: _Name,
    new_name: Annotated[str, typer.Argument(metavar="NEW", help="What to call it from now on.")],
) -> None:
    """Give a saved search another name."""
    _checked(new_name)
    with kept.opened(writable=True) as store:
        store.searches.rename(name, new_name)


@app.command()
def remove(name: _Name) -> None:
    """Forget a saved search. No paper is touched."""
    with kept.opened(writable=True) as store:
        store.searches.remove(name)


def _checked(name: str) -> None:
    if not any(sign.isalnum() for sign in name):
        raise typer.BadParameter("a name has letters or digits")


def _show(found: SearchResult, *, explain: bool = False) -> None:
    if explain:
        screen.show(f"Papers {found.understood}.")
    for hint in found.hints:
        screen.show(hint)
    for hit in found.hits:
        nearly = "  nearly" if hit.near else ""
        screen.show(f"{hit.paper.paper_id}  {hit.paper.name}{nearly}  ", _marked(hit))
    if not found.hits:
        screen.show("Nothing was found.")
    elif found.total > len(found.hits):
        screen.show(f"{found.total - len(found.hits)} more; --limit shows more of them.")


def _marked(hit: SearchHit) -> Text:
    """The snippet with what was found in bold."""
    text = Text()
    before, *found = hit.snippet.split("\u2068")
    text.append(screen.clean(before))
    for piece in found:
        word, _, after = piece.partition("\u2069")
        text.append(screen.clean(word), style="bold")
        text.append(screen.clean(after))
    return text
