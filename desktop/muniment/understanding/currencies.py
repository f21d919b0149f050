"""Currencies by ISO 4217: their codes, and the signs and words that are printed for them."""

from __future__ import annotations

import functools

from babel.numbers import list_currencies

CODES = (
    *("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "RSD", "UAH", "TRY"),
    *("CAD", "AUD", "NZD", "MXN", "BRL", "ARS", "CLP", "COP", "INR", "PKR", "LKR", "BDT", "NPR", "MYR", "SGD", "IDR"),
    *("THB", "VND", "PHP", "HKD", "TWD", "CNY", "RMB", "JPY", "KRW", "ILS", "AED", "SAR", "QAR", "KWD", "EGP", "ZAR"),
    *("NGN", "KES", "GHS", "MAD", "RUB"),
)
"""Those that are looked for on a page. Others of the some 160 would be taken for words ("ALL", "TOP", "PEN")."""

_MEANT = {
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "$": "USD",
    "us$": "USD",
    "u$": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "s$": "SGD",
    "hk$": "HKD",
    "nt$": "TWD",
    "mx$": "MXN",
    "r$": "BRL",
    "£": "GBP",
    "¥": "JPY",
    "円": "JPY",
    "cn¥": "CNY",
    "rmb": "CNY",
    "元": "CNY",
    "fr": "CHF",
    "sfr": "CHF",
    "rm": "MYR",
    "₹": "INR",
    "rs": "INR",
    "rp": "IDR",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "₱": "PHP",
    "₫": "VND",
    "฿": "THB",
    "₦": "NGN",
    "₽": "RUB",
    "zł": "PLN",
    "kč": "CZK",
    "ft": "HUF",
}
SIGNS = tuple(sign.upper() for sign in _MEANT if not sign.isalpha())
"""Those that are no words."""


def currency_of(sign: str) -> str:
    """The ISO 4217 code of a code, sign or word as printed; "" where there is none that is sure. "kr" is that of three
    countries."""
    word = sign.strip(" .").casefold()
    return _MEANT.get(word) or (word.upper() if word.upper() in _known() else "")


def printed_currency(amount: str) -> str:
    """The currency that is printed beside an amount's figures, by ISO 4217; "" where there is none that is sure."""
    return currency_of("".join(sign for sign in amount if sign.isalpha() or sign not in "0123456789.,'’-–—− "))


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(list_currencies())
