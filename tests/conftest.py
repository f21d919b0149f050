"""What all tests share. Qt draws offscreen, and no test ever sees the papers or settings of the person who runs it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.papers.truth import SAMPLES, SamplePaper

os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers and settings lie in a folder of the test's own, for it and for every process that it starts."""
    monkeypatch.setenv("MUNIMENT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def data_directory(tmp_path: Path) -> Path:
    """An empty data folder, the one that MUNIMENT_DATA names."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def samples() -> dict[str, SamplePaper]:
    """The sample papers by file name."""
    return {paper.file: paper for paper in SAMPLES}
