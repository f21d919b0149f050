"""A letter on its way through the press: where the margins are, what its type and colour are, and where it stands."""

from __future__ import annotations

from random import Random

from models.training.made.office.letter import Letter
from models.training.made.press import A4, BLACK, LETTER, Colour, Press, Style, Typeface

_ACCENTS: tuple[Colour, ...] = (
    (0.1, 0.2, 0.5),
    (0.55, 0.1, 0.12),
    (0.05, 0.4, 0.3),
    (0.85, 0.45, 0.05),
    (0.3, 0.3, 0.34),
    (0.35, 0.15, 0.45),
    (0.0, 0.45, 0.6),
    BLACK,
)


class Setting:
    """The press with a letter: its choice of type, and the y that the next part starts at."""

    def __init__(self, letter: Letter, random: Random, american: bool) -> None:
        faces: tuple[Typeface, ...] = ("sans", "sans", "sans", "serif", "mono")
        self.letter, self.random = letter, random
        self.press = Press(LETTER if american else A4, random.choice(faces))
        self.accent = random.choice(_ACCENTS)
        self.size = random.choice((8.0, 8.5, 9.0, 9.5, 10.0)) - (1 if self.press.face == "mono" else 0)
        self.left = random.choice((40.0, 50.0, 57.0, 68.0))
        self.right = self.press.width - random.choice((40.0, 50.0, 57.0))
        self.bottom = self.press.height - 105
        self.labels_bold = random.random() < 0.4
        self.colon = random.choice((":", ":", "", " :"))
        self.y = random.uniform(45, 70)

    @property
    def middle(self) -> float:
        """The middle of the type area."""
        return (self.left + self.right) / 2

    def plain(self, scale: float = 1.0) -> Style:
        """The style of running text, larger or smaller."""
        return Style(self.size * scale)

    def bold(self, scale: float = 1.0, coloured: bool = False) -> Style:
        """The style of what shall stand out."""
        return Style(self.size * scale, bold=True, colour=self.accent if coloured else BLACK)

    @property
    def label(self) -> Style:
        """The style of labels."""
        return Style(self.size, bold=self.labels_bold)

    def labelled(self, label: str) -> str:
        """A label as this paper writes it before a value."""
        return f"{label}{self.colon}" if label else ""

    def fitting(self, text: str, style: Style, width: float) -> Style:
        """The style, or a smaller one in which the text is no wider than `width`."""
        wide = self.press.measure(text, style)
        return style if wide <= width else style._replace(size=style.size * width / wide)

    def fits(self, height: float) -> bool:
        """Whether so much height is left on the page."""
        return self.y + height <= self.bottom

    def turn(self) -> None:
        """Go on to a new page, with its number at the top."""
        self.press.page()
        self.y = 60.0
        self.press.text(self.right, 40, self.letter.page_word.format(n=self.press.pages), self.plain(0.85), "right")
