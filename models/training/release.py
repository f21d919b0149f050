"""Writing a release: the heads file and its lines in the manifest."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from models.build import sha256
from muniment import places
from muniment.understanding.release import Heads, load_manifest, manifest_path

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_release(
    arrays: Mapping[str, npt.NDArray[np.floating]],
    fields: Sequence[str],
    types: Sequence[str],
    figures: Mapping[str, float],
    papers: int,
) -> None:
    """Write `models/heads.npz`, and the manifest with its SHA-256, the order of types and fields, and the figures."""
    manifest = load_manifest()
    target = places.models() / manifest.heads.file
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(arrays):
            content = io.BytesIO()
            np.save(content, arrays[name], allow_pickle=False)
            # A fixed date, so that the same arrays give the same file.
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", _LONG_AGO), content.getvalue(), zipfile.ZIP_DEFLATED)
    heads = Heads(manifest.heads.file, sha256(target), tuple(types), tuple(fields), papers)
    rounded = {name: round(value, 4) for name, value in figures.items()}
    text = to_toml(msgspec.to_builtins(msgspec.structs.replace(manifest, heads=heads, evaluation=rounded)))
    manifest_path().write_text(text, encoding="utf-8")
    print(f"{target.name}: {target.stat().st_size / 1e3:.0f} kB")


def to_toml(manifest: Mapping[str, object]) -> str:
    """The manifest as TOML: its own values first, then a table for each part."""
    plain = [f"{name} = {_value(value)}" for name, value in manifest.items() if not isinstance(value, Mapping)]
    tables = [
        "\n".join([f"[{name}]", *(f"{_key(key)} = {_value(entry)}" for key, entry in value.items())])
        for name, value in manifest.items()
        if isinstance(value, Mapping)
    ]
    return "\n\n".join(["\n".join(plain), *tables]) + "\n"


def _key(name: str) -> str:
    return name if name.replace("_", "").isalnum() and name.isascii() else f'"{name}"'


def _value(value: object) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(entry) for entry in value) + "]"
    return msgspec.json.encode(value).decode()
