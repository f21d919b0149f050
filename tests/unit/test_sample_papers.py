"""The sample papers are what their truth says, and what the type-setting program makes."""

from __future__ import annotations

import pymupdf
import pytest

from muniment.understanding.types import document_type
from tests.papers.truth import SAMPLES, SAMPLES_FOLDER, SamplePaper
from tests.papers.typeset import SHEETS, WEAR

each_sample = pytest.mark.parametrize("paper", SAMPLES, ids=lambda paper: paper.file)


def set_text(file: str) -> str:
    """The text of a sample as it was set, before wear, its white space folded."""
    content = SHEETS[file]()
    if file.endswith(".txt"):
        return " ".join(content.decode().split())
    with pymupdf.open(stream=content, filetype="pdf") as document:
        return " ".join(" ".join(page.get_text() for page in document).split())


def test_every_sample_paper_has_its_truth() -> None:
    assert {path.name for path in SAMPLES_FOLDER.iterdir()} == {paper.file for paper in SAMPLES} == set(SHEETS)


@each_sample
def test_a_sample_names_only_fields_of_its_type(paper: SamplePaper) -> None:
    kind = document_type(paper.type)
    assert kind is not None
    for name, values in paper.fields.items():
        field = kind.field(name)
        assert field is not None
        assert field.many or len(values) == 1


@each_sample
def test_every_true_value_stands_on_the_paper(paper: SamplePaper) -> None:
    text = set_text(paper.file)
    assert [value for values in paper.fields.values() for value in values if value not in text] == []


@each_sample
def test_a_sample_is_small(paper: SamplePaper) -> None:
    assert paper.path.stat().st_size < 250_000


@pytest.mark.parametrize("file", sorted(set(SHEETS) - set(WEAR)))
def test_a_sample_is_what_the_program_sets_to_the_byte(file: str) -> None:
    assert (SAMPLES_FOLDER / file).read_bytes() == SHEETS[file]()


def test_a_scanned_sample_has_no_text_layer() -> None:
    with pymupdf.open(SAMPLES_FOLDER / "contract-scan.pdf") as document:
        assert [page.get_text() for page in document] == ["", ""]
