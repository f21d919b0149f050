"""HTML, as a browser would show it, by lxml's parser and without a tree: nothing is fetched, nothing is run.

Text that a style hides (not shown, not visible, no size, no height, off the page, white on white) is noticed and not
read. Of style sheets, rules for single tags, classes and ids that hide or colour are heeded, outside of @media.
"""

from __future__ import annotations

import re
from typing import ClassVar

from lxml import etree

from muniment.errors import DamagedFile, UnpacksTooLarge
from muniment.reading import limits
from muniment.reading.formats.flow import Flow, Style

MEDIA_TYPE = "text/html"

_SILENT = {"script", "style", "head", "title", "noscript", "template", "object", "iframe", "svg", "math", "option"}
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption"),
    *("figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section"),
    *("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "ul", "h1", "h2", "h3", "h4", "h5", "h6"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_HIDING = re.compile(
    r"display:none|visibility:(hidden|collapse)|mso-hide:all|opacity:0(\.0*)?(;|$)|font-size:[01](\.\d+)?(px|pt|em|%)?(;|$|!)"
    r"|(text-indent|left|top):-\d{3,}|(^|;)(max-)?height:0(px|pt)?(;|!|$).*overflow:hidden"
    r"|overflow:hidden.*;(max-)?height:0(px|pt)?(;|!|$)|font-size:0\.\d+"
)
_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_GROUND = re.compile(r"(?:^|;)background(?:-color|-image)?:([^;!]+)")
_WHITE = {"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)"}
_AT_RULE = re.compile(r"@[^{};]*(;|\{([^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?([.#][\w-]+)?$", re.IGNORECASE)


class _Element:
    """What is known of an element that is still open."""

    __slots__ = ("colour", "ground", "hidden", "silent", "tag")

    def __init__(self, tag: str, parent: _Element | None) -> None:
        self.tag = tag
        self.silent: bool = tag in _SILENT or (parent is not None and parent.silent)
        self.hidden: bool = parent is not None and parent.hidden
        self.colour: str = parent.colour if parent else "black"
        self.ground: str = parent.ground if parent else "white"


def flow_of(text: str) -> Flow:
    """The text of a web page. Raises DamagedFile, or UnpacksTooLarge over the limit of bytes."""
    flow = Flow()
    add_to(flow, text)
    return flow


def add_to(flow: Flow, text: str) -> None:
    """Adds a web page's text to what there is."""
    data = text.replace("\0", "").encode("utf-8", "replace")
    if len(data) > limits.BYTES_OF_A_WEB_PAGE:
        raise UnpacksTooLarge
    target = _Target(flow)
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True)
    try:
        for start in range(0, len(data), 1 << 16):
            if flow.is_full():
                break
            parser.feed(data[start : start + (1 << 16)])
        parser.close()
    except (etree.LxmlError, ValueError, AssertionError) as error:
        if not any(flow.sections):
            raise DamagedFile(str(error)) from error
        flow.fault(DamagedFile.code)
    target.finish()


class _Target:
    """Takes the parser's events."""

    _void: ClassVar = {"img", "br", "hr", "input", "meta", "link", "wbr"}

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._open: list[_Element] = []
        self._text: list[str] = []
        self._rows: list[list[str]] = []
        self._rules: dict[str, str] = {}
        self._sheet: list[str] = []
        self._preformatted = 0
        self._in_cell = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = str(tag)
        element = _Element(tag, self._open[-1] if self._open else None)
        self._style(element, attributes)
        self._open.append(element)
        if tag == "option" and "selected" in attributes:
            element.silent = len(self._open) > 1 and self._open[-2].silent
        if element.silent:
            return
        if tag in _BLOCKS:
            self._break()
        if tag == "br":
            self._text.append("\n")
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "tr" and self._in_cell == 0:
            self._rows.append([])
        elif tag in ("td", "th"):
            self._in_cell += 1
        elif tag == "li":
            self._text.append("• ")
        elif tag == "input" and attributes.get("type", "text").lower() not in ("hidden", "password", "submit", "image"):
            self._say(f" {attributes.get('value', '')} ")

    def end(self, tag: str) -> None:
        if not self._open:
            return
        element = self._open.pop()
        if element.tag == "style":
            self._read_sheet("".join(self._sheet))
            self._sheet.clear()
        if element.silent:
            return
        if tag in ("td", "th"):
            self._in_cell = max(0, self._in_cell - 1)
            if self._in_cell == 0 and self._rows:
                self._rows[-1].append(self._taken())
        elif tag == "tr" and self._in_cell == 0 and self._rows:
            self._break()
            self._flow.row(self._rows.pop())
        elif tag in _BLOCKS:
            self._break(Style.HEADING if tag in _HEADINGS else Style.BODY)
        if tag == "pre":
            self._preformatted = max(0, self._preformatted - 1)

    def data(self, text: str) -> None:
        if self._open and self._open[-1].tag == "style":
            self._sheet.append(text)
        self._say(text)

    def comment(self, text: str) -> None:
        """Nobody sees comments."""

    def close(self) -> None:
        """The parser is done."""

    def finish(self) -> None:
        """Hand on what is left of a page that breaks off."""
        if self._rows:
            self._flow.row([*self._rows.pop(), self._taken()])
        self._in_cell = 0
        self._break()

    def _say(self, text: str) -> None:
        element = self._open[-1] if self._open else None
        if element is not None and element.silent:
            return
        if element is not None and (element.hidden or (element.colour in _WHITE and element.ground in _WHITE)):
            self._flow.hidden = self._flow.hidden or any(map(str.isalnum, text))
        elif self._preformatted:
            self._text.append(text)
        else:
            self._text.append(re.sub(r"[ \t\r\n\f]+", " ", text))

    def _taken(self) -> str:
        text = re.sub(r" *\n *", "\n", "".join(self._text)).strip()
        self._text.clear()
        return text

    def _break(self, style: Style = Style.BODY) -> None:
        """End a paragraph; within a table's cell, a line."""
        if self._in_cell and self._rows:
            if self._text and not self._text[-1].endswith("\n"):
                self._text.append("\n")
        elif text := self._taken():
            self._flow.paragraph("" if text == "•" else text, style)

    def _style(self, element: _Element, attributes: dict[str, str]) -> None:
        names = [element.tag, *("." + name for name in attributes.get("class", "").split()[:20])]
        names.append("#" + attributes.get("id", ""))
        names += [element.tag + name for name in names[1:]]
        said = [self._rules[name] for name in names if name in self._rules] if self._rules else []
        said.append(_plain(attributes.get("style", "")))
        for style in said:
            if not style:
                continue
            if _HIDING.search(style):
                element.hidden = True
            if colour := _COLOUR.search(style):
                element.colour = colour.group(1)
            if ground := _GROUND.search(style):
                element.ground = ground.group(1)
        if "hidden" in attributes:
            element.hidden = True
        if element.tag == "font" and "color" in attributes:
            element.colour = _plain(attributes["color"])
        for name in ("bgcolor", "background"):
            if name in attributes:
                element.ground = _plain(attributes[name])

    def _read_sheet(self, sheet: str) -> None:
        sheet = _AT_RULE.sub("", re.sub(r"/\*.*?\*/|<!--|-->", "", sheet[:200_000], flags=re.DOTALL))
        for selectors, style in _RULE.findall(sheet)[:5_000]:
            style = _plain(style)
            for selector in selectors.split(",")[:50]:
                if style and _SIMPLE.match(selector.strip()):
                    self._rules[selector.strip()] = style


def _plain(style: str) -> str:
    """A style without blanks, in lower case."""
    return "".join(style[:2_000].lower().split())
