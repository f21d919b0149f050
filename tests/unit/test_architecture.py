"""What keeps the house in order: who may import what.

import-linter checks the direction of imports; here stands what it cannot say, and what must hold when the code runs.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "desktop" / "muniment"

ENGINES = {
    "llama_cpp": {"understanding/model.py"},
    "pymupdf": {"reading/formats/pdf_page.py", "reading/formats/searchable.py", "reading/formats/typeset.py"},
    "rapidocr": {"reading/ocr/ppocr.py"},
    "tesserocr": {"reading/ocr/tesseract.py"},
    "watchdog": {"intake/events.py"},
    "zxingcpp": {"reading/codes/zxing.py"},
}
"""Each outside engine, and the one file that may import it."""

NETWORK = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
}


def imports(path: Path) -> Iterator[str]:
    """The full names of what a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def importers(module: str) -> set[str]:
    """The files of the package that import a module or something in it."""
    return {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(name == module or name.startswith(f"{module}.") for name in imports(path))
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_stands_behind_one_file(engine: str) -> None:
    assert importers(engine) == ENGINES[engine]


@pytest.mark.parametrize("module", sorted(NETWORK))
def test_nothing_of_ours_speaks_to_a_network(module: str) -> None:
    assert importers(module) == set()


def test_only_the_window_knows_qt() -> None:
    assert {path.split("/")[0] for path in importers("PySide6")} <= {"window"}


def test_nothing_crosses_a_border_pickled() -> None:
    for module in ("pickle", "multiprocessing", "marshal", "shelve"):
        assert importers(module) == set()


def run_apart(program: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a Python of its own."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


BLOCKED = """
import importlib, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked!r}:
            raise ImportError(name + " is blocked")

sys.meta_path.insert(0, Blocked())
for name in {modules!r}:
    importlib.import_module(name)
"""


def test_everything_but_the_window_works_without_qt() -> None:
    modules = [
        ".".join(("muniment", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] != "window"
        and path.name not in ("__main__.py", "env.py")
        and "versions" not in path.parts
    ]
    done = run_apart(BLOCKED.format(blocked={"PySide6", "shiboken6"}, modules=modules))
    assert done.returncode == 0, done.stderr


def test_the_office_itself_loads_no_engine() -> None:
    modules = ["muniment.office", "muniment.cli"]
    done = run_apart(BLOCKED.format(blocked={*ENGINES, "onnxruntime", "cv2"}, modules=modules))
    assert done.returncode == 0, done.stderr
