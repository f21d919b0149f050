"""What an office paper says, before it is laid out: every layout can set every letter."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import NamedTuple

import msgspec

from models.training.made.press import Align


class Detail(NamedTuple):
    """A value with the label that stands before or above it."""

    label: str
    value: str

    def __str__(self) -> str:
        return f"{self.label}: {self.value}"


class Head(NamedTuple):
    """The head of a table's column, its alignment and how much of the width it takes, in parts."""

    text: str
    align: Align
    parts: float


class Letter(msgspec.Struct, frozen=True):
    """The contents of one paper. `seller` is who wrote it; all lists may be empty.

    `sender` holds the lines of the letterhead under the name, `foot` the columns of the footer. The last of `sums` is
    set the most boldly. With `sender` empty the name is printed small, and in the footer.
    """

    title: str
    seller: str
    logo: str
    sender: list[str]
    buyer_label: str
    buyer: list[str]
    details: list[Detail]
    heads: list[Head]
    rows: list[list[str]]
    sums: list[Detail]
    notes: list[str]
    foot: list[list[str]]
    page_word: str
    carried: str


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is printed on invoices in one language; words.toml says what stands in braces."""

    titles: list[str]
    number: list[str]
    date: list[str]
    due: list[str]
    order: list[str]
    decoys: list[str]
    delivery_date: list[str]
    contact: list[str]
    buyer: list[str]
    attention: list[str]
    buyer_tax: list[str]
    net: list[str]
    tax: list[str]
    tax_sum: list[str]
    total: list[str]
    discount: str
    shipping: list[str]
    deposit: list[str]
    balance: list[str]
    columns: list[str]
    position: list[str]
    carried: str
    bank: list[str]
    page: str
    currency: list[str]
    due_days: list[str]
    thanks: list[str]
    free: list[str]
    footer: list[str]
    units: list[str]
    items: list[str]


@functools.cache
def words() -> dict[str, Words]:
    """The words of invoices, by language."""
    source = Path(__file__).with_name("words.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), dict[str, Words])
