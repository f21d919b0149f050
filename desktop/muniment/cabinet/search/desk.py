"""Where questions are asked: read, answered, and handed out as records."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from muniment.cabinet import lists
from muniment.cabinet.records import SearchHit, SearchResult
from muniment.cabinet.search import find
from muniment.cabinet.search.explain import explain
from muniment.cabinet.search.fields import Subjects
from muniment.cabinet.search.parsing import parse
from muniment.paper import DocumentType

SEARCH_LIMIT = 100
"""How many papers an answer has, unless more are asked for."""


class SearchDesk:
    """Answers questions about papers of these types."""

    def __init__(self, types: Mapping[str, DocumentType]) -> None:
        self._subjects = Subjects(types)

    def ask(self, session: Session, question: str, limit: int, offset: int) -> SearchResult:
        """The papers that answer, and how the question was understood."""
        asked = parse(question, self._subjects)
        understood = explain(asked.node)
        if asked.node is None:
            return SearchResult((), 0, 0, understood, asked.hints)
        found = find.find(session, asked.node, self._subjects, limit, offset)
        listed = lists.summaries(session, [match.paper_id for match in found.some])
        hits = tuple(SearchHit(listed[match.paper_id], match.snippet, match.near) for match in found.some)
        return SearchResult(hits, found.total, found.near, understood, asked.hints)

    def answering(self, session: Session, question: str) -> frozenset[int]:
        """The numbers of all papers that answer, those that nearly do left out."""
        node = parse(question, self._subjects).node
        return find.answering(session, node) if node is not None else frozenset()

    def count(self, session: Session, question: str) -> int:
        """How many papers answer, those that nearly do left out."""
        node = parse(question, self._subjects).node
        return find.count(session, node) if node is not None else 0
