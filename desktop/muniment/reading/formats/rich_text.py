"""Rich text (RTF), by a reader of our own: the library for it drops headers, footnotes and text boxes, and shows what
is hidden.

Read are body, table rows, headers, footers, footnotes, text boxes and fields as last shown, in the code page of each
font. Not read: hidden and deleted text (noticed), pictures and embedded objects. Whatever is broken is passed over.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from muniment.errors import PartsTooDeep
from muniment.reading.formats.flow import Flow

MEDIA_TYPE = "application/rtf"

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\"
)
_SKIPPED = {
    *(b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"objdata", b"themedata", b"datastore"),
    *(
        b"colorschememapping",
        b"latentstyles",
        b"listtable",
        b"listoverridetable",
        b"rsidtbl",
        b"generator",
        b"xmlnstbl",
    ),
    *(
        b"fldinst",
        b"annotation",
        b"atnid",
        b"atnauthor",
        b"filetbl",
        b"revtbl",
        b"bkmkstart",
        b"bkmkend",
        b"nonshppict",
    ),
    *(b"mmathPr", b"pgptbl", b"xe", b"tc", b"sn", b"private", b"template", b"pnseclvl", b"pntxta", b"pntxtb"),
    *(b"listpicture", b"fontemb", b"falt", b"panose", b"background", b"do", b"formfield", b"ffname", b"datafield"),
}
_ASIDE = {b"footnote", b"shptxt", *(name + side for name in (b"header", b"footer") for side in (b"", b"l", b"r", b"f"))}
_SIGNS = {
    b"tab": "\t",
    b"line": "\n",
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
}
_SYMBOLS = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_MOST_GROUPS = 10_000


@dataclass(frozen=True)
class _State:
    """What holds within a group."""

    skipped: bool = False
    hidden: bool = False
    in_table: bool = False
    font: int = -1
    unicode_skip: int = 1
    aside: bool = False


def flow_of(data: bytes) -> Flow:
    """The text of a rich text. Raises PartsTooDeep."""
    reader = _Reader(data)
    reader.read()
    return reader.flow


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.flow = Flow()
        self._data = data
        self._state = _State()
        self._stack: list[_State] = []
        self._text: list[str] = []
        self._cells: list[str] = []
        self._bytes = bytearray()
        self._skip = 0
        self._high = 0
        self._code_page = "cp1252"
        self._fonts = _font_code_pages(data)
        self._held: list[tuple[list[str], list[str]]] = []

    def read(self) -> None:
        at, size = 0, len(self._data)
        while at < size and not self.flow.is_full():
            token = _TOKEN.match(self._data, at)
            if token is None:
                at += 1
                continue
            at = token.end()
            word, number, code, symbol, brace, text = token.groups()
            if code is not None:
                self._byte(int(code, 16))
            elif text is not None:
                self._plain(text)
            else:
                self._flush()
                if brace == b"{":
                    self._push()
                elif brace == b"}":
                    self._pop()
                    if not self._stack:
                        break
                elif symbol is not None:
                    self._symbol(symbol)
                elif word is not None:
                    if word == b"bin":
                        at += max(0, int(number or 0))
                    self._word(word, int(number) if number else None)
        self._flush()
        self._paragraph()

    def _push(self) -> None:
        if len(self._stack) >= _MOST_GROUPS:
            raise PartsTooDeep
        self._stack.append(self._state)
        self._state = replace(self._state, aside=False)

    def _pop(self) -> None:
        if self._state.aside and self._held:
            self._paragraph()
            self._text, self._cells = self._held.pop()
        self._state = self._stack.pop() if self._stack else self._state

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            # A destination to be passed over by who does not know it; `_word` takes back those that are read.
            self._state = replace(self._state, skipped=True)
        elif symbol in _SYMBOLS:
            self._say(_SYMBOLS[symbol])
        elif symbol in (b"\n", b"\r"):
            self._paragraph()

    def _word(self, word: bytes, number: int | None) -> None:
        if word in (b"shpinst", b"shptxt") and self._state.skipped and self._stack and not self._stack[-1].skipped:
            self._state = replace(self._state, skipped=False)
        if word in _SKIPPED:
            self._state = replace(self._state, skipped=True)
        elif word in _ASIDE and not self._state.skipped:
            self._held.append((self._text, self._cells))
            self._text, self._cells = [], []
            self._state = replace(self._state, aside=True, in_table=False)
        elif word == b"ansicpg" and number:
            self._code_page = _known(f"cp{number}") or self._code_page
        elif word == b"u" and number is not None:
            self._character(number)
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif word in (b"par", b"sect", b"page", b"cell", b"nestcell", b"row"):
            self._structure(word)
        else:
            self._format(word, number)

    def _structure(self, word: bytes) -> None:
        if self._state.skipped:
            return
        if word in (b"cell", b"nestcell"):
            self._cells.append("".join(self._text).strip())
            self._text.clear()
        elif word == b"row":
            self.flow.row(self._cells)
            self._cells.clear()
        elif self._cells or self._state.in_table:
            self._say("\n")
        else:
            self._paragraph()
            if word == b"page":
                self.flow.new_page()

    def _format(self, word: bytes, number: int | None) -> None:
        if word in (b"v", b"deleted"):
            self._state = replace(self._state, hidden=number != 0)
        elif word == b"plain":
            self._state = replace(self._state, hidden=False)
        elif word == b"f" and number is not None:
            self._state = replace(self._state, font=number)
        elif word == b"uc" and number is not None:
            self._state = replace(self._state, unicode_skip=max(0, min(number, 10)))
        elif word == b"pard":
            self._state = replace(self._state, in_table=False)
        elif word == b"intbl":
            self._state = replace(self._state, in_table=True)

    def _character(self, number: int) -> None:
        """A sign by its UTF-16 number; those beyond 65,535 come in two halves."""
        number %= 0x10000
        self._skip = self._state.unicode_skip
        if 0xD800 <= number < 0xDC00:
            self._high = number
        elif 0xDC00 <= number < 0xE000:
            if self._high:
                self._say(chr(0x10000 + ((self._high - 0xD800) << 10) + number - 0xDC00))
            self._high = 0
        else:
            self._say(chr(number))

    def _byte(self, value: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(value)

    def _plain(self, text: bytes) -> None:
        skipped = min(self._skip, len(text))
        self._skip -= skipped
        self._bytes += text[skipped:]

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._fonts.get(self._state.font) or self._code_page
            self._say(self._bytes.decode(encoding, "replace"))
            self._bytes.clear()

    def _say(self, text: str) -> None:
        if self._state.skipped:
            return
        if self._state.hidden:
            self.flow.hidden = self.flow.hidden or any(map(str.isalnum, text))
        else:
            self._text.append(text)

    def _paragraph(self) -> None:
        if self._cells:
            self.flow.row([*self._cells, "".join(self._text)])
            self._cells.clear()
        else:
            self.flow.paragraph("".join(self._text))
        self._text.clear()


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name if encoding != "cp65001" else "utf-8"
    except LookupError:
        return ""


def _font_code_pages(data: bytes) -> dict[int, str]:
    """The code page of each font that names a script of its own."""
    start = data.find(b"{\\fonttbl")
    fonts = re.findall(
        rb"\\f(\d{1,6})[^;{}]{0,200}?\\fcharset(\d{1,3})", data[start : start + 100_000] if start >= 0 else b""
    )
    return {
        int(font): _CHARSETS[int(charset)] for font, charset in fonts if int(charset) in _CHARSETS and charset != b"0"
    }
