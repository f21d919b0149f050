"""The nouns that every part shares: a paper's pages and words, and what is found on them.

All of them are frozen, typed and bounded, so that they can cross a process border as plain data.
Lengths are PDF points (1/72 inch) with the origin at the page's top left; a picture's pixels become
points by its own resolution, or one to one where it names none. Confidences are probabilities from 0 to 1.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Box(msgspec.Struct, frozen=True, array_like=True):
    """A rectangle on a page, in points: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def centre_y(self) -> float:
        return (self.y0 + self.y1) / 2

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


class Word(msgspec.Struct, frozen=True, array_like=True):
    """One word as it stands on the page: its text, its box, and how sure the engine was of its letters."""

    text: str
    box: Box
    confidence: float


class Line(msgspec.Struct, frozen=True, array_like=True):
    """A run of words that are read together: indices of the first word and of the one after the last.

    `block` numbers the block of text that the line belongs to, from 0 in reading order: a column, an address beside
    another, one of two receipts on the glass.
    """

    start: int
    stop: int
    block: int = 0


class Code(msgspec.Struct, frozen=True, array_like=True):
    """A barcode or QR code on a page: its symbology in lower case ("qr", "code128"), what it says, and where."""

    kind: str
    text: str
    box: Box


class Page(msgspec.Struct, frozen=True):
    """One page as read: words in reading order, and the lines that they form.

    `number` counts from 1. `engine` names what read it: "text-layer", "tesseract", "ppocr", "plain-text",
    or "typeset" for a page that was set here from a paper without pages of its own.
    `turn` is by how many degrees clockwise (0, 90, 180 or 270) the page as the file holds it is turned to stand
    upright; width, height and all boxes are those of the upright page. `codes` are the barcodes found on it.
    `text` joins words by blanks and lines by newlines.
    """

    number: int
    width: float
    height: float
    engine: str
    words: tuple[Word, ...]
    lines: tuple[Line, ...]
    turn: int = 0
    codes: tuple[Code, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.line_text(number) for number in range(len(self.lines)))

    def line_text(self, number: int) -> str:
        """The words of the line of that index, joined by blanks."""
        line = self.lines[number]
        return " ".join(word.text for word in self.words[line.start : line.stop])


class PageFault(msgspec.Struct, frozen=True):
    """A page that could not be read: its number from 1, and the code of the error."""

    number: int
    code: str


class Notice(msgspec.Struct, frozen=True):
    """Something odd about a page that was read all the same: its number (0: the paper as a whole), and the code of a
    sentence in `muniment.notices`."""

    number: int
    code: str


class Statement(msgspec.Struct, frozen=True):
    """What a machine-readable part of a paper says of one of its fields, to be compared with what is printed.

    `source` names that part: "e-invoice" (an invoice in XML inside a PDF), "swiss-qr" or "epc-qr" (a payment code).
    `value` is normalised as a finding's is. `page` is where the code stands; 0 where the part is on no page.
    """

    source: str
    field: str
    value: str
    page: int = 0


class Reading(msgspec.Struct, frozen=True):
    """Everything a reader says of one paper. `page_count` includes the pages that could not be read."""

    media_type: str
    page_count: int
    pages: tuple[Page, ...]
    faults: tuple[PageFault, ...] = ()
    notices: tuple[Notice, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def engines(self) -> tuple[str, ...]:
        """The engines that read at least one page, each once, in order of first use."""
        return tuple(dict.fromkeys(page.engine for page in self.pages))

    def page(self, number: int) -> Page:
        """The page of that number; KeyError where it was not read."""
        for page in self.pages:
            if page.number == number:
                return page
        raise KeyError(number)


def part_of_reading(reading: Reading, first: int, last: int) -> Reading:
    """The pages from `first` to `last` as a paper of its own, numbered from 1. What was said of the whole paper is said
    of the part too, but for what a file holds beside its pages: nobody can tell to which part that belongs."""

    def inside(number: int) -> bool:
        return first <= number <= last

    before = first - 1
    return Reading(
        reading.media_type,
        last - before,
        tuple(
            msgspec.structs.replace(page, number=page.number - before) for page in reading.pages if inside(page.number)
        ),
        tuple(PageFault(fault.number - before, fault.code) for fault in reading.faults if inside(fault.number)),
        tuple(
            Notice(notice.number - before if notice.number else 0, notice.code)
            for notice in reading.notices
            if not notice.number or inside(notice.number)
        ),
        tuple(
            msgspec.structs.replace(statement, page=statement.page - before)
            for statement in reading.statements
            if inside(statement.page)
        ),
    )


class Kind(StrEnum):
    """What sort of value a field holds; it decides how a value is normalised, checked and compared."""

    DATE = "date"
    AMOUNT = "amount"
    CURRENCY = "currency"
    NAME = "name"
    ID = "id"
    ADDRESS = "address"
    PLACE = "place"
    DURATION = "duration"
    TEXT = "text"


class Field(msgspec.Struct, frozen=True):
    """A field of a document type. `many` says that a paper can hold several values of it; `expected` that one without
    it is odd enough for a person to look."""

    name: str
    label: str
    kind: Kind
    many: bool = False
    expected: bool = False


class DocumentType(msgspec.Struct, frozen=True):
    """A sort of paper and the fields that an office wants from it."""

    name: str
    label: str
    description: str
    fields: tuple[Field, ...] = ()

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


class Evidence(msgspec.Struct, frozen=True):
    """Where a value stands: a page's number, and the indices of words on it, in reading order."""

    page: int
    words: tuple[int, ...]


class Candidate(msgspec.Struct, frozen=True):
    """A value that the paper offers for a field: its words, its normalised form, and the chance that it is right."""

    text: str
    value: str
    evidence: Evidence
    confidence: float


class Finding(msgspec.Struct, frozen=True):
    """The value chosen for a field, and the runners-up, best first."""

    field: str
    text: str
    value: str
    evidence: Evidence
    confidence: float
    runners_up: tuple[Candidate, ...] = ()


class Part(msgspec.Struct, frozen=True):
    """Pages that look like a paper of their own within a batch scan: the first and the last, and why it begins there,
    in words for a person ("a separator sheet stands before it")."""

    first: int
    last: int
    reason: str


class Verdict(msgspec.Struct, frozen=True):
    """What the thinker says of a paper. `reasons` says in words why a person should look; `release` names the model.

    `pages_considered` lists the pages whose words were weighed; on a long paper that can be fewer than were read.
    `parts` is a proposal to split a batch scan; it is empty for a paper that is one.
    """

    type: str
    type_confidence: float
    findings: tuple[Finding, ...]
    reasons: tuple[str, ...]
    release: str
    pages_considered: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def needs_review(self) -> bool:
        return bool(self.reasons)


def evidence_boxes(page: Page, words: tuple[int, ...]) -> tuple[Box, ...]:
    """One box for each line of text that the words touch, top to bottom as read."""
    boxes: dict[int, Box] = {}
    for index in words:
        line = next((number for number, line in enumerate(page.lines) if line.start <= index < line.stop), -1)
        box = page.words[index].box
        boxes[line] = boxes[line].union(box) if line in boxes else box
    return tuple(boxes.values())


def evidence_text(page: Page, words: tuple[int, ...]) -> str:
    """The words as they stand on the page, joined by blanks."""
    return " ".join(page.words[index].text for index in words)
