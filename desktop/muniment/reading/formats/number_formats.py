"""How a spreadsheet shows a number: dates, times, per cent, decimals, thousands and the sign of a currency.

The common forms only; a number of any other form is shown as it is stored.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

_QUOTED = re.compile(r'"([^"]*)"')
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[0-9A-Fa-f]+)?\]")
_DROPPED = re.compile(r"\[[^\]]*\]|_.|\*.|\\(?=.)")
_DIGITS = re.compile(r"[#0?][#0?,.]*")


def builtin(number: int) -> str:
    """The format of a number below 164."""
    return str(BUILTIN_FORMATS.get(number, "General"))


def shown(stored: str, form: str, from_1904: bool = False) -> str:
    """What a cell shows of a stored number in that format."""
    try:
        value = float(stored)
    except ValueError:
        return stored
    if is_date_format(form):
        return _date(value, form, from_1904) or stored
    sections = form.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    if section.strip().lower() in ("general", "@", ""):
        return _general(value)
    sign = "-" if value < 0 and section is sections[0] else ""
    section = _QUOTED.sub(r"\1", _DROPPED.sub("", _CURRENCY.sub(r'"\1"', section)))
    digits = _DIGITS.search(section)
    if digits is None or "E+" in section or "/" in section:
        return _general(value)
    percent = "%" in section
    pattern = digits.group()
    decimals = len(re.sub("[^0#?]", "", pattern.partition(".")[2]))
    number = f"{abs(value) * (100 if percent else 1):{',' if ',' in pattern else ''}.{min(decimals, 15)}f}"
    return f"{sign}{section[: digits.start()]}{number}{section[digits.end() :]}".strip()


def _general(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"


def _date(value: float, form: str, from_1904: bool) -> str:
    try:
        moment = from_excel(value, CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900)
    except (ValueError, OverflowError):
        return ""
    if isinstance(moment, timedelta):
        return str(moment)
    if isinstance(moment, time):
        return moment.isoformat("minutes")
    if not isinstance(moment, datetime):
        return ""
    clock = "h" in form.lower() and (moment.hour or moment.minute)
    return moment.strftime("%Y-%m-%d %H:%M" if clock else "%Y-%m-%d")
