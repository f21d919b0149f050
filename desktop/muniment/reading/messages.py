"""What the office and a reader say to each other, and the border at which a reader's words are believed or not.

A reader parses hostile files, so it may be captured; what it sends is taken as data only, decoded to frozen structs,
and checked against `limits` before anything else sees it. Every request has exactly one answer, of a kind and a
length that are known beforehand, so that a reader cannot flood the office: what it says unasked is taken for an answer
to the next request, does not fit, and ends it.

What stays possible for a captured reader is to lie about the paper that it was handed, within what could be true of a
paper: it never sees another one, and it is replaced in time. Names and texts may hold any letters; whoever shows them
on a terminal makes them harmless there.
"""

from __future__ import annotations

import math
import re
from typing import Annotated

import msgspec

from muniment.errors import is_code
from muniment.notices import NoticeCode
from muniment.paper import Box, Code, Notice, Page, PageFault, Reading, Statement
from muniment.reading import limits
from muniment.sandbox import posture
from muniment.sandbox.posture import Posture

PAGES_THAT_CAN_BE = 10_000_000
"""More pages than any file has: the count that a paper gives of itself, of which only the first are read."""

_SHORT = 64 * 1024
_TURNS = (0, 90, 180, 270)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_LABEL = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9 ._+/-]{0,126}")
_NOTICE_CODES = frozenset(NoticeCode)


class Enclosure(msgspec.Struct, frozen=True):
    """A file inside a paper that is a paper of its own: what hangs on a mail. `name` is what its sender called it."""

    name: str
    data: bytes


class Open(msgspec.Struct, frozen=True, tag=True):
    """Open this paper, instead of the one before. Its kind is told by its content."""

    data: bytes


class ReadPage(msgspec.Struct, frozen=True, tag=True):
    """Read page `number` (from 1) of the open paper."""

    number: int


class Close(msgspec.Struct, frozen=True, tag=True):
    """Say what is left to say of the open paper, and let it go."""


class Render(msgspec.Struct, frozen=True, tag=True):
    """Draw page `number` (from 1) of this paper at `dpi` pixels an inch, turned clockwise by `turn` degrees."""

    data: bytes
    number: int
    dpi: float
    turn: int = 0


class MakeSearchable(msgspec.Struct, frozen=True, tag=True):
    """Make a PDF of this paper with the words of those pages over their pictures, unseen."""

    data: bytes
    pages: tuple[Page, ...]


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The reader has locked itself, as it says, and can be handed a paper. Sent once, unasked."""

    posture: Posture


class Opened(msgspec.Struct, frozen=True, tag=True):
    """The answer to Open."""

    media_type: str
    page_count: int


_Faults = Annotated[tuple[PageFault, ...], msgspec.Meta(max_length=limits.FAULTS_OF_A_PAGE)]
_Notices = Annotated[tuple[Notice, ...], msgspec.Meta(max_length=limits.NOTICES_OF_A_PAGE)]
_Statements = Annotated[tuple[Statement, ...], msgspec.Meta(max_length=limits.STATEMENTS_OF_A_PAGE)]


class PageRead(msgspec.Struct, frozen=True, tag=True):
    """The answer to ReadPage: the page, or a fault that says why not, or both where it was read in part; and what else
    was noticed since the answer before."""

    number: int
    page: Page | None = None
    faults: _Faults = ()
    notices: _Notices = ()
    statements: _Statements = ()


class Closed(msgspec.Struct, frozen=True, tag=True):
    """The answer to Close: what was enclosed, and what was noticed since the last page."""

    enclosures: Annotated[tuple[Enclosure, ...], msgspec.Meta(max_length=limits.ENCLOSURES_OF_A_PAPER)] = ()
    faults: _Faults = ()
    notices: _Notices = ()
    statements: _Statements = ()


class Drawn(msgspec.Struct, frozen=True, tag=True):
    """The answer to Render: 8-bit RGB rows without padding."""

    width: int
    height: int
    pixels: bytes


class Searchable(msgspec.Struct, frozen=True, tag=True):
    """The answer to MakeSearchable."""

    pdf: bytes


class Refused(msgspec.Struct, frozen=True, tag=True):
    """An answer to Open, Render and MakeSearchable: it cannot be done; `code` names an error in `muniment.errors`."""

    code: str


class Whole(msgspec.Struct, frozen=True):
    """A paper as read, put together from its pages, and what was enclosed in it. It crosses no border."""

    reading: Reading
    enclosures: tuple[Enclosure, ...] = ()


Request = Open | ReadPage | Close | Render | MakeSearchable
Answer = Ready | Opened | PageRead | Closed | Drawn | Searchable | Refused

encode = msgspec.msgpack.Encoder().encode
decode_request = msgspec.msgpack.Decoder(Request).decode
_decode_answer = msgspec.msgpack.Decoder(Answer).decode


def longest_answer(request: Request) -> int:
    """How many bytes the answer to a request may have."""
    if isinstance(request, ReadPage):
        return limits.BYTES_OF_A_PAGE
    if isinstance(request, Close):
        return limits.BYTES_OF_A_PAPER + limits.BYTES_OF_A_PAGE
    if isinstance(request, MakeSearchable):
        return limits.BYTES_OF_A_SEARCHABLE_PDF
    return 3 * limits.PIXELS_OF_A_PAGE + _SHORT if isinstance(request, Render) else _SHORT


def decode_answer(payload: bytes) -> Answer:
    """A reader's answer, checked. Raises msgspec.DecodeError, or ValueError for one that breaks a rule."""
    try:
        answer: Answer = _decode_answer(payload)
    except RecursionError as error:
        raise ValueError("an answer nested without end") from error
    if isinstance(answer, PageRead):
        _check_page_read(answer)
    elif isinstance(answer, Closed):
        _check_closed(answer)
    elif isinstance(answer, Drawn):
        _check_drawn(answer)
    elif isinstance(answer, Opened):
        _require(1 <= answer.page_count <= PAGES_THAT_CAN_BE, "a paper of as many pages as there cannot be")
        _require(_is_label(answer.media_type), "a kind of file that has no name")
    elif isinstance(answer, Searchable):
        _require(answer.pdf.startswith(b"%PDF-"), "a PDF that is none")
    elif isinstance(answer, Refused):
        _require(is_code(answer.code), "an error that nobody knows")
    else:
        posture.check(answer.posture)
    return answer


