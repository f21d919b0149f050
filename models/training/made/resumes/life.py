"""A fictitious person's working life: the contents of a resume before anybody sets it."""

from __future__ import annotations

import functools
import tomllib
from datetime import date
from pathlib import Path
from random import Random

import msgspec

from models.training.made.fiction.countries import countries, tongues
from models.training.made.fiction.drawing import Fiction
from models.training.made.fiction.printing import draw_days


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words; words.toml says at its head what stands at which place."""

    titles: list[str]
    sections: list[list[str]]
    labels: tuple[str, str, str, str, str, str]
    jobs: list[str]
    tasks: list[str]
    degrees: list[str]
    schools: list[str]
    skills: list[str]
    languages: list[str]
    interests: list[str]
    profile: list[str]
    references: str
    nationality: list[str]


@functools.cache
def _all() -> dict[str, Words]:
    return msgspec.convert(tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8")), dict[str, Words])


LANGUAGES = tuple(_all())


class Post(msgspec.Struct, frozen=True):
    """A post or a course of study: when, as what (or with which degree), with whom and where, and what was done."""

    years: str
    what: str
    whom: str
    town: str
    tasks: list[str]


class Life(msgspec.Struct, frozen=True):
    """What a resume tells. `details` are label and value, some of them decoys."""

    words: Words
    name: str
    town: str
    address: list[str]
    phones: list[str]
    emails: list[str]
    details: list[tuple[str, str]]
    work: list[Post]
    studies: list[Post]
    skills: list[str]

    def section(self, number: int, random: Random) -> str:
        """The heading of a section of words.toml."""
        return random.choice(self.words.sections[number])


def draw_life(fiction: Fiction) -> Life:
    """Somebody's life in the fiction's country."""
    random, words, person = fiction.random, _all()[fiction.language], fiction.person()
    year = random.randint(2008, 2027)
    born = date(year - random.randint(22, 58), random.randint(1, 12), random.randint(1, 28))
    address = fiction.address()
    days = draw_days(countries()[fiction.code], random)
    now, starts = words.labels[5], _starts(year, random)
    dates = random.choice(("{y}", "{y}", "{m}/{y}", "{mon} {y}"))
    posts = random.sample(words.jobs, len(starts) - 1)
    work = [
        Post(
            years=f"{_printed(dates, start, fiction)}{random.choice((' - ', ' – '))}"
            f"{now if index == 0 and random.random() < 0.6 else _printed(dates, stop, fiction)}",
            what=post,
            whom=fiction.firm().name,
            town=fiction.town(),
            tasks=random.sample(words.tasks, random.choice((0, 2, 3, 4, 5))),
        )
        for index, (post, start, stop) in enumerate(zip(posts, starts[1:], starts, strict=False))
    ]
    return Life(
        words=words,
        name=person.name.upper() if random.random() < 0.2 else person.name,
        town=address.town,
        address=address.lines,
        phones=[fiction.phone() for _ in range(random.choices((0, 1, 2), (1, 7, 2))[0])],
        emails=[fiction.email(person) for _ in range(random.choices((0, 1, 2), (1, 8, 1))[0])],
        details=[(words.labels[3], days.printed(born)), (words.labels[4], random.choice(words.nationality))],
        work=work,
        studies=_studies(fiction, words, starts[-1]),
        skills=random.sample(words.skills, random.randint(3, 12)),
    )


def _studies(fiction: Fiction, words: Words, year: int) -> list[Post]:
    random, studies = fiction.random, []
    for degree in random.sample(words.degrees, random.randint(1, 3)):
        first = year - random.randint(2, 5)
        school = random.choice(words.schools).format(t=fiction.town(), f=fiction.family())
        studies.append(Post(random.choice((f"{first} – {year}", str(year))), degree, school, fiction.town(), []))
        year = first
    return studies


def _starts(year: int, random: Random) -> list[int]:
    """The years in which posts were changed, the latest first."""
    years = [year]
    for _ in range(random.randint(1, 6)):
        years.append(years[-1] - random.randint(1, 6))
    return years


def _printed(pattern: str, year: int, fiction: Fiction) -> str:
    month = fiction.random.randint(1, 12)
    return pattern.format(y=year, m=f"{month:02}", mon=tongues()[fiction.language].short_months.split()[month - 1])
