"""The paper on the desk, and every change that a person makes to it.

Each change goes to the office in the background and the paper is then read back, so that what is shown is what is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from muniment.cabinet.records import StoredPaper
from muniment.office import Office
from muniment.paper import DocumentType, Evidence
from muniment.window.background import Background, Lane
from muniment.window.core_words import said
from muniment.window.standing import FieldEntry, field_entries


class OpenPaper(QObject):
    """Tells when another paper was `opened`, when the same one `changed`, and what was `said` about it.

    `corrected` names the paper that an operation, or its undoing, was about: lists should be read anew.
    """

    opened = Signal()
    changed = Signal()
    corrected = Signal(int)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, office: Office, background: Background, types: Mapping[str, DocumentType]) -> None:
        super().__init__()
        self._office = office
        self._background = background
        self._types = types
        self._wanted: int | None = None
        self._done: list[int] = []
        self._undone: list[int] = []
        self.paper: StoredPaper | None = None
        self.entries: list[FieldEntry] = []

    @property
    def wanted(self) -> int | None:
        """The paper that lies open, or that is being fetched."""
        return self._wanted

    @property
    def document_type(self) -> DocumentType | None:
        return self._types.get(self.paper.type) if self.paper else None

    def open(self, paper_id: int) -> None:
        """Lay a kept paper on the desk."""
        self._wanted = paper_id
        self._background.run(partial(self._office.paper, paper_id), self._lay, self.failed.emit)

    def put_away(self) -> None:
        self._wanted = None
        self.paper = None
        self.entries = []

    # --- a person's word ---
    @property
    def laid(self) -> StoredPaper | None:
        """The paper in sight, unless another was asked for: a key that is pressed too soon must not hit the old one."""
        return self.paper if self.paper is not None and self.paper.paper_id == self._wanted else None

    def correct_type(self, type_name: str) -> None:
        if self.laid is not None and type_name != self.laid.type:
            self._change(partial(self._office.correct_type, self.laid.paper_id, type_name), self.tr("Type changed."))

    def pick_words(self, field: str, label: str, evidence: Evidence, replaces: int | None) -> None:
        if self.laid is not None:
            work = partial(self._office.pick_words, self.laid.paper_id, field, evidence, replaces)
            self._change(work, self.tr("{0} set to the words on the page.").format(label))

    def type_value(self, field: str, label: str, text: str, replaces: int | None) -> None:
        if self.laid is not None:
            work = partial(self._office.type_value, self.laid.paper_id, field, text, replaces)
            self._change(work, self.tr("{0} set to what you typed.").format(label))

    def remove_value(self, label: str, finding_id: int) -> None:
        if self.laid is not None:
            work = partial(self._office.remove_value, self.laid.paper_id, finding_id)
            self._change(work, self.tr("{0} is not on the paper.").format(label))

    def accept(self) -> bool:
        """Say that all is right; whether there was a paper to say it of."""
        if self.laid is None:
            return False
        self._change(partial(self._office.accept, self.laid.paper_id), self.tr("Accepted."))
        return True

    def split(self, starts: Sequence[int] = ()) -> None:
        """Split a batch scan at those pages, or as proposed."""
        if self.laid is not None and not self.laid.parts:
            self.said.emit(self.tr("The papers are being taken apart…"))
            work = partial(self._office.split, self.laid.paper_id, starts)
            self._change(work, self.tr("Split into papers of their own."), Lane.SPLITTING)

    def undo(self) -> None:
        self._background.run(self._office.undo, partial(self._taken_back, undo=True), self.failed.emit)

    def redo(self) -> None:
        self._background.run(self._office.redo, partial(self._taken_back, undo=False), self.failed.emit)

    def _change(self, work: Callable[[], object], words: str, lane: Lane = Lane.DESK) -> None:
        assert self.laid is not None
        paper_id = self.laid.paper_id
        self._done.append(paper_id)
        self._undone.clear()
        undo_hint = self.tr("Ctrl+Z takes it back.")
        done = f"{words} {undo_hint}"
        self._background.run(work, lambda _: self._settle(paper_id, done), self.failed.emit, lane)

    def _taken_back(self, description: str | None, *, undo: bool) -> None:
        """After an undo or redo: show the paper that it was about, if it was one of this session."""
        source, target = (self._done, self._undone) if undo else (self._undone, self._done)
        if description is None:
            source.clear()
            self.said.emit(self.tr("There is nothing to undo.") if undo else self.tr("There is nothing to redo."))
            return
        paper_id = self._wanted
        if source:
            paper_id = source.pop()
            target.append(paper_id)
        words = self.tr("Taken back: {0}") if undo else self.tr("Done again: {0}")
        if paper_id is None:
            self.said.emit(words.format(said(description)))
        else:
            self._wanted = paper_id
            self._settle(paper_id, words.format(said(description)))

    def _settle(self, paper_id: int, words: str) -> None:
        self.said.emit(words)
        self.corrected.emit(paper_id)
        if paper_id == self._wanted:
            self.open(paper_id)

    def _lay(self, paper: StoredPaper) -> None:
        if paper.paper_id != self._wanted:
            return
        same = self.paper is not None and self.paper.paper_id == paper.paper_id
        self.paper = paper
        self.entries = field_entries(paper, self.document_type)
        (self.changed if same else self.opened).emit()
