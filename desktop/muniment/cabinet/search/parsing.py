"""From what a person types to a question.

    question    = all { "or" all }
    all         = one { [ "and" ] one }
    one         = "-" one | "(" question ")" | phrase in quotes | name sign value | word
    sign        = ":" | "=" | ">" | ">=" | "<" | "<="
    value       = words, or a phrase in quotes | low ".." high | an amount | a day, month or year

Nothing that can be typed is an error. What is not understood is searched as plain words, and a hint says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from muniment.cabinet.search import operands
from muniment.cabinet.search.fields import LONGEST_NAME, Sort, Subject, Subjects, nearest
from muniment.cabinet.search.query import (
    Amount,
    Both,
    Day,
    Either,
    Equals,
    Holds,
    Node,
    OfType,
    Phrase,
    Question,
    Review,
    Tagged,
    Without,
    Word,
    joined,
)
from muniment.cabinet.search.words import words_of

MOST_WORDS = 32
"""Of a longer question the rest is left out: SQLite refuses deep queries, and nobody types more by hand."""

_MOST_BRACKETS = 12
_LONGEST_WORD = 200
_YES, _NO = {"yes", "true", "1"}, {"no", "false", "0"}

_TOKEN = re.compile(
    r"""
      (?P<quoted> " [^"]* (?: " | $ ) )
    | (?P<minus> (?<! [^\s(] ) - (?= [\w"(] ) )
    | (?P<sign> >= | <= | [<>=:] )
    | (?P<bracket> [()] )
    | (?P<word> [^\s"()<>=:]+ )
    """,
    re.VERBOSE,
)
_DOTS = re.compile(r"\s*\.\.+\s*(?=[\d\-])")
_RANGE = re.compile(r"[\d.,\-]*\d[\d.,\-]*\.\.|\.\.\d")
"""An amount or day with two points after it, or two points before one: the sign before it may be left out."""

_PLAINER = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\0": " "})
_AS_TYPED = {"≥": ">=", "≤": "<=", "…": "..", "–": "-", "−": "-"}


class _Token(msgspec.Struct, frozen=True):
    kind: str
    text: str

    def is_word(self, text: str) -> bool:
        return self.kind == "word" and self.text.lower() == text


def parse(text: str, subjects: Subjects) -> Question:
    """The question that a person means by a text; any text at all may be typed."""
    tokens = _tokens(text)
    hints = []
    if len(tokens) > MOST_WORDS:
        tokens = tokens[:MOST_WORDS]
        hints.append(f"Only the first {MOST_WORDS} words were looked for.")
    parser = _Parser(tokens, subjects)
    node = parser.question()
    return Question(node, tuple(dict.fromkeys((*hints, *parser.hints))))


def _tokens(text: str) -> list[_Token]:
    # Half a surrogate pair cannot be written as UTF-8.
    plain = text.translate(_PLAINER).encode("utf-8", "replace").decode("utf-8")
    for typed, meant in _AS_TYPED.items():
        plain = plain.replace(typed, meant)
    plain = _DOTS.sub("..", plain)
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(plain):
        kind, found = str(match.lastgroup), match.group()
        if kind in ("quoted", "word") and not any(sign.isalnum() for sign in found):
            continue
        before = tokens[-1].kind if tokens else ""
        if kind == "word" and before == "minus" and tokens[-2:-1] and tokens[-2].kind == "sign":
            tokens[-1] = _Token("word", f"-{found}")  # a number below zero
            continue
        if kind == "word" and before == "word" and _RANGE.match(found):
            tokens.append(_Token("sign", ":"))
        tokens.append(_Token(kind, found[:_LONGEST_WORD] if kind == "word" else found))
    return tokens


class _Parser:
    """Goes through the tokens once; `hints` gathers what was not understood."""

    def __init__(self, tokens: list[_Token], subjects: Subjects) -> None:
        self._tokens = tokens
        self._subjects = subjects
        self._place = 0
        self._open = 0
        self.hints: list[str] = []

    def question(self) -> Node | None:
        choices: list[Node] = []
        while True:
            found = self._all()
            if found is not None:
                choices.append(found)
            if self._next is None or self._next.text == ")":
                return joined(choices, Either)
            self._place += 1  # past "or"

    def _all(self) -> Node | None:
        nodes: list[Node] = []
        while self._next is not None and not self._next.is_word("or"):
            if self._next.text == ")" and self._next.kind == "bracket":
                if self._open:
                    break
                self._place += 1
            elif self._next.is_word("and"):
                self._place += 1
            else:
                found = self._one()
                if found is not None:
                    nodes.extend(found.nodes if isinstance(found, Both) else (found,))
        return joined(nodes, Both)

    def _one(self) -> Node | None:
        token = self._tokens[self._place]
        if token.kind == "minus":
            self._place += 1
            found = self._one() if self._next is not None else None
            if isinstance(found, Word):
                found = msgspec.structs.replace(found, unfinished=False)
            return Without(found) if found is not None else None
        if token.kind == "bracket":
            return self._bracket()
        compared = self._comparison()
        if compared is not None:
            return compared
        self._place += 1
        if token.kind == "sign":
            return None
        if token.kind == "quoted":
            return Phrase(token.text.strip('"'))
        self._say_unknown(token)
        return Word(token.text.rstrip("*"), self._unfinished(token))

    def _bracket(self) -> Node | None:
        self._place += 1
        if self._open >= _MOST_BRACKETS:
            return None
        self._open += 1
        found = self.question()
        self._open -= 1
        if self._next is not None:
            self._place += 1  # past ")"
        return found

    def _comparison(self) -> Node | None:
        """A field compared with something, if that is what stands here."""
        named = self._subject_at(self._place)
        if named is None:
            return None
        subject, length = named
        start, self._place = self._place, self._place + length
        sign = self._tokens[self._place].text
        self._place += 1
        value = self._value(subject)
        if not value:
            self._place = start
            return None
        compared = _COMPARERS[subject.sort](self, subject, sign, value)
        if compared is None:
            self._place = start + length + 1
            return joined([Word(token.text) for token in self._tokens[start : start + length]], Both)
        return compared

    def _subject_at(self, place: int) -> tuple[Subject, int] | None:
        """The longest name that stands here before a sign, and of how many tokens it is."""
        for length in range(LONGEST_NAME, 0, -1):
            tokens = self._tokens[place : place + length + 1]
            if [token.kind for token in tokens] == ["word"] * length + ["sign"]:
                subject = self._subjects.called(" ".join(token.text for token in tokens[:-1]))
                if subject is not None:
                    return subject, length
        return None

    def _value(self, subject: Subject) -> list[_Token]:
        """What a field is compared with: a phrase, an amount, a day, or all words up to what is asked next."""
        value: list[_Token] = []
        while self._next is not None and self._next.kind in ("word", "quoted"):
            token = self._next
            joins = token.is_word("and") or token.is_word("or")
            if value and (joins or value[0].kind != token.kind or self._subject_at(self._place) is not None):
                break
            value.append(token)
            self._place += 1
            if token.kind == "quoted" or subject.sort not in (Sort.TEXT, Sort.NAME, Sort.TYPE, Sort.TAG):
                break
        return value

    def text(self, subject: Subject, sign: str, value: list[_Token]) -> Node | None:
        typed = " ".join(token.text.strip('"') for token in value)
        if sign in ("<", ">", "<=", ">=") or (".." in typed and operands.number(typed.split("..")[0]) is not None):
            return self.number(subject, sign, value)
        words = [word for token in value for word in token.text.strip('"').rstrip("*").split() if words_of(word)]
        if not words:
            return None
        if sign == "=":
            return Equals(subject, typed)
        quoted = value[0].kind == "quoted"
        unfinished = not quoted and self._unfinished(value[-1])
        return Holds(subject, tuple((word,) for word in words), unfinished, in_a_row=quoted)

    def name(self, subject: Subject, sign: str, value: list[_Token]) -> Node | None:
        """A paper's own name, or that of the person it is about."""
        found = self.text(subject, ":" if sign == "=" else sign, value)
        if not isinstance(found, Holds):
            return None
        if found.in_a_row:
            return Either((Phrase(" ".join(word for (word,) in found.words), "name"), found))
        *whole, (last,) = found.words
        of_file: list[Node] = [Word(word, column="name") for (word,) in whole]
        of_file.append(Word(last, found.unfinished, "name"))
        either = joined(of_file, Both)
        return Either((either, found)) if either is not None else None

    def number(self, subject: Subject, sign: str, value: list[_Token]) -> Node | None:
        typed = value[0].text.strip('"')
        ends = [operands.number(end) if end.strip() else None for end in typed.split("..")]
        understood = len(ends) <= 2 and any(end is not None for end in ends)
        if not understood or (len(ends) == 1 and ends[0] is None):
            self.hints.append(f"“{typed}” is not an amount; write it as 1234.50.")
            return None
        if len(ends) == 2:
            return Amount(subject, ends[0], ends[1])
        (at,) = ends
        low = at if sign in (">", ">=", ":", "=") else None
        high = at if sign in ("<", "<=", ":", "=") else None
        return Amount(subject, low, high, above=sign == ">", below=sign == "<")

    def day(self, subject: Subject, sign: str, value: list[_Token]) -> Node | None:
        typed = value[0].text.strip('"')
        ends = [operands.period(end) if end.strip() else ("", "") for end in typed.split("..")]
        if len(ends) > 2 or None in ends or not any(end != ("", "") for end in ends):
            self.hints.append(f"“{typed}” is not a day; write it as 2026-03-14, or 2026-03 for the whole month.")
            return None
        (first, last), (_, end) = ends[0] or ("", ""), ends[-1] or ("", "")
        if len(ends) == 2:
            return Day(subject, first, end)
        return _days(subject, sign, first, last)

    def type(self, subject: Subject, sign: str, value: list[_Token]) -> Node | None:
        typed = " ".join(token.text.strip('"') for token in value)
        types = self._subjects.types_called(typed)
        if not types:
            meant = nearest(typed.lower(), self._subjects.types)
            self.hints.append(_unknown("type", typed, meant))
            return None
        return OfType(types)

    def tag(self, subject: Subject, sign: str, value: list[_Token]) -> Node | None:
        return Tagged(" ".join(token.text.strip('"') for token in value))

    def review(self, subject: Subject, sign: str, value: list[_Token]) -> Node | None:
        typed = value[0].text.lower()
        if typed not in _YES | _NO:
            self.hints.append("A review is asked for by “review: yes” or “review: no”.")
            return None
        return Review(typed in _YES)

    def _say_unknown(self, token: _Token) -> None:
        """A word before a sign looks like a field's name; it was none."""
        before_sign = self._next is not None and self._next.kind == "sign" and token.text[:1].isalpha()
        if before_sign and self._subject_at(self._place - 1) is None:
            self.hints.append(_unknown("field", token.text, self._subjects.like(token.text)))

    def _unfinished(self, token: _Token) -> bool:
        """The last word may still be being typed. One letter alone would be the beginning of nearly everything."""
        last = self._place == len(self._tokens)
        return (last or token.text.endswith("*")) and sum(sign.isalnum() for sign in token.text) > 1

    @property
    def _next(self) -> _Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None


def _days(subject: Subject, sign: str, first: str, last: str) -> Day:
    """Before and after a period, it is left out; at its ends, it belongs to them."""
    match sign:
        case ">=":
            return Day(subject, first, "")
        case "<=":
            return Day(subject, "", last)
        case ">":
            return Day(subject, last, "", after=True)
        case "<":
            return Day(subject, "", first, before=True)
    return Day(subject, first, last)


def _unknown(what: str, name: str, meant: str) -> str:
    asked = f"; did you mean {meant}?" if meant else ". It was searched as a word."
    return f"There is no {what} “{name}”{asked}"


_COMPARERS: dict[Sort, Callable[[_Parser, Subject, str, list[_Token]], Node | None]] = {
    Sort.TEXT: _Parser.text,
    Sort.NAME: _Parser.name,
    Sort.NUMBER: _Parser.number,
    Sort.DATE: _Parser.day,
    Sort.ADDED: _Parser.day,
    Sort.TYPE: _Parser.type,
    Sort.TAG: _Parser.tag,
    Sort.REVIEW: _Parser.review,
}
