"""What a question nearly asks: words that differ by one or two letters or by what text recognition mistakes, and words
that were written together or apart.

A word that differs from another by so few letters keeps at least one of several runs of three letters that do not
overlap. So the words that hold one of the rarest such runs are looked up, and only those are compared.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations, pairwise

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import text
from sqlalchemy.orm import Session

from muniment.cabinet.search.query import Both, Either, Holds, Node, Word
from muniment.cabinet.search.words import skeleton, words_of

_LONGEST = 40
_SHORTEST = 3
_MOST_OF_A_PAPER = 20_000
_MOST_ALIKE = 24
_RUN = 3

_NEW = text(
    "SELECT value FROM json_each(:words) WHERE NOT EXISTS (SELECT 1 FROM known_words WHERE known_words.word = value)"
)
_KNOWN = text("SELECT word FROM known_words WHERE word IN (SELECT value FROM json_each(:words))")
_LAST = text("SELECT coalesce(max(id), 0) FROM known_words")
_KNOW = text("INSERT INTO known_words (word, skeleton) VALUES (:word, :skeleton)")
_SPELL = text(
    "INSERT INTO near_words (rowid, letters) SELECT id, '^' || skeleton || '$' FROM known_words WHERE id > :last"
)
_HOLDING = text("SELECT count(*) FROM near_words WHERE near_words MATCH :run")
_ALIKE = text(
    "SELECT word, skeleton FROM near_words JOIN known_words ON known_words.id = near_words.rowid "
    "WHERE near_words MATCH :runs"
)


def learn(session: Session, words: Collection[str]) -> None:
    """Know these words of a paper from now on. One that no paper holds any more stays known, and finds nothing."""
    new = sorted({word for word in words if _SHORTEST <= len(word) <= _LONGEST})[:_MOST_OF_A_PAPER]
    unknown = session.scalars(_NEW, {"words": _json(new)}).all() if new else ()
    if not unknown:
        return
    last = session.scalar(_LAST)
    session.execute(_KNOW, [{"word": word, "skeleton": skeleton(word)} for word in unknown])
    session.execute(_SPELL, {"last": last})


def near(session: Session, node: Node) -> Node:
    """The question with all that its words may be written as; the same where there is nothing else."""
    match node:
        case Word():
            return _near_word(session, node)
        case Holds(in_a_row=False):
            words = [word for (typed,) in node.words for word in words_of(typed)]
            spelt = tuple((word, *_alike(session, word), *_apart(session, word)) for word in words)
            return msgspec.structs.replace(node, words=spelt) if any(len(ways) > 1 for ways in spelt) else node
        case Both(nodes=nodes):
            return _near_words(session, nodes)
        case Either(nodes=nodes):
            return Either(tuple(near(session, each) for each in nodes))
    return node


def _near_word(session: Session, word: Word) -> Node:
    ways: list[Node] = [word]
    parts = words_of(word.text)
    if len(parts) > 1:
        ways.append(Both(tuple(_near_word(session, Word(part, column=word.column)) for part in parts)))
        ways.append(Word("".join(parts), word.unfinished, word.column))
    elif parts:
        others = (*_alike(session, parts[0]), *_apart(session, parts[0]))
        ways.extend(Word(other, column=word.column) for other in others)
    return Either(tuple(ways)) if len(ways) > 1 else word


def _near_words(session: Session, nodes: tuple[Node, ...]) -> Node:
    """Words side by side may also have been written as one."""
    found = [near(session, each) for each in nodes]
    ways: list[Node] = [Both(tuple(found))]
    for place, (one, other) in enumerate(pairwise(nodes)):
        if isinstance(one, Word) and isinstance(other, Word):
            together = Word("".join(words_of(f"{one.text} {other.text}")), other.unfinished, one.column)
            ways.append(Both((*found[:place], together, *found[place + 2 :])))
    return Either(tuple(ways)) if len(ways) > 1 else ways[0]


def _alike(session: Session, word: str) -> list[str]:
    """The known words that this one may be a slip of, the nearest first."""
    letters = skeleton(word)
    spelt = f"^{letters}$"
    runs = [spelt[place : place + _RUN] for place in range(len(spelt) - _RUN + 1)]
    if len(word) < _SHORTEST or len(word) > _LONGEST:
        return []
    slips = _slips(word, letters)
    wanted = " OR ".join(_rarest(session, runs, slips + 1)) if slips else " AND ".join(map(_quoted, runs))
    others = {other: bare for other, bare in session.execute(_ALIKE, {"runs": wanted}) if other != word}
    found = process.extract(letters, others, scorer=OSA.distance, score_cutoff=slips, limit=_MOST_ALIKE)
    return [other for _, _, other in found]


def _slips(word: str, letters: str) -> int:
    """How many letters may differ. A digit makes another number, so that long numbers only are taken for each other."""
    if not word.isalpha():
        return 1 if len(letters) >= 8 else 0
    return 2 if len(letters) >= 8 else 1 if len(letters) >= 4 else 0


def _rarest(session: Session, runs: list[str], count: int) -> list[str]:
    """Of the runs so many that do not overlap and that the fewest words hold: one of them outlives the slips."""
    holding = {run: session.scalar(_HOLDING, {"run": _quoted(run)}) or 0 for run in set(runs)}
    apart = (
        places
        for places in combinations(range(len(runs)), count)
        if all(after - before >= _RUN for before, after in pairwise(places))
    )
    best = min(apart, key=lambda places: sum(holding[runs[place]] for place in places))
    return [_quoted(runs[place]) for place in best]


def _apart(session: Session, word: str) -> list[str]:
    """The two known words that this one may have been put together from, in each way."""
    cuts = [
        (word[:place], word[place:])
        for place in range(1, len(word))
        if min(place, len(word) - place) >= _SHORTEST or word[place - 1].isdigit() != word[place].isdigit()
    ]
    known = set(session.scalars(_KNOWN, {"words": _json([part for cut in cuts for part in cut])}))
    # Two letters are too short to be known; beside a number they are believed.
    return [" ".join(cut) for cut in cuts if all(part in known or len(part) < _SHORTEST for part in cut)]


def _quoted(run: str) -> str:
    return f'"{run}"'


def _json(words: Collection[str]) -> str:
    return msgspec.json.encode(list(words)).decode()
