"""Receipts as shops in Malaysia print them: the company under a brand or a person's name, its number in brackets, an
address of many parts, and sums that name goods and services tax, rounding and total in a dozen ways.

Each family is one way of summing up, since that is where a new shop surprises.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

from models.training.made.fiction.numbers import filled
from models.training.made.paper import MadePaper
from models.training.made.receipts.slip import Row, Weight, roll, sheet

FIELDS = ("merchant", "address", "date", "total_amount", "tax_amount", "receipt_number")


class _Words(msgspec.Struct, frozen=True):
    heads: list[str]
    tails: list[str]
    kinds: list[str]
    openings: list[str]
    endings: list[str]
    people: list[str]
    brands: list[str]
    streets: list[str]
    quarters: list[str]
    towns: list[str]
    branches: list[str]
    goods: list[str]
    thanks: list[str]
    titles: list[str]
    numbers: list[str]
    others: list[str]
    staff: list[str]
    columns: list[str]
    number_forms: list[str]
    day_forms: list[str]
    tax_ids: list[str]


_WORDS = msgspec.convert(
    tomllib.loads(Path(__file__).with_name("malaysian.toml").read_text(encoding="utf-8")), type=_Words
)


class _Sums(NamedTuple):
    """Hundredths of a ringgit: what the goods come to, the tax within or on top, the rounding, what was paid."""

    goods: int
    net: int
    tax: int
    charge: int
    rounding: int
    total: int
    given: int
    pieces: int
    printed: Callable[[int], str]


def draw_malaysian_receipt(random: Random, family: str | None = None) -> MadePaper:
    """A receipt, of a family that is drawn where it is not given."""
    family = family or random.choice(tuple(FAMILIES))
    capitals = random.random() < 0.75
    merchant, head, address = _head(random)
    day = _day(random)
    number = filled(random.choice(_WORDS.number_forms), random)
    goods, sums = _goods(random, on_top=family in _TAX_ON_TOP, charged=family in _SERVICE_CHARGED)
    title = random.choice(_WORDS.titles)
    stamp, numbered = _stamp(random, day, number)
    summing, taxed = FAMILIES[family](sums, random)
    shown = {"merchant", "date", "total_amount"}
    shown |= ({"address"} if address else set()) | ({"receipt_number"} if numbered else set())
    shown |= {"tax_amount"} if taxed else set()
    summary = _summary(sums, random) if taxed and random.random() < 0.6 else []
    stamped_last = random.random() < 0.15
    rows = [
        *head,
        *([Row(title, weight="middle")] if title else []),
        *([] if stamped_last else stamp),
        Row(weight="rule"),
        *goods,
        Row(weight="rule"),
        *summing,
        *summary,
        *(stamp if stamped_last else []),
        Row(weight="gap"),
        *(Row(wish, weight="middle") for wish in random.sample(_WORDS.thanks, random.randint(0, 3))),
    ]
    if not capitals:
        rows = [row._replace(left=_lower(row.left)) for row in rows]
        merchant, address, day, number = _lower(merchant), _lower(address), _lower(day), number
    fields = {
        "merchant": [merchant],
        "address": [address],
        "date": [day],
        "total_amount": [sums.printed(sums.total)],
        "tax_amount": [sums.printed(sums.tax)],
        "receipt_number": [number],
    }
    return MadePaper(
        type="receipt",
        family=f"receipt-my-{family}",
        language="en",
        fields={name: values for name, values in fields.items() if name in shown},
        complete=FIELDS,
        pdf=(sheet if random.random() < 0.1 else roll)(rows, random),
    )


def _lower(text: str) -> str:
    """Capitals at the beginnings of words alone, but for short words in which there is no vowel."""
    return " ".join(
        word.capitalize() if any(letter in "AEIOUY" for letter in word) and word.isalpha() else word
        for word in text.split(" ")
    )


def _merchant(random: Random) -> str:
    words = _WORDS
    name = f"{random.choice(words.heads)} {random.choice(words.tails)}"
    if random.random() < 0.3:
        name += f" {random.choice(words.tails)}"
    name = f"{random.choice(words.openings)} {name}" if random.random() < 0.2 else name
    name = f"{name} {random.choice(words.kinds)}" if random.random() < 0.65 else name
    return f"{name} {random.choice(words.endings)}".strip()


def _head(random: Random) -> tuple[str, list[Row], str]:
    """The merchant, the rows of the slip's head, and the address (empty where none is printed)."""
    merchant = _merchant(random)
    rows: list[Row] = []
    if random.random() < 0.25:
        rows.append(Row(random.choice(_WORDS.people + _WORDS.brands), weight=random.choice(("big", "middle"))))
    company = f"({filled('#######-', random)[: random.randint(6, 7)]}-{random.choice('ADHKMPTUVWX')})"
    registration = random.choice((company, company, f"CO.REG : {company[1:-1]}", f"ROC NO. {company[1:-1]}", ""))
    weights: tuple[Weight, ...] = ("big", "middle", "bold")
    weight = random.choice(weights)
    words = merchant.split()
    if len(words) > 3 and random.random() < 0.3:
        cut = random.randint(2, len(words) - 1)
        rows += [Row(" ".join(words[:cut]), weight=weight), Row(" ".join(words[cut:]), weight=weight)]
    elif registration.startswith("(") and random.random() < 0.35:
        rows.append(Row(f"{merchant} {registration}", weight="middle"))
        registration = ""
    else:
        rows.append(Row(merchant, weight=weight))
    tax = f"{random.choice(_WORDS.tax_ids)} {filled('00##########', random)}"
    below = [Row(registration, weight="middle")] if registration else []
    if random.random() < 0.2:
        below.append(Row(random.choice(_WORDS.branches), weight="middle"))
    if random.random() < 0.25:
        below.append(Row(tax, weight="middle"))
        tax = ""
    lines = _address(random) if random.random() < 0.93 else []
    rows += [*below, *(Row(line, weight="middle") for line in lines)]
    if random.random() < 0.75:
        phone = f"{random.choice(('TEL :', 'TEL:', 'Tel No.', 'H/P:'))} {filled('0#-#######', random)}"
        fax = f" FAX: {filled('0#-#######', random)}" if random.random() < 0.4 else ""
        rows.append(Row(phone + fax, weight="middle"))
    if tax and random.random() < 0.6:
        rows.append(Row(tax, weight="middle"))
    return merchant, [*rows, Row(weight=random.choice(("rule", "gap")))], " ".join(lines)


