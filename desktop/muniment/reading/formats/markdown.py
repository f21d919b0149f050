"""Markdown, by markdown-it: told from plain text where several of its signs stand, and set as a web page is."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from muniment.reading.formats import web_page
from muniment.reading.formats.flow import Flow

MEDIA_TYPE = "text/markdown"

_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} \S",
        r"^\|? *:?-{3,}:? *\|[-:| ]*$",
        r"^(```|~~~)",
        r"\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)",
        r"\*\*[^*\n]{1,200}\*\*",
    )
)
_LONGEST = 1_000_000
"""Letters; a longer text is set as it stands."""


def looks_like_markdown(text: str) -> bool:
    """Whether at least two of headings, tables, code, links and bold type are marked in its way."""
    return len(text) <= _LONGEST and sum(sign.search(text) is not None for sign in _SIGNS) >= 2


def flow_of(text: str) -> Flow:
    """The text, its headings and tables."""
    return web_page.flow_of(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))
