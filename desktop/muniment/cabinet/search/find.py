"""Which papers answer a question: those that do, and after them those that nearly do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
from sqlalchemy import Float, Integer, Select, func, literal_column, or_, select
from sqlalchemy.orm import Session

from muniment.cabinet.search import full_text
from muniment.cabinet.search.conditions import FULL_TEXT, Paper, asked_values, condition, matches
from muniment.cabinet.search.fields import Subjects
from muniment.cabinet.search.near import near
from muniment.cabinet.search.query import Both, Either, Node, Without, joined
from muniment.cabinet.search.tables import ValueRow
from muniment.cabinet.tables import FindingRow, PaperRow

FEW = 100
"""Only where fewer papers than this answer a question is it worth looking for those that nearly do."""

_MOST_RANKED = 5000
"""How telling each paper is takes time to say. Of more papers than this the newest come first."""

_MOST_TOLD = 4
_WITHDRAWN = select(PaperRow.id).where(PaperRow.withdrawn)


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
    others = _Search(session, Both((*(spelt.nodes if isinstance(spelt, Both) else (spelt,)), Without(node))))
    left, skipped = limit - len(found), max(0, offset - exact.total)
    found.extend(_matches(session, others, subjects, left, skipped, near=True))
    return Matches(tuple(found), exact.total + others.total, others.total)


def count(session: Session, node: Node) -> int:
    """How many papers answer the question."""
    return _Search(session, node).total


class _Search:
    """A question as one query: over the full text where words are asked for, else over the list of papers."""

    def __init__(self, session: Session, node: Node) -> None:
        self._session = session
        parts = node.nodes if isinstance(node, Both) else (node,)
        words = joined([part for part in parts if full_text.expression(part)], Both)
        self.node = node
        self.words = full_text.expression(words) if words else None
        # The plus keeps SQLite from asking the full text anew for each paper that the other conditions leave.
        paper: Paper = literal_column("+paper_search.rowid", Integer) if words else PaperRow.id
        self._conditions = [
            *([matches(self.words)] if self.words else ()),
            paper.not_in(_WITHDRAWN),
            *(condition(part, paper) for part in parts if not full_text.expression(part)),
        ]
        self.total: int = session.scalar(self._select(func.count())) or 0

    def best(self, limit: int, offset: int) -> Sequence[int]:
        """The numbers of some of the papers, the most telling first."""
        number: Paper = FULL_TEXT.c.rowid if self.words else PaperRow.id
        some = self._select(number).order_by(number.desc()).limit(limit).offset(offset)
        if self.words and self.total <= _MOST_RANKED:
            # A name and a value say more about a paper than its body's many words.
            rank = literal_column("bm25(paper_search, 4.0, 1.0, 4.0)", Float)
            some = some.order_by(None).order_by(rank, number.desc())
        return self._session.scalars(some).all()

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
            f"{subjects.label(field)}: {full_text.marked(text)}" for _, field, text in [*some][:_MOST_TOLD]
        )
        for paper_id, some in groupby(values, lambda value: value[0])
    }
