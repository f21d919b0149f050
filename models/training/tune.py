"""Is a tuned base worth it? The cut base is taught the tagging and typing itself, and compared with the frozen one.

    .venv/bin/python -m models.training.tune --reading both-ways --passes 3

A fifth of the labelled papers is kept apart. An adapter of low rank (LoRA, Hu et al. 2021) on all that multiplies in
the base, the release's own tag head and a line for the type learn together from the others; the adapter is merged into
the weights, these are written as a GGUF and brought to 4 bits. States of the frozen and of the tuned file are then
given to new heads, trained in one and the same way, which are judged on the papers apart. A model can read a paper
from its beginning to each word (`one-way`, as a release does), with the whole paper in view of every word
(`both-ways`), or twice, taking the states of the second reading (`twice`, at twice the cost).

The state of a training is kept every few minutes, so that it can be stopped and goes on.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import platformdirs
import torch
from torch import Tensor, nn
from torch.nn import functional

from models.build import cut_base, cut_layers, whole_weights
from models.training import spans, tags
from models.training.compare import type_accuracy
from models.training.corpus import labelled_papers
from models.training.examples import Example, examples_of, folds
from models.training.labels import UNKNOWN
from models.training.labels import tags as tags_of
from models.training.networks import Batch, TagNetwork
from models.training.transformer import Transformer
from muniment.understanding.model import LanguageModel, States, quantise
from muniment.understanding.release import built_weights, load_manifest
from muniment.understanding.sheet import Sheet
from muniment.understanding.states import sheet_tokens
from muniment.understanding.types import load_document_types

ONE_WAY, BOTH_WAYS, TWICE = READINGS = ("one-way", "both-ways", "twice")

TOKENS = 512
"""The budget of a paper here: four times as many take more than four times as long to learn from."""

FOLDS = 5
RANK = 16
RATE, HEAD_RATE, DECAY = 8e-4, 2e-3, 0.02
PAPERS_A_STEP = 6
TYPE_SHARE = 0.2
SECONDS_BETWEEN_CHECKPOINTS = 150

BAR = 0.4
"""The chance from which a value is said."""

Scores = list[npt.NDArray[np.float32]]


class Text(NamedTuple):
    """A paper's tokens, and where the last token of each word stands."""

    tokens: Tensor
    lasts: Tensor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reading", choices=READINGS, default=ONE_WAY, help="how the model reads a paper")
    parser.add_argument("--passes", type=int, default=0, help="passes over the papers; 0 leaves the base frozen")
    parser.add_argument("--starts", type=int, default=2, help="starts of the heads that are averaged")
    options = parser.parse_args()
    torch.set_num_threads(1)
    started = time.monotonic()
    base = cut()
    model = LanguageModel(built_weights(load_manifest()), threads=1)
    examples, texts = prepared(model)
    fold_of = np.array(folds(examples, FOLDS))
    learn, apart = np.flatnonzero(fold_of != 0), np.flatnonzero(fold_of == 0)
    tokens = sum(len(texts[index].tokens) for index in learn)
    print(f"{len(learn)} papers to learn from, {tokens} tokens; {len(apart)} apart", file=sys.stderr)
    weights = whole_weights(load_manifest().weights.layers)
    if options.passes:
        tuning = Tuning(base, [examples[index] for index in learn], [texts[index] for index in learn], options.reading)
        tuning.run(options.passes)
        weights = tuning.written(base, options.passes)
        network = Transformer(weights)
        judged = [examples[index] for index in apart]
        scores = [tuning.scores(network, examples[index], texts[index]) for index in apart]
        told = figures(judged, scores, tuning.tag_of)
        print(f"| tuned, {options.reading}, its own head | {told[0]:.3f} | {told[1]:.3f} | |", flush=True)
    network = Transformer(weights)
    seen = [
        example._replace(states=states(network, text, options.reading))
        for example, text in zip(examples, texts, strict=True)
    ]
    name = f"{'tuned' if options.passes else 'frozen'}, {options.reading}, {options.passes} passes"
    report(name, [seen[index] for index in learn], [seen[index] for index in apart], options.starts)
    print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)


def prepared(model: LanguageModel) -> tuple[list[Example], list[Text]]:
    """The labelled papers with words; states are still missing."""
    nothing = np.zeros((0, model.width), np.float32)
    examples = examples_of(labelled_papers("train"), lambda _: nothing, TOKENS)
    return examples, [text_of(model, example.sheet) for example in examples]


