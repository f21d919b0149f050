"""Reviewing one paper: fields, page and keys work together on what lies open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from muniment.window.actions import Actions
from muniment.window.fields_panel import FieldsPanel
from muniment.window.open_paper import OpenPaper
from muniment.window.page_pane import PagePane
from muniment.window.split_dialog import SplitDialog


class Reviewing(QObject):
    """Choosing a field shows its words, clicking words chooses their field, and every correction starts here."""

    def __init__(self, desk: OpenPaper, fields: FieldsPanel, page: PagePane, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self._fields = fields
        self._page = page
        self._actions = actions
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        fields.chosen_changed.connect(self._chosen)
        page.mark_clicked.connect(fields.choose)
        page.view.picking_changed.connect(self.refresh_actions)

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

    def refresh_actions(self) -> None:
        """Let only those be used that would do something now."""
        paper, entry = self._desk.paper, self._fields.chosen
        value = entry.value if entry else None
        picking = self.is_picking and entry is not None
        row = self._fields.chosen_row
        runners_up = len(row.runners_up) if row is not None else 0
        doubtful = any(each.standing.doubtful for each in self._desk.entries)
        shown = self._page.page is not None
        count = self._page.page_count
        self._actions.enable(
            accept=paper is not None and (picking or not paper.accepted),
            skip=paper is not None,
            change_type=paper is not None,
            split=paper is not None and bool(paper.verdict.parts) and not paper.parts,
            split_otherwise=paper is not None and paper.reading.page_count > 1 and not paper.parts,
            next_doubtful=doubtful,
            previous_doubtful=doubtful,
            use_words=picking,
            add_words=picking and entry is not None and entry.field.many and value is not None,
            type_value=entry is not None,
            not_on_paper=value is not None,
            previous_page=paper is not None and self._page.number > 1,
            next_page=paper is not None and self._page.number < count,
            zoom_in=shown,
            zoom_out=shown,
            fit=shown,
            **{f"runner_up_{number}": number <= runners_up for number in range(1, 10)},
        )

    def _opened(self) -> None:
        if self._desk.paper is not None:
            self._page.open(self._desk.paper)
            self._fields.lay_open()

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
        self.refresh_actions()
