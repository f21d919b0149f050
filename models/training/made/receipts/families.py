"""The families of receipts: what a supermarket, a taxi or a card terminal prints, row by row."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from models.training.made.fiction.countries import countries_speaking
from models.training.made.fiction.drawing import Fiction
from models.training.made.fiction.numbers import filled
from models.training.made.paper import MadePaper
from models.training.made.receipts.sale import Sale, draw_sale
from models.training.made.receipts.slip import Row, roll, sheet
from models.training.made.receipts.words import LANGUAGES, words_of

FIELDS = ("merchant", "address", "date", "total_amount", "tax_amount", "receipt_number")
_LEFT_OUT = ("MY",)
"""Countries whose receipts are made by `malaysian.py`."""


class Printed(NamedTuple):
    """Rows, and which of the values they show beside merchant, date and total."""

    rows: list[Row]
    shown: frozenset[str]


def draw_receipt(random: Random, family: str | None = None, language: str | None = None) -> MadePaper:
    """A receipt, of a family and in a language that are drawn where they are not given."""
    family = family or random.choice(tuple(FAMILIES))
    language = language or random.choice(LANGUAGES)
    code = random.choice([code for code in countries_speaking(language) if code not in _LEFT_OUT])
    goods, kind, dearest, make, whole_sheet = FAMILIES[family]
    words = words_of(language)
    sale = draw_sale(Fiction(code, random), list(getattr(words, goods)), words.kinds[kind], dearest)
    printed = make(sale, random)
    fields = {
        "merchant": [sale.merchant],
        "address": [" ".join(sale.address)],
        "date": [sale.day],
        "total_amount": [sale.amount(sale.total)],
        "tax_amount": [sale.amount(sale.tax)],
        "receipt_number": [sale.number],
    }
    shown = {"merchant", "date", "total_amount", *printed.shown}
    pdf = (sheet if whole_sheet else roll)(printed.rows, random)
    return MadePaper(
        type="receipt",
        family=f"receipt-{family}",
        language=language,
        fields={name: values for name, values in fields.items() if name in shown},
        complete=FIELDS,
        pdf=pdf,
    )


def _head(sale: Sale, random: Random) -> tuple[list[Row], set[str]]:
    rows, shown = [Row(sale.merchant, weight="big")], set()
    if sale.branch:
        rows.append(Row(sale.branch, weight="middle"))
    if random.random() < 0.88:
        rows += [Row(line, weight="middle") for line in sale.address]
        shown.add("address")
    if random.random() < 0.6:
        rows.append(Row(f"Tel. {sale.phone}", weight="middle"))
    if random.random() < 0.6:
        rows.append(Row(sale.tax_id, weight="middle"))
    return [*rows, Row(weight=random.choice(("rule", "gap")))], shown


def _stamp(sale: Sale, random: Random) -> tuple[list[Row], set[str]]:
    """When it was bought and under what number, among other numbers of the till's."""
    words = sale.words
    label = random.choice(("", "", *words.date))
    day = f"{label}: {sale.day}" if label else sale.day
    rows, shown = [], set()
    way = random.randrange(4)
    if way == 0:
        rows.append(Row(f"{day}{random.choice(('  ', ' ', ' - ', ', '))}{sale.time}"))
    elif way == 1:
        rows.append(Row(day, sale.time))
    else:
        rows += [Row(day), Row(f"{words.time}: {sale.time}")]
    if random.random() < 0.8:
        number = random.choice(words.number).format(sale.number)
        rows.insert(random.randint(0, len(rows)), Row(number))
        shown.add("receipt_number")
    others = [
        Row(random.choice(words.till).format(random.randint(1, 9))),
        Row(random.choice(words.cashier).format(random.choice((random.randint(1, 99), "Anna", "Jo", "M. K.")))),
        Row(random.choice(words.transaction).format(filled("########", random))),
        Row(words.member.format(filled("#### **** ###", random))),
    ]
    rows += random.sample(others, random.randint(0, 3))
    return rows, shown


