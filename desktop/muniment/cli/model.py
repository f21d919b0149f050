"""`muniment model`: the model that reads the papers."""

from __future__ import annotations

import typer

from muniment.cli import evaluate, screen
from muniment.understanding.release import gguf_path, load_manifest

app = typer.Typer(help="The model that reads the papers.", no_args_is_help=True)
app.command()(evaluate.evaluate)


@app.callback()
def model() -> None:
    """The model that reads the papers."""


@app.command()
def show() -> None:
    """Show which model is in use, where it comes from, and how well it did when it was measured."""
    with screen.errors_told():
        manifest = load_manifest()
    weights = gguf_path(manifest)
    rows = [
        ("Release", manifest.release),
        ("Base", manifest.base.name),
        ("Licence of the base", manifest.base.license),
        ("SHA-256 of the base", manifest.base.sha256),
        ("Weights", f"first {manifest.weights.layers} layers, {manifest.weights.format}"),
        ("SHA-256 of the weights", manifest.weights.sha256),
        ("Size of the weights", f"{weights.stat().st_size / 1e6:.1f} MB" if weights.exists() else "not built yet"),
        ("SHA-256 of the heads", manifest.heads.sha256),
        ("Papers learned from", str(manifest.heads.papers)),
        *((name, f"{figure:.3f}") for name, figure in manifest.evaluation.items()),
    ]
    screen.show_table(("", ""), rows)
