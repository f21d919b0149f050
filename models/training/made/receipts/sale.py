"""What was bought, where and when: the contents of a receipt before anybody sets it."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import NamedTuple

import msgspec

from models.training.made.fiction.countries import countries
from models.training.made.fiction.drawing import Fiction
from models.training.made.fiction.numbers import filled
from models.training.made.fiction.printing import Money, draw_days, draw_money
from models.training.made.receipts.words import Words, words_of

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_NUMBERS = ("#####", "######", "0000####", "####-##", "A#####", "##/####", "#############", "AA-######", "R###-####")


class Item(NamedTuple):
    """A line of goods: how many, what, and what they cost together, in hundredths."""

    quantity: int
    name: str
    price: int


class Tax(NamedTuple):
    """One rate (as printed) with what it was raised on and the tax, in hundredths."""

    rate: str
    net: int
    tax: int


class Sale(msgspec.Struct, frozen=True):
    """A sale; all amounts in hundredths. `total` is what was paid, after savings and rounding."""

    words: Words
    money: Money
    merchant: str
    branch: str
    address: list[str]
    phone: str
    tax_id: str
    tax_name: str
    day: str
    time: str
    number: str
    items: list[Item]
    taxes: list[Tax]
    subtotal: int
    savings: int
    rounding: int
    total: int
    given: int
    signed: bool

    def amount(self, hundredths: int) -> str:
        """An amount as this shop prints amounts: bare, or with its currency."""
        return self.money.signed(hundredths) if self.signed else self.money.bare(hundredths)

    @property
    def tax(self) -> int:
        """All rates' tax together."""
        return sum(part.tax for part in self.taxes)


def draw_sale(fiction: Fiction, goods: list[str], kind: str, dearest: int = 2400) -> Sale:
    """A sale of some of the goods by a shop of that kind; `dearest` is the most that one thing costs."""
    random, country = fiction.random, countries()[fiction.code]
    firm = fiction.firm()
    items = [
        Item(random.choices((1, 2, 3), (7, 2, 1))[0], name, random.randint(60, dearest))
        for name in random.sample(goods, min(len(goods), random.randint(1, 9)))
    ]
    items = [Item(item.quantity, item.name, item.price * item.quantity) for item in items]
    subtotal = sum(item.price for item in items)
    savings = random.randint(10, max(11, subtotal // 6)) if random.random() < 0.25 else 0
    due = subtotal - savings
    total = round(due / 5) * 5 if fiction.code in _ROUNDS and random.random() < 0.7 else due
    rates = country.tax_rates[: 2 if random.random() < 0.35 and len(items) > 2 else 1]
    shares = _shares(due, len(rates), random)
    return Sale(
        words=words_of(fiction.language),
        money=draw_money(country, random),
        merchant=_merchant(firm.name, firm.short, kind, fiction.family(), random),
        branch=random.choice(("", "", fiction.town())),
        address=_address(firm.address.lines, random),
        phone=fiction.phone(),
        tax_id=f"{random.choice(country.tax_id_labels)}: {firm.tax_id}",
        tax_name=random.choice(country.tax_names),
        day=draw_day(fiction, random),
        time=f"{random.randint(6, 22):02}{random.choice('::::::.h')}{random.randint(0, 59):02}",
        number=filled(random.choice(_NUMBERS), random),
        items=items,
        taxes=[_tax(share, rate, country.decimal[0][0]) for share, rate in zip(shares, rates, strict=True)],
        subtotal=subtotal,
        savings=savings,
        rounding=total - due,
        total=total,
        given=_given(total, random),
        signed=random.random() < 0.3,
    )


_ROUNDS = ("CH", "CH-FR", "AU", "BE", "BE-NL", "NL", "IE", "CA", "CA-FR")
"""Countries that round what is paid in cash to five hundredths."""


def draw_day(fiction: Fiction, random: Random) -> str:
    """A day as tills print it: in the country's way, or as 24MAR18, or with two digits for the year."""
    day = date.fromordinal(random.randint(date(2009, 1, 1).toordinal(), date(2027, 12, 31).toordinal()))
    if random.random() < 0.1:
        glue = random.choice(("", "-", " ", "/"))
        return f"{day.day:02}{glue}{_MONTHS[day.month - 1]}{glue}{day.year % 100:02}"
    return draw_days(countries()[fiction.code], random).printed(day)


def _merchant(name: str, short: str, kind: str, family: str, random: Random) -> str:
    made = random.choice(
        (name, name, f"{kind} {family}", f"{family} {kind}", short, f"{family} & {family[:3]}el {kind}")
    )
    return made.upper() if random.random() < 0.45 else made


def _address(lines: list[str], random: Random) -> list[str]:
    lines = [line.upper() for line in lines] if random.random() < 0.3 else lines
    return [", ".join(lines)] if random.random() < 0.2 else lines


def _shares(amount: int, parts: int, random: Random) -> list[int]:
    if parts == 1:
        return [amount]
    first = round(amount * random.uniform(0.3, 0.8))
    return [first, amount - first]


def _tax(gross: int, rate: int, point: str) -> Tax:
    """Rates are in hundredths of a per cent; the gross holds the tax."""
    tax = round(gross * rate / (10000 + rate))
    printed = f"{rate / 100:g}".replace(".", point)
    return Tax(f"{printed}%" if rate % 200 else f"{printed} %", gross - tax, tax)


def _given(total: int, random: Random) -> int:
    note = random.choice((500, 1000, 2000, 5000))
    return -(-total // note) * note
