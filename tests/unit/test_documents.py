"""The documents speak only of what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

import dev
from muniment.cli import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    path for path in (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))) if path.name != "CHANGELOG.md"
]

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


@each_document
def test_a_document_names_only_commands_of_dev_that_exist(document: Path) -> None:
    named = re.findall(r"python3 dev\.py ([a-z]+)", document.read_text(encoding="utf-8"))
    for command in named:
        dev.command_line().parse_args([command])


@each_document
def test_a_document_names_only_commands_of_muniment_that_exist(document: Path) -> None:
    known = set(typer.main.get_group(app).commands)
    named = set(re.findall(r"(?:`|^ *)muniment ([a-z]+)", document.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= known


@each_document
def test_a_document_links_only_to_files_that_exist(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    known = set(typer.main.get_group(app).commands)
    assert [command for command in sorted(known) if f"muniment {command}" not in readme] == []
