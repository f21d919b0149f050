"""Papers made ready for training: sheet, states, features, neighbours and the places of their labelled values."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import platformdirs

from models.training.corpus import is_made, read_papers
from models.training.labels import Label, label
from muniment.evaluation.truth import LabelledPaper
from muniment.paper import DocumentType
from muniment.understanding.features import Features, describe
from muniment.understanding.model import LanguageModel, States
from muniment.understanding.sheet import TOKENS_OF_A_PAPER, Integers, Sheet, lay_out, neighbours
from muniment.understanding.states import word_states
from muniment.understanding.types import load_document_types


class Example(NamedTuple):
    """One paper. `fields` are those looked for by the people who labelled it."""

    paper: LabelledPaper
    type: DocumentType
    page_count: int
    sheet: Sheet
    states: States
    features: Features
    neighbours: Integers
    line_of: Integers
    labels: list[Label]


def load_examples(papers: list[LabelledPaper], gguf: Path, budget: int = TOKENS_OF_A_PAPER) -> list[Example]:
    """All papers that could be read, each within a budget of tokens.

    States are kept in the user's cache, by the model and the words.
    """
    cache = (
        Path(platformdirs.user_cache_dir("muniment")) / "states" / hashlib.sha256(gguf.read_bytes()).hexdigest()[:16]
    )
    cache.mkdir(parents=True, exist_ok=True)
    model: LanguageModel | None = None

    def kept_states(sheet: Sheet) -> States:
        nonlocal model
        key = hashlib.sha256("\n".join(f"{word.line} {word.text}" for word in sheet.words).encode()).hexdigest()
        kept = cache / f"{key}.npy"
        if not kept.exists():
            model = model or LanguageModel(gguf)
            np.save(kept, word_states(model, sheet).astype(np.float16))
        return np.asarray(np.load(kept), np.float32)

    return examples_of(papers, kept_states, budget)


def examples_of(papers: list[LabelledPaper], states_of: Callable[[Sheet], States], budget: int) -> list[Example]:
    """All papers that could be read, each within a budget of tokens, with states (words × width) from anywhere."""
    types = {kind.name: kind for kind in load_document_types()}
    examples = []
    for number, (paper, reading) in enumerate(read_papers(papers), 1):
        sheet = lay_out(reading, budget)
        kind = types[paper.type]
        examples.append(
            Example(
                paper,
                kind,
                reading.page_count,
                sheet,
                states_of(sheet),
                describe(sheet),
                neighbours(sheet),
                np.array([word.line for word in sheet.words], np.int32),
                label(sheet, paper, kind.fields),
            )
        )
        if number % 50 == 0:
            print(f"states: {number} of {len(papers)} papers", file=sys.stderr)
    return examples


def folds(examples: list[Example], count: int) -> list[int]:
    """A fold number for each paper, the same every time: each source is spread evenly over the folds, but all papers
    of one made layout are in the same fold, so that none is judged by what learned from its like."""
    seen: dict[str, int] = {}
    numbers = []
    order = np.random.default_rng(0).permutation(count)
    for example in examples:
        source = example.paper.source
        if is_made(example.paper):
            numbers.append(int(hashlib.sha256(source.encode()).hexdigest(), 16) % count)
            continue
        seen[source] = seen.get(source, -1) + 1
        numbers.append(int(order[seen[source] % count]))
    return numbers
