"""One paper as a row of a list: what it is called, where it stands, and how that is said.

A row is made from a job of this session, from a kept paper, or from both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from muniment.cabinet.records import PaperSummary, SearchHit
from muniment.errors import MunimentError
from muniment.office import JobEvent, JobState
from muniment.paper import DocumentType
from muniment.window import core_words
from muniment.window.standing import plain_reason


class RowState(StrEnum):
    """Where a paper stands, as a list shows it; the value is the name of its drawing."""

    WAITING = "waiting"
    READING = "reading"
    THINKING = "thinking"
    STORING = "storing"
    NEEDS_YOU = "needs-you"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    DUPLICATE = "duplicate"

    @property
    def working(self) -> bool:
        return self in (RowState.WAITING, RowState.READING, RowState.THINKING, RowState.STORING)

    @property
    def can_be_read_again(self) -> bool:
        return self in (RowState.FAILED, RowState.CANCELLED)

    @property
    def colour(self) -> str:
        """The name of its colour in the theme."""
        if self is RowState.NEEDS_YOU:
            return "doubtful"
        if self is RowState.DONE:
            return "settled"
        if self is RowState.FAILED:
            return "failed"
        return "accent" if self.working and self is not RowState.WAITING else "muted"


@dataclass(frozen=True)
class PaperRow:
    """What a list shows of one paper. `job` is set for papers of this session, `paper_id` for kept ones."""

    state: RowState
    title: str
    words: str
    amount: str = ""
    date: str = ""
    snippet: str = ""
    job: int | None = None
    paper_id: int | None = None
    path: Path | None = None
    error: MunimentError | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Tells rows of one list apart, and stays the same while a paper goes its way."""
        return ("job", self.job) if self.job is not None else ("paper", self.paper_id or 0)

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        parts = (self.title, self.words, self.amount, self.date, plain_snippet(self.snippet))
        return ", ".join(part for part in parts if part)


def row_of_job(event: JobEvent, summary: PaperSummary | None, types: Mapping[str, DocumentType]) -> PaperRow:
    """The row of a paper of this session; `summary` is what is kept of it by now, if anything."""
    kept = event.state in (JobState.DONE, JobState.DUPLICATE)
    reason = summary.reason if summary else next(iter(event.verdict.reasons), "") if event.verdict else ""
    state = RowState(event.state.value)
    if state is RowState.DONE and reason:
        state = RowState.NEEDS_YOU
    type_name = summary.type if summary else event.verdict.type if event.verdict else ""
    return PaperRow(
        state=state,
        title=(summary.headline if summary and kept else "") or event.path.name,
        words=_job_words(state, event, type_name, types, reason),
        amount=summary.amount if summary and kept else "",
        date=printed_date(summary.date) if summary and kept else "",
        job=event.job,
        paper_id=event.paper_id,
        path=event.path,
        error=event.error,
    )


def row_of_summary(summary: PaperSummary, types: Mapping[str, DocumentType]) -> PaperRow:
    """The row of a kept paper."""
    state = RowState.NEEDS_YOU if summary.needs_review else RowState.DONE
    return PaperRow(
        state=state,
        title=summary.headline or summary.name,
        words=_kept_words(state, summary.type, types, summary.reason),
        amount=summary.amount,
        date=printed_date(summary.date),
        paper_id=summary.paper_id,
    )


def row_of_hit(hit: SearchHit, types: Mapping[str, DocumentType]) -> PaperRow:
    """A kept paper that a search found, with the piece of its text that holds the words."""
    return replace(row_of_summary(hit.paper, types), snippet=" ".join(hit.snippet.split()))


def type_label(name: str, types: Mapping[str, DocumentType]) -> str:
    """A type as a person calls it."""
    return types[name].label if name in types else name.replace("_", " ").capitalize()


def printed_date(value: str) -> str:
    """A normalised date in the system's short form; anything else as it stands."""
    if QLocale().language() is QLocale.Language.C:
        return value
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def plain_snippet(snippet: str) -> str:
    """A snippet without the marks around the words that were found."""
    return snippet.replace("\u2068", "").replace("\u2069", "")


def _job_words(state: RowState, event: JobEvent, type_name: str, types: Mapping[str, DocumentType], reason: str) -> str:
    translate = QCoreApplication.translate
    if state is RowState.READING and event.pages > 1:
        return translate("PaperRow", "reading page {0} of {1}").format(max(1, event.page), event.pages)
    if state is RowState.FAILED:
        return core_words.sentence(event.error) if event.error else translate("PaperRow", "could not be read")
    if state in (RowState.DONE, RowState.NEEDS_YOU):
        return _kept_words(state, type_name, types, reason)
    return {
        RowState.WAITING: translate("PaperRow", "waiting"),
        RowState.READING: translate("PaperRow", "reading"),
        RowState.THINKING: translate("PaperRow", "thinking"),
        RowState.STORING: translate("PaperRow", "filing"),
        RowState.CANCELLED: translate("PaperRow", "cancelled"),
        RowState.DUPLICATE: translate("PaperRow", "already here"),
    }[state]


def _kept_words(state: RowState, type_name: str, types: Mapping[str, DocumentType], reason: str) -> str:
    translate = QCoreApplication.translate
    label = type_label(type_name, types)
    if state is RowState.DONE:
        return translate("PaperRow", "done · {0}").format(label)
    return translate("PaperRow", "needs you · {0}").format(plain_reason(reason, types.get(type_name)) or label)
