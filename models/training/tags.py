"""Training the tag head: which words belong to which field."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from models.training.examples import Example
from models.training.labels import UNKNOWN, tags
from models.training.networks import Batch

PASSES = 10
PAPERS_A_STEP = 6
WIDTH = 96
DROPOUT = 0.25
RATE = 2e-3
DECAY = 0.02

Network = TypeVar("Network", bound=nn.Module)


def learned_fields(examples: list[Example]) -> list[str]:
    """The fields with labels to learn from, in a fixed order. A field of two types is one: a total is a total."""
    return sorted({label.field for example in examples for label in example.labels})


def tag_numbers(fields: list[str]) -> dict[str, int]:
    """Each field's tag for a first word; 0 is "none", and a later word's tag is one more."""
    return {field: 1 + 2 * number for number, field in enumerate(fields)}


def train_tags(
    examples: list[Example],
    tag_of: dict[str, int],
    scale: tuple[Tensor, Tensor],
    seed: int,
    make: Callable[[int, int, int, int, float], Network],
) -> Network:
    """A trained network, in which each example counts as much as it is worth; the same every time for the same examples
    and seed on the same machine."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    inputs = [tensors(example, scale) for example in examples]
    targets = [torch.from_numpy(tags(example.sheet, example.labels, tag_of)) for example in examples]
    masks = [allowed(example, tag_of) for example in examples]
    network = make(inputs[0][0].shape[1], inputs[0][1].shape[1], 1 + 2 * len(tag_of), WIDTH, DROPOUT)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = PASSES * -(-len(examples) // PAPERS_A_STEP)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for number in range(PASSES):
        order = chance.permutation(len(examples))
        total = 0.0
        for start in range(0, len(order), PAPERS_A_STEP):
            chosen = order[start : start + PAPERS_A_STEP]
            batch = Batch([inputs[index] for index in chosen])
            # Half precision takes half the time where the processor knows it, and gives the same figures.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(batch).float()
            loss = tag_loss(
                scores,
                [targets[index] for index in chosen],
                [masks[index] for index in chosen],
                [examples[index].worth for index in chosen],
            )
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        if number == PASSES - 1:
            print(f"  the last pass of {PASSES}: loss {total * PAPERS_A_STEP / len(order):.4f}", file=sys.stderr)
    network.eval()
    return network


def tag_loss(scores: Tensor, targets: list[Tensor], masks: list[Tensor], worths: list[float]) -> Tensor:
    """How far the scores are from the tags of several papers; the words of a long paper weigh less, each, and a paper
    as much as it is worth."""
    mask = torch.cat([row.expand(len(target), -1) for row, target in zip(masks, targets, strict=True)])
    target = torch.cat(targets)
    weight = torch.cat(
        [torch.full((len(paper),), each * len(paper) ** -0.5) for paper, each in zip(targets, worths, strict=True)]
    )
    known = (target != UNKNOWN) & mask.gather(1, target.clamp(min=0).unsqueeze(1)).squeeze(1)
    losses = functional.cross_entropy(scores.masked_fill(~mask, -1e9)[known], target[known], reduction="none")
    return (losses * weight[known]).sum() / weight[known].sum().clamp(min=1e-6)


@torch.no_grad()
def tag_scores(network: nn.Module, example: Example, scale: tuple[Tensor, Tensor]) -> npt.NDArray[np.float32]:
    """Words × tags, as `TagHead` would give them."""
    return np.asarray(network(Batch([tensors(example, scale)])).numpy(), np.float32)


def state_scale(examples: list[Example]) -> tuple[Tensor, Tensor]:
    """Mean and deviation of each dimension of the states, over a sample of all papers alike."""
    rows = np.concatenate([example.states[:: max(1, len(example.states) // 100)] for example in examples])
    return torch.from_numpy(rows.mean(axis=0)), torch.from_numpy(rows.std(axis=0) + 1e-3)


def tensors(example: Example, scale: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    states = ((torch.from_numpy(example.states) - scale[0]) / scale[1]).clamp(-5, 5)
    return states, *beside(example)


def beside(example: Example) -> tuple[Tensor, Tensor, Tensor]:
    """What a network is given beside the states: features, neighbours, lines."""
    return (
        torch.from_numpy(example.features),
        torch.from_numpy(example.neighbours).long(),
        torch.from_numpy(example.line_of).long(),
    )


def allowed(example: Example, tag_of: dict[str, int]) -> Tensor:
    """1 × tags: "none" and the tags of the fields that were looked for in this paper; the others are unknown."""
    mask = torch.zeros(1, 1 + 2 * len(tag_of), dtype=torch.bool)
    mask[0, 0] = True
    for field in example.paper.complete:
        if field in tag_of and example.type.field(field):
            mask[0, tag_of[field] : tag_of[field] + 2] = True
    return mask
