"""How fast the model thinks, and where the time goes.

    .venv/bin/python -m tests.bench.thinking [--write]

The prompt speed of the base by depth, format and setting of llama.cpp; short papers one by one against all in one
batch; the thinker's start and a page of 600 words through the office's own client; and the steps of a verdict. The
pages are made here; no labelled papers are needed. Speeds on one thread are counted in the processor's seconds, so that
other work on the machine does not count; what runs on more threads or in another process is counted by the clock, the
least of several, and the report says how busy the machine was beside it.
"""

from __future__ import annotations

import argparse
import cProfile
import ctypes
import os
import pstats
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from models.build import compared_weights
from muniment.paper import Box, Line, Page, Reading, Word
from muniment.understanding.client import Thinker
from muniment.understanding.extract import Extractor
from muniment.understanding.model import Embedding, LanguageModel
from muniment.understanding.release import built_weights, load_manifest
from muniment.understanding.sheet import lay_out
from muniment.understanding.states import word_states
from muniment.understanding.understand import Understanding
from tests.bench.judge import machine, write_report

# isort: split
# Only after the product's own module, which sets how its threads wait: llama.cpp looks at that as it is loaded.
import llama_cpp

DEPTHS = (6, 9, 12, 16, 20, 24, 30)
FORMATS = ("Q4_0", "Q4_1", "Q8_0", "F16")
WORDS_OF_A_PAGE = 600
WORDS_OF_A_RECEIPT, RECEIPTS = 60, 4
TIMES = 3
CONTEXT = 2_048

_PROSE = (
    "This Agreement (the “Agreement”), dated June 1, 2026, is made between Alderbrook Holdings, Inc.,",
    "and the firm named below: each of them shall keep secret whatever the other party tells it about its trade",
    "for as long as this agreement is in force and for two years after it has come to an end",
)
_FIGURES = (
    "Harbour & Finch Ltd, 14 Quay Lane, VAT no. GB 999041769",
    "Invoice no. HF-2026-0417 of 14/04/2026, due 14/05/2026",
    "2 coils of mooring rope, 12 mm, at 68.50 137.00 EUR",
    "Net 1,235.00, tax at 20 % 247.00, total 1,482.00 EUR",
)


class Setting(NamedTuple):
    """One way to run the model."""

    name: str
    batch: int = 256
    threads: int = 1
    flash: bool = True
    mapped: bool = True


SETTINGS = (
    Setting("as the release, on one thread"),
    Setting("128 tokens at a time", batch=128),
    Setting("512 tokens at a time", batch=512),
    Setting("without flash attention", flash=False),
    Setting("file read, not mapped", mapped=False),
    Setting("two threads, by the clock", threads=2),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="keep the report in models/evaluation")
    options = parser.parse_args()
    watch = Watch()
    sections = [list(part()) for part in (depths, settings, together, thinker, steps)]
    heading = [
        f"# How fast {load_manifest().release} thinks",
        "",
        f"{machine()}; made by `tests/bench/thinking.py`. Other programs kept {watch.others():.0%} of the processors "
        "busy meanwhile.",
        "",
    ]
    text = "\n".join([*heading, *(line for section in sections for line in (*section, ""))])
    print(text)
    if options.write:
        write_report("speed.md", text)


class Watch:
    """How busy other programs keep the machine, from now on (Linux)."""

    def __init__(self) -> None:
        self._busy, self._all = self._looked()

    def others(self) -> float:
        """The share of all processors' time since then that went neither to this program and its children nor idle."""
        busy, every = self._looked()
        return max(0.0, busy - self._busy) / max(every - self._all, 1.0)

    @staticmethod
    def _looked() -> tuple[float, float]:
        spent = [int(ticks) for ticks in Path("/proc/stat").read_text().splitlines()[0].split()[1:8]]
        idle = spent[3] + spent[4]
        own = sum(os.times()[:4]) * os.sysconf("SC_CLK_TCK")
        return sum(spent) - idle - own, float(sum(spent))


