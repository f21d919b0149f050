"""Document types are data: one TOML file each under `resources/types`, read strictly.

A file that is not as it should be is an error that names the file and the place in it, never a guess: a type that is
read wrongly would file papers wrongly. The catch-all type, "other", has no fields and is always there.

An office can describe types of its own, in the folder `types` of its data folder. The first model knows nothing of
them; where a second model is in use, it says them (see `opinion`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from muniment import places
from muniment.errors import DocumentTypeBroken
from muniment.paper import DocumentType, Field, Kind

OTHER = "other"


class _FieldEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A `[[fields]]` table as it stands in the file."""

    name: str
    label: str
    kind: Kind
    many: bool = False
    expected: bool = False


class _TypeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file."""

    name: str
    label: str
    description: str
    fields: tuple[_FieldEntry, ...] = ()


@cache
def load_document_types() -> tuple[DocumentType, ...]:
    """The types that the product knows, by name, with "other" last."""
    return read_document_types(places.resources() / "types")


def document_type(name: str) -> DocumentType | None:
    """The type of that name, if there is one."""
    return next((kind for kind in load_document_types() if kind.name == name), None)


@cache
def office_types(data_directory: Path) -> tuple[DocumentType, ...]:
    """The types that an office has described itself, by name; DocumentTypeBroken where one is called as ours are."""
    types = tuple(_read_type(path) for path in sorted((data_directory / "types").glob("*.toml")))
    for kind in types:
        if document_type(kind.name) is not None or kind.name == "type":
            raise DocumentTypeBroken(f'{data_directory / "types"}: the name "{kind.name}" is taken')
    return types


def all_document_types(data_directory: Path) -> tuple[DocumentType, ...]:
    """The product's types and the office's, with "other" last."""
    *known, other = load_document_types()
    return (*known, *office_types(data_directory), other)


def read_document_types(folder: Path) -> tuple[DocumentType, ...]:
    """Read every `.toml` file of a folder as a document type; DocumentTypeBroken at the first fault."""
    files = sorted(folder.glob("*.toml"))
    types = [_read_type(path) for path in files]
    if not any(kind.name == OTHER for kind in types):
        raise DocumentTypeBroken(f'{folder}: there is no type called "{OTHER}"')
    return tuple(sorted(types, key=lambda kind: (kind.name == OTHER, kind.name)))


def _read_type(path: Path) -> DocumentType:
    try:
        entry = msgspec.toml.decode(path.read_bytes(), type=_TypeEntry)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise DocumentTypeBroken(f"{path}: {error}") from error
    if entry.name != path.stem:
        raise DocumentTypeBroken(f'{path}: the type is called "{entry.name}", but its file "{path.stem}"')
    names = [field.name for field in entry.fields]
    for name in (entry.name, *names):
        if not (name.isascii() and name.isidentifier() and name == name.lower()):
            raise DocumentTypeBroken(f'{path}: "{name}" is not a name of small letters, digits and underscores')
    if repeated := next((name for name in names if names.count(name) > 1), None):
        raise DocumentTypeBroken(f'{path}: the field "{repeated}" stands there twice')
    fields = tuple(Field(field.name, field.label, field.kind, field.many, field.expected) for field in entry.fields)
    return DocumentType(entry.name, entry.label, entry.description, fields)
