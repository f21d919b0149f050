"""The same networks as `muniment.understanding.heads`, in PyTorch, to be trained; `arrays` hands them over."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from muniment.understanding.heads import LAYERS
from muniment.understanding.sheet import NEIGHBOURS


class Batch:
    """Several papers as one: words one after the other, neighbours and lines renumbered."""

    def __init__(self, papers: list[tuple[Tensor, Tensor, Tensor, Tensor]]) -> None:
        """Each paper: states, features, neighbours, line numbers."""
        words = lines = 0
        neighbours, line_of, paper_of = [], [], []
        for number, (states, _, beside, line) in enumerate(papers):
            neighbours.append(torch.where(beside >= 0, beside + words, beside))
            line_of.append(line + lines)
            paper_of.append(torch.full((len(states),), number))
            words += len(states)
            lines += int(line.max()) + 1
        self.states = torch.cat([paper[0] for paper in papers]).float()
        self.features = torch.cat([paper[1] for paper in papers])
        beside = torch.cat(neighbours)
        self.neighbours = torch.where(beside >= 0, beside, words)
        self.line_of = torch.cat(line_of)
        self.paper_of = torch.cat(paper_of)
        self.lines, self.papers = lines, len(papers)


class Dropout(nn.Module):
    """Sets a share of all numbers to zero while a network learns, and makes up for it in the others.

    As `torch.nn.Dropout`, which draws each number's chance at some ten times the cost: half the time of a training.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self._least = round(256 * share)
        self._chance = np.random.default_rng(torch.initial_seed() % 2**32)

    def forward(self, numbers: Tensor) -> Tensor:
        if not self.training:
            return numbers
        drawn = np.frombuffer(self._chance.bytes(numbers.numel()), np.uint8).reshape(numbers.shape)
        kept = torch.from_numpy(drawn >= self._least)
        return numbers * kept * (256 / (256 - self._least))


class TagNetwork(nn.Module):
    """Words in, tag scores out; see `muniment.understanding.heads.TagHead`."""

    def __init__(self, states: int, features: int, tags: int, width: int, dropout: float) -> None:
        super().__init__()
        self.states = nn.Linear(states, width, bias=False)
        self.features = nn.Linear(features, width)
        self.layers = nn.ModuleList(nn.Linear(width * (len(NEIGHBOURS) + 3), width) for _ in range(LAYERS))
        self.out = nn.Linear(width, tags)
        self.drop = Dropout(dropout)

    def forward(self, batch: Batch) -> Tensor:
        hidden = torch.relu(self.states(self.drop(batch.states)) + self.features(self.drop(batch.features)))
        for number, layer in enumerate(self.layers):
            hidden = hidden + torch.relu(layer(self.drop(self.surroundings(hidden, batch, number))))
        return self.out(self.drop(hidden))

    def surroundings(self, hidden: Tensor, batch: Batch, layer: int) -> Tensor:
        """What the layer of that number is given: each word beside its neighbours and the means."""
        return _surroundings(hidden, batch)

    def arrays(self) -> dict[str, npt.NDArray[np.float16]]:
        named = {"states": self.states, "features": self.features, "out": self.out}
        named |= {f"layer{number}": layer for number, layer in enumerate(self.layers)}
        return linear_arrays(named)


def _surroundings(hidden: Tensor, batch: Batch) -> Tensor:
    padded = torch.cat([hidden, hidden.new_zeros(1, hidden.shape[1])])
    beside = padded[batch.neighbours].flatten(1)
    line_mean = _means(hidden, batch.line_of, batch.lines)
    paper_mean = _means(hidden, batch.paper_of, batch.papers)
    return torch.cat([hidden, beside, line_mean, paper_mean], dim=1)


def _means(hidden: Tensor, group_of: Tensor, groups: int) -> Tensor:
    sums = hidden.new_zeros(groups, hidden.shape[1]).index_add(0, group_of, hidden)
    counts = torch.bincount(group_of, minlength=groups).clamp(min=1).unsqueeze(1)
    return (sums / counts)[group_of]


class TypeNetwork(nn.Module):
    """A paper's summary in, type scores out."""

    def __init__(self, columns: int, types: int, width: int = 48, dropout: float = 0.4) -> None:
        super().__init__()
        self.inner, self.out = nn.Linear(columns, width), nn.Linear(width, types)
        self.drop = nn.Dropout(dropout)

    def forward(self, summary: Tensor) -> Tensor:
        return self.out(self.drop(torch.relu(self.inner(self.drop(summary)))))

    def arrays(self) -> dict[str, npt.NDArray[np.float16]]:
        return linear_arrays({"in": self.inner, "out": self.out})


class SpanNetwork(nn.Module):
    """A candidate's row in, one score (logit) out."""

    def __init__(self, columns: int, width: int = 48, dropout: float = 0.1) -> None:
        super().__init__()
        self.inner, self.middle, self.out = nn.Linear(columns, width), nn.Linear(width, width), nn.Linear(width, 1)
        self.drop = nn.Dropout(dropout)

    def forward(self, rows: Tensor) -> Tensor:
        hidden = self.drop(torch.relu(self.inner(rows)))
        return self.out(self.drop(torch.relu(self.middle(hidden)))).squeeze(1)

    def arrays(self) -> dict[str, npt.NDArray[np.float16]]:
        return linear_arrays({"in": self.inner, "middle": self.middle, "out": self.out})


def linear_arrays(layers: dict[str, nn.Module]) -> dict[str, npt.NDArray[np.float16]]:
    """Weights (inputs × outputs) and biases at half precision, by name."""
    arrays = {}
    for name, layer in layers.items():
        assert isinstance(layer, nn.Linear)
        arrays[f"{name}.weight"] = layer.weight.detach().numpy().T.astype(np.float16)
        if layer.bias is not None:
            arrays[f"{name}.bias"] = layer.bias.detach().numpy().astype(np.float16)
    return arrays
