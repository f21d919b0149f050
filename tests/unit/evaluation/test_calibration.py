"""Whether a confidence is honest, and what it lets through."""

from __future__ import annotations

import pytest
from defusedxml import ElementTree

from muniment.evaluation.calibration import Stated, calibrate, let_through
from muniment.evaluation.curves import curve


def test_the_calibration_error_weighs_each_bin_by_its_answers() -> None:
    answers = [Stated(0.95, True)] * 3 + [Stated(0.95, False)] + [Stated(0.3, False)] * 2
    # Four answers say 0.95 and 0.75 is right; two say 0.3 and none is.
    assert calibrate(answers).error == pytest.approx((4 * 0.2 + 2 * 0.3) / 6, abs=1e-4)


def test_answers_that_say_1_stand_in_the_last_bin_and_empty_bins_are_left_out() -> None:
    found = calibrate([Stated(1.0, True), Stated(0.9, True), Stated(0.0, False)])
    assert [(each.low, each.right.of) for each in found.bins] == [(0.0, 1), (0.9, 2)]


def test_without_answers_nothing_is_known() -> None:
    found = calibrate([])
    assert (found.error, found.bins, found.let_through[0].answers.share) == (None, (), None)


def test_as_much_is_let_through_as_keeps_the_precision() -> None:
    answers = [Stated(0.99, True)] * 8 + [Stated(0.9, False)] + [Stated(0.8, True), Stated(0.2, False)]
    assert let_through(answers, 0.99).answers.count == 8
    assert let_through(answers, 0.99).bar == 0.99
    assert let_through(answers, 0.9).answers.count == 10, "9 of 10, after a while below"


def test_answers_of_one_confidence_are_let_through_together_or_not_at_all() -> None:
    answers = [Stated(0.9, True)] * 5 + [Stated(0.9, False)]
    assert let_through(answers, 0.99).answers.count == 0
    assert let_through(answers, 0.99).bar is None


def test_a_curve_is_a_picture_with_a_title_and_the_numbers_in_words() -> None:
    picture = ElementTree.fromstring(curve("a <b> & c", [Stated(0.95, True)] * 3 + [Stated(0.55, False)]))
    name = "{http://www.w3.org/2000/svg}"
    assert picture.find(f"{name}title").text == "a <b> & c: 4 answers, calibration error 0.175"
    assert "3 answers from 0.9 to 1.0, said 0.95, right 1.00" in picture.find(f"{name}desc").text
    points = picture.findall(f"{name}circle")
    assert [(float(point.get("cx")), float(point.get("cy"))) for point in points] == [(156.0, 234.0), (236.0, 34.0)]


def test_a_curve_of_no_answers_says_so() -> None:
    assert "No answers." in curve("nothing", [])
