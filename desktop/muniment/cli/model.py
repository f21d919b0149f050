"""`muniment model`: the model that reads the papers."""

from __future__ import annotations

import typer

from muniment.cli import screen
from muniment.understanding.release import load_manifest

app = typer.Typer(help="The model that reads the papers.", no_args_is_help=True)


@app.callback()
def model() -> None:
    """The model that reads the papers."""


@app.command()
def show() -> None:
    """Show which model is in use, where it comes from, and how well it did when it was measured."""
    with screen.errors_told():
        manifest = load_manifest()
        size = f"{manifest.gguf_path.stat().st_size / 1e6:.1f} MB" if manifest.gguf_path.exists() else "not built yet"
    rows = [
        ("Release", manifest.release),
        ("Base", manifest.base_name),
        ("Licence", manifest.base_license),
        ("SHA-256 of the base", manifest.base_sha256),
        ("SHA-256 of the weights", manifest.gguf_sha256),
        ("SHA-256 of the heads", manifest.heads_sha256),
        ("Size of the weights", size),
        *((name, f"{figure:.3f}") for name, figure in manifest.evaluation.items()),
    ]
    screen.show_table(("", ""), rows)
