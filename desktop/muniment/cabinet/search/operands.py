"""Amounts and days as a person types them into a question."""

from __future__ import annotations

import calendar
import re
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_POINTS = re.compile(r"(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})")
_GROUPED = re.compile(r"(-?)(\d{1,3}(?:[.,' ]\d{3})*|\d+)(?:[.,](\d{1,2}))?")
_MONEY = re.compile(r"^[^\d\-]{0,4}|[^\d]{0,4}$")
_DIGITS = 15


def number(text: str) -> float | None:
    """The amount: "1,234.50", "1.234,50 €" and "1234.5" alike. A point or comma before three digits groups them."""
    match = _GROUPED.fullmatch(_MONEY.sub("", text.strip()))
    if match is None:
        return None
    sign, whole, decimals = match.groups()
    whole = re.sub(r"\D", "", whole)
    return float(f"{sign}{whole}.{decimals or 0}") if len(whole) <= _DIGITS else None


def period(text: str) -> tuple[str, str] | None:
    """The first and the last day of a year, a month or a day: "2026", "2026-03", "14.03.2026".

    What is written with strokes (3/4/2026) is not understood: nobody can tell the day from the month.
    """
    if match := _ISO.fullmatch(text.strip()):
        year, month, day = match.groups()
    elif match := _POINTS.fullmatch(text.strip()):
        day, month, year = match.groups()
    else:
        return None
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last_month = first.replace(month=first.month if month else 12)
        last = last_month.replace(day=first.day if day else calendar.monthrange(first.year, last_month.month)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()
