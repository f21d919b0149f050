"""A thinker that needs no model: it points at words by their place, so that the window can be tried without one."""

from __future__ import annotations

import re

from muniment.paper import Candidate, Evidence, Finding, Reading, Verdict

_AMOUNT = re.compile(r"\d+[.,]\d\d")


def point(reading: Reading) -> Verdict:
    """Takes the first line for the merchant and the last amount for the total."""
    page = reading.pages[0]
    first = tuple(range(page.lines[0].start, page.lines[0].stop))
    findings = [_finding(reading, "merchant", first)]
    amounts = [place for place, word in enumerate(page.words) if _AMOUNT.search(word.text)]
    if amounts:
        findings.append(_finding(reading, "total_amount", (amounts[-1],), amounts[:-1][:1]))
    return Verdict("receipt", 0.97, tuple(findings), ("merchant: a guess",), "pointing")


def _finding(reading: Reading, field: str, words: tuple[int, ...], others: list[int] | None = None) -> Finding:
    def text(words: tuple[int, ...]) -> str:
        return " ".join(reading.pages[0].words[word].text for word in words)

    page = reading.pages[0].number
    rivals = tuple(Candidate(text((o,)), text((o,)), Evidence(page, (o,)), 0.4) for o in others or ())
    return Finding(field, text(words), text(words), Evidence(page, words), 0.5, rivals)
