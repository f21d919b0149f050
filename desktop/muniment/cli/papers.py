"""`muniment list` and `show`: what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from muniment.answer import fault_reason
from muniment.cabinet.lists import Order
from muniment.cabinet.records import PaperSummary, StoredPaper, StoredValue
from muniment.cli import kept, screen
from muniment.cli.selection import ReviewOption, TagOption, TypeOption, VersionsOption, checked_type
from muniment.errors import by_code
from muniment.paper import DocumentType


def list_papers(
    type_name: TypeOption = None,
    tag: TagOption = None,
    review: ReviewOption = False,
    versions: VersionsOption = False,
    order: Annotated[Order, typer.Option("--sort", help="What to sort by; the newest first, unless given.")] = (
        Order.ADDED
    ),
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many papers to list.")] = 100,
) -> None:
    """List the papers that are kept."""
    wanted = checked_type(type_name, kept.document_types())
    needs_review = True if review else None
    with kept.opened() as store:
        papers = store.papers(
            type=wanted, tag=tag, needs_review=needs_review, older_versions=versions, order=order, limit=limit
        )
        count = store.count(type=wanted, tag=tag, needs_review=needs_review, older_versions=versions)
    if not papers:
        screen.show("There are no such papers.")
        return
    screen.show_table(
        ("Id", "Paper", "Type", "Sure", "Look", "Who", "Amount", "Date", "Tags", "Belongs"),
        (
            (
                str(paper.paper_id),
                paper.name,
                paper.type,
                screen.percent(paper.type_confidence),
                "yes" if paper.needs_review else "",
                paper.headline,
                paper.amount,
                paper.date,
                ", ".join(paper.tags),
                _belonging(paper),
            )
            for paper in papers
        ),
    )
    if count > len(papers):
        screen.show(f"{count - len(papers)} more; --limit shows more of them.")


def show(
    paper_id: Annotated[int, typer.Argument(metavar="ID", help="The paper's number, as `list` shows it.")],
) -> None:
    """Show what is known of a paper."""
    with kept.opened() as store:
        paper = store.paper(paper_id)
        names = {number: other.name for number, other in store.summaries(_kin(paper)).items()}
        places, retention = store.journal.places(paper_id), store.journal.retention(paper_id)
        hindrance = store.to_file.note(paper_id)
    kind = kept.document_types().get(paper.type)
    screen.show(f"{paper.paper_id}  {paper.name}")
    screen.show(f"From {paper.source}, added {paper.added_at:%Y-%m-%d %H:%M} UTC")
    sure = "you said so" if paper.type_by_person else screen.percent(paper.verdict.type_confidence)
    screen.show(f"Type: {kind.label if kind else paper.type} ({sure})")
    if paper.values:
        screen.show_table(("Field", "Text", "Value", "Sure", "Page"), (_value(value, kind) for value in paper.values))
    if paper.tags:
        screen.show(f"Tags: {', '.join(paper.tags)}")
    for place in places:
        screen.show(f"Filed: {place}")
    if retention:
        screen.show(f"Kept for {retention}")
    if hindrance:
        screen.show(f"Not filed yet: {hindrance}")
    for line in (*_links(paper, names), *_copies(paper, names)):
        screen.show(line)
    unread = fault_reason(paper.reading)
    if unread:
        screen.show(f"Not read: {unread}")
    for reason in paper.reasons:
        screen.show(f"Look: {reason}")
    if paper.accepted:
        screen.show("Accepted.")


def _belonging(paper: PaperSummary) -> str:
    """To which papers a paper belongs, or how many belong to it, in a few words."""
    told = (
        f"part of {paper.part_of}" if paper.part_of else "",
        f"split into {paper.parts}" if paper.parts else "",
        f"hung on {paper.enclosed_in}" if paper.enclosed_in else "",
        f"older version of {paper.version_of}" if paper.version_of else "",
        f"{paper.versions} older" if paper.versions else "",
    )
    return ", ".join(filter(None, told))


def _kin(paper: StoredPaper) -> list[int]:
    """The numbers of the papers that belong to a paper or that it belongs to."""
    enclosed = [enclosure.paper_id for enclosure in paper.enclosures]
    numbers = (paper.part_of, *paper.parts, *paper.enclosed_in, *enclosed, paper.version_of, *paper.versions)
    return [number for number in numbers if number is not None]


def _links(paper: StoredPaper, names: dict[int, str]) -> Iterator[str]:
    """What belongs to a paper and to what it belongs, each in a line."""
    if paper.part_of is not None:
        last = paper.first_page + paper.reading.page_count - 1
        yield f"Pages {paper.first_page} to {last} of the scan that was split: {_named(paper.part_of, names)}"
    if paper.verdict.parts and not paper.parts:
        pages = ", ".join(str(part.first) for part in paper.verdict.parts[1:])
        yield f"It could be split where new papers seem to begin: pages {pages} (muniment split {paper.paper_id})"
    for part in paper.parts:
        yield f"Split into: {_named(part, names)}"
    for mail in paper.enclosed_in:
        yield f"Hung on: {_named(mail, names)}"
    for enclosure in paper.enclosures:
        if enclosure.paper_id is not None:
            yield f"With it came: {_named(enclosure.paper_id, names)}"
        elif enclosure.code is not None:
            yield f"With it came, not read: {enclosure.name}. {by_code(enclosure.code).reason}"
        else:
            yield f"With it came, still to be read: {enclosure.name}"


def _copies(paper: StoredPaper, names: dict[int, str]) -> Iterator[str]:
    """The versions of a paper, and where its original came from again, each in a line."""
    if paper.version_of is not None:
        yield f"An older version of: {_named(paper.version_of, names)}"
    for older in paper.versions:
        yield f"An older version of it: {_named(older, names)}"
    for seen in paper.sightings:
        times = "" if seen.times == 1 else f", {seen.times} times"
        yield f"It came again from {seen.source}, {seen.last_seen_at:%Y-%m-%d %H:%M} UTC{times}"


def _named(paper_id: int, names: dict[int, str]) -> str:
    return f"{paper_id}  {names.get(paper_id, '')}".strip()


def _value(value: StoredValue, kind: DocumentType | None) -> tuple[str, ...]:
    field = kind.field(value.field) if kind else None
    return (
        field.label if field else value.field,
        value.text,
        value.value,
        "you said so" if value.by_person else screen.percent(value.confidence),
        str(value.evidence.page) if value.evidence else "",
    )
