"""A small stand-in for the office, keeping fictitious papers in memory."""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from muniment.cabinet.records import (
    DoneOperation,
    PaperSummary,
    SearchHit,
    SearchResult,
    StoredPaper,
    StoredValue,
)
from muniment.errors import Encrypted, NoSuchPaper
from muniment.office import JobEvent, JobState, Listener, PagePicture
from muniment.paper import Box, Candidate, Evidence, Finding, Line, Page, Part, Reading, Verdict, Word, evidence_text

RECEIPT = (
    "Lindenhof Paper Shop",
    "12 Harbour Lane Westerby",
    "Receipt no 00417",
    "Date 2026-03-14",
    "Envelopes 4.10",
    "Tax 1.46",
    "Total EUR 9.10",
    "Cash 20.00 Change 10.90",
)


def page_of(lines: Sequence[str], number: int = 1) -> Page:
    """A page with those lines of text, one below the other."""
    words: list[Word] = []
    spans: list[Line] = []
    top = 60.0
    for line in lines:
        start, left = len(words), 50.0
        for text in line.split():
            words.append(Word(text, Box(left, top, left + 7.0 * len(text), top + 12.0), 0.97))
            left += 7.0 * len(text) + 6.0
        spans.append(Line(start, len(words)))
        top += 30.0
    return Page(number, 360.0, 480.0, "text-layer", tuple(words), tuple(spans))


def words_at(page: Page, text: str) -> tuple[int, ...]:
    """Where that text stands on the page."""
    wanted = text.split()
    texts = [word.text for word in page.words]
    start = next(place for place in range(len(texts)) if texts[place : place + len(wanted)] == wanted)
    return tuple(range(start, start + len(wanted)))


def receipt_of(lines: Sequence[str] = RECEIPT) -> tuple[Reading, Verdict]:
    page = page_of(lines)

    def found(field: str, text: str, confidence: float, *others: tuple[str, float]) -> Finding:
        rivals = tuple(Candidate(o, o, Evidence(1, words_at(page, o)), chance) for o, chance in others)
        return Finding(field, text, text, Evidence(1, words_at(page, text)), confidence, rivals)

    findings = (
        found("merchant", "Lindenhof Paper Shop", 0.97),
        found("address", "12 Harbour Lane Westerby", 0.91),
        found("date", "2026-03-14", 0.99),
        found("total_amount", "20.00", 0.51, ("9.10", 0.44), ("10.90", 0.05)),
        found("receipt_number", "00417", 0.62),
    )
    reasons = ("total_amount: two candidates, 20.00 and 9.10", "receipt_number: little to go by")
    return Reading("application/pdf", 1, (page,)), Verdict("receipt", 0.98, findings, reasons, "stand-in")


def batch_of() -> tuple[Reading, Verdict]:
    """Three receipts in one scan of four pages, of which two are noticed."""
    reading, verdict = receipt_of()
    pages = tuple(page_of(RECEIPT, number) for number in range(1, 5))
    parts = (Part(1, 2, "it is the first"), Part(3, 4, "a separator sheet stands before it"))
    reasons = ("pages: this looks like 2 papers scanned together",)
    return (
        msgspec.structs.replace(reading, page_count=4, pages=pages),
        msgspec.structs.replace(verdict, parts=parts, reasons=reasons),
    )


