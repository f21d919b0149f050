"""Numbers by which banks, tax offices and telephones know somebody: as printed to as they are written in a file."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

import phonenumbers
from stdnum.au import abn
from stdnum.ch import uid
from stdnum.eu import vat
from stdnum.gb import vat as british
from stdnum.in_ import gstin

from muniment.understanding.forms import matched, pattern

_LABEL = re.compile(
    r"^(?:(?:invoice|inv|rechnungs|rechnung|receipt|reg|ref|re|order|po|iban|vat|gst|ust|tax|idnr|id|number|nummer|no|nr)"
    r"[.\-]*+)++(?:[:#.]++|(?<=\.))(?=.)",
    re.IGNORECASE,
)
"""Words before a number, blanks taken out. Longer ones come first, and nothing is tried twice: "idnr" is also "id" and
"nr", and a page full of it must take no time."""


def load_identifiers() -> None:
    """Load the rules of all countries, which are otherwise loaded one by one when first needed."""
    phonenumbers.PhoneMetadata.load_all()
    for country in vat.MEMBER_STATES:
        vat.is_valid(f"{country}123456789")
    for holds in _RULES.values():
        holds("CHE123456788")
    for form in ("tax id", "iban", "email", "phone"):
        pattern(form)


def read_identifier(name: str, text: str, country: str = "") -> str:
    """The identifier without its label and blanks; telephones with the code of their country where it is known."""
    if name == "phone":
        return _phone(text, country)
    form = {"iban": "iban", "email": "email", "seller_tax_id": "tax id", "buyer_tax_id": "tax id"}.get(name)
    found = matched(text, form) if form else None
    if found and (form != "tax id" or _figures(found) == _figures(text)):
        text = found
    return _LABEL.sub("", "".join(text.split())).strip(",;:.")


def tax_id_holds(number: str) -> bool | None:
    """Whether the check digits of a tax id are right, and its length; None where its kind is not known here. A foreign
    number of the same shape is not known either: only a number that names its kind is judged."""
    compact = re.sub(r"[\s.\-/]", "", number).upper()
    for shape, holds in _RULES.items():
        if re.fullmatch(shape, compact):
            return holds(compact)
    return None


def _european(number: str) -> bool:
    return bool(vat.is_valid(number))


def _british(number: str) -> bool:
    return bool(british.is_valid(number))


def _swiss(number: str) -> bool:
    return bool(uid.is_valid(re.sub(r"(MWST|TVA|IVA)$", "", number)))


_RULES: dict[str, Callable[[str], bool]] = {
    r"(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK)[A-Z\d]*\d{5,}[A-Z\d]*": (
        _european
    ),
    r"GB\d{9}(?:\d{3})?": _british,
    r"CHE\d{9}(?:MWST|TVA|IVA)?": _swiss,
    r"\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]": lambda number: bool(gstin.is_valid(number)),
    r"ABN\d{11}": lambda number: bool(abn.is_valid(number[3:])),
}


@functools.lru_cache(maxsize=4096)
def _phone(text: str, country: str) -> str:
    """In the international form (E.164) where the number says its country or the paper does, and it can be one there;
    else its figures as they stand."""
    printed = (matched(text, "phone") or text).replace("(0)", "")
    if printed.startswith("00"):
        printed = f"+{printed[2:]}"
    try:
        number = phonenumbers.parse(printed, country or None)
        if phonenumbers.is_valid_number(number):
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    except phonenumbers.NumberParseException:
        pass
    figures = _figures(printed)
    return f"{'+' if '+' in printed else ''}{figures}" if figures else ""


def _figures(text: str) -> str:
    return re.sub(r"\D", "", text)
