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

from models.training.boosting import grow
from models.training.corpus import is_made
from models.training.examples import Example
from models.training.networks import SpanNetwork
from muniment.evaluation.compare import same
from muniment.paper import Field
from muniment.understanding.agree import Choice, choose_together
from muniment.understanding.candidates import Offer, offers, tag_chances
from muniment.understanding.heads import Judged, SpanHead

PASSES = 30
ROWS_A_STEP = 256
RATE = 3e-3
DECAY = 0.01


LEAST_BAR = 0.03

Rows = npt.NDArray[np.float32]
Arrays = Mapping[str, npt.NDArray[np.floating]]


class Question(NamedTuple):
    """One field of one paper: its candidates, which of them are right, and how many values there are to find.

    `taught` also holds spans that stand where a value stands but whose letters the OCR got wrong: pointing there is
    right, and the span head should learn it, though the answer will not be. `worth` is how much its paper counts.
    """

    example: int
    type: str
    made: bool
    worth: float
    field: Field
    offers: list[Offer]
    right: npt.NDArray[np.bool_]
    taught: npt.NDArray[np.bool_]
    wanted: int


def questions(
    examples: Sequence[Example],
    scores: Sequence[npt.NDArray[np.float32]],
    tag_of: dict[str, int],
) -> list[Question]:
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
                chances,
            )
            values = example.paper.fields.get(field.name, ())
            right = np.array(
                [any(same(field.kind, said, v) for v in values for said in (o.text, o.value)) for o in found], bool
            )
            places = {label.span for label in example.labels if label.field == field.name}
            taught = right | np.array([offer.span in places for offer in found], bool)
            made = is_made(example.paper)
            asked.append(
                Question(number, example.type.name, made, example.worth, field, found, right, taught, len(values))
            )
    return asked


def train_spans(asked: Sequence[Question], seed: int) -> Arrays:
    """The arrays of a span head (`muniment.understanding.heads.SpanHead`)."""
    asked = [question for question in asked if question.offers]
    rows = np.stack([offer.row for question in asked for offer in question.offers])
    taught, right = (np.concatenate([getattr(question, name) for question in asked]) for name in ("taught", "right"))
    # Each question of a kind of paper weighs the same, however many candidates it has.
    weights = np.concatenate([np.full(len(q.offers), q.worth * len(q.offers) ** -0.5, np.float32) for q in asked])
    parts = {
        "net": _network(rows, taught, weights, seed),
        "points": grow(rows, taught, weights, seed),
        "exact": grow(rows, right, weights, seed),
    }
    return {f"span.{name}.{key}": array for name, arrays in parts.items() for key, array in arrays.items()}


def _network(rows: Rows, right: npt.NDArray[np.bool_], weights: Rows, seed: int) -> Arrays:
    torch.manual_seed(seed)
    mean, deviation = rows.mean(axis=0), rows.std(axis=0) + 0.05
    inputs, targets = torch.from_numpy((rows - mean) / deviation), torch.from_numpy(right.astype(np.float32))
    worths = torch.from_numpy(weights)
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
            loss = (losses * worths[chosen]).sum() / worths[chosen].sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return {**network.arrays(), "mean": mean.astype(np.float32), "deviation": deviation.astype(np.float32)}


def head_of(arrays: Arrays) -> SpanHead:
    """The head as the program will have it."""
    return SpanHead({name: np.asarray(array, np.float32) for name, array in arrays.items()})


def judged(head: SpanHead, question: Question) -> Judged:
    """What the head says of a question's candidates."""
    if not question.offers:
        return Judged(np.zeros(0, np.float32), np.zeros(0, np.float32))
    return head(np.stack([offer.row for offer in question.offers]))


def held_out(asked: Sequence[Question], fold_of: Sequence[int]) -> list[Judged]:
    """What is said of each question's candidates by a head that learned from the other folds; `fold_of` is by the
    number of the paper."""
    said: dict[int, Judged] = {}
    for fold in sorted(set(fold_of)):
        head = head_of(train_spans([q for q in asked if fold_of[q.example] != fold], seed=fold))
        said |= {number: judged(head, q) for number, q in enumerate(asked) if fold_of[q.example] == fold}
    return [said[number] for number in range(len(asked))]


class Count(NamedTuple):
    """Values: how many are right, how many were said, how many there are to find."""

    right: int
    said: int
    wanted: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.said + self.wanted)


class Answer(NamedTuple):
    """A value that is answered: its field and its paper's type, its chances by the span head, and whether it is right.

    `made` tells that the paper was made here; `worth` is how much its paper counts.
    """

    field: str
    type: str
    made: bool
    worth: float
    points: float
    exact: float
    right: bool


def answers(asked: Sequence[Question], said: Sequence[Judged], bars: Mapping[str, float]) -> list[Answer]:
    """What is answered at those bars (LEAST_BAR for a field that has none), each paper's fields chosen together."""
    papers: dict[int, list[tuple[Question, Judged]]] = {}
    for question, about in zip(asked, said, strict=True):
        papers.setdefault(question.example, []).append((question, about))
    given = []
    for paper in papers.values():
        chosen = choose_together([_choice(question, about.points, bars) for question, about in paper])
        for question, about in paper:
            kind = question.field.name, question.type, question.made, question.worth
            given += [
                Answer(*kind, float(about.points[at]), float(about.exact[at]), bool(question.right[at]))
                for at in chosen[question.field.name]
            ]
    return given


def _choice(question: Question, chance: Rows, bars: Mapping[str, float]) -> Choice:
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


def best_bars(asked: Sequence[Question], said: Sequence[Judged], fields: Sequence[str]) -> dict[str, float]:
    """For each field the chance from which answering gives the best F1: on real papers where they hold enough values,
    on all papers otherwise. Kin count as they do in training, so that no shop sets a bar for all others."""
    given = answers(asked, said, {})
    bars = {}
    for field in fields:
        mine = [question for question in asked if question.field.name == field]
        judges = (False,) if sum(q.wanted for q in mine if not q.made) >= _ENOUGH else (False, True)
        wanted = sum(question.worth * question.wanted for question in mine if question.made in judges)
        bars[field] = _best_bar([a for a in given if a.field == field and a.made in judges], wanted)
    return bars


def _best_bar(given: Sequence[Answer], wanted: float) -> float:
    """The chance from which answering gives the best F1 on these papers."""
    best, bar, right, said = 0.0, 0.5, 0.0, 0.0
    for answer in sorted(given, key=lambda answer: -answer.points):
        said += answer.worth
        right += answer.worth * answer.right
        f1 = 2 * right / (said + wanted)
        if f1 > best:
            best, bar = f1, answer.points
    return min(max(bar * 0.98, LEAST_BAR), 0.6)
