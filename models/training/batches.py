"""Fits the weights by which a batch scan is told apart, and measures the proposals.

Run as `python -m models.training.batches`: prints the weights to be put into `muniment.understanding.batch`, and what
`models/evaluation/batches.md` says. A page break within a paper of the training part is an example of going on, the
last page of one paper and the first of another an example of a new one, half of them of one type. Measured on the dev
part: on its papers as they are, none of which is a batch, and on batches put together from them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np

from models.training.corpus import labelled_papers, read_papers
from muniment.evaluation.truth import LabelledPaper
from muniment.paper import Page, Reading
from muniment.understanding import batch

_SEED = 3
_EXAMPLES_OF_NEW = 2_500
_BATCHES = 200
_PENALTY = 1e-3

Paper = tuple[LabelledPaper, tuple[Page, ...]]


def main() -> None:
    chance = random.Random(_SEED)
    fit(_papers("train"), chance)
    papers = _papers("dev")
    singles = [paper for paper in papers if len(paper[1]) > 1]
    wrong = [paper for paper in singles if batch.propose(_reading([paper]))]
    breaks = sum(len(pages) - 1 for _, pages in singles)
    print(f"papers of several pages: {len(singles)} with {breaks} page breaks, {len(wrong)} proposed to be split")
    for name, of_one_type in (("of mixed types", False), ("of one type", True)):
        measure(name, [_some(papers, chance, of_one_type=of_one_type) for _ in range(_BATCHES)])


def fit(papers: Sequence[Paper], chance: random.Random) -> None:
    """Print weights and offset of a logistic regression, both kinds of example counted alike."""
    rows = [(row, 0.0) for _, pages in papers for row in _within(pages)]
    rows += [(row, 1.0) for row in _between(papers, chance)]
    names = list(rows[0][0])
    values = np.array([[row[name] for name in names] for row, _ in rows])
    truth = np.array([new for _, new in rows])
    mean, spread = values.mean(0), values.std(0) + 1e-6
    inputs = np.c_[(values - mean) / spread, np.ones(len(values))]
    share = np.where(truth == 1, 0.5 / truth.sum(), 0.5 / (1 - truth).sum())
    weights = np.zeros(inputs.shape[1])
    for _ in range(4_000):
        chances = 1 / (1 + np.exp(-inputs @ weights))
        weights -= 0.5 * (inputs.T @ (share * (chances - truth)) + _PENALTY * np.r_[weights[:-1], 0])
    for name, weight in zip(names, weights[:-1] / spread, strict=True):
        print(f"{name}: {weight:.2f}")
    print(f"offset: {weights[-1] - (weights[:-1] * mean / spread).sum():.2f}")
    scores = np.sort((inputs @ weights)[truth == 0])
    print(
        "scores within papers:", {share: round(float(np.quantile(scores, share)), 2) for share in (0.9, 0.99, 0.998, 1)}
    )


def measure(name: str, batches: Sequence[list[Paper]]) -> None:
    """Print how many of the batches' boundaries are proposed, and how many of those proposed are right."""
    right = proposed = there = split = whole = 0
    for papers in batches:
        reading = _reading(papers)
        begins, page = set(), 1
        for _, pages in papers[:-1]:
            page += len(pages)
            begins.add(page)
        said = {part.first for part in batch.propose(reading)[1:]}
        right, proposed, there = right + len(said & begins), proposed + len(said), there + len(begins)
        split, whole = split + bool(said), whole + (said == begins)
    print(
        f"batches {name}: {len(batches)}, {split} proposed to be split, {whole} exactly as they are; "
        f"boundaries: precision {right / max(1, proposed):.3f}, recall {right / there:.3f} of {there}"
    )


def _papers(split: str) -> list[Paper]:
    """The PDFs of a part, by the pages that have words."""
    wanted = [paper for paper in labelled_papers(split) if paper.path.suffix.lower() == ".pdf"]
    found = []
    for paper, reading in read_papers(wanted):
        pages = tuple(page for page in reading.pages if len(page.words) >= batch.FEWEST_WORDS)
        if pages:
            found.append((paper, pages))
    return found


def _within(pages: Sequence[Page]) -> Iterator[dict[str, float]]:
    for page, following in pairwise(pages):
        if following.number == page.number + 1:
            yield batch.features(batch.look_at(page), batch.look_at(following))


def _between(papers: Sequence[Paper], chance: random.Random) -> Iterator[dict[str, float]]:
    for number in range(_EXAMPLES_OF_NEW):
        one, other = _some(papers, chance, of_one_type=number % 2 == 0, count=2)
        yield batch.features(batch.look_at(one[1][-1]), batch.look_at(other[1][0]))


def _some(papers: Sequence[Paper], chance: random.Random, *, of_one_type: bool, count: int = 0) -> list[Paper]:
    """Different papers, at most ten pages each, as they may lie on one another in a feeder."""
    kind = chance.choice(sorted({paper.type for paper, _ in papers}))
    offered = [each for each in papers if len(each[1]) <= 10 and (not of_one_type or each[0].type == kind)]
    return chance.sample(offered, min(len(offered), count or chance.randint(2, 6)))


def _reading(papers: Sequence[Paper]) -> Reading:
    pages = [page for _, pages in papers for page in pages]
    numbered = tuple(msgspec.structs.replace(page, number=number) for number, page in enumerate(pages, 1))
    return Reading("application/pdf", len(pages), numbered)


if __name__ == "__main__":
    main()
