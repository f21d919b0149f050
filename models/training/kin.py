"""Papers that are kin: from one issuer, or nearly the same text. They are judged together, by what learned from none of
them, and a large family does not count as so many strangers.

A quarter of the labelled receipts come from four shops. Judged by heads that know the shop, they look far better read
than a receipt from a new one will be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence

from models.training.corpus import is_made
from muniment.evaluation.truth import LabelledPaper
from muniment.understanding.lexicon import fold
from muniment.understanding.sheet import Sheet

_ISSUERS = ("merchant", "seller")
_RUN = 4
_ALIKE = 0.4
"""Of the runs of four words on the shorter paper, the share that also stands on the other."""
_COMMON = 30
"""A run of words on more papers than this is the language of its kind, and makes none of them kin."""

_WORTH_OF_A_MADE_PAPER = 0.35
_WORTH_OF_A_MADE_RESUME = 0.15
"""Less, since it names every employer and school, and people who label real ones do not."""
_GROWTH = 0.5
"""A family of n papers counts as n to this power: more than one paper, far less than n strangers."""


def families(papers: Sequence[tuple[LabelledPaper, Sheet]]) -> list[int]:
    """The number of each paper's family."""
    parent = list(range(len(papers)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in (*_same_issuer(papers), *_same_text(papers)):
        parent[root(one)] = root(other)
    return [root(number) for number in range(len(papers))]


def worths(papers: Sequence[tuple[LabelledPaper, Sheet]], family_of: Sequence[int]) -> list[float]:
    """How much each paper counts in training: a stranger 1, each of a family less, a made one least, since real papers
    are what is met."""
    sizes = Counter(family_of)
    return [
        _worth_of_made(paper) if is_made(paper) else sizes[family] ** (_GROWTH - 1)
        for (paper, _), family in zip(papers, family_of, strict=True)
    ]


def _worth_of_made(paper: LabelledPaper) -> float:
    return _WORTH_OF_A_MADE_RESUME if paper.type == "resume" else _WORTH_OF_A_MADE_PAPER


def _same_issuer(papers: Sequence[tuple[LabelledPaper, Sheet]]) -> Iterator[tuple[int, int]]:
    """Papers whose labels name the same shop or seller; of made papers, those of the same layout."""
    first: dict[Hashable, int] = {}
    for number, (paper, _) in enumerate(papers):
        if is_made(paper):
            yield number, first.setdefault(("made", paper.source), number)
            continue
        for name in (fold(value) for issuer in _ISSUERS for value in paper.fields.get(issuer, ())):
            if name:
                yield number, first.setdefault(name, number)


def _same_text(papers: Sequence[tuple[LabelledPaper, Sheet]]) -> Iterator[tuple[int, int]]:
    """Real papers that share much of what is written on them: drafts, copies, forms filled in anew."""
    standing: dict[str, list[int]] = defaultdict(list)
    sizes: dict[int, int] = {}
    for number, (paper, sheet) in enumerate(papers):
        if is_made(paper):
            continue
        words = [fold(word.text) for word in sheet.words]
        runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
        sizes[number] = len(runs)
        for run in runs:
            standing[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in standing.values():
        if 1 < len(numbers) <= _COMMON:
            shared.update((one, other) for at, one in enumerate(numbers) for other in numbers[at + 1 :])
    for (one, other), count in shared.items():
        if count >= _ALIKE * min(sizes[one], sizes[other]):
            yield one, other
