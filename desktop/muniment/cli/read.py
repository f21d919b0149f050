"""`muniment read`: what stands on papers, word by word, without saying what they are."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

from muniment import notices, settings
from muniment.answer import fault_reason
from muniment.cli import reading_answer, screen
from muniment.cli.reading_answer import Told
from muniment.errors import ExportFailed, PaperError
from muniment.intake.arrival import Arrival, enclosed_arrival, enclosed_path, open_arrival
from muniment.paper import Reading
from muniment.reading.messages import Enclosure
from muniment.reading.pool import ReaderPool, physical_cores


def read(
    papers: Annotated[list[str], typer.Argument(metavar="PAPER...", help="Papers of any kind that can be read.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one line of JSON a paper: every word, and where.")
    ] = False,
    text: Annotated[
        bool, typer.Option("--text", help="Print the text, a form feed after each page. The default.")
    ] = False,
    pdf: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write a PDF that can be searched; a folder where there are several papers."),
    ] = None,
) -> None:
    """Read papers: text recognition alone. Nothing is stored, and no paper is changed.

    Ends with 0 when every paper was read, and with 3 when some were read in part or refused.
    """
    if as_json + text + (pdf is not None) > 1:
        raise typer.BadParameter("choose one of --json, --text and --pdf")
    if pdf is not None and len(papers) > 1 and not pdf.is_dir():
        raise typer.BadParameter("for several papers, --pdf names a folder that is there")
    size = settings.load().readers or physical_cores()
    pool = ReaderPool(size)
    whole = True
    try:
        with screen.errors_told(), screen.progress("Reading", len(papers), quiet=pdf is None) as bar:
            for told in _in_order(pool, size, papers, pdf):
                whole &= told.whole
                _SHOWN[as_json, pdf is not None](told)
                bar.advance(bar.task_ids[0])
    finally:
        pool.close()
    if not whole:
        raise typer.Exit(3)


def _in_order(pool: ReaderPool, size: int, papers: list[str], pdf: Path | None) -> Iterator[Told]:
    """What was read of each paper, in the order given; several are read at once."""
    with ThreadPoolExecutor(size) as threads:
        try:
            yield from threads.map(lambda file: _read(pool, file, pdf), papers)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def _read(pool: ReaderPool, file: str, pdf: Path | None) -> Told:
    try:
        arrival = open_arrival(Path(file))
        told = _read_arrival(pool, file, arrival, itertools.count(1))
        if pdf is not None and isinstance(told.outcome, Reading):
            made = pool.make_searchable(arrival.data, told.outcome.pages)
            _write(made, pdf / f"{arrival.path.stem}.pdf" if pdf.is_dir() else pdf, arrival.path)
    except PaperError as error:
        return Told(file, error)
    return told


def _read_arrival(pool: ReaderPool, file: str, arrival: Arrival, places: Iterator[int], depth: int = 0) -> Told:
    """A paper and what hangs on it; `places` counts what hangs on the paper that was given."""
    whole = pool.read(arrival.data, lambda done, total: None)
    return Told(
        file,
        whole.reading,
        tuple(_read_enclosure(pool, arrival.path, each, places, depth + 1) for each in whole.enclosures),
    )


def _read_enclosure(pool: ReaderPool, mail: Path, enclosure: Enclosure, places: Iterator[int], depth: int) -> Told:
    path = enclosed_path(mail, enclosure.name)
    try:
        arrival = enclosed_arrival(path, enclosure.data, depth, next(places))
        return _read_arrival(pool, str(path), arrival, places, depth)
    except PaperError as error:
        return Told(str(path), error)


def _write(content: bytes, target: Path, original: Path) -> None:
    """Write the whole file or nothing, and never over the paper itself. Raises ExportFailed."""
    beside = target.with_name(f".{target.name}.part")
    try:
        if target.exists() and target.samefile(original):
            raise ExportFailed("the PDF would take the place of the paper itself")
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        raise ExportFailed(str(error)) from error


def _show_text(told: Told) -> None:
    if isinstance(told.outcome, Reading):
        for page in told.outcome.pages:
            for line in range(len(page.lines)):
                sys.stdout.write(f"{screen.clean(page.line_text(line))}\n")
            sys.stdout.write("\f")
        sys.stdout.flush()
    _tell_faults(told)
    for enclosed in told.enclosed:
        _show_text(enclosed)


def _tell_faults(told: Told) -> None:
    """On standard error, so that a text can be handed on."""
    reading = told.outcome
    reasons = (
        [fault_reason(reading), *notices.told(reading.notices)] if isinstance(reading, Reading) else [reading.reason]
    )
    for reason in filter(None, reasons):
        typer.echo(screen.clean(f"{told.file}: {reason}"), err=True)


def _show_json(told: Told) -> None:
    print(reading_answer.of(told).line(), flush=True)


_SHOWN: dict[tuple[bool, bool], Callable[[Told], None]] = {
    (True, False): _show_json,
    (False, False): _show_text,
    (False, True): _tell_faults,
}
