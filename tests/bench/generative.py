"""The base model as people use it today (a prompt, JSON by grammar, greedy) beside the release, on the same papers.

    .venv/bin/python -m tests.bench.generative [--papers 190] [--write]

The base is SmolLM2-135M-Instruct with all its layers, requantised to Q4_0. It is shown the paper's text from its
beginning, as much as a context of 2,048 tokens holds beside the question, and must answer with a type and that type's
fields: the grammar leaves it no other way. Both sides get the words that Muniment's reader read, paper by paper in
turns, on one thread; seconds are the processor's, so that other work on the machine does not count, and reading is not
among them. The base's values have no boxes: it does not say where it read them, and it states no confidence either.

Answers are kept in the user's cache, so that a run can be stopped and goes on; a new prompt or release starts anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import llama_cpp
import msgspec
import platformdirs

from models.build import whole_weights
from models.training.corpus import labelled_papers, read_papers, sample
from muniment import answer
from muniment.answer import Answer, FieldAnswer
from muniment.evaluation.truth import LabelledPaper
from muniment.paper import DocumentType, Reading
from muniment.understanding.lexicon import fold
from muniment.understanding.release import Manifest, load_manifest
from muniment.understanding.types import load_document_types
from muniment.understanding.understand import Understanding
from tests.bench.judge import keep, kept, machine, score, write_report

LAYERS, FORMAT = 30, "Q4_0"
CONTEXT, LONGEST_ANSWER = 2_048, 300
"""Tokens: what the model reads at once, and what it may write."""

LONGEST_VALUE, MOST_VALUES = 120, 8
"""Characters of a value, and values of a field that can have many."""

SYSTEM = "You read office papers and answer with JSON only. You copy values exactly as they are printed on the paper."


class Both(msgspec.Struct, frozen=True):
    """What both sides said of a paper. `invented` counts the base's values whose letters stand nowhere on the paper."""

    file: str
    ours: Answer
    theirs: Answer
    invented: int
    cut_off: bool


class Generator:
    """The base model, asked for JSON."""

    def __init__(self, gguf: Path) -> None:
        self._model = llama_cpp.Llama(str(gguf), n_ctx=CONTEXT, n_threads=1, n_threads_batch=1, verbose=False)
        self._grammar = llama_cpp.LlamaGrammar.from_string(grammar(load_document_types()), verbose=False)

    def ask(self, text: str) -> tuple[str, bool]:
        """The answer to a paper's text, and whether it was cut off at its longest."""
        room = CONTEXT - LONGEST_ANSWER - self._length(question("")) - self._length(SYSTEM) - 40
        shown = self._model.tokenize(text.encode(), add_bos=False)[:room]
        messages = [
            {"role": "system", "content": SYSTEM},
            {"role": "user", "content": question(self._model.detokenize(shown).decode(errors="ignore"))},
        ]
        said = self._model.create_chat_completion(
            messages, grammar=self._grammar, temperature=0.0, max_tokens=LONGEST_ANSWER
        )["choices"][0]
        return said["message"]["content"], said["finish_reason"] == "length"

    def _length(self, text: str) -> int:
        return len(self._model.tokenize(text.encode(), add_bos=False))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=int, default=190, help="at most so many papers, taken from the types by turns")
    parser.add_argument("--minutes", type=float, default=600, help="stop after so many; the next run goes on")
    parser.add_argument("--write", action="store_true", help="keep the report in models/evaluation")
    options = parser.parse_args()
    papers = sample(labelled_papers("dev"), options.papers, lambda paper: paper.type)
    manifest = load_manifest()
    file = Path(platformdirs.user_cache_dir("muniment")) / "bench" / f"generative-{_key(manifest)}.jsonl"
    rows: dict[str, Both] = {row.file: row for row in kept(file, Both)}
    left = [paper for paper in papers if str(paper.path) not in rows]
    until = time.monotonic() + 60 * options.minutes
    for row in _asked(left) if left else ():
        keep(file, row)
        rows[row.file] = row
        if time.monotonic() > until:
            break
    done = [paper for paper in papers if str(paper.path) in rows]
    text = report(done, [rows[str(paper.path)] for paper in done])
    print(text)
    if options.write:
        write_report("generative.md", text)


def _key(manifest: Manifest) -> str:
    made_of = (
        manifest.weights.layers_sha256,
        manifest.heads.sha256,
        SYSTEM,
        question(""),
        grammar(load_document_types()),
    )
    return hashlib.sha256("\n".join(made_of).encode()).hexdigest()[:16]


def _asked(papers: list[LabelledPaper]) -> Iterator[Both]:
    generator, understanding = Generator(whole_weights(LAYERS, FORMAT)), Understanding(threads=1)
    for paper, reading in read_papers(papers):
        started = time.process_time()
        verdict = understanding.verdict(reading)
        ours = answer.of_read(str(paper.path), reading, verdict, time.process_time() - started)
        started = time.process_time()
        said, cut_off = generator.ask("\n".join(page.text for page in reading.pages))
        theirs = answer_of(str(paper.path), reading, said, time.process_time() - started)
        yield Both(str(paper.path), ours, theirs, _invented(reading, theirs), cut_off)


