"""The office wires the parts together: window, command line and watcher all work through it.

Papers go through one pipeline: a reader reads, the thinker thinks, the cabinet stores, each in its own thread, so that
the next paper is read while this one is thought about. What happens is told as `JobEvent`s to one listener.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from muniment.cabinet.records import PaperSummary, SearchHit, StoredPaper
from muniment.errors import MunimentError
from muniment.paper import Evidence, Reading, Verdict


class JobState(StrEnum):
    """Where a paper stands on its way. The last four are final."""

    WAITING = "waiting"
    READING = "reading"
    THINKING = "thinking"
    STORING = "storing"
    DONE = "done"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        return self in (JobState.DONE, JobState.DUPLICATE, JobState.FAILED, JobState.CANCELLED)


class Seconds(msgspec.Struct, frozen=True):
    """How long each part took for one paper, in seconds, waiting not counted."""

    reading: float = 0.0
    thinking: float = 0.0
    storing: float = 0.0


class JobEvent(msgspec.Struct, frozen=True):
    """Something that happened to one paper on its way. `page` of `pages` while it is read.

    `paper_id` is set once it is kept (DONE, or DUPLICATE: the paper that was there already). `error` is set when FAILED.
    `reading` and `verdict` come with DONE.
    """

    job: int
    path: Path
    state: JobState
    page: int = 0
    pages: int = 0
    paper_id: int | None = None
    error: MunimentError | None = None
    reading: Reading | None = None
    verdict: Verdict | None = None
    seconds: Seconds = Seconds()


class PagePicture(msgspec.Struct, frozen=True):
    """A page drawn by a reader: 8-bit RGB, rows of `width` × 3 bytes without padding, top row first."""

    width: int
    height: int
    pixels: bytes


Listener = Callable[[JobEvent], None]


class Office:
    """One data folder and its processes. `close` it, or use it as a context manager.

    With `keep=False` it is a classifying office only: no data folder is opened and nothing is stored.
    Every method may be called from any thread; the listener is called from worker threads.
    """

    def __init__(self, data_directory: Path, listener: Listener | None = None, *, keep: bool = True) -> None: ...
    def close(self) -> None: ...
    # --- work ---
    def submit(self, paths: Sequence[Path]) -> list[int]:
        """Queue papers; folders are walked for the files in them. Returns a job number each, in order."""
    def cancel(self, job: int) -> None: ...
    def wait(self) -> None:
        """Block until every submitted job is final."""
    def render(self, paper_id: int, page: int, dpi: float) -> PagePicture: ...
    # --- kept papers ---
    def papers(self, *, type: str | None = None, needs_review: bool | None = None) -> list[PaperSummary]: ...
    def paper(self, paper_id: int) -> StoredPaper: ...
    def search(self, words: str) -> list[SearchHit]: ...
    # --- a person's word: each is an operation that `undo` takes back ---
    def correct_type(self, paper_id: int, type_name: str) -> None: ...
    def pick_words(self, paper_id: int, field: str, evidence: Evidence, replaces: int | None) -> None:
        """Set a field to words of the page; `replaces` is the finding_id of the value that it replaces, if any."""
    def type_value(self, paper_id: int, field: str, text: str, replaces: int | None) -> None: ...
    def remove_value(self, paper_id: int, finding_id: int) -> None: ...
    def accept(self, paper_id: int) -> None: ...
    def undo(self) -> str | None:
        """Take back the newest operation that stands; returns its description, or None when there is none."""
    def redo(self) -> str | None: ...
