"""What the tests of filing share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_MEMORY = Path("/dev/shm")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is such a disk: what is flushed some thousand times is quicker there."""
    yield from _folder(tmp_path)


@pytest.fixture(scope="module")
def memory_of_module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same, for all tests of a module together."""
    yield from _folder(tmp_path_factory.mktemp("filing"))


def _folder(otherwise: Path) -> Iterator[Path]:
    if not _MEMORY.is_dir():
        yield otherwise
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="muniment-test-") as folder:
        yield Path(folder)
