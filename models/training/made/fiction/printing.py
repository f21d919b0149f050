"""How one paper prints its money and its days: drawn once, and kept to all over the paper."""

from __future__ import annotations

from datetime import date
from random import Random

import msgspec

from models.training.made.fiction.countries import Country, tongues


class Money(msgspec.Struct, frozen=True):
    """A way to print money. Amounts are whole hundredths of the currency.

    `sign` is a pattern such as "{} €"; `decimal` the decimal sign and then the sign between thousands, which is L for
    India's lakhs.
    """

    sign: str
    decimal: str
    currency: str

    def bare(self, amount: int) -> str:
        """The number without its currency."""
        whole, part = divmod(abs(amount), 100)
        point, group = self.decimal[:1], self.decimal[1:]
        digits = _lakhs(whole) if group == "L" else f"{whole:,}".replace(",", group)
        return f"{'-' if amount < 0 else ''}{digits}{point}{part:02}"

    def signed(self, amount: int) -> str:
        """The number with its currency, as the country writes it."""
        return self.sign.format(self.bare(amount))

    @property
    def unit(self) -> str:
        """The currency as it stands beside a number: a sign, a code or a word."""
        before, after = self.sign.split("{}")
        return before.strip() or after.strip()


def _lakhs(whole: int) -> str:
    text = str(whole)
    head, tail = text[:-3], text[-3:]
    pairs: list[str] = []
    while head:
        pairs.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*pairs, tail])


class Days(msgspec.Struct, frozen=True):
    """A way to print days: a pattern of countries.toml, in a language."""

    pattern: str
    language: str

    def printed(self, day: date) -> str:
        """The day, as this paper prints days."""
        tongue = tongues()[self.language]
        return self.pattern.format(
            d=day.day,
            dd=f"{day.day:02}",
            m=day.month,
            mm=f"{day.month:02}",
            yy=f"{day.year % 100:02}",
            yyyy=day.year,
            month=tongue.months.split()[day.month - 1],
            mon=tongue.short_months.split()[day.month - 1],
        )


def draw_money(country: Country, random: Random) -> Money:
    """One of the country's ways to print money."""
    return Money(random.choice(country.signs), random.choice(country.decimal), country.currency)


def draw_days(country: Country, random: Random) -> Days:
    """One of the country's ways to print days."""
    return Days(random.choice(country.dates), country.language)


def draw_day(random: Random) -> date:
    """A day of the last thirty years."""
    return date.fromordinal(random.randint(date(1998, 1, 1).toordinal(), date(2027, 12, 31).toordinal()))
