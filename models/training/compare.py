"""Which model, which head: the settings side by side on the same papers, for `models/evaluation/comparison.md`.

    .venv/bin/python -m models.training.compare --papers 250 --write

A sample of the training papers is drawn, as many of each source as there is room for; a third of them is kept apart
and judged by heads that learned from the rest, with the whole way from tags to answers behind them. States are the
costly part and are kept in the user's cache, so that a comparison can be stopped and goes on. Differences under 0.015
are noise at this size.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from models.build import compared_weights
from models.training import spans, tags, types
from models.training.corpus import labelled_papers, sample
from models.training.examples import Example, folds, load_examples
from models.training.networks import TagNetwork
from models.training.variants import AttentionHead, LinearHead, Perceptron
from muniment.evaluation.truth import LabelledPaper
from muniment.understanding.types import load_document_types

_TOKENS = 1_024
"""The budget of a paper here, half of the release's: the order of the settings is the same, at half the cost."""

_PARTS = 3
_WHOLE_DEPTH = 30
_DEFAULT_DEPTH = 12


class Setting(NamedTuple):
    """One row of the table. `layers` 0 stands for no model at all; `layout` False for states alone."""

    name: str
    layers: int = _DEFAULT_DEPTH
    format: str = "Q4_0"
    layout: bool = True
    head: type[nn.Module] = TagNetwork


SETTINGS = (
    Setting("layout alone, no model", layers=0),
    *(Setting(f"{layers} layers", layers) for layers in (6, 9, 12, 16, 20, 24, _WHOLE_DEPTH)),
    Setting("12 layers, Q8_0", format="Q8_0"),
    Setting("12 layers, no layout", layout=False),
    Setting("12 layers, linear head", head=LinearHead),
    Setting("12 layers, perceptron without neighbours", head=Perceptron),
    Setting("12 layers, neighbours and attention", head=AttentionHead),
)


class Row(NamedTuple):
    """What a setting came to: exact micro-F1, type accuracy, and the seconds that its heads took to train."""

    setting: Setting
    fields: float
    types: float
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=int, default=250, help="how many papers to draw")
    parser.add_argument("--only", help="only settings whose name holds this")
    parser.add_argument("--write", action="store_true", help="write models/evaluation/comparison.md")
    options = parser.parse_args()
    papers = sample(labelled_papers("train"), options.papers, lambda paper: paper.source)
    rows = []
    for setting in SETTINGS:
        if options.only and options.only not in setting.name:
            continue
        rows.append(measure(setting, papers))
        print(line(rows[-1]), flush=True)
    if options.write:
        target = Path(__file__).parents[1] / "evaluation" / "comparison.md"
        target.write_text(table(rows, len(papers)), encoding="utf-8")


def measure(setting: Setting, papers: list[LabelledPaper]) -> Row:
    examples = [
        seen(example, setting)
        for example in load_examples(
            papers, compared_weights(setting.layers or _DEFAULT_DEPTH, setting.format), _TOKENS
        )
    ]
    in_part = folds(examples, _PARTS)
    learn = [example for example, part in zip(examples, in_part, strict=True) if part]
    apart = [example for example, part in zip(examples, in_part, strict=True) if not part]
    scale = tags.state_scale(learn)
    fields = tags.learned_fields(examples)
    tag_of = tags.tag_numbers(fields)
    started = time.process_time()
    asked = [_held_out_questions(learn, tag_of, scale, setting), _questions(learn, apart, tag_of, scale, setting)]
    seconds = time.process_time() - started
    head = spans.head_of(spans.train_spans(asked[0], seed=1))
    judged = [spans.judged(head, question) for question in asked[1]]
    said = spans.answers(asked[1], judged, dict.fromkeys(fields, 0.4))
    return Row(setting, spans.counted(asked[1], said).f1, type_accuracy(learn, apart, scale), seconds)


def _held_out_questions(
    learn: list[Example], tag_of: dict[str, int], scale: tuple[Tensor, Tensor], setting: Setting
) -> list[spans.Question]:
    """Each half of the papers as a tagger sees them that learned from the other: so must the span head know it."""
    half_of = folds(learn, 2)
    halves = [[example for example, half in zip(learn, half_of, strict=True) if half == number] for number in (0, 1)]
    asked = []
    for number, half in enumerate(halves):
        questions = _questions(halves[1 - number], half, tag_of, scale, setting)
        asked += [question._replace(example=question.example + number * len(learn)) for question in questions]
    return asked


def _questions(
    learn: list[Example],
    judged: list[Example],
    tag_of: dict[str, int],
    scale: tuple[Tensor, Tensor],
    setting: Setting,
) -> list[spans.Question]:
    tagger = tags.train_tags(learn, tag_of, scale, seed=1, make=setting.head)
    scores = [tags.tag_scores(tagger, example, scale) for example in judged]
    return spans.questions(judged, scores, tag_of)


def type_accuracy(learn: list[Example], apart: list[Example], scale: tuple[Tensor, Tensor]) -> float:
    names = [kind.name for kind in load_document_types()]
    targets = [torch.tensor([names.index(example.paper.type) for example in part]) for part in (learn, apart)]
    network = types.train_types(types.summaries(learn, scale), targets[0], len(names), seed=1)
    said = types.type_scores(network, types.summaries(apart, scale)).argmax(axis=1)
    return float((said == targets[1].numpy()).mean())


def seen(example: Example, setting: Setting) -> Example:
    """The example without what the setting leaves out."""
    if setting.layers == 0:
        example = example._replace(states=np.zeros_like(example.states))
    return example if setting.layout else example._replace(features=np.zeros_like(example.features))


def line(row: Row) -> str:
    cost = row.setting.layers / _DEFAULT_DEPTH
    return f"| {row.setting.name} | {cost:.2f} | {row.fields:.3f} | {row.types:.3f} | {row.seconds:.0f} |"


def table(rows: Sequence[Row], papers: int) -> str:
    return "\n".join(
        [
            "# The settings side by side",
            "",
            f"{papers} training papers, two thirds to learn from, one third to judge.",
            "Made by `models/training/compare.py`.",
            "Cost is the model's time for each token, the release's depth being 1.",
            "",
            "| setting | cost | fields, micro-F1 | type | seconds to train |",
            "| --- | --- | --- | --- | --- |",
            *(line(row) for row in rows),
            "",
        ]
    )


if __name__ == "__main__":
    main()
