"""The commands as actions: each knows what it does and when it can be used, and menus, keys and buttons share it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from muniment.settings import Theme as ThemeChoice
from muniment.window.commands import Command, commands
from muniment.window.icons import icon
from muniment.window.theme import Theme


def _always() -> bool:
    return True


class Actions(QObject):
    """The one registry. The part of the window that a command concerns says by `serve` what it does."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._commands = commands()
        self._actions: dict[str, QAction] = {}
        self._does: dict[str, Callable[[], object]] = {}
        self._when: dict[str, Callable[[], bool]] = {}
        for command in self._commands:
            action = QAction(command.text, self)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setCheckable(command.checkable)
            if command.review:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            if command.keys:
                keys = QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
                action.setToolTip(f"{command.plain_text} ({keys})")
            action.triggered.connect(partial(self._do, command.name))
            self._actions[command.name] = action
        self._themes = QActionGroup(self)
        for choice in ThemeChoice:
            self._themes.addAction(self[f"theme-{choice.value}"])
        theme.changed.connect(self._recolour)
        self._recolour()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    @property
    def commands(self) -> Sequence[Command]:
        return self._commands

    @property
    def unserved(self) -> list[str]:
        """The commands of which nobody has said what they do."""
        return [command.name for command in self._commands if command.name not in self._does]

    def serve(self, name: str, do: Callable[[], object], when: Callable[[], bool] = _always) -> None:
        """Say what a command does, and when it can be used; that is asked at each `refresh`."""
        assert name in self._actions, name
        self._does[name] = do
        self._when[name] = when

    def refresh(self) -> None:
        """Something has changed: let only those be used that would do something now."""
        for name, when in self._when.items():
            self._actions[name].setEnabled(when())

    def fill_menus(self, bar: QMenuBar) -> None:
        menus = {title: bar.addMenu(title) for title in dict.fromkeys(command.menu for command in self._commands)}
        for command in self._commands:
            if command.group:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self[command.name])

    def serve_review(self, *widgets: QWidget) -> None:
        """Let the keys of reviewing work in these widgets and all that is in them."""
        for widget in widgets:
            widget.addActions([self[command.name] for command in self._commands if command.review])

    def _do(self, name: str, _: bool = False) -> None:
        self._does[name]()

    def _recolour(self) -> None:
        colours = self._theme.colours
        for command in self._commands:
            if command.drawing:
                self[command.name].setIcon(icon(command.drawing, colours.text, colours.outline))
        self[f"theme-{self._theme.choice.value}"].setChecked(True)
