"""Draws fictitious people, firms and places. All randomness comes from the `Random` that is handed in."""

from __future__ import annotations

import unicodedata
from random import Random

import msgspec

from models.training.made.fiction import numbers
from models.training.made.fiction.countries import Country, Tongue, countries, tongues


class Person(msgspec.Struct, frozen=True):
    """Somebody who does not exist."""

    title: str
    given: str
    family: str

    @property
    def name(self) -> str:
        """The name as it is signed."""
        return f"{self.given} {self.family}"


class Address(msgspec.Struct, frozen=True):
    """Where somebody lives. `place` is the line with post code and town."""

    street: str
    place: str
    town: str
    country: str

    @property
    def lines(self) -> list[str]:
        """Street and place, each a line."""
        return [self.street, self.place]


class Firm(msgspec.Struct, frozen=True):
    """A firm that does not exist, with all it may print on its paper. `iban` is grouped as printed, or None."""

    name: str
    short: str
    address: Address
    phone: str
    email: str
    website: str
    tax_id: str
    iban: str | None
    bic: str
    bank: str
    owner: Person


class Fiction:
    """Draws particulars of one country, in its language."""

    def __init__(self, code: str, random: Random) -> None:
        self.code = code
        self.country: Country = countries()[code]
        self.language = self.country.language
        self.random = random
        self._tongue: Tongue = tongues()[self.language]

    def person(self) -> Person:
        """Somebody."""
        return Person(self.random.choice(self._tongue.titles), self._word(self._tongue.given), self.family())

    def family(self) -> str:
        """A family's name, sometimes a double one."""
        name = self._joined(self._tongue.family_heads, self._tongue.family_tails)
        second = self._joined(self._tongue.family_heads, self._tongue.family_tails)
        if self.language in ("es", "pt") and self.random.random() < 0.7:
            return f"{name} {second}"
        return f"{name}-{second}" if self.random.random() < 0.05 else name

    def town(self) -> str:
        """A town's name."""
        return self._joined(self._tongue.town_heads, self._tongue.town_tails)

    def address(self) -> Address:
        """A street address."""
        town = self.town()
        words = self._tongue.street_words
        street = self.random.choice(self._tongue.streets).format(
            s=self.random.choice(words.split() if isinstance(words, str) else words),
            n=self.random.choice((self.random.randint(1, 40), self.random.randint(1, 260))),
            k=self.random.randint(1, 19),
            l=self.random.choice("abcd"),
            u=self.random.choice("ABCD"),
        )
        place = self.random.choice(self.country.place).format(
            code=numbers.filled(self.country.post_code, self.random),
            town=town,
            TOWN=town.upper(),
            state=self.random.choice(self.country.states.split() or [""]),
        )
        return Address(street, place, town, self.country.name)

    def phone(self) -> str:
        """A telephone number."""
        return numbers.filled(self.random.choice(self.country.phone), self.random)

    def email(self, person: Person, host: str | None = None) -> str:
        """Somebody's e-mail address, at the host or at one of the common kind."""
        given, family = _ascii(person.given), _ascii(person.family)
        forms = (f"{given}.{family}", f"{given[0]}.{family}", f"{family}{given[0]}", f"{given}_{family}")
        return f"{self.random.choice(forms)}@{host or self.host(self.family())}"

    def host(self, name: str) -> str:
        """A host name made of a firm's or family's name."""
        words = name.split()
        while len(words) > 1 and len(_ascii(" ".join(words))) > 16:
            words.pop()
        ending = self.random.choice((self.country.domain, "com", self.country.domain, "example"))
        return f"{_ascii(' '.join(words))}.{ending}"

    def firm(self) -> Firm:
        """A firm with all its particulars."""
        random, owner, address = self.random, self.person(), self.address()
        short = self._firm_name(owner, address)
        name = short if random.random() < 0.12 else f"{short} {random.choice(self.country.legal_forms)}"
        name = name.upper() if random.random() < 0.08 else name
        host = self.host(short)
        mailbox = random.choice(("info", "office", "mail", "contact", "accounts", "hello", "billing"))
        number = numbers.iban(self.code[:2], random)
        grouped = number and " ".join(number[at : at + 4] for at in range(0, len(number), 4))
        return Firm(
            name=name,
            short=short,
            address=address,
            phone=self.phone(),
            email=f"{mailbox}@{host}",
            website=f"www.{host}",
            tax_id=self._tax_id(),
            iban=grouped if random.random() < 0.8 else number,
            bic=numbers.bic(self.code[:2], random),
            bank=random.choice(self._tongue.banks).format(t=self.town()),
            owner=owner,
        )

    def reference(self) -> str:
        """A number that some office gave to a paper: an order's, a customer's, an invoice's."""
        pattern = self.random.choice(_REFERENCES)
        return numbers.filled(pattern.format(year=self.random.randint(2005, 2027)), self.random)

    def _tax_id(self) -> str:
        number = numbers.tax_id(self.code[:2], self.random)
        return f"{number} {self.random.choice(('MWST', 'TVA'))}" if self.code[:2] == "CH" else number

    def _firm_name(self, owner: Person, address: Address) -> str:
        random, trade = self.random, self.random.choice(self._tongue.trades)
        family = self.family()
        kind = random.randrange(8)
        if kind == 0:
            return f"{owner.family} & {family}"
        if kind == 1:
            return f"{trade} {owner.family}"
        if kind == 2:
            return f"{trade} {address.town}"
        if kind == 3:
            return f"{self._coined()} {trade}"
        if kind == 4:
            return self._coined()
        if kind == 5:
            return f"{owner.given[0]}. {owner.family} {trade}"
        if kind == 6:
            return f"{numbers.filled('AAA', random)} {trade}"
        return f"{owner.family} {trade}"

    def _coined(self) -> str:
        """A brand: two or three syllables that mean nothing."""
        random = self.random
        body = "".join(random.choice(_SYLLABLES) for _ in range(random.randint(2, 3)))
        return (body + random.choice(("", "", "x", "n", "tec", "ra", "s", "via", "lo", "med"))).capitalize()

    def _word(self, words: str) -> str:
        return self.random.choice(words.split())

    def _joined(self, heads: str, tails: str) -> str:
        return self._word(heads) + self._word(tails)


_SYLLABLES = tuple(
    consonant + vowel
    for consonant in (
        "b",
        "br",
        "c",
        "d",
        "f",
        "fl",
        "g",
        "h",
        "k",
        "l",
        "m",
        "n",
        "p",
        "qu",
        "r",
        "s",
        "t",
        "tr",
        "v",
        "z",
    )
    for vowel in ("a", "e", "i", "o", "u", "al", "en", "or")
)

_REFERENCES = (
    "#####",
    "######",
    "#######",
    "##########",
    "{year}-####",
    "{year}/###",
    "{year}######",
    "A-#####",
    "AA-{year}-###",
    "AA######",
    "AAA/{year}/####",
    "##-####",
    "####/##",
    "A####-##",
    "AA-#####",
    "AAA-######",
    "###.###.###",
    "A#########",
    "##A#####",
    "{year}.####",
    "AA####/{year}",
    "####",
    "###",
)


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ł", "l").replace("ø", "o")).casefold()
    return "".join(sign for sign in plain if sign.isascii() and sign.isalnum())
