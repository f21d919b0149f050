"""A whole evaluation as one typed report: what was judged, on what, how, the figures, and what went wrong."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from muniment import settings
from muniment.answer import Answer
from muniment.evaluation import facts
from muniment.evaluation.figures import REFUSED, Figures, figures
from muniment.evaluation.judging import Judged, JudgedField, judge
from muniment.evaluation.truth import Truth

METHOD = (
    "The papers went the whole way, one after the other: read from the file, thought about, nothing kept.",
    "A value is right if it is a true value but for case, accents, blanks and punctuation; a date, an amount or a "
    "currency also if it can mean the same. Each true value is found once. A field is judged on the papers in which a "
    "person looked for it. On a paper whose type is wrong, or that was refused, every value counts as missed.",
    "Intervals are 95 % intervals: Wilson's for shares; for F1 the percentile bootstrap, over papers, of 1,000 draws "
    "with a fixed seed. Where all papers are right, drawing them anew shows no other figure: there the intervals of "
    "precision and recall say how much is known.",
    "The calibration error is the expected calibration error in ten bins of equal width. The share that could be let "
    "through is chosen and judged on the same answers, so it is somewhat better than it will be on other papers.",
    "Seconds are those of reading and thinking; starting the program is not counted.",
)


class TruthFile(msgspec.Struct, frozen=True):
    """Where truth came from, and what is said there of source and licence."""

    file: str
    sha256: str
    papers: int
    about: str


class Failure(msgspec.Struct, frozen=True):
    """Something that is wrong. `paper` names the folder of the truth and the line in it.

    `what` is "refused" (`said` is the reason's code), "type", "value" (another value was said than is true) or "missed"
    (nothing was said). `let_through`: nobody would have been asked about the paper. The file, and the texts of values,
    are None where values were to be left out.
    """

    paper: str
    file: str | None
    what: str
    field: str | None
    confidence: float | None
    said: str | None
    true: tuple[str, ...] | None
    let_through: bool


class Report(msgspec.Struct, frozen=True):
    """All that is filed. `form` counts up when a key changes its meaning; `made` is a moment in UTC, ISO 8601;
    `asked_precision` is the share of answers that the office asks to be right where nobody looks."""

    form: int
    made: str
    release: facts.Release
    machine: facts.Machine
    asked_precision: float
    split: str | None
    truths: tuple[TruthFile, ...]
    method: tuple[str, ...]
    figures: Figures
    failures: tuple[Failure, ...]
    with_values: bool
    limits: tuple[str, ...]
    repeat: str


def judge_all(truths: Sequence[Truth], answers: Sequence[Answer]) -> list[Judged]:
    """Answers judged, in the order of the papers in the truth files."""
    papers = [paper for truth in truths for paper in truth.papers]
    return [judge(paper, answer) for paper, answer in zip(papers, answers, strict=True)]


def report(truths: Sequence[Truth], judged: Sequence[Judged], split: str | None, *, with_values: bool) -> Report:
    """The report of papers that were judged. Raises ModelMissing or SettingsDamaged."""
    return Report(
        form=1,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        release=facts.the_release(),
        machine=facts.this_machine(),
        asked_precision=settings.load().review_precision,
        split=split,
        truths=tuple(TruthFile(_name(truth.path), truth.sha256, len(truth.papers), truth.about) for truth in truths),
        method=METHOD,
        figures=figures(judged),
        failures=tuple(failure for each in judged for failure in _failures(each, with_values)),
        with_values=with_values,
        limits=facts.limits(),
        repeat=_command(truths, split, with_values),
    )


def _failures(judged: Judged, with_values: bool) -> Iterator[Failure]:
    answer = judged.answer
    # A code or a type is no value: it says nothing of what stands on the paper.
    if answer.type is None:
        yield msgspec.structs.replace(_failure(judged, with_values, REFUSED), said=answer.code)
    elif not judged.type_right:
        wrong = _failure(judged, with_values, "type", confidence=answer.type_confidence)
        yield msgspec.structs.replace(wrong, said=answer.type, true=(judged.paper.type,))
    else:
        for field in judged.fields:
            yield from _field_failures(judged, field, with_values)


def _field_failures(judged: Judged, field: JudgedField, with_values: bool) -> Iterator[Failure]:
    name, wrong = field.field.name, [value for value in field.said if not value.right]
    for value in wrong:
        yield _failure(judged, with_values, "value", name, value.confidence, value.text, field.true)
    if field.missed and not wrong:
        yield _failure(judged, with_values, "missed", name, None, None, field.missed)


def _failure(
    judged: Judged,
    with_values: bool,
    what: str,
    field: str | None = None,
    confidence: float | None = None,
    said: str | None = None,
    true: tuple[str, ...] | None = None,
) -> Failure:
    paper = judged.paper
    return Failure(
        paper=f"{paper.source}, line {paper.line}",
        file=str(paper.path) if with_values else None,
        what=what,
        field=field,
        confidence=confidence,
        said=said if with_values else None,
        true=true if with_values else None,
        let_through=not judged.answer.needs_review,
    )


def _name(truth: Path) -> str:
    """A truth file's name with its folder's: not where on this machine that lies."""
    return f"{truth.resolve().parent.name}/{truth.name}"


def _command(truths: Sequence[Truth], split: str | None, with_values: bool) -> str:
    files = [str(truth.path) if with_values else _name(truth.path) for truth in truths]
    chosen = ["--split", split] if split else []
    left_out = [] if with_values else ["--without-values"]
    return shlex.join(["muniment", "model", "evaluate", *files, *chosen, *left_out])
