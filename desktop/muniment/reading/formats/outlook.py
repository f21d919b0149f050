"""Mails as Outlook saves them (MSG), by python-oxmsg, read as mails are; a mail within the mail is said to be left
out."""

from __future__ import annotations

from oxmsg import Message

from muniment.errors import AttachmentDamaged, DamagedFile
from muniment.reading.formats import encoding
from muniment.reading.formats.mail import MailReader

MEDIA_TYPE = "application/vnd.ms-outlook"

_DAMAGE = (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, LookupError, EOFError)


def read(data: bytes) -> MailReader:
    """The mail and what hangs on it. Raises DamagedFile."""
    reader = MailReader()
    try:
        message = Message.load(data)
        headers = {name.lower(): value for name, value in message.message_headers.items()}
        reader.head(
            {
                "From": message.sender or "",
                "To": headers.get("to", "") or "; ".join(_named(each) for each in message.recipients[:200]),
                "Cc": headers.get("cc", ""),
                "Date": headers.get("date", "") or str(message.sent_date or ""),
                "Subject": message.subject,
            }
        )
        _body(message, reader)
        attachments = message.attachments
    except RecursionError as error:
        raise DamagedFile from error
    except _DAMAGE as error:
        raise DamagedFile(str(error)) from error
    for attachment in attachments:
        try:
            name, content = attachment.file_name or "", attachment.file_bytes or b""
        except _DAMAGE:
            reader.flow.fault(AttachmentDamaged.code)
        else:
            reader.enclose(name, content)
    return reader


def _body(message: Message, reader: MailReader) -> None:
    try:
        page = message.html_body or ""
    except (LookupError, ValueError):
        page = ""
    if not (page and reader.web_page(page)):
        reader.plain(encoding.plain(message.body or ""))


def _named(recipient: object) -> str:
    name, address = (str(getattr(recipient, each, "") or "") for each in ("name", "email_address"))
    return f"{name} <{address}>" if name and address and name != address else name or address
