"""The sample papers and what is true of them: each field's values word for word as they stand on the paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

SAMPLES_FOLDER = Path(__file__).parents[2] / "resources" / "samples"


class SamplePaper(msgspec.Struct, frozen=True):
    """A paper under resources/samples; a field of its type that is not in `fields` is not on the paper."""

    file: str
    type: str
    pages: int
    fields: Mapping[str, tuple[str, ...]]

    @property
    def path(self) -> Path:
        return SAMPLES_FOLDER / self.file


def _paper(file: str, type: str, pages: int, **fields: str | tuple[str, ...]) -> SamplePaper:
    values = {name: (value,) if isinstance(value, str) else value for name, value in fields.items()}
    return SamplePaper(file, type, pages, values)


SAMPLES: tuple[SamplePaper, ...] = (
    _paper(
        "invoice-harbour.pdf",
        "invoice",
        1,
        invoice_number="HF-2026-0417",
        issue_date="14 April 2026",
        due_date="14 May 2026",
        seller="Harbour & Finch Chandlery Ltd",
        buyer="Bellweather Rowing Club",
        seller_tax_id="GB 999 0417 69",
        iban="GB63 HRBR 2009 4612 3456 78",
        purchase_order="PO-88213",
        currency="GBP",
        net_amount="1,235.00",
        tax_amount="247.00",
        total_amount="1,482.00",
    ),
    _paper(
        "rechnung-muster.pdf",
        "invoice",
        2,
        invoice_number="RE-2026-0318",
        issue_date="03.03.2026",
        due_date="17.03.2026",
        seller="Tischlerei Eichgrund GmbH",
        buyer="Buchladen Morgenstern e. K.",
        seller_tax_id="DE999900032",
        buyer_tax_id="DE999417776",
        iban="DE85 9999 0001 0012 3456 78",
        purchase_order="B-4471",
        currency="EUR",
        net_amount="5.486,00",
        tax_amount="1.042,34",
        total_amount="6.528,34",
    ),
    _paper(
        "fax-two-pages.tif",
        "invoice",
        2,
        invoice_number="70093",
        issue_date="11/06/2026",
        due_date="12/06/2026",
        seller="Quillfeather Office Supply",
        buyer="Tamarack Dental Group",
        purchase_order="TDG-1182",
        currency="USD",
        net_amount="2,318.40",
        tax_amount="162.29",
        total_amount="2,480.69",
    ),
    _paper(
        "receipt-cafe.jpg",
        "receipt",
        1,
        merchant="LARKSPUR COFFEE HOUSE",
        address="22 Milliner Row, Ashford Wells AW3 7TT",
        date="09/02/2026",
        total_amount="18.60",
        tax_amount="3.10",
        receipt_number="004417",
    ),
    _paper(
        "receipt-scan.png",
        "receipt",
        1,
        merchant="Pemberton Hardware",
        address="418 Juniper Street, Cold Hollow, VT 00417",
        date="Mar 21, 2026",
        total_amount="$64.18",
        tax_amount="$3.63",
        receipt_number="R-20931",
    ),
    _paper(
        "contract-nda.pdf",
        "contract",
        3,
        title="MUTUAL NON-DISCLOSURE AGREEMENT",
        parties=("Cobalt Heron Instruments, Inc.", "Marrow & Tilde Research LLP"),
        effective_date="February 2, 2026",
        expiration_date="February 2, 2029",
        term="three (3) years",
        notice_period="thirty (30) days",
        governing_law="State of Delaware",
    ),
    _paper(
        "contract-scan.pdf",
        "contract",
        2,
        title="SERVICES AGREEMENT",
        parties=("Fennimore Cleaning Services Limited", "The Old Granary Clinic"),
        effective_date="1 March 2026",
        term="twelve (12) months",
        notice_period="sixty (60) days",
        governing_law="England and Wales",
    ),
    _paper(
        "resume-lin.pdf",
        "resume",
        1,
        name="Mirela Lin",
        email="mirela.lin@example.com",
        phone="+44 20 7946 0958",
        location="Ashford Wells",
        employers=("Saltmarsh Logistics", "Bright Ledger Partners", "Corner Office Temps"),
        job_titles=("Office Manager", "Accounts Assistant", "Receptionist"),
        schools=("University of East Meadow", "Ashford Wells College"),
        degrees=("BA Business Administration", "Diploma in Bookkeeping"),
        skills=("Payroll", "Bookkeeping", "Spreadsheets", "Records management", "German (working level)"),
    ),
    _paper("letter.txt", "other", 1),
)


def sample(file: str) -> SamplePaper:
    """The sample paper of that file name."""
    return next(paper for paper in SAMPLES if paper.file == file)