class StandInOffice:
    """Keeps papers in memory. `hold` keeps papers from being read until it is set."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.kept: dict[int, StoredPaper] = {}
        self.hold = threading.Event()
        self.hold.set()
        self.asked: list[str] = []
        self.splits: list[tuple[int, ...]] = []
        self.cancelled: set[int] = set()
        self._jobs = 0
        self._before: list[StoredPaper] = []
        self._after: list[StoredPaper] = []

    def submit(self, paths: Sequence[Path]) -> list[int]:
        files = [file for path in paths for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
        jobs = list(range(self._jobs + 1, self._jobs + 1 + len(files)))
        self._jobs += len(files)
        for job, file in zip(jobs, files, strict=True):
            self.listener(JobEvent(job, file, JobState.WAITING))
        threading.Thread(target=self._work, args=(list(zip(jobs, files, strict=True)),), daemon=True).start()
        return jobs

    def _work(self, jobs: list[tuple[int, Path]]) -> None:
        for job, file in jobs:
            self.listener(JobEvent(job, file, JobState.READING, page=1, pages=3))
            self.hold.wait(20)
            if job in self.cancelled:
                self.listener(JobEvent(job, file, JobState.CANCELLED))
            elif "locked" in file.name:
                self.listener(JobEvent(job, file, JobState.FAILED, error=Encrypted()))
            else:
                self._keep(job, file)

    def _keep(self, job: int, file: Path) -> None:
        same = next((kept for kept in self.kept.values() if kept.name == file.name), None)
        if same is not None:
            self.listener(JobEvent(job, file, JobState.DUPLICATE, paper_id=same.paper_id))
            return
        reading, verdict = batch_of() if "batch" in file.name else receipt_of()
        values = tuple(
            StoredValue(place, f.field, f.text, f.value, f.evidence, f.confidence, False, f.runners_up)
            for place, f in enumerate(verdict.findings, start=1)
        )
        paper_id = len(self.kept) + 1
        self.kept[paper_id] = StoredPaper(
            paper_id=paper_id,
            sha256="0" * 64,
            name=file.name,
            source=str(file),
            added_at=datetime(2026, 3, 15, tzinfo=UTC),
            reading=reading,
            verdict=verdict,
            type=verdict.type,
            type_by_person=False,
            values=values,
            reasons=verdict.reasons,
            accepted=False,
        )
        event = JobEvent(job, file, JobState.DONE, paper_id=paper_id, reading=reading, verdict=verdict)
        self.listener(event)

    def cancel(self, job: int) -> None:
        self.cancelled.add(job)

    def render(self, paper_id: int, page: int, dpi: float) -> PagePicture:
        shown = self.paper(paper_id).reading.page(page)
        scale = dpi / 72
        image = QImage(round(shown.width * scale), round(shown.height * scale), QImage.Format.Format_RGB888)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(scale, scale)
        for word in shown.words:
            area = QRectF(word.box.x0, word.box.y0, word.box.width, word.box.height)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, word.text)
        painter.end()
        rows = bytes(image.constBits())
        length, step = image.width() * 3, image.bytesPerLine()
        pixels = b"".join(rows[row * step : row * step + length] for row in range(image.height()))
        return PagePicture(image.width(), image.height(), pixels)

    def papers(
        self, *, type: str | None = None, needs_review: bool | None = None, limit: int | None = None, offset: int = 0
    ) -> list[PaperSummary]:
        listed = [self._summary(paper) for paper in self.kept.values()]
        fitting = [
            paper
            for paper in listed
            if (type is None or paper.type == type) and (needs_review is None or paper.needs_review == needs_review)
        ]
        return fitting[offset:][:limit]

    def count(self, *, type: str | None = None, needs_review: bool | None = None) -> int:
        return len(self.papers(type=type, needs_review=needs_review))

    def summaries(self, paper_ids: Collection[int]) -> dict[int, PaperSummary]:
        return {number: self._summary(paper) for number, paper in self.kept.items() if number in paper_ids}

    def _summary(self, paper: StoredPaper) -> PaperSummary:
        texts = {value.field: value.text for value in paper.values}
        return PaperSummary(
            paper_id=paper.paper_id,
            name=paper.name,
            added_at=paper.added_at,
            type=paper.type,
            type_confidence=paper.verdict.type_confidence,
            reason=next(iter(paper.reasons), ""),
            headline=texts.get("merchant", ""),
            amount=texts.get("total_amount", ""),
            date=texts.get("date", ""),
            pages=paper.reading.page_count,
        )

    def paper(self, paper_id: int) -> StoredPaper:
        if paper_id not in self.kept:
            raise NoSuchPaper
        return self.kept[paper_id]

    def search(self, words: str, *, limit: int = 100, offset: int = 0) -> SearchResult:
        self.asked.append(words)
        hits = []
        for paper in self.kept.values():
            text = paper.reading.pages[0].text
            if words in text:
                hits.append(SearchHit(self._summary(paper), text.replace(words, f"\u2068{words}\u2069", 1)[-60:]))
        hints = ("There is no field “sellr”; did you mean seller?",) if words.startswith("sellr:") else ()
        return SearchResult(tuple(hits), len(hits), 0, words, hints)

    def correct_type(self, paper_id: int, type_name: str) -> None:
        self._change(paper_id, type=type_name, type_by_person=True)

    def pick_words(self, paper_id: int, field: str, evidence: Evidence, replaces: int | None) -> None:
        text = evidence_text(self.paper(paper_id).reading.page(evidence.page), evidence.words)
        self._put(paper_id, field, text, evidence, replaces)

    def type_value(self, paper_id: int, field: str, text: str, replaces: int | None) -> None:
        self._put(paper_id, field, text, None, replaces)

    def _put(self, paper_id: int, field: str, text: str, evidence: Evidence | None, replaces: int | None) -> None:
        values = [value for value in self.paper(paper_id).values if value.finding_id != replaces]
        fresh = 1 + max((value.finding_id for value in self.paper(paper_id).values), default=0)
        values.append(StoredValue(fresh, field, text, text, evidence, 1.0, True))
        self._change(paper_id, values=tuple(values))

    def remove_value(self, paper_id: int, finding_id: int) -> None:
        values = tuple(value for value in self.paper(paper_id).values if value.finding_id != finding_id)
        self._change(paper_id, values=values)

    def split(self, paper_id: int, starts: Sequence[int] = ()) -> tuple[int, ...]:
        self.splits.append(tuple(starts))
        parts = tuple(range(901, 902 + (len(starts) or len(self.paper(paper_id).verdict.parts) - 1)))
        self._change(paper_id, parts=parts, reasons=())
        return parts

    def accept(self, paper_id: int) -> None:
        self._change(paper_id, accepted=True, reasons=())

    def _change(self, paper_id: int, **changes: object) -> None:
        self._before.append(self.kept[paper_id])
        self._after.clear()
        self.kept[paper_id] = msgspec.structs.replace(self.kept[paper_id], **changes)

    def undo(self) -> str | None:
        return self._swap(self._before, self._after)

    def redo(self) -> str | None:
        return self._swap(self._after, self._before)

    def _swap(self, source: list[StoredPaper], target: list[StoredPaper]) -> str | None:
        if not source:
            return None
        paper = source.pop()
        target.append(self.kept[paper.paper_id])
        self.kept[paper.paper_id] = paper
        return "a correction"

    def operations(self, *, before: int | None = None, most: int = 200) -> list[DoneOperation]:
        first = len(self._before) if before is None else before - 1
        return [self._operation(number) for number in range(first, max(0, first - most), -1)]

    def _operation(self, number: int) -> DoneOperation:
        paper = self._before[number - 1]
        moment = datetime(2026, 3, 15, tzinfo=UTC)
        return DoneOperation(number, "accept", "a correction", moment, None, paper.paper_id, paper.name)

    def pause(self) -> None:
        self.hold.clear()

    def go_on(self) -> None:
        self.hold.set()

    def close(self) -> None:
        self.hold.set()
