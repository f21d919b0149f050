"""Everything that a person can do, named once: menus, buttons and keys are all made from this list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QPushButton, QToolButton, QWidget

from muniment.settings import Theme as ThemeChoice
from muniment.window.icons import icon
from muniment.window.theme import Theme


@dataclass(frozen=True)
class Doing:
    """One thing to do. `review` keys work only over the list, the page and the fields, never while one types."""

    name: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    drawing: str = ""
    review: bool = False
    group: bool = False
    """Begins a new group in its menu."""
    checkable: bool = False


def doings() -> list[Doing]:
    """The whole list, in the order of the menus, in the person's language."""
    say = partial(QCoreApplication.translate, "Actions")
    papers, edit, paper = say("&Papers"), say("&Edit"), say("&This paper")
    fields, page, view = say("&Fields"), say("P&age"), say("&View")
    return [
        Doing("open-papers", say("Open papers…"), papers, ("Ctrl+O",), "open"),
        Doing("open-folder", say("Open a folder…"), papers, ("Ctrl+Shift+O",), "folder"),
        Doing("try-samples", say("Try the sample papers"), papers),
        Doing("cancel-all", say("Stop reading"), papers, ("Ctrl+Shift+.",), "stop", group=True),
        Doing("quit", say("Close Muniment"), papers, ("Ctrl+Q",), group=True),
        Doing("undo", say("Undo"), edit, ("Ctrl+Z",), "undo"),
        Doing("redo", say("Redo"), edit, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
        Doing("search", say("Search the papers"), edit, ("Ctrl+F",), "search", group=True),
        Doing("back", say("Back"), edit, ("Esc",)),
        Doing("accept", say("Accept"), paper, ("Return", "Enter"), "done", review=True),
        Doing("skip", say("Skip"), paper, ("S",), "skip", review=True),
        Doing("change-type", say("Change the type"), paper, ("T",), review=True),
        Doing("split", say("Split as proposed"), paper, ("P",), review=True, group=True),
        Doing("split-otherwise", say("Split otherwise…"), paper, ("Shift+P",), review=True),
        Doing("read-again", say("Read again"), paper, ("R",), "again", review=True, group=True),
        Doing("cancel", say("Stop reading this paper"), paper, ("Ctrl+.",), "close"),
        Doing("next-doubtful", say("Next doubtful field"), fields, ("Tab",), review=True),
        Doing("previous-doubtful", say("Previous doubtful field"), fields, ("Shift+Tab",), review=True),
        Doing("use-words", say("Use the chosen words"), fields, (), "done", group=True),
        Doing("add-words", say("Add the chosen words as another value"), fields, ("Shift+Return",), review=True),
        Doing("type-value", say("Type the value"), fields, ("F2",), "typed", review=True),
        Doing("not-on-paper", say("Not on the paper"), fields, ("Del",), review=True),
        *(
            Doing(
                f"runner-up-{number}",
                say("Take runner-up {0}").format(number),
                fields,
                (str(number),),
                review=True,
                group=number == 1,
            )
            for number in range(1, 10)
        ),
        Doing("previous-page", say("Previous page"), page, ("PgUp",), "previous", review=True),
        Doing("next-page", say("Next page"), page, ("PgDown",), "next", review=True),
        Doing("zoom-in", say("Larger"), page, ("+", "=", "Ctrl++", "Ctrl+="), "zoom-in", review=True, group=True),
        Doing("zoom-out", say("Smaller"), page, ("-", "Ctrl+-"), "zoom-out", review=True),
        Doing("fit", say("Fit the page"), page, ("F",), "fit", review=True),
        Doing("room-inbox", say("Inbox"), view, ("Ctrl+1",)),
        Doing("room-review", say("Review"), view, ("Ctrl+2",)),
        Doing("room-papers", say("Papers"), view, ("Ctrl+3",)),
        Doing("next-pane", say("Next pane"), view, ("F6",), group=True),
        Doing("previous-pane", say("Previous pane"), view, ("Shift+F6",)),
        Doing("theme-system", say("Light or dark as the system"), view, group=True, checkable=True),
        Doing("theme-light", say("Light"), view, checkable=True),
        Doing("theme-dark", say("Dark"), view, checkable=True),
    ]


class Actions(QObject):
    """The list as actions. `asked` tells the name of what a person wants done, however it was asked for."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._doings = doings()
        self._actions: dict[str, QAction] = {}
        for doing in self._doings:
            action = QAction(doing.text, self)
            action.setShortcuts([QKeySequence(key) for key in doing.keys])
            action.setCheckable(doing.checkable)
            if doing.review:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            if doing.keys:
                keys = QKeySequence(doing.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
                action.setToolTip(f"{doing.text} ({keys})")
            action.triggered.connect(partial(self._ask, doing.name))
            self._actions[doing.name] = action
        self._themes = QActionGroup(self)
        for choice in ThemeChoice:
            self._themes.addAction(self[f"theme-{choice.value}"])
        theme.changed.connect(self._recolour)
        self._recolour()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def enable(self, **usable: bool) -> None:
        """Say which can be used now; underscores stand for the hyphens of their names."""
        for name, can in usable.items():
            self._actions[name.replace("_", "-")].setEnabled(can)

    def fill_menus(self, bar: QMenuBar) -> None:
        menus = {title: bar.addMenu(title) for title in dict.fromkeys(doing.menu for doing in self._doings)}
        for doing in self._doings:
            if doing.group:
                menus[doing.menu].addSeparator()
            menus[doing.menu].addAction(self[doing.name])

    def serve_review(self, *widgets: QWidget) -> None:
        """Let the keys of reviewing work in these widgets and all that is in them."""
        for widget in widgets:
            widget.addActions([self[doing.name] for doing in self._doings if doing.review])

    def _ask(self, name: str, _: bool = False) -> None:
        self.asked.emit(name)

    def _recolour(self) -> None:
        colours = self._theme.colours
        for doing in self._doings:
            if doing.drawing:
                self[doing.name].setIcon(icon(doing.drawing, colours.text, colours.outline))
        self[f"theme-{self._theme.choice.value}"].setChecked(True)


def tool_button(action: QAction, *, with_text: bool = False) -> QToolButton:
    """A small flat button for an action, in the size of the text beside it."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    size = max(16, button.fontMetrics().height())
    button.setIconSize(QSize(size, size))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if with_text else Qt.ToolButtonStyle.ToolButtonIconOnly
    button.setToolButtonStyle(style)
    return button


def action_button(action: QAction, *, primary: bool = False) -> QPushButton:
    """A push button for an action: its verb, and whether it can be used now."""
    button = QPushButton(action.text())
    button.setAccessibleName(action.text())
    button.setToolTip(action.toolTip())
    button.setProperty("primary", primary)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setEnabled(action.isEnabled())
    button.clicked.connect(lambda _=False: action.trigger())
    action.enabledChanged.connect(button.setEnabled)
    return button
