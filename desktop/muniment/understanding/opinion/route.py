"""Which papers the second model is shown, and what it is asked of them.

Shown are papers whose type or single fields are below the bar of review, and, where the office describes types of its
own, papers that the first model knows as no type. A paper that is sure in everything is not: it would cost seconds and
could gain nothing. Values of fields that can have many are not asked for, since one answer says little of a list.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from muniment.errors import MunimentError
from muniment.paper import Reading, Verdict
from muniment.sandbox.posture import Posture
from muniment.understanding.bars import Bars
from muniment.understanding.opinion import installed, merge
from muniment.understanding.opinion.client import Adviser
from muniment.understanding.opinion.measured import TYPE, shifts_of
from muniment.understanding.opinion.messages import Ask
from muniment.understanding.types import OTHER, load_document_types, office_types

SECONDS_OF_AN_OPINION = 60.0
"""Seconds that one paper may take; what is answered until then counts."""

_FAILURES_TO_GIVE_UP = 3
_FAILED = "second model: it gave no answer"


class SecondOpinion:
    """The second model that a data folder's settings name. Nothing is loaded before the first doubtful paper.

    A model that fails costs the paper its opinion and nothing else; after three failures in a row it is let alone
    until Muniment is started anew.
    """

    def __init__(self, data_directory: Path, model: installed.SecondModel) -> None:
        self._name, self._shifts = model.name, shifts_of(model.sha256)
        self._described = office_types(data_directory)
        known = load_document_types()
        self._kinds = {kind.name: kind for kind in (*known, *self._described)}
        self._adviser = Adviser(installed.file_of(data_directory, model.name))
        self._failures, self._lock = 0, threading.Lock()

    def wanted(self, verdict: Verdict) -> bool:
        """Whether there is something to ask of this paper."""
        with self._lock:
            if self._failures >= _FAILURES_TO_GIVE_UP:
                return False
        return self._asks_type(verdict) or bool(self._doubted_fields(verdict))

    def considered(self, reading: Reading, verdict: Verdict, bars: Bars) -> Verdict:
        """The verdict with the second model's word in it. Never raises for a model that fails: then it says so.
        `bars` are those below which the verdict doubted."""
        ends = time.monotonic() + SECONDS_OF_AN_OPINION
        try:
            given = self._about_fields(reading, self._about_type(reading, verdict, bars, ends), bars, ends)
        except MunimentError:
            with self._lock:
                self._failures += 1
            return msgspec.structs.replace(verdict, reasons=(*verdict.reasons, _FAILED))
        with self._lock:
            self._failures = 0
        return msgspec.structs.replace(given, release=f"{verdict.release} + {self._name}")

    @property
    def pid(self) -> int | None:
        """The number of the model's process, if it runs."""
        return self._adviser.pid

    def posture(self) -> Posture:
        """What the model's process has given up. Raises an error where it does not start."""
        return self._adviser.posture()

    def close(self) -> None:
        """End the process, also in the middle of an answer."""
        self._adviser.close()

    def _asks_type(self, verdict: Verdict) -> bool:
        return TYPE in _doubted(verdict.reasons) or (verdict.type == OTHER and bool(self._described))

    def _doubted_fields(self, verdict: Verdict) -> tuple[str, ...]:
        doubted, kind = _doubted(verdict.reasons), self._kinds.get(verdict.type)
        return tuple(field.name for field in kind.fields if field.name in doubted and not field.many) if kind else ()

    def _about_type(self, reading: Reading, verdict: Verdict, bars: Bars, ends: float) -> Verdict:
        if not self._asks_type(verdict):
            return verdict
        kinds = tuple(self._kinds.values())
        opinion = self._adviser.opinion(Ask(reading, _left(ends), kinds))
        described = [kind.name for kind in self._described]
        return merge.with_type(verdict, kinds, opinion.types, described, self._shifts, bars.type)

    def _about_fields(self, reading: Reading, verdict: Verdict, bars: Bars, ends: float) -> Verdict:
        kind = self._kinds.get(verdict.type)
        is_described = kind in self._described
        fields = tuple(field.name for field in kind.fields) if kind and is_described else self._doubted_fields(verdict)
        if kind is None or not fields:
            return verdict
        opinion = self._adviser.opinion(Ask(reading, _left(ends), (), kind, fields))
        if is_described:
            return merge.with_described_fields(verdict, kind, reading, opinion.fields)
        return merge.with_fields(verdict, kind, reading, opinion.fields, self._shifts, bars)


def second_opinion(data_directory: Path) -> SecondOpinion | None:
    """The second opinion for a data folder, None where no model is in use."""
    model = installed.in_use(data_directory)
    return SecondOpinion(data_directory, model) if model else None


def _doubted(reasons: Sequence[str]) -> set[str]:
    """The names that reasons begin with: of fields, of the type, and of what concerns the paper as a whole."""
    return {reason.partition(": ")[0] for reason in reasons}


def _left(ends: float) -> float:
    return max(0.0, ends - time.monotonic())
