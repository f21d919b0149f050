"""Sample contracts."""

from __future__ import annotations

from tests.papers.sheet import LETTER, Document

_NDA = (
    (
        "1. Confidential Information",
        "Each party (the “Discloser”) may disclose to the other (the “Recipient”) information that is not public, "
        "whether in writing, by word of mouth, by drawing or by showing of equipment, and that is marked confidential "
        "or that a reasonable person would understand to be so (“Confidential Information”). It includes designs, "
        "prices, plans, test results, names of customers and the existence of the talks between the parties.",
    ),
    (
        "2. Duties of the Recipient",
        "The Recipient shall use Confidential Information only to weigh the Purpose, shall keep it with the care that "
        "it gives to its own and no less than reasonable care, and shall pass it on only to those of its staff and "
        "advisers who need it for the Purpose and are bound to keep it.",
    ),
    (
        "3. What Is Not Confidential",
        "Information is not Confidential Information where the Recipient can show that it was known to the public "
        "through no fault of its own, was in its hands before it was disclosed, came lawfully from a third person "
        "without a duty of secrecy, or was worked out by it without use of what was disclosed.",
    ),
    (
        "4. Disclosure by Law",
        "If a court or an authority orders the Recipient to disclose Confidential Information, the Recipient shall "
        "tell the Discloser at once, as far as the law allows, so that it may seek protection, and shall disclose no "
        "more than it must.",
    ),
    (
        "5. Term and Expiry",
        "This Agreement begins on the Effective Date and runs for a term of three (3) years. Unless it is renewed in "
        "writing it shall expire on February 2, 2029. The duties in Section 2 outlive it by two years.",
    ),
    (
        "6. Termination",
        "Either party may end this Agreement at any time by giving the other thirty (30) days prior written notice. "
        "Ending it does not release the Recipient from its duties as to what was disclosed before.",
    ),
    (
        "7. Return of Papers",
        "When this Agreement ends, or when the Discloser so asks, the Recipient shall return or destroy all papers and "
        "files that hold Confidential Information and confirm in writing that it has done so. One copy may be kept by "
        "counsel as a record of what was received.",
    ),
    (
        "8. No Licence, No Warranty",
        "Nothing in this Agreement grants a right under a patent, a trade mark or a copyright. Confidential "
        "Information is given as it is, and neither party promises that it is complete or free of error.",
    ),
    (
        "9. Governing Law",
        "This Agreement shall be governed by the laws of the State of Delaware, without regard to its rules on "
        "conflict of laws, and the courts sitting there shall have sole jurisdiction.",
    ),
    (
        "10. Entire Agreement",
        "This Agreement holds all that the parties agreed about its subject. It may be changed only by a paper that "
        "both have signed. If a part of it is void, the rest stands. It may be signed in counterparts.",
    ),
)


def contract_nda() -> bytes:
    """A non-disclosure agreement of three pages in a book face, signatures on a page of their own."""
    document = Document(LETTER)
    sheet = document.sheet()
    sheet.text(306, 100, "MUTUAL NON-DISCLOSURE AGREEMENT", 15, "serif-bold", "centre")
    y = sheet.paragraph(
        80,
        140,
        452,
        "This Mutual Non-Disclosure Agreement (the “Agreement”) is made and entered into as of February 2, 2026 (the "
        "“Effective Date”) by and between Cobalt Heron Instruments, Inc., a corporation with its principal office at "
        "900 Spindle Way, Cold Hollow, Vermont (“Cobalt Heron”), and Marrow & Tilde Research LLP, a partnership with "
        "its principal office at 5 Almanac Court, Portsmere (“Marrow”).",
        11,
        "serif",
    )
    y = sheet.paragraph(
        80,
        y + 8,
        452,
        "The parties wish to talk about a joint study of tide gauges (the “Purpose”) and, to that end, to show each "
        "other information that each keeps secret. They agree as follows.",
        11,
        "serif",
    )
    number = 1
    for heading, text in _NDA:
        if y > 640:
            sheet.text(306, 745, str(number), 9, "serif", "centre")
            number += 1
            sheet = document.sheet()
            sheet.text(532, 60, "Mutual Non-Disclosure Agreement", 8.5, "serif-italic", "right")
            y = 96
        sheet.text(80, y + 14, heading, 11, "serif-bold")
        y = sheet.paragraph(80, y + 32, 452, text, 11, "serif")
    sheet.text(306, 745, str(number), 9, "serif", "centre")
    sheet = document.sheet()
    sheet.text(532, 60, "Mutual Non-Disclosure Agreement", 8.5, "serif-italic", "right")
    sheet.paragraph(
        80,
        110,
        452,
        "IN WITNESS WHEREOF, the parties have had this Agreement signed by persons with the power to do so.",
        11,
        "serif",
    )
    signatures = (
        ("Cobalt Heron Instruments, Inc.", "Name: Ottoline Vance", "Title: President"),
        ("Marrow & Tilde Research LLP", "Name: Caspian Marrow", "Title: Managing Partner"),
    )
    for x, (party, name, title) in zip((80, 320), signatures, strict=True):
        sheet.text(x, 170, party, 11, "serif-bold")
        sheet.text(x, 224, "By:", 11, "serif")
        sheet.rule(x + 22, x + 190, 226)
        sheet.scrawl(x + 40, 222, 8)
        sheet.lines(x, 246, [name, title], 11, "serif")
    sheet.text(306, 745, str(number + 1), 9, "serif", "centre")
    return document.pdf("Mutual Non-Disclosure Agreement")


