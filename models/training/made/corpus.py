"""Writes a corpus of fictitious papers, in the form of the labelled corpus: papers/… and truth.jsonl."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from models.training.made.contracts.contract import draw_contract
from models.training.made.office.invoices import make_invoice
from models.training.made.office.near_misses import make_near_miss
from models.training.made.office.noise import make_noise
from models.training.made.others.paper import draw_other
from models.training.made.paper import MadePaper
from models.training.made.receipts.families import draw_receipt
from models.training.made.receipts.malaysian import draw_malaysian_receipt
from models.training.made.resumes.layouts import draw_resume
from models.training.made.wear import worn

_WORN = 0.25
"""The share of papers that come as pictures, where a kind says nothing else."""


class Kind(NamedTuple):
    """A kind of paper that is made: its share of a corpus, what makes one, and how many of it come as pictures."""

    name: str
    share: int
    make: Callable[[Random], MadePaper]
    worn: float = _WORN


KINDS: tuple[Kind, ...] = (
    Kind("invoice", 330, make_invoice),
    Kind("near-miss", 330, make_near_miss),
    Kind("noise", 40, make_noise),
    Kind("receipt", 250, draw_receipt, 0.6),
    Kind("malaysian-receipt", 240, draw_malaysian_receipt, 0.75),
    Kind("contract", 150, draw_contract, 0.1),
    Kind("resume", 200, draw_resume, 0.1),
    Kind("other", 250, draw_other, 0.14),
)


def write_corpus(folder: Path, seed: int, count: int) -> None:
    """Write `count` papers and the truth about them; the same seed and count give the same bytes."""
    (folder / "papers").mkdir(parents=True, exist_ok=True)
    total = sum(kind.share for kind in KINDS)
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for kind in KINDS:
            for number in range(round(count * kind.share / total)):
                # A paper's chances hang on its own number only, so that more of one kind leave the others as they are.
                random = Random(f"{seed} {kind.name} {number}")
                paper = kind.make(random)
                data, ending = worn(paper.pdf, random) if random.random() < kind.worn else (paper.pdf, ".pdf")
                file = f"papers/{kind.name}-{number:04}{ending}"
                (folder / file).write_bytes(data)
                truth.write(json.dumps(_line(file, paper), ensure_ascii=False) + "\n")


def made_version() -> str:
    """Changes with anything that can change what is made; for naming what is kept of a corpus."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.rglob("*")):
        if source.suffix in (".py", ".toml"):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _line(file: str, paper: MadePaper) -> dict[str, object]:
    return {
        "file": file,
        "split": "train",
        "type": paper.type,
        "family": paper.family,
        "language": paper.language,
        "fields": paper.fields,
        "complete": sorted(paper.complete),
    }
