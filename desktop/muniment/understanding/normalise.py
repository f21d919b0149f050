"""A value as printed to a value to compute with: days, decimals, currency codes, identifiers without blanks.

Nothing is guessed: a date or amount that cannot be understood gives "", and the finding keeps the words as they stand.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from muniment.paper import Field, Kind
from muniment.understanding.forms import matched
from muniment.understanding.lexicon import fold

_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january januar janvier enero ene gennaio gen januari",
            "feb february februar fevrier fev febrero febbraio februari",
            "mar march marz maerz mrz mars marzo maart mar",
            "apr april avril avr abril abr aprile",
            "may mai mayo maggio mag mei",
            "jun june juni juin junio giugno giu",
            "jul july juli juillet juil julio luglio lug",
            "aug august aout agosto ago augustus",
            "sep sept september septembre septiembre settembre set",
            "oct october oktober okt octobre octubre ottobre ott",
            "nov november novembre noviembre",
            "dec december dezember dez decembre diciembre dic dicembre",
        ),
        1,
    )
    for word in words.split()
}
_CURRENCIES = {
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "£": "GBP",
    "gbp": "GBP",
    "¥": "JPY",
    "jpy": "JPY",
    "chf": "CHF",
    "fr": "CHF",
    "sfr": "CHF",
    "rm": "MYR",
    "myr": "MYR",
    "₹": "INR",
    "rs": "INR",
    "inr": "INR",
    "rp": "IDR",
    "idr": "IDR",
    "sgd": "SGD",
    "sek": "SEK",
    "dkk": "DKK",
    "nok": "NOK",
    "pln": "PLN",
    "czk": "CZK",
    "huf": "HUF",
}
_LABEL = re.compile(
    r"^(?:(?:invoice|inv|rechnung|rechnungs|re|receipt|order|po|iban|vat|gst|ust|tax|id|idnr|reg|no|nr|number|nummer|ref)[.\-]*)+\s*[:#.]+\s*(?=.)",
    re.IGNORECASE,
)


def normalise(field: Field, text: str) -> str:
    """The value that the words mean, by the field's kind: dates YYYY-MM-DD, amounts with a point and no grouping,
    currencies ISO 4217, identifiers without blanks, all else with white space folded. "" where it cannot be told."""
    if field.kind is Kind.DATE:
        found = read_date(matched(text, "date") or text)
        return found.isoformat() if found else ""
    if field.kind is Kind.AMOUNT:
        return read_amount(matched(text, "amount") or text)
    if field.kind is Kind.CURRENCY:
        return read_currency(text)
    if field.kind is Kind.ID:
        return _identifier(field.name, text)
    return " ".join(text.split()).strip(" ,;:")


def read_date(text: str, *, day_first: bool = True) -> date | None:
    """The day that is meant. Where 03/04 can be read both ways, `day_first` decides; a month alone is its first day."""
    parts = [fold(part) for part in re.findall(r"\d+|[^\W\d_]+", unicodedata.normalize("NFKC", text))]
    month = next((_MONTHS[part] for part in parts if part in _MONTHS), None)
    numbers = [part for part in parts if part.isdigit()]
    if month and len(numbers) == 1 and len(numbers[0]) == 4:
        return _day(int(numbers[0]), month, 1)
    if month and len(numbers) >= 2:
        first, second = numbers[:2]
        return _day(int(first), month, int(second)) if len(first) == 4 else _day(_year(second), month, int(first))
    if len(numbers) < 3:
        return None
    first, second, third = numbers[:3]
    if len(first) == 4:
        return _day(int(first), int(second), int(third))
    as_day_first = _day(_year(third), int(second), int(first))
    as_month_first = _day(_year(third), int(first), int(second))
    return (as_day_first or as_month_first) if day_first else (as_month_first or as_day_first)


def read_amount(text: str) -> str:
    """The number with a point for the decimals: "1.234,50 €" is "1234.50"; "" where there is no number.

    The last point or comma is the decimal sign if one or two digits follow it; otherwise all of them group digits.
    """
    digits = re.sub(r"[^\d.,\-]", "", unicodedata.normalize("NFKC", text)).strip(".,")
    match = re.fullmatch(r"(-?)([\d.,]*?)(?:[.,](\d{1,2}))?", digits)
    if not match or not re.search(r"\d", digits):
        return ""
    sign, whole, decimals = match.groups()
    whole = re.sub(r"\D", "", whole) or "0"
    return f"{sign}{int(whole)}.{decimals:0<2}" if decimals else f"{sign}{int(whole)}.00"


def read_currency(text: str) -> str:
    """The ISO 4217 code, or ""."""
    sign = matched(text, "currency") or text
    return _CURRENCIES.get(sign.strip(" .").casefold(), "")


def _identifier(name: str, text: str) -> str:
    if name == "phone":
        return " ".join(text.split()).strip(" ,;:")
    form = {"iban": "iban", "email": "email"}.get(name)
    text = (form and matched(text, form)) or text
    return _LABEL.sub("", "".join(text.split())).strip(",;:.")


def _year(digits: str) -> int:
    number = int(digits)
    return number if len(digits) == 4 else number + (2000 if number < 70 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
