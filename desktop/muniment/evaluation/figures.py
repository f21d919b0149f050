"""The figures of an evaluation: by type, by field, by where the papers come from, and of the office's own routine."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
import numpy as np

from muniment.evaluation.calibration import Calibration, Stated, calibrate
from muniment.evaluation.intervals import Rows, Score, Share, score, share
from muniment.evaluation.judging import Judged, JudgedField
from muniment.paper import Field
from muniment.understanding.types import load_document_types

REFUSED = "refused"
"""What stands in a confusion for a paper that could not be read."""


class TypeFigures(msgspec.Struct, frozen=True):
    """One type: how often it is right when it is said, and how often it is said when it is right. `calibration` is
    that of the answers that say it."""

    type: str
    label: str
    papers: int
    precision: Share
    recall: Share
    f1: Score | None
    calibration: Calibration


class Confusion(msgspec.Struct, frozen=True):
    """So many papers of a type were said to be of another."""

    true: str
    said: str
    papers: int


class FieldFigures(msgspec.Struct, frozen=True):
    """One field of a type, on the papers in which it was looked for. `true` counts the values that stand there; `words`
    is F1 by shared words, not by whole values. Of a paper whose type is wrong every value counts as missed."""

    type: str
    field: str
    label: str
    kind: str
    papers: int
    true: int
    precision: Share
    recall: Share
    f1: Score | None
    words: float | None
    calibration: Calibration


class Group(msgspec.Struct, frozen=True):
    """The values of several fields together: of one type, or of one kind."""

    name: str
    f1: Score | None
    calibration: Calibration


class Routine(msgspec.Struct, frozen=True):
    """What happens at the bar that is set on this machine: `review` is the share of papers that a person is asked to
    look at. Of the papers that nobody is asked about: how many have the right type, how many are right in the type and
    in every field that was looked for, and how many of the values on them are right."""

    review: Share
    type_right: Share
    wholly_right: Share
    values_right: Share


class Seconds(msgspec.Struct, frozen=True):
    """Reading and thinking, papers one after the other, in seconds: `median` and `most` are a page's on average over
    a paper, `mean` is that over all pages."""

    pages: int
    median: float
    most: float
    mean: float


class SourceFigures(msgspec.Struct, frozen=True):
    """The papers of one source."""

    source: str
    papers: int
    types: tuple[tuple[str, int], ...]
    type_right: Share
    f1: Score | None
    review: Share
    seconds: Seconds | None


class Figures(msgspec.Struct, frozen=True):
    """All figures. `refused` papers, and those read in `partly`, are judged like any other. `fields_together` is all
    fields in one; `by_type` and `by_kind` are fields grouped by the type of paper and by their kind."""

    papers: int
    refused: int
    partly: int
    type_right: Share
    type_macro_f1: Score | None
    type_calibration: Calibration
    types: tuple[TypeFigures, ...]
    confusions: tuple[Confusion, ...]
    fields_together: Group
    by_type: tuple[Group, ...]
    by_kind: tuple[Group, ...]
    fields: tuple[FieldFigures, ...]
    sources: tuple[SourceFigures, ...]
    routine: Routine
    seconds: Seconds | None


def figures(judged: Sequence[Judged]) -> Figures:
    """The figures over papers that were judged."""
    statuses = Counter(each.answer.status for each in judged)
    confused = Counter((each.paper.type, _said_type(each)) for each in judged if not each.type_right)
    return Figures(
        papers=len(judged),
        refused=statuses["refused"],
        partly=statuses["partly"],
        type_right=share(sum(each.type_right for each in judged), len(judged)),
        type_macro_f1=score(_type_rows(judged), _macro_f1),
        type_calibration=calibrate([_stated_type(each) for each in judged]),
        types=tuple(_types(judged)),
        confusions=tuple(Confusion(*pair, papers) for pair, papers in confused.most_common()),
        fields_together=_group("all fields", judged),
        by_type=tuple(_groups(judged, lambda each, field: each.paper.type)),
        by_kind=tuple(_groups(judged, lambda each, field: str(field.field.kind))),
        fields=tuple(_fields(judged)),
        sources=tuple(_sources(judged)),
        routine=_routine(judged),
        seconds=_seconds(judged),
    )


def stated(fields: Iterable[JudgedField]) -> list[Stated]:
    """The values that were said, as calibration sees them."""
    return [Stated(value.confidence, value.right) for field in fields for value in field.said]


def _said_type(judged: Judged) -> str:
    return judged.answer.type or REFUSED


def _stated_type(judged: Judged) -> Stated:
    return Stated(judged.answer.type_confidence, judged.type_right)


def _types(judged: Sequence[Judged]) -> Iterator[TypeFigures]:
    for kind in load_document_types():
        true = [each for each in judged if each.paper.type == kind.name]
        said = [each for each in judged if each.answer.type == kind.name]
        if not true and not said:
            continue
        right = sum(each.type_right for each in true)
        counts = [
            (each.type_right, each.answer.type == kind.name, each.paper.type == kind.name)
            for each in judged
            if kind.name in (each.answer.type, each.paper.type)
        ]
        yield TypeFigures(
            type=kind.name,
            label=kind.label,
            papers=len(true),
            precision=share(right, len(said)),
            recall=share(right, len(true)),
            f1=score(_rows(counts)),
            calibration=calibrate([_stated_type(each) for each in said]),
        )


def _type_rows(judged: Sequence[Judged]) -> Rows:
    """The true type and the one that was said of each paper, as numbers; -1 for a paper that was refused."""
    names = [kind.name for kind in load_document_types()]
    said = [names.index(each.answer.type) if each.answer.type in names else -1 for each in judged]
    return np.array([(names.index(each.paper.type), type) for each, type in zip(judged, said, strict=True)], np.int64)


def _macro_f1(rows: Rows) -> float:
    """F1 of each type that is among the papers, averaged."""
    true, said = rows[:, 0], rows[:, 1]
    return float(
        np.mean(
            [
                2 * np.sum((true == kind) & (said == kind)) / (np.sum(true == kind) + np.sum(said == kind))
                for kind in np.unique(true)
            ]
        )
    )


def _fields(judged: Sequence[Judged]) -> Iterator[FieldFigures]:
    for kind in load_document_types():
        papers = [each for each in judged if each.paper.type == kind.name]
        for field in kind.fields:
            mine = [found for each in papers for found in each.fields if found.field.name == field.name]
            if mine:
                yield _field(kind.name, field, mine)


def _field(type: str, field: Field, mine: Sequence[JudgedField]) -> FieldFigures:
    right, said, true = (int(total) for total in _rows([_counts(found) for found in mine]).sum(axis=0))
    shared_by_said = sum(value.words for found in mine for value in found.said)
    shared_by_true = sum(found.words for found in mine)
    return FieldFigures(
        type=type,
        field=field.name,
        label=field.label,
        kind=str(field.kind),
        papers=len(mine),
        true=true,
        precision=share(right, said),
        recall=share(right, true),
        f1=score(_rows([_counts(found) for found in mine])),
        words=_harmonic(shared_by_said / max(said, 1), shared_by_true / max(true, 1)) if said or true else None,
        calibration=calibrate(stated(mine)),
    )


def _harmonic(precision: float, recall: float) -> float:
    both = precision + recall
    return round(2 * precision * recall / both, 4) if both else 0.0


def _groups(judged: Sequence[Judged], group: Callable[[Judged, JudgedField], str]) -> Iterator[Group]:
    for name in sorted({group(each, field) for each in judged for field in each.fields}):
        picked = [
            msgspec.structs.replace(each, fields=tuple(field for field in each.fields if group(each, field) == name))
            for each in judged
        ]
        yield _group(name, picked)


def _group(name: str, judged: Sequence[Judged]) -> Group:
    with_fields = [each for each in judged if each.fields]
    return Group(
        name, score(_paper_rows(with_fields)), calibrate(stated(f for each in with_fields for f in each.fields))
    )


def _sources(judged: Sequence[Judged]) -> Iterator[SourceFigures]:
    for source in dict.fromkeys(each.paper.source for each in judged):
        mine = [each for each in judged if each.paper.source == source]
        types = Counter(each.paper.type for each in mine)
        yield SourceFigures(
            source=source,
            papers=len(mine),
            types=tuple(types.most_common()),
            type_right=share(sum(each.type_right for each in mine), len(mine)),
            f1=score(_paper_rows([each for each in mine if each.fields])),
            review=share(sum(each.answer.needs_review for each in mine), len(mine)),
            seconds=_seconds(mine),
        )


def _routine(judged: Sequence[Judged]) -> Routine:
    through = [each for each in judged if not each.answer.needs_review]
    values = stated(field for each in through for field in each.fields)
    return Routine(
        review=share(len(judged) - len(through), len(judged)),
        type_right=share(sum(each.type_right for each in through), len(through)),
        wholly_right=share(sum(each.wholly_right for each in through), len(through)),
        values_right=share(sum(value.right for value in values), len(values)),
    )


def _seconds(judged: Sequence[Judged]) -> Seconds | None:
    """None where no page was read."""
    read = [each.answer for each in judged if each.answer.pages]
    if not read:
        return None
    each_page = [answer.seconds / answer.pages for answer in read]
    pages = sum(answer.pages for answer in read)
    mean = math.fsum(answer.seconds for answer in read) / pages
    return Seconds(pages, round(statistics.median(each_page), 3), round(max(each_page), 3), round(mean, 3))


def _paper_rows(judged: Sequence[Judged]) -> Rows:
    """Right, said and true values of each paper."""
    return _rows([tuple(map(sum, zip(*map(_counts, each.fields), strict=True))) for each in judged])


def _counts(field: JudgedField) -> tuple[int, int, int]:
    return field.right, len(field.said), len(field.true)


def _rows(counts: Sequence[tuple[int, ...]]) -> Rows:
    return np.array(counts, np.int64).reshape(-1, 3)
