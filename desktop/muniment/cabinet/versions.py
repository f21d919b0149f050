"""Papers that are one paper: what a person said of two that look alike, and which version of a paper is current.

A paper and its versions are a group, one of which is current. Whoever says that a paper is an older version of another
joins their groups, and that other is current in the joined one; saying it the other way round makes the other current.
Whoever says that two papers of a group are different takes the first of them out of it.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Select, delete, exists, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from muniment.cabinet import deeds, lists, papers, shelf
from muniment.cabinet.records import Alike, Sighting
from muniment.cabinet.shelf_tables import LikenessRow, SightingRow, VersionRow, WordOnLikenessRow
from muniment.cabinet.tables import OperationRow, PaperRow
from muniment.cabinet.transactions import Transactions
from muniment.errors import SamePaperTwice
from muniment.operations import DifferentPapers, Operation, SamePaper


class Versions:
    """Duplicates and versions of one cabinet's papers."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def see_again(self, paper_id: int, source: str) -> None:
        """Note that the original of a kept paper came again, and from where."""
        now = datetime.now(UTC)
        came = insert(SightingRow).values(
            paper_id=paper_id, source=papers.storable(source), first_seen_at=now, last_seen_at=now, times=1
        )
        again = came.on_conflict_do_update(
            index_elements=["paper_id", "source"], set_={"last_seen_at": now, "times": SightingRow.times + 1}
        )
        with self._transactions.writing() as session:
            papers.row(session, paper_id)
            session.execute(again)

    def sightings(self) -> list[Sighting]:
        """The places that originals of kept papers came from again, other than the first time; the latest first."""
        query = (
            select(SightingRow)
            .join(PaperRow, PaperRow.id == SightingRow.paper_id)
            .where(SightingRow.source != PaperRow.source)
            .order_by(SightingRow.last_seen_at.desc(), SightingRow.paper_id)
        )
        with self._transactions.reading() as session:
            return [shelf.sighting(row) for row in session.scalars(query)]

    def proposed(self) -> list[Alike]:
        """The papers that look alike and of which nobody has said yet whether they are the same; the most alike first.

        Older versions are left out: what is like them is like the current one."""
        with self._transactions.reading() as session:
            rows = session.scalars(_proposals()).all()
            numbers = {number for row in rows for number in (row.paper_id, row.other_id)}
            known = lists.summaries(session, numbers)
            return [
                Alike(known[row.paper_id], known[row.other_id], row.likeness, row.same_values)
                for row in rows
                if row.paper_id in known and row.other_id in known
            ]

    def say_same(self, older: int, current: int) -> None:
        """Say that a paper is an older version of another, which is shown in its stead. Raises SamePaperTwice."""
        with self._transactions.writing() as session:
            one, other = _two(session, older, current)
            _record(session, SamePaper(one.name, other.name), older, current, same=True)

    def say_different(self, one: int, other: int) -> None:
        """Say that two papers are different ones; they are not proposed again. Raises SamePaperTwice."""
        with self._transactions.writing() as session:
            first, second = _two(session, one, other)
            _record(session, DifferentPapers(first.name, second.name), one, other, same=False)


def refresh_after(session: Session, operation_id: int) -> None:
    """Work out anew which papers are versions of which, where an operation said something of it."""
    if session.scalar(select(exists().where(WordOnLikenessRow.operation_id == operation_id))):
        _refresh(session)


def _proposals() -> Select[LikenessRow]:
    pair = or_(
        (WordOnLikenessRow.paper_id == LikenessRow.paper_id) & (WordOnLikenessRow.other_id == LikenessRow.other_id),
        (WordOnLikenessRow.paper_id == LikenessRow.other_id) & (WordOnLikenessRow.other_id == LikenessRow.paper_id),
    )
    said = (
        exists()
        .where(pair, OperationRow.undone_at.is_(None), OperationRow.id == WordOnLikenessRow.operation_id)
        .correlate(LikenessRow)
    )
    older = exists().where(VersionRow.paper_id.in_((LikenessRow.paper_id, LikenessRow.other_id)))
    return (
        select(LikenessRow)
        .where(~said, ~older.correlate(LikenessRow))
        .order_by(LikenessRow.same_values.desc(), LikenessRow.likeness.desc(), LikenessRow.paper_id.desc())
    )


def _two(session: Session, one: int, other: int) -> tuple[PaperRow, PaperRow]:
    if one == other:
        raise SamePaperTwice(str(one))
    return papers.row(session, one), papers.row(session, other)


def _record(session: Session, operation: Operation, paper_id: int, other_id: int, *, same: bool) -> None:
    number = deeds.begin(session, operation)
    session.add(WordOnLikenessRow(operation_id=number, paper_id=paper_id, other_id=other_id, same=same))
    session.flush()
    _refresh(session)


def _refresh(session: Session) -> None:
    """Go through all that was said and stands, in order. People say this some thousand times at most."""
    said = session.scalars(
        select(WordOnLikenessRow)
        .join(OperationRow, OperationRow.id == WordOnLikenessRow.operation_id)
        .where(OperationRow.undone_at.is_(None))
        .order_by(WordOnLikenessRow.id)
    )
    groups: dict[int, set[int]] = {}  # of each paper that was spoken of; shared by all papers of the group
    current: dict[int, int] = {}
    for word in said:
        one, other = (groups.setdefault(number, {number}) for number in (word.paper_id, word.other_id))
        if word.same:
            one |= other
            for number in one:
                groups[number], current[number] = one, word.other_id
        elif word.other_id in one:
            one.remove(word.paper_id)
            groups[word.paper_id] = {word.paper_id}
            if current.pop(word.paper_id, None) == word.paper_id:
                current.update((number, max(one)) for number in one)
    found = {number: of for number, of in current.items() if number != of}
    standing = {row.paper_id: row.current_id for row in session.scalars(select(VersionRow))}
    gone = [number for number in standing if number not in found]
    session.execute(delete(VersionRow).where(VersionRow.paper_id.in_(gone)))
    for number, of in found.items():
        if standing.get(number) != of:
            session.merge(VersionRow(paper_id=number, current_id=of))
    session.flush()
