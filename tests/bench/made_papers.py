"""Papers to fill a large cabinet with: what a reader and the model might say of each, without either.

Their words come from the lists that training papers are made of, as often as words come in a language: few very often,
most seldom. Sellers come again and again, numbers never do, and one word in eighty is misread as text recognition
misreads, which is what makes the vocabulary of a real cabinet long.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import msgspec

from muniment.paper import Box, Evidence, Finding, Line, Page, Reading, Verdict, Word

_LISTS = Path(__file__).parents[2] / "models" / "training" / "made"
_SLIPS = (("rn", "m"), ("m", "rn"), ("l", "1"), ("o", "0"), ("i", "l"), ("e", "c"), ("s", "5"), ("u", "ii"), ("h", "b"))
_TRADES = (
    "Möbel",
    "Papier",
    "Bau",
    "Foods",
    "Logistics",
    "Électricité",
    "Garden",
    "Druck",
    "Office",
    "Kontor",
    "Press",
)
_FORMS = ("GmbH", "Ltd", "SARL", "S.r.l.", "B.V.", "AG", "& Co. KG", "Inc.", "SL")
_HEADS = [
    "Nord",
    "Ald",
    "Berg",
    "Cas",
    "Dun",
    "Esk",
    "Fal",
    "Gren",
    "Har",
    "Ibs",
    "Jor",
    "Kel",
    "Lun",
    "Mar",
    "Nev",
    "Ost",
    "Pel",
    "Quin",
    "Ras",
    "Sor",
    "Tam",
    "Ulm",
    "Vas",
    "Wes",
    "Yar",
    "Zet",
]
_TAILS = [
    "licht",
    "mann",
    "stein",
    "ford",
    "ville",
    "berg",
    "holm",
    "dale",
    "ini",
    "etti",
    "ard",
    "eau",
    "ska",
    "wick",
    "ton",
    "horst",
    "bach",
    "feld",
    "mont",
    "rup",
]


class MadePaper(msgspec.Struct, frozen=True):
    """A paper that nobody wrote."""

    name: str
    reading: Reading
    verdict: Verdict


class _Sheet:
    """Words set one after the other, in lines, each a little off the grid as print is."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._words: list[Word] = []
        self._lines: list[Line] = []

    def line(self, text: str) -> tuple[int, ...]:
        """Set a line; returns the indices of its words."""
        start, x, y = len(self._words), 50 + self._chance.random(), 40 + 13.2 * len(self._lines) + self._chance.random()
        for word in text.split():
            right = x + len(word) * (5.2 + 0.6 * self._chance.random())
            box = Box(round(x, 2), round(y, 2), round(right, 2), round(y + 10.4, 2))
            self._words.append(Word(self._misread(word), box, round(0.8 + 0.2 * self._chance.random(), 3)))
            x = right + 4
        self._lines.append(Line(start, len(self._words), len(self._lines) // 6))
        return tuple(range(start, len(self._words)))

    def page(self) -> Page:
        return Page(1, 595.0, 842.0, "tesseract", tuple(self._words), tuple(self._lines))

    def text(self, words: tuple[int, ...]) -> str:
        return " ".join(self._words[index].text for index in words)

    def _misread(self, word: str) -> str:
        if self._chance.random() < 1 / 80:
            for right, wrong in self._chance.sample(_SLIPS, len(_SLIPS)):
                if right in word:
                    return word.replace(right, wrong, 1)
        return word


class Maker:
    """Makes the same papers for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        texts = "".join(path.read_text("utf-8") for path in sorted(_LISTS.rglob("*.toml")))
        self._words = sorted(set(re.findall(r"[^\W\d_]{2,}", texts)))
        self._chance.shuffle(self._words)
        self._weights = list(accumulate(1 / (rank + 5) for rank in range(len(self._words))))
        self._sellers = [self._firm() for _ in range(3000)]
        self._numbers = 0

    def word(self, rank: int) -> str:
        """The word that stands so manieth among those that come most often; 0 is the commonest."""
        return str(self._words[rank])

    def papers(self, count: int) -> Iterator[MadePaper]:
        for _ in range(count):
            self._numbers += 1
            kind = self._chance.choices(("invoice", "receipt", "contract", "resume", "other"), (45, 25, 10, 5, 15))[0]
            yield self._paper(kind)

    def _firm(self) -> str:
        return f"{self._name()} {self._chance.choice(_TRADES)} {self._chance.choice(_FORMS)}"

    def _name(self) -> str:
        return self._chance.choice(_HEADS) + self._chance.choice(_TAILS)

    def _prose(self, count: int) -> str:
        return " ".join(self._chance.choices(self._words, cum_weights=self._weights, k=count))

    def _paper(self, kind: str) -> MadePaper:
        chance, sheet = self._chance, _Sheet(self._chance)
        findings: list[Finding] = []

        def found(field: str, label: str, text: str, value: str = "") -> None:
            words = sheet.line(f"{label} {text}")[len(label.split()) :]
            printed = sheet.text(words)
            findings.append(
                Finding(field, printed, value or printed, Evidence(1, words), round(0.5 + chance.random() / 2, 3))
            )

        day = f"{chance.randint(2015, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        printed_day = ".".join(reversed(day.split("-")))
        amount = round(chance.lognormvariate(5, 1.5), 2)
        who = self._sellers[min(int(chance.expovariate(1 / 400)), len(self._sellers) - 1)]
        sheet.line(f"{self._prose(4)} Tel {chance.randint(10**6, 10**9)} {chance.randint(10**3, 10**7)}")
        sheet.line(f"IBAN DE{chance.randint(10**19, 10**20 - 1)} Ref {self._name()}{chance.randint(1, 10**5)}")
        match kind:
            case "invoice":
                found("seller", "", who)
                found("invoice_number", "Invoice number", f"RE-{day[:4]}-{self._numbers:06}")
                found("issue_date", "Date", printed_day, day)
                found("total_amount", "Total due EUR", f"{amount:,.2f}", f"{amount:.2f}")
                found("tax_amount", "VAT", f"{amount * 0.19:,.2f}", f"{amount * 0.19:.2f}")
            case "receipt":
                found("merchant", "", who)
                found("date", "Datum", printed_day, day)
                found("total_amount", "Summe", f"{amount:,.2f}", f"{amount:.2f}")
            case "contract":
                found("parties", "between", who)
                found("parties", "and", chance.choice(self._sellers))
                found("effective_date", "as of", printed_day, day)
            case "resume":
                found("name", "", f"{self._name()} {self._name()}")
                found("employers", "Worked at", who)
        for _ in range(chance.randint(8, 22)):
            sheet.line(self._prose(chance.randint(5, 12)))
        reading = Reading("application/pdf", 1, (sheet.page(),))
        reasons = ("total_amount: not sure",) if chance.random() < 0.3 else ()
        verdict = Verdict(kind, round(0.6 + 0.4 * chance.random(), 3), tuple(findings), reasons, "made-1", (1,))
        return MadePaper(f"scan-{self._numbers:06}.pdf", reading, verdict)
