"""Zip containers and the XML in them, opened with care: nothing is unpacked past a limit, or ever written anywhere.

What an index says of a member's size is not believed; bytes are counted as they come. XML is taken in pieces, and
given up at the first entity, at too deep a nesting, or at too many elements, before a tree of it could fill memory.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from muniment.errors import DamagedFile, Encrypted, PartsTooDeep, UnpacksTooLarge, UnsafeContent
from muniment.reading import limits

_STEP = 1 << 16
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    NotImplementedError,
)


class Package:
    """An opened container: members by name."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except _DAMAGE as error:
            raise DamagedFile(str(error)) from error
        if len(members) > limits.MEMBERS_OF_A_PACKAGE:
            raise UnpacksTooLarge
        self.names = frozenset(member.filename for member in members)
        self._left = limits.BYTES_OF_A_PACKAGE

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member's bytes, as they are unpacked. Raises UnpacksTooLarge, DamagedFile or Encrypted."""
        try:
            member = self._zip.getinfo(name)
            if member.flag_bits & 1:
                raise Encrypted
            if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise DamagedFile
            with self._zip.open(member) as stream:
                left = limits.BYTES_OF_A_PART
                while piece := stream.read(_STEP):
                    left -= len(piece)
                    self._left -= len(piece)
                    if left < 0 or self._left < 0:
                        raise UnpacksTooLarge
                    yield piece
        except KeyError as error:
            raise DamagedFile(name) from error
        except RuntimeError as error:
            raise Encrypted from error
        except _DAMAGE as error:
            raise DamagedFile(str(error)) from error

    def read(self, name: str) -> bytes:
        return b"".join(self.pieces(name))

    def xml(self, name: str) -> Element:
        """A member as a tree."""
        return tree(self.pieces(name))

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What an OOXML part refers to inside the package: by id, the kind (last word of its type) and the member."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self.names:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for each in self.xml(name):
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
                found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], target)
        return {key: value for key, value in found.items() if value[1] in self.names}


class _Tree(TreeBuilder):
    """Builds a tree within the limits."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._elements = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._elements += 1
        if self._depth > limits.DEPTH_OF_NESTING:
            raise PartsTooDeep
        if self._elements > limits.ELEMENTS_OF_A_PART:
            raise UnpacksTooLarge
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def tree(pieces: Iterator[bytes]) -> Element:
    """The tree of an XML text. Raises UnsafeContent, PartsTooDeep, UnpacksTooLarge or DamagedFile."""
    parser = DefusedXMLParser(target=_Tree(), forbid_dtd=True)
    try:
        for piece in pieces:
            parser.feed(piece)
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise UnsafeContent from error
    except (ParseError, LookupError, ValueError, AssertionError) as error:
        raise DamagedFile(str(error)) from error
    return root


def local(element: Element) -> str:
    """An element's name without its namespace: the strict and the usual forms of OOXML differ in nothing else."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute's value by its name without namespace; empty where it has none."""
    if name in element.attrib:
        return element.attrib[name]
    return next((value for key, value in element.attrib.items() if key.endswith("}" + name)), "")


def child(element: Element | None, *names: str) -> Element | None:
    """The element under another, down the names given."""
    for name in names:
        element = next((each for each in element if local(each) == name), None) if element is not None else None
    return element
