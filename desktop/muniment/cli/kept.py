"""The papers that are kept, for the commands that need no reader and no model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from muniment import settings
from muniment.cabinet.store import Store
from muniment.cli import screen
from muniment.filer import Filer
from muniment.paper import DocumentType
from muniment.understanding.types import all_document_types


def document_types() -> dict[str, DocumentType]:
    """The document types by name."""
    return {kind.name: kind for kind in all_document_types(settings.data_directory())}


@contextmanager
def opened(*, writable: bool = False) -> Iterator[Store]:
    """The store of kept papers. To read it, it need not be free: a window may be open on it."""
    with screen.errors_told(), Store(settings.data_directory(), document_types(), writable=writable) as store:
        yield store


@contextmanager
def filer(*, writable: bool = False) -> Iterator[tuple[Store, Filer]]:
    """The store and what files its papers. Where it is writable, what was begun before is gone on with first."""
    with opened(writable=writable) as store:
        filer = Filer(store, settings.data_directory(), document_types())
        if writable:
            filer.recover()
        yield store, filer
