"""Train the heads from the labelled papers, judge them on papers they were not trained on, and write the release.

    .venv/bin/pip install torch==2.13.0
    .venv/bin/python -m models.training.train

Minutes on two cores, once the papers have been read and their states are in the cache. The figures that it prints and
writes are cross-validated: each paper is judged by networks that never saw it.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from models.training import doubt, spans, taggers, tags, types
from models.training.checkpoints import Arrays
from models.training.corpus import is_made, labelled_papers, made_papers
from models.training.examples import Example, folds, load_examples
from models.training.release import write_release
from muniment.evaluation.calibration import Stated, let_through
from muniment.understanding.release import built_weights, load_manifest
from muniment.understanding.types import load_document_types

FOLDS = 5
MADE = 1_790


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dry", action="store_true", help="print the cross-validated figures, write nothing")
    parser.add_argument("--made", type=int, default=MADE, help="how many papers to make beside the real ones")
    options = parser.parse_args()
    torch.set_num_threads(1)
    papers = [*labelled_papers("train"), *(made_papers(options.made) if options.made else ())]
    examples = load_examples(papers, built_weights(load_manifest()))
    print(f"{len(examples)} papers", file=sys.stderr)
    fold_of = folds(examples, FOLDS)
    scale = tags.state_scale(examples)
    fields = tags.learned_fields(examples)
    arrays: dict[str, npt.NDArray[np.floating]] = {"scale.mean": scale[0].numpy(), "scale.deviation": scale[1].numpy()}
    figures: dict[str, float] = {}

    # Before anything else makes threads, which a forked process would wait for.
    scores, tag_arrays = taggers.train(examples, fold_of, tags.tag_numbers(fields), scale)
    arrays |= tag_arrays
    type_arrays, type_said, type_figures = _types(examples, fold_of, scale)
    arrays |= type_arrays
    figures |= type_figures
    print(figures, file=sys.stderr)
    span_arrays, given, span_figures = _spans(examples, scores, fold_of, fields)
    arrays |= span_arrays
    figures |= span_figures
    sure = doubt.confidences(given, span_arrays["calibration"], fields)
    real = np.array([not answer.made for answer in given])
    right = np.array([answer.right for answer in given])
    arrays["review.field"] = doubt.review_bars(sure[real], right[real])
    arrays["review.type"] = doubt.review_bars(
        np.array([said.confidence for said in type_said], np.float32), np.array([said.right for said in type_said])
    )
    stated = [Stated(*each) for each in zip(sure[real].tolist(), right[real].tolist(), strict=True)]
    figures["share of fields at 99 %"] = let_through(stated, 0.99).answers.share or 0.0
    for name, value in figures.items():
        print(f"{name:40} {value:.3f}")
    if options.dry:
        return
    doubt.write_held_out(given, sure, type_said)
    write_release(arrays, fields, [kind.name for kind in load_document_types()], figures, len(examples))


def _types(
    examples: list[Example], fold_of: list[int], scale: tuple[Tensor, Tensor]
) -> tuple[Arrays, list[doubt.TypeSaid], dict[str, float]]:
    names = [kind.name for kind in load_document_types()]
    rows = types.summaries(examples, scale)
    targets = torch.tensor([names.index(example.paper.type) for example in examples])
    held_out = np.zeros((len(examples), len(names)), np.float32)
    in_fold = np.array(fold_of)
    for fold in range(FOLDS):
        apart = in_fold == fold
        network = types.train_types(rows[~apart], targets[~apart], len(names), seed=fold)
        held_out[apart] = types.type_scores(network, rows[apart])
    divisor = types.temperature(held_out, targets.numpy())
    right = held_out.argmax(axis=1) == targets.numpy()
    chances = functional.softmax(torch.from_numpy(held_out / divisor), dim=1).numpy().max(axis=1)
    for index in np.flatnonzero(~right):
        example, said = examples[index], names[held_out[index].argmax()]
        name = f"{example.paper.source}/{example.paper.path.name}"
        print(f"  type: {name} is {example.paper.type}, said {said} ({chances[index]:.2f})", file=sys.stderr)
    made = np.array([is_made(example.paper) for example in examples])
    told = [
        doubt.TypeSaid(names[scores.argmax()], round(float(chance), 4), bool(hit), bool(is_made(example.paper)))
        for scores, chance, hit, example in zip(held_out, chances, right, examples, strict=True)
    ]
    network = types.train_types(rows, targets, len(names), seed=100)
    arrays: dict[str, npt.NDArray[np.floating]] = {f"type.{name}": array for name, array in network.arrays().items()}
    arrays["type.temperature"] = np.array([divisor], np.float32)
    figures = {"type accuracy": float(right[~made].mean())}
    if made.any():
        figures["type accuracy, made papers"] = float(right[made].mean())
    return arrays, told, figures


def _spans(
    examples: list[Example], scores: taggers.Scores, fold_of: list[int], fields: list[str]
) -> tuple[Arrays, list[spans.Answer], dict[str, float]]:
    asked = spans.questions(examples, scores, tags.tag_numbers(fields))
    said = spans.held_out(asked, fold_of)
    bars = spans.best_bars(asked, said, fields)
    answered = spans.answers(asked, said, bars)
    arrays = dict(spans.train_spans(asked, seed=100))
    arrays["bars"] = np.array([bars[field] for field in fields], np.float32)
    arrays["calibration"] = doubt.calibration(answered, fields)
    return arrays, answered, _figures(asked, answered)


def _figures(asked: list[spans.Question], answered: list[spans.Answer]) -> dict[str, float]:
    """Exact-match F1 by type and field and in all, on real papers; on made ones apart, in all and where no real paper
    teaches the field."""
    figures = {}
    for name in sorted({(question.type, question.field.name) for question in asked}):
        for made in (False, True):
            count = spans.counted(
                [q for q in asked if (q.type, q.field.name) == name and q.made is made],
                [answer for answer in answered if (answer.type, answer.field) == name and answer.made is made],
            )
            if count.wanted:
                figures[f"F1 {'.'.join(name)}{', made papers' if made else ''}"] = count.f1
    for made in (False, True):
        total = spans.counted([q for q in asked if q.made is made], [a for a in answered if a.made is made])
        if total.wanted:
            figures[f"F1 micro{', made papers' if made else ''}"] = total.f1
    return figures


if __name__ == "__main__":
    main()
