"""What a long training has finished, kept in the user's cache, so that it can be stopped and goes on from there.

A checkpoint is found again only by the same inputs: the sources, the readings, the weights and the papers.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import platformdirs

from muniment import places

_SOURCES = ("models/training", "desktop/muniment/understanding", "resources/lexicon.toml", "resources/types")
_LATER = {"spans.py", "train.py", "checkpoints.py", "release.py", "agree.py", "extract.py", "candidates.py", "types.py"}
"""Sources that come after the tagger, and cannot change what it learns."""

Arrays = Mapping[str, npt.NDArray[np.floating]]


class Checkpoints:
    """The checkpoints of one training: that of these papers and states."""

    def __init__(self, inputs: Iterable[bytes]) -> None:
        digest = hashlib.sha256()
        root = places.resources().parent
        for name in _SOURCES:
            found = root / name
            for source in sorted(found.rglob("*")) if found.is_dir() else [found]:
                if source.suffix in (".py", ".toml") and source.name not in _LATER:
                    digest.update(source.read_bytes())
        for piece in inputs:
            digest.update(piece)
        self._folder = Path(platformdirs.user_cache_dir("muniment")) / "training" / digest.hexdigest()[:16]
        self._folder.mkdir(parents=True, exist_ok=True)

    def kept(self, name: str, make: Callable[[], Arrays]) -> dict[str, npt.NDArray[np.floating]]:
        """The arrays of that name, made now if they were not made before."""
        path = self._folder / f"{name}.npz"
        if path.exists():
            print(f"{name}: from the checkpoint", file=sys.stderr)
        else:
            unfinished = path.with_suffix(".unfinished.npz")
            np.savez(unfinished, allow_pickle=False, **make())
            unfinished.replace(path)
        with np.load(path, allow_pickle=False) as archive:
            return {key: archive[key] for key in archive.files}