def _address(random: Random) -> list[str]:
    """An address of commas, broken into lines wherever there is one, or none at all."""
    house = random.choice(
        (
            f"NO. {random.randint(1, 290)}",
            f"NO {random.randint(1, 99)}-G",
            f"{random.randint(1, 80)} & {random.randint(81, 99)}",
            f"LOT {random.randint(100, 2900)}",
            f"{random.randint(1, 300)}",
            f"LOT G-{random.randint(1, 40)}, GROUND FLOOR",
            f"NO.{random.randint(1, 60)}-{random.randint(1, 4)}",
            f"BLOCK {random.choice('ABCD')}-{random.randint(1, 20)}",
        )
    )
    street = f"JALAN {random.choice(_WORDS.streets)}"
    if random.random() < 0.6:
        street += f" {random.randint(1, 27)}" + (f"/{random.randint(1, 60)}" if random.random() < 0.6 else "")
    parts = [house, street, random.choice(_WORDS.quarters), *random.choice(_WORDS.towns).split(", ")]
    if random.random() < 0.12:
        del parts[2]
    lines = [parts[0]]
    for part in parts[1:]:
        if len(lines[-1]) > 14 and random.random() < 0.55:
            lines[-1] += random.choice((",", ",", ""))
            lines.append(part)
        else:
            lines[-1] += random.choice((", ", ", ", ",", " ")) + part
    if random.random() < 0.4:
        lines[-1] += "."
    return lines


_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def _day(random: Random) -> str:
    day = date.fromordinal(random.randint(date(2012, 1, 1).toordinal(), date(2026, 12, 31).toordinal()))
    return random.choice(_WORDS.day_forms).format(
        d=day.day, m=day.month, y=day.year, s=day.year % 100, n=_MONTHS[day.month - 1]
    )


def _stamp(random: Random, day: str, number: str) -> tuple[list[Row], bool]:
    time = f"{random.randint(7, 22):02}:{random.randint(0, 59):02}{random.choice(('', ':15', ':42', ' PM', ' AM'))}"
    label = random.choice(("DATE : ", "DATE: ", "Date ", "BILL DATE: ", "INV DATE : ", "", "", "DATE/TIME : "))
    way = random.randrange(4)
    if way == 0:
        rows = [Row(f"{label}{day} {time}")]
    elif way == 1:
        rows = [Row(f"{label}{day}", time)]
    elif way == 2:
        rows = [Row(f"{label}{day}"), Row(f"TIME : {time}")]
    else:
        rows = [Row(f"{day}  {time}  {filled('SH0# ZT## T#', random)}")]
    numbered = random.random() < 0.85
    said = random.choice(_WORDS.numbers).format(number)
    if numbered and way == 2 and len(said) < 20:
        rows[0] = Row(said, rows[0].left)
    elif numbered:
        rows.insert(random.randint(0, len(rows)), Row(said))
    for other in random.sample(_WORDS.others, random.randint(0, 3)):
        rows.insert(random.randint(0, len(rows)), Row(other.format(random.choice(_WORDS.staff))))
    return rows, numbered


