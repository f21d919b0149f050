"""Where the papers in a batch scan begin, page by page, for a person to say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from muniment.cabinet.records import StoredPaper
from muniment.window.page_pictures import PagePictures
from muniment.window.theme import UNIT, text_scale

_PICTURE_HEIGHT = 26 * UNIT
_ROUGH = 72.0
_LETTERS = 60


class SplitDialog(QDialog):
    """Lists the pages with a small picture and their first words; a tick says that a new paper begins there.

    The arrow keys go from page to page and Space ticks; Enter splits, Esc leaves everything as it is.
    """

    def __init__(self, paper: StoredPaper, pictures: PagePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._pictures = pictures
        self._wanted = [page.number for page in paper.reading.pages]
        self.setWindowTitle(self.tr("Split {0}").format(paper.name))
        words = QLabel(self.tr("Tick each page at which a new paper begins. The scan itself stays as it is."))
        words.setWordWrap(True)
        self.pages = QListWidget()
        self.pages.setAccessibleName(self.tr("Pages at which a new paper begins"))
        self.pages.setIconSize(QSize(_PICTURE_HEIGHT, _PICTURE_HEIGHT))
        self.pages.setUniformItemSizes(True)
        self._fill({part.first for part in paper.verdict.parts[1:]})
        self.pages.itemChanged.connect(self._count)
        self.split_button = QPushButton()
        self.split_button.setProperty("primary", True)
        self.split_button.setDefault(True)
        self.split_button.clicked.connect(self.accept)
        leave = QPushButton(self.tr("Cancel"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.split_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 4 * UNIT, 4 * UNIT, 4 * UNIT)
        layout.setSpacing(3 * UNIT)
        layout.addWidget(words)
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot)
        self.resize(round(130 * UNIT * text_scale(self)), round(150 * UNIT * text_scale(self)))
        pictures.arrived.connect(self._arrived)
        pictures.failed.connect(lambda key, _: self._arrived(key))
        self._count()
        self._ask()

    @property
    def starts(self) -> Sequence[int]:
        """The pages that are ticked."""
        items = [self.pages.item(row) for row in range(self.pages.count())]
        ticked = [item for item in items[1:] if item.checkState() is Qt.CheckState.Checked]
        return [item.data(Qt.ItemDataRole.UserRole) for item in ticked]

    def _fill(self, ticked: set[int]) -> None:
        room = QPixmap(_PICTURE_HEIGHT, _PICTURE_HEIGHT)
        room.fill(Qt.GlobalColor.transparent)
        texts = {page.number: page.line_text(0) if page.lines else "" for page in self._paper.reading.pages}
        for number in range(1, self._paper.reading.page_count + 1):
            begins = texts.get(number, "")[:_LETTERS]
            item = QListWidgetItem(QIcon(room), self.tr("Page {0}").format(number) + (f"   {begins}" if begins else ""))
            item.setData(Qt.ItemDataRole.UserRole, number)
            # The first page begins a paper in any case.
            item.setCheckState(Qt.CheckState.Checked if number == 1 or number in ticked else Qt.CheckState.Unchecked)
            if number == 1:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.pages.addItem(item)
        self.pages.setCurrentRow(0)

    def _count(self) -> None:
        parts = len(self.starts) + 1
        self.split_button.setEnabled(parts > 1)
        self.split_button.setText(
            self.tr("Split into {0} papers").format(parts) if parts > 1 else self.tr("Split into papers")
        )

    def _ask(self) -> None:
        """Ask for the next small picture: one at a time, since a later wish drops earlier ones."""
        while self._wanted:
            page = self._paper.reading.page(self._wanted[0])
            key = (self._paper.paper_id, page.number)
            if self._pictures.best(key) is None:
                self._pictures.ask(key, _ROUGH, (page.width, page.height))
                return
            self._show(key)
            self._wanted.pop(0)

    def _arrived(self, key: tuple[int, int]) -> None:
        if self._wanted and key == (self._paper.paper_id, self._wanted[0]):
            self._show(key)
            self._wanted.pop(0)
            self._ask()

    def _show(self, key: tuple[int, int]) -> None:
        image = self._pictures.best(key)
        if image is not None:
            small = image.scaled(
                self.pages.iconSize(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            framed = QPixmap.fromImage(small)
            painter = QPainter(framed)
            painter.setPen(self.palette().mid().color())
            painter.drawRect(framed.rect().adjusted(0, 0, -1, -1))
            painter.end()
            self.pages.item(key[1] - 1).setIcon(QIcon(framed))
