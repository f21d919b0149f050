"""Fictitious papers that look like invoices and are none: only what they say tells them apart."""

from __future__ import annotations

import functools
import tomllib
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Literal

import msgspec

from models.training.made.fiction.countries import countries_speaking
from models.training.made.fiction.drawing import Fiction
from models.training.made.fiction.printing import Days, Money, draw_day, draw_days, draw_money
from models.training.made.office.families import FAMILIES, laid_out
from models.training.made.office.goods import draw_goods
from models.training.made.office.letter import Detail, Head, Letter, Words, words
from models.training.made.paper import MadePaper


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one kind says in one language. `sums` is empty for those of an invoice, or holds "-" for none."""

    titles: list[str]
    number: str
    sentence: str
    sums: list[str]
    labels: list[str] = []


class NearMiss(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of paper; near_misses.toml says what `rows` may be."""

    rows: Literal["priced", "unpriced", "entries", "pay", "hours", "none"]
    en: Said
    de: Said
    fr: Said
    es: Said
    it: Said
    nl: Said

    def said(self, language: str) -> Said:
        """What it says in that language."""
        return {"en": self.en, "de": self.de, "fr": self.fr, "es": self.es, "it": self.it, "nl": self.nl}[language]


@functools.cache
def near_misses() -> dict[str, NearMiss]:
    """All kinds, by name."""
    source = Path(__file__).with_name("near_misses.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), dict[str, NearMiss])


def make_near_miss(random: Random) -> MadePaper:
    """A near miss of any kind, in any family and language."""
    kind = random.choice(list(near_misses()))
    return near_miss(kind, random.choice(list(FAMILIES)), random.choice(list(words())), random)


def near_miss(kind: str, family: str, language: str, random: Random) -> MadePaper:
    """A near miss of that kind, in that family and language."""
    fiction = Fiction(random.choice(countries_speaking(language)), random)
    paper, said, common = near_misses()[kind], near_misses()[kind].said(language), words()[language]
    money, days, day = draw_money(fiction.country, random), draw_days(fiction.country, random), draw_day(random)
    sender, receiver, person = fiction.firm(), fiction.firm(), fiction.person()
    name = person.name if paper.rows in ("pay", "hours") or random.random() < 0.2 else receiver.name
    heads, rows, total = _table(paper, said, common, money, days, fiction)
    details = [Detail(said.number, fiction.reference()), Detail(random.choice(common.date[1:]), days.printed(day))]
    details += [Detail(label, fiction.reference()) for label in random.sample(common.decoys, random.randint(0, 3))]
    foot = [[sender.name, *sender.address.lines], [sender.phone, sender.email, sender.website]]
    if sender.iban and random.random() < 0.5:
        foot.append([sender.bank, f"IBAN: {sender.iban}", f"BIC: {sender.bic}"])
    if random.random() < 0.6:
        foot[1].append(f"{random.choice(fiction.country.tax_id_labels)}: {sender.tax_id}")
    letter = Letter(
        title=random.choice(said.titles),
        seller=sender.name,
        logo=sender.short,
        sender=[*sender.address.lines, sender.phone],
        buyer_label=random.choice(common.buyer[1:2]) if random.random() < 0.3 else "",
        buyer=[] if kind in ("prices", "terms") else [name, *receiver.address.lines],
        details=details,
        heads=heads,
        rows=rows,
        sums=_sums(paper, said, common, money, total, fiction),
        notes=[said.sentence.format(day=days.printed(day + timedelta(random.randint(5, 60))))],
        foot=foot,
        page_word=common.page,
        carried=common.carried,
    )
    american = fiction.code in ("US", "CA", "CA-FR", "MX")
    pdf = laid_out(letter, FAMILIES[family], random, american)
    return MadePaper("other", f"office-{family}", language, {}, (), pdf)


def _table(
    kind: NearMiss, said: Said, common: Words, money: Money, days: Days, fiction: Fiction
) -> tuple[list[Head], list[list[str]], int]:
    random, total = fiction.random, 0
    if kind.rows == "none":
        return [], [], 0
    if kind.rows in ("priced", "unpriced"):
        goods = draw_goods(common, money, random, kind.rows == "priced")
        return goods.heads, goods.rows, goods.total if kind.rows == "priced" else 0
    rows = []
    if kind.rows == "pay":
        for label in random.sample(said.labels, random.randint(4, 8)):
            amount = random.randint(1000, 400000)
            rows.append([label, money.bare(amount)])
            total += amount
        return [Head(common.columns[0], "left", 5), Head(common.columns[4], "right", 2)], rows, total
    dated = Head(common.date[1], "left", 2)
    if kind.rows == "hours":
        for _ in range(random.randint(5, 20)):
            hours = f"{random.randint(1, 9)}{money.decimal[0]}{random.choice(('00', '25', '50', '75'))}"
            rows.append([days.printed(draw_day(random)), random.choice(common.items), hours])
        return [dated, Head(common.columns[0], "left", 5), Head(common.units[1], "right", 1)], rows, 0
    for _ in range(random.randint(2, 16)):
        amount = random.randint(1000, 900000)
        text = random.choice((f"{random.choice(common.number)} {fiction.reference()}", fiction.firm().name))
        rows.append([days.printed(draw_day(random)), text, money.bare(amount)])
        total += amount
    return [dated, Head(common.columns[0], "left", 5), Head(common.columns[4], "right", 2)], rows, total


def _sums(kind: NearMiss, said: Said, common: Words, money: Money, total: int, fiction: Fiction) -> list[Detail]:
    random = fiction.random
    printed = money.signed if random.random() < 0.7 else money.bare
    if said.sums:
        if said.sums == ["-"]:
            return []
        middle = random.randint(0, max(total // 5, 1))
        amounts = (total, middle, total - middle if kind.rows == "pay" else total + middle)
        return [Detail(label, printed(amount)) for label, amount in zip(said.sums, amounts, strict=True)]
    if total == 0:
        return []
    tax_name, rate = random.choice(fiction.country.tax_names), fiction.country.tax_rates[0]
    tax = total * rate // 10000
    total_label = random.choice([label for label in common.total if "{" not in label])
    sums = [Detail(random.choice(common.net).format(tax=tax_name), printed(total)), Detail(tax_name, printed(tax))]
    return [*(sums if random.random() < 0.7 else []), Detail(total_label, printed(total + tax))]
