"""Payment codes: what a QR code for a bank transfer says of the invoice that it stands on.

The European one is "BCD" (European Payments Council, EPC069-12, version 2.1), the Swiss one "SPC" (SIX, Swiss
Implementation Guidelines QR-bill, version 2.3). Each is lines in a fixed order. A code that does not keep to the order,
or whose account number has wrong check digits, says nothing.
"""

from __future__ import annotations

import re

from muniment.iban import iban_holds
from muniment.paper import Code, Page, Statement

EPC, SWISS = "epc-qr", "swiss-qr"

_AMOUNT = re.compile(r"(\d{1,9})(?:\.(\d{1,2}))?")
_EPC_AMOUNT = re.compile(r"([A-Z]{3})(\d{1,9}(?:\.\d{1,2})?)")


def payment_statements(page: Page) -> list[Statement]:
    """What the payment codes on a page say."""
    return [
        Statement(source, field, value, page.number)
        for code in page.codes
        for source, fields in (_read(code),)
        for field, value in fields.items()
        if value
    ]


def _read(code: Code) -> tuple[str, dict[str, str]]:
    lines = [line.strip() for line in code.text.split("\n")]
    if code.kind == "qr" and lines[0] == "BCD" and len(lines) >= 7:
        return EPC, _european(lines)
    if code.kind == "qr" and lines[0] == "SPC" and len(lines) >= 28:
        return SWISS, _swiss(lines)
    return "", {}


def _european(lines: list[str]) -> dict[str, str]:
    iban = _iban(lines[6])
    if lines[1] not in ("001", "002") or lines[3] not in ("SCT", "INST") or not iban:
        return {}
    amount = _EPC_AMOUNT.fullmatch(lines[7]) if len(lines) > 7 else None
    return {
        "seller": " ".join(lines[5].split()),
        "iban": iban,
        "currency": amount.group(1) if amount else "",
        "total_amount": _amount(amount.group(2)) if amount else "",
    }


def _swiss(lines: list[str]) -> dict[str, str]:
    iban = _iban(lines[3])
    if not lines[1].startswith("02") or iban[:2] not in ("CH", "LI"):
        return {}
    return {
        "seller": " ".join(lines[5].split()),
        "buyer": " ".join(lines[21].split()),
        "iban": iban,
        "currency": lines[19] if lines[19] in ("CHF", "EUR") else "",
        "total_amount": _amount(lines[18]),
    }


def _iban(text: str) -> str:
    iban = "".join(text.split()).upper()
    return iban if 15 <= len(iban) <= 34 and iban_holds(iban) else ""


def _amount(text: str) -> str:
    """The amount with two decimals; "" where none is stated."""
    match = _AMOUNT.fullmatch(text)
    return f"{int(match.group(1))}.{match.group(2) or '':0<2}" if match else ""
