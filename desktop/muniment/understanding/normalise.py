"""A value as printed to a value to compute with: days, decimals, currency codes, identifiers without blanks.

Nothing is guessed: a date or amount that cannot be understood gives "", and the finding keeps the words as they stand.
"""

from __future__ import annotations

import re
import unicodedata

from muniment.paper import Field, Kind
from muniment.understanding.currencies import currency_of
from muniment.understanding.customs import UNKNOWN, Customs, customs_of
from muniment.understanding.dates import read_date
from muniment.understanding.forms import matched
from muniment.understanding.identifiers import load_identifiers, read_identifier


def prepare() -> None:
    """Load the data that is otherwise loaded when first needed: the thinker opens no file after its start."""
    load_identifiers()
    customs_of("Germany 1.1.2026")


def normalise(field: Field, text: str, customs: Customs = UNKNOWN) -> str:
    """The value that the words mean on a paper of such customs, by the field's kind: dates YYYY-MM-DD, amounts with a
    point and no grouping, currencies ISO 4217, identifiers without blanks, all else with white space folded. "" where
    it cannot be told."""
    if field.kind is Kind.DATE:
        found = read_date(matched(text, "date") or text, day_first=customs.day_first)
        return found.isoformat() if found else ""
    if field.kind is Kind.AMOUNT:
        return read_amount(matched(text, "amount") or text, customs.decimal)
    if field.kind is Kind.CURRENCY:
        return read_currency(text, customs.currency)
    if field.kind is Kind.ID:
        return read_identifier(field.name, text, customs.country)
    return " ".join(text.split()).strip(" ,;:")


def read_amount(text: str, decimal: str = "") -> str:
    """The number with a point for the decimals: "1.234,50 €" is "1234.50"; "" where there is no number.

    The last point or comma is the decimal sign if one or two digits follow it. Before three digits it groups them,
    unless `decimal`, the sign of the paper's other amounts, says otherwise: "12,345" is 12.345 beside "9,50".
    """
    text = re.sub(r"[–—−]", "-", unicodedata.normalize("NFKC", text))
    text = re.sub(r"(?<=\d)[.,]\s?-{1,2}(?!\d)", "", text)
    digits = re.sub(r"[^\d.,\-]", "", text).strip(".,")
    if re.fullmatch(r"[\d.,]+-", digits):
        digits = f"-{digits[:-1]}"
    match = re.fullmatch(r"(-?)([\d.,]*?)(?:[.,](\d{1,2}))?", digits)
    if decimal and (alone := re.fullmatch(rf"(-?)(\d{{1,3}})[{decimal}](\d{{3}})", digits)):
        match = alone
    if not match or not re.search(r"\d", digits) or len(digits) > _LONGEST:
        return ""
    sign, whole, decimals = match.groups()
    whole = re.sub(r"\D", "", whole) or "0"
    return f"{sign}{int(whole)}.{decimals:0<2}" if decimals else f"{sign}{int(whole)}.00"


_LONGEST = 30

_SHARED = {
    "$": ("CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "¥": ("CNY",),
    "£": ("EGP",),
    "rs": ("PKR", "LKR", "NPR"),
}
"""Signs that several currencies have: such a one is meant where the paper speaks of it elsewhere."""


def read_currency(text: str, paper: str = "") -> str:
    """The ISO 4217 code, or "". `paper` is the currency that the paper speaks of elsewhere."""
    sign = (matched(text, "currency") or text).strip(" .")
    return paper if paper in _SHARED.get(sign.casefold(), ()) else currency_of(sign)
