"""What every paper without pages of its own is turned into: blocks of text in reading order, within bounds.

An adapter for each format fills a `Flow`; `typeset` sets it on pages. Only text crosses over: no picture, no link, no
style sheet, so nothing that a paper asks for can be fetched or run.
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from muniment.errors import TooManyPages
from muniment.reading import limits

LONGEST_WORD = 80
"""Signs of a word that fit on one line; a longer one is set in pieces, one below the other."""

_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_TOO_MANY_MARKS = re.compile(f"({_MARKS}{{4}}){_MARKS}+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_LONG = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\S)")


class Style(StrEnum):
    """How a paragraph is set."""

    BODY = "body"
    HEADING = "heading"


class Paragraph(msgspec.Struct, frozen=True):
    """Text that stands by itself; newlines in it are kept."""

    text: str
    style: Style = Style.BODY


class Row(msgspec.Struct, frozen=True):
    """A row of a table. Rows that follow one another are one table."""

    cells: tuple[str, ...]


Block = Paragraph | Row


class Flow:
    """Blocks being gathered. Each section begins a new page. What is over the limits is left out, and said so."""

    def __init__(self) -> None:
        self.sections: list[list[Block]] = [[]]
        self.hidden = False
        """Whether text was met that nobody would see."""

        self.faults: list[str] = []
        """Codes of the errors that left the paper in part unread."""

        self._room = limits.CHARACTERS_OF_A_FLOW
        self._blocks = limits.BLOCKS_OF_A_FLOW

    def is_full(self) -> bool:
        """Whether no more is taken. Asked by who has more to give, so that what is left out is said."""
        if self._room > 0 and self._blocks > 0:
            return False
        self.fault(TooManyPages.code)
        return True

    def paragraph(self, text: str, style: Style = Style.BODY) -> None:
        text = settable(text).strip()
        if text and self._fits(len(text)):
            self.sections[-1].append(Paragraph(text, style))

    def row(self, cells: list[str]) -> None:
        """A row, left out where all its cells are empty; a very wide one is set in several."""
        cells = [settable(cell).strip() for cell in cells]
        for start in range(0, len(cells), limits.CELLS_OF_A_ROW):
            part = cells[start : start + limits.CELLS_OF_A_ROW]
            if any(part) and self._fits(sum(map(len, part))):
                self.sections[-1].append(Row(tuple(part)))

    def new_page(self) -> None:
        if self.sections[-1]:
            self.sections.append([])

    def fault(self, code: str) -> None:
        if code not in self.faults:
            self.faults.append(code)

    def _fits(self, length: int) -> bool:
        if self.is_full():
            return False
        self._room -= length
        self._blocks -= 1
        return True


def settable(text: str) -> str:
    """The text without what cannot be seen, with at most four marks on a letter, and no word longer than a line."""
    text = few_marks(text).replace("\r\n", "\n").replace("\r", "\n")
    return _LONG.sub("\\1\n", _UNSEEN.sub("", text))


def few_marks(text: str) -> str:
    """The text with at most four marks above and below a letter: more is a prank, and slow to set."""
    return _TOO_MANY_MARKS.sub(r"\1", text)
