"""What other parts of the program say, in the person's language.

Below the window everything is said in English: errors, notices, reasons, labels of types and fields, and what an
operation did. Whole sentences are looked up as they are; those with a paper's own words in them by their templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
from PySide6.QtCore import QCoreApplication

from muniment import errors, notices, settings
from muniment.cabinet import faults
from muniment.errors import MunimentError
from muniment.filing import faults as filing_faults
from muniment.paper import DocumentType
from muniment.understanding.types import load_document_types

CONTEXT = "Core"

_ON_THE_COMMAND_LINE = (
    *("not-a-model", "model-damaged", "model-unsuitable", "model-too-large", "model-name-taken", "model-name-unfit"),
    *("no-such-model", "model-not-kept", "truth-broken", "said-of-others", "report-failed", "export-failed"),
)
"""Errors, by their codes, that the window never meets."""

_ALSO_TELL = (faults, filing_faults, settings)
"""Modules that add errors to the family when they are loaded."""

TEMPLATES = (
    # What an operation did.
    "type changed to {0}",
    "{0} set to “{1}”",
    "{0} typed as “{1}”",
    "{0} “{1}” removed",
    "{0} split into {1} papers",
    "{0} accepted",
    "tag “{0}” renamed to “{1}”",
    "{0} put on {1}",
    "{0} taken off {1}",
    "{0} made an older version of {1}",
    "{0} and {1} said to be different papers",
    "{0} filed as {1}",
    "{0} filed",
    "taken back: {0}",
    "brought again: {0}",
    # Why a person should look.
    "two candidates, {0} and {1}",
    "{0} is not sure",
    "not sure",
    "not found on the paper",
    "{0} of {1} values are not sure",
    "it could be {0} or {1}",
    "{0} could not be read",
    "{0} of a long paper were read but not weighed",
    "this looks like {0} papers scanned together",
    "net {0} and tax {1} do not add up to {2}",
    "tax {0} is more than the total {1}",
    "{0} would be {1} % of the net {2}, an unusual rate",
    "the year {0} can hardly be right",
    "{0} lies more than a year ahead",
    "{0} does not fit the dates {1} to {2}",
    "the check digits of {0} are wrong; compare it with the paper",
    "seller and buyer have the same number",
    "the paper names two accounts, {0} and {1}",
    "the paper prints {0}, {1}",
    "the paper does not print it, {0}",
    "the paper prints {0} as well, {1}",
    "the invoice data inside the file says {0}",
    "the payment code says {0}",
    "the second model reads {0}",
    "paper: {0}",
    "page {0}: {1}",
    "pages {0}: {1}",
    "pages: {0}",
    "type: {0}",
)
"""The longer and plainer ones come first where two could match."""


def said(text: str) -> str:
    """A sentence of the program in the person's language; what nobody has translated stays as it is."""
    whole = _exactly(text)
    if whole != text or not text:
        return whole
    for template, pattern in _patterns():
        match = pattern.fullmatch(text)
        if match is not None:
            return _exactly(template).format(*(said(part) for part in match.groups()))
    if "; " in text:
        return "; ".join(said(part) for part in text.split("; "))
    return text


def sentence(error: MunimentError) -> str:
    """What happened, and what was not changed."""
    return _exactly(error.sentence)


def next_step(error: MunimentError) -> str:
    """What to do."""
    return _exactly(error.next_step)


def reason(error: MunimentError) -> str:
    """The whole message for a person."""
    return f"{sentence(error)} {next_step(error)}"


def in_own_words(types: Sequence[DocumentType]) -> list[DocumentType]:
    """The types with the labels and descriptions that a person reads."""
    return [
        msgspec.structs.replace(
            each,
            label=_exactly(each.label),
            description=_exactly(each.description),
            fields=tuple(msgspec.structs.replace(field, label=_exactly(field.label)) for field in each.fields),
        )
        for each in types
    ]


def core_sentences() -> list[str]:
    """All that is to be translated of what other parts say."""
    return list(dict.fromkeys(_core_sentences()))


def _core_sentences() -> Iterator[str]:
    for error in errors.family():
        if error.code not in _ON_THE_COMMAND_LINE:
            yield error.sentence
            yield error.next_step
    yield from notices.sentences()
    for each in load_document_types():
        yield from (each.name, each.label, each.description)
        yield from (field.label for field in each.fields)
    yield from TEMPLATES


def _exactly(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text) if text else ""


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    made = []
    for template in TEMPLATES:
        parts = re.split(r"\{\d\}", template)
        made.append((template, re.compile("(.+?)".join(re.escape(part) for part in parts), re.DOTALL)))
    return made
