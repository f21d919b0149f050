"""How well papers that are one paper are told from papers that only look alike.

    .venv/bin/python -m tests.bench.duplicates FOLDER [--papers 48] [--sellers 10]

Makes papers and keeps them in an office in FOLDER: each as it left the press, worn by two different machines, and with
a stamp; and from each seller monthly invoices that differ in number and date only, or in their amounts too, all worn
differently. Shows which pairs would be proposed, and names the wrong ones. What is read already stays in FOLDER, so
that a second run only compares anew.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch

import pymupdf
from sqlalchemy import delete

from models.training.made import wear as machines
from models.training.made.contracts.contract import draw_contract
from models.training.made.fiction.drawing import Fiction
from models.training.made.fiction.printing import draw_day
from models.training.made.office import goods, invoices
from models.training.made.office.near_misses import make_near_miss
from models.training.made.others.paper import draw_other
from models.training.made.receipts.families import draw_receipt
from models.training.made.resumes.layouts import draw_resume
from muniment.batch import Batch
from muniment.cabinet import kin, papers
from muniment.cabinet.shelf_tables import BandRow, LikenessRow
from muniment.cabinet.store import Store
from muniment.intake.arrival import papers_under
from muniment.office import Office
from muniment.understanding.types import load_document_types
from tests.papers import typeset, wear

KINDS = (invoices.make_invoice, make_near_miss, draw_receipt, draw_contract, draw_resume, draw_other)


def made(count: int, sellers: int) -> Iterator[tuple[str, bytes]]:
    """Papers by name; the part of a name before the first full stop names the paper, the rest how it was worn."""
    sheets = {name.split(".")[0]: make() for name, make in typeset.SHEETS.items() if not name.endswith(".txt")}
    for number in range(count):
        make = KINDS[number % len(KINDS)]
        sheets[f"{make.__name__}-{number}"] = make(Random(f"twins {number}")).pdf
    for name, pdf in sheets.items():
        yield f"{name}.press.pdf", pdf
        yield f"{name}.scan.pdf", wear.scanned_pdf(pdf, wear.Scan(dpi=170, degrees=0.8), seed=len(name))
        yield f"{name}.fax.tif", wear.fax(pdf, seed=len(name) + 7)
        yield f"{name}.stamped.pdf", wear.scanned_pdf(stamped(pdf), wear.Scan(degrees=-0.5, noise=4.0), seed=3)
    for seller in range(sellers):
        for month, amounts in ((0, 1.0), (1, 1.0), (2, 1.0), (3, 1.07), (4, 0.93)):
            pdf = monthly(seller, month, amounts)
            data, ending = machines.worn(pdf, Random(f"{seller} {month}"))
            yield f"monthly-{seller}-{month}.press.pdf", pdf
            yield f"monthly-{seller}-{month}.worn{ending}", data


def monthly(seller: int, month: int, amounts: float) -> bytes:
    """The same seller's invoice some months later: its numbers are as many higher, its prices `amounts` times as
    high."""
    reference, price = Fiction.reference, goods._price

    def later_reference(self: Fiction) -> str:
        text = reference(self)
        digits = [place for place, sign in enumerate(text) if sign.isdigit()]
        number = str(int("".join(text[place] for place in digits)) + month).zfill(len(digits))[-len(digits) :]
        signs = list(text)
        for place, digit in zip(digits, number, strict=True):
            signs[place] = digit
        return "".join(signs)

    def later_day(random: Random) -> date:
        return draw_day(random) + timedelta(30 * month)

    with ExitStack() as stack:
        stack.enter_context(patch.object(Fiction, "reference", later_reference))
        stack.enter_context(patch.object(invoices, "draw_day", later_day))
        stack.enter_context(patch.object(goods, "_price", lambda random: round(price(random) * amounts)))
        return invoices.make_invoice(Random(f"seller {seller}")).pdf


def stamped(pdf: bytes) -> bytes:
    """The paper with the stamps that an office puts on it."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        page = document[0]
        page.insert_text((page.rect.width - 190, 40), "RECEIVED 14 JUL 2026", fontsize=13, color=(0.7, 0.1, 0.1))
        page.insert_text((60, page.rect.height - 24), "PAID  No. 30718  K. Brandt", fontsize=12, color=(0.1, 0.1, 0.6))
        return bytes(document.tobytes())


def kept(folder: Path, count: int, sellers: int) -> None:
    """Read the papers, unless that is done."""
    given = folder / "given"
    if not given.is_dir():
        given.mkdir(parents=True)
        for name, data in made(count, sellers):
            (given / name).write_bytes(data)
    batch = Batch()
    with Office(folder / "office", batch.hear) as office:
        jobs = office.submit(list(papers_under([given])))
        for number, event in enumerate(batch.in_order(jobs), 1):
            if number % 20 == 0 or event.error:
                print(f"{number} of {len(jobs)}", event.error or "", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--papers", type=int, default=48)
    parser.add_argument("--sellers", type=int, default=10)
    chosen = parser.parse_args()
    kept(chosen.folder, chosen.papers, chosen.sellers)
    types = {kind.name: kind for kind in load_document_types()}
    with Store(chosen.folder / "office", types) as store:
        compare_anew(store)
        show(store)


def compare_anew(store: Store) -> None:
    """Compare all papers again, in the order in which they came, by the code as it is now."""
    numbers = sorted(paper.paper_id for paper in store.papers())
    with store._transactions.writing() as session:
        session.execute(delete(BandRow))
        session.execute(delete(LikenessRow))
        for number in numbers:
            kin.note(session, number, papers.load(session, number, types=store._types).reading.pages)
            kin.note_values(session, number, store.paper(number).values)


def show(store: Store) -> None:
    names = {paper.paper_id: paper.name for paper in store.papers()}
    proposed = {(names[pair.newer.paper_id], names[pair.older.paper_id]): pair for pair in store.versions.proposed()}
    right: Counter[tuple[str, str]] = Counter()
    all_twins: Counter[tuple[str, str]] = Counter()
    wrong = []
    for one, other in itertools.combinations(sorted(names.values()), 2):
        pair = proposed.get((one, other)) or proposed.get((other, one))
        (paper, way), (other_paper, other_way) = one.split(".")[:2], other.split(".")[:2]
        if paper == other_paper:
            all_twins[way, other_way] += 1
            right[way, other_way] += pair is not None
            if pair is None:
                print(f"missed  {one} {other}")
        elif pair is not None:
            wrong.append(f"wrong   {pair.likeness:.2f} {'values' if pair.same_values else '      '} {one} {other}")
    print(*wrong, sep="\n")
    for ways, count in sorted(all_twins.items()):
        print(f"{' and '.join(ways):20} {right[ways]:4} of {count}")
    found = right.total()
    print(f"papers {len(names)}, twins found {found} of {all_twins.total()}, recall {found / all_twins.total():.3f}")
    print(f"proposed {found + len(wrong)}, wrong {len(wrong)}, precision {found / max(1, found + len(wrong)):.3f}")


if __name__ == "__main__":
    main()
