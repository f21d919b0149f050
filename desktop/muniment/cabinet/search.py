"""Full-text search over a paper's name, the text of its pages, and its values as they stand.

The full-text table has one row a paper, of the paper's own number. It folds case and accents. What a person types is
taken as plain words and nothing else: each is quoted, so that no sign in it can mean anything to the query language.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from muniment.paper import Reading

START_MARK, STOP_MARK = "\u2068", "\u2069"
"""What stands around the words found in a snippet."""

_MOST_WORDS = 32  # SQLite refuses deep queries; nobody types more by hand
_MOST_HITS = 100
_SNIPPET_WORDS = 24

_WITHOUT_MARKS = str.maketrans("", "", START_MARK + STOP_MARK)

_INSERT = text("INSERT INTO paper_search (rowid, name, body, found) VALUES (:paper_id, :name, :body, '')")
_SET_FOUND = text("UPDATE paper_search SET found = :found WHERE rowid = :paper_id")
_RANK = text(
    "SELECT paper_search.rowid FROM paper_search JOIN papers ON papers.id = paper_search.rowid "
    "WHERE paper_search MATCH :query AND NOT papers.withdrawn "
    # A name and a value say more about a paper than its body's many words.
    "ORDER BY bm25(paper_search, 4.0, 1.0, 4.0), paper_search.rowid DESC LIMIT :most"
)
# Apart from the ranking, which would make a snippet of every paper that matches only to throw most of them away. The
# plus keeps SQLite from asking the whole query anew for each of the best.
_SNIPPETS = text(
    "SELECT rowid, snippet(paper_search, -1, :start, :stop, '…', :words) FROM paper_search "
    "WHERE paper_search MATCH :query AND +rowid IN :best"
).bindparams(bindparam("best", expanding=True))


def add(session: Session, paper_id: int, name: str, reading: Reading) -> None:
    """Make a new paper's text findable."""
    body = "\n".join(page.text for page in reading.pages).translate(_WITHOUT_MARKS)
    session.execute(_INSERT, {"paper_id": paper_id, "name": name.translate(_WITHOUT_MARKS), "body": body})


def set_found(session: Session, paper_id: int, values: Iterable[str]) -> None:
    """Make a paper's values findable, and the ones that it had before no longer."""
    found = "\n".join(values).translate(_WITHOUT_MARKS)
    session.execute(_SET_FOUND, {"paper_id": paper_id, "found": found})


def clear(session: Session) -> None:
    """Make no paper findable; they are `add`ed again one by one."""
    session.execute(text("DELETE FROM paper_search"))


def disagreeing(session: Session) -> list[int]:
    """The numbers of papers that the index does not know, and those that it knows and that there are not."""
    wrong = session.scalars(
        text(
            "SELECT id FROM papers WHERE id NOT IN (SELECT rowid FROM paper_search) UNION "
            "SELECT rowid FROM paper_search WHERE rowid NOT IN (SELECT id FROM papers) ORDER BY 1"
        )
    )
    return list(wrong)


def find(session: Session, words: str) -> list[tuple[int, str]]:
    """The papers that hold all the words, the most telling first, each with a snippet; the last word may be unfinished.

    Words without a letter or digit are passed over; where none is left, nothing is found.
    """
    query = _query(words)
    if not query:
        return []
    best = session.scalars(_RANK, {"query": query, "most": _MOST_HITS}).all()
    marks = {"start": START_MARK, "stop": STOP_MARK, "words": _SNIPPET_WORDS}
    snippets = {
        paper_id: " ".join(snippet.split())
        for paper_id, snippet in session.execute(_SNIPPETS, {"query": query, "best": best, **marks})
    }
    return [(paper_id, snippets[paper_id]) for paper_id in best]


def _query(words: str) -> str:
    # A NUL would end the query early, and half a surrogate pair cannot be written as UTF-8.
    plain = words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    wanted = [word for word in plain.split() if any(sign.isalnum() for sign in word)][:_MOST_WORDS]
    quoted = ['"' + word.replace('"', '""') + '"' for word in wanted]
    return " ".join(quoted) + "*" if quoted else ""
