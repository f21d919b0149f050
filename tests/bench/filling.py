"""Fills a cabinet with very many papers in little time: whole tables at once, without originals.

What comes to stand in the tables is what `papers.insert` would have written, one paper after the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert, text
from sqlalchemy.orm import Session

from muniment.cabinet.records import StoredValue
from muniment.cabinet.search import near
from muniment.cabinet.search.index import comparable
from muniment.cabinet.search.tables import ValueRow
from muniment.cabinet.search.words import words_of
from muniment.cabinet.tables import FindingRow, PageRow, PageWords, PaperRow, Row, VerdictRow
from muniment.cabinet.transactions import Transactions
from tests.bench.made_papers import MadePaper

A_TRANSACTION = 500
_FULL_TEXT = text("INSERT INTO paper_search (rowid, name, body, found) VALUES (:id, :name, :body, :found)")
_HEADLINES = ("seller", "merchant", "parties", "name")
_DAYS = ("issue_date", "date", "effective_date")


def fill(folder: Path, stream: Iterator[MadePaper]) -> None:
    """Keep papers many to a transaction."""
    transactions = Transactions(folder, writable=True)
    while some := list(islice(stream, A_TRANSACTION)):
        with transactions.writing() as session:
            _keep(session, some)
    transactions.close()


def _keep(session: Session, some: Sequence[MadePaper]) -> None:
    first = (session.scalar(text("SELECT max(id) FROM papers")) or 0) + 1
    finding = (session.scalar(text("SELECT max(id) FROM findings")) or 0) + 1
    now = datetime.now(UTC)
    rows: dict[type[Row], list[dict[str, Any]]] = {
        kind: [] for kind in (PaperRow, PageRow, VerdictRow, FindingRow, ValueRow)
    }
    texts, words = [], set()
    for paper_id, paper in enumerate(some, first):
        (page,) = paper.reading.pages
        rows[PaperRow].append(_paper(paper_id, paper, now))
        rows[PageRow].append(
            {
                "paper_id": paper_id,
                **{name: getattr(page, name) for name in ("number", "width", "height", "engine", "turn")},
                "content": PageWords(page.words, page.lines, page.codes),
            }
        )
        said = {name: getattr(paper.verdict, name) for name in ("type", "type_confidence", "reasons", "release")}
        considered = {"pages_considered": paper.verdict.pages_considered, "parts": ()}
        rows[VerdictRow].append({"paper_id": paper_id, "created_at": now, **said, **considered})
        for found in paper.verdict.findings:
            rows[FindingRow].append(
                {
                    "id": finding,
                    "paper_id": paper_id,
                    "by_person": False,
                    **{name: getattr(found, name) for name in ("field", "text", "value", "confidence", "runners_up")},
                    "page": found.evidence.page,
                    "words": found.evidence.words,
                }
            )
            value = StoredValue(finding, found.field, found.text, found.value, found.evidence, found.confidence, False)
            rows[ValueRow].append(comparable(paper_id, value))
            finding += 1
        values = dict.fromkeys(word for found in paper.verdict.findings for word in (found.text, found.value))
        row = {"id": paper_id, "name": paper.name, "body": page.text, "found": "\n".join(values)}
        texts.append(row)
        words.update(words_of(f"{row['name']} {row['body']} {row['found']}"))
    for kind, many in rows.items():
        assert isinstance(kind.__table__, Table)
        session.connection().execute(insert(kind.__table__), many)
    session.connection().execute(_FULL_TEXT, texts)
    for start in range(0, len(words), 10_000):
        near.learn(session, sorted(words)[start : start + 10_000])


def _paper(paper_id: int, paper: MadePaper, now: datetime) -> dict[str, Any]:
    found = {finding.field: finding.value for finding in reversed(paper.verdict.findings)}
    return {
        "id": paper_id,
        "sha256": hashlib.sha256(f"filled {paper_id}".encode()).hexdigest(),
        "first_page": 1,
        "last_page": 1,
        "part_of": None,
        "withdrawn": False,
        "name": paper.name,
        "source": f"/papers/{paper.name}",
        "media_type": paper.reading.media_type,
        "page_count": 1,
        "notices": (),
        "statements": (),
        "added_at": now,
        "accepted": False,
        "current_type": paper.verdict.type,
        "current_type_confidence": paper.verdict.type_confidence,
        "current_reason": next(iter(paper.verdict.reasons), ""),
        "current_headline": next((found[field] for field in _HEADLINES if field in found), ""),
        "current_amount": found.get("total_amount", ""),
        "current_date": next((found[field] for field in _DAYS if field in found), ""),
    }
