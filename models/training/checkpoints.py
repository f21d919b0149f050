"""What a long training has finished, kept in the user's cache, so that it can be stopped and goes on from there.

A checkpoint is found again only by the same inputs: what the network is given, and the sources that train it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import platformdirs

_SOURCES = ("tags.py", "networks.py", "labels.py")
"""What decides how a tagger learns from its inputs."""

Arrays = Mapping[str, npt.NDArray[np.floating]]


class Checkpoints:
    """The checkpoints of one training: that of these papers and states."""

    def __init__(self, inputs: Iterable[bytes]) -> None:
        digest = hashlib.sha256()
        for name in _SOURCES:
            digest.update(Path(__file__).with_name(name).read_bytes())
        for piece in inputs:
            digest.update(piece)
        self._folder = Path(platformdirs.user_cache_dir("muniment")) / "training" / digest.hexdigest()[:16]
        self._folder.mkdir(parents=True, exist_ok=True)

    def kept(self, name: str, make: Callable[[], Arrays]) -> dict[str, npt.NDArray[np.floating]]:
        """The arrays of that name, made now if they were not made before."""
        path = self._folder / f"{name}.npz"
        if not path.exists():
            unfinished = path.with_suffix(".unfinished.npz")
            np.savez(unfinished, allow_pickle=False, **make())
            unfinished.replace(path)
        with np.load(path, allow_pickle=False) as archive:
            return {key: archive[key] for key in archive.files}
