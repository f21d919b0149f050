"""What the benchmarks share: the corpus's scorer on some papers, what earlier runs kept, and the machine."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from models.training.corpus import corpus_folder
from muniment import places
from muniment.answer import Answer
from muniment.evaluation.truth import LabelledPaper


def score(papers: Sequence[LabelledPaper], answers: Sequence[Answer]) -> dict[str, Any]:
    """The corpus's scorer on what was said of these papers, each by its own path."""
    with tempfile.TemporaryDirectory() as folder:
        truth, said = Path(folder) / "truth.jsonl", Path(folder) / "said.jsonl"
        rows = (
            {
                "file": str(paper.path),
                "type": paper.type,
                "fields": paper.fields,
                "complete": sorted(paper.complete),
            }
            for paper in papers
        )
        truth.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        said.write_text("".join(f"{answer.line()}\n" for answer in answers), encoding="utf-8")
        command = [sys.executable, str(corpus_folder() / "score.py"), str(truth), "--said", str(said), "--json"]
        figures: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return figures


def machine() -> str:
    """What the figures were measured on."""
    return f"{platform.machine()}, {os.cpu_count()} cores"


def kept(file: Path, kind: type[msgspec.Struct]) -> list[Any]:
    """The structs that an earlier run wrote to the file, one a line."""
    lines = file.read_bytes().splitlines() if file.exists() else []
    return [msgspec.json.decode(line, type=kind) for line in lines]


def keep(file: Path, row: msgspec.Struct) -> None:
    """Write one more line, so that a run can be stopped and goes on from there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as lines:
        lines.write(msgspec.json.encode(row) + b"\n")


def write_report(name: str, text: str) -> None:
    """Keep a report in `models/evaluation`."""
    (places.models() / "evaluation" / name).write_text(text, encoding="utf-8")
