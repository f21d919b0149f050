"""What the office says of labelled papers, kept line by line: a long evaluation can be stopped and gone on with.

Papers go through one after the other, none of them is stored, and the seconds are each paper's own. A line is what
`muniment classify --json` prints of a paper, with two marks more: `sha256`, the paper's, and `by`, what said it. A line
is taken over only for the same bytes and by the same release, program, settings and second model; otherwise the paper
is asked about anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import msgspec

from muniment import __version__, answer, settings
from muniment.answer import Answer
from muniment.batch import Batch
from muniment.errors import PaperError, ReportFailed, SaidOfOthers
from muniment.evaluation.truth import LabelledPaper
from muniment.intake.arrival import open_arrival
from muniment.jobs import JobEvent, Listener
from muniment.office import Office
from muniment.understanding.opinion.installed import in_use
from muniment.understanding.release import manifest_path


class _Marks(msgspec.Struct, frozen=True):
    file: str
    sha256: str
    by: str


def say(
    papers: Sequence[LabelledPaper],
    file: Path,
    told: Callable[[int], None],
    listener: Listener | None = None,
) -> list[Answer]:
    """What is said of each paper, in order. Every answer is written to `file` at once, and those that it holds already
    are not asked for again. `told` is called with the number of answers so far, `listener` with what happens to papers
    on their way, from worker threads.

    Raises SaidOfOthers where the file holds anything else than answers, and ReportFailed where it cannot be written.
    """
    by = _speaker()
    kept = _take_over(file, by)
    answers: list[Answer] = []
    batch = Batch()

    def hear(event: JobEvent) -> None:
        batch.hear(event)
        if listener is not None:
            listener(event)

    with ExitStack() as open_things:
        office: Office | None = None
        for paper in papers:
            try:
                sha256, refusal = open_arrival(paper.path).sha256, None
            except PaperError as error:
                sha256, refusal = "", error
            marks = _Marks(str(paper.path), sha256, by)
            said = kept.get(marks)
            if said is None:
                if refusal is not None:
                    said = answer.of_refused(marks.file, refusal, 0.0)
                else:
                    # Not before the first paper that is asked about: with all answers at hand no model is needed.
                    office = office or open_things.enter_context(Office(settings.data_directory(), hear, keep=False))
                    (event,) = batch.in_order(office.submit([paper.path]))
                    said = batch.answer(marks.file, event)
                _append(file, _line(said, marks))
            answers.append(said)
            told(len(answers))
    return answers


def _speaker() -> str:
    """A fingerprint of all that decides what is said, save the papers: release, program, settings, and the second
    model where one is in use."""
    digest = hashlib.sha256(__version__.encode())
    digest.update(manifest_path().read_bytes())
    chosen = msgspec.structs.replace(settings.load(), data_directory=None, theme=settings.Theme.SYSTEM, readers=None)
    digest.update(msgspec.json.encode(chosen))
    if (second := in_use(settings.data_directory())) is not None:
        digest.update(second.sha256.encode())
    return digest.hexdigest()


def _line(said: Answer, marks: _Marks) -> str:
    return json.dumps(msgspec.to_builtins(said) | {"sha256": marks.sha256, "by": marks.by})


def _take_over(file: Path, by: str) -> dict[_Marks, Answer]:
    """The answers of the same speaker that the file holds. Those of others stay in it, a line that was cut off in the
    writing does not."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n") if file.exists() else [""]
    except (OSError, UnicodeDecodeError) as error:
        raise SaidOfOthers(f"{file}: {error}") from error
    kept: dict[_Marks, Answer] = {}
    for number, line in enumerate(lines[:-1], 1):
        try:
            row = json.loads(line)
            marks, said = msgspec.convert(row, _Marks), msgspec.convert(row, Answer)
        except (ValueError, RecursionError) as error:
            raise SaidOfOthers(f"{file}, line {number}: {error}") from error
        kept[marks] = said
    if lines[-1] and not kept:
        # Nothing shows that this line was ours.
        raise SaidOfOthers(f"{file}, line {len(lines)}: it is no answer")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab") as target:
            target.truncate(target.tell() - len(lines[-1].encode()))
    except OSError as error:
        raise ReportFailed(f"{file}: {error.strerror}") from error
    return {marks: said for marks, said in kept.items() if marks.by == by}


def _append(file: Path, line: str) -> None:
    try:
        with file.open("a", encoding="utf-8") as target:
            target.write(f"{line}\n")
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        raise ReportFailed(f"{file}: {error.strerror}") from error
