"""Values that are chosen together."""

from __future__ import annotations

import numpy as np

from muniment.paper import Field, Kind
from muniment.understanding.agree import Choice, choose_together
from muniment.understanding.patterns import Span

SELLER, BUYER = Field("seller", "Seller", Kind.NAME), Field("buyer", "Buyer", Kind.NAME)
NET, TAX, TOTAL = (Field(name, name, Kind.AMOUNT) for name in ("net_amount", "tax_amount", "total_amount"))
CURRENCY = Field("currency", "Currency", Kind.CURRENCY)
PARTIES = Field("parties", "Parties", Kind.NAME, many=True)


def choice(field: Field, *offers: tuple[int, str, float], bar: float = 0.3, length: int = 1) -> Choice:
    """Candidates of `length` words: where each begins, what it says, its chance."""
    texts = [text for _, text, _ in offers]
    return Choice(
        field,
        [Span(start, start + length) for start, _, _ in offers],
        texts,
        texts,
        np.array([chance for _, _, chance in offers], np.float32),
        bar,
    )


def said(*choices: Choice) -> dict[str, list[str]]:
    by_name = {choice.field.name: choice for choice in choices}
    return {name: [by_name[name].texts[at] for at in positions] for name, positions in choose_together(choices).items()}


def test_the_likeliest_candidate_above_the_bar_is_said() -> None:
    assert said(choice(SELLER, (0, "Acorn", 0.4), (5, "Birch", 0.9))) == {"seller": ["Birch"]}


def test_nothing_is_said_below_the_bar() -> None:
    assert said(choice(SELLER, (0, "Acorn", 0.2)), choice(BUYER)) == {"seller": [], "buyer": []}


def test_two_fields_never_claim_the_same_words() -> None:
    both = (choice(SELLER, (0, "Acorn", 0.9), (5, "Birch", 0.4)), choice(BUYER, (0, "Acorn", 0.6), (5, "Birch", 0.5)))
    assert said(*both) == {"seller": ["Acorn"], "buyer": ["Birch"]}


def test_buyer_and_seller_are_not_the_same_name_at_two_places() -> None:
    both = (choice(SELLER, (0, "Acorn", 0.9)), choice(BUYER, (9, "ACORN", 0.8), (5, "Birch", 0.5)))
    assert said(*both)["buyer"] == ["Birch"]


def test_a_currency_may_stand_inside_an_amount() -> None:
    both = (choice(TOTAL, (3, "9.10", 0.9), length=2), choice(CURRENCY, (3, "EUR", 0.9)))
    assert said(*both) == {"total_amount": ["9.10"], "currency": ["EUR"]}


def test_amounts_that_add_up_win_over_likelier_ones_that_do_not() -> None:
    amounts = (
        choice(NET, (0, "1482.00", 0.5), (1, "1235.00", 0.4)),
        choice(TAX, (2, "247.00", 0.5)),
        choice(TOTAL, (2, "247.00", 0.6), (0, "1482.00", 0.5)),
    )
    assert said(*amounts) == {"net_amount": ["1235.00"], "tax_amount": ["247.00"], "total_amount": ["1482.00"]}


def test_amounts_that_do_not_add_up_stand_each_for_itself() -> None:
    amounts = (
        choice(NET, (0, "10.00", 0.9)),
        choice(TAX, (1, "3.00", 0.9)),
        choice(TOTAL, (2, "12.00", 0.9)),
    )
    assert said(*amounts) == {"net_amount": ["10.00"], "tax_amount": ["3.00"], "total_amount": ["12.00"]}


def test_a_field_of_many_values_says_each_once() -> None:
    parties = choice(PARTIES, (0, "Acorn Ltd", 0.9), (9, "ACORN LTD", 0.8), (5, "Birch Inc", 0.7), (7, "Elm", 0.1))
    assert said(parties) == {"parties": ["Acorn Ltd", "Birch Inc"]}
