"""Tells what kind of paper some bytes are, by what is in them and never by a name, and opens it."""

from __future__ import annotations

import io
import re

import olefile

from muniment.errors import Archive, DamagedFile, Drawing, Encrypted, OldOfficeFile, PartsTooDeep, UnknownKind
from muniment.reading.formats import (
    mail,
    markdown,
    opendocument,
    outlook,
    rich_text,
    slides,
    spreadsheet,
    web_page,
    word,
)
from muniment.reading.formats.encoding import decode, looks_like_text
from muniment.reading.formats.package import Package, local
from muniment.reading.formats.paper_file import PaperFile
from muniment.reading.formats.text import TextFile
from muniment.reading.formats.typeset import TypesetFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = {"document": word, "workbook": spreadsheet, "presentation": slides}
"""By the name of a main part's outermost element."""

_CHARSET = re.compile(r"""<meta[^>]{0,300}charset\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(r"""<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]{2,40})""")
_HTML = re.compile(
    r"(<!--.{0,2000}?-->\s*)*(<!doctype\s+html|<(html|head|body|title|meta|table|div|p|h1|center)[\s>])", re.I | re.S
)
_MARKUP = re.compile(
    r"(<\?xml[^>]{0,200}\?>\s*)?((<!--.{0,2000}?-->|<!doctype[^\[>]{0,500}(\[[^\]]{0,2000}\]\s*)?>)\s*)*", re.I | re.S
)


def holds_others(data: bytes) -> bool:
    """Whether the bytes are a container or a mail, in which a PDF may stand whole."""
    return data.startswith((_OLE, *_ZIP)) or mail.looks_like_mail(data)


def open_by_content(data: bytes) -> PaperFile:
    """The paper in bytes that are neither PDF nor picture. Raises a PaperError that says why not."""
    try:
        if data.startswith(_ZIP):
            return _container(Package(data))
        if data.startswith(_OLE):
            return _compound(data)
        if data[:256].lstrip().startswith(b"{\\rtf"):
            return TypesetFile(rich_text.flow_of(data), rich_text.MEDIA_TYPE)
        if mail.looks_like_mail(data):
            reader = mail.MailReader()
            reader.read(data)
            return TypesetFile(reader.flow, mail.MEDIA_TYPE, reader.enclosures)
        if not looks_like_text(data):
            raise UnknownKind
        return _text(data)
    except RecursionError as error:
        raise PartsTooDeep from error


def _container(package: Package) -> PaperFile:
    if "mimetype" in package.names and "content.xml" in package.names:
        media_type = package.read("mimetype")[:200].decode("ascii", "replace").strip()
        if media_type.startswith(opendocument.MEDIA_TYPE):
            return TypesetFile(opendocument.flow_of(package), media_type)
    if "[Content_Types].xml" not in package.names:
        raise Archive
    mains = [name for kind, name in package.related("").values() if kind == "officeDocument"]
    if not mains:
        raise DamagedFile
    if not mains[0].endswith(".xml"):
        raise UnknownKind
    root = package.xml(mains[0])
    office = _OFFICE.get(local(root))
    if office is None:
        raise UnknownKind
    return TypesetFile(office.flow_of(package, mains[0], root), office.MEDIA_TYPE)


def _compound(data: bytes) -> PaperFile:
    """A file of Microsoft's compound format: a locked paper, a mail of Outlook's, or one of an old program."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            names = {"/".join(path).lower() for path in compound.listdir(streams=True, storages=True)}
    except (OSError, ValueError, IndexError, TypeError, KeyError, AttributeError, EOFError) as error:
        raise DamagedFile(str(error)) from error
    if "encryptedpackage" in names:
        raise Encrypted
    if "__properties_version1.0" in names:
        reader = outlook.read(data)
        return TypesetFile(reader.flow, outlook.MEDIA_TYPE, reader.enclosures)
    if names & {"worddocument", "workbook", "book", "powerpoint document"}:
        raise OldOfficeFile
    raise UnknownKind


def _text(data: bytes) -> PaperFile:
    text = decode(data)
    start = text[:8192].lstrip("\ufeff \t\r\n\f")
    markup = _MARKUP.match(start)
    body = start[markup.end() :].lstrip() if markup else start
    if body.lower().startswith("<svg"):
        raise Drawing
    if _HTML.match(start) or _HTML.match(body):
        named = _CHARSET.search(text[:4096]) or _XML_ENCODING.match(start)
        if named:
            text = decode(data, named.group(1))
        return TypesetFile(web_page.flow_of(text), web_page.MEDIA_TYPE)
    if start.startswith("<?xml"):
        raise UnknownKind
    if markdown.looks_like_markdown(text):
        return TypesetFile(markdown.flow_of(text), markdown.MEDIA_TYPE)
    return TextFile(text)
