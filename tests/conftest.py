"""What all tests share. Qt draws offscreen, and no test ever sees the papers or settings of the person who runs it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from muniment.reading import reader
from muniment.reading.pool import ReaderPool
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


@pytest.fixture
def captured(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReaderPool]:
    """A pool of two readers that do what their paper says: it is a program, see `tests/captured.py`. Undoing what
    `monkeypatch` did puts real readers in their place."""
    root = Path(__file__).parents[1]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(root), str(root / "desktop")]))
    monkeypatch.setattr(reader, "PROGRAM", "tests.captured")
    pool = ReaderPool(2)
    yield pool
    pool.close()
