"""Fictitious invoices, with the whole truth about each."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from models.training.made.fiction.countries import countries_speaking
from models.training.made.fiction.drawing import Fiction, Firm
from models.training.made.fiction.printing import Money, draw_day, draw_days, draw_money
from models.training.made.office.families import FAMILIES, laid_out
from models.training.made.office.goods import draw_goods
from models.training.made.office.letter import Detail, Letter, Words, words
from models.training.made.paper import MadePaper

COMPLETE = (
    "invoice_number",
    "issue_date",
    "due_date",
    "seller",
    "buyer",
    "seller_tax_id",
    "buyer_tax_id",
    "iban",
    "purchase_order",
    "currency",
    "net_amount",
    "tax_amount",
    "total_amount",
)


def make_invoice(random: Random) -> MadePaper:
    """An invoice in any family and language."""
    return invoice(random.choice(list(FAMILIES)), random.choice(list(words())), random)


def invoice(family: str, language: str, random: Random) -> MadePaper:
    """An invoice in that family and language."""
    return _Invoice(language, random).paper(family)


class _Invoice:
    """One invoice being written: what is printed, and beside it the truth."""

    def __init__(self, language: str, random: Random) -> None:
        self.random = random
        self.fiction = Fiction(random.choice(countries_speaking(language)), random)
        self.words: Words = words()[language]
        self.money: Money = draw_money(self.fiction.country, random)
        self.days = draw_days(self.fiction.country, random)
        self.tax_name = random.choice(self.fiction.country.tax_names)
        self.seller: Firm = self.fiction.firm()
        self.fields: dict[str, list[str]] = {"seller": [self.seller.name]}
        self.notes: list[str] = []

    def paper(self, family: str) -> MadePaper:
        random, said = self.random, self.words
        # Where the sums show no currency, the head of a column or a line of the particulars does, or nothing.
        shown = random.choices(("signed", "column", "detail", "nowhere"), (6, 2, 2, 1))[0]
        goods = draw_goods(said, self.money, random, column_unit=self.money.currency if shown == "column" else "")
        title, details = self._particulars()
        if shown == "detail":
            label = random.choice(said.currency)
            if "{}" in label:
                self.notes.append(f"{label.format(self.money.currency)}.")
            else:
                details.append(Detail(label, self.money.currency))
        if shown != "nowhere":
            self.fields["currency"] = [self.money.unit if shown == "signed" else self.money.currency]
        sums = self._sums(goods.total, shown == "signed")
        buyer = self._buyer(details)
        sender, foot = self._letterhead(details)
        letter = Letter(
            title=title,
            seller=self.seller.name,
            logo=self.seller.short if random.random() < 0.6 else self.seller.name,
            sender=sender,
            buyer_label=random.choice(said.buyer) if random.random() < 0.55 else "",
            buyer=buyer,
            details=details,
            heads=goods.heads,
            rows=goods.rows,
            sums=sums,
            notes=[*self.notes, *random.sample(said.thanks, random.randint(0, 2))],
            foot=foot,
            page_word=said.page,
            carried=said.carried,
        )
        pdf = laid_out(letter, FAMILIES[family], random, self.fiction.code in ("US", "CA", "CA-FR", "MX"))
        return MadePaper("invoice", f"office-{family}", self.fiction.language, self.fields, COMPLETE, pdf)

    def _particulars(self) -> tuple[str, list[Detail]]:
        """The title, and number, dates and orders in any order."""
        random, said = self.random, self.words
        title = random.choice(said.titles)
        details: list[Detail] = []
        number, issued = self.fiction.reference(), draw_day(random)
        if random.random() < 0.97:
            self.fields["invoice_number"] = [number]
            if random.random() < 0.15:
                title = f"{title} {number}"
            else:
                details.append(Detail(random.choice(said.number), number))
        if random.random() < 0.96:
            self.fields["issue_date"] = [self.days.printed(issued)]
            details.append(Detail(random.choice(said.date), self.days.printed(issued)))
        within = random.choice((7, 10, 14, 20, 30, 30, 45, 60))
        if random.random() < 0.5:
            due = self.days.printed(issued + timedelta(within))
            self.fields["due_date"] = [due]
            details.append(Detail(random.choice(said.due), due))
        if random.random() < 0.4:
            self.notes.append(random.choice(said.due_days).format(n=within))
        if random.random() < 0.35:
            order = self.fiction.reference()
            self.fields["purchase_order"] = [order]
            details.append(Detail(random.choice(said.order), order))
        for label in random.sample(said.decoys, random.choice((0, 1, 1, 2, 3))):
            details.append(Detail(label, self.fiction.reference()))
        if random.random() < 0.3:
            delivered = self.days.printed(issued - timedelta(random.randint(0, 20)))
            details.append(Detail(random.choice(said.delivery_date), delivered))
        if random.random() < 0.2:
            details.append(Detail(random.choice(said.contact), self.fiction.person().name))
        if random.random() < 0.5:
            random.shuffle(details)
        return title, details

    def _buyer(self, details: list[Detail]) -> list[str]:
        random, said = self.random, self.words
        firm, person = self.fiction.firm(), self.fiction.person()
        private = random.random() < 0.25
        name = person.name if private else firm.name
        if private and random.random() < 0.3:
            name = f"{person.title} {name}"
        self.fields["buyer"] = [name]
        lines = [name]
        if not private and random.random() < 0.3:
            lines.append(random.choice(said.attention).format(person.name))
        lines += firm.address.lines
        if random.random() < 0.2:
            lines.append(firm.address.country)
        if not private and random.random() < 0.35:
            self.fields["buyer_tax_id"] = [firm.tax_id]
            label = random.choice(self.fiction.country.tax_id_labels)
            if random.random() < 0.5:
                lines.append(f"{label}: {firm.tax_id}")
            else:
                details.append(Detail(random.choice(said.buyer_tax).format(label), firm.tax_id))
        return lines

    def _letterhead(self, details: list[Detail]) -> tuple[list[str], list[list[str]]]:
        """The sender's lines and the footer's columns; bank and tax number stand in one of several places."""
        random, said, seller = self.random, self.words, self.seller
        sender = [*seller.address.lines]
        reach = [seller.phone, seller.email, seller.website]
        sender += random.sample(reach, random.randint(0, 3))
        house = [seller.name, *seller.address.lines]
        law = [f"{said.footer[0]}: {seller.owner.name}", f"{said.footer[1]}: {seller.address.town}"]
        law.append(f"{said.footer[2]} {random.randint(1000, 999999)}")
        foot = [house, reach, law] if random.random() < 0.7 else [law]
        if random.random() < 0.85:
            self.fields["seller_tax_id"] = [seller.tax_id]
            tax = Detail(random.choice(self.fiction.country.tax_id_labels), seller.tax_id)
            place = random.randrange(3)
            if place == 0:
                details.append(tax)
            else:
                (sender if place == 1 else law).append(str(tax) if random.random() < 0.7 else " ".join(tax))
        self._bank(foot)
        return sender, foot

    def _bank(self, foot: list[list[str]]) -> None:
        random, said, seller = self.random, self.words, self.seller
        if random.random() < 0.35:
            return
        lines = [f"{said.bank[0]}: {seller.bank}"]
        if seller.iban:
            self.fields["iban"] = [seller.iban]
            lines.append(random.choice(("IBAN: {}", "IBAN {}")).format(seller.iban))
            lines.append(f"BIC: {seller.bic}")
        else:
            lines.append(f"{said.bank[2]}: {random.randint(10**5, 10**9)}")
        if random.random() < 0.5:
            foot.append(lines)
        else:
            self.notes += lines if random.random() < 0.5 else ["  ".join(lines)]

    def _sums(self, items: int, signed: bool) -> list[Detail]:
        """Discount, carriage, net, taxes and total, as far as this invoice shows them."""
        random, said = self.random, self.words
        printed = self.money.signed if signed else self.money.bare
        sums: list[Detail] = []
        net = items
        if random.random() < 0.15:
            percent = random.choice((2, 3, 5, 10))
            sums.append(Detail(said.discount.format(n=percent), printed(-(items * percent // 100))))
            net -= items * percent // 100
        if random.random() < 0.2:
            carriage = random.choice((490, 690, 1200, 1500, 2495))
            sums.append(Detail(random.choice(said.shipping), printed(carriage)))
            net += carriage
        tax = self._taxes(net, sums, signed)
        total = printed(net + tax)
        self.fields["total_amount"] = [total]
        sums.append(Detail(random.choice(said.total).format(tax=self.tax_name), total))
        if random.random() < 0.08:
            paid = (net + tax) // random.choice((2, 3, 4))
            sums.append(Detail(random.choice(said.deposit), printed(-paid)))
            sums.append(Detail(random.choice(said.balance), printed(net + tax - paid)))
        return sums

    def _taxes(self, net: int, sums: list[Detail], signed: bool) -> int:
        random, said = self.random, self.words
        show = self.money.signed if signed else self.money.bare
        way = random.choices(("one", "several", "free", "zero", "silent"), (14, 3, 2, 1, 2))[0]
        if way == "silent":
            return 0
        self.fields["net_amount"] = [show(net)]
        sums.append(Detail(random.choice(said.net).format(tax=self.tax_name), show(net)))
        if way == "free":
            self.notes.append(random.choice(said.free).format(tax=self.tax_name))
            return 0
        rates = self.fiction.country.tax_rates
        if way == "several" and len(rates) > 1:
            part = net * random.randint(20, 80) // 100
            taxes = [(rates[0], part * rates[0] // 10000), (rates[1], (net - part) * rates[1] // 10000)]
        elif way == "zero":
            taxes = [(0, 0)]
        else:
            rate = random.choice((rates[0], rates[0], random.choice(rates)))
            taxes = [(rate, (net * rate + 5000) // 10000)]
        for rate, amount in taxes:
            label = random.choice(said.tax).format(tax=self.tax_name, rate=self._rate(rate))
            sums.append(Detail(label, show(amount)))
        tax = sum(amount for _, amount in taxes)
        if len(taxes) > 1:
            sums.append(Detail(random.choice(said.tax_sum).format(tax=self.tax_name), show(tax)))
        self.fields["tax_amount"] = [show(tax)]
        return tax

    def _rate(self, rate: int) -> str:
        whole, part = divmod(rate, 100)
        return f"{whole}{self.money.decimal[0]}{part:02}".rstrip("0") if part else str(whole)
