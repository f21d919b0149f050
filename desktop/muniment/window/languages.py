"""The window's languages: Qt's own translation files, compiled, from `resources/translations`."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from muniment import places
from muniment.settings import Language

SPOKEN = (Language.GERMAN, Language.FRENCH)
"""The languages beside English, in which everything is written."""


def speak(application: QApplication, language: Language) -> None:
    """Show everything that is made from now on in that language; dates and amounts are written as it writes them."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    locale = QLocale.system() if language is Language.SYSTEM else QLocale(language.value)
    QLocale.setDefault(locale)
    own, qts = places.resources() / "translations", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qts), ("muniment", str(own))):
        translator = QTranslator(application)
        if translator.load(QLocale(locale), name, "_", folder):
            application.installTranslator(translator)
        else:
            translator.deleteLater()
    application.setLayoutDirection(locale.textDirection())
