"""Plain texts: every common encoding, and what does not belong in a text."""

from __future__ import annotations

import pytest

from muniment.errors import NoText
from muniment.reading.formats import open_paper

GERMAN = "Rechnungsnummer: 4417\nFür: Bäckerei Grünländer, Straße 5\nGesamtbetrag: 180,00 €\n"
POLISH = "Faktura nr 4417\nNabywca: Piekarnia Łódzka, ul. Źródlana 5\nDo zapłaty: sto osiemdziesiąt złotych\n"
CZECH = "Faktura č. 4417\nPříjemce: Pekárna Šťastný, Dlouhá třída 5\nCelkem k úhradě: 180 korun, splatnost měsíc\n"
RUSSIAN = "Счёт номер 4417\nПокупатель: Пекарня на улице Зелёной\nИтого к оплате: сто восемьдесят рублей\n"
JAPANESE = "請求書\n請求番号: BW-4417\n合計金額: 18,000円\n支払期限: 2026年4月13日\n"


def text_of(data: bytes) -> str:
    return open_paper(data).read(1).text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((GERMAN, name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le")),
        (GERMAN, "cp1252"),
        (GERMAN.replace("€", "EUR"), "latin-1"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "utf-16-le"),
        (JAPANESE, "shift-jis"),
        (JAPANESE, "utf-16"),
    ],
)
def test_a_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)).split("\n") == text.split("\n")[:-1]


def test_terminal_codes_are_taken_out() -> None:
    codes = "\x1b[2J\x1b[1;31mInvoice\x1b[0m \x1b]0;title\x07\x1b]8;;http://x.invalid\x1b\\4417"
    codes += "\x1b]8;;\x1b\\ \x9b31mdue\b\x07"
    assert text_of(codes.encode()) == "Invoice 4417 due"


def test_zero_bytes_part_words() -> None:
    assert (
        text_of(b"Invoice\0GM-118\0\0\0 Total due: 180.00\n" * 3).split("\n")[0] == "Invoice GM-118 Total due: 180.00"
    )


def test_a_few_wrong_bytes_cost_only_themselves() -> None:
    assert "Grüße" in text_of("Grüße und Küsse".encode() + b" \xff\xfe 4417")


def test_one_endless_word_is_set_over_many_lines() -> None:
    paper = open_paper(b"A" * 300_000)
    assert paper.page_count == 51
    assert len(paper.read(1).words) == 63


def test_thousands_of_accents_on_one_letter_are_cut() -> None:
    assert len(text_of(("e" + "\u0301" * 60_000 + "tage 4417").encode())) < 20


def test_signs_of_other_scripts_are_drawn_and_stay_on_the_page() -> None:
    paper = open_paper(("請求書" * 40).encode())
    page, picture = paper.read(1), paper.draw(1, 72.0)
    assert "".join(word.text for word in page.words) == "請求書" * 40
    assert all(word.box.x1 <= page.width - 40 for word in page.words)
    assert picture.pixels[42:52, 42:500].min() < 128


def test_a_text_keeps_its_columns() -> None:
    page = open_paper(b"Pos     What       Amount\n1       Flour       48.50\n").read(1)
    assert [round(word.box.x0, 1) for word in page.words] == [42.0, 85.2, 144.6, 42.0, 85.2, 150.0]
    assert page.engine == "plain-text"


def test_a_blank_text_has_no_text() -> None:
    with pytest.raises(NoText):
        open_paper(b" \n\t \r\n" * 100)
