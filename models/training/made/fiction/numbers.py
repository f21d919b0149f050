"""Fictitious numbers that offices check: IBANs and tax numbers, with check digits that add up.

The rules are those that python-stdnum documents under each number's name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

_IBAN_PATTERNS = {
    "AT": "#" * 16,
    "BE": "#" * 12,
    "CH": "#" * 17,
    "DE": "#" * 18,
    "ES": "#" * 20,
    "FR": "#" * 23,
    "GB": "AAAA" + "#" * 14,
    "IE": "AAAA" + "#" * 14,
    "IT": "A" + "#" * 22,
    "NL": "AAAA" + "#" * 10,
    "PL": "#" * 24,
    "PT": "#" * 21,
    "SE": "#" * 20,
}
_BASE_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS = _BASE_36[10:]


def filled(pattern: str, random: Random) -> str:
    """A pattern with a digit for each # and a capital letter for each A; other signs stay."""
    signs = {"#": "0123456789", "A": "ABCDEFGHJKLMNPRSTUVWXYZ"}
    return "".join(random.choice(signs[sign]) if sign in signs else sign for sign in pattern)


def iban(country: str, random: Random) -> str | None:
    """An IBAN without blanks; None where the country (of two letters) has none."""
    pattern = _IBAN_PATTERNS.get(country)
    if pattern is None:
        return None
    account = filled(pattern, random)
    value = int("".join(str(int(sign, 36)) for sign in f"{account}{country}00"))
    return f"{country}{98 - value % 97:02}{account}"


def bic(country: str, random: Random) -> str:
    """A bank's code of eight or eleven letters."""
    return filled("AAAA", random) + country + filled(random.choice(("A#", "AA", "##", "AAAAA", "AAXXX")), random)


def tax_id(country: str, random: Random) -> str:
    """A firm's tax number as that country (of two letters) prints it, with its blanks and points."""
    return _TAX_IDS[country](random)


def _digits(count: int, random: Random) -> str:
    return str(random.randint(1, 9)) + "".join(str(random.randrange(10)) for _ in range(count - 1))


