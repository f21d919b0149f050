"""A stand-in for a larger model: the whole base of the shipped one, as its wheel carries it. Too small to be of use as
a second opinion, it is a real generative GGUF with a vocabulary, a form of chat and a context of its own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import platformdirs

from models.build import fetch, sha256
from muniment.understanding.release import load_manifest


def stand_in() -> Path:
    """The GGUF, unpacked once into the user's cache."""
    base = load_manifest().base
    kept = Path(platformdirs.user_cache_dir("muniment")) / "base" / f"{base.sha256[:12]}.gguf"
    if not kept.is_file() or sha256(kept) != base.sha256:
        with zipfile.ZipFile(fetch(base)) as archive:
            unfinished = kept.with_suffix(".unfinished")
            unfinished.write_bytes(archive.read(base.member))
        unfinished.replace(kept)
    return kept
