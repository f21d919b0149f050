"""Which papers answer a question: those that do, and after them those that nearly do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
from sqlalchemy import Integer, Select, func, literal_column, or_, select, text
from sqlalchemy.orm import Session

from muniment.cabinet.lists import WITHDRAWN
from muniment.cabinet.search import full_text
from muniment.cabinet.search.conditions import FULL_TEXT, Paper, asked_values, conditions, matches
from muniment.cabinet.search.fields import Subjects
from muniment.cabinet.search.near import near
from muniment.cabinet.search.query import Both, Either, Node, joined
from muniment.cabinet.search.tables import ValueRow
from muniment.cabinet.tables import FindingRow, PaperRow

FEW = 100
"""Only where fewer papers than this answer a question is it worth looking for those that nearly do."""

_MOST_RANKED = 5000
"""How telling each paper is takes time to say. Of more papers than this the newest come first."""

_MOST_TOLD = 4
_RANKED = text(
    "SELECT rowid FROM paper_search WHERE paper_search MATCH :words "
    "AND +rowid IN (SELECT value FROM json_each(:papers)) "
    # A name and a value say more about a paper than its body's many words.
    "ORDER BY bm25(paper_search, 4.0, 1.0, 4.0), rowid DESC LIMIT :limit OFFSET :offset"
)


class Match(msgspec.Struct, frozen=True):
    """A paper that answers, or nearly answers, and what of it does."""

    paper_id: int
    snippet: str
    near: bool


class Matches(msgspec.Struct, frozen=True):
    """Some of the papers that were found, how many there are in all, and how many of them only nearly answer."""

    some: tuple[Match, ...] = ()
    total: int = 0
    near: int = 0


def find(session: Session, node: Node, subjects: Subjects, limit: int, offset: int) -> Matches:
    """The papers that answer, the most telling first, then those that nearly do: `limit` of them after `offset`."""
    exact = _Search(session, node)
    found = [*_matches(session, exact, subjects, limit, offset, near=False)]
    if exact.total >= FEW:
        return Matches(tuple(found), exact.total)
    spelt = near(session, node)
    if spelt == node:
        return Matches(tuple(found), exact.total)
    others = _Search(session, spelt, exact.papers)
    left, skipped = limit - len(found), max(0, offset - exact.total)
    found.extend(_matches(session, others, subjects, left, skipped, near=True))
    return Matches(tuple(found), exact.total + others.total, others.total)


def answering(session: Session, node: Node) -> frozenset[int]:
    """The numbers of all papers that answer the question."""
    return frozenset(_Search(session, node).all())


def count(session: Session, node: Node) -> int:
    """How many papers answer the question."""
    return _Search(session, node).total


class _Search:
    """A question as one query: over the full text where words are asked for, else over the list of papers.

    `papers` are the numbers of all that were found, the newest first; None where there are more than can be ranked.
    """

    def __init__(self, session: Session, node: Node, but_not: Sequence[int] | None = ()) -> None:
        self._session = session
        parts = node.nodes if isinstance(node, Both) else (node,)
        words = joined([part for part in parts if full_text.expression(part)], Both)
        self.node = node
        self.words = full_text.expression(words) if words else None
        # The plus keeps SQLite from asking the full text anew for each paper that the other conditions leave.
        paper: Paper = literal_column("+paper_search.rowid", Integer) if words else PaperRow.id
        self._number: Paper = FULL_TEXT.c.rowid if words else PaperRow.id
        self._conditions = [
            *([matches(self.words)] if self.words else ()),
            paper.not_in(WITHDRAWN),
            paper.not_in(but_not or ()),
            *conditions([part for part in parts if not full_text.expression(part)], paper),
        ]
        found = session.scalars(self._newest().limit(_MOST_RANKED + 1)).all()
        self.papers = found if len(found) <= _MOST_RANKED else None
        self.total = len(found) if self.papers is not None else self._count()

    def all(self) -> Sequence[int]:
        """The numbers of all of them, the newest first."""
        return self.papers if self.papers is not None else self._session.scalars(self._newest()).all()

    def best(self, limit: int, offset: int) -> Sequence[int]:
        """The numbers of some of the papers, the most telling first."""
        if self.papers is None:
            return self._session.scalars(self._newest().limit(limit).offset(offset)).all()
        if self.words is None:
            return self.papers[offset : offset + limit]
        papers = msgspec.json.encode(self.papers).decode()
        window = {"words": self.words, "papers": papers, "limit": limit, "offset": offset}
        return self._session.scalars(_RANKED, window).all()

    def _newest(self) -> Select[int]:
        return self._select(self._number).order_by(self._number.desc())

    def _count(self) -> int:
        return self._session.scalar(self._select(func.count())) or 0

    def _select(self, what: Paper) -> Select[int]:
        return select(what).select_from(FULL_TEXT if self.words else PaperRow).where(*self._conditions)


def _matches(
    session: Session, search: _Search, subjects: Subjects, limit: int, offset: int, *, near: bool
) -> Iterator[Match]:
    papers = search.best(limit, offset) if limit > 0 and offset < search.total else ()
    words = search.words or full_text.expression(joined(_words(search.node), Either) or Both(()))
    pieces = full_text.snippets(session, words, papers) if words and words != "()" else {}
    told = _told_values(session, search.node, subjects, papers)
    for paper_id in papers:
        yield Match(paper_id, " · ".join(filter(None, (told.get(paper_id), pieces.get(paper_id)))), near)


def _words(node: Node) -> list[Node]:
    """The parts of a question that ask for words; not for their absence."""
    if full_text.expression(node):
        return [node]
    return [part for each in node.nodes for part in _words(each)] if isinstance(node, Both | Either) else []


def _told_values(session: Session, node: Node, subjects: Subjects, papers: Sequence[int]) -> dict[int, str]:
    """The values for which each of the papers was found, with marks around them."""
    asked = [*asked_values(node)]
    if not asked or not papers:
        return {}
    values = session.execute(
        select(ValueRow.paper_id, ValueRow.field, FindingRow.text)
        .join(FindingRow, FindingRow.id == ValueRow.finding_id)
        .where(ValueRow.paper_id.in_(papers), or_(*asked))
        .order_by(ValueRow.paper_id, ValueRow.finding_id)
    )
    return {
        paper_id: ", ".join(
            f"{subjects.label(field)}: {full_text.marked(printed)}" for _, field, printed in [*some][:_MOST_TOLD]
        )
        for paper_id, some in groupby(values, lambda value: value[0])
    }
