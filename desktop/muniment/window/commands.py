"""Everything that a person can do, named once: menus, buttons, keys, palette and manual are made of this."""

from __future__ import annotations

from dataclasses import dataclass

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
    translate = QCoreApplication.translate
    papers, edit, paper = (
        translate("Commands", "&Papers"),
        translate("Commands", "&Edit"),
        translate("Commands", "&This paper"),
    )
    fields, page, view, aid = (
        translate("Commands", "&Fields"),
        translate("Commands", "P&age"),
        translate("Commands", "&View"),
        translate("Commands", "&Help"),
    )
    return [
        Command("open-papers", translate("Commands", "Open papers…"), papers, ("Ctrl+O",), "open"),
        Command("open-folder", translate("Commands", "Open a folder…"), papers, ("Ctrl+Shift+O",), "folder"),
        Command("try-samples", translate("Commands", "Try the sample papers"), papers),
        Command("pause", translate("Commands", "Pause reading"), papers, ("Ctrl+Shift+P",), "pause", group=True),
        Command("go-on", translate("Commands", "Go on reading"), papers, ("Ctrl+Shift+G",), "go-on"),
        Command("cancel-all", translate("Commands", "Stop reading"), papers, ("Ctrl+Shift+.",), "stop"),
        Command(
            "read-all-again",
            translate("Commands", "Read again all that failed"),
            papers,
            ("Ctrl+Shift+R",),
            "again",
            group=True,
        ),
        Command("clear-inbox", translate("Commands", "Clear what is done from the inbox"), papers, ("Ctrl+Shift+K",)),
        Command("quit", translate("Commands", "Close Muniment"), papers, ("Ctrl+Q",), group=True),
        Command("undo", translate("Commands", "Undo"), edit, ("Ctrl+Z",), "undo"),
        Command("redo", translate("Commands", "Redo"), edit, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
        Command("search", translate("Commands", "Search the papers"), edit, ("Ctrl+Shift+F",), "search", group=True),
        Command("filter", translate("Commands", "Filter the papers"), edit, ("Ctrl+L",), "filter"),
        Command("clear-filter", translate("Commands", "Show all papers"), edit, ("Ctrl+Shift+L",)),
        Command("palette", translate("Commands", "Find a command or a paper…"), edit, ("Ctrl+K",)),
        Command("back", translate("Commands", "Back"), edit, ("Esc",)),
        Command("accept", translate("Commands", "Accept"), paper, ("Return", "Enter"), "done", review=True),
        Command("skip", translate("Commands", "Skip"), paper, ("S",), "skip", review=True),
        Command("change-type", translate("Commands", "Change the type"), paper, ("T",), review=True),
        Command("split", translate("Commands", "Split as proposed"), paper, ("P",), review=True, group=True),
        Command("split-otherwise", translate("Commands", "Split otherwise…"), paper, ("Shift+P",), review=True),
        Command("read-again", translate("Commands", "Read again"), paper, ("R",), "again", review=True, group=True),
        Command("show-in-folder", translate("Commands", "Show in folder"), paper, ("Ctrl+Shift+E",), "folder"),
        Command("cancel", translate("Commands", "Stop reading this paper"), paper, ("Ctrl+.",), "close"),
        Command("next-doubtful", translate("Commands", "Next doubtful field"), fields, ("Tab",), review=True),
        Command(
            "previous-doubtful", translate("Commands", "Previous doubtful field"), fields, ("Shift+Tab",), review=True
        ),
        Command("use-words", translate("Commands", "Use the chosen words"), fields, (), "done", group=True),
        Command(
            "add-words",
            translate("Commands", "Add the chosen words as another value"),
            fields,
            ("Shift+Return",),
            review=True,
        ),
        Command("type-value", translate("Commands", "Type the value"), fields, ("F2",), "typed", review=True),
        Command("not-on-paper", translate("Commands", "Not on the paper"), fields, ("Del",), review=True),
        *(
            Command(
                f"runner-up-{number}",
                translate("Commands", "Take runner-up {0}").format(number),
                fields,
                (str(number),),
                review=True,
                group=number == 1,
            )
            for number in range(1, 10)
        ),
        Command("find-on-page", translate("Commands", "Search on this paper"), page, ("Ctrl+F",), "search"),
        Command("copy-words", translate("Commands", "Copy the chosen words"), page, ("Ctrl+C",), review=True),
        Command("previous-page", translate("Commands", "Previous page"), page, ("PgUp",), "previous", review=True),
        Command("next-page", translate("Commands", "Next page"), page, ("PgDown",), "next", review=True),
        Command(
            "zoom-in",
            translate("Commands", "Larger"),
            page,
            ("+", "=", "Ctrl++", "Ctrl+="),
            "zoom-in",
            review=True,
            group=True,
        ),
        Command("zoom-out", translate("Commands", "Smaller"), page, ("-", "Ctrl+-"), "zoom-out", review=True),
        Command("fit", translate("Commands", "Fit the page"), page, ("F",), "fit", review=True),
        Command("turn", translate("Commands", "Turn the page"), page, ("Shift+R",), "turn", review=True),
        Command("room-inbox", translate("Commands", "Inbox"), view, ("Ctrl+1",), "inbox"),
        Command("room-review", translate("Commands", "Review"), view, ("Ctrl+2",), "review"),
        Command("room-papers", translate("Commands", "Papers"), view, ("Ctrl+3",), "papers"),
        Command("room-activity", translate("Commands", "Activity"), view, ("Ctrl+4",), "activity"),
        Command("room-settings", translate("Commands", "Settings"), view, ("Ctrl+,",), "settings"),
        Command("next-pane", translate("Commands", "Next pane"), view, ("F6",), group=True),
        Command("previous-pane", translate("Commands", "Previous pane"), view, ("Shift+F6",)),
        Command("theme-system", translate("Commands", "Light or dark as the system"), view, group=True, checkable=True),
        Command("theme-light", translate("Commands", "Light"), view, checkable=True),
        Command("theme-dark", translate("Commands", "Dark"), view, checkable=True),
        Command("keys", translate("Commands", "Keys"), aid, ("F1",)),
    ]
