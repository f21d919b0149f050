"""Training the span head, and the bars above which a span is answered.

The candidates come from tag scores of papers that the tagger was not trained on, so that the span head sees the
tagger as it is on new papers. Bars and calibration come from papers that the span head was not trained on either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from models.training.corpus import is_made, worth
from models.training.examples import Example
from models.training.networks import SpanNetwork
from muniment.evaluation.compare import same
from muniment.paper import Field
from muniment.understanding.agree import Choice, choose_together
from muniment.understanding.candidates import Offer, offers, tag_chances

PASSES = 30
ROWS_A_STEP = 256
RATE = 3e-3
DECAY = 0.01


LEAST_BAR = 0.03


class Question(NamedTuple):
    """One field of one paper: its candidates, which of them are right, and how many values there are to find.

    `taught` also holds spans that stand where a value stands but whose letters the OCR got wrong: pointing there is
    right, and the span head should learn it, though the answer will not be.
    """

    example: int
    type: str
    made: bool
    field: Field
    offers: list[Offer]
    right: npt.NDArray[np.bool_]
    taught: npt.NDArray[np.bool_]
    wanted: int


def questions(examples: list[Example], scores: list[npt.NDArray[np.float32]], tag_of: dict[str, int]) -> list[Question]:
    """A question for each field that was looked for in each paper."""
    fields = list(tag_of)
    asked = []
    for number, (example, tagged) in enumerate(zip(examples, scores, strict=True)):
        chances = tag_chances(tagged, tag_of, tuple(field.name for field in example.type.fields))
        for field in example.type.fields:
            if field.name not in tag_of or field.name not in example.paper.complete:
                continue
            found = offers(
                example.sheet,
                example.features,
                example.neighbours,
                field,
                fields.index(field.name),
                len(fields),
                chances[field.name],
            )
            values = example.paper.fields.get(field.name, ())
            right = np.array(
                [any(same(field.kind, said, v) for v in values for said in (o.text, o.value)) for o in found], bool
            )
            places = {label.span for label in example.labels if label.field == field.name}
            taught = right | np.array([offer.span in places for offer in found], bool)
            made = is_made(example.paper)
            asked.append(Question(number, example.type.name, made, field, found, right, taught, len(values)))
    return asked


def train_spans(
    asked: list[Question], seed: int
) -> tuple[SpanNetwork, npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """The network, and the mean and deviation that its rows are scaled by."""
    torch.manual_seed(seed)
    rows = np.stack([offer.row for question in asked for offer in question.offers])
    right = np.concatenate([question.taught for question in asked if question.offers]).astype(np.float32)
    mean, deviation = rows.mean(axis=0), rows.std(axis=0) + 0.05
    inputs, targets = torch.from_numpy((rows - mean) / deviation), torch.from_numpy(right)
    # Each question of a kind of paper weighs the same, however many candidates it has.
    weights = torch.from_numpy(
        np.concatenate(
            [np.full(len(q.offers), worth(q.made) * len(q.offers) ** -0.5, np.float32) for q in asked if q.offers]
        )
    )
    network = SpanNetwork(rows.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = PASSES * -(-len(inputs) // ROWS_A_STEP)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for _ in range(PASSES):
        order = torch.randperm(len(inputs))
        for start in range(0, len(order), ROWS_A_STEP):
            chosen = order[start : start + ROWS_A_STEP]
            losses = functional.binary_cross_entropy_with_logits(
                network(inputs[chosen]), targets[chosen], reduction="none"
            )
            loss = (losses * weights[chosen]).sum() / weights[chosen].sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    network.eval()
    return network, mean.astype(np.float32), deviation.astype(np.float32)


@torch.no_grad()
def span_chances(
    network: SpanNetwork, mean: npt.NDArray[np.float32], deviation: npt.NDArray[np.float32], question: Question
) -> npt.NDArray[np.float32]:
    if not question.offers:
        return np.zeros(0, np.float32)
    rows = np.stack([offer.row for offer in question.offers])
    return np.asarray(torch.sigmoid(network(torch.from_numpy((rows - mean) / deviation))).numpy(), np.float32)


def held_out_chances(asked: list[Question], fold_of: Sequence[int]) -> list[npt.NDArray[np.float32]]:
    """The chances of each question's candidates, by a network that learned from the other folds; `fold_of` is by the
    number of the paper."""
    chances: list[npt.NDArray[np.float32]] = [np.zeros(0, np.float32)] * len(asked)
    for fold in sorted(set(fold_of)):
        network, mean, deviation = train_spans([q for q in asked if fold_of[q.example] != fold], seed=fold)
        for number, question in enumerate(asked):
            if fold_of[question.example] == fold:
                chances[number] = span_chances(network, mean, deviation, question)
    return chances


class Count(NamedTuple):
    """Values: how many are right, how many were said, how many there are to find."""

    right: int
    said: int
    wanted: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.said + self.wanted)


class Answer(NamedTuple):
    """A value that is answered: its field and its paper's type, its chance by the span head, and whether it is right.

    `made` tells that the paper was made here.
    """

    field: str
    type: str
    made: bool
    chance: float
    right: bool


def answers(asked: list[Question], chances: list[npt.NDArray[np.float32]], bars: Mapping[str, float]) -> list[Answer]:
    """What is answered at those bars (LEAST_BAR for a field that has none), each paper's fields chosen together."""
    papers: dict[int, list[tuple[Question, npt.NDArray[np.float32]]]] = {}
    for question, chance in zip(asked, chances, strict=True):
        papers.setdefault(question.example, []).append((question, chance))
    given = []
    for paper in papers.values():
        chosen = choose_together([_choice(question, chance, bars) for question, chance in paper])
        for question, chance in paper:
            for index in chosen[question.field.name]:
                right = bool(question.right[index])
                given.append(Answer(question.field.name, question.type, question.made, float(chance[index]), right))
    return given


def _choice(question: Question, chance: npt.NDArray[np.float32], bars: Mapping[str, float]) -> Choice:
    return Choice(
        question.field,
        [offer.span for offer in question.offers],
        [offer.text for offer in question.offers],
        [offer.value for offer in question.offers],
        chance,
        bars.get(question.field.name, LEAST_BAR),
    )


def counted(asked: Iterable[Question], answered: Collection[Answer]) -> Count:
    """The values of some questions and of the answers to them."""
    right = sum(answer.right for answer in answered)
    return Count(right, len(answered), sum(question.wanted for question in asked))


_ENOUGH = 25


def best_bars(asked: list[Question], chances: list[npt.NDArray[np.float32]], fields: list[str]) -> dict[str, float]:
    """For each field the chance from which answering gives the best F1: on real papers where they hold enough values,
    on all papers otherwise."""
    given = answers(asked, chances, {})
    bars = {}
    for field in fields:
        wanted = {
            made: sum(q.wanted for q in asked if q.field.name == field and q.made is made) for made in (False, True)
        }
        judged = (False,) if wanted[False] >= _ENOUGH else (False, True)
        mine = [answer for answer in given if answer.field == field and answer.made in judged]
        bars[field] = _best_bar(mine, sum(wanted[made] for made in judged))
    return bars


def _best_bar(given: list[Answer], wanted: int) -> float:
    """The chance from which answering gives the best F1 on these papers."""
    ranked = sorted(given, key=lambda answer: -answer.chance)
    best, bar, right = 0.0, 0.5, 0
    for count, answer in enumerate(ranked, 1):
        right += answer.right
        f1 = 2 * right / (count + wanted)
        if f1 > best:
            best, bar = f1, answer.chance
    return min(max(bar * 0.98, LEAST_BAR), 0.6)
