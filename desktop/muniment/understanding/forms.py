"""The forms that values have as text: a date, an amount, an identifier …, whatever they mean.

They are looked for on every page, also on one that was made to hurt: each pattern takes time in proportion to the
text. So whatever repeats is bounded, or can be taken apart in one way only.
"""

from __future__ import annotations

import functools
import re

from stdnum import numdb

from muniment.paper import Kind
from muniment.understanding.currencies import CODES, SIGNS
from muniment.understanding.durations import QUALITIES, number_words, units
from muniment.understanding.months import any_of, month_pattern, telling_month_pattern

_END = r"(?:(?!\d)|(?=\d{1,2}:\d\d))"
"""A date ends where the digits end, or where a time of day begins: text recognition drops the blank between them."""
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_NO_LETTER = r"(?![^\W\d_])"


def _date() -> str:
    month, alone = f"(?:{month_pattern()}){_NO_LETTER}", f"(?:{telling_month_pattern()}){_NO_LETTER}"
    ordinal = r"(?:st|nd|rd|th|er|[°ºª])?"
    of = r"(?:day\s+of\s+|of\s+|de[nl]?\s+|d['’]\s?)?"
    return rf"""(?<!\d)(?:
        (?:19|20)\d\d(?:[-/.](?:0?[1-9]|1[0-2])[-/.]|\.\s(?:0?[1-9]|1[0-2])\.\s){_DAY}{_END}
        |{_DAY}\s?[-/.]\s?{_DAY}\s?[-/.]\s?{_YEAR}{_END}
        |{_DAY}{ordinal}\.?[\s\-/.,]{{0,4}}+{of}{month}[\s\-/.,'’]{{0,4}}+(?:de[l]?\s+|of\s+)?{_YEAR}{_END}
        |(?:19|20)\d\d[\s\-/.,]{{1,3}}+{month}[\s\-/.]{{0,3}}+{_DAY}{_END}
        |(?<![^\W\d_]){month}[\s\-/.]{{0,4}}+{_DAY}{ordinal}[\s\-/.,'’]{{1,4}}+{_YEAR}{_END}
        |(?<![^\W\d_]){alone}\.?,?\s{{1,3}}(?:de\s)?(?:19|20)\d\d(?!\d)
        )"""


def _amount() -> str:
    code = any_of([*CODES, *(code.casefold() for code in ("Rs", "RM"))])
    sign = any_of(SIGNS)
    # A code between two amounts is the later one's, as in "5.00 USD 15.40".
    before, after = rf"(?:{code}\.?|{sign})", rf"(?:€|euro|kr\.?|zł|Kč|(?:{any_of(CODES)}|{sign})(?!\s?\d))"
    whole = r"(?:\d{1,3}(?:['’\s]\d{3}){1,5}+|\d{1,3}(?:[.,]\d{2,3}){1,5}|\d{1,15})"
    return (
        rf"(?<![\w.,/])(?:{before}\s?)?[-−–]?(?:{sign})?{whole}[.,]\s?(?:\d{{2}}(?![\d%])-?|[-–—]{{1,2}})"
        rf"(?:\s?{after})?(?![\w%])"
        # Text recognition drops the blank between words: "TotalRM15.40".
        rf"|(?:(?<![^\W\d_]){before}|(?-i:RM|EUR|USD|GBP|CHF|[$€£₹¥]))\s?[-−–]?\d[\d.,'’]{{0,20}}+(?![\w%])"
        rf"|(?<![\w.,/])[-−–]?\d{{1,3}}+(?:[.,'’\s]\d{{3}}){{0,4}}+\s?{after}(?![\w%])"
    )


def _iban() -> str:
    """By each country's length and kinds of signs, whatever the grouping; else any groups of four. The first ends where
    the number does, though another word in capitals follows."""
    signs = {"n": r"\d", "a": "[A-Z]", "c": r"[A-Z\d]"}
    exact = [
        rf"{country}\d\d" + re.sub(r"(\d+)!([nac])", lambda part: rf"(?:\s?{signs[part[2]]}){{{part[1]}}}", rule)
        for _, country, _, facts, _ in numdb.get("iban").prefixes
        if (rule := facts.get("bban"))
    ]
    return (
        rf"(?:\b|(?<=IBAN))(?:(?:{'|'.join(exact)})\b"
        r"|[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b)"
    )


