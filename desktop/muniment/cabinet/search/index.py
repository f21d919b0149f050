"""What search must know of a paper, kept in step with what stands of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session

from muniment.cabinet.records import StoredValue
from muniment.cabinet.search import full_text, near
from muniment.cabinet.search.words import folded, words_of
from muniment.paper import Reading

_FORGET = text("DELETE FROM paper_values WHERE paper_id = :paper_id")
_COMPARE = text(
    "INSERT INTO paper_values (finding_id, paper_id, field, words, number, day) "
    "VALUES (:finding_id, :paper_id, :field, :words, :number, :day)"
)
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def add(session: Session, paper_id: int, name: str, reading: Reading, values: Sequence[StoredValue]) -> None:
    """Make a new paper's name, text and values findable; `values` were noted by `set_values` before."""
    full_text.add(session, paper_id, name, reading, _texts(values))
    texts = (name, *(page.text for page in reading.pages))
    near.learn(session, {word for content in texts for word in words_of(content)})


def set_values(session: Session, paper_id: int, values: Sequence[StoredValue], compared: Sequence[StoredValue]) -> None:
    """Make a paper's values findable, and the ones that it had before no longer. Those that are `compared` can be asked
    for by their field."""
    full_text.set_found(session, paper_id, _texts(values))
    # What was picked from the paper is known with its text.
    near.learn(session, {word for value in values if value.evidence is None for word in words_of(value.text)})
    session.execute(_FORGET, {"paper_id": paper_id})
    if compared:
        session.execute(_COMPARE, [comparable(paper_id, value) for value in compared])


def clear(session: Session) -> None:
    """Make no paper findable; they are noted again one by one."""
    for emptied in ("paper_search", "paper_values", "known_words"):
        session.execute(text(f"DELETE FROM {emptied}"))
    session.execute(text("INSERT INTO near_words (near_words) VALUES ('delete-all')"))


def comparable(paper_id: int, value: StoredValue) -> dict[str, int | str | float | None]:
    """The row of a value: its words as printed and as normalised, and what it is as a number or a day."""
    printed, normalised = folded(value.text), folded(value.value)
    return {
        "finding_id": value.finding_id,
        "paper_id": paper_id,
        "field": value.field,
        "words": printed if normalised in (printed, "  ") else f"{printed}\n{normalised}",
        "number": float(value.value) if _NUMBER.fullmatch(value.value) else None,
        "day": value.value if _DAY.fullmatch(value.value) else None,
    }


def _texts(values: Sequence[StoredValue]) -> dict[str, None]:
    return dict.fromkeys(word for value in values for word in (value.text, value.value))
