"""Fictitious papers, as a reader and the model would tell of them, for tests of what comes after these two."""

from __future__ import annotations

import hashlib

from muniment.cabinet.store import Store
from muniment.paper import Box, Candidate, Evidence, Finding, Line, Page, PageFault, Reading, Verdict, Word
from muniment.understanding.types import load_document_types

TYPES = {kind.name: kind for kind in load_document_types()}

ANSWER_KEYS = [
    "file",
    "status",
    "code",
    "reason",
    "type",
    "type_confidence",
    "needs_review",
    "review_reasons",
    "fields",
    "pages",
    "engines",
    "release",
    "seconds",
    "enclosures",
]
"""The keys of a line of `muniment classify --json`, in their order: other programs rely on them."""

INVOICE = "Nordlicht Möbel GmbH\nInvoice number NM-2031\nDate 14.03.2025\nTotal due EUR 119.00\nThank you"


def page_of(text: str, number: int = 1) -> Page:
    """A page on which each line of the text stands 20 points below the one before, each letter 6 points wide."""
    words: list[Word] = []
    lines: list[Line] = []
    for row, line in enumerate(text.splitlines()):
        start, x = len(words), 50.0
        for word in line.split():
            words.append(Word(word, Box(x, 50.0 + 20 * row, x + 6 * len(word), 62.0 + 20 * row), 0.9))
            x += 6 * len(word) + 6
        lines.append(Line(start, len(words)))
    return Page(number, 595.0, 842.0, "text-layer", tuple(words), tuple(lines))


def reading_of(*pages: str, faults: tuple[PageFault, ...] = ()) -> Reading:
    numbered = tuple(page_of(text, number) for number, text in enumerate(pages, 1))
    return Reading("application/pdf", len(pages) + len(faults), numbered, faults)


def finding_of(reading: Reading, field: str, text: str, value: str | None = None, confidence: float = 0.8) -> Finding:
    """A finding of the first place on page 1 where these words stand in a row."""
    wanted = text.split()
    texts = [word.text for word in reading.pages[0].words]
    start = next(index for index in range(len(texts)) if texts[index : index + len(wanted)] == wanted)
    words = tuple(range(start, start + len(wanted)))
    runner_up = Candidate("EUR", "EUR", Evidence(1, (0,)), 0.1)
    return Finding(field, text, text if value is None else value, Evidence(1, words), confidence, (runner_up,))


def invoice_reading() -> Reading:
    return reading_of(INVOICE)


def invoice_verdict(reading: Reading) -> Verdict:
    """What a model might say of the invoice: with a reason to look at it."""
    return Verdict(
        type="invoice",
        type_confidence=0.97,
        findings=(
            finding_of(reading, "seller", "Nordlicht Möbel GmbH", confidence=0.9),
            finding_of(reading, "invoice_number", "NM-2031"),
            finding_of(reading, "issue_date", "14.03.2025", "2025-03-14"),
            finding_of(reading, "total_amount", "119.00"),
        ),
        reasons=("invoice_number: not sure",),
        release="test-release-1",
        pages_considered=(1,),
    )


def add(store: Store, original: bytes, name: str, reading: Reading, verdict: Verdict) -> int:
    """Keep a paper whose original are these bytes."""
    sha256 = hashlib.sha256(original).hexdigest()
    return store.add(original, sha256=sha256, name=name, source=f"/papers/{name}", reading=reading, verdict=verdict)


def add_invoice(store: Store, original: bytes = b"an invoice") -> int:
    reading = invoice_reading()
    return add(store, original, "nordlicht.pdf", reading, invoice_verdict(reading))
