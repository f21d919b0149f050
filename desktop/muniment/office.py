"""The office wires the parts together: window, command line and watcher all work through it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import msgspec

from muniment import settings
from muniment.cabinet.records import NewPart, PaperSummary, SearchHit, StoredPaper
from muniment.cabinet.store import Store
from muniment.cabinet.tags import Tags
from muniment.cabinet.versions import Versions
from muniment.errors import AlreadySplit, MunimentError, NoSuchPages, NothingToSplit
from muniment.filer import Filer, FilingEvent
from muniment.intake.arrival import papers_under
from muniment.jobs import JobEvent, JobState, Listener, Seconds
from muniment.paper import Evidence, Kind, Part, Reading, Verdict, evidence_text, part_of_reading
from muniment.pipeline import Pipeline
from muniment.reading.pool import ReaderPool, physical_cores
from muniment.understanding.batch import parts_at, proposal_reasons
from muniment.understanding.client import Thinker
from muniment.understanding.normalise import normalise
from muniment.understanding.opinion.route import second_opinion
from muniment.understanding.types import all_document_types
from muniment.watched import KeptFile

__all__ = ["JobEvent", "JobState", "Listener", "Office", "PagePicture", "Seconds", "parts_to_be"]


class PagePicture(msgspec.Struct, frozen=True):
    """A page drawn by a reader: 8-bit RGB, rows of `width` × 3 bytes without padding, top row first."""

    width: int
    height: int
    pixels: bytes


class Office:
    """One data folder and its processes. `close` it, or use it as a context manager.

    With `keep=False` it is a classifying office only: no data folder is opened and nothing is stored.
    Every method may be called from any thread; the listener is called from worker threads.
    `filed` is told what becomes of papers by the rules, from the thread that files.
    Raises StoreBusy where another office has the data folder.
    """

    def __init__(
        self,
        data_directory: Path,
        listener: Listener | None = None,
        *,
        keep: bool = True,
        filed: Callable[[FilingEvent], None] | None = None,
    ) -> None:
        self._types = {kind.name: kind for kind in all_document_types(data_directory)}
        self._store_or_none = Store(data_directory, self._types) if keep else None
        self._listener = listener or _nobody
        self._filer_or_none = (
            Filer(self._store_or_none, data_directory, self._types, filed) if self._store_or_none else None
        )
        chosen = settings.load()
        size = chosen.readers or physical_cores()
        self._readers, self._drawing = ReaderPool(size), ReaderPool(1)
        self._readers.warm()
        self._thinker, self._second = Thinker(chosen.review_precision), second_opinion(data_directory)
        self._pipeline = Pipeline(self._readers, size, self._thinker, self._second, self._store_or_none, self._heard)
        self._pipeline.resume()
        if self._filer_or_none is not None:
            self._filer_or_none.start()

    def __enter__(self) -> Office:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop all work, end the processes and give the data folder free. What was kept stays kept."""
        self._pipeline.cancel_all(closing=True)
        self._thinker.close()
        if self._second is not None:
            self._second.close()
        self._pipeline.close()
        self._readers.close()
        self._drawing.close()
        if self._filer_or_none is not None:
            self._filer_or_none.close()
        if self._store_or_none is not None:
            self._store_or_none.close()

    def processes(self) -> list[int]:
        """The process numbers of the readers at work, of the thinker, and of the second model where one is at work."""
        models = (self._thinker.pid, self._second.pid if self._second else None)
        return [*self._readers.pids(), *(pid for pid in models if pid)]

    # Work

    def submit(self, paths: Sequence[Path]) -> list[int]:
        """Queue papers; folders are walked for the files in them. Returns a job number each, in order."""
        return self._pipeline.submit(list(papers_under(paths)))

    def cancel(self, job: int) -> None:
        """Stop a job that is not final yet."""
        self._pipeline.cancel(job)

    def wait(self) -> None:
        """Block until every submitted job is final."""
        self._pipeline.wait()

    def render(self, paper_id: int, page: int, dpi: float) -> PagePicture:
        """Draw a page of a kept paper upright, in a reader of its own so that it never waits for papers being read."""
        number, turn = self._store.place(paper_id, page)
        drawn = self._drawing.render(self._store.original(paper_id), number, dpi, turn)
        return PagePicture(drawn.width, drawn.height, drawn.pixels)

    # Kept papers

    def papers(
        self,
        *,
        type: str | None = None,
        needs_review: bool | None = None,
        tag: str | None = None,
        older_versions: bool = False,
    ) -> list[PaperSummary]:
        """The kept papers, the newest first; older versions of others only if they are asked for."""
        return self._store.papers(type=type, needs_review=needs_review, tag=tag, older_versions=older_versions)

    def paper(self, paper_id: int) -> StoredPaper:
        """All that is kept of a paper. Raises NoSuchPaper."""
        return self._store.paper(paper_id)

    def search(self, words: str) -> list[SearchHit]:
        """The papers that hold all the words; the last one may be unfinished."""
        return self._store.search(words)

    # A person's word: each is an operation that `undo` takes back

    def correct_type(self, paper_id: int, type_name: str) -> None:
        """Say what a paper is."""
        self._store.correct_type(paper_id, type_name)

    def pick_words(self, paper_id: int, field: str, evidence: Evidence, replaces: int | None) -> None:
        """Set a field to words of the page; `replaces` is the finding_id of the value that it replaces, if any."""
        paper = self._store.paper(paper_id)
        text = evidence_text(paper.reading.page(evidence.page), evidence.words)
        self._store.pick_words(paper_id, field, evidence, self._value(paper.type, field, text), replaces)

    def type_value(self, paper_id: int, field: str, text: str, replaces: int | None) -> None:
        """Set a field to a text that a person typed."""
        value = self._value(self._store.paper(paper_id).type, field, text)
        self._store.type_value(paper_id, field, text, value, replaces)

    def remove_value(self, paper_id: int, finding_id: int) -> None:
        """Say that a value is not on the paper."""
        self._store.remove_value(paper_id, finding_id)

    def accept(self, paper_id: int) -> None:
        """Say that the paper's type and values are right as they stand. From then on the rules may file it."""
        self._store.accept(paper_id)
        self.filer.reconsider()

    def split(self, paper_id: int, starts: Sequence[int] = ()) -> tuple[int, ...]:
        """Make the papers in a batch scan papers of their own; returns their numbers.

        `starts` are the pages at which a new paper begins; without any, the proposal of its verdict is taken. Each part
        is thought about, so this takes some seconds. Raises NothingToSplit, NoSuchPages or AlreadySplit.
        """
        paper = self._store.paper(paper_id)
        if paper.parts:
            raise AlreadySplit
        parts = []
        for part in parts_to_be(paper, starts):
            reading = part_of_reading(paper.reading, part.first, part.last)
            parts.append(NewPart(part.first, reading, _as_one(self._thought(reading))))
        numbers = self._store.split(paper_id, parts)
        for number in numbers:
            self._to_be_filed(number, Path(paper.source))
        return numbers

    @property
    def tags(self) -> Tags:
        """The tags of kept papers."""
        return self._store.tags

    @property
    def versions(self) -> Versions:
        """Kept papers that came again, look alike, or are versions of one paper."""
        return self._store.versions

    def _thought(self, reading: Reading) -> Verdict:
        verdict = self._thinker.think(reading)
        second = self._second if self._second and self._second.wanted(verdict) else None
        return second.considered(reading, verdict, self._thinker.bars) if second else verdict

    def undo(self) -> str | None:
        """Take back the newest operation that stands; returns its description, or None when there is none."""
        undone = self.filer.undo()
        return undone.description if undone else None

    def redo(self) -> str | None:
        """Do again what was taken back last; returns its description, or None when there is none."""
        done = self.filer.redo()
        return done.description if done else None

    # Filing

    @property
    def filer(self) -> Filer:
        """What files the papers: plans, filing by hand, and taking back whole batches."""
        if self._filer_or_none is None:
            raise RuntimeError("a classifying office files no papers")
        return self._filer_or_none

    def _heard(self, event: JobEvent) -> None:
        """A paper that is kept is to be filed, before anybody is told of it."""
        if event.state is JobState.DONE and event.paper_id is not None and self._filer_or_none is not None:
            with contextlib.suppress(MunimentError):  # the paper is kept; it can still be filed by hand
                self._to_be_filed(event.paper_id, event.path.absolute())
        self._listener(event)

    def _to_be_filed(self, paper_id: int, path: Path) -> None:
        self.filer.consider(KeptFile(paper_id, path, self._store.paper(paper_id).sha256))

    @property
    def _store(self) -> Store:
        if self._store_or_none is None:
            raise RuntimeError("a classifying office keeps no papers")
        return self._store_or_none

    def _value(self, type_name: str, field_name: str, text: str) -> str:
        """The normalised form of a person's value; as it stands where it cannot be understood."""
        kind = self._types.get(type_name)
        field = kind.field(field_name) if kind else None
        known = field if field and field.kind is not Kind.TEXT else None
        return (normalise(known, text) if known else "") or " ".join(text.split())


def parts_to_be(paper: StoredPaper, starts: Sequence[int] = ()) -> tuple[Part, ...]:
    """Into which parts a paper is to be split: at those pages, or as proposed. Raises NothingToSplit or NoSuchPages."""
    parts = parts_at(paper.reading, starts) if starts else paper.verdict.parts
    if len(parts) < 2:
        raise NoSuchPages if starts else NothingToSplit
    return parts


def _as_one(verdict: Verdict) -> Verdict:
    """The verdict on a part that a person split off: nobody asks again whether it is one paper."""
    asked = proposal_reasons(verdict.parts)
    reasons = tuple(reason for reason in verdict.reasons if reason not in asked)
    return msgspec.structs.replace(verdict, parts=(), reasons=reasons)


def _nobody(event: JobEvent) -> None:
    """The listener of an office that nobody listens to."""
