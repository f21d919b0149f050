"""Gather what the window says, and compile what it is in other languages: python -m tests.window.translations.

New sentences come into `resources/translations/*.ts` as unfinished; once they are translated there (by hand, or with
Qt's Linguist), run it again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from muniment.window.core_words import CONTEXT, core_sentences
from muniment.window.languages import SPOKEN

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
SOURCES = sorted((ROOT / "desktop" / "muniment" / "window").glob("*.py"))
_PROGRAMS = Path(sys.executable).parent


def gather(written: Path) -> None:
    """Bring a file of translations up to what is said today."""
    with tempfile.TemporaryDirectory() as folder:
        core = Path(folder) / "core.py"
        lines = [f"translate({CONTEXT!r}, {json.dumps(text, ensure_ascii=False)})" for text in core_sentences()]
        core.write_text("\n".join(lines), encoding="utf-8")
        _run("lupdate", *SOURCES, core, "-locations", "none", "-no-obsolete", "-ts", written)


def compile_to(written: Path, compiled: Path) -> None:
    _run("lrelease", written, "-qm", compiled)


def _run(program: str, *arguments: Path | str) -> None:
    subprocess.run([_PROGRAMS / f"pyside6-{program}", *arguments], check=True, capture_output=True)


if __name__ == "__main__":
    for language in SPOKEN:
        written = FOLDER / f"muniment_{language.value}.ts"
        gather(written)
        compile_to(written, written.with_suffix(".qm"))
        print(written)
