"""What one paper may cost, at most. Everything that a reader says is held to these where it is decoded.

The figures are generous for office papers and small against the machine: a 60-megapixel page is an A3 sheet at 480 dpi.
"""

from __future__ import annotations

BYTES_OF_A_PAPER = 200 * 1024 * 1024
PAGES_OF_A_PAPER = 500
PIXELS_OF_A_PAGE = 60_000_000
WORDS_OF_A_PAGE = 20_000
CHARACTERS_OF_A_WORD = 2_000
POINTS_OF_A_SIDE = 20_000.0

SECONDS_OF_A_PAGE = 90.0
"""The longest silence of a reader at work: it speaks after every page."""

PAPERS_OF_A_READER = 100
"""After so many papers a reader is replaced: parsers and OCR engines hold on to memory."""

BYTES_OF_A_FRAME = 256 * 1024 * 1024
"""The longest answer: a page drawn for the window, or a paper of many words."""

OCR_PIXELS_OF_A_SIDE = 4_000
"""Pictures are shrunk to this before OCR: more costs time and finds nothing more."""
