"""The forms that values have as text: a date, an amount, an identifier …, whatever they mean."""

from __future__ import annotations

import re

from muniment.paper import Kind

_MONTHS = (
    r"jan(?:uar[yi]?|vier)?|feb(?:ruar[yi]?|brero|braio)?|f[ée]v(?:rier)?|m[aä]r(?:ch|z|s|zo)?|mrz|maart|maerz|a[pv]r(?:il|ile)?|abr(?:il)?|"
    r"ma[iy]o?|mei|maggio|jun[ei]?|juin|junio|giugno|jul[yi]?|juil(?:let)?|julio|luglio|aug(?:ust(?:us)?)?|ao[uû]t|ago(?:sto)?|"
    r"sept?(?:ember|embre|tiembre|iembre)?|settembre|o[ck]t(?:ober|obre|ubre)?|ottobre|nov(?:ember|embre|iembre)?|"
    r"de[cz](?:ember|embre)?|d[ée]c(?:embre)?|dic(?:iembre|embre)?|ene(?:ro)?|gen(?:naio)?"
)
_END = r"(?:(?!\d)|(?=\d{1,2}:\d\d))"
"""A date ends where the digits end, or where a time of day begins: text recognition drops the blank between them."""

FORMS: dict[str, re.Pattern[str]] = {
    "date": re.compile(
        rf"""(?<![\d])(?:
        (?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01]){_END}
        |(?:0?[1-9]|[12]\d|3[01])\s?[-/.]\s?(?:0?[1-9]|[12]\d|3[01])\s?[-/.]\s?(?:(?:19|20)\d\d|\d\d){_END}
        |(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\.?[\s\-/.,]*(?:day\s+of\s+|de\s+)?(?:{_MONTHS})\b
            [\s\-/.,']*(?:de\s+)?(?:(?:19|20)\d\d|\d\d){_END}
        |(?:{_MONTHS})\b\.?[\s\-/.]*(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?[\s\-/.,']+(?:(?:19|20)\d\d|\d\d){_END}
        |(?:{_MONTHS})\b\.?,?\s+(?:19|20)\d\d(?!\d)
        )""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "amount": re.compile(
        r"(?<![\w.,/])(?:(?:RM|USD|EUR|GBP|CHF|US\$|[$€£₹¥])\s?)?"
        r"-?(?:\d{1,3}(?:[.,]\d{2,3}|['’ ]\d{3})+|\d+)[.,]\s?\d{2}(?![\d%])"
        r"(?:\s?(?:€|EUR|EURO|USD|GBP|CHF|[$£]))?(?![\w%])"
        r"|(?:RM|USD|EUR|GBP|CHF|[$€£₹¥])\s?\d[\d.,'’]*(?![\w%])",
        re.IGNORECASE,
    ),
    "iban": re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b"),
    "tax id": re.compile(
        r"\b(?:(?:ATU|BE|DE|ES|FR|GB|IT|LU|NL|PL|PT|SE|DK|FI|IE|CZ|CHE)[-\s]?[A-Z0-9][A-Z0-9.\-]{6,13}|\d{2}[A-Z]{5}\d{4}[A-Z0-9]{3,4}|\d{2,3}/\d{3}/\d{4,5}|\d{9,15}|\d{2}-\d{7}|\d{3,6}-[\dA-Z]{1,3})\b"
    ),
    "email": re.compile(r"[\w.+\-]+\s?@\s?[\w\-]+(?:\.[\w\-]+)+"),
    "phone": re.compile(
        r"(?<![\w/.,])(?:\+\s?\d{1,3}[\s.\-/]*)?(?:\(\d{1,5}\)[\s.\-/]*)?\d{2,5}(?:[\s.\-/]?\d{2,5}){1,4}(?![\w/]|[.,]\d)"
    ),
    "number": re.compile(r"(?<!\w)[#]?(?=[\w\-/.]*\d)[A-Za-z0-9][\w\-/.]*(?!\w)"),
    "currency": re.compile(
        r"(?<![A-Za-z])(?:EUROS?|EUR|USD|US\$|GBP|CHF|MYR|RM|INR|IDR|SGD|SEK|DKK|NOK|PLN|CZK|HUF|Rs\.?)(?![A-Za-z])|[$€£₹¥]"
    ),
    "duration": re.compile(
        r"(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty(?:[- ]four)?"
        r"|thirty(?:[- ]six)?|sixty|ninety)\s*(?:\(\s*\d+\s*\)\s*)?|\(?\b\d{1,3}\)?\s*)"
        r"[- ]?(?:full\s+|calendar\s+|business\s+)?"
        r"(?:years?|months?|weeks?|days?|jahren?|monaten?|wochen|tagen?)\b(?:['’])?",
        re.IGNORECASE,
    ),
}
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
    return FORMS[form].search(text) is not None


def matched(text: str, form: str) -> str | None:
    """The first part of the text that has the form."""
    match = FORMS[form].search(text)
    return match.group() if match else None
