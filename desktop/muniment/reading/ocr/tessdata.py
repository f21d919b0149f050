"""Where Tesseract's data for the languages lie: with an installed program, with the system's packages, or where
TESSDATA_PREFIX says."""

from __future__ import annotations

import os
from pathlib import Path

from muniment import places

_PLACES = (
    places.resources() / "tessdata",
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


def folder() -> Path | None:
    """The folder that TESSDATA_PREFIX names, else the first that holds a language; None where there is none."""
    named = os.environ.get("TESSDATA_PREFIX")
    places = (Path(place) for place in ((named,) if named else _PLACES))
    return next((place for place in places if any(place.glob("*.traineddata"))), None)
