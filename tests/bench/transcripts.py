"""Receipts read by our reader, and the same receipts as a person wrote them down: whose loss is it?

    .venv/bin/python -m tests.bench.transcripts [--write]

Only receipts that carry a person's transcript are used, and the fields that are labelled on them. Each is judged three
times by the same release:

- as our reader read it;
- with the person's words put where the reader saw them: what is lost here is understanding's, what is gained over the
  first is what wrong letters and missed words cost;
- as a plain text of the transcript's lines, as a .txt file would be read. All layout is lost (sizes, columns, gaps),
  and no receipt of this kind was trained on.

The ceiling is the share of true values that stand as a run of words in what was read, and so can be pointed at at all.
"""

from __future__ import annotations

import argparse
import difflib
import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from models.training.corpus import corpus_folder, labelled_papers, read_papers
from models.training.labels import label
from muniment import answer
from muniment.evaluation.compare import same
from muniment.evaluation.truth import LabelledPaper
from muniment.paper import Box, Line, Page, Reading, Word
from muniment.reading.pool import ReaderPool
from muniment.understanding.lexicon import fold
from muniment.understanding.patterns import span_text
from muniment.understanding.release import load_manifest
from muniment.understanding.sheet import lay_out
from muniment.understanding.types import document_type
from muniment.understanding.understand import Understanding
from tests.bench.judge import machine, score, write_report

WAYS = ("as read", "a person's words where they were read", "a person's transcript as plain text")
FIELDS = ("merchant", "address", "date", "total_amount")


