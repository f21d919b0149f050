"""How well and how fast pictures are read: each engine alone, and the router that chooses between them, side by side.

    .venv/bin/python -m tests.bench.reading [--split dev] [--receipts 60] [--pages 10] [--write]

Receipts are judged against a person's transcript, and by whether the values of their fields stand whole in what was
read: their letters and digits in order, as values are compared elsewhere, or every stop and sign too. Other pages are
drawn from PDFs with a text layer at 150, 200 and 300 dpi, worn as a scanner wears them, and judged against that layer.
Seconds are the processor's, of one thread, so that other work on the machine does not count. Needs the labelled papers
that `models.training.corpus` describes; ends with a plain sentence where there are none.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean

import msgspec
import numpy as np
import pymupdf
from PIL import Image

from models.training.corpus import corpus_folder, labelled_papers
from muniment import places
from muniment.evaluation.truth import LabelledPaper
from muniment.paper import Page
from muniment.reading.arrange import arrange
from muniment.reading.layout import build_page
from muniment.reading.ocr import ppocr, slope, tesseract
from muniment.reading.ocr.picture import PagePixels
from muniment.reading.ocr.route import read_picture
from tests.papers.wear import Scan, scan

RESOLUTIONS = (150, 200, 300)
SLOPES = (0.0, 0.4, -0.7, 1.2)
SETS = ("contracts", "other")
"""Whose pages are drawn, each at every resolution."""

ASKED = {"merchant": 0.85, "date": 0.97, "total_amount": 0.97, "address": 0.85}

_SIGNS = str.maketrans("“”„’‘–—", '"""\'\'--')


class Sheet(msgspec.Struct, frozen=True):
    """A page to read: what kind it is, what stands on it, and values that should be found whole."""

    kind: str
    page: PagePixels
    text: str
    values: dict[str, str]


def by_tesseract(page: PagePixels, language: str) -> Page:
    rows = arrange(slope.straight_lines(tesseract.read_lines(page, language)))
    return build_page(1, page.width, page.height, tesseract.NAME, [row.words for row in rows])


def by_ppocr(page: PagePixels) -> Page:
    strips = ppocr.read_strips(page, ppocr.find_strips(page.pixels))
    rows = arrange(slope.straight_strips(strips, page.points))
    return build_page(1, page.width, page.height, ppocr.NAME, [row.words for row in rows])


READERS: dict[str, Callable[[PagePixels], Page]] = {
    "Tesseract, English": lambda page: by_tesseract(page, "eng"),
    "Tesseract, six languages": lambda page: by_tesseract(page, "+".join(tesseract.languages())),
    "PP-OCR": by_ppocr,
    "router": lambda page: read_picture(1, page),
}


