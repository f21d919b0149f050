"""The border between a reader and the office: what a captured reader could send, and that it is not believed."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muniment.errors import PageDamaged
from muniment.notices import NoticeCode
from muniment.paper import Box, Code, Line, Notice, Page, PageFault, Statement, Word
from muniment.reading import limits, messages
from muniment.reading.messages import Closed, Drawn, Enclosure, Opened, PageRead, Ready, Refused
from muniment.sandbox.posture import CHARACTERS_OF_A_DETAIL, MEASURES_AT_MOST, Measure, MeasureName, Posture, State

GOOD_WORD = Word("Total", Box(1, 1, 20, 10), 0.9)
GOOD_CODE = Code("qr", "BCD\n002\n1", Box(1, 1, 50, 50))
GOOD_PAGE = Page(1, 300, 400, "tesseract", (GOOD_WORD,), (Line(0, 1),), 90, (GOOD_CODE,))
GOOD_READ = PageRead(
    1,
    GOOD_PAGE,
    (PageFault(1, PageDamaged.code),),
    (Notice(0, NoticeCode.REPAIRED),),
    (Statement("factur-x", "total_amount", "12.00", 1),),
)
GOOD_CLOSED = Closed((Enclosure("Rechnung Mai.pdf", b"%PDF"),), (), (Notice(1, NoticeCode.HIDDEN_TEXT),))
HELD = Measure(MeasureName.FILES, State.HELD)
GOOD = [
    Ready(Posture((HELD,))),
    Opened("application/pdf", 3),
    GOOD_READ,
    PageRead(2, None, (PageFault(2, PageDamaged.code),)),
    GOOD_CLOSED,
    Drawn(2, 1, bytes(6)),
    Refused("damaged"),
]


def page_read(**changes: object) -> PageRead:
    return PageRead(1, msgspec.structs.replace(GOOD_PAGE, **changes))


def word(text: str = "x", box: Box = GOOD_WORD.box, confidence: float = 0.9) -> PageRead:
    return page_read(words=(Word(text, box, confidence),))


def code(kind: str = "qr", text: str = "x", box: Box = GOOD_CODE.box) -> PageRead:
    return page_read(codes=(Code(kind, text, box),))


def statement(**changes: object) -> PageRead:
    return msgspec.structs.replace(GOOD_READ, statements=(msgspec.structs.replace(GOOD_READ.statements[0], **changes),))


def sent(answer: messages.Answer) -> messages.Answer:
    return messages.decode_answer(messages.encode(answer))


@pytest.mark.parametrize("answer", GOOD, ids=lambda answer: type(answer).__name__)
def test_a_good_answer_comes_through_unchanged(answer: messages.Answer) -> None:
    assert sent(answer) == answer


LIES: dict[str, messages.Answer] = {
    "a page of no width": page_read(width=0.0),
    "a page of no height": page_read(height=0.0),
    "a page over the limit": page_read(height=limits.POINTS_OF_A_SIDE + 1),
    "a page of no number for a size": page_read(width=float("nan")),
    "a page askew": page_read(turn=45),
    "a page that nothing read": page_read(engine=""),
    "a page of another number": PageRead(2, GOOD_PAGE),
    "a page neither read nor at fault": PageRead(1),
    "words in no line": page_read(lines=()),
    "a line that ends after the words": page_read(lines=(Line(0, 2),)),
    "a line of no words": page_read(lines=(Line(0, 0), Line(0, 1))),
    "a line that begins too late": page_read(lines=(Line(1, 2),)),
    "a line of no block": page_read(lines=(Line(0, 1, 1),)),
    "a line of a block before the first": page_read(lines=(Line(0, 1, -1),)),
    "too many words": page_read(
        words=(GOOD_WORD,) * (limits.WORDS_OF_A_PAGE + 1), lines=(Line(0, limits.WORDS_OF_A_PAGE + 1),)
    ),
    "a word without text": word(""),
    "a word too long": word("x" * (limits.CHARACTERS_OF_A_WORD + 1)),
    "a word that steers a terminal": word("\x1b[2J"),
    "a word nowhere": word(box=Box(1, float("inf"), 2, 2)),
    "a word of no number for a place": word(box=Box(float("nan"), 1, 2, 2)),
    "a word left of its page": word(box=Box(-1, 1, 2, 2)),
    "a word right of its page": word(box=Box(1, 1, 301, 2)),
    "a word above its page": word(box=Box(1, -1, 2, 2)),
    "a word below its page": word(box=Box(1, 1, 2, 401)),
    "a word inside out": word(box=Box(5, 1, 2, 2)),
    "a word surer than sure": word(confidence=1.5),
    "a word of no confidence": word(confidence=float("nan")),
    "too many codes": page_read(codes=(GOOD_CODE,) * (limits.CODES_OF_A_PAGE + 1)),
    "a code of no kind": code(kind=""),
    "a code that says too much": code(text="x" * (limits.CHARACTERS_OF_A_CODE + 1)),
    "a code beside its page": code(box=Box(1, 1, 2, 500)),
    "a fault that nobody knows": PageRead(1, None, (PageFault(1, "nothing"),)),
    "a fault of no page": PageRead(1, None, (PageFault(0, PageDamaged.code),)),
    "too many faults": PageRead(1, None, (PageFault(1, PageDamaged.code),) * (limits.FAULTS_OF_A_PAGE + 1)),
    "a notice that nobody knows": PageRead(1, GOOD_PAGE, (), (Notice(1, "nothing"),)),
    "a notice of no page": PageRead(1, GOOD_PAGE, (), (Notice(-1, NoticeCode.REPAIRED),)),
    "too many notices": PageRead(1, GOOD_PAGE, (), (Notice(1, NoticeCode.REPAIRED),) * (limits.NOTICES_OF_A_PAGE + 1)),
    "a statement from nowhere": statement(source=""),
    "a statement of no field": statement(field="\x00"),
    "a statement too long": statement(value="1" * (limits.CHARACTERS_OF_A_STATEMENT + 1)),
    "a statement that steers a terminal": statement(value="\x9b\x1b"),
    "a statement of no page": statement(page=-1),
    "too many statements": PageRead(1, GOOD_PAGE, (), (), GOOD_READ.statements * (limits.STATEMENTS_OF_A_PAGE + 1)),
    "too many enclosures": Closed((Enclosure("x", b""),) * (limits.ENCLOSURES_OF_A_PAPER + 1)),
    "an enclosure whose name is too long": Closed((Enclosure("x" * (limits.CHARACTERS_OF_A_NAME + 1), b""),)),
    "an enclosure whose name steers a terminal": Closed((Enclosure("a\nb", b""),)),
    "a paper of no pages": Opened("application/pdf", 0),
    "a paper of endless pages": Opened("application/pdf", messages.PAGES_THAT_CAN_BE + 1),
    "a kind of file that has no name": Opened("", 1),
    "a kind of file that says too much": Opened("x" * 200, 1),
    "a refusal that nobody knows": Refused("nothing"),
    "a picture too small for what it says": Drawn(2, 2, bytes(11)),
    "a picture too large for what it says": Drawn(2, 2, bytes(13)),
    "a picture of no size": Drawn(0, 1, b""),
    "a picture inside out": Drawn(-1, -1, bytes(3)),
    "a picture over the limit": Drawn(limits.PIXELS_OF_A_PAGE + 1, 1, b""),
    "too many measures": Ready(Posture((HELD,) * (MEASURES_AT_MOST + 1))),
    "a measure that nobody knows": Ready(Posture((Measure("magic", State.HELD),))),
    "a measure that tells stories": Ready(
        Posture((Measure(MeasureName.FILES, State.HELD, "x" * (CHARACTERS_OF_A_DETAIL + 1)),))
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_what_cannot_be_is_refused(lie: str) -> None:
    with pytest.raises((ValueError, msgspec.DecodeError)):
        sent(LIES[lie])


def test_enclosures_larger_than_a_paper_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BYTES_OF_A_PAPER", 3)
    with pytest.raises(ValueError, match="enclosures"):
        sent(GOOD_CLOSED)


def test_no_answer_may_be_longer_than_its_request_needs() -> None:
    of_a_page = messages.longest_answer(messages.ReadPage(1))
    full = page_read(words=(GOOD_WORD,) * limits.WORDS_OF_A_PAGE, lines=(Line(0, limits.WORDS_OF_A_PAGE),))
    assert len(messages.encode(full)) < of_a_page < 2**23
    assert messages.longest_answer(messages.Close()) > limits.BYTES_OF_A_PAPER
    assert messages.longest_answer(messages.Render(b"", 1, 72.0)) > 3 * limits.PIXELS_OF_A_PAGE
    assert messages.longest_answer(messages.Open(bytes(10))) < 2**20


def test_bytes_that_are_no_message_are_refused() -> None:
    for payload in (b"", b"\x00", b"\xff" * 40, msgspec.msgpack.encode({"type": "Nobody"})):
        with pytest.raises(msgspec.DecodeError):
            messages.decode_answer(payload)


def test_an_answer_nested_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="nested"):
        messages.decode_answer(b"\x81\xa4page" * 5_000)


def believed_or_refused(payload: bytes) -> None:
    try:
        answer = messages.decode_answer(payload)
    except (ValueError, msgspec.DecodeError):
        return
    # Whatever is believed keeps the rules, so it is believed again.
    assert sent(answer) == answer


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_believed_within_the_limits_or_refused(payload: bytes) -> None:
    believed_or_refused(payload)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(GOOD),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255), st.booleans()), min_size=1, max_size=6),
)
def test_good_answers_with_changed_bytes_are_believed_within_the_limits_or_refused(
    answer: messages.Answer, changes: list[tuple[int, int, bool]]
) -> None:
    payload = bytearray(messages.encode(answer))
    for place, byte, grows in changes:
        at = place % len(payload)
        payload[at : at if grows else at + 1] = bytes([byte])
    believed_or_refused(bytes(payload))


NUMBERS = st.one_of(st.floats(), st.integers(-10, 1000).map(float))
BOXES = st.builds(Box, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
WORDS = st.lists(st.builds(Word, st.text(max_size=5), BOXES, NUMBERS), max_size=3).map(tuple)
SMALL = st.integers(-1, 3)
PAGES = st.builds(
    Page,
    number=SMALL,
    width=NUMBERS,
    height=NUMBERS,
    engine=st.sampled_from(("tesseract", "", "\x00")),
    words=WORDS,
    lines=st.lists(st.builds(Line, SMALL, SMALL, SMALL), max_size=3).map(tuple),
    turn=st.sampled_from((0, 90, 91, -90)),
    codes=st.lists(st.builds(Code, st.text(max_size=3), st.text(max_size=3), BOXES), max_size=2).map(tuple),
)


@settings(max_examples=300, deadline=None)
@given(st.builds(PageRead, number=SMALL, page=st.none() | PAGES))
def test_made_up_pages_are_believed_within_the_limits_or_refused(answer: PageRead) -> None:
    believed_or_refused(messages.encode(answer))
