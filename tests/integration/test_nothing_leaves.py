"""Nothing leaves: the main job is done, its error paths too, in processes that may not make a network socket."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import onnxruntime
import pytest

from tests.papers import faults
from tests.papers.truth import SamplePaper

GUARD = Path(__file__).parents[1] / "no_network.py"
PROGRAM = "from muniment.cli import main; main()"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")


def guarded(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(GUARD), sys.executable, "-c", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def test_the_guard_ends_a_process_that_makes_a_network_socket() -> None:
    assert guarded("import socket; socket.socket()").returncode != 0
    assert guarded("import socket; socket.socket(socket.AF_UNIX)").returncode == 0


def test_the_guard_reaches_the_children_of_a_process() -> None:
    child = "import socket; socket.socket()"
    parent = f"import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', {child!r}]).returncode != 0)"
    assert guarded(parent).returncode == 1


def test_the_engine_for_neural_networks_has_no_way_to_send() -> None:
    library = next(Path(onnxruntime.__file__).parent.glob("capi/onnxruntime_pybind11_state*.so")).read_bytes()
    assert b"getaddrinfo" not in library


def test_papers_are_read_understood_and_kept_without_a_network(samples: dict[str, SamplePaper]) -> None:
    files = ["invoice-harbour.pdf", "receipt-cafe.jpg", "contract-scan.pdf", "letter.txt"]
    added = guarded(PROGRAM, "add", *(str(samples[file].path) for file in files))
    assert added.returncode == 0, added.stderr
    listed = guarded(PROGRAM, "list")
    assert all(file in listed.stdout for file in files)
    assert guarded(PROGRAM, "search", "harbour").returncode == 0
    assert guarded(PROGRAM, "export", "--format", "json").returncode == 0
    assert guarded(PROGRAM, "model", "show").returncode == 0


def test_papers_that_cannot_be_read_are_refused_without_a_network(tmp_path: Path) -> None:
    broken = [
        faults.empty_file(tmp_path),
        faults.corrupt_pdf(tmp_path),
        faults.corrupt_picture(tmp_path),
        faults.encrypted_pdf(tmp_path),
        faults.unknown_kind(tmp_path),
        tmp_path / "missing.pdf",
    ]
    result = guarded(PROGRAM, "classify", "--json", *map(str, broken))
    assert result.returncode == 3, result.stderr
    said = [json.loads(line)["code"] for line in result.stdout.splitlines()]
    assert said == ["empty", "damaged", "damaged", "encrypted", "unknown-kind", "vanished"]