def question(text: str) -> str:
    """The paper, then what is asked of it: every type and its fields, described as the product describes them."""
    types = "\n".join(_described(kind) for kind in load_document_types())
    return (
        f"Here is the text of a paper:\n\n{text}\n\nWhat type of paper is it, and what are the values of that type's "
        f"fields? These are the types:\n{types}\n\nAnswer with one JSON object: the type first, then its fields. "
        "Write null for a field that is not on the paper."
    )


def _described(kind: DocumentType) -> str:
    fields = ", ".join(f"{field.name} ({field.kind.value})" for field in kind.fields)
    return f"- {kind.name}: {kind.description}" + (f" Fields: {fields}." if fields else "")


def grammar(types: Sequence[DocumentType]) -> str:
    """A grammar of llama.cpp's by which only JSON of a type and its own fields can be written."""
    rules = [
        f"root ::= {' | '.join(kind.name for kind in types)}",
        f'text ::= "\\"" [^"\\\\\\x00-\\x1f]{{1,{LONGEST_VALUE}}} "\\""',
        'value ::= "null" | text',
        f'values ::= "[]" | "[" text (", " text){{0,{MOST_VALUES - 1}}} "]"',
    ]
    for kind in types:
        parts = [f'"{{\\"type\\": \\"{kind.name}\\""']
        for field in kind.fields:
            parts.append(f'", \\"{field.name}\\": " {"values" if field.many else "value"}')
        rules.append(f"{kind.name} ::= {' '.join(parts)} " + '"}"')
    return "\n".join(rules)


def answer_of(file: str, reading: Reading, said: str, seconds: float) -> Answer:
    """The model's JSON in the form of our own answers."""
    fields = _parsed(said)
    kind = str(fields.pop("type", "other"))
    values = [
        FieldAnswer(name, text, text, 1, (), 1.0)
        for name, found in fields.items()
        for text in (found if isinstance(found, list) else [found])
        if text
    ]
    return Answer(
        file=file,
        status="read",
        code=None,
        reason=None,
        type=kind,
        type_confidence=1.0,
        needs_review=False,
        review_reasons=(),
        fields=tuple(values),
        pages=reading.page_count,
        engines=reading.engines,
        release=None,
        seconds=seconds,
    )


def _parsed(said: str) -> dict[str, Any]:
    """The object, or of one that was cut off as much as is whole."""
    for stop in (len(said), *(at for at in range(len(said) - 1, 0, -1) if said[at] == ",")):
        for end in ("", "}", "]}"):
            try:
                found: dict[str, Any] = json.loads(said[:stop] + end)
            except ValueError:
                continue
            return found
    return {}


def _invented(reading: Reading, said: Answer) -> int:
    words = fold("".join(page.text for page in reading.pages))
    return sum(fold(field.text) not in words for field in said.fields)


def report(papers: list[LabelledPaper], rows: list[Both]) -> str:
    """The figures as Markdown."""
    sides = {"ours": [row.ours for row in rows], "theirs": [row.theirs for row in rows]}
    scores = {name: score(papers, answers) for name, answers in sides.items()}
    ours, theirs = scores["ours"], scores["theirs"]
    seconds = {name: [said.seconds for said in answers] for name, answers in sides.items()}
    invented, values = sum(row.invented for row in rows), sum(len(row.theirs.fields) for row in rows)
    types = sorted({paper.type for paper in papers})
    return "\n".join(
        [
            f"# {load_manifest().release} beside its base model as people use it, on {len(rows)} papers",
            "",
            f"{machine()}; made by `tests/bench/generative.py`. Both were given what Muniment's reader read. The base "
            f"is SmolLM2-135M-Instruct, {LAYERS} layers, {FORMAT}, with its chat template, a context of {CONTEXT} "
            f"tokens, JSON by grammar, greedy, at most {LONGEST_ANSWER} tokens. Seconds are the processor's, on one "
            "thread, without reading.",
            "",
            "| | Muniment | base, prompted |",
            "| --- | --- | --- |",
            f"| type accuracy | {ours['type_accuracy']:.3f} | {theirs['type_accuracy']:.3f} |",
            f"| type macro-F1 | {ours['type_macro_f1']:.3f} | {theirs['type_macro_f1']:.3f} |",
            *(
                f"| {kind} fields, micro-F1 | {ours[f'{kind}_micro_f1']:.3f} | {theirs[f'{kind}_micro_f1']:.3f} |"
                for kind in types
                if f"{kind}_micro_f1" in ours
            ),
            f"| all fields, micro-F1 | {ours['micro_f1']:.3f} | {theirs['micro_f1']:.3f} |",
            f"| seconds a paper, median | {_median(seconds['ours']):.2f} | {_median(seconds['theirs']):.2f} |",
            f"| seconds in all | {sum(seconds['ours']):.0f} | {sum(seconds['theirs']):.0f} |",
            f"| values that stand nowhere on the paper | 0 of {sum(len(row.ours.fields) for row in rows)} "
            f"| {invented} of {values} |",
            f"| answers cut off at their longest | – | {sum(row.cut_off for row in rows)} |",
            "",
            f"Types said by the base: {_said_types(sides['theirs'])}. A field counts only where the type is right.",
            "",
        ]
    )


def _median(seconds: list[float]) -> float:
    return statistics.median(seconds) if seconds else 0.0


def _said_types(answers: list[Answer]) -> str:
    said = [str(said.type) for said in answers]
    return ", ".join(f"{kind} {said.count(kind)}" for kind in sorted(set(said), key=lambda kind: -said.count(kind)))


if __name__ == "__main__":
    main()
