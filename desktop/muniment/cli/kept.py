"""The papers that are kept, for the commands that need no reader and no model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from muniment import settings
from muniment.cabinet.store import Store
from muniment.cli import screen
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
