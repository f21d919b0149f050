"""`muniment model evaluate` with the real readers and the real model: a report, stopped and gone on with."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from muniment.understanding.types import document_type
from tests.filed import ANSWER_KEYS
from tests.papers.truth import SamplePaper, sample

PAPERS = [sample(name) for name in ("letter.txt", "invoice-harbour.pdf", "resume-lin.pdf", "contract-nda.pdf")]
COMMAND = (sys.executable, "-c", "from muniment.cli import main; main()", "model", "evaluate")


def row(paper: SamplePaper) -> dict[str, object]:
    kind = document_type(paper.type)
    assert kind is not None
    return {
        "file": paper.file,
        "split": "dev",
        "type": paper.type,
        "fields": dict(paper.fields),
        "complete": [field.name for field in kind.fields],
    }


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    """Four papers and their truth."""
    for paper in PAPERS:
        shutil.copy(paper.path, tmp_path)
    path = tmp_path / "truth.jsonl"
    path.write_text("".join(json.dumps(row(paper)) + "\n" for paper in PAPERS), encoding="utf-8")
    return path


def evaluate(truth: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, truth.name, *options], capture_output=True, text=True, cwd=truth.parent, timeout=300, check=False
    )


def said(truth: Path) -> list[str]:
    path = truth.parent / "evaluation" / "said.jsonl"
    return path.read_text().splitlines() if path.exists() else []


def test_an_evaluation_that_is_stopped_keeps_what_was_said_and_goes_on_from_there(truth: Path) -> None:
    # Programs that are started in the background can be deaf to Ctrl+C, and would make this one so.
    running = subprocess.Popen(
        [*COMMAND, truth.name],
        cwd=truth.parent,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    until = time.monotonic() + 120
    while not said(truth) and time.monotonic() < until:
        time.sleep(0.05)
    os.kill(running.pid, signal.SIGINT)
    told, _ = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "go on" in told
    first = said(truth)
    assert 1 <= len(first) < len(PAPERS)

    result = evaluate(truth)
    assert result.returncode == 0, result.stderr
    assert said(truth)[: len(first)] == first, "nothing was asked twice"
    assert list(json.loads(first[0])) == [*ANSWER_KEYS, "sha256", "by"]
    report = json.loads((truth.parent / "evaluation" / "report.json").read_text())
    assert report["figures"]["papers"] == len(PAPERS)
    assert report["figures"]["type_right"]["count"] == len(PAPERS)
    assert report["figures"]["fields_together"]["f1"]["value"] > 0.5
    assert report["figures"]["seconds"]["pages"] == sum(paper.pages for paper in PAPERS)
    assert "<html" in (truth.parent / "evaluation" / "report.html").read_text()

    # All answers are there, so the report is made anew in a moment; a paper that has changed is asked about anew.
    kept = said(truth)
    shutil.copy(sample("receipt-cafe.jpg").path, truth.parent / "letter.txt")
    again = evaluate(truth, "--without-values", "--split", "dev")
    assert again.returncode == 0, again.stderr
    assert said(truth)[: len(PAPERS)] == kept
    assert len(said(truth)) == len(PAPERS) + 1
    assert (
        sample("invoice-harbour.pdf").fields["seller"][0]
        not in (truth.parent / "evaluation" / "report.html").read_text()
    )


def test_a_file_that_holds_something_else_is_never_written_over(truth: Path) -> None:
    before = truth.read_bytes()
    result = evaluate(truth, "--said", truth.name)
    assert result.returncode == 1
    assert "holds something else" in result.stderr
    assert truth.read_bytes() == before


def test_a_line_that_was_cut_off_is_said_again_and_a_missing_paper_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "truth.jsonl"
    path.write_text('{"file": "gone.pdf", "type": "other"}\n')
    assert evaluate(path).returncode == 0
    (line,) = said(path)
    (tmp_path / "evaluation" / "said.jsonl").write_text(f"{line}\n{line[:40]}")
    assert evaluate(path).returncode == 0
    assert said(path) == [line]
    report = json.loads((tmp_path / "evaluation" / "report.json").read_text())
    assert report["failures"][0]["said"] == "vanished"
