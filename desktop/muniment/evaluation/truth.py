"""Papers and what a person says of them, read strictly: a slip in the truth would make every figure after it wrong.

A truth file holds one JSON object a line. `file` is the paper's path beside the truth file, `type` one of the known
types; `fields` maps the name of a field to its values as printed; `complete` names the fields that were looked for. A
field in `complete` but not in `fields` is truly absent; one that is not in `complete` is unknown and never judged.
`split` parts papers to learn from and papers to measure on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from muniment.errors import TruthBroken
from muniment.understanding.types import document_type

_SOURCE_FILE = "SOURCE.md"
_SOURCE_LENGTH = 3_000
"""So many signs of what is said of a source are taken over into a report."""


class LabelledPaper(msgspec.Struct, frozen=True):
    """A paper and its truth. `source` is the folder that the truth lies in, `line` where in the file it stands."""

    path: Path
    source: str
    line: int
    type: str
    fields: dict[str, tuple[str, ...]]
    complete: frozenset[str]


class Truth(msgspec.Struct, frozen=True):
    """One truth file: its SHA-256 and the papers of it that were asked for. `about` is what a SOURCE.md beside it
    says of where the papers come from and under which licence: its beginning, "" where there is none."""

    path: Path
    sha256: str
    papers: tuple[LabelledPaper, ...]
    about: str


class _Row(msgspec.Struct, frozen=True):
    file: str
    type: str
    fields: dict[str, tuple[str, ...]] = {}
    complete: frozenset[str] = frozenset()
    split: str | None = None


def read_truths(paths: Sequence[Path], split: str | None = None) -> tuple[Truth, ...]:
    """The papers of all files, or those of one split. Raises TruthBroken at the first fault, a paper that is named
    twice among them, and where no paper is left."""
    truths = tuple(_read(path, split) for path in paths)
    seen: dict[Path, LabelledPaper] = {}
    for truth in truths:
        for paper in truth.papers:
            if (first := seen.setdefault(paper.path.resolve(), paper)) is not paper:
                raise TruthBroken(f"{truth.path}, line {paper.line}: this paper stands in line {first.line} too")
    if not seen:
        named = ", ".join(str(path) for path in paths)
        raise TruthBroken(f"{named}: there is no paper" + (f' of the split "{split}"' if split else ""))
    return truths


def _read(path: Path, split: str | None) -> Truth:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TruthBroken(f"{path}: {error}") from error
    papers = tuple(_papers(path, text, split))
    return Truth(path, hashlib.sha256(data).hexdigest(), papers, _about(path.parent))


def _papers(path: Path, text: str, split: str | None) -> Iterator[LabelledPaper]:
    source = path.resolve().parent.name
    # Not splitlines: a line separator of Unicode's may stand inside a value.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = msgspec.convert(json.loads(line), _Row)
        except (ValueError, RecursionError) as error:
            raise TruthBroken(f"{path}, line {number}: {error}") from error
        if fault := _fault(row):
            raise TruthBroken(f"{path}, line {number}: {fault}")
        if split is None or row.split == split:
            yield LabelledPaper(path.parent / row.file, source, number, row.type, row.fields, row.complete)


def _fault(row: _Row) -> str | None:
    """What is wrong with a line that has the right form; None where nothing is."""
    if not row.file or "\0" in row.file:
        return "no file is named"
    kind = document_type(row.type)
    if kind is None:
        return f'there is no type called "{row.type}"'
    for name in sorted({*row.fields, *row.complete}):
        if kind.field(name) is None:
            return f'the type "{row.type}" has no field called "{name}"'
    return None


def _about(folder: Path) -> str:
    try:
        text = (folder / _SOURCE_FILE).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
    return text if len(text) <= _SOURCE_LENGTH else f"{text[:_SOURCE_LENGTH].rstrip()} …"
