"""A release of the model: what it is made of, where its files are, and how well it did.

`models/manifest.toml` names every input and output by SHA-256; `models/build.py` makes the weights from it.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

import msgspec

from muniment import places
from muniment.errors import ModelMissing


class Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base weights and the package that carries them; the package itself is never installed."""

    name: str
    license: str
    package: str
    version: str
    wheel_sha256: str
    member: str
    sha256: str


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is built from the base: its first `layers` layers, in llama.cpp's format `format`; and the SHA-256 of the
    base once it is cut, and of each of the files that it becomes."""

    layers: int
    format: str
    cut_sha256: str
    layers_sha256: str
    vocabulary_sha256: str
    embedding_sha256: str


class WeightFiles(NamedTuple):
    """A language model that gives states, in three files: the layers as a GGUF without words, a GGUF that knows the
    words and nothing else, and the vector that each of its tokens goes in with.

    In one file llama.cpp would end each paper by asking of every token how likely every other is to follow, which
    nobody wants to know here and which took two fifths of the time.
    """

    layers: Path
    vocabulary: Path
    embedding: Path

    @property
    def exist(self) -> bool:
        return all(file.is_file() for file in self)


def weight_files(folder: Path, name: str) -> WeightFiles:
    """The files of a model of that name in a folder; they need not exist."""
    return WeightFiles(
        folder / f"{name}.layers.gguf", folder / f"{name}.vocabulary.gguf", folder / f"{name}.embedding.npy"
    )


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The trained heads: the file beside the manifest, and the order of types and fields in it."""

    file: str
    sha256: str
    types: tuple[str, ...]
    fields: tuple[str, ...]
    papers: int


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of a release. `evaluation` holds figures by name, measured on papers that were not trained on."""

    release: str
    base: Base
    weights: Weights
    heads: Heads
    evaluation: dict[str, float] = {}


@functools.cache
def load_manifest() -> Manifest:
    """The manifest that is shipped; ModelMissing where it is missing or broken."""
    path = manifest_path()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ModelMissing(f"{path}: {error}") from error


def manifest_path() -> Path:
    return places.models() / "manifest.toml"


def built_weights(manifest: Manifest) -> WeightFiles:
    """Where the weights are: beside the manifest in an installed program, else where they are built on this machine.
    They are named by what they are made of, so that another release never takes them."""
    weights = manifest.weights
    name = f"{manifest.base.sha256[:12]}-{weights.layers}-{weights.format}"
    shipped = weight_files(places.models(), name)
    return shipped if shipped.exist else weight_files(places.built_models(), name)


def heads_path(manifest: Manifest) -> Path:
    return places.models() / manifest.heads.file
