"""What printed values mean."""

from __future__ import annotations

import pytest

from muniment.paper import Field, Kind
from muniment.understanding.normalise import normalise, read_amount, read_date


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
        ("free", ""),
    ],
)
def test_amounts(printed: str, meant: str) -> None:
    assert read_amount(printed) == meant


@pytest.mark.parametrize(("printed", "meant"), [("€", "EUR"), ("RM", "MYR"), ("EURO", "EUR"), ("$", "USD"), ("kg", "")])
def test_currencies(printed: str, meant: str) -> None:
    assert normalise(Field("currency", "Currency", Kind.CURRENCY), printed) == meant


@pytest.mark.parametrize(
    ("name", "printed", "meant"),
    [
        ("iban", "DE85 9999 0001 0012 3456 78", "DE85999900010012345678"),
        ("iban", "IBAN: DE85 9999 0001 0012 3456 78", "DE85999900010012345678"),
        ("invoice_number", "No:HF-2026-0417", "HF-2026-0417"),
        ("invoice_number", "RE-2026/0318", "RE-2026/0318"),
        ("email", "ada@example.com,", "ada@example.com"),
    ],
)
def test_identifiers(name: str, printed: str, meant: str) -> None:
    assert normalise(Field(name, name, Kind.ID), printed) == meant


def test_names_are_folded_and_kept() -> None:
    assert normalise(Field("seller", "Seller", Kind.NAME), "Harbour  &\nFinch Ltd,") == "Harbour & Finch Ltd"
