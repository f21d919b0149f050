"""Which of the kept papers a command is about: those of some numbers, a type, a tag, to be reviewed, or found by words.

What is named together must all hold of a paper."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from muniment.cabinet.records import PaperSummary
from muniment.cabinet.store import Store
from muniment.paper import DocumentType

TypeOption = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only papers of this type.")]
TagOption = Annotated[str | None, typer.Option("--tag", metavar="TAG", help="Only papers with this tag.")]
ReviewOption = Annotated[bool, typer.Option("--review", help="Only papers that a person should look at.")]
WordsOption = Annotated[
    str | None, typer.Option("--search", metavar="WORDS", help="Only papers that `search` finds by these words.")
]
VersionsOption = Annotated[bool, typer.Option("--versions", help="Older versions of papers too.")]


class Selection(msgspec.Struct, frozen=True):
    """What was asked for; nothing means all papers."""

    numbers: tuple[int, ...] = ()
    type: str | None = None
    tag: str | None = None
    review: bool = False
    words: str | None = None
    older_versions: bool = False

    def of(self, store: Store) -> list[PaperSummary]:
        """The papers, the newest first. Raises NoSuchPaper for a number that there is not."""
        papers = store.papers(
            type=self.type,
            tag=self.tag,
            needs_review=True if self.review else None,
            # Who names a version by its number wants it.
            older_versions=self.older_versions or bool(self.numbers),
        )
        if self.numbers:
            papers = [paper for paper in papers if paper.paper_id in self.numbers]
            for number in set(self.numbers).difference(paper.paper_id for paper in papers):
                store.paper(number)
        if self.words is not None:
            found = store.answering(self.words)
            papers = [paper for paper in papers if paper.paper_id in found]
        return papers


def checked_type(name: str | None, types: dict[str, DocumentType]) -> str | None:
    """The type asked for; wrong usage where there is none of that name."""
    if name is not None and name not in types:
        raise typer.BadParameter(f"there is no type {name!r}; there are {', '.join(types)}", param_hint="--type")
    return name