def _weighed(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def _luhn(digits: str) -> str:
    """The digit that makes the Luhn sum a multiple of ten."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return str(-total % 10)


def _retried(make: Callable[[str], str | None], count: int, random: Random) -> str:
    """Numbers for which no check digit exists are never given out: draw again."""
    while True:
        made = make(_digits(count, random))
        if made is not None:
            return made


def _german(random: Random) -> str:
    digits, product = _digits(8, random), 10
    for digit in digits:
        product = 2 * ((int(digit) + product) % 10 or 10) % 11
    number = f"DE{digits}{(11 - product) % 10}"
    return random.choice((number, number, f"DE {number[2:5]} {number[5:8]} {number[8:]}", f"DE {number[2:]}"))


def _austrian(random: Random) -> str:
    digits = _digits(7, random)
    doubled = sum(int(d) if i % 2 == 0 else int(d) * 2 // 10 + int(d) * 2 % 10 for i, d in enumerate(digits))
    return f"ATU{digits}{-(doubled + 4) % 10}"


def _swiss(random: Random) -> str:
    def checked(digits: str) -> str | None:
        check = -_weighed(digits, (5, 4, 3, 2, 7, 6, 5, 4)) % 11
        return None if check == 10 else f"CHE-{digits[:3]}.{digits[3:6]}.{digits[6:]}{check}"

    return _retried(checked, 8, random)


def _french(random: Random) -> str:
    digits = _digits(8, random)
    siren = digits + _luhn(digits)
    key = f"{(12 + 3 * (int(siren) % 97)) % 97:02}"
    return random.choice((f"FR{key}{siren}", f"FR {key} {siren[:3]} {siren[3:6]} {siren[6:]}", f"FR{key} {siren}"))


def _belgian(random: Random) -> str:
    digits = "0" + _digits(7, random)
    number = f"{digits}{97 - int(digits) % 97:02}"
    grouped = f"{number[:4]}.{number[4:7]}.{number[7:]}"
    return random.choice((f"BE{number}", f"BE {grouped}", f"BE {number}"))


def _spanish(random: Random) -> str:
    digits = _digits(7, random)
    return f"{random.choice('AB')}{random.choice(('', '', '-'))}{digits}{_luhn(digits)}"


def _italian(random: Random) -> str:
    # The last three digits before the check digit are the province's.
    digits = f"{_digits(7, random)}{random.randint(1, 100):03}"
    return random.choice(("", "", "IT")) + digits + _luhn(digits)


def _dutch(random: Random) -> str:
    def checked(digits: str) -> str | None:
        check = _weighed(digits, range(9, 1, -1)) % 11
        return None if check == 10 else f"{digits}{check}"

    number = _retried(checked, 8, random)
    grouped = f"NL {number[:4]}.{number[4:6]}.{number[6:]}.B01"
    return random.choice((f"NL{number}B01", f"NL{number}B01", grouped))


def _british(random: Random) -> str:
    digits = _digits(7, random)
    check = 97 - _weighed(digits, range(8, 1, -1)) % 97
    number = f"{digits}{check:02}"
    return random.choice((f"GB {number[:3]} {number[3:7]} {number[7:]}", f"GB{number}", f"{number}"))


def _irish(random: Random) -> str:
    digits = _digits(7, random)
    return f"IE{digits}{'WABCDEFGHIJKLMNOPQRSTUV'[_weighed(digits, range(8, 1, -1)) % 23]}"


def _portuguese(random: Random) -> str:
    digits = "5" + _digits(7, random)
    check = -_weighed(digits, range(9, 1, -1)) % 11 % 10
    return random.choice(("", "PT")) + digits + str(check)


def _polish(random: Random) -> str:
    def checked(digits: str) -> str | None:
        check = _weighed(digits, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11
        return None if check == 10 else f"{digits}{check}"

    number = _retried(checked, 9, random)
    return random.choice((number, f"{number[:3]}-{number[3:6]}-{number[6:8]}-{number[8:]}", f"PL{number}"))


def _swedish(random: Random) -> str:
    digits = "55" + _digits(7, random)
    return f"SE{digits}{_luhn(digits)}01"


def _australian(random: Random) -> str:
    digits = _digits(9, random)
    check = 11 + (-_weighed(digits, range(3, 21, 2)) - 1) % 89
    number = f"{check:02}{digits}"
    return random.choice((f"{number[:2]} {number[2:5]} {number[5:8]} {number[8:]}", number))


def _indian(random: Random) -> str:
    pan = "".join(random.choice(_LETTERS) for _ in range(3)) + random.choice("CFP") + random.choice(_LETTERS)
    number = f"{random.randint(1, 37):02}{pan}{_digits(4, random)}{random.choice(_LETTERS)}1Z"
    total = 0
    for place, sign in enumerate(number):
        product = _BASE_36.index(sign) * (place % 2 + 1)
        total += product // 36 + product % 36
    return number + _BASE_36[-total % 36]


def _canadian(random: Random) -> str:
    digits = _digits(8, random)
    number = digits + _luhn(digits)
    return random.choice((f"{number} RT0001", f"{number[:5]} {number[5:]} RT0001", f"{number}RT0001"))


_TAX_IDS: dict[str, Callable[[Random], str]] = {
    "AT": _austrian,
    "AU": _australian,
    "BE": _belgian,
    "CA": _canadian,
    "CH": _swiss,
    "DE": _german,
    "ES": _spanish,
    "FR": _french,
    "GB": _british,
    "IE": _irish,
    "IN": _indian,
    "IT": _italian,
    "MX": lambda random: (
        filled("AAA##", random) + f"{random.randint(1, 12):02}{random.randint(1, 28):02}" + filled("AA#", random)
    ),
    "MY": lambda random: filled("A##-####-########", random),
    "NL": _dutch,
    "PL": _polish,
    "PT": _portuguese,
    "SE": _swedish,
    "US": lambda random: filled("##-#######", random),
}
