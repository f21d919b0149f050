"""What a reader does with a paper: opens it, reads and draws its pages, and puts whatever goes wrong into a code."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import msgspec

from muniment.errors import (
    DamagedFile,
    EnclosuresLeftOut,
    MunimentError,
    PageDamaged,
    TooManyWords,
    TooMuchMemory,
)
from muniment.paper import Notice, PageFault, Statement
from muniment.reading import limits, messages
from muniment.reading.codes.payments import payment_statements
from muniment.reading.fit import fitted, plain
from muniment.reading.formats import open_paper
from muniment.reading.formats.paper_file import PaperFile
from muniment.reading.formats.searchable import searchable
from muniment.reading.messages import Answer, Enclosure, PageRead, Refused


class Desk:
    """Holds the open paper. `answer` never raises: whatever a parser throws, the paper is what is wrong."""

    def __init__(self) -> None:
        self._paper: PaperFile | None = None
        self._said: set[Notice | PageFault | Statement] = set()

    def answer(self, request: messages.Request) -> Answer:
        """The one answer to a request."""
        if isinstance(request, messages.Open):
            return self._guarded(lambda: self._open(request.data), Refused, DamagedFile)
        if isinstance(request, messages.Render):
            return self._guarded(lambda: _draw(request), Refused, DamagedFile)
        if isinstance(request, messages.MakeSearchable):
            return self._guarded(
                lambda: messages.Searchable(searchable(request.data, request.pages)), Refused, DamagedFile
            )
        if isinstance(request, messages.ReadPage):
            number = request.number
            return self._guarded(lambda: self._read(number), lambda code: self._lost(number, code), PageDamaged)
        return self._guarded(self._close, lambda code: messages.Closed(faults=(PageFault(1, code),)), DamagedFile)

    def _guarded(
        self, work: Callable[[], Answer], failed: Callable[[str], Answer], otherwise: type[MunimentError]
    ) -> Answer:
        try:
            return work()
        except MunimentError as error:
            return failed(error.code)
        except MemoryError:
            return failed(TooMuchMemory.code)
        except Exception:
            return failed(otherwise.code)

    def _open(self, data: bytes) -> Answer:
        self._paper, self._said = None, set()
        self._paper = open_paper(data)
        return messages.Opened(self._paper.media_type, self._paper.page_count)

    def _read(self, number: int) -> Answer:
        paper = self._opened()
        page = fitted(paper.read(number))
        paper.statements += payment_statements(page)
        answer = PageRead(number, page, *self._news(paper))
        if len(messages.encode(answer)) > limits.BYTES_OF_A_PAGE:
            raise TooManyWords
        return answer

    def _lost(self, number: int, code: str) -> Answer:
        """What is said of a page that could not be read, with what was noticed on it before."""
        faults: tuple[PageFault, ...] = ()
        notices: tuple[Notice, ...] = ()
        statements: tuple[Statement, ...] = ()
        with contextlib.suppress(Exception):
            faults, notices, statements = self._news(self._opened())
        own = PageFault(number, code)
        return PageRead(number, None, (own, *(fault for fault in faults if fault != own)), notices, statements)

    def _close(self) -> Answer:
        paper = self._opened()
        self._paper = None
        enclosures = _within_bounds(paper.enclosures)
        faults, notices, statements = self._news(paper)
        if len(enclosures) < len(paper.enclosures):
            faults = (*faults, PageFault(1, EnclosuresLeftOut.code))
        return messages.Closed(enclosures, faults, notices, statements)

    def _opened(self) -> PaperFile:
        if self._paper is None:
            raise DamagedFile
        return self._paper

    def _news(self, paper: PaperFile) -> tuple[tuple[PageFault, ...], tuple[Notice, ...], tuple[Statement, ...]]:
        """Faults, notices and statements that were not told yet, up to the limits of one answer."""
        faults = [fault for fault in dict.fromkeys(paper.faults) if fault not in self._said]
        notices = [notice for notice in dict.fromkeys(paper.notices) if notice not in self._said]
        statements = [each for each in dict.fromkeys(paper.statements) if each not in self._said]
        told = (
            tuple(faults[: limits.FAULTS_OF_A_PAGE - 1]),
            tuple(notices[: limits.NOTICES_OF_A_PAGE]),
            tuple(statements[: limits.STATEMENTS_OF_A_PAGE]),
        )
        self._said.update(*told)
        return (
            *told[:2],
            tuple(
                msgspec.structs.replace(each, value=plain(each.value, limits.CHARACTERS_OF_A_STATEMENT))
                for each in told[2]
            ),
        )


def _within_bounds(enclosures: list[Enclosure]) -> tuple[Enclosure, ...]:
    """As many of the first ones as fit, with names that cross the border."""
    kept: list[Enclosure] = []
    left = limits.BYTES_OF_A_PAPER
    for each in enclosures[: limits.ENCLOSURES_OF_A_PAPER]:
        left -= len(each.data)
        if left < 0:
            break
        kept.append(Enclosure(plain(each.name, limits.CHARACTERS_OF_A_NAME), each.data))
    return tuple(kept)


def _draw(request: messages.Render) -> Answer:
    drawn = open_paper(request.data).draw(request.number, request.dpi).turned(request.turn)
    height, width = drawn.pixels.shape[:2]
    return messages.Drawn(width, height, drawn.pixels.tobytes())
