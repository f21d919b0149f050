"""Reviewing one paper: fields, page and keys work together on what lies open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from muniment.window.actions import Actions
from muniment.window.fields_panel import FieldsPanel
from muniment.window.open_paper import OpenPaper
from muniment.window.page_pane import PagePane
from muniment.window.split_dialog import SplitDialog


class Reviewing(QObject):
    """Choosing a field shows its words, clicking words chooses their field, and every correction starts here."""

    def __init__(self, desk: OpenPaper, fields: FieldsPanel, page: PagePane, actions: Actions) -> None:
        super().__init__()
        self.enlarges_at_once = False
        """Whether a paper that is opened is shown large enough at its first doubtful words to be read."""
        self._desk = desk
        self._fields = fields
        self._page = page
        self._actions = actions
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        fields.chosen_changed.connect(self._chosen)
        page.mark_clicked.connect(fields.choose)
        page.view.picking_changed.connect(actions.refresh)
        self._serve()

    @property
    def is_picking(self) -> bool:
        return self._page.picked is not None

    def use_words(self, *, as_another: bool = False) -> None:
        """Set the chosen field to the words that are picked on the page."""
        evidence, entry = self._page.picked, self._fields.chosen
        if evidence is None or entry is None:
            return
        replaces = entry.value.finding_id if entry.value is not None and not as_another else None
        self._page.view.pick(())
        self._desk.pick_words(entry.field.name, entry.field.label, evidence, replaces)

    def remove_value(self) -> None:
        """The chosen value is not on the paper."""
        entry = self._fields.chosen
        if entry is not None and entry.value is not None:
            self._desk.remove_value(entry.field.label, entry.value.finding_id)

    def split_otherwise(self) -> None:
        """Let a person say where the papers in a batch scan begin."""
        paper = self._desk.paper
        if paper is None or paper.parts or paper.reading.page_count < 2:
            return
        dialog = SplitDialog(paper, self._page.pictures, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._desk.split(dialog.starts))
        dialog.open()

    def _serve(self) -> None:
        """Say what the commands of this paper, its fields and its page do, and when."""
        serve, desk, fields, page = self._actions.serve, self._desk, self._fields, self._page
        serve("change-type", fields.open_types, lambda: desk.paper is not None)
        serve("split", desk.split, lambda: self._can_be_split and bool(desk.paper and desk.paper.verdict.parts))
        serve("split-otherwise", self.split_otherwise, lambda: self._can_be_split and page.page_count > 1)
        serve("next-doubtful", lambda: fields.choose_doubtful(1), self._is_doubtful)
        serve("previous-doubtful", lambda: fields.choose_doubtful(-1), self._is_doubtful)
        serve("use-words", self.use_words, lambda: self.is_picking and fields.chosen is not None)
        serve("add-words", lambda: self.use_words(as_another=True), self._can_add)
        serve("type-value", fields.edit_chosen, lambda: fields.chosen is not None)
        serve("not-on-paper", self.remove_value, lambda: bool(fields.chosen and fields.chosen.value))
        for number in range(1, 10):
            serve(
                f"runner-up-{number}",
                partial(fields.take_runner_up, number),
                partial(self._has_runner_up, number),
            )
        serve("previous-page", lambda: self._turn(-1), lambda: desk.paper is not None and page.number > 1)
        serve("next-page", lambda: self._turn(1), lambda: desk.paper is not None and page.number < page.page_count)
        serve("find-on-page", page.search, self._is_shown)
        serve("copy-words", self._copy, lambda: bool(page.words_to_copy))
        serve("turn", page.view.turn, self._is_shown)
        serve("show-in-folder", self._show_in_folder, lambda: desk.laid is not None)
        serve("zoom-in", lambda: page.view.zoom(1), self._is_shown)
        serve("zoom-out", lambda: page.view.zoom(-1), self._is_shown)
        serve("fit", page.view.fit, self._is_shown)

    @property
    def _can_be_split(self) -> bool:
        return self._desk.paper is not None and not self._desk.paper.parts

    def _is_doubtful(self) -> bool:
        return any(entry.standing.doubtful for entry in self._desk.entries)

    def _can_add(self) -> bool:
        entry = self._fields.chosen
        return self.is_picking and entry is not None and entry.field.many and entry.value is not None

    def _has_runner_up(self, number: int) -> bool:
        row = self._fields.chosen_row
        return row is not None and number <= len(row.runners_up)

    def _is_shown(self) -> bool:
        return self._page.page is not None

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._page.words_to_copy)

    def _show_in_folder(self) -> None:
        """Let the system's own program show the folder that the paper came from."""
        if self._desk.laid is not None:
            folder = Path(self._desk.laid.source).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _turn(self, step: int) -> None:
        self._page.go_to(self._page.number + step)
        self._actions.refresh()

    def _opened(self) -> None:
        if self._desk.paper is not None:
            self._page.open(self._desk.paper)
            self._fields.lay_open()
            if self.enlarges_at_once:
                self._page.show_chosen()

    def _changed(self) -> None:
        if self._desk.paper is not None:
            self._page.update_paper(self._desk.paper)
            self._fields.rebuild()

    def _chosen(self, by_hand: bool) -> None:
        self._mark(by_hand=by_hand)
        if by_hand:
            self._page.hint.say("")

    def _mark(self, *, by_hand: bool) -> None:
        self._page.mark(self._desk.entries, self._fields.chosen, by_hand=by_hand)
        self._actions.refresh()