def _require(true: bool, otherwise: str) -> None:
    if not true:
        raise ValueError(otherwise)


def _check_page_read(answer: PageRead) -> None:
    if answer.page is None:
        _require(bool(answer.faults), "a page that is neither read nor at fault")
    else:
        _require(answer.page.number == answer.number, "another page than the one read")
        _check_page(answer.page)
    _check_remarks(answer)


def _check_closed(answer: Closed) -> None:
    _require(sum(len(each.data) for each in answer.enclosures) <= limits.BYTES_OF_A_PAPER, "enclosures too large")
    for each in answer.enclosures:
        _require(_is_plain(each.name, limits.CHARACTERS_OF_A_NAME), "a name that cannot be")
    _check_remarks(answer)


def _check_drawn(answer: Drawn) -> None:
    _require(answer.width > 0 and answer.height > 0, "a picture of no size")
    _require(answer.width * answer.height <= limits.PIXELS_OF_A_PAGE, "a picture over the limit")
    _require(len(answer.pixels) == answer.width * answer.height * 3, "a picture whose size is not what it says")


def _check_remarks(answer: PageRead | Closed) -> None:
    for fault in answer.faults:
        _require(is_code(fault.code), "an error that nobody knows")
        _require(1 <= fault.number <= PAGES_THAT_CAN_BE, "a fault of no page")
    for notice in answer.notices:
        _require(notice.code in _NOTICE_CODES, "a notice that nobody knows")
        _require(0 <= notice.number <= PAGES_THAT_CAN_BE, "a notice of no page")
    for statement in answer.statements:
        _require(_is_label(statement.source) and _is_label(statement.field), "a statement of nothing")
        _require(_is_plain(statement.value, limits.CHARACTERS_OF_A_STATEMENT), "a statement that cannot be")
        _require(0 <= statement.page <= PAGES_THAT_CAN_BE, "a statement of no page")


def _check_page(page: Page) -> None:
    _require(len(page.words) <= limits.WORDS_OF_A_PAGE, "too many words")
    _require(
        0 < page.width <= limits.POINTS_OF_A_SIDE and 0 < page.height <= limits.POINTS_OF_A_SIDE,
        "a page of a size that cannot be",
    )
    _require(page.turn in _TURNS and _is_label(page.engine), "a page that stands askew, or that nothing read")
    expected = 0
    for line in page.lines:
        _require(line.start == expected and line.stop > line.start, "lines that do not cover the words in order")
        _require(0 <= line.block < len(page.lines), "a line of no block")
        expected = line.stop
    _require(expected == len(page.words), "words outside any line")
    for word in page.words:
        _require(word.text != "" and _is_plain(word.text, limits.CHARACTERS_OF_A_WORD), "a word that cannot be")
        _require(0 <= word.confidence <= 1, "a word of no confidence")
        _check_box(word.box, page)
    _require(len(page.codes) <= limits.CODES_OF_A_PAGE, "too many codes")
    for code in page.codes:
        _check_code(code, page)


def _check_code(code: Code, page: Page) -> None:
    _require(_is_label(code.kind), "a code of no kind")
    _require(len(code.text) <= limits.CHARACTERS_OF_A_CODE, "a code that says too much")
    _check_box(code.box, page)


def _check_box(box: Box, page: Page) -> None:
    edges = (box.x0, box.y0, box.x1, box.y1)
    _require(all(map(math.isfinite, edges)), "a word that stands nowhere")
    _require(0 <= box.x0 <= box.x1 <= page.width, "a word beside its page")
    _require(0 <= box.y0 <= box.y1 <= page.height, "a word above or below its page")


def _is_plain(text: str, longest: int) -> bool:
    return len(text) <= longest and _CONTROLS.search(text) is None


def _is_label(text: str) -> bool:
    return _LABEL.fullmatch(text) is not None
