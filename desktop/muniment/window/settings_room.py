"""The room Settings: one line for each setting, made from the settings' own types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from muniment.window.preferences import Preferences
from muniment.window.room_page import RoomPage
from muniment.window.rooms import Room
from muniment.window.setting_fields import asked_settings
from muniment.window.setting_inputs import SettingInput, input_for
from muniment.window.theme import UNIT, scaled_font, text_scale

_WIDEST = 150 * UNIT


class SettingsRoom(RoomPage):
    """What is chosen counts at once, or from the next start where that is said; there is nothing to confirm."""

    room = Room.SETTINGS

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(self.tr("Settings"), self.tr("What you choose is kept at once."))
        self.inputs: dict[str, SettingInput] = {}
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        column.setContentsMargins(0, 2 * UNIT, 0, 0)
        least = max(7 * UNIT, self.fontMetrics().height() + 3 * UNIT)
        for asked in asked_settings():
            label = QLabel(asked.label)
            field = input_for(asked, preferences)
            label.setBuddy(field.widget)
            field.widget.setMinimumHeight(least)
            field.widget.setAccessibleName(asked.label)
            field.widget.setAccessibleDescription(asked.help)
            help_words = QLabel(asked.help)
            help_words.setWordWrap(True)
            help_words.setProperty("muted", True)
            help_words.setFont(scaled_font(self.font(), 0.9))
            column.addWidget(label)
            column.addWidget(field.widget)
            column.addWidget(help_words)
            column.addSpacing(4 * UNIT)
            self.inputs[asked.name] = field
        column.addStretch(1)
        form = QWidget()
        form.setLayout(column)
        form.setMaximumWidth(round(_WIDEST * text_scale(self)))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAlignment(Qt.AlignmentFlag.AlignLeft)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(form)
        scroll.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)
        self.body.addWidget(scroll, 1)

    @property
    def keyboard(self) -> QWidget:
        return next(iter(self.inputs.values())).keyboard

    def enter(self) -> None:
        for field in self.inputs.values():
            field.show_now()
