"""Papers made ready for training: sheet, states, features, neighbours and the places of their labelled values."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import platformdirs

from models.training.corpus import is_made, read_papers
from models.training.kin import families, worths
from models.training.labels import Label, label
from muniment.evaluation.truth import LabelledPaper
from muniment.paper import DocumentType
from muniment.understanding.features import Features, describe
from muniment.understanding.model import LanguageModel, States
from muniment.understanding.release import WeightFiles
from muniment.understanding.sheet import TOKENS_OF_A_PAPER, Integers, Sheet, lay_out, neighbours
from muniment.understanding.states import word_states
from muniment.understanding.types import load_document_types


class Example(NamedTuple):
    """One paper. `family` is the number of its kin, `worth` how much it counts in training."""

    paper: LabelledPaper
    type: DocumentType
    page_count: int
    sheet: Sheet
    states: States
    features: Features
    neighbours: Integers
    line_of: Integers
    labels: list[Label]
    family: int
    worth: float


def load_examples(papers: list[LabelledPaper], weights: WeightFiles, budget: int = TOKENS_OF_A_PAPER) -> list[Example]:
    """All papers with words that could be read, each within a budget of tokens.

    States are kept in the user's cache, by the model and the words.
    """
    cache = (
        Path(platformdirs.user_cache_dir("muniment"))
        / "states"
        / hashlib.sha256(weights.layers.read_bytes()).hexdigest()[:16]
    )
    cache.mkdir(parents=True, exist_ok=True)
    model: LanguageModel | None = None

    def kept_states(sheet: Sheet) -> States:
        nonlocal model
        key = hashlib.sha256("\n".join(f"{word.line} {word.text}" for word in sheet.words).encode()).hexdigest()
        kept = cache / f"{key}.npy"
        if not kept.exists():
            model = model or LanguageModel(weights)
            np.save(kept, word_states(model, sheet).astype(np.float16))
        return np.asarray(np.load(kept), np.float32)

    return examples_of(papers, kept_states, budget)


def examples_of(papers: list[LabelledPaper], states_of: Callable[[Sheet], States], budget: int) -> list[Example]:
    """All papers with words that could be read, each within a budget of tokens, with states (words × width) from
    anywhere."""
    types = {kind.name: kind for kind in load_document_types()}
    laid = []
    for paper, reading in read_papers(papers):
        sheet = lay_out(reading, budget)
        if sheet.words:
            laid.append((paper, sheet, reading.page_count))
    beside = [(paper, sheet) for paper, sheet, _ in laid]
    family_of = families(beside)
    examples = []
    for (paper, sheet, page_count), family, worth in zip(laid, family_of, worths(beside, family_of), strict=True):
        kind = types[paper.type]
        examples.append(
            Example(
                paper,
                kind,
                page_count,
                sheet,
                states_of(sheet),
                describe(sheet),
                neighbours(sheet),
                np.array([word.line for word in sheet.words], np.int32),
                label(sheet, paper, kind.fields),
                family,
                worth,
            )
        )
        if len(examples) % 50 == 0:
            print(f"states: {len(examples)} of {len(laid)} papers", file=sys.stderr)
    return examples


def folds(examples: Sequence[Example], count: int) -> list[int]:
    """A fold number for each paper, the same every time. Kin are in one fold, so that none is judged by what learned
    from its like; the papers of a source, and the made ones of a type, are spread as evenly as that allows."""
    members: dict[int, list[int]] = defaultdict(list)
    for number, example in enumerate(examples):
        members[example.family].append(number)
    filled: Counter[tuple[str, int]] = Counter()
    fold_of = [0] * len(examples)
    for family in sorted(members.values(), key=lambda numbers: (-len(numbers), numbers[0])):
        example = examples[family[0]]
        pile = f"made {example.type.name}" if is_made(example.paper) else example.paper.source
        draws = np.random.default_rng(family[0]).permutation(count)
        chosen = min(range(count), key=lambda fold: (filled[pile, fold], draws[fold]))
        filled[pile, chosen] += len(family)
        for number in family:
            fold_of[number] = chosen
    return fold_of
