"""What every format offers: pages that can be read and drawn one at a time."""

from __future__ import annotations

from typing import Protocol

from muniment.paper import Notice, Page, PageFault, Statement
from muniment.reading.messages import Enclosure
from muniment.reading.ocr.picture import PagePixels


class PaperFile(Protocol):
    """An opened paper. Pages count from 1. Any page can fail by a PaperError of its own; the others go on."""

    media_type: str
    page_count: int
    notices: list[Notice]
    """What was found odd so far, of the paper as a whole and of the pages read."""

    faults: list[PageFault]
    """The pages so far that were read in part only, or are missing, and why."""

    statements: list[Statement]
    """What machine-readable parts said so far."""

    enclosures: list[Enclosure]
    """The papers inside this one."""

    def read(self, number: int) -> Page:
        """The words of a page."""
        ...

    def draw(self, number: int, dpi: float) -> PagePixels:
        """The picture of a page at about `dpi` pixels an inch, less where it would be over the limit."""
        ...
