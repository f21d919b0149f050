"""Tags on papers. Each change of them is one operation, for one paper or many, which undo takes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from muniment import tags
from muniment.cabinet import deeds, papers
from muniment.cabinet.records import TagCount
from muniment.cabinet.shelf_tables import PaperTagRow, TagChangeRow
from muniment.cabinet.tables import OperationRow, PaperRow
from muniment.cabinet.transactions import Transactions
from muniment.errors import NoSuchTag
from muniment.operations import Operation, RenameTag, Tag, Untag
from muniment.tags import folded, tag_of


class Tags:
    """The tags of one cabinet. Tags that differ in capitals only are one tag: it is spelt as it was first."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def change(self, paper_ids: Iterable[int], *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> int | None:
        """Put tags on papers and take others off, as one operation; returns its number, or None where nothing changes.

        Raises NoSuchPaper or TagUnfit; then nothing is changed.
        """
        numbers, wanted = list(dict.fromkeys(paper_ids)), [tag_of(tag) for tag in add]
        unwanted = [tag_of(tag) for tag in remove]
        with self._transactions.writing() as session:
            for number in numbers:
                papers.row(session, number)
            return _change(session, numbers, wanted, unwanted)

    def add(self, paper_id: int, tags: Sequence[str], batch: int) -> int | None:
        """Put tags on a paper as an operation of that batch of filings; returns its number, or None where it has them
        all. Raises NoSuchPaper or TagUnfit."""
        wanted = [tag_of(tag) for tag in tags]
        with self._transactions.writing() as session:
            papers.row(session, paper_id)
            return _change(session, [paper_id], wanted, [], batch)

    def rename(self, old: str, new: str) -> None:
        """Give a tag another name on every paper that has it; where that name is taken, the two become one.

        Raises NoSuchTag or TagUnfit.
        """
        with self._transactions.writing() as session:
            _rename(session, tag_of(old), tag_of(new))

    def listed(self) -> list[TagCount]:
        """All tags and on how many papers each is, by name."""
        query = (
            select(func.min(PaperTagRow.tag), func.count())
            .join(PaperRow, PaperRow.id == PaperTagRow.paper_id)
            .where(PaperRow.withdrawn.is_(False))
            .group_by(PaperTagRow.folded)
            .order_by(PaperTagRow.folded)
        )
        with self._transactions.reading() as session:
            return [TagCount(tag, count) for tag, count in session.execute(query)]


def refresh_after(session: Session, operation_id: int) -> None:
    """Work out anew the tags of the papers whose tags an operation changed."""
    changed = select(TagChangeRow.paper_id).where(TagChangeRow.operation_id == operation_id).distinct()
    for paper_id in session.scalars(changed).all():
        _refresh(session, paper_id)


def _change(
    session: Session,
    numbers: Sequence[int],
    wanted: Sequence[str],
    unwanted: Sequence[str],
    batch: int | None = None,
) -> int | None:
    spelt = {folded(tag): _spelling(session, tag) for tag in wanted}
    off = {folded(tag): tag for tag in unwanted if folded(tag) not in spelt}
    changes: list[tuple[int, str, bool]] = []
    for number in numbers:
        standing = _standing(session, number)
        changes += ((number, tag, True) for tag in spelt.values() if folded(tag) not in standing)
        changes += ((number, standing[key], False) for key in off if key in standing)
    if not changes:
        return None
    added = tuple(dict.fromkeys(tag for _, tag, is_added in changes if is_added))
    removed = tuple(dict.fromkeys(tag for _, tag, is_added in changes if not is_added))
    count = len({number for number, _, _ in changes})
    operation: Operation = Tag(count, added, removed) if added else Untag(count, removed)
    return _record(session, operation, changes, batch)


def _rename(session: Session, old: str, new: str) -> None:
    standing = select(PaperTagRow.paper_id, PaperTagRow.tag).where(PaperTagRow.folded == folded(old))
    tagged = session.execute(standing.order_by(PaperTagRow.paper_id)).all()
    if not tagged:
        raise NoSuchTag(old)
    spelt = new if folded(old) == folded(new) else _spelling(session, new)
    if tagged[0].tag == spelt:
        return
    changes = [(row.paper_id, row.tag, False) for row in tagged]
    changes += [(row.paper_id, spelt, True) for row in tagged]
    _record(session, RenameTag(tagged[0].tag, spelt), changes)


def _record(
    session: Session, operation: Operation, changes: Iterable[tuple[int, str, bool]], batch: int | None = None
) -> int:
    number = deeds.begin(session, operation, batch)
    session.add_all(
        TagChangeRow(operation_id=number, paper_id=paper_id, tag=tag, folded=folded(tag), added=added)
        for paper_id, tag, added in changes
    )
    session.flush()
    refresh_after(session, number)
    return number


def _spelling(session: Session, tag: str) -> str:
    """How the tag is spelt on the papers that have it; as it stands where none has."""
    known = select(PaperTagRow.tag).where(PaperTagRow.folded == tags.folded(tag)).limit(1)
    return session.scalar(known) or tag


def _standing(session: Session, paper_id: int) -> Mapping[str, str]:
    rows = session.scalars(select(PaperTagRow).where(PaperTagRow.paper_id == paper_id))
    return {row.folded: row.tag for row in rows}


def _refresh(session: Session, paper_id: int) -> None:
    changes = session.scalars(
        select(TagChangeRow)
        .join(OperationRow, OperationRow.id == TagChangeRow.operation_id)
        .where(TagChangeRow.paper_id == paper_id, OperationRow.undone_at.is_(None))
        .order_by(TagChangeRow.id)
    )
    standing: dict[str, str] = {}
    for change in changes:
        if change.added:
            standing[change.folded] = change.tag
        else:
            standing.pop(change.folded, None)
    session.execute(delete(PaperTagRow).where(PaperTagRow.paper_id == paper_id))
    session.add_all(PaperTagRow(paper_id=paper_id, folded=key, tag=tag) for key, tag in standing.items())
    session.flush()
