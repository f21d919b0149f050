"""Bytes to text: by byte-order mark, by the shape of UTF-16 and UTF-32, as UTF-8, else by the likeliest code page."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODE_PAGES = ["cp932", "gb18030", "big5", "euc_kr", "euc_jp", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256"]
"""Tried where the bytes are of no Western or Central European text."""

_START = 1 << 16
_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b\n]{0,4096}(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b\n]{0,4096}\x1b\\"
    r"|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]"
)
"""What steers a terminal: ECMA-48's control strings, control sequences and escape sequences."""

_CENTRAL = set("łŁąĄęĘśŚźŹżŻćĆńŃőŐűŰřŘšŠčČěĚžŽďĎťŤňŇůŮľĽĺĹŕŔţŢşŞăĂđĐ")
_WESTERN = set("äöüÄÖÜßéèêëàâçîïôùûñáíóúåÅøØæÆ€£§°´’‘“”–—…•¿¡ÉÀÈÇÑ«»„‚·½¼×²³©®™ãõÃÕìòÂÊÔÎœŒÁÍÓÚ\u00a0")


def looks_like_text(data: bytes) -> bool:
    """Whether the bytes can be text: marked, or of UTF-16's shape, or with few zero bytes and control characters."""
    start = data[:_START]
    if start.startswith(tuple(mark for mark, _ in _MARKS)) or _unmarked(start):
        return True
    controls = sum(byte < 32 and byte not in b"\0\t\n\r\f\b\x07\x1b" for byte in start)
    return start.count(0) <= 0.15 * len(start) and controls <= 0.01 * len(start)


def decode(data: bytes, named: str = "") -> str:
    """The text, by the encoding that is named for it where that is right. Never fails: what is wrong becomes U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if named:
        try:
            text = data.decode(named)
        except (LookupError, ValueError, TypeError):
            pass
        else:
            # Who names Latin-1 means Windows-1252, as the web's standard has it.
            return data.decode("cp1252", "replace") if codecs.lookup(named).name in ("iso8859-1", "ascii") else text
    if shape := _unmarked(data[:_START]):
        return data.decode(shape, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    patched = data.decode("utf-8", "replace")
    wrong = patched.count("\ufffd")
    whole = sum(character > "\x7f" for character in patched) - wrong
    if whole > wrong:
        return patched
    return data.decode(_code_page(data), "replace")


def plain(text: str) -> str:
    """The text without terminal codes and control characters; zero bytes among words become blanks."""
    text = _ESCAPES.sub("", text.replace("\u009b", "\x1b["))
    return re.sub("[\x01-\x08\x0e-\x1f\x7f-\x9f]", "", re.sub("\0+", " ", text))


def _unmarked(start: bytes) -> str:
    """The encoding of UTF-16 or UTF-32 without a mark, by where its zero bytes stand."""
    if len(start) < 8:
        return ""
    columns = [start[offset::4] for offset in range(4)]
    zeros = [column.count(0) / len(column) for column in columns]
    if min(zeros[2:]) > 0.95 and zeros[0] < 0.6:
        return "utf-32-le"
    if min(zeros[:2]) > 0.95 and zeros[3] < 0.6:
        return "utf-32-be"
    for encoding, high, low in (("utf-16-le", start[1::2], start[::2]), ("utf-16-be", start[::2], start[1::2])):
        # The upper bytes of a text in one script are few; blanks and digits, of any script's text, have a zero there.
        if low.count(0) <= 0.02 * len(low) and high.count(0) and len(set(high)) <= 4 < len(set(low)):
            return encoding
    return ""


def _code_page(data: bytes) -> str:
    """The likeliest code page: Western or Central European where its letters make words, else by charset-normalizer."""
    start = data[:_START]
    western, central = start.decode("cp1252", "replace"), start.decode("cp1250", "replace")
    foreign = [character for character in western if character > "\x7f"]
    letters = sum(character.isalpha() and character < "\x80" for character in western)
    in_central = sum(character in _CENTRAL for character in central)
    in_western = sum(character in _WESTERN for character in western)
    if letters >= 2 * len(foreign) and (in_western >= 0.6 * len(foreign) or in_central >= 0.3 * len(foreign)):
        strange = len(foreign) - in_western
        return "cp1250" if in_central > 0 and strange >= 0.25 * in_central else "cp1252"
    best = from_bytes(start, cp_isolation=[*_CODE_PAGES, "cp1252", "cp1250"]).best()
    return best.encoding if best is not None else "cp1252"