def page(words: int, texts: Sequence[str] = _PROSE) -> Reading:
    """A page of so many words, of a few lines of text over and over."""
    found: list[Word] = []
    lines: list[Line] = []
    row = 0
    while len(found) < words:
        start, top = len(found), 40.0 + 12 * row
        for number, text in enumerate(texts[row % len(texts)].split()[: words - start]):
            found.append(Word(text, Box(40 + 40 * number, top, 76 + 40 * number, top + 10), 1.0))
        lines.append(Line(start, len(found)))
        row += 1
    return Reading("text/plain", 1, (Page(1, 595.0, 842.0, "text-layer", tuple(found), tuple(lines)),))


def least(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The seconds of the quickest of several runs."""
    spent = []
    for _ in range(TIMES):
        started = clock()
        work()
        spent.append(clock() - started)
    return min(spent)


def depths() -> Iterator[str]:
    """Tokens a second, and seconds a page, by depth and format."""
    sheet = lay_out(page(WORDS_OF_A_PAGE))
    yield f"## Depth and format: reading a page of {WORDS_OF_A_PAGE} words of prose, one thread"
    yield ""
    yield "| layers | format | MB | tokens a second | seconds a page |"
    yield "| --- | --- | --- | --- | --- |"
    release = load_manifest().weights.layers
    for layers, quantisation in [*((depth, "Q4_0") for depth in DEPTHS), *((release, other) for other in FORMATS[1:])]:
        weights = compared_weights(layers, quantisation)
        model = LanguageModel(weights, threads=1)
        count = sum(len(model.tokens(f" {word.text}")) for word in sheet.words)
        seconds = least(lambda model=model: word_states(model, sheet))  # type: ignore[misc]
        size = sum(file.stat().st_size for file in weights) / 1e6
        yield f"| {layers} | {quantisation} | {size:.0f} | {count / seconds:.0f} | {seconds:.2f} |"


class Runner:
    """The release's model under one setting, with room for several papers at once."""

    def __init__(self, setting: Setting, sequences: int = 1) -> None:
        weights = built_weights(load_manifest())
        self._embedding = Embedding(weights.embedding)
        options = llama_cpp.llama_model_default_params()
        options.use_mmap = setting.mapped
        self._model = llama_cpp.llama_model_load_from_file(str(weights.layers).encode(), options)
        self._options = llama_cpp.llama_context_default_params()
        self._options.n_ctx = CONTEXT
        self._options.n_batch = self._options.n_ubatch = setting.batch
        self._options.n_threads = self._options.n_threads_batch = setting.threads
        self._options.n_seq_max = sequences
        self._options.flash_attn_type = 1 if setting.flash else 0
        self._options.embeddings = True
        self._options.pooling_type = llama_cpp.LLAMA_POOLING_TYPE_NONE
        self._context = llama_cpp.llama_init_from_model(self._model, self._options)
        self._size = setting.batch

    def read(self, papers: Sequence[Sequence[int]]) -> None:
        """Read papers of so many tokens in one row of batches, each a sequence of its own."""
        llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(self._context), True)
        row = [(token, at, number) for number, paper in enumerate(papers) for at, token in enumerate(paper)]
        batch = llama_cpp.llama_batch_init(self._size, self._embedding.width, 1)
        for start in range(0, len(row), self._size):
            part = row[start : start + self._size]
            batch.n_tokens = len(part)
            vectors = self._embedding.vectors([token for token, _, _ in part])
            ctypes.memmove(batch.embd, vectors.ctypes.data, vectors.nbytes)
            for index, (_, at, number) in enumerate(part):
                batch.pos[index], batch.logits[index] = at, True
                batch.n_seq_id[index], batch.seq_id[index][0] = 1, number
            if llama_cpp.llama_decode(self._context, batch) != 0:
                raise RuntimeError("llama_decode")
            llama_cpp.llama_get_embeddings(self._context)
        llama_cpp.llama_batch_free(batch)

    def close(self) -> None:
        llama_cpp.llama_free(self._context)
        llama_cpp.llama_model_free(self._model)


def _tokens(reading: Reading) -> list[int]:
    model = LanguageModel(built_weights(load_manifest()), threads=1)
    return [token for word in lay_out(reading).words for token in model.tokens(f" {word.text}")]


