"""The order in which a page is read: rows of a receipt or a table across, columns one after the other."""

from __future__ import annotations

from muniment.paper import Box, Word
from muniment.reading.arrange import Fragment, Row, arrange

LINE = 10.0


def fragment(text: str, x: float, y: float, width: float | None = None) -> Fragment:
    """Words set from (x, y) on, each six points a letter, or all of them over a given width."""
    words = text.split()
    reach = width or 6.0 * len(text)
    box = Box(x, y, x + reach, y + LINE)
    return Fragment([Word(word, box, 0.9) for word in words], box)


def texts(rows: list[Row]) -> list[str]:
    return [" ".join(word.text for word in row.words) for row in rows]


def test_fragments_side_by_side_are_one_row_from_left_to_right() -> None:
    rows = arrange([fragment("9.10", 200, 51), fragment("Total", 10, 50), fragment("Shop", 10, 10)])
    assert texts(rows) == ["Shop", "Total 9.10"]


def test_fragments_one_below_the_other_stay_apart() -> None:
    assert texts(arrange([fragment("second", 10, 21), fragment("first", 10, 10)])) == ["first", "second"]


def test_a_slight_slope_does_not_part_a_row() -> None:
    rows = arrange([fragment("Total", 10, 50), fragment("EUR", 120, 53), fragment("9.10", 200, 54)])
    assert texts(rows) == ["Total EUR 9.10"]


def test_fragments_that_lie_over_one_another_are_never_one_row() -> None:
    assert len(arrange([fragment("stamped", 10, 50), fragment("printed", 12, 52)])) == 2


def test_the_rows_of_a_price_list_are_read_across() -> None:
    goods = [fragment(f"goods{number}", 10, 20 * number) for number in range(8)]
    prices = [fragment(f"{number}.00", 300, 20 * number + 1) for number in range(8)]
    rows = arrange([*goods, *prices])
    assert texts(rows) == [f"goods{number} {number}.00" for number in range(8)]
    assert {row.block for row in rows} == {0}


def test_two_receipts_on_one_glass_are_read_one_after_the_other() -> None:
    left = [fragment(f"left {number}", 10, 20 * number) for number in range(8)]
    right = [fragment(f"right {number}", 300, 17 * number + 8) for number in range(9)]
    rows = arrange([*left, *right])
    assert texts(rows) == [f"left {number}" for number in range(8)] + [f"right {number}" for number in range(9)]
    assert [row.block for row in rows] == [0] * 8 + [1] * 9


def test_columns_of_running_text_are_read_one_after_the_other_even_where_their_lines_are_level() -> None:
    left = [fragment("words that fill the column", 10, 14 * number, 200) for number in range(6)]
    right = [fragment("more words in the next one", 240, 14 * number, 200) for number in range(6)]
    assert texts(arrange([*left, *right])) == ["words that fill the column"] * 6 + ["more words in the next one"] * 6


def test_a_heading_across_both_columns_comes_first_and_a_foot_last() -> None:
    left = [fragment(f"left {number}", 10, 40 + 20 * number) for number in range(6)]
    right = [fragment(f"right {number}", 300, 48 + 17 * number) for number in range(6)]
    head, foot = fragment("a heading over the whole width of the page", 10, 10, 400), fragment("a foot", 150, 200, 200)
    rows = texts(arrange([foot, *right, *left, head]))
    assert rows[0].startswith("a heading")
    assert rows[1:7] == [f"left {number}" for number in range(6)]
    assert rows[-1] == "a foot"


def test_no_word_is_lost_or_doubled() -> None:
    scattered = [fragment(f"word{number}", (number * 137) % 500, (number * 89) % 700) for number in range(60)]
    found = sorted(word.text for row in arrange(scattered) for word in row.words)
    assert found == sorted(f"word{number}" for number in range(60))


def test_nothing_comes_of_nothing() -> None:
    assert arrange([]) == []
