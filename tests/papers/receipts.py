"""Sample receipts."""

from __future__ import annotations

from tests.papers.sheet import Align, Document

Columns = tuple[tuple[float, Align], ...]


def receipt_cafe() -> bytes:
    """A thermal till slip of a café, 80 mm wide."""
    document = Document((226, 350))
    sheet = document.sheet()
    sheet.text(113, 34, "LARKSPUR COFFEE HOUSE", 13, "mono-bold", "centre")
    sheet.text(113, 50, "22 Milliner Row,", 9.5, "mono", "centre")
    sheet.text(113, 62, "Ashford Wells AW3 7TT", 9.5, "mono", "centre")
    sheet.text(113, 74, "Tel 020 7946 0417", 9.5, "mono", "centre")
    sheet.text(14, 100, "Receipt 004417", 9.5, "mono")
    sheet.text(212, 100, "Table 6", 9.5, "mono", "right")
    sheet.text(14, 113, "09/02/2026  11:42", 9.5, "mono")
    sheet.text(212, 113, "Served by Ines", 9.5, "mono", "right")
    columns: Columns = ((14, "left"), (212, "right"))
    items = (
        ("2 Flat white", "7.20"),
        ("1 Pot of tea", "3.10"),
        ("1 Cheese scone", "3.40"),
        ("1 Carrot cake", "4.90"),
    )
    y = 138.0
    sheet.rule(14, 212, y - 14, 0.8, (0, 0, 0))
    for item in items:
        sheet.row(y, columns, item, 10, "mono")
        y += 15
    sheet.rule(14, 212, y - 7, 0.8, (0, 0, 0))
    sheet.row(y + 10, columns, ("TOTAL GBP", "18.60"), 14, "mono-bold")
    sheet.row(y + 30, columns, ("Incl. VAT 20%", "3.10"), 9.5, "mono")
    sheet.row(y + 44, columns, ("Card **** 0417", "18.60"), 9.5, "mono")
    sheet.row(y + 58, columns, ("Change", "0.00"), 9.5, "mono")
    sheet.rule(14, 212, y + 70, 0.8, (0, 0, 0))
    sheet.text(113, y + 92, "Thank you, see you soon!", 10, "mono", "centre")
    sheet.text(113, y + 106, "Open daily 7.30 - 17.00", 9.5, "mono", "centre")
    return document.pdf("Receipt 004417")


def receipt_hardware() -> bytes:
    """An American shop's receipt in a proportional face."""
    document = Document((240, 330))
    sheet = document.sheet()
    sheet.text(120, 36, "Pemberton Hardware", 15, "serif-bold", "centre")
    sheet.text(120, 51, "418 Juniper Street, Cold Hollow, VT 00417", 8.5, "sans", "centre")
    sheet.text(120, 63, "(802) 555-0117", 8.5, "sans", "centre")
    sheet.rule(16, 224, 74)
    sheet.text(16, 92, "Mar 21, 2026", 9.5)
    sheet.text(224, 92, "4:15 PM", 9.5, align="right")
    sheet.text(16, 106, "Receipt R-20931", 9.5)
    sheet.text(224, 106, "Register 2", 9.5, align="right")
    columns: Columns = ((16, "left"), (224, "right"))
    items = (
        ("Wood screws 1-1/4 in, box", "$8.49"),
        ("Paint, eggshell white, 1 gal", "$34.99"),
        ("Roller kit, 9 in", "$12.79"),
        ("Masking tape, 2 in", "$4.28"),
    )
    y = 134.0
    for item in items:
        sheet.row(y, columns, item)
        y += 16
    sheet.rule(130, 224, y - 8)
    for label, value in (("Subtotal", "$60.55"), ("Sales tax 6%", "$3.63")):
        sheet.row(y + 6, columns, (label, value))
        y += 16
    sheet.row(y + 12, columns, ("Total", "$64.18"), 13, "sans-bold")
    sheet.row(y + 34, columns, ("Cash tendered", "$70.00"))
    sheet.row(y + 50, columns, ("Change due", "$5.82"))
    sheet.rule(16, 224, y + 64)
    sheet.text(120, y + 82, "Returns within 30 days with this receipt", 8.5, "serif-italic", "centre")
    return document.pdf("Receipt R-20931")
