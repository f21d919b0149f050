"""Which kept papers look like the same one: noted when a paper is kept, and when its values change.

Only a handful of papers, those that share most of a new paper's fingerprint, are compared with it word by word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from muniment.cabinet import likeness
from muniment.cabinet.likeness import ALIKE, VALUES_BAND, Words
from muniment.cabinet.records import StoredValue
from muniment.cabinet.shelf_tables import BandRow, LikenessRow
from muniment.cabinet.tables import PageRow, PaperRow
from muniment.paper import Page, Word

_MOST_COMPARED = 6
"""How many papers a new one is held against word by word."""

_FEWEST_BANDS = 3
"""Papers that share fewer bands are not compared."""

_MOST_IN_A_BAND = 200
"""Of more papers that share a band, only the newest are thought of; a copy of an older one shares rarer bands too."""

_IN_BAND = (
    "SELECT paper_id FROM fingerprint_bands WHERE band = ? AND key = ? AND paper_id <> ? ORDER BY paper_id DESC LIMIT ?"
)

_MOST_EQUAL = 20
"""Where more papers than this have equal values, the values do not tell one from another."""

_TELLING = (("invoice_number", "issue_date", "total_amount"), ("merchant", "date", "total_amount"))
"""Fields whose values, all together, only one paper has."""


def note(session: Session, paper_id: int, pages: Sequence[Page]) -> None:
    """Note the fingerprint of a new paper, and the older papers that it is like."""
    words = likeness.words_of(page.words for page in pages)
    found = list(likeness.bands(words))
    if not found:
        return
    set_bands(session, paper_id, found)
    of = session.get_one(PaperRow, paper_id)
    for other_id in _candidates(session, of, found):
        alike = likeness.likeness(words, _words(session, other_id))
        if alike >= ALIKE:
            session.merge(LikenessRow(paper_id=paper_id, other_id=other_id, likeness=alike, same_values=False))
    session.flush()


def set_bands(session: Session, paper_id: int, found: Iterable[tuple[int, int]]) -> None:
    """Write down pieces of a paper's fingerprint."""
    session.execute(insert(BandRow), [{"band": band, "key": key, "paper_id": paper_id} for band, key in found])


def note_values(session: Session, paper_id: int, values: Iterable[StoredValue]) -> None:
    """Note a paper's telling values as they stand now, and the other papers that have the same."""
    session.execute(delete(BandRow).where(BandRow.paper_id == paper_id, BandRow.band == VALUES_BAND))
    _forget_values(session, paper_id)
    key = _key(values)
    if key is None:
        return
    others = _of_key(session, paper_id, key)
    set_bands(session, paper_id, [(VALUES_BAND, key)])
    if not others or len(others) > _MOST_EQUAL:
        return
    words = _words(session, paper_id)
    for other_id in others:
        alike = likeness.likeness(words, _words(session, other_id))
        newer, older = max(paper_id, other_id), min(paper_id, other_id)
        session.merge(LikenessRow(paper_id=newer, other_id=older, likeness=alike, same_values=True))
    session.flush()


def note_anew(session: Session, paper_id: int, pages: Iterable[Sequence[Word]], values: Iterable[StoredValue]) -> None:
    """Note the fingerprint of a paper that was compared before: with which papers it is alike is known."""
    found = list(likeness.bands(likeness.words_of(pages)))
    key = _key(values)
    if key is not None:
        found.append((VALUES_BAND, key))
    if found:
        set_bands(session, paper_id, found)


def _forget_values(session: Session, paper_id: int) -> None:
    """Forget with which papers this one had equal values; that their words are alike stays noted."""
    rows = session.scalars(
        select(LikenessRow).where(
            (LikenessRow.paper_id == paper_id) | (LikenessRow.other_id == paper_id), LikenessRow.same_values
        )
    )
    for row in rows.all():
        if row.likeness >= ALIKE:
            row.same_values = False
        else:
            session.delete(row)
    session.flush()


def _candidates(session: Session, of: PaperRow, found: Sequence[tuple[int, int]]) -> list[int]:
    """The papers that share most of the fingerprint, the likest first; never parts of the same original."""
    shared: Counter[int] = Counter()
    connection = session.connection()
    for band, key in found:
        # Where thousands share a band, it tells nothing, and counting them would hold up every new paper.
        shared.update(connection.exec_driver_sql(_IN_BAND, (band, key, of.id, _MOST_IN_A_BAND)).scalars())
    likest = sorted((-count, -number) for number, count in shared.items() if count >= _FEWEST_BANDS)
    numbers = [-number for _, number in likest[:_MOST_COMPARED]]
    others = select(PaperRow.id).where(PaperRow.id.in_(numbers), PaperRow.sha256 != of.sha256)
    return sorted(session.scalars(others), key=numbers.index)


def _of_key(session: Session, paper_id: int, key: int) -> list[int]:
    query = select(BandRow.paper_id).where(
        BandRow.band == VALUES_BAND, BandRow.key == key, BandRow.paper_id != paper_id
    )
    return list(session.scalars(query.limit(_MOST_EQUAL + 1)))


def _words(session: Session, paper_id: int) -> Words:
    rows = session.scalars(select(PageRow).where(PageRow.paper_id == paper_id).order_by(PageRow.number))
    return likeness.words_of(row.content.words for row in rows)


def _key(values: Iterable[StoredValue]) -> int | None:
    known = {value.field: value.value for value in values if value.value}
    for fields in _TELLING:
        if all(field in known for field in fields):
            return likeness.key_of_values([*fields, *(known[field].casefold() for field in fields)])
    return None
