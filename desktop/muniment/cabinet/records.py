"""What the cabinet hands out: frozen records, never rows or sessions."""

from __future__ import annotations

from datetime import datetime

import msgspec

from muniment.paper import Candidate, Evidence, Reading, Verdict


class PaperSummary(msgspec.Struct, frozen=True):
    """A paper as one row of a list. `paper_id` is stable and never reused; times are UTC.

    `type` and `headline` already carry a person's corrections; `headline` is the paper's most telling value
    (seller, merchant, first party, name) or "" where none was found, `amount` and `date` likewise. `reason` is the
    weightiest reason why a person should look, "" where nobody need. `part_of` is the batch scan that it was split off,
    `parts` into how many papers it was split itself; `enclosed_in` is the first mail that it hung on. `version_of` is
    the current paper that it is an older version of, `versions` how many older ones it has itself.
    """

    paper_id: int
    name: str
    added_at: datetime
    type: str
    type_confidence: float
    reason: str
    headline: str
    amount: str
    date: str
    pages: int
    part_of: int | None = None
    parts: int = 0
    enclosed_in: int | None = None
    tags: tuple[str, ...] = ()
    version_of: int | None = None
    versions: int = 0

    @property
    def needs_review(self) -> bool:
        return bool(self.reason)


class StoredValue(msgspec.Struct, frozen=True):
    """One value of a field as it now stands. `by_person` says that a person chose or typed it.

    `evidence` is None only for a value that a person typed. `finding_id` identifies it for corrections.
    """

    finding_id: int
    field: str
    text: str
    value: str
    evidence: Evidence | None
    confidence: float
    by_person: bool
    runners_up: tuple[Candidate, ...] = ()


class StoredEnclosure(msgspec.Struct, frozen=True):
    """What hung on a paper: the paper that it became, or the code of the error for which it could not be read."""

    name: str
    paper_id: int | None
    code: str | None


class Sighting(msgspec.Struct, frozen=True):
    """A place that the original of a kept paper came from again: since when, when last, and how often. Times are
    UTC."""

    paper_id: int
    source: str
    first_seen_at: datetime
    last_seen_at: datetime
    times: int


class Origin(msgspec.Struct, frozen=True):
    """Where a paper came from, and the SHA-256 of its original; that of a part is the whole batch scan's."""

    sha256: str
    source: str


class TagCount(msgspec.Struct, frozen=True):
    """A tag, and on how many papers it is."""

    tag: str
    papers: int


class Alike(msgspec.Struct, frozen=True):
    """Two papers, the newer one first, that may be one and the same: a paper scanned twice, a copy with a stamp.

    `likeness` is how alike their words are, from 0 to 1; `same_values` says that the values by which such a paper is
    known (its number, date and total) are equal.
    """

    newer: PaperSummary
    older: PaperSummary
    likeness: float
    same_values: bool


class NewPart(msgspec.Struct, frozen=True):
    """A paper to be split off: its first page within the batch scan, and its own words, pages numbered from 1."""

    first_page: int
    reading: Reading
    verdict: Verdict


class UnfinishedMail(msgspec.Struct, frozen=True):
    """A paper that is kept while what hung on it is still to be read. `places` are those of all that hung on it, in
    order; of those in `waiting`, it is not known yet what became."""

    paper_id: int
    source: str
    places: tuple[int, ...]
    waiting: frozenset[int]


class StoredPaper(msgspec.Struct, frozen=True):
    """Everything that is kept of one paper. `verdict` is the model's own; `type` and `values` carry the corrections.

    `reasons` says why a person should look; it is empty once a person accepted or split the paper. Its page 1 is
    `first_page` of the original that lies under `sha256`: 1, but for a part of a batch scan, which is `part_of` it.
    `parts` are the papers that it was split into, `enclosures` what hung on it, `enclosed_in` the papers that it hung
    on. `version_of` is the current paper that it is an older version of, `versions` are its own older ones, newest
    first; `sightings` are the places that its original came from again.
    """

    paper_id: int
    sha256: str
    name: str
    source: str
    added_at: datetime
    reading: Reading
    verdict: Verdict
    type: str
    type_by_person: bool
    values: tuple[StoredValue, ...]
    reasons: tuple[str, ...]
    accepted: bool
    first_page: int = 1
    part_of: int | None = None
    parts: tuple[int, ...] = ()
    enclosures: tuple[StoredEnclosure, ...] = ()
    enclosed_in: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    version_of: int | None = None
    versions: tuple[int, ...] = ()
    sightings: tuple[Sighting, ...] = ()


class DoneOperation(msgspec.Struct, frozen=True):
    """A change that a person made: what was done in words, to which paper, when, and when it was taken back, if it was.

    `operation_id` grows with time; `name` is the operation's stable name. Times are UTC.
    """

    operation_id: int
    name: str
    description: str
    done_at: datetime
    undone_at: datetime | None
    paper_id: int | None
    paper_name: str


class SearchHit(msgspec.Struct, frozen=True):
    """A paper that was found, and for what: the values that were asked for, a piece of its text around the words.

    What was found stands between U+2068 and U+2069 in `snippet`. A paper is `near` where words on it are only like
    those that were asked for.
    """

    paper: PaperSummary
    snippet: str
    near: bool = False


class SearchResult(msgspec.Struct, frozen=True):
    """What a search found: some papers of all `total`, of which the last `near` are only nearly what was asked for.

    `understood` tells the question in words; `hints` say in a sentence each what of it was not understood.
    """

    hits: tuple[SearchHit, ...]
    total: int
    near: int
    understood: str
    hints: tuple[str, ...]
