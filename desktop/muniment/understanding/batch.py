"""Batch scans: several papers in one file, told apart page by page.

What is printed to part or to count pages decides by itself: separator sheets, archive numbers, "Page 1 of 3", invoice
numbers. Otherwise a page begins a new paper only where it looks like a first page (a heading larger than its text,
white above it, no clause that goes on) and has little in common with the page before (names, words, head and foot):
features in shares and ratios, weighed by a logistic regression that `models/training/batches.py` fits and measures.

A wrong proposal costs a person more than none: the bars are set so that a long paper stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from muniment.paper import Page, Part, Reading
from muniment.understanding.lexicon import fold, groups, groups_of

MOST_PAGES = 200
"""A file of more pages is a book, and nobody scans one as a batch."""

BAR = 5.1
"""The score from which the looks of a page alone say that a file is a batch: that of 2 page breaks in 1,000 within the
papers of the training part (`models/evaluation/batches.md`)."""

BAR_WITHIN_BATCH = 2.0
"""The score from which a page begins a new paper in what is known to be a batch, or after a blank page: that of one
page break in 100."""

FEWEST_WORDS = 5
_MOST_WORDS_OF_A_TITLE_PAGE = 30
"""A title page has little in common with the page after it."""

_MOST_WORDS_OF_A_SHEET = 12
_SEPARATORS = re.compile(r"PATCH\s?-?[T1-6]?|.*(SEPARATOR|TRENNBLATT|TRENNSEITE)", re.IGNORECASE)
_ARCHIVE_NUMBER = re.compile(r"ASN[ -]?\d{1,9}", re.IGNORECASE)
_ON_PAPER = ("code128", "code39")
"""The kinds of barcode that separator sheets and archive labels bear."""

_COUNTED = re.compile(
    r"\b(?:page|seite|pagina|página|pág|blatt|p)\.?\s*(\d{1,3})\s*(?:of|von|de|di|van|sur|/)\s*(\d{1,3})\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:page|seite|pagina|página|blatt|p\.?)?\s*[-–—|]?\s*(\d{1,3})\s*[-–—|]?", re.IGNORECASE)
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)]")
_LABELLED = 6
"""An invoice's number stands within so many words of its label."""

WEIGHTS = {
    "heading": 2.60,
    "white above": 12.94,
    "first of its numbers": 3.63,
    "words": 2.38,
    "words before": -4.36,
    "names shared": -6.47,
    "words shared": -4.29,
    "same head or foot": -2.25,
    "goes on with a clause": -3.55,
}
OFFSET = 2.03


class Look(NamedTuple):
    """What of a page is compared. `counted` is its printed number and, where told, of how many."""

    page: Page
    counted: tuple[int, int] | None
    invoice_number: str
    archive_number: str
    heading: float
    white_above: float
    words: frozenset[str]
    names: frozenset[str]
    edges: frozenset[str]
    clause: bool


class _Beginning(NamedTuple):
    page: int
    reason: str
    sure: bool


def propose(reading: Reading) -> tuple[Part, ...]:
    """The papers that a batch scan seems to hold, in order; empty where it seems to be one. Separator sheets and blank
    pages between them belong to none."""
    if not 2 <= reading.page_count <= MOST_PAGES:
        return ()
    begins: list[_Beginning] = []
    before: Look | None = None
    blank = separator = False
    for page in reading.pages:
        if is_separator(page):
            separator = True
        elif _is_blank(page):
            blank = True
        elif len(page.words) >= FEWEST_WORDS:
            look = look_at(page)
            if before is None:
                begins.append(_Beginning(page.number, "it is the first", sure=False))
            elif begun := _beginning(before, look, separator=separator, blank=blank):
                begins.append(begun)
            before, blank, separator = look, False, False
    if not any(begun.sure for begun in begins):
        return ()
    parts = tuple(_parts(reading, [(begun.page, begun.reason) for begun in begins]))
    return parts if len(parts) > 1 else ()


def proposal_reasons(parts: Sequence[Part]) -> tuple[str, ...]:
    """Why a person should look at a proposal, as a verdict says it."""
    return (f"pages: this looks like {len(parts)} papers scanned together",) if parts else ()


def parts_at(reading: Reading, starts: Sequence[int]) -> tuple[Part, ...]:
    """The parts that begin at those pages, and the one before the first of them; sheets that only part papers are left
    out. Empty where a page is not within the paper."""
    if not all(1 < start <= reading.page_count for start in starts):
        return ()
    return tuple(_parts(reading, [(1, "it is the first"), *((start, "you said so") for start in sorted(set(starts)))]))


def is_separator(page: Page) -> bool:
    """Whether the page is a sheet that only parts papers: little else than a barcode that says so, or any of the kinds
    that such sheets bear."""
    if len(page.words) > _MOST_WORDS_OF_A_SHEET:
        return False
    return any(
        _SEPARATORS.fullmatch(code.text) or (code.kind in _ON_PAPER and not _ARCHIVE_NUMBER.fullmatch(code.text))
        for code in page.codes
    )


def _is_blank(page: Page) -> bool:
    return not page.words and not page.codes


