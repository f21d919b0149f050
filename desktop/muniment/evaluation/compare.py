"""When a value that was said counts as the value that is true.

Case, accents, blanks and punctuation never count, not even within an amount: what is asked is whether the right words
were pointed at. A date, an amount or a currency is also right if it can mean the same, for a printed 03/04/2024 or
1.234 can be read in two ways. The judge shares no code with what it judges: a mistake in how values are understood
must not make itself right.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from contextlib import suppress
from datetime import date

from muniment.paper import Kind

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar janvier enero gennaio januari jan ene gen",
            "february februar fevrier febrero febbraio februari feb fev",
            "march maerz marz mars marzo maart mar mrz",
            "april avril abril aprile apr avr abr",
            "may mai mayo maggio mei mag",
            "june juni juin junio giugno jun giu",
            "july juli juillet julio luglio jul lug",
            "august aout agosto augustus aug ago",
            "september septembre septiembre settembre sep sept set",
            "october oktober octobre octubre ottobre oct okt ott",
            "november novembre noviembre nov",
            "december dezember decembre diciembre dicembre dec dez dic",
        ),
        1,
    )
    for name in names.split()
}
_CURRENCIES = {
    sign: code
    for code, signs in {
        "EUR": "€ euro euros",
        "USD": "$ us$",
        "GBP": "£",
        "JPY": "¥",
        "MYR": "rm",
        "CHF": "fr sfr",
        "IDR": "rp",
        "INR": "₹ rs",
    }.items()
    for sign in signs.split()
}
_CENTURY = 70
"""A year of two digits from here on belongs to the 20th century."""


def same(kind: Kind, said: str, true: str) -> bool:
    """Whether both texts mean the same value of a field of that kind."""
    if folded(said) == folded(true):
        return True
    match kind:
        case Kind.DATE:
            return not _days(said).isdisjoint(_days(true))
        case Kind.AMOUNT:
            return not _amounts(said).isdisjoint(_amounts(true))
        case Kind.CURRENCY:
            return _currency(said) == _currency(true)
        case _:
            return False


def shared_words(said: str, true: str) -> float:
    """The share of words that both texts have, from 0 to 1 (Dice): a kinder view of names and addresses."""
    mine, theirs = Counter(_words(said)), Counter(_words(true))
    return 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())


def folded(text: str) -> str:
    """Letters and digits alone, without case and accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKD", text).casefold())


def _amounts(text: str) -> set[str]:
    """The numbers that a printed amount may mean, with two decimals; the folded text where it is none."""
    number = re.sub(r"[^\d.,'’ -]", "", text).strip(" .,'’-")
    number = re.sub(r"['’ ]", "", number)
    found = set()
    for point, grouping in (".,", ",."):
        plain = number.replace(grouping, "").replace(point, ".")
        if re.fullmatch(r"-?\d+(\.\d*)?", plain):
            found.add(f"{float(plain):.2f}")
    return found or {folded(text)}


def _days(text: str) -> set[str]:
    """The days that a printed date may mean, as YYYY-MM-DD; the folded text where it is none."""
    parts = [folded(part) for part in re.findall(r"\d+|[^\W\d_]+", unicodedata.normalize("NFKC", text))]
    month = next((_MONTHS[part] for part in parts if part in _MONTHS), None)
    numbers = [part for part in parts if part.isdigit()]
    if month is None and len(numbers) == 1 and len(numbers[0]) == 8:
        numbers = _parted(numbers[0])
    found: set[str] = set()
    if month and len(numbers) >= 2:
        first, second = int(numbers[0]), int(numbers[1])
        found |= _day(second, month, first) if first <= 31 else _day(first, month, second)
    elif len(numbers) >= 3:
        first, second, third = (int(number) for number in numbers[:3])
        if len(numbers[0]) == 4:
            found |= _day(first, second, third)
        else:
            found |= _day(third, second, first) | _day(third, first, second)
    return found or {folded(text)}


def _parted(digits: str) -> list[str]:
    """Eight digits in a row as year, month and day, or the other way round."""
    if digits.startswith(("19", "20")):
        return [digits[:4], digits[4:6], digits[6:]]
    return [digits[:2], digits[2:4], digits[4:]]


def _day(year: int, month: int, day: int) -> set[str]:
    if year < 100:
        year += 2000 if year < _CENTURY else 1900
    with suppress(ValueError, OverflowError):
        return {date(year, month, day).isoformat()}
    return set()


def _currency(text: str) -> str:
    return _CURRENCIES.get(text.strip(" .").casefold(), folded(text).upper())
