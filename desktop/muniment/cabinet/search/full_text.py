"""The full-text table: one row a paper, of the paper's own number, with its name, the text of its pages, and its values
as they stand. It folds case and accents.

What a person types is taken as plain words and nothing else: each is quoted, so that no sign in it can mean anything to
SQLite's query language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from muniment.cabinet.search.query import Both, Either, Node, Phrase, Word
from muniment.paper import Reading

START_MARK, STOP_MARK = "\u2068", "\u2069"
"""What stands around the words found in a snippet."""

_SNIPPET_WORDS = 24
_WITHOUT_MARKS = str.maketrans("", "", START_MARK + STOP_MARK)

_INSERT = text("INSERT INTO paper_search (rowid, name, body, found) VALUES (:paper_id, :name, :body, :found)")
_SET_FOUND = text("UPDATE paper_search SET found = :found WHERE rowid = :paper_id")
# The plus keeps SQLite from asking the whole query anew for each paper; the range keeps it from walking all of them.
_SNIPPETS = text(
    "SELECT rowid, snippet(paper_search, -1, :start, :stop, '…', :words) FROM paper_search "
    "WHERE paper_search MATCH :query AND rowid BETWEEN :first AND :last AND +rowid IN :papers"
).bindparams(bindparam("papers", expanding=True))


def add(session: Session, paper_id: int, name: str, reading: Reading, values: Iterable[str]) -> None:
    """Make a new paper findable."""
    row = {"name": name, "body": "\n".join(page.text for page in reading.pages), "found": "\n".join(values)}
    plain = {column: content.translate(_WITHOUT_MARKS) for column, content in row.items()}
    session.execute(_INSERT, {"paper_id": paper_id, **plain})


def set_found(session: Session, paper_id: int, values: Iterable[str]) -> None:
    """Make a paper's values findable, and the ones that it had before no longer."""
    session.execute(_SET_FOUND, {"paper_id": paper_id, "found": "\n".join(values).translate(_WITHOUT_MARKS)})


def disagreeing(session: Session) -> list[int]:
    """The numbers of papers that the full text does not know, and those that it knows and that there are not."""
    wrong = session.scalars(
        text(
            "SELECT id FROM papers WHERE id NOT IN (SELECT rowid FROM paper_search) UNION "
            "SELECT rowid FROM paper_search WHERE rowid NOT IN (SELECT id FROM papers) ORDER BY 1"
        )
    )
    return list(wrong)


def expression(node: Node) -> str | None:
    """The node in SQLite's query language; None where it asks for more than words, or for no word at all."""
    match node:
        case Word(text=typed, unfinished=unfinished, column=column):
            return _quoted(typed, column) + ("*" if unfinished else "")
        case Phrase(text=typed, column=column):
            return _quoted(typed, column)
        case Both(nodes=nodes):
            return _combined(nodes, " AND ")
        case Either(nodes=nodes):
            return _combined(nodes, " OR ")
    return None


def snippets(session: Session, query: str, papers: Collection[int]) -> dict[int, str]:
    """A piece of the text of each of the papers that holds what is asked for, with marks around what was found."""
    if not papers:
        return {}
    marks = {"start": START_MARK, "stop": STOP_MARK, "words": _SNIPPET_WORDS}
    bounds = {"first": min(papers), "last": max(papers)}
    found = session.execute(_SNIPPETS, {"query": query, "papers": list(papers), **marks, **bounds})
    return {paper_id: " ".join(snippet.split()) for paper_id, snippet in found}


def marked(value: str) -> str:
    """A text that was found as a whole, as it stands in a snippet."""
    return f"{START_MARK}{' '.join(value.translate(_WITHOUT_MARKS).split())}{STOP_MARK}"


def _quoted(typed: str, column: str) -> str:
    quoted = '"' + typed.replace('"', '""') + '"'
    return f"{column} : {quoted}" if column else quoted


def _combined(nodes: Sequence[Node], sign: str) -> str | None:
    parts = [expression(node) for node in nodes]
    return None if None in parts else f"({sign.join(part for part in parts if part)})"
