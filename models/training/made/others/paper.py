"""Papers that are none of the types, in the shapes that such papers have."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Literal

import msgspec

from models.training.made.fiction.countries import countries, countries_speaking
from models.training.made.fiction.drawing import Fiction
from models.training.made.fiction.printing import Money, draw_days, draw_money
from models.training.made.hypertext import Frame, Page, escaped, pdf_of
from models.training.made.paper import MadePaper

LANGUAGES = ("en", "de", "fr", "es", "it", "nl")
Shape = Literal["letter", "report", "article", "form", "table", "times", "certificate", "mail"]


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of paper in one language: titles to draw from, and sentences, labels or dishes as its shape has them."""

    kind: str
    shape: Shape
    titles: list[str]
    texts: list[str]


class Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language: the words of letters (salutation, closing, from, to, subject, date), and the kinds of papers."""

    words: tuple[str, str, str, str, str, str]
    papers: list[Text]


@functools.cache
def texts_of(language: str) -> Texts:
    """The texts of one of the LANGUAGES."""
    return msgspec.convert(tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text("utf-8")), Texts)


class Scene:
    """Fills the gaps of texts with people, places, days and amounts of one country."""

    def __init__(self, fiction: Fiction, words: tuple[str, str, str, str, str, str]) -> None:
        self.fiction, self.random, self.words = fiction, fiction.random, words
        country = countries()[fiction.code]
        self.money: Money = draw_money(country, self.random)
        self.days = draw_days(country, self.random)

    def filled(self, text: str) -> str:
        """The text with each gap filled, each time with something else."""
        random, gaps = self.random, _GAPS
        for gap, draw in gaps.items():
            while f"{{{gap}}}" in text:
                text = text.replace(f"{{{gap}}}", draw(self), 1)
        return text[:1].upper() + text[1:] if random.random() < 0.5 else text

    def day(self) -> str:
        """A day, printed as this paper prints days."""
        return self.days.printed(date(2012, 1, 1) + timedelta(days=self.random.randint(0, 5600)))


_GAPS: dict[str, Callable[[Scene], str]] = {
    "person": lambda scene: scene.fiction.person().name,
    "firm": lambda scene: scene.fiction.firm().name,
    "town": lambda scene: scene.fiction.town(),
    "date": Scene.day,
    "day": Scene.day,
    "amount": lambda scene: scene.money.signed(scene.random.randint(2_000, 9_000_000)),
    "phone": lambda scene: scene.fiction.phone(),
    "email": lambda scene: scene.fiction.email(scene.fiction.person()),
    "number": lambda scene: scene.fiction.reference(),
}


def draw_other(random: Random, kind: str | None = None, language: str | None = None) -> MadePaper:
    """A paper of no type, of a kind and in a language that are drawn where they are not given."""
    language = language or random.choice(LANGUAGES)
    texts = texts_of(language)
    text = random.choice([text for text in texts.papers if kind in (None, text.kind)])
    scene = Scene(Fiction(random.choice(countries_speaking(language)), random), texts.words)
    frames = _SHAPES[text.shape](text, scene)
    width, height = random.choice(((595.0, 842.0), (595.0, 842.0), (612.0, 792.0)))
    share, edge = (width - 70) / len(frames), random.uniform(45, 80)
    placed = [
        Frame(35 + share * number + edge / 4, edge, 35 + share * (number + 1) - edge / 4, height - edge, body)
        for number, body in enumerate(frames)
    ]
    return MadePaper(
        type="other",
        family=f"other-{text.kind}",
        language=language,
        fields={},
        complete=(),
        pdf=pdf_of(Page(width, height, _style(random), placed)),
    )


def _paragraphs(text: Text, scene: Scene, most: int = 99) -> list[str]:
    """Some of the sentences in their order, filled and ready for HTML."""
    count = min(most, len(text.texts))
    chosen = sorted(scene.random.sample(range(len(text.texts)), scene.random.randint(min(2, count), count)))
    return [escaped(scene.filled(text.texts[index])) for index in chosen]


def _title(text: Text, scene: Scene) -> str:
    return escaped(scene.filled(scene.random.choice(text.titles)))


def _letter(text: Text, scene: Scene) -> list[str]:
    random, firm = scene.random, scene.fiction.firm()
    head = [firm.name, *firm.address.lines, *random.sample((firm.phone, firm.email, firm.website), 2)]
    reader = [scene.fiction.person().name, *scene.fiction.address().lines]
    blocks = ["<br/>".join(map(escaped, block)) for block in (head, reader)]
    day = escaped(f"{random.choice((firm.address.town + ', ', '', scene.words[5] + ': '))}{scene.day()}")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in _paragraphs(text, scene))
    greeting = escaped(scene.filled(scene.words[0]))
    closing = f"<p>{scene.words[1]}</p><p>&#160;</p><p>{escaped(firm.owner.name)}</p>"
    foot = f"<p class=foot>{escaped(' · '.join([firm.name, firm.tax_id, firm.iban or firm.website]))}</p>"
    return [
        f"<p class={random.choice(('head', 'right', 'middle'))}>{blocks[0]}</p><p>&#160;</p><p>{blocks[1]}</p>"
        f"<p class=right>{day}</p><p><b>{_title(text, scene)}</b></p><p>{greeting}</p>{body}{closing}"
        f"{foot if random.random() < 0.5 else ''}"
    ]


def _report(text: Text, scene: Scene) -> list[str]:
    way = scene.random.randrange(3)
    parts = _paragraphs(text, scene)
    if way == 0:
        body = "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"
    elif way == 1:
        body = "".join(f"<h2>{number}.</h2><p>{part}</p>" for number, part in enumerate(parts, 1))
    else:
        body = "".join(f"<p>{part}</p>" for part in parts)
    by = escaped(scene.random.choice((scene.fiction.firm().name, scene.fiction.person().name)))
    return [f"<h1>{_title(text, scene)}</h1><p>{by}, {escaped(scene.day())}</p>{body}"]


def _article(text: Text, scene: Scene) -> list[str]:
    columns = scene.random.randint(1, 3)
    long = [" ".join(_paragraphs(text, scene)) for _ in range(columns * 4)]
    parts = ["".join(f"<p>{part}</p>" for part in long[number::columns]) for number in range(columns)]
    by = f"<p><i>{escaped(scene.fiction.person().name)}</i></p>"
    return [f"<h1>{_title(text, scene)}</h1>{by}{parts[0]}", *parts[1:]]


def _form(text: Text, scene: Scene) -> list[str]:
    gap = "<td class=line>______________________________</td>"
    rows = "".join(f"<tr><td>{escaped(label)}</td>{gap}</tr>" for label in text.texts)
    return [f"<p>{escaped(scene.fiction.firm().name)}</p><h1>{_title(text, scene)}</h1><table>{rows}</table>"]


def _table(text: Text, scene: Scene) -> list[str]:
    """Dishes with prices, or subjects with marks."""
    random = scene.random
    marks = text.kind == "school"
    cells = [
        str(random.randint(1, 6)) if marks else scene.money.signed(random.randint(28, 320) * 10) for _ in text.texts
    ]
    pairs = list(zip(text.texts, cells, strict=True))
    random.shuffle(pairs)
    rows = "".join(f"<tr><td>{escaped(left)}</td><td class=right>{escaped(right)}</td></tr>" for left, right in pairs)
    named = scene.fiction.person().name if marks else scene.fiction.firm().name
    return [f"<p class=middle>{escaped(named)}</p><h1>{_title(text, scene)}</h1><table>{rows}</table>"]


def _times(text: Text, scene: Scene) -> list[str]:
    random, rows = scene.random, ""
    starts = sorted(random.sample(range(5 * 60, 22 * 60), random.randint(3, 7)))
    for number, stop in enumerate(text.texts):
        times = (start + number * 7 for start in starts)
        cells = "".join(f"<td>{time // 60:02}:{time % 60:02}</td>" for time in times)
        rows += f"<tr><td>{escaped(stop)}</td>{cells}</tr>"
    return [f"<h1>{_title(text, scene)}</h1><table>{rows}</table><p>{escaped(scene.day())}</p>"]


def _certificate(text: Text, scene: Scene) -> list[str]:
    body = "".join(f"<p class=middle>{escaped(scene.filled(line))}</p><p>&#160;</p>" for line in text.texts)
    signer = f"<p class=middle>________________<br/>{escaped(scene.fiction.person().name)}</p>"
    return [f"<p>&#160;</p><h1>{_title(text, scene)}</h1>{body}{signer}"]


def _mail(text: Text, scene: Scene) -> list[str]:
    people = [scene.fiction.person() for _ in range(2)]
    _, closing, sender, reader, subject, day = scene.words
    lines = (
        (sender, f"{people[0].name} <{scene.fiction.email(people[0])}>"),
        (reader, scene.fiction.email(people[1])),
        (day, f"{scene.day()} {scene.random.randint(7, 21):02}:{scene.random.randint(0, 59):02}"),
        (subject, scene.filled(scene.random.choice(text.titles))),
    )
    head = "".join(f"<b>{label}:</b> {escaped(value)}<br/>" for label, value in lines)
    body = "".join(f"<p>{part}</p>" for part in _paragraphs(text, scene))
    return [f"<p>{head}</p><hr/><p>{people[1].given},</p>{body}<p>{closing}<br/>{people[0].given}</p>"]


_SHAPES: dict[Shape, Callable[[Text, Scene], list[str]]] = {
    "letter": _letter,
    "report": _report,
    "article": _article,
    "form": _form,
    "table": _table,
    "times": _times,
    "certificate": _certificate,
    "mail": _mail,
}
"""How each shape is set: the HTML of each column."""


def _style(random: Random) -> str:
    return (
        f"body {{ font-family: {random.choice(('serif', 'sans-serif', 'sans-serif', 'monospace'))};"
        f" font-size: {random.uniform(9, 12.5):.1f}pt; line-height: {random.uniform(1.1, 1.6):.2f} }}"
        " p { margin: 5px 0 }"
        f" h1 {{ font-size: {random.uniform(1.3, 2.4):.2f}em; text-align: {random.choice(('center', 'left'))} }}"
        " h2 { font-size: 1.1em } table { width: 100% } .right { text-align: right } .middle { text-align: center }"
        " .head { font-weight: bold } .foot { font-size: 75%; margin-top: 30px } .line { color: #777 }"
    )