def text_of(model: LanguageModel, sheet: Sheet) -> Text:
    tokens, lasts = sheet_tokens(model, sheet)
    return Text(torch.tensor(tokens), torch.tensor(lasts))


def cut() -> Path:
    """The first layers of the base, as they come, in the user's cache."""
    manifest = load_manifest()
    target = folder() / f"{manifest.base.sha256[:12]}-{manifest.weights.layers}.gguf"
    if not target.exists():
        cut_base(manifest.base, manifest.weights.layers, target)
    return target


def folder() -> Path:
    kept = Path(platformdirs.user_cache_dir("muniment")) / "tuned"
    kept.mkdir(parents=True, exist_ok=True)
    return kept


def token_states(network: Transformer, text: Text, reading: str) -> Tensor:
    """Words × width."""
    if reading == TWICE:
        again = torch.cat([text.tokens, text.tokens])
        return network(again)[len(text.tokens) + text.lasts]
    return network(text.tokens, causal=reading == ONE_WAY)[text.lasts]


@torch.no_grad()
def states(network: Transformer, text: Text, reading: str) -> States:
    # What half precision rounds is less than what 4 bits have rounded already.
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return np.asarray(token_states(network, text, reading).float().numpy(), np.float32)


class Tuning:
    """An adapter and heads that learn together."""

    def __init__(self, base: Path, examples: Sequence[Example], texts: Sequence[Text], reading: str) -> None:
        torch.manual_seed(0)
        self._examples, self._texts, self._reading = examples, texts, reading
        self.tag_of = tags.tag_numbers(tags.learned_fields(list(examples)))
        kinds = [kind.name for kind in load_document_types()]
        self._targets = [torch.from_numpy(tags_of(e.sheet, e.labels, self.tag_of)) for e in examples]
        self._masks = [tags.allowed(example, self.tag_of) for example in examples]
        self._kinds = torch.tensor([kinds.index(example.paper.type) for example in examples])
        self._network = Transformer(base, rank=RANK)
        width = self._network.norm.shape[0]
        self._scale = self._first_scale()
        self._tagger = TagNetwork(
            width, examples[0].features.shape[1], 1 + 2 * len(self.tag_of), tags.WIDTH, tags.DROPOUT
        )
        self._typer = nn.Linear(width, len(kinds))

    def run(self, passes: int) -> None:
        """Learn, from the last checkpoint on."""
        optimiser = torch.optim.AdamW(
            [
                {"params": list(self._network.parameters()), "lr": RATE},
                {"params": [*self._tagger.parameters(), *self._typer.parameters()], "lr": HEAD_RATE},
            ],
            weight_decay=DECAY,
        )
        steps = [chosen for number in range(passes) for chosen in self._order(number)]
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [RATE, HEAD_RATE], total_steps=len(steps))
        parts: list[nn.Module | torch.optim.Optimizer | torch.optim.lr_scheduler.LRScheduler] = [
            self._network,
            self._tagger,
            self._typer,
            optimiser,
            schedule,
        ]
        kept = folder() / f"{self._reading}-{passes}.checkpoint"
        first = 0
        if kept.exists():
            first, *values = torch.load(kept, weights_only=True)
            for part, value in zip(parts, values, strict=True):
                part.load_state_dict(value)
        saved, loss = time.monotonic(), 0.0
        began, tokens = time.process_time(), 0
        for number, chosen in enumerate(steps[first:], first):
            loss += self._step(chosen, optimiser)
            schedule.step()
            tokens += sum(len(self._texts[index].tokens) for index in chosen)
            if number % 20 == 19:
                speed = tokens / (time.process_time() - began)
                print(f"step {number + 1} of {len(steps)}: loss {loss / 20:.4f}, {speed:.0f} tokens/s", file=sys.stderr)
                loss = 0.0
            if time.monotonic() - saved > SECONDS_BETWEEN_CHECKPOINTS:
                torch.save([number + 1, *(part.state_dict() for part in parts)], kept)
                saved = time.monotonic()
        torch.save([len(steps), *(part.state_dict() for part in parts)], kept)

    def _order(self, number: int) -> list[npt.NDArray[np.int64]]:
        order = np.random.default_rng(number).permutation(len(self._examples))
        return [order[start : start + PAPERS_A_STEP] for start in range(0, len(order), PAPERS_A_STEP)]

    def _step(self, chosen: npt.NDArray[np.int64], optimiser: torch.optim.Optimizer) -> float:
        # Half precision takes a third of the time where the processor knows it.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = [token_states(self._network, self._texts[index], self._reading).float() for index in chosen]
            papers = [
                (self._scaled(state), *tags.beside(self._examples[index]))
                for index, state in zip(chosen, found, strict=True)
            ]
            scores = self._tagger(Batch(papers)).float()
            kinds = self._typer(torch.stack([paper[0].mean(dim=0) for paper in papers])).float()
        targets, masks = ([kept[i] for i in chosen] for kept in (self._targets, self._masks))
        loss = tags.tag_loss(scores, targets, masks, [1.0] * len(chosen))
        loss = loss + TYPE_SHARE * functional.cross_entropy(kinds, self._kinds[chosen])
        optimiser.zero_grad()
        loss.backward()
        for part in (self._network, self._tagger):
            nn.utils.clip_grad_norm_(part.parameters(), 1.0)
        optimiser.step()
        return float(loss.item())

    @torch.no_grad()
    def _first_scale(self) -> tuple[Tensor, Tensor]:
        """Mean and deviation of the states before anything is learned, over some papers."""
        some = torch.cat([token_states(self._network, text, self._reading) for text in self._texts[::12]])
        return some.mean(dim=0), some.std(dim=0) + 1e-3

    def _scaled(self, found: Tensor) -> Tensor:
        return ((found - self._scale[0]) / self._scale[1]).clamp(-5, 5)

    def written(self, base: Path, passes: int) -> Path:
        """The base with what was learned merged in, at 4 bits."""
        target = folder() / f"{self._reading}-{passes}.gguf"
        if not target.exists():
            large = target.with_suffix(".large.gguf")
            cut_layers(base, large, len(self._network.layers), self._network.merged())
            quantise(large, target)
            large.unlink()
        return target

    @torch.no_grad()
    def scores(self, network: Transformer, example: Example, text: Text) -> npt.NDArray[np.float32]:
        """Words × tags, by the head that learned together with the adapter."""
        found = torch.from_numpy(states(network, text, self._reading))
        self._tagger.eval()
        return np.asarray(self._tagger(Batch([(self._scaled(found), *tags.beside(example))])).numpy(), np.float32)


