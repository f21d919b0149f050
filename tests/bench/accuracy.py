"""How right and how fast Muniment is on the labelled papers that nothing was trained on.

    .venv/bin/python -m tests.bench.accuracy [--split dev] [--write]

Each paper goes the whole way (read from the picture or PDF, thought about, stored in a new data folder), one after the
other. Accuracy is judged by the corpus's own `score.py`. With `--write` the report goes to `models/evaluation`. Needs
the corpus; ends with a plain sentence where there is none.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from models.training.corpus import LabelledPaper, corpus_folder, labelled_papers
from muniment import places
from muniment.answer import Answer, of_read, of_refused
from muniment.errors import MunimentError
from muniment.office import JobEvent, JobState, Office, Seconds
from muniment.understanding.release import load_manifest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    parser.add_argument("--source", help="only papers of this set")
    parser.add_argument("--write", action="store_true", help="keep the report in models/evaluation")
    parser.add_argument("--said", type=Path, help="also write what was said of each paper to this file")
    options = parser.parse_args()
    papers = [paper for paper in labelled_papers(options.split) if options.source in (None, paper.source)]
    answers, seconds, memory = go_through(papers)
    with tempfile.TemporaryDirectory() as folder:
        said = Path(options.said or Path(folder) / "said.jsonl")
        said.write_text("".join(f"{answer.line()}\n" for answer in answers), encoding="utf-8")
        scores = {source: score(said, options.split, source) for source in sorted({paper.source for paper in papers})}
        scores["all"] = score(said, options.split, *scores)
    text = report(papers, answers, seconds, memory, scores)
    print(text)
    if options.write:
        target = places.models() / "evaluation" / f"{load_manifest().release}.md"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")


def go_through(papers: list[LabelledPaper]) -> tuple[list[Answer], list[Seconds], dict[str, float]]:
    """What is said of each paper, how long it took, and the largest memory of each process in MB."""
    events: dict[int, JobEvent] = {}

    def hear(event: JobEvent) -> None:
        if event.state.final:
            events[event.job] = event

    answers, seconds, memory = [], [], {"office": 0.0, "reader and thinker together": 0.0}
    with tempfile.TemporaryDirectory() as folder, Office(Path(folder), hear) as office:
        for number, paper in enumerate(papers, 1):
            (job,) = office.submit([paper.path])
            while job not in events:
                time.sleep(0.02)
                memory["office"] = max(memory["office"], resident(os.getpid()))
                together = sum(resident(pid) for pid in office.processes())
                memory["reader and thinker together"] = max(memory["reader and thinker together"], together)
            event = events[job]
            answers.append(_answer(paper, event))
            seconds.append(event.seconds)
            if number % 25 == 0:
                print(f"{number} of {len(papers)} papers", file=sys.stderr)
    return answers, seconds, memory


def _answer(paper: LabelledPaper, event: JobEvent) -> Answer:
    spent = event.seconds.reading + event.seconds.thinking
    if event.reading is None or event.verdict is None:
        # Two labelled papers can be the same bytes; the second one was kept already.
        return of_refused(str(paper.path), event.error or MunimentError(JobState.DUPLICATE), spent)
    return of_read(str(paper.path), event.reading, event.verdict, spent)


def resident(pid: int) -> float:
    """The memory that a process holds now, in MB, with what it shares; 0 where it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)


def score(said: Path, split: str, *sources: str) -> dict[str, Any]:
    """The corpus's scorer on those sets."""
    folder = corpus_folder()
    truths = [str(folder / source / "truth.jsonl") for source in sources]
    command = [sys.executable, str(folder / "score.py"), *truths, "--said", str(said), "--split", split, "--json"]
    answer: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return answer


def report(
    papers: list[LabelledPaper],
    answers: list[Answer],
    seconds: list[Seconds],
    memory: dict[str, float],
    scores: dict[str, dict[str, Any]],
) -> str:
    """The figures as Markdown."""
    whole = scores["all"]
    lines = [
        f"# {load_manifest().release} on {len(papers)} papers that nothing was trained on",
        "",
        f"{platform.machine()}, {os.cpu_count()} cores. Made by `tests/bench/accuracy.py`.",
        "",
        "| set | papers | type | fields, micro-F1 | review |",
        "| --- | --- | --- | --- | --- |",
        *(
            f"| {source} | {row['papers']} | {row['type_accuracy']:.3f} | "
            f"{_shown(row['micro_f1'] if row['fields'] else None)} | {row['review_share']:.2f} |"
            for source, row in scores.items()
        ),
        "",
        f"Type: macro-F1 {whole['type_macro_f1']:.3f}, calibration error {whole['type_ece']:.3f}, "
        f"share at 99 % precision {whole['type_auto@99']:.2f}. Confusions: {whole['confusions'] or 'none'}.",
        "",
        f"Fields: calibration error {whole['field_ece']:.3f}, share at 99 % precision {whole['field_auto@99']:.2f}. "
        f"Values without boxes: {whole['values_without_boxes']}.",
        "",
        "| field | F1 exact | precision | recall | F1 by words | values |",
        "| --- | --- | --- | --- | --- | --- |",
        *(
            f"| {name} | {row['exact']:.3f} | {row['precision']:.3f} | {row['recall']:.3f} | {row['words']:.3f} "
            f"| {row['true']} |"
            for name, row in whole["fields"].items()
        ),
        "",
        "| set | reading, s: median (most) | thinking | storing |",
        "| --- | --- | --- | --- |",
    ]
    by_source: dict[str, list[Seconds]] = defaultdict(list)
    for paper, spent in zip(papers, seconds, strict=True):
        by_source[paper.source].append(spent)
    for source, spent_each in by_source.items():
        columns = [[getattr(spent, part) for spent in spent_each] for part in ("reading", "thinking", "storing")]
        shown = " | ".join(f"{statistics.median(column):.2f} ({max(column):.2f})" for column in columns)
        lines.append(f"| {source} | {shown} |")
    refused = sum(answer.status == "refused" for answer in answers)
    lines += [
        "",
        f"Refused: {refused}. Memory in MB, at most: {', '.join(f'{k} {v:.0f}' for k, v in memory.items())}.",
        "",
    ]
    return "\n".join(lines)


def _shown(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3f}"


if __name__ == "__main__":
    main()
