"""The list of keys, made from the commands: as a dialog, and as the page of the manual."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from muniment.window.commands import Command
from muniment.window.theme import UNIT, text_scale


class KeysDialog(QDialog):
    """What each key does, menu by menu."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Keys"))
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        for menu, some in by_menu(commands):
            head = QTreeWidgetItem(self.list, [menu])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for command in some:
                QTreeWidgetItem(head, [command.plain_text, command.keys_text()])
            head.setExpanded(True)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 4 * UNIT, 4 * UNIT, 4 * UNIT)
        layout.setSpacing(3 * UNIT)
        layout.addWidget(self.list, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(round(140 * UNIT * text_scale(self)), round(150 * UNIT * text_scale(self)))


def by_menu(commands: Sequence[Command]) -> list[tuple[str, list[Command]]]:
    """The commands that have keys, menu by menu."""
    menus = dict.fromkeys(command.menu_text for command in commands)
    with_keys = [command for command in commands if command.keys]
    sorted_out = [(menu, [command for command in with_keys if command.menu_text == menu]) for menu in menus]
    return [(menu, some) for menu, some in sorted_out if some]


def keys_page(commands: Sequence[Command]) -> str:
    """The page of the manual, in Markdown."""
    lines = [
        "# Keys",
        "",
        "This list is made from the program's own: `python -m tests.window.keys_page` writes it anew. Keys of this",
        "paper, the fields and the page work wherever one is not typing. F1 shows the list in the window.",
    ]
    for menu, some in by_menu(commands):
        lines += ["", f"## {menu}", "", "| keys | what it does |", "| --- | --- |"]
        for command in some:
            keys = " or ".join(
                f"`{QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)}`" for key in command.keys
            )
            lines.append(f"| {keys} | {command.plain_text} |")
    return "\n".join(lines) + "\n"
