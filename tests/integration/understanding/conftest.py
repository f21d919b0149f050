"""One reader and one thinker for all tests of understanding: both are slow to start, and keep nothing of a paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from muniment.reading.pool import ReaderPool
from muniment.understanding.client import Thinker


@pytest.fixture(scope="package")
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(1)
    yield pool
    pool.close()


@pytest.fixture(scope="package")
def thinker() -> Iterator[Thinker]:
    thinker = Thinker()
    yield thinker
    thinker.close()
