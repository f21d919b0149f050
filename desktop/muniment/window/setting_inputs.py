"""What a setting is chosen with: made from its type, so that the settings themselves stay the one list of them."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from msgspec import inspect
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from muniment.settings import Settings
from muniment.window.preferences import Preferences
from muniment.window.setting_fields import Asked
from muniment.window.theme import UNIT


class SettingInput(Protocol):
    """One setting's control."""

    @property
    def widget(self) -> QWidget:
        """What stands under the label."""

    @property
    def keyboard(self) -> QWidget:
        """The part that takes the keyboard."""

    def show_now(self) -> None:
        """Show the setting as it is now."""


def input_for(asked: Asked, preferences: Preferences) -> SettingInput:
    """The control that suits the setting's type; a type that no control suits is a mistake of ours."""
    kind = _type_of(asked.name)
    if isinstance(kind, inspect.EnumType):
        return _Choice(asked, preferences, kind.cls)
    if isinstance(kind, inspect.IntType):
        return _Number(asked, preferences, kind.ge or 1, kind.le or 999)
    if isinstance(kind, inspect.FloatType):
        return _Share(asked, preferences, float(kind.ge or 0), float(kind.le or 1))
    if isinstance(kind, inspect.CustomType) and kind.cls is Path:
        return _Folder(asked, preferences)
    raise NotImplementedError(asked.name)


def _type_of(name: str) -> inspect.Type:
    told = inspect.type_info(Settings)
    assert isinstance(told, inspect.StructType)
    kind = next(each.type for each in told.fields if each.name == name)
    if isinstance(kind, inspect.UnionType):
        kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
    return kind


class _StillWheel(QObject):
    """A stray turn of the wheel must not change a setting."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


class _Input:
    """What the controls share."""

    def __init__(self, asked: Asked, preferences: Preferences, widget: QWidget) -> None:
        self._asked = asked
        self._preferences = preferences
        self._widget = widget
        self._still = _StillWheel(widget)
        self.keyboard.installEventFilter(self._still)
        preferences.changed.connect(self._changed)

    @property
    def widget(self) -> QWidget:
        return self._widget

    @property
    def keyboard(self) -> QWidget:
        return self._widget

    @property
    def _now(self) -> Any:
        return getattr(self._preferences.now, self._asked.name)

    def show_now(self) -> None:
        raise NotImplementedError

    def _keep(self, value: object) -> None:
        self._preferences.change(self._asked.name, value)

    def _changed(self, name: str) -> None:
        if name == self._asked.name:
            self.show_now()


class _Choice(_Input):
    def __init__(self, asked: Asked, preferences: Preferences, kind: type[Enum]) -> None:
        self._box = QComboBox()
        for value in kind:
            self._box.addItem(asked.choices[value.value], value)
        super().__init__(asked, preferences, self._box)
        self._box.activated.connect(lambda place: self._keep(kind(self._box.itemData(place))))
        self.show_now()

    def show_now(self) -> None:
        self._box.setCurrentIndex(self._box.findData(self._now))


class _Number(_Input):
    """One below the least stands for leaving the choice to Muniment."""

    def __init__(self, asked: Asked, preferences: Preferences, least: int, most: int) -> None:
        self._box = QSpinBox()
        self._box.setRange(least - 1, most)
        self._box.setSpecialValueText(asked.usual)
        super().__init__(asked, preferences, self._box)
        self._box.valueChanged.connect(lambda number: self._keep(number if number >= least else None))
        self.show_now()

    def show_now(self) -> None:
        with QSignalBlocker(self._box):
            self._box.setValue(self._box.minimum() if self._now is None else self._now)


class _Share(_Input):
    def __init__(self, asked: Asked, preferences: Preferences, least: float, most: float) -> None:
        self._box = QDoubleSpinBox()
        self._box.setDecimals(1)
        self._box.setSingleStep(0.5)
        self._box.setRange(100 * least, 100 * most)
        self._box.setSuffix(" %")
        super().__init__(asked, preferences, self._box)
        self._box.valueChanged.connect(lambda share: self._keep(round(share / 100, 3)))
        self.show_now()

    def show_now(self) -> None:
        with QSignalBlocker(self._box):
            self._box.setValue(100 * self._now)


class _Folder(_Input):
    def __init__(self, asked: Asked, preferences: Preferences) -> None:
        self._line = QLineEdit()
        self._line.setReadOnly(True)
        self._line.setAccessibleName(asked.label)
        self._choose = QPushButton(QCoreApplication.translate("Settings", "Choose…"))
        self._choose.clicked.connect(self._ask)
        self._usual = QPushButton(asked.usual)
        self._usual.clicked.connect(lambda: self._keep(None))
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addWidget(self._line, 1)
        row.addWidget(self._choose)
        row.addWidget(self._usual)
        super().__init__(asked, preferences, whole)
        self.show_now()

    @property
    def keyboard(self) -> QWidget:
        return self._choose

    def show_now(self) -> None:
        self._line.setText(str(self._now) if self._now is not None else self._asked.usual)
        self._usual.setEnabled(self._now is not None)

    def _ask(self) -> None:
        name = QFileDialog.getExistingDirectory(self._widget, self._asked.label, str(self._now or ""))
        if name:
            self._keep(Path(name))
