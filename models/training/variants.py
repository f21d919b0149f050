"""Tag heads that were tried beside the release's own, for the comparison only."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.training.networks import Batch, TagNetwork


class LinearHead(nn.Module):
    """One line from states and features to scores."""

    def __init__(self, states: int, features: int, tags: int, width: int, dropout: float) -> None:
        super().__init__()
        self.out = nn.Linear(states + features, tags)
        self.drop = nn.Dropout(dropout)

    def forward(self, batch: Batch) -> Tensor:
        return self.out(self.drop(torch.cat([batch.states, batch.features], dim=1)))


class Perceptron(nn.Module):
    """Two hidden layers over a word alone: what stands beside it is known only from its state and features."""

    def __init__(self, states: int, features: int, tags: int, width: int, dropout: float) -> None:
        super().__init__()
        self.inner, self.middle = nn.Linear(states + features, 2 * width), nn.Linear(2 * width, 2 * width)
        self.out = nn.Linear(2 * width, tags)
        self.drop = nn.Dropout(dropout)

    def forward(self, batch: Batch) -> Tensor:
        hidden = torch.relu(self.inner(self.drop(torch.cat([batch.states, batch.features], dim=1))))
        return self.out(self.drop(torch.relu(self.middle(self.drop(hidden)))))


class AttentionHead(TagNetwork):
    """The release's head with a layer of attention over all words of the paper, both ways, before its last layer.

    Each of its four views learns how fast distance in lines makes words matter less (Press et al. 2021).
    """

    VIEWS = 4

    def __init__(self, states: int, features: int, tags: int, width: int, dropout: float) -> None:
        super().__init__(states, features, tags, width, dropout)
        self.ask, self.answer = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.norm = nn.LayerNorm(width)
        self.fading = nn.Parameter(torch.tensor([-6.0, -3.0, -1.0, 0.5]))

    def surroundings(self, hidden: Tensor, batch: Batch, layer: int) -> Tensor:
        if layer == len(self.layers) - 1:
            hidden = hidden + self.answer(self.drop(self._attended(self.norm(hidden), batch)))
        return super().surroundings(hidden, batch, layer)

    def _attended(self, hidden: Tensor, batch: Batch) -> Tensor:
        parts = []
        for paper in range(batch.papers):
            rows = batch.paper_of == paper
            mine, line = hidden[rows], batch.line_of[rows].float()
            split = self.ask(mine).view(len(mine), 3, self.VIEWS, -1).permute(1, 2, 0, 3)
            far = (line[:, None] - line[None, :]).abs()
            bias = -functional.softplus(self.fading)[:, None, None] * far
            seen = functional.scaled_dot_product_attention(split[0], split[1], split[2], attn_mask=bias.to(split.dtype))
            parts.append(seen.permute(1, 0, 2).reshape(len(mine), -1))
        return torch.cat(parts)
