"""How the amounts of a paper stand to each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from muniment.understanding.arithmetic import COLUMNS, relations

SUM_OF_TWO, PART_OF_A_SUM, SUM_OF_A_ROW, ROUNDED = range(COLUMNS)


def test_a_total_is_the_sum_of_net_and_tax_and_they_go_into_it() -> None:
    net, tax, total = relations([45.00, 2.70, 47.70])
    assert total[SUM_OF_TWO]
    assert not net[SUM_OF_TWO]
    assert net[PART_OF_A_SUM]
    assert tax[PART_OF_A_SUM]


def test_a_total_and_the_change_come_to_what_was_given() -> None:
    total, given_, change = relations([9.20, 10.00, 0.80])
    assert total[PART_OF_A_SUM]
    assert change[PART_OF_A_SUM]
    assert given_[SUM_OF_TWO]


def test_a_total_is_the_sum_of_the_goods_above_it() -> None:
    rows = relations([3.18, 10.07, 7.42, 20.67])
    assert [bool(row[SUM_OF_A_ROW]) for row in rows] == [False, False, False, True]


def test_a_rounded_total_stands_beside_the_exact_one() -> None:
    rows = relations([60.31, 60.30, 12.00])
    assert [bool(row[ROUNDED]) for row in rows] == [True, True, False]


def test_an_amount_is_no_relation_of_itself() -> None:
    assert not relations([5.00, 5.00])[:, ROUNDED].any()
    assert not relations([5.00]).any()


def test_places_without_an_amount_are_passed_over() -> None:
    rows = relations([None, 45.00, None, 2.70, 0.0, 47.70])
    assert rows[5][SUM_OF_TWO]
    assert not rows[0].any()
    assert not rows[4].any()


@given(st.lists(st.one_of(st.none(), st.floats(-1e12, 1e12)), max_size=300))
def test_any_amounts_have_a_row_each(amounts: list[float | None]) -> None:
    assert relations(amounts).shape == (len(amounts), COLUMNS)
