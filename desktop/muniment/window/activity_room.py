"""The room Activity: what was done, the newest first, and taking it back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLabel, QTreeView, QWidget

from muniment.office import Office
from muniment.window.actions import Actions
from muniment.window.activity_model import ActivityModel, Column
from muniment.window.background import Background
from muniment.window.buttons import action_button
from muniment.window.room_page import RoomPage
from muniment.window.rooms import Room
from muniment.window.theme import UNIT, Theme


class ActivityRoom(RoomPage):
    """Undo takes back the newest that stands; Enter or a double click opens the paper it was about."""

    room = Room.ACTIVITY
    paper_asked = Signal(int)

    def __init__(self, office: Office, background: Background, actions: Actions, theme: Theme) -> None:
        super().__init__(
            self.tr("Activity"), self.tr("What was done to papers on this machine. Undo takes back the newest.")
        )
        self.model = ActivityModel(office.operations, background, theme)
        self.model.came.connect(self._came)
        self.view = QTreeView()
        self.view.setAccessibleName(self.tr("What was done"))
        self.view.setModel(self.model)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setAllColumnsShowFocus(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.view.header()
        header.setStretchLastSection(False)
        for column in Column:
            stretches = column in (Column.WHAT, Column.PAPER)
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        self.view.activated.connect(self._activated)
        self.empty = QLabel(self.tr("Nothing was done yet. Accept or correct a paper in Review, and it is noted here."))
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * UNIT)
        buttons.addWidget(action_button(actions["undo"]))
        buttons.addWidget(action_button(actions["redo"]))
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.view, 1)
        self._came()

    @property
    def keyboard(self) -> QWidget:
        return self.view

    def enter(self) -> None:
        self.model.refresh()

    def _came(self) -> None:
        has_rows = self.model.rowCount() > 0
        self.empty.setVisible(not has_rows)
        self.view.setVisible(has_rows)
        if has_rows:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _activated(self, index: QModelIndex) -> None:
        paper_id = self.model.rows[index.row()].paper_id
        if paper_id is not None:
            self.paper_asked.emit(paper_id)
