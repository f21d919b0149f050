"""Made papers: what the truth says is printed, and the same seed gives the same bytes."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from random import Random

import pymupdf
import pytest

from models.training.made.corpus import write_corpus
from models.training.made.office.families import FAMILIES
from models.training.made.office.invoices import COMPLETE, invoice
from models.training.made.office.letter import words
from models.training.made.office.near_misses import near_miss, near_misses
from models.training.made.paper import MadePaper
from muniment.understanding.types import load_document_types


def _signs(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _printed(paper: MadePaper) -> str:
    with pymupdf.open(stream=paper.pdf, filetype="pdf") as document:
        return "\n".join(page.get_text() for page in document)


@pytest.mark.parametrize("language", words())
@pytest.mark.parametrize("family", FAMILIES)
def test_every_value_of_an_invoice_is_printed(family: str, language: str) -> None:
    paper = invoice(family, language, Random(f"{family} {language}"))
    printed = _signs(_printed(paper))
    assert {"seller", "buyer", "total_amount"} <= set(paper.fields) <= set(COMPLETE)
    for values in paper.fields.values():
        assert all(_signs(value) in printed for value in values)


@pytest.mark.parametrize("kind", near_misses())
def test_near_misses_are_other_papers_in_the_layouts_of_invoices(kind: str) -> None:
    for place, language in enumerate(("en", "de")):
        family = list(FAMILIES)[place]
        paper = near_miss(kind, family, language, Random(place))
        assert (paper.type, paper.family, paper.fields) == ("other", f"office-{family}", {})
        said = near_misses()[kind].said(language)
        assert any(_signs(title) in _signs(_printed(paper)) for title in said.titles)


def test_an_invoice_speaks_of_all_fields_of_its_type() -> None:
    kind = next(kind for kind in load_document_types() if kind.name == "invoice")
    assert set(COMPLETE) == {field.name for field in kind.fields}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_corpus(tmp_path / folder, seed=7, count=18)
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert len(files) >= 18
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
