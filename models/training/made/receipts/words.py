"""The words that stand on receipts, by language: the data of words.toml."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path

import msgspec


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words; {} stands for a number or name, {t} for the tax's name and {r} for its rate."""

    total: list[str]
    subtotal: list[str]
    cash: list[str]
    change: list[str]
    card: list[str]
    rounding: list[str]
    savings: list[str]
    tax: list[str]
    tax_sum: list[str]
    net: list[str]
    number: list[str]
    date: list[str]
    time: str
    till: list[str]
    cashier: list[str]
    table: str
    transaction: list[str]
    member: str
    thanks: list[str]
    included: str
    supermarket: list[str]
    restaurant: list[str]
    hardware: list[str]
    pharmacy: list[str]
    online: list[str]
    fuel: list[str]
    hotel: list[str]
    fuel_words: list[str]
    hotel_words: list[str]
    parking_words: list[str]
    taxi_words: list[str]
    card_words: list[str]
    online_words: list[str]
    form_words: list[str]
    kinds: list[str]


@functools.cache
def words_of(language: str) -> Words:
    """The words of one of the LANGUAGES."""
    return _all()[language]


@functools.cache
def _all() -> dict[str, Words]:
    text = Path(__file__).with_name("words.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Words])


LANGUAGES = tuple(_all())