def _goods(sale: Sale, random: Random) -> list[Row]:
    way, rows = random.randrange(4), []
    for item in sale.items:
        price = sale.money.bare(item.price)
        single = sale.money.bare(item.price // item.quantity)
        if way == 0:
            rows.append(Row(f"{item.quantity} {item.name}", price))
        elif way == 1:
            rows += [Row(item.name), Row(f"  {item.quantity} x {single}", price)]
        else:
            rows.append(Row(item.name, f"{price} {random.choice('AB')}" if way == 3 else price))
            if item.quantity > 1:
                rows.append(Row(f"   {item.quantity} x {single}"))
    return rows


def _sums(sale: Sale, random: Random) -> tuple[list[Row], set[str]]:
    words, rows = sale.words, []
    if sale.savings or sale.rounding or random.random() < 0.4:
        rows.append(Row(random.choice(words.subtotal), sale.amount(sale.subtotal)))
    if sale.savings:
        rows.append(Row(random.choice(words.savings), sale.amount(-sale.savings)))
    if sale.rounding:
        rows.append(Row(random.choice(words.rounding), sale.amount(sale.rounding)))
    rows.append(Row(random.choice(words.total), sale.amount(sale.total), random.choice(("big", "bold", "plain"))))
    taxes, shown = _taxes(sale, random)
    return random.choice(([*rows, *_payment(sale, random), *taxes], [*rows, *taxes, *_payment(sale, random)])), shown


def _payment(sale: Sale, random: Random) -> list[Row]:
    words = sale.words
    if random.random() < 0.5:
        return [
            Row(random.choice(words.cash), sale.amount(sale.given)),
            Row(random.choice(words.change), sale.amount(sale.given - sale.total)),
        ]
    card = random.choice(words.card)
    return [Row(f"{card} ****{random.randint(1000, 9999)}" if random.random() < 0.5 else card, sale.amount(sale.total))]


def _taxes(sale: Sale, random: Random) -> tuple[list[Row], set[str]]:
    words, rows = sale.words, []
    if random.random() < 0.25:
        return [Row(words.included.format(t=sale.tax_name), weight="middle")], set()
    label = random.choice(words.tax)
    if random.random() < 0.4:
        rows.append(Row(random.choice(words.net).format(t=sale.tax_name), sale.amount(sum(t.net for t in sale.taxes))))
    for part in sale.taxes:
        rows.append(Row(label.format(t=sale.tax_name, r=part.rate), sale.amount(part.tax)))
    if len(sale.taxes) > 1:
        rows.append(Row(random.choice(words.tax_sum).format(t=sale.tax_name), sale.amount(sale.tax)))
    return rows, {"tax_amount"}


def _tail(sale: Sale, random: Random) -> list[Row]:
    wishes = random.sample(sale.words.thanks, random.randint(0, 2))
    return [Row(weight="gap"), *(Row(wish, weight="middle") for wish in wishes)]


def _till(sale: Sale, random: Random) -> Printed:
    head, shown = _head(sale, random)
    stamp, more = _stamp(sale, random)
    sums, most = _sums(sale, random)
    goods = [*_goods(sale, random), Row(weight="rule")]
    if random.random() < 0.3:
        rows = [*head, *goods, *sums, Row(weight="rule"), *stamp]
    else:
        rows = [*head, *stamp, Row(weight="rule"), *goods, *sums]
    return Printed([*rows, *_tail(sale, random)], frozenset(shown | more | most))


def _told(sale: Sale, random: Random, title: str, rows: list[Row]) -> Printed:
    """A slip with rows of its own between what all have."""
    head, shown = _head(sale, random)
    stamp, more = _stamp(sale, random)
    sums, most = _sums(sale, random)
    titled = [Row(title, weight="middle")] if title else []
    parts = [*head, *titled, *stamp, Row(weight="rule"), *rows, Row(weight="rule"), *sums]
    return Printed([*parts, *_tail(sale, random)], frozenset(shown | more | most))


def _restaurant(sale: Sale, random: Random) -> Printed:
    table = Row(sale.words.table.format(random.randint(1, 40)), str(random.randint(1, 6)))
    return _told(sale, random, "", [table, *_goods(sale, random)])


def _fuel(sale: Sale, random: Random) -> Printed:
    pump, litres, price = sale.words.fuel_words
    point = sale.money.decimal[0]
    rate = random.randint(130, 220)
    volume = f"{sale.subtotal / rate:.2f}".replace(".", point)
    rows = [
        Row(f"{pump} {random.randint(1, 12)}   {random.choice(sale.words.fuel)}"),
        Row(f"{volume} {litres}", sale.money.bare(sale.subtotal)),
        Row(f"{price} {rate / 100:.2f}9".replace(".", point)),
    ]
    return _told(sale, random, "", rows)


def _parking(sale: Sale, random: Random) -> Printed:
    title, entry, leaving, duration, level, plate = sale.words.parking_words
    hours = random.randint(1, 6)
    rows = [
        Row(entry, f"{random.randint(6, 11):02}:{random.randint(0, 59):02}"),
        Row(leaving, f"{random.randint(13, 20):02}:{random.randint(0, 59):02}"),
        Row(duration, f"{hours}h {random.randint(0, 59):02}"),
        Row(level, str(random.randint(1, 300))),
        Row(plate, filled("AA-AA ###", random)),
    ]
    return _told(sale, random, title, rows[: random.randint(3, 5)])


def _taxi(sale: Sale, random: Random) -> Printed:
    title, start, end, fare, _extras, _tip, cab, distance = sale.words.taxi_words
    streets = [" ".join(sale.address[:1]), sale.branch or "Airport T2"]
    rows = [
        Row(f"{cab} {random.randint(10, 4000)}"),
        Row(f"{start}: {streets[1]}"),
        Row(f"{end}: Hotel"),
        Row(distance, f"{random.randint(2, 40)}{sale.money.decimal[0]}{random.randint(0, 9)} km"),
        Row(fare, sale.amount(sale.subtotal)),
    ]
    return _told(sale, random, title, rows)


def _hotel(sale: Sale, random: Random) -> Printed:
    arrival, leaving, guest, room, thanks = sale.words.hotel_words
    number = random.randint(101, 640)
    rows = [Row(f"{guest}: {random.choice('ABCDEFG')}. Lam"), Row(f"{room} {number}")]
    for label in (arrival, leaving):
        rows.append(Row(f"{label}: {random.randint(1, 28)}.{random.randint(1, 12)}."))
    goods = [Row(row.left.replace("{}", str(number)), row.right) for row in _goods(sale, random)]
    return _told(sale, random, "", [*rows, Row(weight="rule"), *goods, Row(thanks)])


def _card(sale: Sale, random: Random) -> Printed:
    """A receipt with the card terminal's slip on the same roll: the same amount once more, and more numbers."""
    copy, kind, checked, accepted, terminal, amount, keep = sale.words.card_words
    receipt = _till(sale, random)
    slip = [
        Row(weight="rule"),
        Row(copy, weight="middle"),
        Row(f"{terminal}: {filled('########', random)}"),
        Row(f"{kind}  ############{filled('####', random)}"),
        Row(f"AID A0000000{filled('######', random)}"),
        Row(amount, sale.money.signed(sale.total), "bold"),
        *(Row(text, weight="middle") for text in (checked, accepted, keep)),
    ]
    return Printed([*receipt.rows, *slip], receipt.shown)


def _online(sale: Sale, random: Random) -> Printed:
    title, order, what, _count, price, paid, _delivery, thanks = sale.words.online_words
    head, shown = _head(sale, random)
    stamp, more = _stamp(sale, random)
    sums, most = _sums(sale, random)
    rows = [
        *head,
        Row(title, weight="bold"),
        Row(weight="gap"),
        *stamp,
        Row(f"{order} {filled('AA########', random)}"),
        Row(f"{paid}: {random.choice(sale.words.card)}"),
        Row(weight="gap"),
        Row(thanks),
        Row(weight="gap"),
        Row(what, price, "bold"),
        *_goods(sale, random),
        Row(weight="rule"),
        *sums,
    ]
    return Printed([*rows, *_tail(sale, random)], frozenset(shown | more | most))


def _form(sale: Sale, random: Random) -> Printed:
    """A slip of a receipt book, filled in by hand."""
    title, payer, sum_of, reason, _amount, signature, cash = sale.words.form_words
    numbered = random.random() < 0.7
    rows = [
        Row(sale.merchant, weight="bold"),
        *(Row(line) for line in sale.address),
        Row(weight="rule"),
        Row(
            f"{title} {'Nr. ' if sale.words is words_of('de') else 'No. '}{sale.number}" if numbered else title,
            weight="big",
        ),
        Row(
            f"{payer}: {random.choice('ABCDEFGHKLMRST')}. {random.choice(('Voss', 'Lund', 'Petri', 'Marsh', 'Costa'))}"
        ),
        Row(f"{sum_of}: {sale.amount(sale.total)}", weight="bold"),
        Row(f"{reason}: {sale.items[0].name}"),
        Row(cash),
        Row(weight="gap"),
        Row(f"{sale.branch or sale.words.date[0]} {sale.day}", f"{signature}: ____________"),
    ]
    return Printed(rows, frozenset({"address", *(["receipt_number"] if numbered else [])}))


class Family(NamedTuple):
    """What a family sells (a list of Words), which of Words.kinds its shops are, the dearest thing, and its rows."""

    goods: str
    kind: int
    dearest: int
    make: Callable[[Sale, Random], Printed]
    whole_sheet: bool = False


FAMILIES: dict[str, Family] = {
    "supermarket": Family("supermarket", 0, 1400, _till),
    "market": Family("supermarket", 1, 900, _till),
    "restaurant": Family("restaurant", 2, 2600, _restaurant),
    "fuel": Family("fuel", 3, 9000, _fuel),
    "taxi": Family("fuel", 4, 3000, _taxi),
    "pharmacy": Family("pharmacy", 5, 2800, _till),
    "hotel": Family("hotel", 6, 18000, _hotel),
    "hotel-sheet": Family("hotel", 6, 18000, _hotel, True),
    "parking": Family("fuel", 7, 1500, _parking),
    "card": Family("restaurant", 2, 2600, _card),
    "hardware": Family("hardware", 8, 6000, _till),
    "online": Family("online", 9, 12000, _online, True),
    "form": Family("hardware", 8, 20000, _form, True),
}
