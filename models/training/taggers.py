"""All the taggers of a release: from several starts, without each fold in turn and on all papers, side by side on the
cores of the machine. What is finished is kept, so that a training can be stopped and goes on."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from models.training import tags
from models.training.checkpoints import Checkpoints
from models.training.examples import Example
from models.training.networks import TagNetwork

STARTS = 2
"""Networks that differ only in what chance gave them, and whose scores are averaged."""

_ALL = -1
_SEED_OF_ALL = 100

Scores = list[npt.NDArray[np.float32]]
Arrays = dict[str, npt.NDArray[np.floating]]


class Task(NamedTuple):
    """A tagger to be trained: from which start, and without which fold (_ALL: on all papers)."""

    start: int
    fold: int

    @property
    def name(self) -> str:
        return f"start-{self.start}-{'all' if self.fold == _ALL else self.fold}"


class Shared(NamedTuple):
    """What all trainings are given."""

    examples: Sequence[Example]
    fold_of: Sequence[int]
    tag_of: dict[str, int]
    scale: tuple[Tensor, Tensor]
    checkpoints: Checkpoints


_shared: Shared
"""Set before the processes are forked, which so have it without a copy."""


def train(
    examples: Sequence[Example], fold_of: Sequence[int], tag_of: dict[str, int], scale: tuple[Tensor, Tensor]
) -> tuple[Scores, Arrays]:
    """For each paper its words × tags, by networks that never saw it or its kin; and the arrays of the release."""
    global _shared
    inputs = (
        b"".join((each.states.tobytes(), each.features.tobytes(), repr((each.labels, each.worth, fold)).encode()))
        for each, fold in zip(examples, fold_of, strict=True)
    )
    _shared = Shared(examples, fold_of, tag_of, scale, Checkpoints(inputs))
    folds = sorted(set(fold_of))
    tasks = [Task(start, fold) for start in range(STARTS) for fold in (*folds, _ALL)]
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        for number, name in enumerate(pool.imap_unordered(_finish, tasks), 1):
            print(f"tagger {name}: {number} of {len(tasks)}", file=sys.stderr)
    kept = {task: _kept(task) for task in tasks}
    scores: Scores = [np.zeros(0, np.float32)] * len(examples)
    for number, fold in enumerate(fold_of):
        scores[number] = np.mean([kept[Task(start, fold)][str(number)] for start in range(STARTS)], axis=0)
    arrays = {
        f"tag.{start}.{name}": array for start in range(STARTS) for name, array in kept[Task(start, _ALL)].items()
    }
    return scores, arrays


def _finish(task: Task) -> str:
    torch.set_num_threads(1)
    _kept(task)
    return task.name


def _kept(task: Task) -> Arrays:
    return _shared.checkpoints.kept(task.name, lambda: _trained(task))


def _trained(task: Task) -> Arrays:
    shared = _shared
    learn = [each for each, fold in zip(shared.examples, shared.fold_of, strict=True) if fold != task.fold]
    seed = 10 * task.start + task.fold if task.fold != _ALL else _SEED_OF_ALL + task.start
    network = tags.train_tags(learn, shared.tag_of, shared.scale, seed, TagNetwork)
    if task.fold == _ALL:
        return dict(network.arrays())
    return {
        str(number): tags.tag_scores(network, example, shared.scale)
        for number, (example, fold) in enumerate(zip(shared.examples, shared.fold_of, strict=True))
        if fold == task.fold
    }