def settings() -> Iterator[str]:
    """Tokens a second by how llama.cpp is set."""
    tokens = _tokens(page(WORDS_OF_A_PAGE))
    yield f"## Settings: {len(tokens)} tokens read by the release's model"
    yield ""
    yield "| setting | tokens a second |"
    yield "| --- | --- |"
    for setting in SETTINGS:
        runner = Runner(setting)
        clock = time.process_time if setting.threads == 1 else time.monotonic
        seconds = least(lambda runner=runner: runner.read([tokens]), clock)  # type: ignore[misc]
        runner.close()
        yield f"| {setting.name} | {len(tokens) / seconds:.0f} |"


def together() -> Iterator[str]:
    """Short papers one by one, and all in one batch."""
    tokens = _tokens(page(WORDS_OF_A_RECEIPT, _FIGURES))
    yield f"## {RECEIPTS} receipts of {len(tokens)} tokens, one by one and together"
    yield ""
    yield "| | one by one, s | together, s | ratio |"
    yield "| --- | --- | --- | --- |"
    for setting in (Setting("one thread"), Setting("one thread, 512 at a time", batch=512), SETTINGS[-1]):
        clock = time.process_time if setting.threads == 1 else time.monotonic
        runner = Runner(setting, sequences=RECEIPTS)
        alone = least(lambda runner=runner: [runner.read([tokens]) for _ in range(RECEIPTS)], clock)  # type: ignore[misc]
        joined = least(lambda runner=runner: runner.read([tokens] * RECEIPTS), clock)  # type: ignore[misc]
        runner.close()
        yield f"| {setting.name} | {alone:.3f} | {joined:.3f} | {joined / alone:.2f} |"


def thinker() -> Iterator[str]:
    """What an office waits for, by the clock."""
    starts = []
    for _ in range(TIMES):
        asked = Thinker()
        started = time.monotonic()
        asked.start()
        starts.append(time.monotonic() - started)
        asked.close()
    yield "## The thinker, through the office's client, by the clock"
    yield ""
    yield "| what | seconds, least | asked |"
    yield "| --- | --- | --- |"
    yield f"| start, of {TIMES} (most {max(starts):.2f}) | {min(starts):.2f} | 2 |"
    asked = Thinker()
    for name, reading, wanted in (
        (f"{WORDS_OF_A_PAGE} words of prose", page(WORDS_OF_A_PAGE), "1.5"),
        (f"{WORDS_OF_A_PAGE} words, many of them figures", page(WORDS_OF_A_PAGE, _FIGURES), "1.5"),
        (f"a receipt of {WORDS_OF_A_RECEIPT} words", page(WORDS_OF_A_RECEIPT, _FIGURES), "–"),
    ):
        seconds = least(lambda reading=reading: asked.think(reading), time.monotonic)  # type: ignore[misc]
        yield f"| {name} ({len(_tokens(reading))} tokens), warm | {seconds:.2f} | {wanted} |"
    asked.close()


def steps() -> Iterator[str]:
    """The share of each step of a verdict, as a profiler sees it; it makes plain Python look somewhat slower."""
    understanding = Understanding(threads=1)
    reading = page(WORDS_OF_A_PAGE)
    understanding.verdict(reading)
    profile = cProfile.Profile()
    profile.enable()
    understanding.verdict(reading)
    profile.disable()
    stats: dict[Any, Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = _called_by(stats, Understanding.verdict)
    total = sum(seconds for _, seconds in whole)
    yield f"## The steps of a verdict on {WORDS_OF_A_PAGE} words of prose, one thread, profiled: {total:.2f} s"
    yield ""
    yield "| step | share |"
    yield "| --- | --- |"
    inner = _called_by(stats, Extractor.findings)
    for name, seconds in whole:
        if seconds > 0.001 * total:
            yield f"| `{name}` | {seconds / total:.1%} |"
        if name == Extractor.findings.__name__:
            yield from (f"| … of it `{part}` | {spent / total:.1%} |" for part, spent in inner if spent > 0.001 * total)


def _called_by(stats: dict[Any, Any], caller: Callable[..., object]) -> list[tuple[str, float]]:
    """The functions that a function calls itself, and the seconds in each with all that it calls, longest first."""
    code = caller.__code__
    key = (code.co_filename, code.co_firstlineno, code.co_name)
    found = [(function[2], callers[key][3]) for function, (*_, callers) in stats.items() if key in callers]
    return sorted(found, key=lambda pair: -pair[1])


if __name__ == "__main__":
    main()
