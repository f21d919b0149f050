"""Mails (EML), by the standard library: the mail is a paper, and what hangs on it are papers of their own.

Who wrote when to whom about what stands first, then the body: its HTML as shown, else its plain text. A message within
the message is read in place. Pictures that the body itself shows are no attachments. Read with the older, forgiving
policy: the newer one raises on broken heads, and works for minutes over some long ones.
"""

from __future__ import annotations

import email
import email.header
import email.policy
import re
from email.errors import (
    CloseBoundaryNotFoundDefect,
    MessageError,
    MissingHeaderBodySeparatorDefect,
    MultipartInvariantViolationDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
from email.message import Message

from muniment.errors import AttachmentDamaged, DamagedFile, EnclosuresLeftOut, PaperError, PartsTooDeep, TooManyParts
from muniment.reading import limits
from muniment.reading.formats import encoding, web_page
from muniment.reading.formats.flow import Flow, Style
from muniment.reading.messages import Enclosure

MEDIA_TYPE = "message/rfc822"
SHOWN = ("From", "To", "Cc", "Date", "Subject")

_HEAD_LINE = re.compile(rb"([!-9;-~]+)[ \t]*:|[ \t]|From \S")
_OF_A_MAIL = {
    b"mime-version",
    b"message-id",
    b"received",
    b"return-path",
    b"delivered-to",
    b"content-type",
    b"x-mailer",
}
_OF_A_LETTER = {b"from", b"to", b"subject"}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CID = re.compile(r"cid:([^\"'\s>)]{1,300})", re.IGNORECASE)
_MOST_HEAD_LINES = 500
_MOST_STRANGE_LINES = 2
_INCOMPLETE = (
    CloseBoundaryNotFoundDefect,
    MissingHeaderBodySeparatorDefect,
    MultipartInvariantViolationDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)


def looks_like_mail(data: bytes) -> bool:
    """Whether it begins with a mail's head: lines of names and values, one of which only a mail has, and one that a
    letter could have: what a web server says before a file is no mail."""
    names: set[bytes] = set()
    strange = 0
    for line in data[:65536].lstrip(b"\r\n\xef\xbb\xbf").split(b"\n", _MOST_HEAD_LINES)[:_MOST_HEAD_LINES]:
        match = _HEAD_LINE.match(line)
        strange += match is None
        if not line.strip() or strange > _MOST_STRANGE_LINES:
            break
        if match and match.group(1):
            names.add(match.group(1).lower())
    return bool(names & _OF_A_MAIL) and bool(names & _OF_A_LETTER) and len(names) >= 3


class MailReader:
    """Gathers a mail's text and what hangs on it."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.enclosures: list[Enclosure] = []
        self._parts = 0
        self._bytes = 0

    def read(self, data: bytes) -> None:
        """Take in a mail. Raises DamagedFile where nothing of it can be made out."""
        try:
            message = email.message_from_bytes(self._mended(data), policy=email.policy.compat32)
        except RecursionError as error:
            raise PartsTooDeep from error
        except (ValueError, LookupError, TypeError, AttributeError, AssertionError, IndexError) as error:
            raise DamagedFile(str(error)) from error
        self._message(message, 0)

    def head(self, values: dict[str, str]) -> None:
        """The lines at the top of a mail."""
        for name in SHOWN:
            if value := values.get(name, "").strip():
                self.flow.paragraph(f"{name}: {value}", Style.HEADING if name == "Subject" else Style.BODY)

    def web_page(self, text: str) -> bool:
        """A body in HTML; false where it holds no text."""
        before = sum(map(len, self.flow.sections))
        try:
            web_page.add_to(self.flow, text)
        except PaperError:
            self.flow.fault(AttachmentDamaged.code)
        return sum(map(len, self.flow.sections)) > before

    def plain(self, text: str) -> None:
        """A body in plain text."""
        for paragraph in re.split(r"\n[ \t]*\n", encoding.plain(text.replace("\r\n", "\n"))):
            self.flow.paragraph(paragraph)

    def enclose(self, name: str, data: bytes) -> None:
        """An attachment, where there is room for it."""
        self._bytes += len(data)
        if len(self.enclosures) >= limits.ATTACHMENTS_OF_A_MAIL or self._bytes > limits.BYTES_OF_A_PAPER:
            self.flow.fault(EnclosuresLeftOut.code)
        elif data:
            self.enclosures.append(Enclosure(display_name(name), data))
        else:
            self.flow.fault(AttachmentDamaged.code)

    def _mended(self, data: bytes) -> bytes:
        """The mail without lines of its head that are none: the parser would take all that follows for the body."""
        end = re.search(rb"\r?\n\r?\n", data[:65536])
        lines = data[: end.start()].splitlines(keepends=True) if end else []
        good = [line for line in lines if _HEAD_LINE.match(line)]
        if end is None or len(good) == len(lines):
            return data
        self.flow.fault(AttachmentDamaged.code)
        return b"".join(good) + data[end.start() :]

    def _message(self, message: Message, depth: int) -> None:
        self.head({name: _decoded(message.get(name)) for name in SHOWN})
        self._part(message, depth, frozenset())

    def _part(self, part: Message, depth: int, shown: frozenset[str]) -> None:
        self._parts += 1
        if self._parts > limits.PARTS_OF_A_MAIL:
            self.flow.fault(TooManyParts.code)
            return
        if depth > limits.DEPTH_OF_A_MAIL:
            self.flow.fault(PartsTooDeep.code)
            return
        if any(isinstance(defect, _INCOMPLETE) for defect in part.defects):
            self.flow.fault(AttachmentDamaged.code)
        kind = part.get_content_type()
        payload = part.get_payload()
        if isinstance(payload, list):
            children = [each for each in payload if isinstance(each, Message)]
            if kind == "multipart/alternative":
                self._alternative(children, depth, shown)
                return
            if kind == "multipart/related":
                shown |= _cids(children)
            for child in children:
                if kind == "message/rfc822":
                    self._message(child, depth + 1)
                else:
                    self._part(child, depth + 1, shown)
            if not children:
                self.flow.fault(AttachmentDamaged.code)
        elif kind.startswith("multipart/"):
            self.flow.fault(AttachmentDamaged.code)
            self.plain(str(payload or ""))
        else:
            self._leaf(part, kind, shown)

    def _alternative(self, children: list[Message], depth: int, shown: frozenset[str]) -> None:
        """One of several forms of the same text: the richest one that holds any, as mail programs show it."""
        before = sum(map(len, self.flow.sections))
        for child in reversed(children):
            if child.get_content_type() in ("text/html", "text/plain") or child.is_multipart():
                self._part(child, depth + 1, shown)
                if sum(map(len, self.flow.sections)) > before:
                    return

    def _leaf(self, part: Message, kind: str, shown: frozenset[str]) -> None:
        data = _payload(part)
        name = _file_name(part)
        if any("Base64" in type(defect).__name__ for defect in part.defects):
            self.flow.fault(AttachmentDamaged.code)
        attached = _disposition(part) == "attachment"
        if kind == "text/html" and not attached and not name:
            self.web_page(encoding.decode(data, _charset(part)))
        elif kind == "text/plain" and not attached and not name:
            self.plain(encoding.decode(data, _charset(part)))
        elif _content_id(part) not in shown or not kind.startswith("image/"):
            self.enclose(name or f"attachment.{part.get_content_subtype()}", data)


def display_name(name: str) -> str:
    """An attachment's name without folders and control characters. It is shown, and decides nothing."""
    bare = re.split(r"[/\\]", _CONTROL.sub("", name))[-1].strip(" .")
    return bare[: limits.CHARACTERS_OF_A_NAME] or "attachment"


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError):
        data = str(part.get_payload() or "").encode("utf-8", "replace")
    return data if isinstance(data, bytes) else b""


