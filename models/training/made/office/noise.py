"""Papers that say nothing: words without sense, letters strewn about, tables of numbers."""

from __future__ import annotations

from random import Random

from models.training.made.fiction.countries import tongues
from models.training.made.fiction.drawing import Fiction
from models.training.made.office.letter import words
from models.training.made.paper import MadePaper
from models.training.made.press import Press, Style

_SIGNS = "abcdefghiklmnoprstuvwxyzABCDEFGHKLMNPRST0123456789.,-/€%&"


def make_noise(random: Random) -> MadePaper:
    """A paper of noise of any kind."""
    language = random.choice(list(words()))
    press = Press(face=random.choice(("sans", "serif", "mono")))
    kind = random.choice(("words", "letters", "numbers"))
    {"words": _words, "letters": _letters, "numbers": _numbers}[kind](press, language, random)
    return MadePaper("other", f"noise-{kind}", language, {}, (), press.pdf())


def _words(press: Press, language: str, random: Random) -> None:
    """Names, labels and things of the language in no order."""
    tongue, said = tongues()[language], words()[language]
    store = [*said.items, *said.units, *said.columns, *said.decoys, *tongue.trades, *tongue.given.split()]
    fiction = Fiction({"en": "GB"}.get(language, language.upper()), random)
    store += [fiction.town() for _ in range(30)]
    y = 70.0
    for _ in range(random.randint(1, 6)):
        text = " ".join(random.choice(store) for _ in range(random.randint(5, 70)))
        y = press.paragraph(60, y, 470, text, Style(random.uniform(8, 12))) + random.uniform(4, 25)


def _letters(press: Press, language: str, random: Random) -> None:
    """Letters and signs strewn over the page."""
    for _ in range(random.randint(20, 150)):
        text = "".join(random.choice(_SIGNS) for _ in range(random.randint(1, 9)))
        press.text(random.uniform(30, 500), random.uniform(40, 800), text, Style(random.uniform(7, 16)))


def _numbers(press: Press, language: str, random: Random) -> None:
    """Columns of numbers that nobody explains."""
    columns = random.randint(3, 8)
    for row in range(random.randint(8, 45)):
        for column in range(columns):
            number = f"{random.randint(0, 10 ** random.randint(1, 5))}{random.choice(('', '.50', ',25', '.1'))}"
            press.text(60 + column * 480 / columns, 70 + 16 * row, number, Style(9))
