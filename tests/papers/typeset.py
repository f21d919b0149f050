"""Sets the sample papers: `.venv/bin/python -m tests.papers.typeset` writes resources/samples anew.

Every person, firm, street and number is made up: telephone numbers are from ranges kept for fiction, mail goes to
example.com, bank codes and tax numbers are from ranges that nobody is given, with check digits that add up.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.papers import contracts, invoices, others, receipts, wear
from tests.papers.truth import SAMPLES_FOLDER

SHEETS: dict[str, Callable[[], bytes]] = {
    "invoice-harbour.pdf": invoices.invoice_harbour,
    "rechnung-muster.pdf": invoices.rechnung_muster,
    "fax-two-pages.tif": invoices.fax_invoice,
    "receipt-cafe.jpg": receipts.receipt_cafe,
    "receipt-scan.png": receipts.receipt_hardware,
    "contract-nda.pdf": contracts.contract_nda,
    "contract-scan.pdf": contracts.contract_services,
    "resume-lin.pdf": others.resume_lin,
    "letter.txt": others.letter,
}
"""Each sample paper as it was set, before wear: a PDF, or for letter.txt the text itself."""

WEAR: dict[str, Callable[[bytes], bytes]] = {
    "fax-two-pages.tif": lambda pdf: wear.fax(pdf, seed=70093),
    "receipt-cafe.jpg": lambda pdf: wear.photograph(pdf, seed=4417),
    "receipt-scan.png": lambda pdf: wear.flatbed(pdf, seed=20931),
    "contract-scan.pdf": lambda pdf: wear.scanned_pdf(pdf, wear.Scan(dpi=150, degrees=0.7, quality=42), seed=31),
}
"""What befell some of them on the way."""


def write_samples() -> None:
    """Write every sample paper to resources/samples."""
    SAMPLES_FOLDER.mkdir(parents=True, exist_ok=True)
    for file, make in SHEETS.items():
        content = make()
        (SAMPLES_FOLDER / file).write_bytes(WEAR[file](content) if file in WEAR else content)


if __name__ == "__main__":
    write_samples()
