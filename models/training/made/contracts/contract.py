"""A contract drawn and set: its parties and days, the clauses that hold them, and those that only look as if."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from models.training.made.contracts.clauses import LANGUAGES, Texts, texts_of
from models.training.made.fiction.countries import countries, countries_speaking
from models.training.made.fiction.drawing import Fiction
from models.training.made.fiction.printing import draw_days
from models.training.made.hypertext import Frame, Page, escaped, pdf_of
from models.training.made.paper import MadePaper

FIELDS = ("title", "parties", "effective_date", "expiration_date", "term", "notice_period", "governing_law")
KINDS = 12
_PRIVATE = (1, 2, 6, 7)
"""The kinds in which the second party is a person."""


class Clause(NamedTuple):
    """A clause's heading and text."""

    heading: str
    text: str


class Contract(NamedTuple):
    """What a contract says. `signed_on` is printed by the signatures, or ""."""

    texts: Texts
    title: str
    opening: str
    clauses: list[Clause]
    parties: tuple[str, str]
    signed_on: str
    town: str


def draw_contract(random: Random, kind: int | None = None, language: str | None = None) -> MadePaper:
    """A contract, of a kind and in a language that are drawn where they are not given."""
    kind = random.randrange(KINDS) if kind is None else kind
    language = language or random.choice(LANGUAGES)
    fiction = Fiction(random.choice(countries_speaking(language)), random)
    contract, fields = _drawn(fiction, texts_of(language), kind)
    return MadePaper(
        type="contract",
        family=f"contract-{kind}",
        language=language,
        fields=fields,
        complete=FIELDS,
        pdf=_set(contract, random),
    )


def _drawn(fiction: Fiction, texts: Texts, kind: int) -> tuple[Contract, dict[str, list[str]]]:
    random = fiction.random
    titles, roles, agreed = texts.kinds[kind]
    title = random.choice(titles)
    title = title.upper() if random.random() < 0.4 else title
    first = fiction.firm().name
    second = fiction.person().name if kind in _PRIVATE or random.random() < 0.1 else fiction.firm().name
    days = draw_days(countries()[fiction.code], random)
    start = date.fromordinal(random.randint(date(2001, 1, 1).toordinal(), date(2027, 6, 1).toordinal()))
    fields = {"title": [title], "parties": [first, second]}
    opened = random.random() < 0.5
    begins = opened or random.random() < 0.7
    if begins:
        fields["effective_date"] = [days.printed(start)]
    opening = random.choice(texts.made if opened else texts.undated).format(
        title=title,
        date=days.printed(start),
        a=first,
        b=second,
        role_a=roles[0],
        role_b=roles[1],
        address_a=", ".join(fiction.address().lines),
        address_b=", ".join(fiction.address().lines),
    )
    term = [] if opened or not begins else [random.choice(texts.start).format(date=days.printed(start))]
    end = days.printed(start + timedelta(days=random.choice((364, 729, 1095, 180, 1825))))
    telling = [Clause(texts.headings[0], " ".join([*term, *_running(texts, end, fields, random)]))]
    if random.random() < 0.75:
        fields["notice_period"] = [random.choice(texts.notices)]
        telling.append(Clause(texts.headings[1], random.choice(texts.notice).format(notice=fields["notice_period"][0])))
    if random.random() < 0.8:
        fields["governing_law"] = [random.choice(texts.places)]
        telling.append(Clause(texts.headings[2], random.choice(texts.law).format(law=fields["governing_law"][0])))
    others = [Clause(*clause) for clause in random.sample(texts.clauses, random.randint(3, len(texts.clauses)))]
    clauses = _mixed(telling, others, random)
    signed_on = days.printed(start - timedelta(days=random.randint(1, 40))) if begins and random.random() < 0.5 else ""
    contract = Contract(
        texts, title, opening, [Clause("", agreed), *clauses], (first, second), signed_on, fiction.town()
    )
    return contract, fields


def _running(texts: Texts, end: str, fields: dict[str, list[str]], random: Random) -> list[str]:
    """How long it runs: for a term, to a day, both, or until somebody ends it."""
    way = random.randrange(4)
    if way == 3:
        return [random.choice(texts.open)]
    sentences = []
    if way in (0, 2):
        fields["term"] = [random.choice(texts.terms)]
        sentences.append(random.choice(texts.term).format(term=fields["term"][0]))
    if way in (1, 2):
        fields["expiration_date"] = [end]
        sentences.append(random.choice(texts.end).format(end=end))
    return sentences


def _mixed(telling: list[Clause], others: list[Clause], random: Random) -> list[Clause]:
    """The telling clauses in their order, somewhere among the others."""
    clauses = list(others)
    at = 0
    for clause in telling:
        at = random.randint(at, len(clauses))
        clauses.insert(at, clause)
        at += 1
    return clauses


def _set(contract: Contract, random: Random) -> bytes:
    numbering = random.choice(("{n}. ", "§ {n} ", "{n} ", "Art. {n} – ", ""))
    inline = random.random() < 0.3
    head = [f"<h1>{escaped(contract.title)}</h1>", f"<p>{escaped(contract.opening)}</p>"]
    body = []
    for number, clause in enumerate(contract.clauses):
        heading = escaped(f"{numbering.format(n=number)}{clause.heading}") if clause.heading else ""
        if inline and heading:
            body.append(f"<p><b>{heading}.</b> {escaped(clause.text)}</p>")
        else:
            body.append(f"<h2>{heading}</h2>" * bool(heading) + f"<p>{escaped(clause.text)}</p>")
    width, height = random.choice(((595.0, 842.0), (595.0, 842.0), (612.0, 792.0)))
    edge = random.uniform(50, 95)
    html = "".join([*head, *body, _signatures(contract)])
    return pdf_of(Page(width, height, _style(random), [Frame(edge, edge * 0.9, width - edge, height - edge, html)]))


def _signatures(contract: Contract) -> str:
    ending, signature, day, place = contract.texts.signed
    dated = (
        f"{place} {contract.town}, {contract.signed_on}" if contract.signed_on else f"{place}, {day}: ______________"
    )
    first, second = (escaped(party) for party in contract.parties)
    line = "<td style='width:50%'>______________________</td>"
    return (
        f"<p>{escaped(ending)}</p><p>{escaped(dated)}</p><p>&#160;</p><table><tr>{line}{line}</tr>"
        f"<tr><td>{first}</td><td>{second}</td></tr><tr><td>{signature}</td><td>{signature}</td></tr></table>"
    )


def _style(random: Random) -> str:
    face = random.choice(("serif", "serif", "sans-serif", "monospace"))
    size = random.uniform(8.5, 12.5) if face != "monospace" else random.uniform(8.5, 10)
    return (
        f"body {{ font-family: {face}; font-size: {size:.1f}pt; line-height: {random.uniform(1.15, 1.7):.2f} }}"
        f" h1 {{ font-size: {random.uniform(1.2, 1.8):.2f}em; text-align: {random.choice(('center', 'left'))};"
        f" font-weight: {random.choice(('bold', 'normal'))} }} h2 {{ font-size: {random.choice((1.0, 1.0, 1.15))}em }}"
        f" p {{ text-align: {random.choice(('justify', 'left'))} }} table {{ width: 100% }}"
    )
