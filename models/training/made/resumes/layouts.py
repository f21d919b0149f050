"""The layouts of resumes: one column or two, a side bar, tables, headings of many kinds."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from models.training.made.fiction.countries import countries_speaking
from models.training.made.fiction.drawing import Fiction
from models.training.made.hypertext import Frame, Page, escaped, pdf_of
from models.training.made.paper import MadePaper
from models.training.made.resumes.life import LANGUAGES, Life, Post, draw_life

FIELDS = ("name", "email", "phone", "location", "employers", "job_titles", "schools", "degrees", "skills")
_LEFT_OUT = ("IN",)
"""A country that the labelled resumes know well enough."""

PROFILE, WORK, EDUCATION, SKILLS, LANGUAGE, INTERESTS, REFERENCES, CONTACT, PUBLICATIONS = range(9)
Blocks = dict[int, str]
SetPost = Callable[[Post, Random], str]


def draw_resume(random: Random, layout: str | None = None, language: str | None = None) -> MadePaper:
    """A resume, in a layout and a language that are drawn where they are not given."""
    layout = layout or random.choice(tuple(LAYOUTS))
    language = language or random.choice(LANGUAGES)
    code = random.choice([code for code in countries_speaking(language) if code not in _LEFT_OUT])
    life = draw_life(Fiction(code, random))
    fields = {
        "name": [life.name],
        "email": life.emails,
        "phone": life.phones,
        "location": [life.town],
        "employers": [post.whom for post in life.work],
        "job_titles": [post.what for post in life.work],
        "schools": [post.whom for post in life.studies],
        "degrees": [post.what for post in life.studies],
        "skills": life.skills,
    }
    return MadePaper(
        type="resume",
        family=f"resume-{layout}",
        language=language,
        fields={name: list(values) for name, values in fields.items() if values},
        complete=FIELDS,
        pdf=LAYOUTS[layout](life, random),
    )


def _contact(life: Life, random: Random, separator: str, labelled: bool) -> str:
    """The ways to reach somebody. The town stands in the address, or alone."""
    phone, email, home = life.words.labels[:3]
    place = ", ".join(life.address) if random.random() < 0.6 else life.town
    told = [(home, place), *((phone, number) for number in life.phones), *((email, mail) for mail in life.emails)]
    random.shuffle(told)
    told += [detail for detail in life.details if random.random() < 0.4]
    return separator.join(escaped(f"{label}: {value}" if labelled else value) for label, value in told)


def _blocks(life: Life, random: Random, post: SetPost, skills: str | None = None) -> Blocks:
    """The inside of each section, as HTML."""
    words = life.words
    separator = skills or random.choice((", ", "; ", " • ", " | ", "<br/>", "<br/>– "))
    return {
        PROFILE: f"<p>{escaped(random.choice(words.profile))}</p>",
        WORK: "".join(post(one, random) for one in life.work),
        EDUCATION: "".join(post(one, random) for one in life.studies),
        SKILLS: f"<p>{separator.join(escaped(skill) for skill in life.skills)}</p>",
        LANGUAGE: f"<p>{'<br/>'.join(escaped(said) for said in random.sample(words.languages, 3))}</p>",
        INTERESTS: f"<p>{escaped(', '.join(random.sample(words.interests, 3)))}</p>",
        REFERENCES: f"<p>{escaped(words.references)}</p>",
    }


def _sections(life: Life, random: Random, blocks: Blocks, order: tuple[int, ...]) -> str:
    return "".join(f"<h2>{escaped(life.section(number, random))}</h2>{blocks[number]}" for number in order)


def _tasks(post: Post, bullets: bool) -> str:
    if not post.tasks:
        return ""
    if bullets:
        return "<ul>" + "".join(f"<li>{escaped(task)}</li>" for task in post.tasks) + "</ul>"
    return f"<p>{escaped(' '.join(post.tasks))}</p>"


def _post_over(post: Post, random: Random) -> str:
    told = f"<b>{escaped(post.what)}</b><br/>{escaped(post.whom)}<br/><i>{escaped(post.years)}</i>"
    return f"<p>{told}</p>{_tasks(post, True)}"


def _post_employer_first(post: Post, random: Random) -> str:
    head = f"<b>{escaped(post.whom)}</b>, {escaped(post.town)}<br/><i>{escaped(post.what)}</i> ({escaped(post.years)})"
    return f"<p>{head}</p>{_tasks(post, False)}"


def _post_line(post: Post, random: Random) -> str:
    return f"<p>{escaped(f'{post.years}: {post.what}, {post.whom}, {post.town}')}</p>{_tasks(post, False)}"


def _post_dates_left(post: Post, random: Random) -> str:
    told = f"<b>{escaped(post.what)}</b><br/>{escaped(post.whom)}, {escaped(post.town)}{_tasks(post, True)}"
    return _row(escaped(post.years), told, 24)


def _post_dates_right(post: Post, random: Random) -> str:
    table = _row(f"<b>{escaped(post.what)}</b>", f"<p class=right>{escaped(post.years)}</p>", 72)
    return f"{table}<p>{escaped(post.whom)}</p>{_tasks(post, True)}"


def _post_bar(post: Post, random: Random) -> str:
    return f"<p><b>{escaped(post.what)}</b> | {escaped(post.whom)} | {escaped(post.years)}</p>{_tasks(post, True)}"


def _row(left: str, right: str, share: int) -> str:
    return (
        f'<table><tr><td style="width:{share}%">{left}</td><td style="width:{100 - share}%">{right}</td></tr></table>'
    )


def _column(life: Life, random: Random, post: SetPost, extra: str = "", order: tuple[int, ...] = ()) -> bytes:
    """Name and contact over one column of sections."""
    blocks = _blocks(life, random, post)
    contact = _contact(life, random, random.choice((" | ", "<br/>", " • ", ", ")), random.random() < 0.5)
    title = f"<p>{escaped(random.choice(life.words.titles))}</p>" if random.random() < 0.4 else ""
    body = f"{title}<h1>{escaped(life.name)}</h1><p class=contact>{contact}</p>"
    order = order or random.choice(_ORDERS)
    return _one_frame(body + _sections(life, random, blocks, order), _style(random) + extra, random)


_ORDERS = (
    (PROFILE, WORK, EDUCATION, SKILLS),
    (WORK, EDUCATION, SKILLS, LANGUAGE, INTERESTS),
    (EDUCATION, WORK, LANGUAGE, SKILLS),
    (SKILLS, WORK, EDUCATION, REFERENCES),
    (PROFILE, SKILLS, EDUCATION, WORK, INTERESTS),
)


def _side_bar(life: Life, random: Random, side: str = "left", post: SetPost = _post_over) -> bytes:
    """A narrow tinted column for contact and skills, a wide one for work and schools."""
    blocks = _blocks(life, random, post, "<br/>")
    style = _style(random)
    contact = _contact(life, random, "<br/>", random.random() < 0.4)
    narrow = f"<h2>{escaped(life.section(CONTACT, random))}</h2><p>{contact}</p>"
    narrow += _sections(life, random, blocks, (SKILLS, LANGUAGE, INTERESTS)[: random.randint(1, 3)])
    order = random.choice(((WORK, EDUCATION), (PROFILE, WORK, EDUCATION)))
    wide = f"<h1>{escaped(life.name)}</h1>" + _sections(life, random, blocks, order)
    # MuPDF breaks what is wider than its column: the longest word there, a mail address, sets the size of the letters.
    size = min(100, 2200 // max(map(len, life.emails), default=22))
    narrow = f'<div style="font-size:{size}%">{narrow}</div>'
    share = random.uniform(165, 205)
    if side == "left":
        frames = [Frame(22, 40, share - 12, 810, narrow), Frame(share + 16, 40, 565, 810, wide)]
        band = (0.0, share, random.uniform(0.84, 0.95))
    else:
        frames = [Frame(35, 40, 579 - share, 810, wide), Frame(607 - share, 40, 577, 810, narrow)]
        band = (595 - share, 595.0, random.uniform(0.84, 0.95))
    return pdf_of(Page(595, 842, style, frames, band if random.random() < 0.8 else None))


def _labels_left(life: Life, random: Random) -> bytes:
    """As forms for Europe have it: what it is at the left, what is told at the right, all through."""
    phone, email, home = life.words.labels[:3]
    names = "".join(
        _row(escaped(label), escaped(value), 30)
        for label, value in [
            (home, ", ".join(life.address)),
            *((phone, number) for number in life.phones),
            *((email, mail) for mail in life.emails),
            *life.details,
        ]
    )
    blocks = _blocks(life, random, _post_dates_left, ", ")
    body = f"<p>{escaped(random.choice(life.words.titles))}</p><h1>{escaped(life.name)}</h1>{names}"
    return _one_frame(
        body + _sections(life, random, blocks, (WORK, EDUCATION, SKILLS, LANGUAGE)), _style(random), random
    )


def _headings_left(life: Life, random: Random) -> bytes:
    """Headings in a column of their own."""
    blocks = _blocks(life, random, _post_employer_first)
    body = f"<h1>{escaped(life.name)}</h1><p>{_contact(life, random, '<br/>', True)}</p>"
    for number in random.choice(_ORDERS):
        body += _row(f"<b>{escaped(life.section(number, random))}</b>", blocks[number], 25)
    return _one_frame(body, _style(random), random)


def _academic(life: Life, random: Random) -> bytes:
    """Studies first and in full, posts as lines, and titles of papers that nobody wrote."""
    blocks = _blocks(life, random, _post_line)
    years = [post.years[-4:] for post in life.work]
    tasks = random.sample(life.words.tasks, 2)
    about = [f"{life.name}: {task} {year}" for task, year in zip(tasks, years * 2, strict=False)]
    blocks[PUBLICATIONS] = f"<p>{'<br/>'.join(escaped(title) for title in about)}</p>"
    body = f"<h1>{escaped(life.name)}</h1><p>{_contact(life, random, '<br/>', False)}</p>"
    order = (EDUCATION, WORK, PUBLICATIONS, LANGUAGE, SKILLS)
    return _one_frame(body + _sections(life, random, blocks, order), _style(random, "serif"), random)


def _typed(life: Life, random: Random) -> bytes:
    """As typed on a machine, without any ornament."""
    return _column(life, random, _post_line, "body { font-family: monospace } h1, h2 { font-size: 1em }")


def _one_frame(body: str, style: str, random: Random) -> bytes:
    width, height = random.choice(((595.0, 842.0), (595.0, 842.0), (612.0, 792.0)))
    edge = random.uniform(36, 80)
    return pdf_of(Page(width, height, style, [Frame(edge, edge * 0.8, width - edge, height - edge * 0.8, body)]))


def _style(random: Random, face: str = "") -> str:
    rules = ("", "border-bottom: 1px solid #666;", "border-top: 2px solid #333;", "background-color: #ddd;")
    rule = random.choice(rules)
    colour = random.choice(("#000", "#000", "#1f3f6f", "#7a1f2b", "#2f5f3f"))
    return (
        f"body {{ font-family: {face or random.choice(('sans-serif', 'sans-serif', 'serif'))};"
        f" font-size: {random.uniform(8.2, 11):.1f}pt }} p, ul {{ margin: 2px 0 4px 0 }} table {{ width: 100% }}"
        f" h1 {{ font-size: {random.uniform(1.4, 2.6):.2f}em; margin: 2px 0; color: {colour} }}"
        f" h2 {{ font-size: {random.uniform(1.0, 1.4):.2f}em; margin: 9px 0 3px 0; color: {colour}; {rule}"
        f" text-transform: {random.choice(('none', 'none', 'uppercase'))} }} .right {{ text-align: right }}"
    )


_CENTRED = "h1, .contact { text-align: center }"

LAYOUTS: dict[str, Callable[[Life, Random], bytes]] = {
    "plain": lambda life, random: _column(life, random, _post_over),
    "employer-first": lambda life, random: _column(life, random, _post_employer_first),
    "dates-left": lambda life, random: _column(life, random, _post_dates_left),
    "dates-right": lambda life, random: _column(life, random, _post_dates_right),
    "centred": lambda life, random: _column(life, random, _post_dates_right, _CENTRED),
    "bars": lambda life, random: _column(life, random, _post_bar, _CENTRED),
    "side-left": _side_bar,
    "side-right": lambda life, random: _side_bar(life, random, "right", _post_bar),
    "labels-left": _labels_left,
    "headings-left": _headings_left,
    "academic": _academic,
    "typed": _typed,
}
"""How each layout is set, by its name."""