class Score(msgspec.Struct, frozen=True):
    """How one sheet was read. `found` tells of each value whether its letters and digits stand in the text, `exact`
    whether its stops and signs do as well."""

    recall: float
    errors: float
    seconds: float
    found: dict[str, bool]
    exact: dict[str, bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    parser.add_argument("--receipts", type=int, default=60, help="at most so many receipts")
    parser.add_argument("--pages", type=int, default=10, help="at most so many pages of each set")
    parser.add_argument("--write", action="store_true", help="keep the report in docs/reading.md")
    options = parser.parse_args()
    for read in READERS.values():
        read(PagePixels(np.full((200, 200, 3), 255, np.uint8), 1.0))
    scores: dict[str, dict[str, list[Score]]] = defaultdict(lambda: defaultdict(list))
    for sheet in sheets(options.split, options.receipts, options.pages):
        for name, read in READERS.items():
            scores[sheet.kind][name].append(score(sheet, read))
    text = report(scores)
    print(text)
    if options.write:
        keep(text)


def sheets(split: str, receipts: int, pages: int) -> Iterator[Sheet]:
    """Receipts with their transcripts, then pages drawn from PDFs; the same ones every time."""
    papers = labelled_papers(split)
    transcripts = _transcripts()
    chosen = random.Random(11)
    pictures = [paper for paper in papers if paper.path.suffix == ".jpg" and str(paper.path) in transcripts]
    chosen.shuffle(pictures)
    for paper in pictures[:receipts]:
        pixels = np.asarray(Image.open(paper.path).convert("RGB"))
        values = {name: values[0] for name, values in paper.fields.items() if name in ASKED}
        yield Sheet("receipt", PagePixels(pixels, 1.0), transcripts[str(paper.path)], values)
    for source in SETS:
        mine = [paper for paper in papers if paper.source == source and paper.path.suffix == ".pdf"]
        chosen.shuffle(mine)
        drawn = 0
        for paper in mine:
            if drawn == pages:
                break
            worn = list(_worn(paper, drawn))
            drawn += bool(worn)
            yield from worn


def _worn(paper: LabelledPaper, number: int) -> Iterator[Sheet]:
    """The first page at each resolution; nothing where it has too little print to judge by."""
    with pymupdf.open(paper.path) as document:
        page = document[0]
        words = [word[4] for word in page.get_text("words")]
        if not 60 <= len(words) <= 900 or max(page.rect.width, page.rect.height) > 1300:
            return
        for dpi in RESOLUTIONS:
            grey = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
            picture = np.frombuffer(grey.samples, np.uint8).reshape(grey.height, grey.width).copy()
            how = Scan(dpi=dpi, degrees=SLOPES[number % len(SLOPES)], blur=0.6 * dpi / 200)
            worn = scan(picture, how, np.random.default_rng(number))
            pixels = np.ascontiguousarray(np.repeat(worn[:, :, None], 3, axis=2))
            yield Sheet(f"{paper.source}, {dpi} dpi", PagePixels(pixels, 72 / dpi), " ".join(words), {})


def _transcripts() -> dict[str, str]:
    found = {}
    for truth in corpus_folder().glob("*/truth.jsonl"):
        for line in truth.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("text"):
                found[str(truth.parent / row["file"])] = row["text"]
    return found


def score(sheet: Sheet, read: Callable[[PagePixels], Page]) -> Score:
    began = time.process_time()
    page = read(sheet.page)
    seconds = time.process_time() - began
    truth, said = _folded(sheet.text), _folded(page.text)
    expected, got = Counter(truth.split()), Counter(said.split())
    recall = sum((expected & got).values()) / max(1, sum(expected.values()))
    found = {name: _letters(value) in _letters(page.text) for name, value in sheet.values.items()}
    exact = {name: _closed(value) in _closed(page.text) for name, value in sheet.values.items()}
    return Score(recall, distance(truth, said) / max(1, len(truth)), seconds, found, exact)


def _folded(text: str) -> str:
    return " ".join(text.casefold().translate(_SIGNS).split())


def _closed(text: str) -> str:
    return re.sub(r"\s", "", _folded(text))


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def distance(one: str, other: str) -> int:
    """The least number of letters to put in, take out or change to make one text the other (Levenshtein)."""
    across = np.frombuffer(other.encode("utf-32-le"), np.uint32)
    places = np.arange(len(across) + 1)
    row = places.copy()
    for number, letter in enumerate(np.frombuffer(one.encode("utf-32-le"), np.uint32), 1):
        changed = np.minimum(row[1:] + 1, row[:-1] + (across != letter))
        row = np.concatenate(([number], changed))
        row = np.minimum.accumulate(row - places) + places
    return int(row[-1])


def report(scores: dict[str, dict[str, list[Score]]]) -> str:
    lines = ["| pages | " + " | ".join(READERS) + " |", "| --- |" + " --- |" * len(READERS)]
    for kind, readers in scores.items():
        cells = [_cell(readers[name]) for name in READERS]
        lines.append(f"| {kind} ({len(readers['router'])}) | " + " | ".join(cells) + " |")
    lines += ["", "| value of a receipt, found whole (sign by sign) | asked | " + " | ".join(READERS) + " |"]
    lines.append("| --- | --- |" + " --- |" * len(READERS))
    for name, asked in ASKED.items():
        shares = [_shares(scores["receipt"][reader], name) for reader in READERS]
        lines.append(f"| {name} | {asked} | " + " | ".join(shares) + " |")
    return "\n".join(lines)


def _cell(scores: Sequence[Score]) -> str:
    recall, errors = mean(one.recall for one in scores), mean(one.errors for one in scores)
    return f"{recall:.3f} / {errors:.3f} / {mean(one.seconds for one in scores):.2f} s"


def _shares(scores: Sequence[Score], name: str) -> str:
    mine = [one for one in scores if name in one.found]
    if not mine:
        return "–"
    return f"{mean(one.found[name] for one in mine):.3f} ({mean(one.exact[name] for one in mine):.3f})"


def keep(table: str) -> None:
    """Put the table between the marks of docs/reading.md."""
    path = Path(places.models()).parent / "docs" / "reading.md"
    before, _, rest = path.read_text(encoding="utf-8").partition("<!-- figures -->\n")
    _, _, after = rest.partition("<!-- end of figures -->\n")
    path.write_text(f"{before}<!-- figures -->\n{table}\n<!-- end of figures -->\n{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