class Receipt(NamedTuple):
    """A paper in each of the ways of `WAYS`."""

    paper: LabelledPaper
    readings: tuple[Reading, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    parser.add_argument("--papers", type=int, default=1_000, help="at most so many")
    parser.add_argument("--write", action="store_true", help="keep the report in models/evaluation")
    options = parser.parse_args()
    receipts = list(in_all_ways(options.split, options.papers))
    text = report(receipts)
    print(text)
    if options.write:
        write_report("transcripts.md", text)


def in_all_ways(split: str, count: int) -> Iterator[Receipt]:
    transcripts = dict(_transcripts())
    papers = [paper for paper in labelled_papers(split) if str(paper.path) in transcripts][:count]
    pool = ReaderPool(1)
    try:
        for paper, reading in read_papers(papers):
            transcript = transcripts[str(paper.path)]
            plain = pool.read(transcript.encode(), lambda *_: None).reading
            yield Receipt(paper, (reading, with_words(reading, transcript.split()), plain))
    finally:
        pool.close()


def _transcripts() -> Iterator[tuple[str, str]]:
    for truth in corpus_folder().glob("*/truth.jsonl"):
        for line in truth.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("text"):
                yield str(truth.parent / row["file"]), row["text"]


def with_words(reading: Reading, words: Sequence[str]) -> Reading:
    """The reading of a paper of one page, with a person's words in place of those that were read.

    Both rows of words are laid beside each other; where they differ, the person's words share the room of those that
    were read there. Words that were missed stand right behind the word before them; what a person did not see goes.
    """
    page = reading.pages[0]
    mine = [fold(word.text) or word.text for word in page.words]
    theirs = [fold(word) or word for word in words]
    line_of = [number for number, line in enumerate(page.lines) for _ in range(line.start, line.stop)]
    by_line: list[list[Word]] = [[] for _ in page.lines]
    # Every place where the two differ is looked at, so nothing may be taken for noise.
    matcher = difflib.SequenceMatcher(None, mine, theirs, autojunk=False)
    for _, start, stop, first, last in matcher.get_opcodes():
        if first == last:
            continue
        for index, at in zip(range(first, last), _spread(last - first, start, stop, len(mine)), strict=True):
            by_line[line_of[at]].append(Word(words[index], page.words[at].box, 1.0))
    return msgspec.structs.replace(reading, pages=(_set_anew(page, by_line),))


def _spread(count: int, start: int, stop: int, most: int) -> list[int]:
    """For each of `count` words, which of the words read from `start` up to `stop` it stands at."""
    if start == stop:
        return [min(max(start - 1, 0), most - 1)] * count
    return [start + number * (stop - start) // count for number in range(count)]


def _set_anew(page: Page, by_line: Sequence[list[Word]]) -> Page:
    words: list[Word] = []
    lines: list[Line] = []
    for line, found in zip(page.lines, by_line, strict=True):
        if found:
            start = len(words)
            words += _side_by_side(found)
            lines.append(Line(start, len(words), line.block))
    return msgspec.structs.replace(page, words=tuple(words), lines=tuple(lines))


def _side_by_side(words: Sequence[Word]) -> Iterator[Word]:
    """Words that share a box, each in its own part of it, by its letters."""
    start = 0
    while start < len(words):
        box = words[start].box
        stop = start
        while stop < len(words) and words[stop].box == box:
            stop += 1
        whole = sum(len(word.text) for word in words[start:stop])
        left = box.x0
        for word in words[start:stop]:
            right = left + box.width * len(word.text) / whole
            yield Word(word.text, Box(left, box.y0, right, box.y1), word.confidence)
            left = right
        start = stop


def report(receipts: Sequence[Receipt]) -> str:
    """The figures as Markdown."""
    understanding = Understanding(threads=1)
    papers = [receipt.paper for receipt in receipts]
    scores: list[dict[str, Any]] = []
    ceilings: list[dict[str, float]] = []
    for way in range(len(WAYS)):
        readings = [receipt.readings[way] for receipt in receipts]
        said = [
            answer.of_read(str(paper.path), reading, understanding.verdict(reading), 0.0)
            for paper, reading in zip(papers, readings, strict=True)
        ]
        scores.append(score(papers, said))
        ceilings.append({field: ceiling(papers, readings, field) for field in FIELDS})
    names = ("micro", *FIELDS)
    return "\n".join(
        [
            f"# {load_manifest().release}: reading's loss and understanding's, on {len(receipts)} receipts",
            "",
            f"{machine()}; made by `tests/bench/transcripts.py`. Exact F1; in brackets the ceiling, the share of true "
            "values that stand as a run of words in what was given.",
            "",
            f"| what was given | type | {' | '.join(names)} |",
            f"| --- | --- |{' --- |' * len(names)}",
            *(
                f"| {way} | {scored['type_accuracy']:.3f} | {_micro(scored, most)} | "
                + " | ".join(
                    f"{scored['fields'][f'receipt.{field}']['exact']:.3f} ({most[field]:.3f})" for field in FIELDS
                )
                + " |"
                for way, scored, most in zip(WAYS, scores, ceilings, strict=True)
            ),
            "",
            *_told(scores),
            "",
        ]
    )


def _micro(scored: dict[str, Any], most: dict[str, float]) -> str:
    wanted = {field: scored["fields"][f"receipt.{field}"]["true"] for field in FIELDS}
    whole = sum(most[field] * wanted[field] for field in FIELDS) / sum(wanted.values())
    return f"{scored['micro_f1']:.3f} ({whole:.3f})"


def _told(scores: Sequence[dict[str, Any]]) -> Iterator[str]:
    read, placed, plain = (scored["micro_f1"] for scored in scores)
    yield (
        f"Of {1 - read:.3f} lost in all, {placed - read:.3f} comes back with a person's words in the same places: that "
        f"is reading's part; {1 - placed:.3f} is understanding's, the labels' own slips among it. Without any layout "
        f"{plain:.3f} is left."
    )
    yield ""
    yield (
        "A person's words are placed by laying both rows of words beside each other, so a column that was read in "
        "another order stays in that order. The transcripts are in capitals and part words at signs in their own way."
    )


def ceiling(papers: Sequence[LabelledPaper], readings: Sequence[Reading], field: str) -> float:
    """The share of the field's true values that a run of words of the reading says."""
    found = wanted = 0
    for paper, reading in zip(papers, readings, strict=True):
        sheet = lay_out(reading)
        kind = document_type(paper.type)
        assert kind is not None
        wanted_field = kind.field(field)
        assert wanted_field is not None
        labels = [one for one in label(sheet, paper, kind.fields) if one.field == field]
        for value in paper.fields.get(field, ()):
            wanted += 1
            found += any(same(wanted_field.kind, span_text(sheet, one.span), value) for one in labels)
    return found / wanted if wanted else 0.0


if __name__ == "__main__":
    main()