_SERVICES = (
    "1.  The Services.  The Contractor shall clean the Client's rooms at 8 Granary Yard, Ashford Wells, on each "
    "working day between six and eight in the evening, as set out in the Schedule, with its own staff and materials.",
    "2.  Commencement and Term.  This Agreement commences on 1 March 2026 and shall continue for an initial term of "
    "twelve (12) months. It then goes on from month to month until it is ended under clause 5.",
    "3.  Charges.  The Client shall pay £640 a month, plus VAT, within fourteen days of the Contractor's invoice. The "
    "charges may be reviewed once a year.",
    "4.  Staff and Keys.  The Contractor shall choose its staff with care and shall keep a register of all keys. Staff "
    "shall not read, copy or move papers that they find on desks.",
    "5.  Termination.  Either party may terminate this Agreement by giving the other not less than sixty (60) days "
    "notice in writing, to end on the last day of a month.",
    "6.  Insurance.  The Contractor shall hold public liability cover of at least one million pounds and show the "
    "policy when asked.",
    "7.  Complaints.  The Client shall tell the Contractor of any fault within two working days, and the Contractor "
    "shall put it right at its own cost at the next visit.",
    "8.  Governing Law.  This Agreement is governed by the law of England and Wales, and the courts there shall decide "
    "any dispute.",
)


def contract_services() -> bytes:
    """A cleaning contract of two pages, as it looked before it was signed and scanned."""
    document = Document()
    sheet = document.sheet()
    sheet.text(297, 96, "SERVICES AGREEMENT", 16, "serif-bold", "centre")
    sheet.text(70, 140, "BETWEEN", 11, "serif")
    sheet.lines(
        70,
        164,
        [
            "(1)  Fennimore Cleaning Services Limited, of 31 Cooper's Wharf, Portsmere (the Contractor)",
            "(2)  The Old Granary Clinic, of 8 Granary Yard, Ashford Wells (the Client)",
        ],
        11,
        "serif",
        1.7,
    )
    sheet.text(70, 214, "IT IS AGREED as follows:", 11, "serif")
    y = 240.0
    for clause in _SERVICES[:6]:
        y = sheet.paragraph(70, y, 455, clause, 12, "serif", 1.45) + 10
    sheet.text(297, 790, "Page 1 of 2", 9, "serif", "centre")
    sheet = document.sheet()
    y = 96.0
    for clause in _SERVICES[6:]:
        y = sheet.paragraph(70, y, 455, clause, 12, "serif", 1.45) + 10
    sheet.text(70, y + 20, "Signed by the parties:", 11, "serif")
    for x, (party, signer) in zip(
        (70, 310),
        (
            ("Fennimore Cleaning Services Limited", "Rosalind Fennimore, Director"),
            ("The Old Granary Clinic", "Dr A. Pell"),
        ),
        strict=True,
    ):
        sheet.scrawl(x + 20, y + 84, 10)
        sheet.rule(x, x + 200, y + 92, 0.8, (0, 0, 0))
        sheet.lines(x, y + 108, [party, signer], 10.5, "serif")
    sheet.text(297, 790, "Page 2 of 2", 9, "serif", "centre")
    return document.pdf("Services Agreement")
