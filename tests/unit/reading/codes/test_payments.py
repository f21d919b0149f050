"""What payment codes say, and when they say nothing."""

from __future__ import annotations

import pytest

from muniment.paper import Box, Code, Page
from muniment.reading.codes.payments import payment_statements
from tests.papers.codes import EPC_IBAN, IBAN, epc_payment, swiss_bill


def said(text: str, kind: str = "qr") -> dict[str, str]:
    text = text.replace("\r\n", "\n")
    page = Page(2, 595.0, 842.0, "text-layer", (), (), codes=(Code(kind, text, Box(1, 1, 9, 9)),))
    statements = payment_statements(page)
    assert all(statement.page == 2 for statement in statements)
    return {statement.field: statement.value for statement in statements}


def test_a_swiss_bill_names_both_sides_the_account_and_the_amount() -> None:
    assert said(swiss_bill("1949.5")) == {
        "seller": "Alder AG",
        "buyer": "Bucher GmbH",
        "iban": IBAN,
        "currency": "CHF",
        "total_amount": "1949.50",
    }


def test_a_european_payment_names_the_seller_the_account_and_the_amount() -> None:
    assert said(epc_payment("EUR119")) == {
        "seller": "Nordlicht GmbH",
        "iban": EPC_IBAN,
        "currency": "EUR",
        "total_amount": "119.00",
    }


def test_a_bill_without_an_amount_states_none() -> None:
    assert "total_amount" not in said(swiss_bill(""))
    assert "total_amount" not in said(epc_payment(""))


@pytest.mark.parametrize(
    "text",
    [
        swiss_bill(iban="CH9300762011623852958"),
        swiss_bill(iban=EPC_IBAN),
        epc_payment(iban="DE00"),
        epc_payment().replace("SCT", "XXX"),
        "SPC\n0200",
        "BCD",
        "https://example.org/pay",
    ],
)
def test_a_code_that_breaks_its_own_rules_states_nothing(text: str) -> None:
    assert said(text) == {}


def test_only_a_qr_code_is_a_payment() -> None:
    assert said(epc_payment(), kind="code128") == {}
