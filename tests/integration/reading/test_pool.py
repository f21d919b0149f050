"""Papers of many pages, and pages at which a reader fails: dealt to several readers, tried again, set aside."""

from __future__ import annotations

import os
import threading
import time

import pytest

from muniment import errors
from muniment.reading import limits
from muniment.reading.messages import Whole
from muniment.reading.pool import Cancellation, ReaderPool, physical_cores

PAPER = """
def page(number, text="word"):
    words = (Word(text, Box(1, 1, 20, 10), 0.9),)
    return PageRead(number, Page(number, 300, 400, "plain-text", words, (Line(0, 1),)))

def answer(request):
    if isinstance(request, Close):
        return Closed((Enclosure("enclosed", b"x"),))
    return {what}

link.send(encode(Opened("text/plain", {pages})))
"""
GOOD = "page(request.number)"


def paper(what: str = GOOD, pages: int = 4) -> bytes:
    return PAPER.format(what=what, pages=pages).encode()


def at_page_2(what: str) -> bytes:
    return paper(f"{GOOD} if request.number != 2 else {what}")


def read(pool: ReaderPool, data: bytes) -> Whole:
    return pool.read(data, lambda *_: None)


def faults(whole: Whole) -> list[tuple[int, str]]:
    return [(fault.number, fault.code) for fault in whole.reading.faults]


def numbers(whole: Whole) -> list[int]:
    return [page.number for page in whole.reading.pages]


def test_a_page_that_kills_its_reader_twice_is_set_aside_and_the_others_are_read(captured: ReaderPool) -> None:
    told: list[tuple[int, int]] = []
    whole = captured.read(at_page_2("os._exit(1)"), lambda *progress: told.append(progress))
    assert numbers(whole) == [1, 3, 4]
    assert faults(whole) == [(2, errors.PageStoppedReader.code)]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [each.name for each in whole.enclosures] == ["enclosed"]


def test_a_page_that_takes_too_long_is_set_aside_and_the_others_are_read(
    captured: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS_OF_A_PAGE", 1.0)
    whole = read(captured, at_page_2("time.sleep(60)"))
    assert numbers(whole) == [1, 3, 4]
    assert faults(whole) == [(2, errors.PageTimeout.code)]


def test_a_page_that_takes_too_much_memory_is_set_aside_and_the_others_are_read(
    captured: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEMORY_OF_A_READER", 150 * 1024 * 1024)
    whole = read(captured, at_page_2("[bytearray(b'x' * (1 << 28)), time.sleep(60)]"))
    assert numbers(whole) == [1, 3, 4]
    assert faults(whole) == [(2, errors.TooMuchMemory.code)]


@pytest.mark.parametrize("lie", ["page(3)", "Opened('text/plain', 1)", "Refused('damaged')", "PageRead(2)"])
def test_a_page_that_its_reader_lies_about_is_set_aside(captured: ReaderPool, lie: str) -> None:
    whole = read(captured, at_page_2(lie))
    assert numbers(whole) == [1, 3, 4]
    assert faults(whole) == [(2, errors.PageStoppedReader.code)]


def test_pages_that_all_take_too_long_do_not_hold_up_the_office(
    captured: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS_OF_A_PAGE", 0.5)
    began = time.monotonic()
    with pytest.raises(errors.PageTimeout):
        read(captured, paper("time.sleep(60)", pages=200))
    assert time.monotonic() - began < 30


def test_a_reader_that_will_not_finish_costs_what_is_enclosed_and_says_so(captured: ReaderPool) -> None:
    data = paper().replace(b'return Closed((Enclosure("enclosed", b"x"),))', b"os._exit(1)")
    whole = read(captured, data)
    assert numbers(whole) == [1, 2, 3, 4]
    assert faults(whole) == [(1, errors.EnclosuresLeftOut.code)]


def test_pages_of_a_long_paper_are_read_by_several_readers_and_put_in_order(captured: ReaderPool) -> None:
    slow = "(time.sleep(0.2), page(request.number, str(os.getpid())))[1]"
    whole = read(captured, paper(slow, pages=16))
    assert numbers(whole) == list(range(1, 17))
    assert len({page.text for page in whole.reading.pages}) == 2
    assert [each.name for each in whole.enclosures] == ["enclosed"]
    assert faults(whole) == []


def test_a_cancelled_paper_ends_all_its_readers_within_a_second(captured: ReaderPool) -> None:
    cancellation = Cancellation()
    caught: list[BaseException] = []

    def reading() -> None:
        try:
            captured.read(paper("(time.sleep(0.4), page(request.number))[1]", 200), lambda *_: None, cancellation)
        except errors.PaperError as error:
            caught.append(error)

    thread = threading.Thread(target=reading)
    thread.start()
    deadline = time.monotonic() + 20
    while len(captured.pids()) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    at_work = captured.pids()
    assert len(at_work) == 2
    cancelled = time.monotonic()
    cancellation.cancel()
    thread.join(10)
    assert time.monotonic() - cancelled < 1
    assert isinstance(caught[0], errors.Cancelled)
    assert not any(alive(pid) for pid in at_work)


def test_a_paper_that_waits_for_a_reader_can_be_cancelled(captured: ReaderPool) -> None:
    slow = paper("(time.sleep(0.4), page(request.number))[1]", 200)
    papers = [Cancellation() for _ in range(3)]
    caught: list[str] = []

    def reading(cancellation: Cancellation) -> None:
        try:
            captured.read(slow, lambda *_: None, cancellation)
        except errors.PaperError as error:
            caught.append(error.code)

    threads = [threading.Thread(target=reading, args=(cancellation,)) for cancellation in papers]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    for cancellation in reversed(papers):
        cancellation.cancel()
    for thread in threads:
        thread.join(5)
    assert caught == [errors.Cancelled.code] * 3


def test_a_reader_that_holds_on_to_memory_is_replaced(captured: ReaderPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMORY_AT_REST", 1)
    own = paper("page(request.number, str(os.getpid()))", 1)
    assert read(captured, own).reading.pages[0].text != read(captured, own).reading.pages[0].text


def test_a_reader_is_started_before_the_first_paper_comes(captured: ReaderPool) -> None:
    captured.warm()
    deadline = time.monotonic() + 20
    while not captured.pids() and time.monotonic() < deadline:
        time.sleep(0.001)
    [started] = captured.pids()
    while captured.pids() and time.monotonic() < deadline:
        time.sleep(0.01)
    own = paper("page(request.number, str(os.getpid()))", 1)
    assert read(captured, own).reading.pages[0].text == str(started)


def test_there_are_as_many_readers_as_cores() -> None:
    assert 1 <= physical_cores() <= (os.cpu_count() or 1)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
