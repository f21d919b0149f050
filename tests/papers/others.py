"""A sample resume, and a letter that is none of the types."""

from __future__ import annotations

from tests.papers.sheet import GREY, Document


def resume_lin() -> bytes:
    """A resume in two columns: a tinted one for contact and skills, a wide one for work and schools."""
    document = Document()
    sheet = document.sheet()
    sheet.band(0, 0, 190, 842, (0.93, 0.94, 0.92))
    sheet.text(215, 78, "Mirela Lin", 26, "serif-bold")
    sheet.text(215, 98, "Office manager who leaves nothing unfiled", 11, "serif-italic", colour=GREY)

    def heading(x: float, y: float, text: str) -> float:
        sheet.text(x, y, text.upper(), 10, "sans-bold", colour=(0.25, 0.38, 0.30))
        sheet.rule(x, 165 if x < 190 else 545, y + 4, 0.6)
        return y + 22

    y = heading(28, 80, "Contact")
    y = sheet.lines(28, y, ["+44 20 7946 0958", "mirela.lin@example.com", "Ashford Wells"], 9.5, leading=1.6)
    y = heading(28, y + 18, "Skills")
    skills = ["Payroll", "Bookkeeping", "Spreadsheets", "Records management", "German (working level)"]
    y = sheet.lines(28, y, skills, 9.5, leading=1.6)
    y = heading(28, y + 18, "Interests")
    sheet.lines(28, y, ["Bell ringing", "Allotment gardening"], 9.5, leading=1.6)
    y = heading(215, 136, "Experience")
    work = (
        (
            "Office Manager",
            "Saltmarsh Logistics",
            "2021 – today",
            "Runs the office of a haulier with 45 staff: post, suppliers, payroll, and the archive of delivery notes. "
            "Cut the time to find a paper from a day to a minute.",
        ),
        (
            "Accounts Assistant",
            "Bright Ledger Partners",
            "2017 – 2021",
            "Kept the purchase ledger of eleven small clients, matched invoices with orders, and prepared VAT returns.",
        ),
        (
            "Receptionist",
            "Corner Office Temps",
            "2015 – 2017",
            "Front desk and switchboard for a law firm, a dentist and a shipping agent.",
        ),
    )
    for title, employer, years, text in work:
        sheet.text(215, y, title, 11, "sans-bold")
        sheet.text(545, y, years, 9, align="right", colour=GREY)
        sheet.text(215, y + 14, employer, 10, "serif-italic")
        y = sheet.paragraph(215, y + 29, 330, text, 9.5) + 10
    y = heading(215, y + 8, "Education")
    for degree, school, years in (
        ("BA Business Administration", "University of East Meadow", "2012 – 2015"),
        ("Diploma in Bookkeeping", "Ashford Wells College", "2010 – 2012"),
    ):
        sheet.text(215, y, degree, 11, "sans-bold")
        sheet.text(545, y, years, 9, align="right", colour=GREY)
        sheet.text(215, y + 14, school, 10, "serif-italic")
        y += 36
    sheet.paragraph(215, y + 12, 330, "References are gladly given on request.", 9.5)
    return document.pdf("Resume of Mirela Lin")


def letter() -> bytes:
    """A plain text that is none of the types: a neighbour's letter."""
    return b"""\
Ashford Wells Allotment Society
The Potting Shed, Weir Road
Ashford Wells

12 January 2026

Dear Mr Penhallow,

Thank you for your letter about the water butt by the east gate. The
committee looked at it on Saturday and agrees that it leaks. Two of our
members will mend it before the end of the month, if the frost lets
them.

You also asked about the hedge. Nobody minds if you cut it back, so
long as the nest on the south side is left alone until the summer. The
shears are in the shed; please put them back where you found them.

We hope to see you at the seed swap in March. Bring a cake if you can:
last year's ran out before noon.

With kind regards,

Philippa Thistlewood
for the committee
"""
