"""Training the type head: what a paper is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from models.training.examples import Example
from models.training.networks import TypeNetwork
from muniment.understanding.heads import summary

PASSES = 160
RATE = 3e-3
DECAY = 0.05


def summaries(examples: list[Example], scale: tuple[Tensor, Tensor]) -> Tensor:
    """Papers × columns, as `TypeHead` is given them."""
    mean, deviation = scale[0].numpy(), scale[1].numpy()
    rows = [
        summary(
            example.sheet, np.clip((example.states - mean) / deviation, -5, 5), example.features, example.page_count
        )
        for example in examples
    ]
    return torch.from_numpy(np.stack(rows))


def train_types(rows: Tensor, targets: Tensor, types: int, seed: int) -> TypeNetwork:
    """A network trained on all rows at once, each type weighing the same up to a factor of three."""
    torch.manual_seed(seed)
    network = TypeNetwork(rows.shape[1], types)
    counts = torch.bincount(targets, minlength=types).float()
    weights = (counts.max() / counts.clamp(min=1)).clamp(max=3.0)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=PASSES)
    for _ in range(PASSES):
        loss = functional.cross_entropy(network(rows), targets, weight=weights, label_smoothing=0.02)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    network.eval()
    return network


@torch.no_grad()
def type_scores(network: TypeNetwork, rows: Tensor) -> npt.NDArray[np.float32]:
    return np.asarray(network(rows).numpy(), np.float32)


def temperature(scores: npt.NDArray[np.float32], targets: npt.NDArray[np.int64]) -> float:
    """The divisor of the scores under which their chances fit best on papers that were not trained on."""
    tried = np.geomspace(0.3, 5, 60)
    losses = []
    for divisor in tried:
        rows = torch.from_numpy(scores / np.float32(divisor))
        losses.append(float(functional.cross_entropy(rows, torch.from_numpy(targets))))
    return float(tried[int(np.argmin(losses))])
