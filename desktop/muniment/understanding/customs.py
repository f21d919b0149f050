"""How the people of a paper write: the order of dates, the decimal sign, the currency, the country.

"03/04/2026" and "12,345" mean different things in different places. What else stands on the paper decides: a date that
can be read only one way, other amounts, codes of currencies, accounts, tax ids, telephone numbers, countries, language.
Where nothing decides, days come first, and that is not called proven.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from babel import Locale
from babel.numbers import get_territory_currencies

from muniment.understanding.currencies import CODES, currency_of
from muniment.understanding.forms import pattern
from muniment.understanding.lexicon import fold


class Customs(NamedTuple):
    """`day_first`: 03/04 is 3 April, and whether the paper proves it; `decimal`: "." or ",", "" where no amount tells;
    `currency` by ISO 4217, `country` by ISO 3166, the likeliest, "" where nothing speaks of one."""

    day_first: bool = True
    order_proven: bool = False
    decimal: str = ""
    currency: str = ""
    country: str = ""


UNKNOWN = Customs()
"""Of a text without a paper."""

_MONTH_FIRST = {"US", "PH", "PR", "GU"}
_EITHER = {"CA", "CN", "HU", "JP", "KR", "LT", "MN", "TW", "ZA", "KE"}
"""Countries where more than one order is usual, the year's place included."""

_FUNCTION_WORDS = {
    "en": "the of and to for with this shall by is",
    "de": "und der die das für mit von bis nicht ist den dem zum zur wir ihre",
    "fr": "le la les des et du pour avec une est votre vous au sur",
    "es": "el los las y por para con una del su fecha",
    "it": "il gli della di per con una del che dei",
    "nl": "het een van en voor met op uw wij",
    "pt": "os da do para com uma não dos ao",
    "pl": "i w z na do nr dla oraz",
    "sv": "och att för med av till ett vi",
}
_LEAST_FUNCTION_WORDS = 4
_COUNTRY_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "pl")
_US_POSTCODE = re.compile(
    r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]"
    r"|W[AIVY])\s\d{5}(?:-\d{4})?\b"
)
_PHONE_COUNTRY = re.compile(r"\+\s?(\d{1,3})")
_STATES = (
    "usa delaware california newyork texas nevada massachusetts illinois pennsylvania newjersey florida ohio minnesota "
    "virginia maryland michigan colorado arizona oregon wisconsin missouri tennessee connecticut northcarolina utah"
)
_WRITTEN = 20_000
"""Characters that are looked at: a paper's customs show on its first pages."""


def customs_of(text: str) -> Customs:
    """The customs of a paper with these words."""
    text = text[:_WRITTEN]
    dates = [match.group() for match in pattern("date").finditer(text)]
    countries = _countries(text)
    country = max(countries, key=lambda name: countries[name], default="")
    currency = _currency(text, country)
    day_first, proven = _order(dates, countries, text)
    return Customs(day_first, proven, _decimal(text), currency, country)


_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)")
"""With the same sign twice: "7.30 - 17" is a time of day."""


def _order(dates: list[str], countries: Counter[str], text: str) -> tuple[bool, bool]:
    """Whether days come first, and whether that is proven. Dates that can be read one way only speak first."""
    first = last = dotted = 0
    for printed in dates:
        if match := _NUMERIC.search(printed):
            one, two = int(match[1]), int(match[3])
            first += one > 12 >= two
            last += two > 12 >= one
            dotted += match[2] == "."
    orders = {_order_of(country) for country in countries}
    if first or last:
        day_first = first >= last
        return day_first, not (first and last) and orders != {not day_first}
    if dotted and _language(text) != "en":
        return True, True
    if orders == {False}:
        return False, True
    if orders == {True} or _language(text) not in ("", "en"):
        return True, True
    heaviest = max(countries, key=lambda name: countries[name], default="")
    return _order_of(heaviest) is not False, False


def _order_of(country: str) -> bool | None:
    """Whether the country writes days first; None where it writes either way, or is not known."""
    return None if not country or country in _EITHER else country not in _MONTH_FIRST


@functools.cache
def _words_of() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}


