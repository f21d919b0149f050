"""The heads: small networks over states and features that point at words. Plain numpy, so nothing has to be installed.

`TagHead` looks at each word together with its neighbours on the page, three times over, and gives every tag a score.
`TypeHead` looks at the whole paper's averages. `SpanHead` says how likely a candidate span is right. All three are
trained by `models/training` and read from one .npz file, which holds arrays only (pickles are refused).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from muniment.errors import ModelMissing
from muniment.understanding.features import Features
from muniment.understanding.model import States
from muniment.understanding.sheet import Integers, Sheet

Array = npt.NDArray[np.float32]
Arrays = Mapping[str, Array]

LAYERS = 3


def load(path: Path) -> dict[str, Array]:
    """The arrays of a heads file; ModelMissing where it is not there or not such a file."""
    try:
        with np.load(path, allow_pickle=False) as archive:
            return {name: np.asarray(archive[name], np.float32) for name in archive.files}
    except (OSError, ValueError, EOFError) as error:
        raise ModelMissing(str(path)) from error


def part(arrays: Arrays, prefix: str) -> dict[str, Array]:
    """The arrays whose names begin with the prefix, without it."""
    return {name[len(prefix) :]: array for name, array in arrays.items() if name.startswith(prefix)}


class Scale:
    """States with each dimension brought to mean 0 and deviation 1, and held within ±5."""

    def __init__(self, arrays: Arrays) -> None:
        self._mean, self._deviation = arrays["scale.mean"], arrays["scale.deviation"]

    def __call__(self, states: States) -> Array:
        return np.asarray(np.clip((states - self._mean) / self._deviation, -5, 5), np.float32)


class TagHead:
    """Tag scores (logits) for every word. Several networks trained from different starts are averaged."""

    def __init__(self, arrays: Arrays) -> None:
        count = 1 + max(int(name.split(".")[1]) for name in arrays if name.startswith("tag."))
        self._networks = [part(arrays, f"tag.{number}.") for number in range(count)]

    def __call__(self, states: Array, features: Features, neighbours: Integers, line_of: Integers) -> Array:
        """Words × tags."""
        scores = [_tag(network, states, features, neighbours, line_of) for network in self._networks]
        return np.asarray(np.mean(scores, axis=0), np.float32)


def _tag(network: Arrays, states: Array, features: Features, neighbours: Integers, line_of: Integers) -> Array:
    hidden = _relu(states @ network["states.weight"] + features @ network["features.weight"] + network["features.bias"])
    for layer in range(LAYERS):
        seen = _surroundings(hidden, neighbours, line_of)
        hidden = hidden + _relu(seen @ network[f"layer{layer}.weight"] + network[f"layer{layer}.bias"])
    return np.asarray(hidden @ network["out.weight"] + network["out.bias"], np.float32)


def _surroundings(hidden: Array, neighbours: Integers, line_of: Integers) -> Array:
    """Each word beside its neighbours (zeros where there is none), its line's mean and the paper's mean."""
    count, width = hidden.shape
    padded = np.vstack([hidden, np.zeros((1, width), np.float32)])
    beside = padded[neighbours].reshape(count, -1)
    lines = int(line_of.max()) + 1
    sums = np.zeros((lines, width), np.float32)
    np.add.at(sums, line_of, hidden)
    line_mean = (sums / np.bincount(line_of, minlength=lines).clip(1)[:, None])[line_of]
    paper_mean = np.broadcast_to(hidden.mean(axis=0), hidden.shape)
    return np.concatenate([hidden, beside, line_mean, paper_mean], axis=1).astype(np.float32)


class TypeHead:
    """The chance of each type, in the order of the names that the manifest lists."""

    def __init__(self, arrays: Arrays) -> None:
        self._network = part(arrays, "type.")

    def __call__(self, summary: Array) -> Array:
        hidden = _relu(summary @ self._network["in.weight"] + self._network["in.bias"])
        scores = (hidden @ self._network["out.weight"] + self._network["out.bias"]) / self._network["temperature"]
        odds = np.exp(scores - scores.max())
        return np.asarray(odds / odds.sum(), np.float32)


class Novelty:
    """How unlike the papers of its type a paper is: its distance to their mean, in deviations of the papers about the
    means of their types (Lee et al. 2018), as a share of the distance that hardly any paper passes."""

    def __init__(self, arrays: Arrays) -> None:
        self._projection, self._means = arrays["novelty.projection"], arrays["novelty.means"]
        self._centre, self._usual = arrays["novelty.centre"], float(arrays["novelty.usual"][0])

    def __call__(self, summary: Array, kind: int) -> float:
        """Above 1 the paper is unlike anything of that type; `kind` is the number of the type."""
        place = (summary - self._centre) @ self._projection
        return float(np.linalg.norm(place - self._means[kind])) / self._usual


_OPENING_WORDS = 60


def summary(sheet: Sheet, states: Array, features: Features, page_count: int) -> Array:
    """What the type is told by: averages over the paper and over its opening, its size and its length."""
    if not len(states):
        return np.zeros(2 * states.shape[1] + 2 * features.shape[1] + 4, np.float32)
    page = sheet.pages[0]
    sizes = (np.log1p(len(states)) / 5, min(page_count, 20) / 10, page.width / page.height, page.engine == "plain-text")
    return np.concatenate(
        [
            states.mean(axis=0),
            states[:_OPENING_WORDS].mean(axis=0),
            features.mean(axis=0),
            features[:_OPENING_WORDS].mean(axis=0),
            np.array(sizes, np.float32),
        ]
    ).astype(np.float32)


class SpanHead:
    """The chance that a candidate span is a right value of its field."""

    def __init__(self, arrays: Arrays) -> None:
        self._network = part(arrays, "span.")

    def __call__(self, rows: Array) -> Array:
        """Candidates × columns in, one chance each out."""
        scaled = (rows - self._network["mean"]) / self._network["deviation"]
        hidden = _relu(scaled @ self._network["in.weight"] + self._network["in.bias"])
        hidden = _relu(hidden @ self._network["middle.weight"] + self._network["middle.bias"])
        scores = hidden @ self._network["out.weight"] + self._network["out.bias"]
        return np.asarray(1 / (1 + np.exp(-scores[:, 0])), np.float32)


def _relu(array: npt.NDArray[np.floating]) -> Array:
    return np.asarray(np.maximum(array, 0), np.float32)
