"""How right and how fast Muniment is on the labelled papers that nothing was trained on.

    .venv/bin/python -m tests.bench.accuracy [--split dev] [--write]

The papers are judged as `muniment model evaluate` judges anyone's; added are memory and the seconds of each part. With
`--write` the figures go to `models/evaluation`: a page for people, the whole report as JSON without values, and the
calibration curves. Needs the corpus; ends with a plain sentence where there is none.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from models.training.corpus import corpus_folder
from models.training.curves import Named, shown, table, write_curves
from muniment import places
from muniment.evaluation.calibration import Stated
from muniment.evaluation.figures import stated
from muniment.evaluation.intervals import Score, Share
from muniment.evaluation.judging import Judged
from muniment.evaluation.page import as_json
from muniment.evaluation.report import Report, judge_all, report
from muniment.evaluation.saying import say
from muniment.evaluation.truth import Truth, read_truths
from muniment.jobs import JobEvent, Seconds
from tests.bench.processes import Peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    parser.add_argument("--source", default="*", help="only papers of this set")
    parser.add_argument("--write", action="store_true", help="keep the report in models/evaluation")
    parser.add_argument("--said", type=Path, help="also write what was said of each paper to this file, anew")
    options = parser.parse_args()
    truths = read_truths(sorted(corpus_folder().glob(f"{options.source}/truth.jsonl")), options.split)
    # What is written down of a source stays with the source; the model's card names it and its licence.
    truths = tuple(msgspec.structs.replace(truth, about="") for truth in truths if truth.papers)
    seconds: dict[Path, Seconds] = {}
    with tempfile.TemporaryDirectory() as folder, Peak() as peak:
        said = options.said or Path(folder) / "said.jsonl"
        # The program's code may have changed since, which no mark in the file tells.
        said.unlink(missing_ok=True)
        judged = go_through(truths, said, seconds)
    judged_report = report(truths, judged, options.split, with_values=False)
    text = "\n".join([*page(judged_report, named(judged)), *costs(judged, seconds, peak.bytes), ""])
    print(text)
    if options.write:
        write(judged_report, named(judged), text)


def go_through(truths: Sequence[Truth], said: Path, seconds: dict[Path, Seconds]) -> list[Judged]:
    """All papers said and judged; fills in how long each part took."""

    def hear(event: JobEvent) -> None:
        if event.state.final:
            seconds[event.path] = event.seconds

    papers = [paper for truth in truths for paper in truth.papers]

    def tell(number: int) -> None:
        if number % 25 == 0:
            print(f"{number} of {len(papers)} papers", file=sys.stderr)

    return judge_all(truths, say(papers, said, tell, hear))


def named(judged: Sequence[Judged]) -> Named:
    """The answers in groups: all types, each type that was said, all fields, each field of each type."""
    groups: dict[str, list[Stated]] = defaultdict(list)
    for each in sorted(judged, key=lambda each: each.answer.type or ""):
        for name in ("types", f"type {each.answer.type}") if each.answer.type else ("types",):
            groups[name].append(Stated(each.answer.type_confidence, each.type_right))
    for each in sorted(judged, key=lambda each: each.paper.type):
        for field in each.fields:
            for name in ("fields", f"{each.paper.type} {field.field.name}"):
                groups[name] += stated([field])
    return {name: answers for name, answers in groups.items() if answers}


def write(whole: Report, groups: Named, text: str) -> None:
    """Keep the figures with the model."""
    folder = places.models() / "evaluation"
    folder.mkdir(exist_ok=True)
    (folder / f"{whole.release.name}.md").write_text(text, encoding="utf-8")
    (folder / f"{whole.release.name}.json").write_text(as_json(whole), encoding="ascii")
    write_curves(folder / "curves" / "measured", groups)


def page(whole: Report, groups: Named) -> Iterator[str]:
    """The figures as lines of Markdown."""
    figures, routine = whole.figures, whole.figures.routine
    yield f"# {whole.release.name} on {figures.papers} papers that nothing was trained on"
    yield ""
    yield (
        f"{platform.machine()}, {os.cpu_count()} cores. Made by `tests/bench/accuracy.py`; all of it, and how it was "
        f"judged, is in `{whole.release.name}.json`. In brackets stand 95 % intervals."
    )
    yield ""
    yield "| set | papers | type | fields, micro-F1 | review |"
    yield "| --- | --- | --- | --- | --- |"
    for row in figures.sources:
        yield f"| {row.source} | {row.papers} | {_share(row.type_right)} | {_score(row.f1)} | {_share(row.review)} |"
    together = figures.fields_together
    whole_row = f"{_share(figures.type_right)} | {_score(together.f1)} | {_share(routine.review)}"
    yield f"| all | {figures.papers} | {whole_row} |"
    yield ""
    confusions = ", ".join(f"{each.true} said to be {each.said}: {each.papers}" for each in figures.confusions)
    yield f"Type: macro-F1 {_score(figures.type_macro_f1)}. Confusions: {confusions or 'none'}."
    yield ""
    yield (
        f"Asked for: {whole.asked_precision:.1%} right where nobody looks. Papers that nobody is "
        f"asked about: type right {_share(routine.type_right)}, wholly right "
        f"{_share(routine.wholly_right)}, values right {_share(routine.values_right)}. Refused: {figures.refused}."
    )
    yield ""
    yield "| field | F1 exact | precision | recall | F1 by words | values |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for each in figures.fields:
        parts = (_score(each.f1), _share(each.precision), _share(each.recall), shown(each.words), str(each.true))
        yield f"| {each.type}.{each.field} | {' | '.join(parts)} |"
    for group in figures.by_type:
        yield f"| {group.name}, all | {_score(group.f1)} | | | | |"
    yield ""
    yield "How honest the confidences are; the curves are in [curves/measured](curves/measured)."
    yield ""
    yield from table(groups)
    yield ""


def costs(judged: Sequence[Judged], seconds: dict[Path, Seconds], largest: int) -> Iterator[str]:
    """Seconds by set, and memory, as lines of Markdown."""
    yield "| set | reading a paper, s: median (most) | thinking |"
    yield "| --- | --- | --- |"
    by_source: dict[str, list[Seconds]] = defaultdict(list)
    for each in judged:
        if each.paper.path in seconds:
            by_source[each.paper.source].append(seconds[each.paper.path])
    for source, spent in by_source.items():
        columns = [each.reading for each in spent], [each.thinking for each in spent]
        parts = " | ".join(f"{statistics.median(column):.2f} ({max(column):.2f})" for column in columns)
        yield f"| {source} | {parts} |"
    yield ""
    office = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"Memory in MB, at most: office {office:.0f}, largest reader or thinker {largest / 2**20:.0f}."


def _share(share: Share) -> str:
    return shown(share.share) if share.low is None else f"{shown(share.share)} ({share.low:.2f}–{share.high:.2f})"


def _score(score: Score | None) -> str:
    return "–" if score is None else f"{score.value:.3f} ({score.low:.2f}–{score.high:.2f})"


if __name__ == "__main__":
    main()
