"""Names of files and folders, made of what a paper says, that every system can hold: Linux, Windows and macOS alike.

A template such as `{issue_date:%Y-%m} {seller|unknown} {invoice_number}` names fields in braces: after a colon how a
date is written, after a bar what stands there where the paper has no such value. Where there is neither, the gap
closes: blanks, dashes and brackets around it go with it. Braces themselves are written twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date

import msgspec
from pathvalidate import sanitize_filename
from pathvalidate.handler import ReservedNameHandler

from muniment.filing.faults import TemplateBroken

LONGEST_NAME = 240
"""Bytes of UTF-8 that a name may have, ending included: below the 255 of most file systems, so that a number fits."""

LONGEST_FOLDER = 120
"""Bytes of UTF-8 that the name of one folder may have."""

_LONGEST_NUMBERED = 255

_NO_BOUND = 1_000_000_000

_GIVEN_UP = "paper"
"""What a paper is called where nothing is left of its name."""

_ENDING = re.compile(r"\.[a-z0-9]{1,10}")
_PART = re.compile(r"\{\{|\}\}|\{(?P<field>[a-z][a-z0-9_]*)(?::(?P<form>[^{}|]*))?(?:\|(?P<instead>[^{}]*))?\}|[{}]")
_SEPARATORS = " \t-–—_.,;·+&#@"
_BRACKETS = {"(": ")", "[": "]"}
_DATE_SIGNS = frozenset("YymdBbjVUWGuAa")
_AS_DASH = str.maketrans(dict.fromkeys("/\\:|⁄∕⧸＼／：", "-"))
_LEADING = re.compile(r"^[\s./\\]+")
_REMOVED = {"Cc", "Cf", "Cs", "Co", "Cn"}
_BLANKS = {"Zl", "Zp", "Zs"}
# Windows keeps these for devices, with any ending.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)\s*(\.|$)", re.IGNORECASE)


class Value(msgspec.Struct, frozen=True):
    """What a template puts in place of a field: its text, and the day that it means where it is a date."""

    text: str
    day: date | None = None


Values = Mapping[str, Value]
"""The values of a paper by field; a field that has none, or an empty text, is missing."""


class _Piece(msgspec.Struct, frozen=True):
    """A piece of a template: text as it stands, or a field with its form and what stands instead."""

    text: str = ""
    field: str = ""
    form: str | None = None
    instead: str | None = None


def fields_of(template: str) -> tuple[str, ...]:
    """The fields that a template names, each once. Raises TemplateBroken."""
    return tuple(dict.fromkeys(piece.field for piece in _pieces(template) if piece.field))


def filled(template: str, values: Values) -> str:
    """The template with the paper's values in it, gaps closed; it need not be a safe name. Raises TemplateBroken."""
    done, gap = "", False
    for piece in _pieces(template):
        text = piece.text if not piece.field else _text_of(piece, values.get(piece.field))
        if piece.field and not text:
            gap = True
        elif gap and not piece.field:
            done = _closed(done, text)
            gap = not done or done[-1] in _SEPARATORS
        else:
            done, gap = done + text, False
    return done.rstrip(_SEPARATORS) if gap else done


def file_name(template: str, values: Values, original: str) -> str:
    """The name of a paper's file, with the ending of the original, in small letters. Raises TemplateBroken."""
    return safe_name(filled(template, values), ending_of(original))


def folder_names(template: str, values: Values) -> tuple[str, ...]:
    """The names of the folders that a template such as `Invoices/{issue_date:%Y}` leads through; one of which nothing
    is left is passed over. Raises TemplateBroken."""
    rendered = (filled(part, values) for part in _parted(template))
    return tuple(safe_name(part, longest=LONGEST_FOLDER) for part in rendered if _cleaned(part))


def ending_of(name: str) -> str:
    """The ending of a file's name with its point, in small letters; "" where it has none that is one."""
    _, point, ending = name.rpartition(".")
    found = f"{point}{ending}".lower()
    return found if _ENDING.fullmatch(found) else ""


