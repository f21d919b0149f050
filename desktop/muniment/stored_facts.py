"""A kept paper as the rules see it."""

from __future__ import annotations

from pathlib import Path

from muniment.cabinet.records import StoredPaper
from muniment.filing.facts import Fact, Facts
from muniment.paper import DocumentType, Kind


def facts_of(paper: StoredPaper, types: dict[str, DocumentType], file: Path) -> Facts:
    """A paper and the file that it came from."""
    kind = types.get(paper.type)
    facts = []
    for value in paper.values:
        field = kind.field(value.field) if kind else None
        label = field.label if field else value.field
        facts.append(
            Fact(value.field, label, field.kind if field else Kind.TEXT, value.text, value.value, value.confidence)
        )
    return Facts(
        paper_id=paper.paper_id,
        name=paper.name,
        sha256=paper.sha256,
        added_at=paper.added_at,
        type=paper.type,
        type_label=kind.label if kind else paper.type,
        type_confidence=1.0 if paper.type_by_person else paper.verdict.type_confidence,
        facts=tuple(facts),
        words="\n".join(page.text for page in paper.reading.pages),
        tags=paper.tags,
        doubts=paper.reasons,
        is_part=paper.part_of is not None,
        is_split=bool(paper.parts),
        has_file=not paper.enclosed_in or file.is_file(),
    )
