"""The calibration curves of papers that training held back."""

from __future__ import annotations

from pathlib import Path

import msgspec

from models.training.curves import HeldOut, by_name, table, write_curves

WRITTEN = b"""{"answers": [["date", "receipt", 0.9, true],
                          ["date", "receipt", 0.8, false], ["seller", "invoice", 0.7, true]],
              "types": [["receipt", 0.95, true], ["receipt", 0.6, false]]}"""


def test_answers_are_grouped_by_type_and_field_and_each_group_has_its_row() -> None:
    named = by_name(msgspec.json.decode(WRITTEN, type=HeldOut))
    assert list(named) == ["types", "type receipt", "fields", "invoice seller", "receipt date"]
    assert table(named)[-1] == "| receipt date | 2 | 0.500 | 0.450 | 0.500 | 0.500 | 0.500 |"


def test_groups_of_enough_answers_become_pictures_and_those_of_an_earlier_run_go(tmp_path: Path) -> None:
    (tmp_path / "receipt-gone.svg").write_text("<svg/>")
    named = by_name(msgspec.json.decode(WRITTEN, type=HeldOut))
    write_curves(tmp_path, {"receipt date": list(named["receipt date"]) * 5, "types": named["types"]})
    assert [path.name for path in tmp_path.iterdir()] == ["receipt-date.svg"]
