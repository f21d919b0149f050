"""Fictitious dealings: goods with their prices, and the heads of the table that lists them."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from models.training.made.fiction.printing import Money
from models.training.made.office.letter import Head, Words


class Goods(NamedTuple):
    """A table of goods. `total` is in hundredths of the currency."""

    heads: list[Head]
    rows: list[list[str]]
    total: int


def draw_goods(words: Words, money: Money, random: Random, priced: bool = True, column_unit: str = "") -> Goods:
    """Some goods, seldom so many that they need a second page. `column_unit` is added to the head of the amounts."""
    many = random.choices((random.randint(1, 3), random.randint(4, 12), random.randint(28, 50)), (5, 5, 1))[0]
    numbered, with_unit = random.random() < 0.5, random.random() < 0.5
    description, quantity, unit, price, amount = words.columns
    last = f"{amount} {column_unit}".strip()
    heads = [Head(random.choice(words.position), "left", 1)] if numbered else []
    heads += [Head(description, "left", 6), Head(quantity, "right", 1.2)]
    heads += [Head(unit, "left", 1.2)] if with_unit else []
    heads += [Head(price, "right", 2), Head(last, "right", 2)] if priced else []
    rows, total = [], 0
    signed = not column_unit and random.random() < 0.25
    for number in range(1, many + 1):
        count, each = random.choice((1, 1, 2, 3, 5, 8, 10, 24)), _price(random)
        row = [str(number)] if numbered else []
        row += [random.choice(words.items), str(count)]
        row += [random.choice(words.units)] if with_unit else []
        row += [money.bare(each), (money.signed if signed else money.bare)(count * each)] if priced else []
        rows.append(row)
        total += count * each
    return Goods(heads, rows, total)


def _price(random: Random) -> int:
    """A price in hundredths: mostly small, ending as prices end."""
    whole = int(10 ** random.uniform(0.3, random.choice((2.2, 3.0, 3.8))))
    return whole * 100 + random.choice((0, 0, 50, 90, 95, 99, random.randrange(100)))
