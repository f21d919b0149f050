"""Bank account numbers (IBAN, ISO 13616)."""

from __future__ import annotations


def iban_holds(iban: str) -> bool:
    """Whether the check digits are right: the number modulo 97 is 1. Blanks must be taken out before."""
    turned = iban[4:] + iban[:4]
    return turned.isascii() and turned.isalnum() and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1