def safe_name(text: str, ending: str = "", longest: int = LONGEST_NAME) -> str:
    """The text as the name of one file or folder on any system. It is never empty and leads nowhere else; what is safe
    already stays as it is."""
    name = _cut(_cleaned(text), longest - len(ending.encode()))
    name = name.rstrip(" .") or _GIVEN_UP
    if _RESERVED.match(f"{name}{ending}"):
        name = f"_{name}"
    return f"{name}{ending}"


def numbered(name: str, number: int) -> str:
    """The name with a number behind it, before its ending: "name (2).pdf". Shortened where it would be too long."""
    stem = name[: len(name) - len(ending_of(name))]
    end = f" ({number}){name[len(stem) :]}"
    return f"{_cut(stem, _LONGEST_NUMBERED - len(end.encode()))}{end}"


def check_template(template: str, *, known: Callable[[str], bool]) -> None:
    """Raise TemplateBroken where a template is not one, or names a field that is not known."""
    for field in fields_of(template):
        if not known(field):
            raise TemplateBroken(f"there is no field “{field}”: {template}")


def _pieces(template: str) -> Iterator[_Piece]:
    end = 0
    for found in _PART.finditer(template):
        if found.start() > end:
            yield _Piece(template[end : found.start()])
        end = found.end()
        if found["field"]:
            _check_form(found["form"], template)
            yield _Piece("", found["field"], found["form"], found["instead"])
        elif len(found.group()) == 2:
            yield _Piece(found.group()[0])
        else:
            raise TemplateBroken(f"a brace stands alone: {template}")
    if end < len(template):
        yield _Piece(template[end:])


def _parted(template: str) -> list[str]:
    """The template cut at the slashes that stand outside of braces."""
    parts = [""]
    depth = 0
    for sign in template:
        depth += (sign == "{") - (sign == "}")
        if sign == "/" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _check_form(form: str | None, template: str) -> None:
    signs = re.findall(r"%(.?)", form or "")
    if form is not None and (not signs or not set(signs) <= _DATE_SIGNS):
        raise TemplateBroken(f"“{form}” is no way to write a date: {template}")


def _text_of(piece: _Piece, value: Value | None) -> str:
    if value is None or not value.text.strip():
        return piece.instead or ""
    if piece.form is None:
        return value.text
    return value.day.strftime(piece.form) if value.day else piece.instead or ""


def _closed(before: str, after: str) -> str:
    """What stands before and after a gap, joined by one of the separators around it, or by none at an end."""
    while before and after and _BRACKETS.get(before[-1]) == after[0]:
        before, after = before[:-1], after[1:]
    left, right = before.rstrip(_SEPARATORS), after.lstrip(_SEPARATORS)
    if not left:
        return right
    joints = before[len(left) :], after[: len(after) - len(right)]
    joint = max(joints, key=lambda joint: len(joint.strip()))
    return f"{left}{joint or max(joints, key=len)}{right}"


def _cleaned(text: str) -> str:
    """The text composed, on one line, without signs that steer, mislead, or separate folders."""
    text = unicodedata.normalize("NFC", _LEADING.sub("", text).translate(_AS_DASH))
    kept = []
    for sign in text:
        category = unicodedata.category(sign)
        if category in _BLANKS or sign in "\t\n\r\v\f":
            kept.append(" ")
        elif category not in _REMOVED:
            kept.append(sign)
    text = unicodedata.normalize("NFC", "".join(kept))
    plain = sanitize_filename(
        text, platform="universal", max_len=_NO_BOUND, reserved_name_handler=ReservedNameHandler.as_is
    )
    return " ".join(plain.split()).strip(" .").lstrip("~ .")


def _cut(name: str, longest: int) -> str:
    """As much of the name as fits into so many bytes, without cutting a letter from its marks."""
    written = name.encode(errors="surrogateescape")
    if len(written) <= longest:
        return name
    length = len(written[:longest].decode(errors="ignore"))
    while length and _belongs_to_the_one_before(name[length]):
        length -= 1
    return name[:length].rstrip(" .")


def _belongs_to_the_one_before(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M") or "\U0001f3fb" <= sign <= "\U0001f3ff"
