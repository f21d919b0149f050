"""A reader: a process that is handed one paper at a time and answers with its words, or with the reason why not."""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path

import numpy as np

from muniment.errors import (
    DamagedFile,
    MunimentError,
    NoText,
    PageDamaged,
    PageTooLarge,
    PaperError,
    TooManyPages,
    by_code,
)
from muniment.paper import Page, PageFault, Reading
from muniment.process import ParentLink
from muniment.reading import limits, messages
from muniment.reading.formats import open_paper
from muniment.reading.messages import SCRATCH_PREFIX
from muniment.reading.sandbox import lock_down


def main() -> None:
    """Serve until the office closes the pipe."""
    link = ParentLink()
    logging.disable(logging.CRITICAL)
    lock_down()
    try:
        for payload in link.frames():
            link.send(messages.encode(_answer(link, messages.decode_request(payload))))
    finally:
        _leave_nothing()


def _answer(link: ParentLink, request: messages.Request) -> messages.Answer:
    try:
        if isinstance(request, messages.Render):
            drawn = open_paper(request.data).draw(request.number, request.dpi)
            pixels = np.rot90(drawn.pixels, -(request.turn // 90))
            height, width = pixels.shape[:2]
            return messages.Drawn(width, height, pixels.tobytes())
        return _read(link, request)
    except MunimentError as error:
        return messages.Refused(error.code)
    except MemoryError:
        return messages.Refused(PageTooLarge.code)
    except Exception:
        # Whatever a parser threw at a broken paper, the paper is what is wrong with it.
        return messages.Refused(DamagedFile.code)


def _leave_nothing() -> None:
    """Remove the private folder of page pictures: an office that was killed cannot do it any more."""
    folder = Path(tempfile.gettempdir())
    if folder.name.startswith(SCRATCH_PREFIX):
        shutil.rmtree(folder, ignore_errors=True)


def _read(link: ParentLink, request: messages.Read) -> messages.Whole:
    paper = open_paper(request.data)
    total = min(paper.page_count, limits.PAGES_OF_A_PAPER)
    pages: list[Page] = []
    faults: list[PageFault] = []
    for number in range(1, total + 1):
        try:
            pages.append(paper.read(number))
        except PaperError as error:
            faults.append(PageFault(number, error.code))
        except MemoryError:
            faults.append(PageFault(number, PageTooLarge.code))
        except Exception:
            # Whatever an engine threw at a broken page, the other pages go on.
            faults.append(PageFault(number, PageDamaged.code))
        link.send(messages.encode(messages.PageRead(number, total)))
    if paper.page_count > total:
        faults.append(PageFault(total + 1, TooManyPages.code))
    if not pages:
        raise _worst(faults)
    faults += paper.faults
    if not any(page.words for page in pages):
        faults.append(PageFault(pages[0].number, NoText.code))
    reading = Reading(
        paper.media_type,
        paper.page_count,
        tuple(pages),
        tuple(faults),
        tuple(dict.fromkeys(paper.notices)),
        tuple(paper.statements),
    )
    return messages.Whole(reading, tuple(paper.enclosures))


def _worst(faults: list[PageFault]) -> MunimentError:
    """The error of a paper none of whose pages could be read: that of its first page."""
    code = faults[0].code
    return DamagedFile() if code == PageDamaged.code else by_code(code)


if __name__ == "__main__":
    main()
