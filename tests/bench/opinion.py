"""What a second model's word is worth: how often it agrees with right and with wrong values, and what it costs.

    .venv/bin/python -m tests.bench.opinion MODEL.gguf [--papers 40] [--out OUT.md]

Papers of the corpus's training part are read (from the cache of readings), thought about by the thinker and shown to
the model whatever their confidence. From the counts comes a table for `models/second_opinions.toml`: for each field the
shift of log odds that agreement and disagreement are worth, which by Bayes is the logarithm of how much likelier they
are for a right value than for a wrong one. The careful end of its interval is taken, and none where that is on the
wrong side of nothing. Needs the corpus.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from models.training.corpus import labelled_papers, read_papers, sample
from muniment.evaluation.truth import LabelledPaper
from muniment.paper import Reading
from muniment.understanding.client import Thinker
from muniment.understanding.lexicon import fold
from muniment.understanding.opinion.ask import SEQUENCES
from muniment.understanding.opinion.client import THREADS, Adviser
from muniment.understanding.opinion.messages import Ask
from muniment.understanding.opinion.reader import CONTEXT
from muniment.understanding.types import document_type

_TYPES = ("receipt", "invoice")
_SECONDS = 120.0
_QUANTILE = 1.64
"""Of the normal distribution: one case in twenty lies beyond it."""


class Case(NamedTuple):
    """One value of the first model's: whether it is right, and whether the second model agrees."""

    field: str
    right: bool
    agrees: bool
    second_right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--papers", type=int, default=40)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    cases, seconds = go_through(options.model, options.papers)
    text = report(options.model, cases, seconds) + keeping(options.model)
    print(text)
    if options.out:
        options.out.write_text(text, encoding="utf-8")


def chosen(count: int) -> list[tuple[LabelledPaper, Reading]]:
    """As many papers of each type, spread over those that there are."""
    mine = [paper for paper in labelled_papers("train") if paper.type in _TYPES]
    return list(read_papers(sample(mine, count, lambda paper: paper.type)))


def go_through(model: Path, count: int) -> tuple[list[Case], list[float]]:
    """The cases, and the seconds that each field took."""
    thinker, adviser = Thinker(), Adviser(model)
    cases: list[Case] = []
    seconds: list[float] = []
    try:
        for paper, reading in chosen(count):
            verdict = thinker.think(reading)
            kind = document_type(verdict.type)
            single = {finding.field: finding for finding in verdict.findings}
            asked = tuple(name for name in single if name in paper.complete and kind and not _many(kind.name, name))
            if verdict.type != paper.type or not asked:
                continue
            started = time.monotonic()
            opinion = adviser.opinion(Ask(reading, _SECONDS, (), kind, asked))
            seconds.append((time.monotonic() - started) / max(1, len(opinion.fields)))
            for said in opinion.fields:
                truth = {fold(value) for value in paper.fields.get(said.field, [])}
                page = reading.page(said.evidence.page) if said.evidence else None
                words = said.evidence.words if said.evidence else ()
                text = fold(" ".join(page.words[index].text for index in words)) if page else ""
                first = single[said.field]
                agrees = text == fold(first.text)
                cases.append(Case(said.field, fold(first.text) in truth, agrees, text in truth))
    finally:
        thinker.close()
        adviser.close()
    return cases, seconds


def _many(type_name: str, field: str) -> bool:
    kind = document_type(type_name)
    known = kind.field(field) if kind else None
    return known is None or known.many


def shift(for_right: int, right: int, for_wrong: int, wrong: int) -> float:
    """The careful end of log(P(word | right) / P(word | wrong)); 0 where its sign is not sure.

    Half a case is added to each count, and the interval is that of the logarithm of a ratio of shares (Katz et al.
    1978, with the correction of Walter 1975).
    """
    a, b, c, d = for_right + 0.5, right + 0.5, for_wrong + 0.5, wrong + 0.5
    ratio, spread = math.log(a / b / (c / d)), _QUANTILE * math.sqrt(max(0.0, 1 / a - 1 / b + 1 / c - 1 / d))
    careful = abs(ratio) - spread
    return round(math.copysign(careful, ratio), 2) if careful > 0 else 0.0


def report(model: Path, cases: list[Case], seconds: list[float]) -> str:
    """The figures as Markdown, and the table for the list of measured models."""
    by_field: dict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    for case in cases:
        by_field[case.field][(case.right, case.agrees)] += 1
    mean = sum(seconds) / max(1, len(seconds))
    lines = [
        f"# The word of {model.name}",
        "",
        f"{len(seconds)} papers, {len(cases)} values, {mean:.2f} seconds a field on {THREADS} thread(s).",
        f"The second model alone was right {sum(case.second_right for case in cases)} times in {len(cases)}.",
        "",
        "| field | right and agreed | right | wrong and agreed | wrong | shift if agreed | if not |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for field, counts in sorted([*by_field.items(), ("all", sum(by_field.values(), Counter()))]):
        agreed, against = counts[(True, True)], counts[(True, False)]
        wrongly, rightly = counts[(False, True)], counts[(False, False)]
        right, wrong = agreed + against, wrongly + rightly
        shifts = shift(agreed, right, wrongly, wrong), shift(against, right, rightly, wrong)
        lines.append(f"| {field} | {agreed} | {right} | {wrongly} | {wrong} | {shifts[0]} | {shifts[1]} |")
    with model.open("rb") as file:
        lines += ["", f"SHA-256: {hashlib.file_digest(file, 'sha256').hexdigest()}", ""]
    return "\n".join(lines)


def keeping(model: Path) -> str:
    """What it saves that a text which was read is kept: seconds to take it over, and to read it again."""
    return "\n".join(f"{label}: {seconds * 1000:.2f} ms" for label, seconds in _kept(model)) + "\n"


def _kept(model: Path) -> Iterator[tuple[str, float]]:
    # Loaded here: the office's side, which the rest of this program is, knows no engine.
    from muniment.understanding.model import Continuation, GenerativeModel

    loaded = GenerativeModel(model, CONTEXT, SEQUENCES, THREADS)
    tokens = loaded.tokens("The rules that every paper is read by. " * 12)[:100]
    for count in (100, 600):
        text = (tokens * 6)[:count]
        loaded.forget(0)
        started = time.monotonic()
        loaded.take_in(Continuation(0, 0, text))
        yield f"reading {count} tokens", time.monotonic() - started
        started = time.monotonic()
        loaded.take_over(0, 1)
        yield f"taking {count} tokens over", time.monotonic() - started


if __name__ == "__main__":
    main()
