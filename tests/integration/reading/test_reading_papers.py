"""Real papers through real readers: every kind of file, and every way in which one can be broken."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from muniment import errors
from muniment.paper import Reading
from muniment.reading import limits
from muniment.reading.pool import Cancellation, ReaderPool
from tests.papers import faults
from tests.papers.truth import SamplePaper


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(1)
    yield pool
    pool.close()


def read(pool: ReaderPool, path: Path) -> Reading:
    return pool.read(path.read_bytes(), lambda number, total: None).reading


def folded(text: str) -> str:
    return "".join(text.split()).casefold()


@pytest.mark.parametrize(
    ("file", "media_type", "engine", "seen"),
    [
        ("invoice-harbour.pdf", "application/pdf", {"text-layer"}, "HF-2026-0417"),
        ("contract-scan.pdf", "application/pdf", {"tesseract", "ppocr"}, "agreement"),
        ("receipt-cafe.jpg", "image/jpeg", {"ppocr"}, "total"),
        ("fax-two-pages.tif", "image/tiff", {"tesseract", "ppocr"}, "invoice"),
        ("letter.txt", "text/plain", {"plain-text"}, "dear"),
    ],
)
def test_each_kind_of_paper_is_read_by_the_engine_that_suits_it(
    pool: ReaderPool, samples: dict[str, SamplePaper], file: str, media_type: str, engine: set[str], seen: str
) -> None:
    reading = read(pool, samples[file].path)
    assert reading.media_type == media_type
    assert reading.page_count == len(reading.pages) == samples[file].pages
    assert set(reading.engines) <= engine
    assert folded(seen) in folded("".join(page.text for page in reading.pages))


def test_every_word_has_a_box_on_its_page(pool: ReaderPool, samples: dict[str, SamplePaper]) -> None:
    for page in read(pool, samples["receipt-cafe.jpg"].path).pages:
        for word in page.words:
            assert 0 <= word.box.x0 < word.box.x1 <= page.width
            assert 0 <= word.box.y0 < word.box.y1 <= page.height


def test_a_scan_of_a_paper_gives_the_words_of_its_text_layer_at_the_same_places(
    pool: ReaderPool, samples: dict[str, SamplePaper], tmp_path: Path
) -> None:
    printed = read(pool, samples["invoice-harbour.pdf"].path).pages[0]
    scanned = read(pool, faults.scan_of(samples["invoice-harbour.pdf"].path, tmp_path)).pages[0]
    places = {word.text: word.box for word in scanned.words}
    both = [word for word in printed.words if word.text in places and len(word.text) > 5]
    assert len(both) > 15
    near = [word for word in both if abs(places[word.text].centre_y - word.box.centre_y) < 12]
    assert len(near) > 0.9 * len(both)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_plain_text_is_read_in_common_encodings(pool: ReaderPool, tmp_path: Path, encoding: str) -> None:
    reading = read(pool, faults.text_file(tmp_path, encoding))
    assert "Grüße aus Ashford Wells." in reading.pages[0].text


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (faults.empty_file, errors.EmptyFile),
        (faults.corrupt_pdf, errors.DamagedFile),
        (faults.corrupt_picture, errors.DamagedFile),
        (faults.encrypted_pdf, errors.Encrypted),
        (faults.unknown_kind, errors.UnknownKind),
    ],
)
def test_a_paper_that_cannot_be_read_says_why_and_the_next_one_goes_on(
    pool: ReaderPool,
    samples: dict[str, SamplePaper],
    tmp_path: Path,
    make: Callable[[Path], Path],
    error: type[errors.PaperError],
) -> None:
    with pytest.raises(error):
        read(pool, make(tmp_path))
    assert read(pool, samples["letter.txt"].path).pages


def test_a_blank_paper_is_taken_in_and_said_to_be_blank(pool: ReaderPool, tmp_path: Path) -> None:
    reading = read(pool, faults.blank_pdf(tmp_path))
    assert [fault.code for fault in reading.faults] == [errors.NoText.code]


def test_the_name_of_a_file_decides_nothing(pool: ReaderPool, samples: dict[str, SamplePaper], tmp_path: Path) -> None:
    wrongly_named = tmp_path / "notes.txt"
    wrongly_named.write_bytes(samples["invoice-harbour.pdf"].path.read_bytes())
    assert read(pool, wrongly_named).media_type == "application/pdf"


def test_a_drawn_page_has_the_size_that_was_asked_for(pool: ReaderPool, samples: dict[str, SamplePaper]) -> None:
    data = samples["invoice-harbour.pdf"].path.read_bytes()
    page = pool.read(data, lambda number, total: None).reading.pages[0]
    drawn = pool.render(data, 1, 144.0)
    assert abs(drawn.width - 2 * page.width) <= 2
    assert abs(drawn.height - 2 * page.height) <= 2
    assert min(drawn.pixels) < 100 < max(drawn.pixels)


def when_busy(pool: ReaderPool, act: Callable[[int], None]) -> threading.Thread:
    """Do something to the reader as soon as it is at work."""

    def watch() -> None:
        deadline = time.monotonic() + 20
        while not pool.pids() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.3)
        act(pool.pids()[0])

    thread = threading.Thread(target=watch)
    thread.start()
    return thread


def test_a_reader_that_is_killed_costs_nothing_but_time(pool: ReaderPool, samples: dict[str, SamplePaper]) -> None:
    killer = when_busy(pool, lambda pid: os.kill(pid, signal.SIGKILL))
    assert len(read(pool, samples["fax-two-pages.tif"].path).pages) == 2
    killer.join()


def test_a_page_at_which_its_reader_hangs_is_given_up_and_the_others_are_read(
    pool: ReaderPool, samples: dict[str, SamplePaper], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(pool, samples["fax-two-pages.tif"].path)
    monkeypatch.setattr(limits, "SECONDS_OF_A_PAGE", 6.0)
    sleeper = when_busy(pool, lambda pid: os.kill(pid, signal.SIGSTOP))
    reading = read(pool, samples["fax-two-pages.tif"].path)
    sleeper.join()
    assert [fault.code for fault in reading.faults] == [errors.PageTimeout.code]
    assert len(reading.pages) == 1


def test_reading_can_be_cancelled_at_once(pool: ReaderPool, samples: dict[str, SamplePaper]) -> None:
    cancellation = Cancellation()
    canceller = when_busy(pool, lambda pid: cancellation.cancel())
    started = time.monotonic()
    with pytest.raises(errors.Cancelled):
        pool.read(samples["fax-two-pages.tif"].path.read_bytes(), lambda number, total: None, cancellation)
    canceller.join()
    assert time.monotonic() - started < 20


def test_pages_are_told_as_they_are_read(pool: ReaderPool, samples: dict[str, SamplePaper]) -> None:
    told: list[tuple[int, int]] = []
    data = samples["fax-two-pages.tif"].path.read_bytes()
    pool.read(data, lambda number, total: told.append((number, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_reader_is_replaced_after_many_papers(
    samples: dict[str, SamplePaper], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PAPERS_OF_A_READER", 2)
    own = ReaderPool(1)
    readers: list[int] = []
    data = samples["letter.txt"].path.read_bytes()
    for _ in range(3):
        own.read(data, lambda number, total: readers.extend(own.pids()))
    own.close()
    assert readers[0] == readers[1] != readers[2]
