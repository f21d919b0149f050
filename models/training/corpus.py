"""The labelled papers to learn from and to measure on, read by Muniment's own reader.

Papers and truth lie outside the repository, in the form that the corpus's SCHEMA.md describes; the folder is named by
MUNIMENT_CORPUS or found beside the checkout. Readings are kept in the user's cache, by the paper's SHA-256 and the
reader's source, so that training can be run again without reading again.
"""

from __future__ import annotations

import ast
import hashlib
import itertools
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
import platformdirs

import muniment.reading
from models.training.made.corpus import made_version, write_corpus
from muniment.errors import PaperError
from muniment.evaluation.truth import LabelledPaper, read_truths
from muniment.paper import Reading
from muniment.reading.pool import ReaderPool

_REPOSITORY = Path(__file__).resolve().parents[2]


def corpus_folder() -> Path:
    """The corpus's folder; ends the program with a plain sentence where there is none."""
    folder = Path(os.environ.get("MUNIMENT_CORPUS", _REPOSITORY.parent / "shared" / "corpus"))
    if not (folder / "SCHEMA.md").is_file():
        sys.exit(f"No labelled papers at {folder}: set MUNIMENT_CORPUS to the corpus's folder. Nothing was done.")
    return folder


def labelled_papers(split: str) -> list[LabelledPaper]:
    """All real papers of one split, in a fixed order."""
    truths = read_truths(sorted(corpus_folder().glob("*/truth.jsonl")), split)
    return [paper for truth in truths for paper in truth.papers]


def made_papers(count: int) -> list[LabelledPaper]:
    """So many papers made by `models.training.made`, which are written into the user's cache once.

    The source of each is the family of its layout.
    """
    folder = Path(platformdirs.user_cache_dir("muniment")) / "made" / f"{made_version()}-{count}"
    if not folder.exists():
        print(f"making {count} papers", file=sys.stderr)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as unfinished:
            write_corpus(Path(unfinished) / "made", seed=1, count=count)
            (Path(unfinished) / "made").replace(folder)
    (truth,) = read_truths([folder / "truth.jsonl"])
    lines = truth.path.read_bytes().splitlines()
    families = [msgspec.json.decode(line, type=_Made).family for line in lines]
    return [msgspec.structs.replace(paper, source=_MADE + families[paper.line - 1]) for paper in truth.papers]


class _Made(msgspec.Struct):
    family: str


_MADE = "made: "


def is_made(paper: LabelledPaper) -> bool:
    """Whether the paper was made here; its source is then the family of its layout."""
    return paper.source.startswith(_MADE)


def sample(papers: Sequence[LabelledPaper], count: int, pile_of: Callable[[LabelledPaper], str]) -> list[LabelledPaper]:
    """So many papers, taken from the piles by turns (sources, types); the same ones every time."""
    chance = np.random.default_rng(7)
    piles: dict[str, list[LabelledPaper]] = {}
    for paper in papers:
        piles.setdefault(pile_of(paper), []).append(paper)
    shuffled = [[pile[int(at)] for at in chance.permutation(len(pile))] for pile in piles.values()]
    turns = itertools.zip_longest(*shuffled)
    return [paper for turn in turns for paper in turn if paper is not None][:count]


def read_papers(papers: list[LabelledPaper]) -> Iterator[tuple[LabelledPaper, Reading]]:
    """Each paper with its reading, from the cache or read now; papers that cannot be read are told and left out."""
    cache = Path(platformdirs.user_cache_dir("muniment")) / "readings" / _reader_fingerprint()
    cache.mkdir(parents=True, exist_ok=True)
    pool = ReaderPool(1)
    try:
        for number, paper in enumerate(papers, 1):
            data = paper.path.read_bytes()
            kept = cache / f"{hashlib.sha256(data).hexdigest()}.msgpack"
            if not kept.exists():
                print(f"reading {number} of {len(papers)}: {paper.source}/{paper.path.name}", file=sys.stderr)
                kept.write_bytes(msgspec.msgpack.encode(_read(pool, data)))
            reading = msgspec.msgpack.decode(kept.read_bytes(), type=Reading | None)
            if reading is not None:
                yield paper, reading
    finally:
        pool.close()


def _read(pool: ReaderPool, data: bytes) -> Reading | None:
    try:
        return pool.read(data, lambda *_: None).reading
    except PaperError as error:
        print(f"  left out: {error.code}", file=sys.stderr)
        return None


def _reader_fingerprint() -> str:
    """Changes with any part of the reader's code that can change what it reads; not with its comments or its form."""
    digest = hashlib.sha256()
    package = Path(muniment.reading.__file__).parent
    for name in ("layout.py", "arrange.py", "codes", "formats", "ocr"):
        found = package / name
        for source in sorted(found.glob("*.py")) if found.is_dir() else [found]:
            digest.update(ast.dump(_WithoutTexts().visit(ast.parse(source.read_bytes()))).encode())
    return digest.hexdigest()[:16]


class _WithoutTexts(ast.NodeTransformer):
    """Takes docstrings out of a module."""

    def visit_Expr(self, node: ast.Expr) -> ast.Expr:
        return ast.Expr(ast.Constant("")) if isinstance(node.value, ast.Constant) else node


if __name__ == "__main__":
    for name in ("train", "dev"):
        count = sum(1 for _ in read_papers(labelled_papers(name)))
        print(f"{name}: {count} papers read")