def _goods(random: Random, on_top: bool, charged: bool) -> tuple[list[Row], _Sums]:
    sign = random.choice(("", "", "", "RM", "RM ", "$"))

    def printed(hundredths: int) -> str:
        grouped = f"{abs(hundredths) / 100:,.2f}"
        return f"{'-' if hundredths < 0 else ''}{sign}{grouped}"

    way, rows, goods, pieces = random.randrange(5), [], 0, 0
    code = random.choice((" SR", "", "", " S", " *S"))
    if random.random() < 0.6:
        rows.append(Row(random.choice(_WORDS.columns), random.choice(("AMOUNT(RM)", "TOTAL", "AMT(RM)", "RM"))))
    for name in random.sample(_WORDS.goods, random.randint(1, 8)):
        count, single = random.choice((1, 1, 1, 2, 3, 10)), max(30, round(100 * random.lognormvariate(2.0, 1.0)))
        price = count * single
        goods, pieces = goods + price, pieces + count
        each, line = f"{single / 100:.2f}", f"{price / 100:.2f}{code}"
        if way == 0:
            rows += [Row(name), Row(f"{filled('#############', random)} {count} X {each}", line)]
        elif way == 1:
            rows.append(Row(f"{count} {name}", line))
        elif way == 2:
            rows += [Row(f"{filled('####', random)} {count} {each}", line), Row(name)]
        elif way == 3:
            rows.append(Row(f"{name} {count} {each}", line))
        else:
            rows += [Row(name, line), Row(f"  {count} @ {each}")]
    charge = round(goods / 10) if charged else 0
    rate = random.choice((6, 6, 6, 6, 10, 8, 0))
    if on_top:
        net, tax = goods + charge, round((goods + charge) * rate / 100)
    else:
        tax = round(goods * rate / (100 + rate))
        net = goods - tax
    exact = net + tax
    total = round(exact / 5) * 5
    given = random.choice((total, -(-total // 1000) * 1000, -(-total // 5000) * 5000))
    return rows, _Sums(goods, net, tax, charge, total - exact, total, given, pieces, printed)


def _paid(sums: _Sums, random: Random) -> list[Row]:
    if random.random() < 0.2:
        return [Row(random.choice(("VISA", "MASTER CARD", "DEBIT CARD", "CREDIT CARD")), sums.printed(sums.total))]
    cash = random.choice(("CASH", "CASH :", "PAYMENT :", "PAID AMOUNT", "CASH TENDERED", "TUNAI"))
    change = random.choice(("CHANGE", "CHANGE :", "CHANGE DUE", "BALANCE", "BAKI"))
    return [Row(cash, sums.printed(sums.given)), Row(change, sums.printed(sums.given - sums.total))]


def _summary(sums: _Sums, random: Random) -> list[Row]:
    """The table of the tax at a receipt's foot, with a total of its own that is not what was paid."""
    net, tax = f"{sums.net / 100:.2f}", f"{sums.tax / 100:.2f}"
    rows = [
        Row(random.choice(("GST SUMMARY", "GST ANALYSIS", "TAX SUMMARY")), "AMOUNT(RM) TAX(RM)"),
        Row(random.choice(("SR @ 6%", "SR 6", "S = 6%", "GST S@6%")), f"{net} {tax}"),
    ]
    if random.random() < 0.4:
        rows.append(Row("ZR @ 0%", "0.00 0.00"))
    if random.random() < 0.5:
        rows.append(Row(random.choice(("TOTAL :", "TOTAL")), f"{net} {tax}"))
    return rows


_Summed = tuple[list[Row], bool]


def _inclusive(sums: _Sums, random: Random) -> _Summed:
    said = sums.printed
    return [
        Row(f"TOTAL QTY: {sums.pieces}", said(sums.goods)),
        Row("TOTAL SALES (EXCLUDING GST) :", said(sums.net)),
        Row("DISCOUNT :", said(0)),
        Row("TOTAL GST :", said(sums.tax)),
        Row("ROUNDING :", said(sums.rounding)),
        Row("TOTAL SALES (INCLUSIVE OF GST) :", said(sums.total), random.choice(("plain", "bold"))),
        *_paid(sums, random),
    ], True


def _tax_on_top(sums: _Sums, random: Random) -> _Summed:
    said = sums.printed
    return [
        Row(random.choice(("SUB TOTAL", "SUBTOTAL :", "SUB-TOTAL (EX) :")), said(sums.net)),
        Row(random.choice(("GST 6%", "TOTAL TAX :", "ADD GST")), said(sums.tax)),
        Row(random.choice(("ROUNDING ADJ", "ROUNDING", "ROUND ADJ.")), said(sums.rounding)),
        Row(random.choice(("TOTAL", "TOTAL :", "GRAND TOTAL")), said(sums.total), random.choice(("plain", "big"))),
        *_paid(sums, random),
    ], True


def _nett(sums: _Sums, random: Random) -> _Summed:
    said = sums.printed
    return [
        Row("TOTAL AMOUNT:", said(sums.net + sums.tax)),
        Row("GST @6%:", said(sums.tax)),
        *([Row("ROUNDING:", said(sums.rounding))] if sums.rounding else []),
        Row(random.choice(("NETT TOTAL:", "NET TOTAL", "NETT AMT")), said(sums.total)),
        Row("PAYMENT MODE", "AMOUNT"),
        *_paid(sums, random),
    ], True


def _one_line(sums: _Sums, random: Random) -> _Summed:
    """The total in one line that tells of the tax, without saying how much it is."""
    label = random.choice(("TOTAL INCL. GST@6%", "TOTAL", "TOTAL (RM)", "TOTAL INC GST", "AMOUNT DUE", "JUMLAH"))
    return [
        Row(f"ITEM(S) : {sums.pieces}", f"QTY(S) : {sums.pieces}"),
        Row(label, sums.printed(sums.total), random.choice(("plain", "bold", "big"))),
        *_paid(sums, random),
    ], False


def _after_rounding(sums: _Sums, random: Random) -> _Summed:
    said = sums.printed
    return [
        Row("ITEM COUNT", str(sums.pieces)),
        Row("TOTAL", said(sums.net + sums.tax)),
        Row("ROUNDING ADJUSTMENT", said(sums.rounding)),
        Row(random.choice(("TOTAL AFTER ROUNDING", "TOTAL ROUNDED", "ROUNDED TOTAL (RM):")), said(sums.total)),
        *_paid(sums, random),
    ], False


def _charged(sums: _Sums, random: Random) -> _Summed:
    said = sums.printed
    return [
        Row(random.choice(("GROSS AMT :", "SUB TOTAL", "FOOD & BEVERAGE")), said(sums.goods)),
        Row(random.choice(("SVR CHG 10% :", "SERVICE CHARGE 10%", "SVC 10%")), said(sums.charge)),
        Row(random.choice(("GST (6%) :", "GST 6%", "SST 6%")), said(sums.tax)),
        *([Row("ROUNDING ADJ :", said(sums.rounding))] if sums.rounding else []),
        Row(random.choice(("NET AMT :", "TOTAL", "BILL TOTAL", "TOTAL DUE :")), said(sums.total), "bold"),
        *(_paid(sums, random) if random.random() < 0.6 else []),
    ], True


def _both(sums: _Sums, random: Random) -> _Summed:
    said = sums.printed
    return [
        Row("TOTAL EXCL. OF GST", said(sums.net)),
        Row("TOTAL INCL. OF GST", said(sums.net + sums.tax)),
        Row(random.choice(("TOTAL AMT ROUNDED", "TOTAL PAYABLE", "AMOUNT PAYABLE")), said(sums.total)),
        *_paid(sums, random),
    ], False


def _bare(sums: _Sums, random: Random) -> _Summed:
    """The rounded total without any word of its own, below the total and the rounding."""
    said = sums.printed
    return [
        Row("TOTAL AMT.................", said(sums.net + sums.tax)),
        Row("ROUNDING ADJ............", said(sums.rounding)),
        Row("RM", f"{sums.total / 100:.2f}", "big") if random.random() < 0.5 else Row("", said(sums.total), "big"),
        *_paid(sums, random),
    ], False


FAMILIES: dict[str, Callable[[_Sums, Random], _Summed]] = {
    "inclusive": _inclusive,
    "tax-on-top": _tax_on_top,
    "nett": _nett,
    "one-line": _one_line,
    "after-rounding": _after_rounding,
    "service-charge": _charged,
    "both": _both,
    "bare": _bare,
}
_TAX_ON_TOP = ("tax-on-top", "service-charge")
_SERVICE_CHARGED = ("service-charge",)
