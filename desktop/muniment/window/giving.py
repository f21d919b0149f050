"""Giving papers to the office: dropped, chosen in a dialog or given again; and stopping what is being read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from muniment import places
from muniment.office import Office
from muniment.window.actions import Actions
from muniment.window.background import Background
from muniment.window.paper_rows import PaperRow
from muniment.window.session import Session

_ENDINGS = (
    "*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.gif *.webp *.heic *.txt *.md *.html *.htm *.rtf"
    " *.docx *.xlsx *.pptx *.odt *.ods *.odp *.eml *.msg"
)


class Giving(QObject):
    """`given` tells that papers were given anew, before the first of them is on its way."""

    given = Signal()
    paused = Signal()
    failed = Signal(object)

    def __init__(
        self, office: Office, background: Background, session: Session, actions: Actions, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self._session = session
        self._window = parent
        samples = places.resources() / "samples"
        there_are_samples = samples.is_dir() and any(samples.iterdir())
        actions.serve("open-papers", self._choose_papers)
        actions.serve("open-folder", self._choose_folder)
        actions.serve("try-samples", lambda: self.submit([samples]), lambda: there_are_samples)
        actions.serve("pause", self._pause, lambda: session.batch.working > 0 and not session.batch.is_paused)
        actions.serve("go-on", self._go_on, lambda: session.batch.is_paused)
        actions.serve("read-all-again", self._read_all_again, lambda: bool(self._failed_rows))
        actions.serve("clear-inbox", session.forget_settled, lambda: session.model.rowCount() > 0)
        actions.serve("cancel-all", self._cancel_all, lambda: session.batch.working > 0)

    def submit(self, paths: Sequence[Path]) -> None:
        """Have papers read; folders are taken with all that is in them."""
        if paths:
            self.given.emit()
            self._hand_over(paths)

    def read_again(self, row: PaperRow) -> None:
        """Have a paper read once more that failed or was stopped; what is shown stays."""
        if row.path is not None and row.state.can_be_read_again:
            self._session.expect_again(row)
            self._hand_over([row.path])

    def cancel(self, row: PaperRow) -> None:
        if row.job is not None and row.state.working:
            self._stop(row.job)

    def _cancel_all(self) -> None:
        for job in self._session.working_jobs:
            self._stop(job)

    @property
    def _failed_rows(self) -> list[PaperRow]:
        return [row for row in self._session.model.rows if row.path is not None and row.state.can_be_read_again]

    def _read_all_again(self) -> None:
        for row in self._failed_rows:
            self.read_again(row)

    def _pause(self) -> None:
        self._tell_pause(True, self._office.pause)

    def _go_on(self) -> None:
        self._tell_pause(False, self._office.go_on)

    def _tell_pause(self, paused: bool, work: Callable[[], None]) -> None:
        self._session.batch.pause(paused)
        self._background.run(work, lambda _: None, self.failed.emit)
        self.paused.emit()

    def _hand_over(self, paths: Sequence[Path]) -> None:
        self._background.run(partial(self._office.submit, list(paths)), lambda _: None, self.failed.emit)

    def _stop(self, job: int) -> None:
        self._background.run(partial(self._office.cancel, job), lambda _: None, self.failed.emit)

    def _choose_papers(self) -> None:
        kinds = f"{self.tr('Papers')} ({_ENDINGS});;{self.tr('All files')} (*)"
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Open papers"), "", kinds)
        self.submit([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Open a folder of papers"))
        self.submit([Path(name)] if name else [])
