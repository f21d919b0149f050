"""Lengths of time in words, in six languages: "eighteen (18) months", "zwei Jahre", "trois mois"."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from muniment.understanding.lexicon import fold

_NUMBERS: Mapping[int, str] = {
    1: "one ein eine einem einen einer eines un une una uno een één",
    2: "two zwei deux dos due twee",
    3: "three drei trois tres tre drie",
    4: "four vier quatre cuatro quattro",
    5: "five fünf fuenf cinq cinco cinque vijf",
    6: "six sechs seis sei zes",
    7: "seven sieben sept siete sette zeven",
    8: "eight acht huit ocho otto",
    9: "nine neun neuf nueve nove negen",
    10: "ten zehn dix diez dieci tien",
    11: "eleven elf onze once undici",
    12: "twelve zwölf zwoelf douze doce dodici twaalf",
    15: "fifteen fünfzehn quinze quince quindici vijftien",
    18: "eighteen achtzehn dix-huit dieciocho diciotto achttien",
    20: "twenty zwanzig vingt veinte venti twintig",
    24: "twenty-four twenty_four vierundzwanzig vingt-quatre veinticuatro ventiquattro vierentwintig",
    30: "thirty dreißig dreissig trente treinta trenta dertig",
    36: "thirty-six thirty_six sechsunddreißig trente-six",
    45: "forty-five forty_five fünfundvierzig",
    48: "forty-eight forty_eight achtundvierzig",
    60: "sixty sechzig soixante sesenta sessanta zestig",
    90: "ninety neunzig noventa novanta negentig quatre-vingt-dix",
    120: "one_hundred_twenty one_hundred_and_twenty",
    180: "one_hundred_eighty one_hundred_and_eighty",
}
"""A line under a word stands for a blank."""

_YEARS = "year years jahr jahre jahren jahres an ans année années annee annees año años ano anos anno anni jaar jaren"
_MONTHS = "month months monat monate monaten monats mois mes meses mese mesi maand maanden"
_QUARTERS = "quarter quarters quartal quartale quartals trimestre trimestres trimestri kwartaal"
_WEEKS = "week weeks woche wochen semaine semaines semana semanas settimana settimane weken"
_DAYS = (
    "day days tag tage tagen werktage werktagen kalendertage kalendertagen jour jours día días dia dias giorno giorni "
    "dag dagen"
)
_DAYS_OF = {_YEARS: 365.25, _MONTHS: 30.44, _QUARTERS: 91.31, _WEEKS: 7.0, _DAYS: 1.0}

QUALITIES = (
    *("full", "calendar", "business", "working", "consecutive", "successive", "additional", "volle", "vollen"),
    *("ganze", "ganzen", "weitere", "weiteren"),
)
"""What stands between number and unit."""


def number_words() -> list[str]:
    """The numbers in words, as they are printed."""
    return [word.replace("_", " ") for words in _NUMBERS.values() for word in words.split()]


def units() -> list[str]:
    """The words for years to days, in all languages."""
    return [word for words in _DAYS_OF for word in words.split()]


def read_duration(text: str) -> float | None:
    """The length in days, a month and a year at their mean length; None where it cannot be told. Where figures stand
    beside the words they count: they are what is agreed on in "two (2) years" as well as in "12 months"."""
    words = [fold(word) for word in re.findall(r"[^\W_]+", text)]
    days = next((_unit_days()[word] for word in reversed(words) if word in _unit_days()), None)
    figures = next((int(word) for word in words if word.isdecimal() and len(word) <= 4), None)
    openings = ("".join(words[:length]) for length in (4, 3, 2, 1))
    named = next((_words_numbers()[opening] for opening in openings if opening in _words_numbers()), None)
    count = figures if figures is not None else named
    return None if days is None or not count else count * days


@functools.cache
def _unit_days() -> dict[str, float]:
    return {fold(word): days for words, days in _DAYS_OF.items() for word in words.split()}


@functools.cache
def _words_numbers() -> dict[str, int]:
    return {fold(word): number for number, words in _NUMBERS.items() for word in words.split()}
