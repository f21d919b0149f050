"""A paper to try a model on as its process starts, so that whatever is loaded late is loaded before it shuts itself."""

from __future__ import annotations

from muniment.paper import Box, Line, Page, Reading, Word

_LINES = ("Harbour Ltd", "Invoice no. 17 of 2026-05-01", "net 10.00 EUR tax 2.00 EUR", "Total 12.00 EUR")


def trial_paper() -> Reading:
    """A short invoice."""
    words: list[Word] = []
    lines: list[Line] = []
    for row, text in enumerate(_LINES):
        start, top = len(words), 72.0 + 20 * row
        words += (Word(part, Box(72 + 60 * n, top, 120 + 60 * n, top + 12), 1.0) for n, part in enumerate(text.split()))
        lines.append(Line(start, len(words)))
    return Reading("text/plain", 1, (Page(1, 595.0, 842.0, "plain-text", tuple(words), tuple(lines)),))
