"""`muniment model`: the model that reads the papers, and the larger one that gives a second opinion."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from muniment import settings
from muniment.cli import evaluate, screen
from muniment.errors import ModelNotKept
from muniment.understanding.opinion import installed
from muniment.understanding.opinion.client import memory_for
from muniment.understanding.opinion.measured import UNMEASURED, shifts_of
from muniment.understanding.release import WeightFiles, built_weights, load_manifest

app = typer.Typer(help="The model that reads the papers.", no_args_is_help=True)
app.command()(evaluate.evaluate)

_Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of an added model; see muniment model list.")]


@app.callback()
def model() -> None:
    """The model that reads the papers, and a larger one for a second opinion where one was added."""


@app.command()
def show() -> None:
    """Show which model is in use, where it comes from, and how well it did when it was measured; and the second one."""
    with screen.errors_told():
        manifest = load_manifest()
        second = installed.in_use(settings.data_directory())
    weights = built_weights(manifest)
    rows = [
        ("Release", manifest.release),
        ("Base", manifest.base.name),
        ("Licence of the base", manifest.base.license),
        ("SHA-256 of the base", manifest.base.sha256),
        ("Weights", f"first {manifest.weights.layers} layers, {manifest.weights.format}"),
        ("SHA-256 of the weights", manifest.weights.layers_sha256),
        ("Size of the weights", _size_of_weights(weights)),
        ("SHA-256 of the heads", manifest.heads.sha256),
        ("Papers learned from", str(manifest.heads.papers)),
        *((name, f"{figure:.3f}") for name, figure in manifest.evaluation.items()),
        ("Second opinion", second.name if second else "off"),
    ]
    screen.show_table(("", ""), rows)
    if second is not None:
        screen.show("")
        _describe(second)


def _size_of_weights(weights: WeightFiles) -> str:
    return _megabytes(sum(file.stat().st_size for file in weights)) if weights.exist else "not built yet"


@app.command("list")
def list_models() -> None:
    """List the models that were added for a second opinion."""
    with screen.errors_told():
        folder = settings.data_directory()
        models, used = installed.listed(folder), installed.in_use(folder)
    screen.show_table(
        ("Name", "In use", "Architecture", "Size", "Licence"),
        (
            (
                each.name,
                "yes" if used and used.name == each.name else "",
                each.about.kind or each.about.architecture,
                _megabytes(each.size),
                each.about.license or "not said",
            )
            for each in models
        ),
    )


@app.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE.gguf", help="A model that generates text, as one GGUF file.")],
    name: Annotated[str, typer.Option("--name", help="What to call it; as its file is called, if not given.")] = "",
) -> None:
    """Add a larger model for a second opinion on doubtful papers.

    It is copied into the data folder and tried in a locked process of its own. It is in use from then on, unless
    another one is.
    """
    with screen.errors_told():
        folder = settings.data_directory()
        with screen.progress("Copying", _size(file)) as bar:
            added = installed.add(folder, file, name, lambda count: bar.advance(bar.task_ids[0], count))
        if installed.in_use(folder) is None:
            installed.use(folder, added.name)
    _describe(added)
    with screen.errors_told():
        _say_what_is_in_use()


@app.command()
def remove(name: _Name) -> None:
    """Delete an added model. Where it is in use, the second opinion is off then."""
    with screen.errors_told():
        installed.remove(settings.data_directory(), name)
    screen.show(f"{name} was removed.")


@app.command()
def use(
    name: Annotated[
        str, typer.Argument(metavar="NAME|none", help="The name of an added model, or none for no opinion.")
    ],
) -> None:
    """Show doubtful papers to that model from now on, or to none. An open window asks it from its next start on."""
    with screen.errors_told():
        installed.use(settings.data_directory(), name)
        _say_what_is_in_use()


def _say_what_is_in_use() -> None:
    used = installed.in_use(settings.data_directory())
    screen.show(f"Doubtful papers are shown to {used.name}." if used else "The second opinion is off.")


def _describe(second: installed.SecondModel) -> None:
    """All that is known of an added model. What its file says of itself is no more than that."""
    about = second.about
    measured = shifts_of(second.sha256)
    worth = (
        "not measured: its word sends papers to a person, and spares none"
        if measured is UNMEASURED
        else (f"measured on {measured.papers} papers")
    )
    rows = [
        ("Second model", second.name),
        ("Called by its file", about.title or "not said"),
        ("Architecture", about.architecture or "not said"),
        ("Kind and format", about.kind),
        ("Parameters", f"{about.parameters / 1e6:.0f} million"),
        ("Licence as its file says", about.license or "not said"),
        ("Context", f"{about.context_length} tokens"),
        ("Form of a chat", "named by its file" if about.has_chat_template else "none; it is asked plainly"),
        ("Size", _megabytes(second.size)),
        ("SHA-256", second.sha256),
        ("Memory of its process when tried", _megabytes(second.memory) if second.memory else "not known"),
        ("Memory that it may have", _megabytes(memory_for(second.size))),
        ("Speed when tried", f"{about.tokens_per_second:.0f} tokens of a paper a second"),
        ("Worth of its word", worth),
    ]
    screen.show_table(("", ""), rows)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as error:
        raise ModelNotKept(f"{file}: {error.strerror}") from error


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
