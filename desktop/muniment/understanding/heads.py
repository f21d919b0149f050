"""The heads: small networks and trees over states and features that point at words. Plain numpy: nothing to install.

`TagHead` looks at each word together with its neighbours on the page, three times over, and gives every tag a score.
`TypeHead` looks at the whole paper's averages. `SpanHead` says how likely a candidate span is right. All three are
trained by `models/training` and read from one .npz file, which holds arrays only (pickles are refused).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from muniment.errors import ModelMissing
from muniment.understanding.features import Features
from muniment.understanding.model import States
from muniment.understanding.sheet import Integers, Sheet
from muniment.understanding.trees import Trees

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


_OPENING_WORDS = 60
_FIRST_WORDS = 120
_TALL = 1.2
_TALL_WORDS = 24
_WITHOUT_TALL = 12


def summary(sheet: Sheet, states: Array, features: Features, page_count: int) -> Array:
    """What the type is told by: averages over the paper, over its opening and over its tallest words, in which papers
    say what they are; what stands anywhere on it and anywhere on its beginning; its size and its length."""
    page = sheet.pages[0]
    unpaged = page.engine in ("plain-text", "typeset")
    sizes = (np.log1p(len(states)) / 5, min(page_count, 20) / 10, page.width / page.height, unpaged)
    tall = _tallest(sheet)
    return np.concatenate(
        [
            *(part.mean(axis=0) for part in (states, states[:_OPENING_WORDS], states[tall])),
            *(part.mean(axis=0) for part in (features, features[:_OPENING_WORDS], features[tall])),
            *(part.max(axis=0) for part in (features, features[:_FIRST_WORDS], features[tall])),
            np.array(sizes, np.float32),
        ]
    ).astype(np.float32)


def _tallest(sheet: Sheet) -> Integers:
    """The words of the first page that are taller than usual; its first words where none is."""
    first = sheet.pages[0].number
    heights = np.array([word.box.height if word.page == first else 0.0 for word in sheet.words])
    tall = np.flatnonzero(heights >= _TALL * np.median(heights[heights > 0])) if heights.any() else np.arange(0)
    ranked = tall[np.argsort(-heights[tall], kind="stable")[:_TALL_WORDS]]
    return (ranked if len(ranked) else np.arange(min(_WITHOUT_TALL, len(heights)))).astype(np.int32)


class Judged(NamedTuple):
    """Of each candidate: the chance that it points at the right words, and the chance that the words also read exactly
    as they should. The one chooses, the other is told."""

    points: Array
    exact: Array


class SpanHead:
    """Judges candidate spans: a network and boosted trees that learned where a value stands, and trees that learned
    whether it also reads right. The three together choose."""

    def __init__(self, arrays: Arrays) -> None:
        self._network = part(arrays, "span.net.")
        self._points, self._exact = (Trees(part(arrays, f"span.{name}.")) for name in ("points", "exact"))

    def __call__(self, rows: Array) -> Judged:
        """Candidates × columns in."""
        exact = self._exact(rows)
        together = (self._scores(rows) + self._points(rows) + exact) / 3
        return Judged(_chance(together), _chance(exact))

    def _scores(self, rows: Array) -> Array:
        scaled = (rows - self._network["mean"]) / self._network["deviation"]
        hidden = _relu(scaled @ self._network["in.weight"] + self._network["in.bias"])
        hidden = _relu(hidden @ self._network["middle.weight"] + self._network["middle.bias"])
        return np.asarray((hidden @ self._network["out.weight"] + self._network["out.bias"])[:, 0], np.float32)


_SUREST = 12.0
"""Log odds beyond which nothing that is learned from some thousand papers can be told apart."""


def _chance(odds: npt.NDArray[np.floating]) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -_SUREST, _SUREST))), np.float32)


def _relu(array: npt.NDArray[np.floating]) -> Array:
    return np.asarray(np.maximum(array, 0), np.float32)
