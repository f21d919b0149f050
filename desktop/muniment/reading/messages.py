"""What the office and a reader say to each other, and the border at which a reader's words are believed or not.

A reader parses hostile files, so it may be captured; what it sends is taken as data only, decoded to frozen structs,
and `checked` against the limits before anything else sees it. What stays possible for a captured reader is to lie about
the paper that it was handed: it never sees another one.
"""

from __future__ import annotations

import math

import msgspec

from muniment.errors import PageTooLarge, TooManyPages
from muniment.paper import Page, Reading
from muniment.reading import limits

SCRATCH_PREFIX = "muniment-"
"""How the private folder is named in which a reader may leave page pictures for the OCR program."""


class Read(msgspec.Struct, frozen=True, tag=True):
    """Read this paper. Its kind is told by its content."""

    data: bytes


class Render(msgspec.Struct, frozen=True, tag=True):
    """Draw page `number` (from 1) of this paper at `dpi` pixels an inch, turned clockwise by `turn` degrees."""

    data: bytes
    number: int
    dpi: float
    turn: int = 0


class PageRead(msgspec.Struct, frozen=True, tag=True):
    """Page `number` of `total` is done. A sign of life as well."""

    number: int
    total: int


class Enclosure(msgspec.Struct, frozen=True):
    """A file inside a paper that is a paper of its own: what hangs on a mail. `name` is what its sender called it."""

    name: str
    data: bytes


class Whole(msgspec.Struct, frozen=True, tag=True):
    """The paper as read, and what was enclosed in it."""

    reading: Reading
    enclosures: tuple[Enclosure, ...] = ()


class Drawn(msgspec.Struct, frozen=True, tag=True):
    """A page's picture: 8-bit RGB rows without padding."""

    width: int
    height: int
    pixels: bytes


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The paper cannot be read; `code` is that of an error in `muniment.errors`."""

    code: str


Request = Read | Render
Answer = PageRead | Whole | Drawn | Refused

encode = msgspec.msgpack.Encoder().encode
decode_request = msgspec.msgpack.Decoder(Request).decode
_decode_answer = msgspec.msgpack.Decoder(Answer).decode


def decode_answer(payload: bytes) -> Answer:
    """A reader's answer, checked. Raises msgspec.DecodeError, or ValueError for one that breaks a rule."""
    answer: Answer = _decode_answer(payload)
    if isinstance(answer, Whole):
        _check_reading(answer.reading)
    elif isinstance(answer, Drawn) and (
        len(answer.pixels) != answer.width * answer.height * 3 or answer.width * answer.height > limits.PIXELS_OF_A_PAGE
    ):
        raise ValueError("a picture whose size is not what it says")
    return answer


def _check_reading(reading: Reading) -> None:
    if len(reading.pages) > limits.PAGES_OF_A_PAPER or len(reading.faults) > limits.PAGES_OF_A_PAPER + 1:
        raise ValueError(TooManyPages.code)
    for page in reading.pages:
        _check_page(page)


def _check_page(page: Page) -> None:
    if len(page.words) > limits.WORDS_OF_A_PAGE or len(page.lines) > len(page.words):
        raise ValueError(PageTooLarge.code)
    if not (0 < page.width <= limits.POINTS_OF_A_SIDE and 0 < page.height <= limits.POINTS_OF_A_SIDE):
        raise ValueError(PageTooLarge.code)
    expected = 0
    for line in page.lines:
        if line.start != expected or line.stop <= line.start:
            raise ValueError("lines that do not cover the words in order")
        expected = line.stop
    if expected != len(page.words):
        raise ValueError("words outside any line")
    for word in page.words:
        box = word.box
        if not word.text or len(word.text) > limits.CHARACTERS_OF_A_WORD or not 0 <= word.confidence <= 1:
            raise ValueError("a word without text, or too long, or of no confidence")
        if not all(math.isfinite(edge) for edge in (box.x0, box.y0, box.x1, box.y1)):
            raise ValueError("a word that stands nowhere")
