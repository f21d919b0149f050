"""Sample invoices."""

from __future__ import annotations

from tests.papers.sheet import GREY, LETTER, Align, Document, Sheet

Columns = tuple[tuple[float, Align], ...]


def invoice_harbour() -> bytes:
    """A British invoice: letterhead at the left, particulars in a column at the right, bank details at the foot."""
    document = Document()
    sheet = document.sheet()
    sheet.band(0, 0, 595, 12, (0.10, 0.25, 0.38))
    sheet.text(56, 66, "Harbour & Finch Chandlery Ltd", 17, "serif-bold", colour=(0.10, 0.25, 0.38))
    sheet.lines(56, 84, ["14 Quay Lane, Portsmere PM1 4QL", "Tel. +44 20 7946 0123 · accounts@example.com"], 8.5)
    sheet.text(539, 66, "INVOICE", 20, "sans", "right", GREY)
    particulars = (
        ("Invoice no.", "HF-2026-0417"),
        ("Invoice date", "14 April 2026"),
        ("Payment due", "14 May 2026"),
        ("Your order", "PO-88213"),
        ("VAT reg. no.", "GB 999 0417 69"),
    )
    for number, (label, value) in enumerate(particulars):
        sheet.text(350, 140 + 16 * number, label, 9.5, colour=GREY)
        sheet.text(539, 140 + 16 * number, value, 9.5, "sans-bold", "right")
    sheet.text(56, 140, "Bill to", 9.5, colour=GREY)
    sheet.lines(56, 156, ["Bellweather Rowing Club", "The Boathouse, 3 Weir Road", "Ashford Wells AW1 9RC"], 10.5)
    columns: Columns = ((62, "left"), (360, "right"), (445, "right"), (533, "right"))
    sheet.band(56, 252, 539, 270, (0.90, 0.93, 0.96))
    sheet.row(264.5, columns, ("Description", "Qty", "Unit price", "Amount"), 9, "sans-bold")
    items = (
        ("Braided mooring rope, 12 mm, 40 m coil", "2", "68.50", "137.00"),
        ("Galvanised bow shackle, 10 mm", "12", "4.25", "51.00"),
        ("Life jacket, automatic, 150 N", "8", "129.00", "1,032.00"),
        ("Delivery to the boathouse", "1", "15.00", "15.00"),
    )
    y = 288.0
    for item in items:
        sheet.row(y, columns, item)
        sheet.rule(56, 539, y + 7, 0.3)
        y += 22
    for label, value in (("Net total", "1,235.00"), ("VAT at 20%", "247.00")):
        sheet.row(y + 6, ((445, "right"), (533, "right")), (label, value))
        y += 18
    sheet.rule(360, 539, y - 4, 1)
    sheet.row(y + 12, ((445, "right"), (533, "right")), ("Total due (GBP)", "1,482.00"), 11, "sans-bold")
    y = sheet.lines(
        56,
        620,
        [
            "Please pay by bank transfer within 30 days, quoting the invoice number.",
            "Account name: Harbour & Finch Chandlery Ltd    IBAN: GB63 HRBR 2009 4612 3456 78    BIC: HRBRGB2XXXX",
        ],
        9,
    )
    sheet.rule(56, 539, 780)
    sheet.text(
        297,
        794,
        "Registered in England no. 00000417. Registered office: 14 Quay Lane, Portsmere.",
        7.5,
        "sans",
        "centre",
    )
    return document.pdf("Invoice HF-2026-0417")