def _language(text: str) -> str:
    """The language by its little words; "" where there are too few of them."""
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    counts = {language: len(words & own) for language, own in _words_of().items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= _LEAST_FUNCTION_WORDS else ""


def _countries(text: str) -> Counter[str]:
    """The countries that something on the paper speaks of, and how loudly."""
    found: Counter[str] = Counter()
    for match in pattern("iban").finditer(text):
        found[match.group()[:2]] += 3
    for match in pattern("tax id").finditer(text):
        if prefix := re.match(r"(CHE|EL|[A-Z]{2})(?=[\s\-.]?[A-Z\d])", match.group()):
            found[{"CHE": "CH", "EL": "GR"}.get(prefix[0], prefix[0])] += 3
    for amount in pattern("amount").finditer(text):
        sign = pattern("currency").search(amount.group())
        if sign and (country := _only_country(currency_of(sign.group()))):
            found[country] += 1
    for match in _PHONE_COUNTRY.finditer(text):
        if caller := _phone_countries().get(match[1]):
            found[caller] += 1
    found["US"] += 3 * len(_US_POSTCODE.findall(text))
    found += Counter(_named(text))
    return +Counter({country: count for country, count in found.items() if country in _territories()})


def _named(text: str) -> Iterator[str]:
    """Countries by their names, also those of two words."""
    words = [fold(word) for word in text.split()]
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if country := _country_names().get(word + following) or _country_names().get(word):
            yield country


@functools.cache
def _territories() -> frozenset[str]:
    return frozenset(name for name in map(str, Locale.parse("en").territories) if len(name) == 2 and name.isalpha())


@functools.cache
def _country_names() -> dict[str, str]:
    """Folded names in several languages; those that are common words or names of places in other countries are left
    out."""
    names = {
        fold(name): country
        for language in _COUNTRY_LANGUAGES
        for country, name in Locale.parse(language).territories.items()
        if country in _territories() and len(fold(name)) > 4
    }
    others = {"georgia", "jordan", "jersey", "guinea", "martinique", "islas", "world", "reunion", "macao", "niger"}
    states = dict.fromkeys(_STATES.split(), "US")
    return {name: country for name, country in names.items() if name not in others} | states


@functools.cache
def _only_country(currency: str) -> str:
    """The country of a currency that one large country has to itself; "" for the euro, the dollar (many are printed
    with its sign), and none."""
    if not currency or currency in ("EUR", "USD") or currency not in CODES:
        return ""
    return currency[:2] if currency[:2] in _territories() else ""


@functools.cache
def _phone_countries() -> dict[str, str]:
    """From a telephone's country code to the country; +1 is that of several."""
    codes = {
        "DE": 49, "FR": 33, "ES": 34, "IT": 39, "NL": 31, "BE": 32, "AT": 43, "CH": 41, "GB": 44, "IE": 353, "PT": 351,
        "PL": 48, "SE": 46, "DK": 45, "NO": 47, "FI": 358, "CZ": 420, "HU": 36, "IN": 91, "MY": 60, "SG": 65, "AU": 61,
        "NZ": 64, "ZA": 27, "BR": 55, "MX": 52, "JP": 81, "CN": 86, "TR": 90, "GR": 30, "RO": 40,
    }  # fmt: skip
    return {str(code): country for country, code in codes.items()}


def _currency(text: str, country: str) -> str:
    """The code printed most often; else the country's."""
    codes = Counter(
        word
        for match in pattern("currency").finditer(text)
        if (word := match.group().strip(".")) in CODES or "$" in word[1:]
    )
    if codes:
        return currency_of(codes.most_common(1)[0][0])
    current = get_territory_currencies(country) if country else []
    return str(current[-1]) if current else ""


_WITH_TWO_DECIMALS = re.compile(r"(?<![\d.,])\d[\d'’\s.,]{0,16}([.,])\d\d(?![\d.,])")


def _decimal(text: str) -> str:
    """The sign before two last digits of most amounts; "" where there is none, or both signs are as frequent."""
    amounts = (match.group() for match in pattern("amount").finditer(text))
    counts = Counter(match[1] for amount in amounts if (match := _WITH_TWO_DECIMALS.search(amount)))
    return max(counts, key=lambda sign: counts[sign]) if counts["."] != counts[","] else ""
