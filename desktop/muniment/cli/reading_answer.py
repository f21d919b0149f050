"""The line of JSON that says what stands on a paper, word by word: for other programs, so its keys are a promise."""

from __future__ import annotations

import json
from typing import Literal

import msgspec

from muniment import notices
from muniment.answer import fault_reason
from muniment.errors import PaperError
from muniment.paper import Box, Code, Line, Page, Reading, Word


class WordAnswer(msgspec.Struct, frozen=True):
    """A word; its box is left, top, right and bottom in points of the upright page."""

    text: str
    box: Box
    confidence: float


class LineAnswer(msgspec.Struct, frozen=True):
    """Words that are read together; lines of one block (a column, one of two receipts) have its number."""

    text: str
    block: int
    words: tuple[WordAnswer, ...]


class CodeAnswer(msgspec.Struct, frozen=True):
    """A barcode or QR code."""

    kind: str
    text: str
    box: Box


class PageAnswer(msgspec.Struct, frozen=True):
    """A page, in points. It was turned clockwise by `turn` degrees to stand upright; `engine` read it."""

    number: int
    width: float
    height: float
    turn: int
    engine: str
    text: str
    lines: tuple[LineAnswer, ...]
    codes: tuple[CodeAnswer, ...]


class ReadingAnswer(msgspec.Struct, frozen=True):
    """What was read of a paper. `status` is "partly" where something could not be read; of a refused paper only `code`
    and `reason` tell anything. `notices` says what is odd about it, `enclosures` what hung on a mail."""

    file: str
    status: Literal["read", "partly", "refused"]
    code: str | None
    reason: str | None
    media_type: str | None = None
    page_count: int = 0
    notices: tuple[str, ...] = ()
    pages: tuple[PageAnswer, ...] = ()
    enclosures: tuple[ReadingAnswer, ...] = ()

    def line(self) -> str:
        """The answer as one line of ASCII, harmless to a terminal."""
        return json.dumps(msgspec.to_builtins(self))


class Told(msgspec.Struct, frozen=True):
    """A paper that was read, or refused with an error, and the papers that hung on it."""

    file: str
    outcome: Reading | PaperError
    enclosed: tuple[Told, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every page of the paper was read, and of all that hung on it."""
        return isinstance(self.outcome, Reading) and not self.outcome.faults and all(one.whole for one in self.enclosed)


def of(told: Told) -> ReadingAnswer:
    """The answer for a paper."""
    reading = told.outcome
    if isinstance(reading, PaperError):
        return ReadingAnswer(told.file, "refused", reading.code, reading.reason)
    return ReadingAnswer(
        told.file,
        "partly" if reading.faults else "read",
        reading.faults[0].code if reading.faults else None,
        fault_reason(reading),
        reading.media_type,
        reading.page_count,
        notices.told(reading.notices),
        tuple(map(_page, reading.pages)),
        tuple(map(of, told.enclosed)),
    )


def _page(page: Page) -> PageAnswer:
    return PageAnswer(
        page.number,
        round(page.width, 2),
        round(page.height, 2),
        page.turn,
        page.engine,
        page.text,
        tuple(_line(page, number, line) for number, line in enumerate(page.lines)),
        tuple(map(_code, page.codes)),
    )


def _line(page: Page, number: int, line: Line) -> LineAnswer:
    words = page.words[line.start : line.stop]
    return LineAnswer(page.line_text(number), line.block, tuple(map(_word, words)))


def _word(word: Word) -> WordAnswer:
    return WordAnswer(word.text, word.box, round(word.confidence, 4))


def _code(code: Code) -> CodeAnswer:
    return CodeAnswer(code.kind, code.text, code.box)
