"""The pages of one paper while they are read: dealt to readers, gathered in whatever order they come, put in order."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from muniment.errors import (
    DamagedFile,
    EnclosuresLeftOut,
    MunimentError,
    NoText,
    PageDamaged,
    PageIncomplete,
    PageStoppedReader,
    PageTimeout,
    PaperError,
    ReaderDied,
    ReaderTimeout,
    TooManyPages,
    by_code,
)
from muniment.paper import Notice, Page, PageFault, Reading, Statement
from muniment.reading import limits, messages

OnPage = Callable[[int, int], None]


class Deck:
    """Deals the numbers of pages and takes in the answers; from any thread. `on_page(done, total)` is told of each."""

    def __init__(self, opened: messages.Opened, on_page: OnPage) -> None:
        self._opened, self._on_page = opened, on_page
        self.total = min(opened.page_count, limits.PAGES_OF_A_PAPER)
        self._waiting = deque(range(1, self.total + 1))
        self._pages: dict[int, Page] = {}
        self._faults: list[PageFault] = []
        self._notices: list[Notice] = []
        self._statements: list[Statement] = []
        self._enclosures: list[messages.Enclosure] = []
        self._failed_before: set[int] = set()
        self.done = self._slow = 0
        self._ends = time.monotonic() + limits.SECONDS_OF_A_PAPER
        self._lock = threading.RLock()

    @property
    def left(self) -> int:
        """How many pages are not dealt yet."""
        return len(self._waiting)

    def deal(self) -> int | None:
        """The number of the next page to read; None where there is none, or where the paper has had its time."""
        with self._lock:
            if self._waiting and (time.monotonic() > self._ends or self._slow >= limits.SLOW_PAGES_OF_A_PAPER):
                self.give_up(ReaderTimeout())
            return self._waiting.popleft() if self._waiting else None

    def take_in(self, answer: messages.PageRead) -> None:
        """A page that was read, or that its reader says cannot be."""
        with self._lock:
            if answer.page is not None:
                self._pages[answer.number] = answer.page
                if answer.page.words:
                    self._ends += limits.SECONDS_OF_A_PAGE
            self._note(answer)
            self._tell()

    def lost(self, number: int, error: PaperError) -> None:
        """A page at which its reader failed. One that took too long is at fault; any other is tried once more."""
        with self._lock:
            if isinstance(error, ReaderTimeout):
                self._slow += 1
                self._faults.append(PageFault(number, PageTimeout.code))
            elif number not in self._failed_before:
                self._failed_before.add(number)
                self._waiting.appendleft(number)
                return
            else:
                code = PageStoppedReader.code if isinstance(error, ReaderDied) else error.code
                self._faults.append(PageFault(number, code))
            self._tell()

    def finish(self, closed: messages.Closed) -> None:
        """What one of the readers had left to say."""
        with self._lock:
            self._enclosures += (each for each in closed.enclosures if each not in self._enclosures)
            self._note(closed)

    def give_up(self, error: PaperError) -> None:
        """All pages that are not dealt yet are at fault; where there are none, what the paper encloses is lost."""
        with self._lock:
            if not self._waiting:
                self._faults.append(PageFault(1, EnclosuresLeftOut.code))
            self._faults += (PageFault(number, error.code) for number in self._waiting)
            self._waiting.clear()

    def whole(self) -> messages.Whole:
        """The paper, in order. Raises the PaperError of its first page where no page could be read, and DamagedFile
        where all its words are lost."""
        faults = sorted(dict.fromkeys(self._faults), key=lambda fault: fault.number)
        if self._opened.page_count > self.total:
            faults.append(PageFault(self.total + 1, TooManyPages.code))
        if not self._pages:
            raise _worst(faults)
        pages = tuple(self._pages[number] for number in sorted(self._pages))
        silent = not any(page.words for page in pages)
        if silent and not self._enclosures and any(fault.code in _LOSS for fault in faults):
            raise DamagedFile
        if silent:
            faults.append(PageFault(pages[0].number, NoText.code))
        reading = Reading(
            self._opened.media_type,
            self._opened.page_count,
            pages,
            tuple(faults),
            tuple(sorted(dict.fromkeys(self._notices), key=lambda notice: notice.number)),
            tuple(sorted(dict.fromkeys(self._statements), key=lambda statement: statement.page)),
        )
        return messages.Whole(reading, tuple(self._enclosures))

    def _note(self, answer: messages.PageRead | messages.Closed) -> None:
        self._faults += answer.faults
        self._notices += answer.notices
        self._statements += answer.statements

    def _tell(self) -> None:
        self.done += 1
        self._on_page(self.done, self.total)


_LOSS = (PageDamaged.code, PageIncomplete.code)


def _worst(faults: list[PageFault]) -> MunimentError:
    code = faults[0].code if faults else PageDamaged.code
    return DamagedFile() if code == PageDamaged.code else by_code(code)
