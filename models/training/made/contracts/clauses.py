"""The texts that contracts are put together from, by language: the data of the .toml files beside this one."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path

import msgspec

LANGUAGES = ("en", "de", "fr", "es", "it", "nl")


class Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's texts. `kinds` are titles, the two parties' roles and what is agreed; `clauses` heading and text.

    `headings` are those of the clauses on term, notice and law; `terms`, `notices` and `places` what they fill in.
    """

    made: list[str]
    undated: list[str]
    start: list[str]
    end: list[str]
    term: list[str]
    open: list[str]
    notice: list[str]
    law: list[str]
    headings: tuple[str, str, str]
    places: list[str]
    terms: list[str]
    notices: list[str]
    signed: tuple[str, str, str, str]
    kinds: list[tuple[list[str], tuple[str, str], str]]
    clauses: list[tuple[str, str]]


@functools.cache
def texts_of(language: str) -> Texts:
    """The texts of one of the LANGUAGES."""
    return msgspec.convert(tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text("utf-8")), Texts)
