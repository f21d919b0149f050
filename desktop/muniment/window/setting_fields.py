"""The settings that a person is asked about in the window, each with its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from muniment.settings import Language, Theme

ELSEWHERE = ("second_opinion",)
"""Settings that are not asked about here: a second model is chosen where it is added, on the command line."""


@dataclass(frozen=True)
class Asked:
    """One setting. `choices` gives the words for each value of one that is chosen from a list, `usual` those for
    leaving the choice to Muniment, where that can be."""

    name: str
    label: str
    help: str
    choices: Mapping[str, str] = field(default_factory=dict)
    usual: str = ""


def asked_settings() -> list[Asked]:
    """All of them, in their order, in the person's language."""
    translate = QCoreApplication.translate
    later = translate("Settings", "Counts from the next start of Muniment on.")
    return [
        Asked(
            "theme",
            translate("Settings", "Colours"),
            translate("Settings", "Light, dark, or as the system has it."),
            {
                Theme.SYSTEM: translate("Settings", "As the system"),
                Theme.LIGHT: translate("Settings", "Light"),
                Theme.DARK: translate("Settings", "Dark"),
            },
        ),
        Asked(
            "language",
            translate("Settings", "Language"),
            later,
            {
                Language.SYSTEM: translate("Settings", "As the system"),
                # A language is always called by its own name, so that whoever took a wrong one finds back.
                Language.ENGLISH: "English",
                Language.GERMAN: "Deutsch",
                Language.FRENCH: "Français",
            },
        ),
        Asked(
            "review_precision",
            translate("Settings", "Right answers among those nobody looks at"),
            translate("Settings", "The higher, the more papers wait for a person.") + " " + later,
        ),
        Asked(
            "readers",
            translate("Settings", "Papers read at the same time"),
            translate("Settings", "More are faster and leave less of the machine to other programs.") + " " + later,
            usual=translate("Settings", "As many as suit this machine"),
        ),
        Asked(
            "data_directory",
            translate("Settings", "Folder for papers"),
            translate("Settings", "Papers that are kept already stay where they are.") + " " + later,
            usual=translate("Settings", "The usual folder"),
        ),
    ]
