"""Papers on their way through the office: what is known of each, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import msgspec

from muniment.cabinet.records import UnfinishedMail
from muniment.errors import MunimentError
from muniment.fingerprint import Fingerprint
from muniment.intake.arrival import ENCLOSED, Arrival, enclosed_arrival, open_arrival
from muniment.paper import Reading, Verdict
from muniment.reading.messages import Enclosure
from muniment.reading.pool import Cancellation


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

    `paper_id` is set once it is kept (DONE, or DUPLICATE: the paper that was there already), `error` when it FAILED;
    `reading` and `verdict` come with DONE, and so does `enclosed`: the jobs of what hung on the paper, in order. Such
    a job names the one that it hung on as its `parent`. `ticket` is the number of its file in the queue, where it has
    one, and the same at each try; `sha256` is that of its bytes once it is kept.
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
    parent: int | None = None
    enclosed: tuple[int, ...] = ()
    ticket: int | None = None
    sha256: str | None = None


Listener = Callable[[JobEvent], None]


class Slip(msgspec.Struct, frozen=True):
    """What goes with a paper that is handed to the office. `ticket` is the number of its file in the queue; below
    `root` no link is followed; `expected` is the fingerprint that the file must still have. One that is `held` is not
    read before it is put on its way."""

    path: Path
    ticket: int | None = None
    root: Path | None = None
    expected: Fingerprint | None = None
    held: bool = False


class Job:
    """One paper on its way; each step fills in its part. What hung on another comes with its bytes."""

    def __init__(
        self,
        number: int,
        path: Path,
        parent: Job | None = None,
        enclosure: Enclosure | None = None,
        slip: Slip | None = None,
    ) -> None:
        self.number, self.path = number, path
        self.slip = slip or Slip(path)
        self.held = self.slip.held
        self.parent, self.enclosure = parent, enclosure
        self.depth: int = parent.depth + 1 if parent else 0
        self.place = 0  # among all that hangs on the paper that was given
        self.hanging = 0  # how many hang on this one, with all that hangs on them
        self.enclosures: tuple[Enclosure, ...] = ()
        self.enclosed: list[Job] = []
        self.paper_id: int | None = None
        self.unfinished: UnfinishedMail | None = None  # kept already; only what hung on it is still to be read
        self.cancellation = Cancellation()
        self.seconds = Seconds()
        self.arrival: Arrival | None = None
        self.reading: Reading | None = None
        self.verdict: Verdict | None = None

    @property
    def given(self) -> Job:
        """The paper that a person gave, on which this one hung, at whatever depth; or this one."""
        return self.parent.given if self.parent is not None else self

    def arrive(self) -> Arrival:
        """The paper's bytes. Raises a PaperError."""
        if self.enclosure is None:
            return open_arrival(self.path, self.slip.root, self.slip.expected)
        data, self.enclosure = self.enclosure.data, None
        return enclosed_arrival(self.path, data, self.depth, self.place)

    def name_within(self, path: Path) -> str:
        """What something that hangs on this paper is called without the paper's own name."""
        return path.name.removeprefix(self.path.name).removeprefix(ENCLOSED)
