"""Everything that a person can do, named once: menus, buttons, keys, palette and manual are made of this."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence


@dataclass(frozen=True)
class Command:
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

    @property
    def menu_text(self) -> str:
        """The menu's title without the mark of its access key."""
        return self.menu.replace("&", "")

    @property
    def plain_text(self) -> str:
        """The text without the dots that announce a question."""
        return self.text.removesuffix("…")

    def keys_text(self, form: QKeySequence.SequenceFormat = QKeySequence.SequenceFormat.NativeText) -> str:
        """Its keys as a person reads them, the first one first."""
        return ", ".join(QKeySequence(key).toString(form) for key in self.keys)


def commands() -> list[Command]:
    """The whole list, in the order of the menus, in the person's language."""
    say = partial(QCoreApplication.translate, "Commands")
    papers, edit, paper = say("&Papers"), say("&Edit"), say("&This paper")
    fields, page, view, aid = say("&Fields"), say("P&age"), say("&View"), say("&Help")
    return [
        Command("open-papers", say("Open papers…"), papers, ("Ctrl+O",), "open"),
        Command("open-folder", say("Open a folder…"), papers, ("Ctrl+Shift+O",), "folder"),
        Command("try-samples", say("Try the sample papers"), papers),
        Command("pause", say("Pause reading"), papers, ("Ctrl+Shift+P",), "pause", group=True),
        Command("go-on", say("Go on reading"), papers, ("Ctrl+Shift+G",), "go-on"),
        Command("cancel-all", say("Stop reading"), papers, ("Ctrl+Shift+.",), "stop"),
        Command("read-all-again", say("Read again all that failed"), papers, ("Ctrl+Shift+R",), "again", group=True),
        Command("clear-inbox", say("Clear what is done from the inbox"), papers, ("Ctrl+Shift+K",)),
        Command("quit", say("Close Muniment"), papers, ("Ctrl+Q",), group=True),
        Command("undo", say("Undo"), edit, ("Ctrl+Z",), "undo"),
        Command("redo", say("Redo"), edit, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
        Command("search", say("Search the papers"), edit, ("Ctrl+F",), "search", group=True),
        Command("filter", say("Filter the papers"), edit, ("Ctrl+L",), "filter"),
        Command("clear-filter", say("Show all papers"), edit, ("Ctrl+Shift+L",)),
        Command("palette", say("Find a command or a paper…"), edit, ("Ctrl+K",)),
        Command("back", say("Back"), edit, ("Esc",)),
        Command("accept", say("Accept"), paper, ("Return", "Enter"), "done", review=True),
        Command("skip", say("Skip"), paper, ("S",), "skip", review=True),
        Command("change-type", say("Change the type"), paper, ("T",), review=True),
        Command("split", say("Split as proposed"), paper, ("P",), review=True, group=True),
        Command("split-otherwise", say("Split otherwise…"), paper, ("Shift+P",), review=True),
        Command("read-again", say("Read again"), paper, ("R",), "again", review=True, group=True),
        Command("cancel", say("Stop reading this paper"), paper, ("Ctrl+.",), "close"),
        Command("next-doubtful", say("Next doubtful field"), fields, ("Tab",), review=True),
        Command("previous-doubtful", say("Previous doubtful field"), fields, ("Shift+Tab",), review=True),
        Command("use-words", say("Use the chosen words"), fields, (), "done", group=True),
        Command("add-words", say("Add the chosen words as another value"), fields, ("Shift+Return",), review=True),
        Command("type-value", say("Type the value"), fields, ("F2",), "typed", review=True),
        Command("not-on-paper", say("Not on the paper"), fields, ("Del",), review=True),
        *(
            Command(
                f"runner-up-{number}",
                say("Take runner-up {0}").format(number),
                fields,
                (str(number),),
                review=True,
                group=number == 1,
            )
            for number in range(1, 10)
        ),
        Command("previous-page", say("Previous page"), page, ("PgUp",), "previous", review=True),
        Command("next-page", say("Next page"), page, ("PgDown",), "next", review=True),
        Command("zoom-in", say("Larger"), page, ("+", "=", "Ctrl++", "Ctrl+="), "zoom-in", review=True, group=True),
        Command("zoom-out", say("Smaller"), page, ("-", "Ctrl+-"), "zoom-out", review=True),
        Command("fit", say("Fit the page"), page, ("F",), "fit", review=True),
        Command("room-inbox", say("Inbox"), view, ("Ctrl+1",), "inbox"),
        Command("room-review", say("Review"), view, ("Ctrl+2",), "review"),
        Command("room-papers", say("Papers"), view, ("Ctrl+3",), "papers"),
        Command("room-activity", say("Activity"), view, ("Ctrl+4",), "activity"),
        Command("room-settings", say("Settings"), view, ("Ctrl+,",), "settings"),
        Command("next-pane", say("Next pane"), view, ("F6",), group=True),
        Command("previous-pane", say("Previous pane"), view, ("Shift+F6",)),
        Command("theme-system", say("Light or dark as the system"), view, group=True, checkable=True),
        Command("theme-light", say("Light"), view, checkable=True),
        Command("theme-dark", say("Dark"), view, checkable=True),
        Command("keys", say("Keys"), aid, ("F1",)),
    ]
