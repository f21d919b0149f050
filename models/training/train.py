"""Train the heads from the labelled papers, judge them on papers they were not trained on, and write the release.

    .venv/bin/pip install torch==2.13.0
    .venv/bin/python -m models.training.train

Minutes on two cores, once the papers have been read and their states are in the cache. The figures that it prints and
writes are cross-validated: each paper is judged by networks that never saw it.
"""

from __future__ import annotations

import argparse
import collections
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from models.training import spans, tags, types
from models.training.checkpoints import Arrays, Checkpoints
from models.training.corpus import labelled_papers
from models.training.examples import Example, folds, load_examples, the_scorer
from models.training.networks import TagNetwork
from models.training.release import write_release
from muniment.understanding.release import gguf_path, load_manifest
from muniment.understanding.types import load_document_types

FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gguf", type=Path, help="another model than the release's own")
    parser.add_argument("--dry", action="store_true", help="print the cross-validated figures, write nothing")
    parser.add_argument("--folds", type=int, default=FOLDS, help="judge on so many of the five folds only (with --dry)")
    options = parser.parse_args()
    gguf = options.gguf or gguf_path(load_manifest())
    torch.set_num_threads(2)
    examples = [example for example in load_examples(labelled_papers("train"), gguf) if len(example.sheet.words)]
    print(f"{len(examples)} papers", file=sys.stderr)
    fold_of = folds(examples, FOLDS)
    scale = tags.state_scale(examples)
    fields = tags.learned_fields(examples)
    arrays: dict[str, npt.NDArray[np.floating]] = {"scale.mean": scale[0].numpy(), "scale.deviation": scale[1].numpy()}
    figures: dict[str, float] = {}

    type_arrays, type_figures = _types(examples, fold_of, scale)
    arrays |= type_arrays
    figures |= type_figures
    print(figures, file=sys.stderr)

    checkpoints = Checkpoints([example.states.tobytes() + repr(example.labels).encode() for example in examples])
    judged, scores = _held_out_tags(examples, fold_of, scale, fields, options.folds, checkpoints)
    span_arrays, span_figures = _spans(judged, scores, fields)
    arrays |= span_arrays
    figures |= span_figures
    for name, value in figures.items():
        print(f"{name:40} {value:.3f}")
    if options.dry:
        return
    print("the tagger of the release, on all papers", file=sys.stderr)

    def final() -> Arrays:
        return tags.train_tags(examples, tags.tag_numbers(fields), scale, 100, TagNetwork).arrays()

    arrays |= {f"tag.0.{name}": array for name, array in checkpoints.kept("tagger", final).items()}
    write_release(arrays, fields, [kind.name for kind in load_document_types()], figures, len(examples))


def _types(
    examples: list[Example], fold_of: list[int], scale: tuple[Tensor, Tensor]
) -> tuple[Arrays, dict[str, float]]:
    names = [kind.name for kind in load_document_types()]
    rows = types.summaries(examples, scale)
    targets = torch.tensor([names.index(example.paper.type) for example in examples])
    held_out = np.zeros((len(examples), len(names)), np.float32)
    in_fold = np.array(fold_of)
    for fold in range(FOLDS):
        network = types.train_types(rows[in_fold != fold], targets[in_fold != fold], len(names), seed=fold)
        held_out[in_fold == fold] = types.type_scores(network, rows[in_fold == fold])
    divisor = types.temperature(held_out, targets.numpy())
    right = held_out.argmax(axis=1) == targets.numpy()
    for index in np.flatnonzero(~right):
        example = examples[index]
        print(
            f"  type: {example.paper.source}/{example.paper.path.name} is {example.paper.type}, "
            f"said {names[held_out[index].argmax()]}",
            file=sys.stderr,
        )
    network = types.train_types(rows, targets, len(names), seed=100)
    arrays: dict[str, npt.NDArray[np.floating]] = {f"type.{name}": array for name, array in network.arrays().items()}
    arrays["type.temperature"] = np.array([divisor], np.float32)
    return arrays, {"type accuracy": float(right.mean())}


def _held_out_tags(
    examples: list[Example],
    fold_of: list[int],
    scale: tuple[Tensor, Tensor],
    fields: list[str],
    count: int,
    checkpoints: Checkpoints,
) -> tuple[list[Example], list[npt.NDArray[np.float32]]]:
    """Papers with tag scores from networks that did not see them."""
    tag_of = tags.tag_numbers(fields)
    judged: list[Example] = []
    scores = []
    for fold in range(count):
        print(f"tagger without fold {fold + 1} of {FOLDS}", file=sys.stderr)
        learn = [example for example, number in zip(examples, fold_of, strict=True) if number != fold]
        apart = [example for example, number in zip(examples, fold_of, strict=True) if number == fold]

        def held_out(learn: list[Example] = learn, apart: list[Example] = apart, seed: int = fold) -> Arrays:
            network = tags.train_tags(learn, tag_of, scale, seed, TagNetwork)
            return {f"{number:05}": tags.tag_scores(network, example, scale) for number, example in enumerate(apart)}

        kept = checkpoints.kept(f"fold-{fold}", held_out)
        judged += apart
        scores += [np.asarray(kept[name], np.float32) for name in sorted(kept)]
    return judged, scores


def _spans(
    examples: list[Example], scores: list[npt.NDArray[np.float32]], fields: list[str]
) -> tuple[Arrays, dict[str, float]]:
    asked = spans.questions(examples, scores, tags.tag_numbers(fields), the_scorer())
    fold_of = folds(examples, FOLDS)
    chances: list[npt.NDArray[np.float32]] = [np.zeros(0, np.float32)] * len(asked)
    for fold in range(FOLDS):
        network, mean, deviation = spans.train_spans([q for q in asked if fold_of[q.example] != fold], seed=fold)
        for number, question in enumerate(asked):
            if fold_of[question.example] == fold:
                chances[number] = spans.span_chances(network, mean, deviation, question)
    given = spans.answers(asked, chances, {})
    wanted = collections.Counter[str]()
    for question in asked:
        wanted[question.field.name] += question.wanted
    bars = {field: spans.best_bar([a for a in given if a.field == field], wanted[field]) for field in fields}
    answered = spans.answers(asked, chances, bars)
    network, mean, deviation = spans.train_spans(asked, seed=100)
    arrays: dict[str, npt.NDArray[np.floating]] = {f"span.{name}": array for name, array in network.arrays().items()}
    arrays |= {"span.mean": mean, "span.deviation": deviation}
    arrays["bars"] = np.array([bars[field] for field in fields], np.float32)
    arrays["calibration"] = spans.calibration(answered, fields)
    return arrays, _figures(examples, asked, answered)


class Count(NamedTuple):
    right: int
    said: int
    wanted: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.said + self.wanted)


def _figures(examples: list[Example], asked: list[spans.Question], answered: list[spans.Answer]) -> dict[str, float]:
    """Exact-match F1 by field and in all. A field of two types is counted as one."""
    counts = {}
    for field in sorted({question.field.name for question in asked}):
        mine = [answer for answer in answered if answer.field == field]
        wanted = sum(question.wanted for question in asked if question.field.name == field)
        counts[field] = Count(sum(answer.right for answer in mine), len(mine), wanted)
    total = Count(*(sum(count[part] for count in counts.values()) for part in range(3)))
    return {f"F1 {field}": count.f1 for field, count in counts.items()} | {"F1 micro": total.f1}


if __name__ == "__main__":
    main()