def _charset(part: Message) -> str:
    try:
        return part.get_content_charset() or ""
    except (ValueError, LookupError, TypeError):
        return ""


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return "attachment"
    return _decoded(name)


def _disposition(part: Message) -> str:
    return (part.get_content_disposition() or "").lower()


def _content_id(part: Message) -> str:
    return str(part.get("Content-ID", "")).strip().strip("<>").lower()


def _cids(parts: list[Message]) -> frozenset[str]:
    """The pictures that the HTML among these parts shows in its text."""
    found: set[str] = set()
    for part in parts:
        for each in part.walk() if part.is_multipart() else (part,):
            if each.get_content_type() == "text/html":
                found.update(name.lower() for name in _CID.findall(encoding.decode(_payload(each), _charset(each))))
    return frozenset(found)


def _decoded(value: object) -> str:
    """A line of the head with its encoded words decoded; what cannot be is shown as it stands."""
    raw = str(value or "").encode("utf-8", "surrogateescape")[: limits.CHARACTERS_OF_A_HEADER]
    text = " ".join(encoding.decode(raw).split())
    try:
        parts = email.header.decode_header(text)
        return "".join(
            part if isinstance(part, str) else encoding.decode(part, name or "utf-8") for part, name in parts
        )
    except (ValueError, LookupError, TypeError, MessageError):
        return text
