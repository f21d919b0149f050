"""What is known of each country and language: the data that fictitious particulars are drawn from."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path

import msgspec

_FOLDER = Path(__file__).resolve().parent


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One country in one of its languages; its patterns are explained at the head of countries.toml."""

    name: str
    language: str
    legal_forms: list[str]
    post_code: str
    place: list[str]
    phone: list[str]
    domain: str
    currency: str
    signs: list[str]
    decimal: list[str]
    tax_names: list[str]
    tax_rates: list[int]
    tax_id_labels: list[str]
    dates: list[str]
    states: str = ""


class Tongue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language that names and addresses are put together from."""

    given: str
    family_heads: str
    family_tails: str
    town_heads: str
    town_tails: str
    streets: list[str]
    street_words: str | list[str]
    trades: list[str]
    banks: list[str]
    titles: list[str]
    months: str
    short_months: str


@functools.cache
def countries() -> dict[str, Country]:
    """Countries by ISO code; where a country has a second language, its code follows a hyphen."""
    return msgspec.convert(tomllib.loads((_FOLDER / "countries.toml").read_text("utf-8")), dict[str, Country])


@functools.cache
def tongues() -> dict[str, Tongue]:
    """Languages by ISO code."""
    return msgspec.convert(tomllib.loads((_FOLDER / "tongues.toml").read_text("utf-8")), dict[str, Tongue])


def countries_speaking(language: str) -> list[str]:
    """The codes of the countries of one language."""
    return [code for code, country in countries().items() if country.language == language]
