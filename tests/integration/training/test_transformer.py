"""The model in PyTorch is the model that llama.cpp runs, and what it has learned gets into the file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.build import cut_layers, part_words, whole_weights
from muniment.understanding.model import LanguageModel, States
from muniment.understanding.release import load_manifest, weight_files

torch = pytest.importorskip("torch", reason="training's own library, which nothing else needs")
transformer = pytest.importorskip("models.training.transformer")

PAPER = (
    "\nInvoice 2024-113 of 3 April 2024\nTotal due EUR 1,190.00\nThis agreement is governed by the laws of New York."
)
ROUNDING = 0.03
"""llama.cpp brings what it multiplies to 8 bits; this much of a state's length is the most that comes of it."""


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first layers of the release's weights: enough to go wrong in."""
    path: Path = tmp_path_factory.mktemp("weights") / "short.gguf"
    cut_layers(whole_weights(load_manifest().weights.layers), path, 3, {})
    return path


@pytest.fixture(scope="module")
def tokens(weights: Path) -> list[int]:
    return run_by_llama_cpp(weights).tokens(PAPER * 3)


def run_by_llama_cpp(whole: Path) -> LanguageModel:
    parts = weight_files(whole.parent, whole.stem)
    part_words(whole, parts)
    return LanguageModel(parts, threads=1)


def apart(one: States, other: States) -> float:
    """How far states are from each other, in parts of their length."""
    return float(np.linalg.norm(one - other) / np.linalg.norm(other))


def test_states_are_those_of_llama_cpp(weights: Path, tokens: list[int]) -> None:
    with torch.no_grad():
        found = transformer.Transformer(weights)(torch.tensor(tokens)).numpy()
    assert apart(found, run_by_llama_cpp(weights).states(tokens)) < ROUNDING


def test_read_both_ways_a_word_knows_what_comes_after_it(weights: Path, tokens: list[int]) -> None:
    network = transformer.Transformer(weights)
    short, long = torch.tensor(tokens[:20]), torch.tensor(tokens[:40])
    with torch.no_grad():
        for causal in (True, False):
            change = apart(network(short, causal)[:10].numpy(), network(long, causal)[:10].numpy())
            assert (change > ROUNDING) is not causal


def test_what_an_adapter_learned_is_in_the_file_that_is_written(
    weights: Path, tokens: list[int], tmp_path: Path
) -> None:
    torch.manual_seed(0)
    taught = transformer.Transformer(weights, rank=2)
    untaught = taught(torch.tensor(tokens)).detach().numpy()
    with torch.no_grad():
        for name, values in taught.named_parameters():
            if name.endswith("up"):
                values.normal_(0, 0.1)
        wanted = taught(torch.tensor(tokens)).numpy()
    cut_layers(weights, tmp_path / "taught.gguf", 3, taught.merged())
    found = run_by_llama_cpp(tmp_path / "taught.gguf").states(tokens)
    assert apart(found, wanted) < ROUNDING < apart(untaught, wanted)