_TAX_ID = r"""\b(?:
    (?:AT\s?U|DK|FI|HU|LU|MT|SI)(?:[-\s.]?\d){8}
    |(?:DE|GB|EE|EL|PT|XI|EU|CHE|BG)(?:[-\s.]?\d){9}
    |(?:BE|PL|SK|CZ|BG|LT)(?:[-\s.]?\d){9,10}
    |(?:IT|HR|LV)(?:[-\s.]?\d){11}
    |(?:SE|GB|LT)(?:[-\s.]?\d){12}
    |CZ(?:[-\s.]?\d){8}
    |NL(?:[-\s.]?\d){9}[-\s.]?B[-\s.]?\d\d
    |FR[-\s.]?[A-Z\d]{2}(?:[-\s.]?\d){9}
    |ES[-\s.]?(?:[A-Z][-\s.]?\d{7}[-\s.]?[A-Z\d]|\d{8}[-\s.]?[A-Z])
    |IE[-\s.]?\d[A-Z\d+*]\d{5}[A-W][A-I]?
    |CY(?:[-\s.]?\d){8}\s?[A-Z]
    |(?:ATU|BE|DE|ES|FR|GB|IT|LU|NL|PL|PT|SE|DK|FI|IE|CZ|CHE)[-\s]?[A-Z0-9][A-Z0-9.\-]{6,13}
    |\d{3}\s?\d{3}\s?\d{3}\sMVA
    |\d{2}[A-Z]{5}\d{4}[A-Z0-9]{3,4}
    |\d{2,3}/\d{3}/\d{4,5}
    |\d{2}\.\d{3}\.\d{3}/\d{4}-\d\d
    |\d{2}\s\d{3}\s\d{3}\s\d{3}
    |\d{3}\s\d{3}\s\d{3}(?:\s\d{5})?
    |\d{3}-\d{3}-\d\d-\d\d
    |[A-HJNP-W]-?\d{7}[A-J0-9]
    |\d{8}-?[A-HJ-NP-TV-Z]
    |\d{9,15}
    |\d{2}-\d{7}
    |\d{3,6}-[\dA-Z]{1,3}
    )\b"""

_PHONE = r"""(?<![\w/.,+])(?:
    (?:\+\s?|00)\d{1,3}[\s.\-/]{0,3}(?:\(\d{1,5}\)[\s.\-/]{0,3})?\d{1,5}(?:[\s.\-/]?\d{2,5}){1,5}
    |(?:\(\d{1,5}\)[\s.\-/]{0,3})?\d{2,5}(?:[\s.\-/]?\d{2,5}){1,4}
    )(?![\w/]|[.,]\d)"""

_DURATION = (
    rf"(?:(?<![^\W_])(?:{any_of(number_words())})\s?(?:\(\s?\d{{1,3}}\s?\)\s?)?|\(?(?<![\w.,])\d{{1,3}}\)?\s?)"
    rf"[- ]?(?:(?:{any_of(QUALITIES)})\s)?(?:{any_of(units())})(?![^\W_])(?:['’])?"
)

_EMAIL = r"(?<![\w.+\-])[\w.+\-]{1,64}+\s?@\s?[\w\-]{1,63}+(?:\.[\w\-]{1,63}+){1,8}"
_NUMBER = r"(?<!\w)#?(?=[\w\-/.]{0,40}\d)[A-Za-z0-9][\w\-/.]*+(?!\w)"


def _currency() -> str:
    """A code in capitals, a short word as it is written, or a sign."""
    words = [*CODES, "EURO", "EUROS", "Euro", "Euros", "euro", "euros", "RM", "Rs", "Rp", "zł", "Kč"]
    return rf"(?<![^\W\d_])(?:(?:{any_of(words)})\.?{_NO_LETTER}|{any_of(SIGNS)}{_NO_LETTER})|[€£₹¥$]"


_SOURCES = {
    "date": (_date, re.IGNORECASE | re.VERBOSE),
    "amount": (_amount, re.IGNORECASE),
    "iban": (_iban, re.NOFLAG),
    "tax id": (lambda: _TAX_ID, re.VERBOSE),
    "email": (lambda: _EMAIL, re.NOFLAG),
    "phone": (lambda: _PHONE, re.VERBOSE),
    "number": (lambda: _NUMBER, re.NOFLAG),
    "currency": (_currency, re.NOFLAG),
    "duration": (lambda: _DURATION, re.IGNORECASE),
}
FORMS = tuple(_SOURCES)
"""The names of the forms."""


@functools.cache
def pattern(form: str) -> re.Pattern[str]:
    """The pattern of a form; made when it is first asked for."""
    source, flags = _SOURCES[form]
    return re.compile(source(), flags)


_BY_KIND: dict[Kind, str] = {
    Kind.DATE: "date",
    Kind.AMOUNT: "amount",
    Kind.CURRENCY: "currency",
    Kind.DURATION: "duration",
}
_BY_FIELD = {
    "iban": ("iban",),
    "seller_tax_id": ("tax id",),
    "buyer_tax_id": ("tax id",),
    "email": ("email",),
    "phone": ("phone",),
    "invoice_number": ("number",),
    "receipt_number": ("number",),
    "purchase_order": ("number",),
}


def forms_of(field: str, kind: Kind) -> tuple[str, ...]:
    """The forms that a value of the field can have; empty where any words will do."""
    by_kind = _BY_KIND.get(kind)
    return _BY_FIELD.get(field, (by_kind,) if by_kind else ())


def has_form(text: str, form: str) -> bool:
    """Whether some part of the text has the form."""
    return pattern(form).search(text) is not None


def matched(text: str, form: str) -> str | None:
    """The first part of the text that has the form."""
    match = pattern(form).search(text)
    return match.group() if match else None