def report(name: str, learn: list[Example], apart: list[Example], starts: int) -> None:
    """Print how heads do on the papers apart that learned from these states."""
    tag_of = tags.tag_numbers(tags.learned_fields(learn))
    scale = tags.state_scale(learn)
    rows = []
    for seed in range(1, starts + 1):
        tagger = tags.train_tags(learn, tag_of, scale, seed, TagNetwork)
        scores = [tags.tag_scores(tagger, example, scale) for example in apart]
        rows.append(figures(apart, scores, tag_of))
        print(f"  {name}: start {seed}: words {rows[-1][0]:.4f}, values {rows[-1][1]:.4f}", file=sys.stderr)
    words, values = np.mean(rows, axis=0)
    print(f"| {name} | {words:.3f} | {values:.3f} | {type_accuracy(learn, apart, scale):.3f} |", flush=True)


def figures(apart: list[Example], scores: Scores, tag_of: dict[str, int]) -> tuple[float, float]:
    return word_f1(apart, scores, tag_of), value_f1(apart, scores, tag_of)


def word_f1(apart: list[Example], scores: Scores, tag_of: dict[str, int]) -> float:
    """Micro-F1 of the tags, word by word, of the fields that were looked for."""
    right = said = wanted = 0
    for example, row in zip(apart, scores, strict=True):
        best = np.where(tags.allowed(example, tag_of).numpy(), row, -np.inf).argmax(axis=1)
        true = tags_of(example.sheet, example.labels, tag_of)
        known = true != UNKNOWN
        right += int(((best == true) & (true > 0)).sum())
        said += int(((best > 0) & known).sum())
        wanted += int((true > 0).sum())
    return 2 * right / max(1, said + wanted)


def value_f1(apart: list[Example], scores: Scores, tag_of: dict[str, int]) -> float:
    """Exact micro-F1 of the values said in the end.

    The span heads learn from the papers apart, each judged by one that never saw it: the tuned states of papers that
    the base was tuned on know too much for a span head to learn from.
    """
    asked = spans.questions(apart, scores, tag_of)
    judged = spans.held_out(asked, folds(apart, FOLDS))
    said = spans.answers(asked, judged, dict.fromkeys(tag_of, BAR))
    return spans.counted(asked, said).f1


if __name__ == "__main__":
    main()
