"""The commands around watched folders that start no reader and no model."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from muniment import watched
from muniment.cabinet.arrivals import ArrivalState, Arrived
from muniment.cabinet.store import Store
from muniment.cli import app, service
from muniment.fingerprint import Fingerprint, Look
from muniment.watched import Original, WatchedFolder
from tests.filed import TYPES


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    path = tmp_path / "inbox"
    path.mkdir()
    return path


def test_folders_are_named_listed_paused_and_removed(data_directory: Path, inbox: Path) -> None:
    assert run("folders", "list").stdout == "No folder is watched.\n"
    added = run("folders", "add", str(inbox), "--original", "move", "--depth", "1", "--pattern", "*.pdf", "--rule", "a")
    assert added.exit_code == 0
    assert watched.load(data_directory) == (WatchedFolder(inbox, Original.MOVE, 1, "*.pdf", ("a",)),)
    assert run("folders", "pause").exit_code == 0
    assert "paused" in run("folders", "list").stdout
    assert run("folders", "resume", str(inbox)).exit_code == 0
    assert "watched" in run("folders", "list").stdout
    assert run("folders", "remove", str(inbox)).exit_code == 0
    assert watched.load(data_directory) == ()


def test_a_folder_that_cannot_be_watched_is_told(data_directory: Path, inbox: Path) -> None:
    refused = run("folders", "add", str(data_directory))
    assert refused.exit_code == 1
    assert "Muniment keeps its own papers" in refused.stderr
    assert run("folders", "remove", str(inbox)).exit_code == 1


def test_the_queue_shows_what_waits_and_why_and_can_be_tried_again(data_directory: Path, inbox: Path) -> None:
    assert run("queue").stdout == "Nothing waits.\n"
    now = datetime.now(UTC)
    look = Look(Fingerprint(1, 2, 3, 4), 5)
    files = [
        Arrived(inbox / "full.pdf", look, inbox, ArrivalState.WAITING, now, now + timedelta(minutes=9), 4),
        Arrived(inbox / "bad.pdf", look, inbox, ArrivalState.REFUSED, now, now, 1, "encrypted"),
        Arrived(inbox / "done.pdf", look, inbox, ArrivalState.DONE, now, now, 1),
    ]
    with Store(data_directory, TYPES) as store:
        store.arrivals.add(files)
    out = run("queue").stdout
    assert "This file is locked by a password." in out
    assert "in 9 min" in out
    assert "done.pdf" not in out
    assert run("queue", "--retry").stdout == "To be tried again at the next start: 2\n"
    assert run("queue").stdout.count(" now ") == 2


def test_a_unit_is_written_for_this_installation_and_taken_away_again(
    data_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = data_directory.with_name('data 100% "$HOME" \\')
    monkeypatch.setenv("MUNIMENT_DATA", str(odd))
    file = tmp_path / "config" / "systemd" / "user" / "muniment-watch.service"
    written = run("watch", "--install")
    assert written.exit_code == 0
    assert "systemctl --user enable --now muniment-watch.service" in written.stdout
    text = file.read_text()
    assert "PrivateNetwork=yes" in text
    assert f'Environment="MUNIMENT_DATA={tmp_path}/data 100%% \\"$HOME\\" \\\\"' in text
    assert run("watch", "--uninstall").exit_code == 0
    assert not file.exists()
    assert run("watch", "--install", "--once").exit_code == 2


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_understands_the_unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    file = tmp_path / "muniment-watch.service"
    file.write_text(service.unit())
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(file)], capture_output=True, text=True, timeout=60, check=False
    )
    assert verified.returncode == 0, verified.stderr
    assert "muniment-watch" not in verified.stderr
