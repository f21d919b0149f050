"""What `muniment verify` shows, and that the office itself goes without the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what is held here is Linux's")

TRY = """
import socket
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK):
    try:
        socket.socket(family)
        print("made")
    except PermissionError:
        print("refused")
socket.socket(socket.AF_UNIX).close()
"""


def run(program: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


VERIFY = "from muniment.cli import main; main()"


def test_verify_names_every_measure_of_every_process_and_ends_with_0_where_all_are_held() -> None:
    done = run(VERIFY, "verify", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    said = json.loads(done.stdout)
    assert said["held"] is True
    for process in ("reader", "thinker"):
        names = [measure["name"] for measure in said[process]]
        assert {"no-new-rights", "no-rights", "files", "limits", "calls", "network", "reach"} <= set(names)
        assert all(measure["state"] in ("held", "not-offered") for measure in said[process])
    assert [measure["name"] for measure in said["office"]] == ["local-only"]
    assert {measure["name"] for measure in said["installed"]} > {"model", "heads", "ocr-models", "engine-network"}


def test_verify_says_in_plain_words_what_is_not_as_it_should_be_and_ends_with_1(tmp_path: Path) -> None:
    done = run(VERIFY, "verify", XDG_DATA_HOME=str(tmp_path))
    assert done.returncode == 1
    assert "NOT HELD" in done.stdout
    assert "The model has not been built on this machine yet." in done.stdout
    assert "opens no file but the program's own, and writes none" in done.stdout


def test_the_command_line_makes_no_network_socket() -> None:
    program = f"import sys\nfrom muniment.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n{TRY}"
    done = run(program, "model", "show")
    assert done.stdout.split()[-3:] == ["refused"] * 3, done.stderr


def test_the_window_makes_no_network_socket() -> None:
    program = (
        "from PySide6.QtWidgets import QApplication\n"
        "from muniment.window.application import main\n"
        f"QApplication.exec = lambda *_: exec({TRY!r}) or 0\n"
        "main()\n"
    )
    done = run(program)
    assert done.stdout.split()[-3:] == ["refused"] * 3, done.stderr
