"""Dates as printed to days of the calendar."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from muniment.understanding.lexicon import fold
from muniment.understanding.months import month_numbers

_DIGITS_MISREAD = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})
_ALMOST_DATE = re.compile(r"(?<![\w/.\-])[\dOoIl|]{1,4}([-/.])[\dOoIl|]{1,2}\1[\dOoIl|]{2,4}(?![\w/\-])")
"""Figures in the shape of a date, one or more of them read as the letters that look like them."""


def read_date(text: str, *, day_first: bool = True) -> date | None:
    """The day that is meant. Where 03/04 can be read both ways, `day_first` decides; a month alone is its first day."""
    almost = _ALMOST_DATE.search(text)
    return _read(almost.group().translate(_DIGITS_MISREAD) if almost else text, day_first)


def other_reading(text: str) -> tuple[date, date] | None:
    """Both days that a date in figures can mean, day first and month first; None where it can be only one."""
    one, two = read_date(text), read_date(text, day_first=False)
    return (one, two) if one and two and one != two else None


def _read(text: str, day_first: bool) -> date | None:
    parts = [fold(part) for part in re.findall(r"\d+|[^\W\d_]+", unicodedata.normalize("NFKC", text))]
    # "mar 3 sept 2024" begins with a day of the week: the longest name is the month's.
    month = max((part for part in parts if part in month_numbers()), key=len, default="")
    numbers = [part for part in parts if part.isdecimal() and len(part) <= 8]
    if month:
        return _with_name(month_numbers()[month], numbers)
    if len(numbers) == 1 and len(numbers[0]) == 8:
        whole = numbers[0]
        numbers = (
            [whole[:4], whole[4:6], whole[6:]] if whole[:2] in ("19", "20") else [whole[:2], whole[2:4], whole[4:]]
        )
    if len(numbers) < 3:
        return None
    first, second, third = numbers[:3]
    if len(first) == 4:
        return _day(int(first), int(second), int(third))
    as_day_first = _day(_year(third), int(second), int(first))
    as_month_first = _day(_year(third), int(first), int(second))
    return (as_day_first or as_month_first) if day_first else (as_month_first or as_day_first)


def _with_name(month: int, numbers: list[str]) -> date | None:
    if len(numbers) == 1 and len(numbers[0]) == 4:
        return _day(int(numbers[0]), month, 1)
    if len(numbers) < 2:
        return None
    first, second = numbers[:2]
    return _day(int(first), month, int(second)) if len(first) == 4 else _day(_year(second), month, int(first))


def _year(digits: str) -> int:
    number = int(digits)
    return number if len(digits) == 4 else number + (2000 if number < 70 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
