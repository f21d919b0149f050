"""Codes for machines as they stand on papers, made at test time: payment codes, barcodes, invoices in XML."""

from __future__ import annotations

import io

import numpy as np
import pymupdf
import zxingcpp
from PIL import Image

IBAN = "CH9300762011623852957"
EPC_IBAN = "DE89370400440532013000"


def swiss_bill(amount: str = "119.00", iban: str = IBAN, seller: str = "Alder AG") -> str:
    """What a Swiss QR bill says."""
    creditor = ["S", seller, "Weg", "1", "8000", "Bern", "CH"]
    debtor = ["S", "Bucher GmbH", "Gasse", "2", "8000", "Bern", "CH"]
    rest = ["NON", "", "", "EPD"]
    return "\r\n".join(["SPC", "0200", "1", iban, *creditor, *[""] * 7, amount, "CHF", *debtor, *rest])


def epc_payment(amount: str = "EUR119", iban: str = EPC_IBAN) -> str:
    """What a European payment code says."""
    return "\n".join(["BCD", "002", "1", "SCT", "", "Nordlicht GmbH", iban, amount, "", "", "Invoice NM-2031"])


def picture_of(text: str, kind: zxingcpp.BarcodeFormat = zxingcpp.BarcodeFormat.QRCode, scale: int = 4) -> Image.Image:
    """A code in black on white, with its quiet zone."""
    code = zxingcpp.create_barcode(text, kind)
    return Image.fromarray(np.asarray(zxingcpp.write_barcode_to_image(code, scale=scale)))


def stamp(pdf: pymupdf.Page, text: str, box: tuple[float, float, float, float]) -> None:
    """Put a QR code on a PDF's page as a picture."""
    file = io.BytesIO()
    picture_of(text).save(file, "PNG")
    pdf.insert_image(pymupdf.Rect(*box), stream=file.getvalue())


def draw(pdf: pymupdf.Page, text: str, box: tuple[float, float, float, float]) -> None:
    """Put a QR code on a PDF's page as drawn shapes."""
    svg = zxingcpp.write_barcode_to_svg(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode))
    shapes = pymupdf.open("pdf", pymupdf.open(stream=svg.encode(), filetype="svg").convert_to_pdf())
    pdf.show_pdf_page(pymupdf.Rect(*box), shapes, 0)


def invoice_pdf(*lines: str, xml: bytes | None = None, name: str = "factur-x.xml") -> pymupdf.Document:
    """A page of an invoice in print, with an invoice in XML inside the file where one is given."""
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    for row, line in enumerate(lines):
        page.insert_text((60, 80 + 18 * row), line, fontsize=11)
    if xml is not None:
        document.embfile_add(name, xml, filename=name)
    return document


def cross_industry(total: str = "119.00", number: str = "NM-2031") -> bytes:
    """An invoice as ZUGFeRD and Factur-X write it."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
 <rsm:ExchangedDocument><ram:ID>{number}</ram:ID><ram:TypeCode>380</ram:TypeCode>
  <ram:IssueDateTime><udt:DateTimeString format="102">20250314</udt:DateTimeString></ram:IssueDateTime>
 </rsm:ExchangedDocument>
 <rsm:SupplyChainTradeTransaction>
  <ram:ApplicableHeaderTradeAgreement>
   <ram:SellerTradeParty><ram:Name>Nordlicht GmbH</ram:Name>
    <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">201/113/40209</ram:ID></ram:SpecifiedTaxRegistration>
    <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE123456789</ram:ID></ram:SpecifiedTaxRegistration>
   </ram:SellerTradeParty>
   <ram:BuyerTradeParty><ram:Name>Alder AG</ram:Name></ram:BuyerTradeParty>
  </ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeSettlement>
   <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
   <ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount>
    <ram:IBANID>{EPC_IBAN}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
   <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    <ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount>
    <ram:TaxTotalAmount currencyID="EUR">19.00</ram:TaxTotalAmount>
    <ram:GrandTotalAmount>{total}</ram:GrandTotalAmount>
   </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement>
 </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>""".encode()


UNIVERSAL = b"""<?xml version="1.0"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
 <cbc:ID>R 77</cbc:ID><cbc:IssueDate>2025-03-14</cbc:IssueDate><cbc:DueDate>2025-04-13</cbc:DueDate>
 <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
 <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Nordlicht</cbc:Name></cac:PartyName>
  <cac:PartyLegalEntity><cbc:RegistrationName>Nordlicht GmbH</cbc:RegistrationName></cac:PartyLegalEntity>
 </cac:Party></cac:AccountingSupplierParty>
 <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">19</cbc:TaxAmount></cac:TaxTotal>
 <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">100</cbc:TaxExclusiveAmount>
  <cbc:TaxInclusiveAmount currencyID="EUR">119</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>
</Invoice>"""