def rechnung_muster() -> bytes:
    """A German invoice of two pages, with a carried-over subtotal and a three-column footer."""
    document = Document()
    columns: Columns = ((60, "left"), (92, "left"), (372, "right"), (450, "right"), (535, "right"))
    header = ("Pos.", "Bezeichnung", "Menge", "Einzelpreis", "Betrag EUR")
    first = document.sheet()
    first.text(535, 62, "Tischlerei Eichgrund", 19, "serif-bold", "right", (0.36, 0.22, 0.10))
    first.text(535, 77, "Möbel · Innenausbau · Ladenbau", 9, "serif-italic", "right")
    first.text(60, 132, "Tischlerei Eichgrund GmbH · Mustergasse 7 · 99999 Musterstadt", 7, colour=GREY)
    first.rule(60, 300, 135, 0.3)
    first.lines(
        60, 152, ["Buchladen Morgenstern e. K.", "Frau Annegret Beispiel", "Lindenplatz 12", "99998 Musterhausen"]
    )
    particulars = (
        ("Rechnungsnummer", "RE-2026-0318"),
        ("Rechnungsdatum", "03.03.2026"),
        ("Ihre Bestellung", "B-4471"),
        ("Ihre USt-IdNr.", "DE999417776"),
        ("Zahlbar bis", "17.03.2026"),
    )
    for number, (label, value) in enumerate(particulars):
        first.text(370, 152 + 14 * number, label, 9)
        first.text(535, 152 + 14 * number, value, 9, align="right")
    first.text(60, 262, "Rechnung", 16, "sans-bold")
    y = first.paragraph(
        60,
        284,
        470,
        "Sehr geehrte Frau Beispiel, für die Einrichtung Ihres Ladens in der Lindenpassage erlauben wir uns, "
        "wie vereinbart zu berechnen:",
    )
    pages = (
        (
            ("1", "Bücherregal Eiche massiv, 240 × 90 cm, geölt", "6", "389,00", "2.334,00"),
            ("2", "Regalleiter mit Laufschiene, 6 m", "1", "640,00", "640,00"),
            ("3", "Kassentheke nach Zeichnung vom 12.01.2026", "1", "1.180,00", "1.180,00"),
            ("4", "Präsentationstisch, Platte Nussbaum", "2", "275,00", "550,00"),
            ("5", "Schaufensterpodest, dreistufig", "1", "210,00", "210,00"),
        ),
        (
            ("6", "Aufmaß und Beratung vor Ort", "3 Std.", "58,00", "174,00"),
            ("7", "Montage, zwei Personen", "6 Std.", "58,00", "348,00"),
            ("8", "Anlieferung und Entsorgung der Verpackung", "1", "50,00", "50,00"),
        ),
    )
    y = _german_rows(first, y + 18, columns, header, pages[0])
    first.row(y + 4, columns, ("", "Übertrag", "", "", "4.914,00"), face="sans-bold")
    first.text(297, 742, "Seite 1 von 2", 8, "sans", "centre")
    second = document.sheet()
    second.text(60, 70, "Rechnung RE-2026-0318", 9)
    second.text(535, 70, "Seite 2 von 2", 8, "sans", "right")
    y = _german_rows(second, 100, columns, header, (("", "Übertrag", "", "", "4.914,00"), *pages[1]))
    totals = (("Nettobetrag", "5.486,00"), ("zzgl. 19 % MwSt.", "1.042,34"))
    for label, value in totals:
        second.row(y + 8, ((450, "right"), (535, "right")), (label, value))
        y += 17
    second.rule(350, 535, y, 1)
    second.row(y + 16, ((450, "right"), (535, "right")), ("Gesamtbetrag", "6.528,34"), 11, "sans-bold")
    y = second.paragraph(
        60,
        y + 60,
        470,
        "Bitte überweisen Sie den Gesamtbetrag ohne Abzug bis zum 17.03.2026. Vielen Dank für Ihren Auftrag!",
    )
    second.text(60, y + 24, "Mit freundlichen Grüßen")
    second.scrawl(64, y + 56, 9)
    second.text(60, y + 76, "Johann Eichgrund")
    for sheet in (first, second):
        sheet.rule(60, 535, 768, 0.4)
        foot = (
            ("Tischlerei Eichgrund GmbH", "Mustergasse 7", "99999 Musterstadt", "post@example.com"),
            ("Bank am Markt", "IBAN DE85 9999 0001 0012 3456 78", "BIC MARKDE99XXX", ""),
            ("HRB 00417, AG Musterstadt", "USt-IdNr. DE999900032", "Geschäftsführer: J. Eichgrund", ""),
        )
        for x, lines in zip((60, 225, 400), foot, strict=True):
            sheet.lines(x, 780, lines, 7.5)
    return document.pdf("Rechnung RE-2026-0318")


