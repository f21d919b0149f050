"""Reading what a person says of papers: strictly, since a slip there would make every figure wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from muniment.errors import TruthBroken
from muniment.evaluation.truth import read_truths

LETTER = {"file": "a.txt", "type": "other"}


def written(folder: Path, *rows: object) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "truth.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    return path


def test_papers_lie_beside_their_truth_and_are_told_with_line_and_source(tmp_path: Path) -> None:
    (tmp_path / "bills").mkdir()
    (tmp_path / "bills" / "SOURCE.md").write_text("Our own bills.\nNo licence is needed.\n")
    bill = {"file": "x/b.pdf", "type": "invoice", "fields": {"total_amount": ["9.00"]}, "complete": ["total_amount"]}
    (truth,) = read_truths([written(tmp_path / "bills", LETTER, bill | {"origin": "ignored"})])
    assert truth.about == "Our own bills.\nNo licence is needed."
    paper = truth.papers[1]
    assert (paper.path, paper.source, paper.line) == (tmp_path / "bills" / "x" / "b.pdf", "bills", 2)
    assert paper.fields == {"total_amount": ("9.00",)}
    assert paper.complete == {"total_amount"}


def test_only_the_papers_of_a_split_are_taken(tmp_path: Path) -> None:
    rows = [LETTER | {"split": "train"}, {"file": "b.txt", "type": "other", "split": "dev"}]
    (truth,) = read_truths([written(tmp_path, *rows)], "dev")
    assert [paper.line for paper in truth.papers] == [2]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ([], "line 2"),
        ({"type": "other"}, "file"),
        ({"file": "", "type": "other"}, "no file is named"),
        ({"file": "b.txt", "type": "bill"}, 'no type called "bill"'),
        ({"file": "b.txt", "type": "invoice", "complete": ["totl"]}, 'no field called "totl"'),
        ({"file": "b.txt", "type": "receipt", "fields": {"date": "1 May 2020"}}, "array"),
        ({"file": "./a.txt", "type": "other"}, "stands in line 1 too"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, row: object, told: str) -> None:
    with pytest.raises(TruthBroken) as caught:
        read_truths([written(tmp_path, LETTER, row)])
    assert "line 2" in caught.value.detail
    assert told in caught.value.detail


def test_no_paper_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TruthBroken, match='no paper of the split "dev"'):
        read_truths([written(tmp_path, LETTER)], "dev")
    with pytest.raises(TruthBroken):
        read_truths([tmp_path / "missing.jsonl"])
