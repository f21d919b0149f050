"""What printed values mean."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as some

from muniment.paper import Field, Kind
from muniment.understanding.customs import UNKNOWN, Customs, customs_of
from muniment.understanding.dates import read_date
from muniment.understanding.months import LANGUAGES
from muniment.understanding.normalise import normalise, read_amount, read_currency


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("27/03/2018", "2018-03-27"),
        ("Date:27/03/2018", "2018-03-27"),
        ("03/02/201815:28", "2018-02-03"),
        ("04-05-1812:50:51PM", "2018-05-04"),
        ("2018-01-0522:55:25", "2018-01-05"),
        ("03.04.24", "2024-04-03"),
        ("2024-12-31", "2024-12-31"),
        ("12/25/2019", "2019-12-25"),
        ("24MAR18", "2018-03-24"),
        ("13 May 2018", "2018-05-13"),
        ("December 7, 2012", "2012-12-07"),
        ("16th day of May, 2011", "2011-05-16"),
        ("3. März 2026", "2026-03-03"),
        ("1er août 2021", "2021-08-01"),
        ("15 de enero de 2020", "2020-01-15"),
        ("January 2014", "2014-01-01"),
        ("31/02/2020", ""),
        ("3 de março de 2026", "2026-03-03"),
        ("1° aprile 2026", "2026-04-01"),
        ("14 października 2025", "2025-10-14"),
        ("3 sierpnia 2024", "2024-08-03"),
        ("3 mei 2026", "2026-05-03"),
        ("17 okt. 2025", "2025-10-17"),
        ("2026. március 5.", "2026-03-05"),
        ("mar 3 sept 2024", "2024-09-03"),
        ("20180428", "2018-04-28"),
        ("28042018", "2018-04-28"),
        ("(06/12/2016)", "2016-12-06"),
        ("O3/l2/2016", "2016-12-03"),
        ("99/99/9999", ""),
        ("soon", ""),
    ],
)
def test_dates(printed: str, meant: str) -> None:
    assert normalise(Field("date", "Date", Kind.DATE), printed) == meant


def test_a_date_that_can_be_read_both_ways_is_read_as_asked() -> None:
    assert str(read_date("03/04/2024")) == "2024-04-03"
    assert str(read_date("03/04/2024", day_first=False)) == "2024-03-04"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("9.00", "9.00"),
        ("RM 29.70", "29.70"),
        ("1.234,50 €", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("6,00,000.00", "600000.00"),
        ("-12.5", "-12.50"),
        ("CHF 1'200.00", "1200.00"),
        ("1.234", "1234.00"),
        ("1.234,-", "1234.00"),
        ("1'234.50", "1234.50"),
        ("1\u202f234,50 €", "1234.50"),
        ("£1,234", "1234.00"),
        ("12,345", "12345.00"),
        ("12.50-", "-12.50"),
        ("−7,00", "-7.00"),
        ("R$ 1.234,56", "1234.56"),
        ("1 250 kr", "1250.00"),
        ("１２．５０", "12.50"),
        ("free", ""),
    ],
)
def test_amounts(printed: str, meant: str) -> None:
    assert read_amount(printed) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("€", "EUR"),
        ("RM", "MYR"),
        ("EURO", "EUR"),
        ("$", "USD"),
        ("kg", ""),
        ("zł", "PLN"),
        ("CA$", "CAD"),
        ("kr", ""),
        ("AED", "AED"),
    ],
)
def test_currencies(printed: str, meant: str) -> None:
    assert normalise(Field("currency", "Currency", Kind.CURRENCY), printed) == meant


@pytest.mark.parametrize(
    ("name", "printed", "meant"),
    [
        ("iban", "DE85 9999 0001 0012 3456 78", "DE85999900010012345678"),
        ("iban", "IBAN: DE85 9999 0001 0012 3456 78", "DE85999900010012345678"),
        ("invoice_number", "No:HF-2026-0417", "HF-2026-0417"),
        ("invoice_number", "RE-2026/0318", "RE-2026/0318"),
        ("invoice_number", "Invoice No. 17", "17"),
        ("invoice_number", "Id-Nr.: 17", "17"),
        ("email", "ada@example.com,", "ada@example.com"),
        ("seller_tax_id", "USt-IdNr.: DE 136 695 976", "DE136695976"),
        ("seller_tax_id", "GSTIN 27AAPFU0939F1ZV", "27AAPFU0939F1ZV"),
        ("buyer_tax_id", "HRB-12/9", "HRB-12/9"),
        ("phone", "Tel. +49 (0)30 123456", "+4930123456"),
        ("phone", "0033 1 42 68 53 00", "+33142685300"),
        ("phone", "(415) 555-2671", "4155552671"),
    ],
)
def test_identifiers(name: str, printed: str, meant: str) -> None:
    assert normalise(Field(name, name, Kind.ID), printed) == meant


def test_names_are_folded_and_kept() -> None:
    assert normalise(Field("seller", "Seller", Kind.NAME), "Harbour  &\nFinch Ltd,") == "Harbour & Finch Ltd"


DATE, AMOUNT = Field("date", "Date", Kind.DATE), Field("total_amount", "Total", Kind.AMOUNT)


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=some.dates(date(1970, 1, 1), date(2069, 12, 31)), length=some.sampled_from(["medium", "long"]))
def test_a_date_as_any_language_writes_it_is_read_back(language: str, day: date, length: str) -> None:
    assert normalise(DATE, format_date(day, length, language)) == day.isoformat()


@pytest.mark.parametrize(
    "locale", ["en_US", "en_GB", "de_DE", "de_CH", "fr_FR", "es_ES", "it_IT", "nl_NL", "en_IN", "sv_SE"]
)
@given(cents=some.integers(0, 10**11))
def test_an_amount_as_any_country_writes_it_is_read_back(locale: str, cents: int) -> None:
    amount = Decimal(cents) / 100
    assert Decimal(read_amount(format_decimal(amount, "#,##0.00", locale))) == amount


@given(text=some.text(max_size=60))
@pytest.mark.parametrize("kind", list(Kind))
def test_no_text_is_too_strange_to_be_normalised(kind: Kind, text: str) -> None:
    for name in ("phone", "iban", "seller_tax_id", "invoice_number"):
        assert isinstance(normalise(Field(name, name, kind), text, UNKNOWN), str)


@pytest.mark.parametrize(
    ("paper", "printed", "meant"),
    [
        ("Invoice 03/04/2024, due 03/25/2024", "03/04/2024", "2024-03-04"),
        ("Invoice 03/04/2024, due 25/04/2024", "03/04/2024", "2024-04-03"),
        ("Albany, NY 12207  03/04/2024  $9.00", "03/04/2024", "2024-03-04"),
        ("IBAN DE89 3704 0044 0532 0130 00  03/04/2024", "03/04/2024", "2024-04-03"),
        ("RM 9.00 03/04/2024", "03/04/2024", "2024-04-03"),
        ("Total GBP 18.60 on 09/02/2026. Open daily 7.30 - 17.00", "09/02/2026", "2026-02-09"),
        ("03/04/2024", "03/04/2024", "2024-04-03"),
    ],
)
def test_the_paper_decides_how_a_date_is_read(paper: str, printed: str, meant: str) -> None:
    assert normalise(DATE, printed, customs_of(paper)) == meant


@pytest.mark.parametrize(
    ("paper", "proven"),
    [
        ("Invoice 03/04/2024, due 03/25/2024", True),
        ("Invoice 03/25/2024, due 25/04/2024", False),
        ("Rechnung der Firma und für die Zeit vom 03.04.2024 bis das Werk", True),
        ("RM 9.00 03/04/2024", True),
        ("RM 9.00 03/04/2024, again 03/25/2024", False),
        ("03/04/2024 total 9.00", False),
        ("Toronto, Canada 03/04/2024", False),
    ],
)
def test_what_nothing_proves_is_not_called_proven(paper: str, proven: bool) -> None:
    assert customs_of(paper).order_proven is proven


def test_other_amounts_decide_what_a_comma_before_three_digits_means() -> None:
    assert normalise(AMOUNT, "12,345", customs_of("9,50 12,345 7,25 €")) == "12.345"
    assert normalise(AMOUNT, "12,345", customs_of("9.50 12,345 7.25")) == "12345.00"
    assert normalise(AMOUNT, "12,345") == "12345.00"


@pytest.mark.parametrize(
    ("paper", "sign", "code"),
    [
        ("$ 9.00", "$", "USD"),
        ("all prices in CAD $ 9.00", "$", "CAD"),
        ("Sydney, Australia $ 9.00", "$", "AUD"),
        ("Stockholm, Sverige 9,00 kr", "kr", "SEK"),
        ("tel +47 22 12 34 56  9,00 kr", "kr", "NOK"),
    ],
)
def test_a_sign_of_several_currencies_is_that_of_the_paper(paper: str, sign: str, code: str) -> None:
    assert read_currency(sign, customs_of(paper).currency) == code


def test_a_telephone_without_its_country_gets_the_paper_s() -> None:
    phone = Field("phone", "Phone", Kind.ID)
    assert normalise(phone, "030 901820", Customs(country="DE")) == "+4930901820"


@pytest.mark.parametrize("piece", ["idnr", "rechnungs", "no.", "1", "1.", "+1 ", "DE1", "a@", "O1/", "$"])
@pytest.mark.parametrize("kind", [Kind.DATE, Kind.AMOUNT, Kind.CURRENCY, Kind.ID])
def test_no_text_makes_normalising_slow(kind: Kind, piece: str) -> None:
    text = piece * (20_000 // len(piece))
    for name in ("phone", "iban", "seller_tax_id", "invoice_number"):
        started = time.process_time()
        normalise(Field(name, name, kind), text, UNKNOWN)
        assert time.process_time() - started < 0.25, name
    started = time.process_time()
    customs_of(text)
    assert time.process_time() - started < 0.5