def _german_rows(
    sheet: Sheet, y: float, columns: Columns, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> float:
    sheet.row(y, columns, header, 9, "sans-bold")
    sheet.rule(60, 535, y + 5, 0.8)
    for row in rows:
        y += 24
        sheet.row(y, columns, row)
    sheet.rule(60, 535, y + 9, 0.8)
    return y + 22


def fax_invoice() -> bytes:
    """An American invoice typed in one face, as it looked before it went through the fax machine."""
    document = Document(LETTER)
    first = document.sheet()
    first.text(306, 92, "QUILLFEATHER OFFICE SUPPLY", 18, "mono-bold", "centre")
    first.text(306, 110, "Quillfeather Office Supply, 77 Ledger Avenue, Cold Hollow, VT 00418", 9.5, "mono", "centre")
    first.text(306, 123, "Phone 802-555-0142   Fax 802-555-0143", 9.5, "mono", "centre")
    first.rule(60, 552, 134, 1.4, (0, 0, 0))
    first.lines(
        60,
        164,
        ["SOLD TO:", "Tamarack Dental Group", "Attn: Accounts Payable", "1200 Birch Street", "Cold Hollow, VT 00417"],
        11,
        "mono",
    )
    first.lines(
        345,
        164,
        [
            "INVOICE #:  70093",
            "DATE:       11/06/2026",
            "DUE:        12/06/2026",
            "P.O. NO:    TDG-1182",
            "TERMS:      NET 30",
        ],
        11,
        "mono",
    )
    columns: Columns = ((60, "left"), (110, "left"), (460, "right"), (552, "right"))
    pages: tuple[tuple[tuple[str, ...], ...], ...] = (
        (
            ("24", "Copy paper, letter, 10-ream case", "46.50", "1,116.00"),
            ("6", "Toner cartridge, black, high yield", "89.90", "539.40"),
            ("40", "Hanging folders, box of 25", "11.25", "450.00"),
            ("12", "Appointment cards, pack of 500", "9.50", "114.00"),
        ),
        (
            ("3", "Label printer tape, 12 mm", "14.00", "42.00"),
            ("2", "Desk calendar 2027", "16.50", "33.00"),
            ("1", "Freight", "24.00", "24.00"),
        ),
    )
    y = _typed_rows(first, 262, columns, pages[0])
    first.text(552, y + 30, "CONTINUED ON PAGE 2", 11, "mono", "right")
    second = document.sheet()
    second.text(60, 92, "Quillfeather Office Supply    Invoice # 70093    Page 2", 11, "mono")
    y = _typed_rows(second, 130, columns, pages[1]) + 20
    for label, value in (("SUBTOTAL", "2,318.40"), ("SALES TAX 7%", "162.29"), ("TOTAL DUE USD", "2,480.69")):
        second.row(y, ((460, "right"), (552, "right")), (label, value), 12, "mono-bold")
        y += 20
    second.paragraph(
        60,
        y + 40,
        480,
        "Please make checks payable to Quillfeather Office Supply. Thank you for your business.",
        11,
        "mono",
    )
    return document.pdf("Invoice 70093")


def _typed_rows(sheet: Sheet, y: float, columns: Columns, rows: tuple[tuple[str, ...], ...]) -> float:
    sheet.row(y, columns, ("QTY", "ITEM", "PRICE", "AMOUNT"), 11, "mono-bold")
    sheet.rule(60, 552, y + 6, 1, (0, 0, 0))
    for row in rows:
        y += 24
        sheet.row(y, columns, row, 11, "mono")
    sheet.rule(60, 552, y + 9, 1, (0, 0, 0))
    return y + 16
