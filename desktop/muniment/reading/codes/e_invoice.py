"""Invoices in XML, as they lie inside PDFs (ZUGFeRD, Factur-X, XRechnung): what they say of the invoice's fields.

Two languages are read, both of EN 16931: UN/CEFACT's Cross Industry Invoice (ZUGFeRD 1.0's older names as well) and
OASIS UBL. Elements are told by their names alone, whatever the namespace. The XML comes from strangers: no entity is
resolved, nothing is fetched, and its size is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from muniment.iban import iban_holds
from muniment.paper import Statement

SOURCE = "e-invoice"
MOST_BYTES = 4 * 1024 * 1024
MOST_ELEMENTS = 200_000
_LONGEST = 300
_NAMES = frozenset({"factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "order-x.xml"})
_ROOT = re.compile(rb"<\s*(?:[\w.-]+:)?(CrossIndustryInvoice|CrossIndustryDocument|Invoice)[\s>]")

_Path = tuple[str, ...]


class BrokenInvoiceData(Exception):
    """The XML cannot be read, or is more than an invoice."""


def looks_like_invoice(name: str, data: bytes) -> bool:
    """Whether a file inside a PDF is such an invoice, by its name or its root."""
    return name.lower() in _NAMES or _ROOT.search(data[:4096]) is not None


def read_invoice(data: bytes) -> list[Statement]:
    """What the invoice says; empty where it is another kind of XML. Raises BrokenInvoiceData."""
    if len(data) > MOST_BYTES:
        raise BrokenInvoiceData("too large")
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise BrokenInvoiceData(str(error)) from error
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise BrokenInvoiceData("too many elements")
    read = _READERS.get(_local(root))
    fields = read(root) if read else {}
    return [Statement(SOURCE, field, value) for field, value in fields.items() if value]


def _cross_industry(root: Element) -> dict[str, str]:
    document = _either(root, "ExchangedDocument", "HeaderExchangedDocument")
    trade = _either(root, "SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction")
    agreement = _either(trade, "ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement")
    settlement = _either(trade, "ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement")
    sums = _either(
        settlement,
        "SpecifiedTradeSettlementHeaderMonetarySummation",
        "SpecifiedTradeSettlementMonetarySummation",
    )
    account = ("SpecifiedTradeSettlementPaymentMeans", "PayeePartyCreditorFinancialAccount", "IBANID")
    return {
        "invoice_number": _text(document, ("ID",)),
        "issue_date": _day(_text(document, ("IssueDateTime", "DateTimeString"))),
        "due_date": _day(_text(settlement, ("SpecifiedTradePaymentTerms", "DueDateDateTime", "DateTimeString"))),
        "seller": _text(agreement, ("SellerTradeParty", "Name")),
        "buyer": _text(agreement, ("BuyerTradeParty", "Name")),
        "seller_tax_id": _tax_id(agreement, "SellerTradeParty"),
        "buyer_tax_id": _tax_id(agreement, "BuyerTradeParty"),
        "purchase_order": _identifier(
            _text(agreement, ("BuyerOrderReferencedDocument", "IssuerAssignedID"))
            or _text(agreement, ("BuyerOrderReferencedDocument", "ID"))
        ),
        "iban": _iban(_text(settlement, account)),
        "currency": _currency(_text(settlement, ("InvoiceCurrencyCode",))),
        "net_amount": _amount(_text(sums, ("TaxBasisTotalAmount",))),
        "tax_amount": _amount(_text(sums, ("TaxTotalAmount",))),
        "total_amount": _amount(_text(sums, ("GrandTotalAmount",))),
    }


def _universal(root: Element) -> dict[str, str]:
    seller, buyer = _find(root, ("AccountingSupplierParty", "Party")), _find(root, ("AccountingCustomerParty", "Party"))
    return {
        "invoice_number": _text(root, ("ID",)),
        "issue_date": _day(_text(root, ("IssueDate",))),
        "due_date": _day(_text(root, ("DueDate",))),
        "seller": _party(seller),
        "buyer": _party(buyer),
        "seller_tax_id": _identifier(_text(seller, ("PartyTaxScheme", "CompanyID"))),
        "buyer_tax_id": _identifier(_text(buyer, ("PartyTaxScheme", "CompanyID"))),
        "purchase_order": _identifier(_text(root, ("OrderReference", "ID"))),
        "iban": _iban(_text(root, ("PaymentMeans", "PayeeFinancialAccount", "ID"))),
        "currency": _currency(_text(root, ("DocumentCurrencyCode",))),
        "net_amount": _amount(_text(root, ("LegalMonetaryTotal", "TaxExclusiveAmount"))),
        "tax_amount": _amount(_text(root, ("TaxTotal", "TaxAmount"))),
        "total_amount": _amount(_text(root, ("LegalMonetaryTotal", "TaxInclusiveAmount"))),
    }


_READERS: dict[str, Callable[[Element], dict[str, str]]] = {
    "CrossIndustryInvoice": _cross_industry,
    "CrossIndustryDocument": _cross_industry,
    "Invoice": _universal,
}


def _party(party: Element | None) -> str:
    return _text(party, ("PartyLegalEntity", "RegistrationName")) or _text(party, ("PartyName", "Name"))


def _tax_id(agreement: Element | None, party: str) -> str:
    """The VAT number of a party, which also has numbers of other kinds."""
    found = _find(agreement, (party,))
    for registration in found if found is not None else ():
        number = next((child for child in registration if _local(child) == "ID"), None)
        if _local(registration) == "SpecifiedTaxRegistration" and number is not None and number.get("schemeID") == "VA":
            return _identifier(number.text or "")
    return ""


def _either(parent: Element | None, name: str, older: str) -> Element | None:
    found = _find(parent, (name,))
    return found if found is not None else _find(parent, (older,))


def _find(parent: Element | None, path: _Path) -> Element | None:
    """The first element on that path of local names."""
    for name in path:
        if parent is None:
            return None
        parent = next((child for child in parent if _local(child) == name), None)
    return parent


def _text(parent: Element | None, path: _Path) -> str:
    found = _find(parent, path)
    return " ".join((found.text or "").split())[:_LONGEST] if found is not None else ""


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _day(text: str) -> str:
    """20250314 or 2025-03-14 as the latter; "" for anything else."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def _amount(text: str) -> str:
    match = re.fullmatch(r"(-?)(\d{1,12})(?:\.(\d{1,4}))?", text)
    if match is None:
        return ""
    sign, whole, decimals = match.groups()
    return f"{sign}{int(whole)}.{(decimals or '')[:2]:0<2}"


def _currency(text: str) -> str:
    return text if re.fullmatch(r"[A-Z]{3}", text) else ""


def _identifier(text: str) -> str:
    return "".join(text.split())


def _iban(text: str) -> str:
    iban = _identifier(text).upper()
    return iban if 15 <= len(iban) <= 34 and iban_holds(iban) else ""