def _parts(reading: Reading, begins: Sequence[tuple[int, str]]) -> Iterator[Part]:
    """A part from each beginning to before the next, without the sheets and blank pages at either end."""
    between = {page.number for page in reading.pages if is_separator(page) or _is_blank(page)}
    ends = [start - 1 for start, _ in begins[1:]] + [reading.page_count]
    for (first, reason), last in zip(begins, ends, strict=True):
        while first <= last and first in between:
            first += 1
        while last >= first and last in between:
            last -= 1
        if first <= last:
            yield Part(first, last, reason)


def _beginning(before: Look, look: Look, *, separator: bool, blank: bool) -> _Beginning | None:
    """Whether a page begins a new paper, why, and whether that by itself shows the file to be a batch."""

    def begun(reason: str, *, sure: bool = True) -> _Beginning:
        return _Beginning(look.page.number, reason, sure)

    if separator:
        return begun("a separator sheet stands before it")
    if look.archive_number and look.archive_number != before.archive_number:
        return begun(f"it bears an archive number of its own, {look.archive_number}")
    if look.counted and look.counted[1] and look.counted[0] == 1:
        return begun(f"it is printed as page 1 of {look.counted[1]}")
    if look.counted and (look.counted[0] > 1 or (before.counted and look.counted[0] == before.counted[0] + 1)):
        return None
    if look.invoice_number and before.invoice_number:
        same = fold(look.invoice_number) == fold(before.invoice_number)
        return None if same else begun(f"it bears another invoice number, {look.invoice_number}")
    worth = score(before, look)
    if blank and worth >= BAR_WITHIN_BATCH:
        return begun("a blank page stands before it, and it looks like a first page")
    if worth >= BAR_WITHIN_BATCH:
        sure = worth >= BAR and len(before.page.words) > _MOST_WORDS_OF_A_TITLE_PAGE
        return begun("it looks like the first page of another paper", sure=sure)
    return None


def score(before: Look, look: Look) -> float:
    """The logarithm of the odds, up to a constant, that a page begins a new paper."""
    return OFFSET + sum(WEIGHTS[name] * value for name, value in features(before, look).items())


def features(before: Look, look: Look) -> dict[str, float]:
    """What is weighed of two pages that follow each other."""
    return {
        "heading": look.heading,
        "white above": look.white_above,
        "first of its numbers": float(look.counted is not None and look.counted[0] == 1),
        "words": min(len(look.page.words), 600) / 600,
        "words before": min(len(before.page.words), 600) / 600,
        "names shared": _shared(before.names, look.names),
        "words shared": _shared(before.words, look.words),
        "same head or foot": float(bool(before.edges & look.edges)),
        "goes on with a clause": float(look.clause),
    }


def look_at(page: Page) -> Look:
    """What of a page is compared; it has at least FEWEST_WORDS words."""
    texts = [page.line_text(number) for number in range(len(page.lines))]
    heights = [word.box.height for word in page.words if len(word.text) > 1] or [1.0]
    upper = [word.box.height for word in page.words if len(word.text) > 1 and word.box.y0 < 0.35 * page.height]
    begun = next((text for text in texts if sum(sign.isalpha() for sign in text) >= 8), "")
    long_words = [word.text for word in page.words if len(word.text) >= 4]
    archive = next((code.text for code in page.codes if _ARCHIVE_NUMBER.fullmatch(code.text)), "")
    return Look(
        page,
        _counted(texts),
        _invoice_number(page),
        archive,
        min(2.0, max(upper, default=0.0) / max(1.0, median(heights)) - 1),
        max(0.0, min(word.box.y0 for word in page.words) / page.height),
        frozenset(fold(text) for text in long_words if text.isalpha()),
        frozenset(text for text in long_words if text[0].isupper()),
        frozenset(re.sub(r"\d+", "#", fold(text)) for text in (*texts[:3], *texts[-3:]) if len(fold(text)) >= 4),
        _ITEM.match(begun.strip()) is not None,
    )


def _counted(texts: list[str]) -> tuple[int, int] | None:
    """The page's number as printed at its head or foot, and of how many, or 0."""
    for text in (*texts[:4], *texts[-4:]):
        match = _COUNTED.search(text)
        if match and 1 <= int(match[1]) <= int(match[2]):
            return int(match[1]), int(match[2])
    for text in (*texts[-3:], *texts[:2]):
        match = _NUMBERED.fullmatch(text.strip())
        if match and int(match[1]) > 0:
            return int(match[1]), 0
    return None


def _invoice_number(page: Page) -> str:
    """What stands beside the label of an invoice's number in the upper third of the page; "" where nothing does."""
    names = groups()
    for line in page.lines:
        words = page.words[line.start : line.stop]
        if words[0].box.y0 > page.height / 3:
            break
        for index, word in enumerate(words):
            after = words[index + 1].text if index + 1 < len(words) else ""
            kinds = {names[group] for group in groups_of(word.text, after)}
            following = [other.text.strip(":#.,") for other in words[index : index + _LABELLED]]
            labelled = "invoice" in kinds and any(
                "number" in {names[group] for group in groups_of(text, "")} for text in following
            )
            if labelled:
                found = [text for text in following if len(text) >= 3 and sum(sign.isdigit() for sign in text) >= 2]
                if found:
                    return found[0]
    return ""


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
