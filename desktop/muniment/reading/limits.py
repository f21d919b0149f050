"""What one paper may cost, at most. Everything that a reader says is held to these where it is decoded.

The figures are generous for office papers and small against the machine: a 60-megapixel page is an A3 sheet at 480 dpi.
"""

from __future__ import annotations

BYTES_OF_A_PAPER = 200 * 1024 * 1024
PAGES_OF_A_PAPER = 500
PIXELS_OF_A_PAGE = 60_000_000
PIXELS_OF_A_GREY_PAGE = 140_000_000
"""A page in black and white or grey, as wide as A4 at 1200 dpi: it takes a third of the room, and is shrunk at once."""

PIXELS_OF_A_DRAFT = 220_000_000
"""A JPEG that can be decoded at a fraction of its size; the largest phone cameras make 200 million."""

WORDS_OF_A_PAGE = 20_000
CHARACTERS_OF_A_WORD = 2_000
POINTS_OF_A_SIDE = 20_000.0
CODES_OF_A_PAGE = 200
CHARACTERS_OF_A_CODE = 8_000
"""A QR code of the largest version holds 7,089 digits."""

NOTICES_OF_A_PAGE = 40
FAULTS_OF_A_PAGE = 40
STATEMENTS_OF_A_PAGE = 200
CHARACTERS_OF_A_STATEMENT = 2_000
CHARACTERS_OF_A_NAME = 255
ENCLOSURES_OF_A_PAPER = 200

SECONDS_OF_A_PAGE = 25.0
"""How long one page, or the opening of a paper, may take: seconds of the processor's, or twice as many by the clock.
The slowest honest page (a sheet of four thousand words in small print, recognised by PP-OCR) takes about 18."""

SECONDS_OF_A_PAPER = 90.0
"""How long a paper may take that gives nothing; every page with words on it earns SECONDS_OF_A_PAGE more. So a long
contract is read to its end, and a file of a thousand blank pages is not."""

SLOW_PAGES_OF_A_PAPER = 3
"""After so many pages that took too long, the rest of a paper is left unread."""

SECONDS_TO_START = 60.0

MEMORY_OF_A_READER = 1_200 * 1024 * 1024
"""Bytes that a reader may have in memory; over them it is ended. Text recognition needs about half of it."""

MEMORY_TO_ASK_FOR = 2 * MEMORY_OF_A_READER
"""Bytes that the system lets a reader ask for: what is asked for is always more than what is used."""

MEMORY_AT_REST = 500 * 1024 * 1024
"""Bytes from which a reader is replaced once its paper is done: parsers and OCR engines hold on to memory."""

PAPERS_OF_A_READER = 100
"""After so many papers a reader is replaced in any case."""

BYTES_OF_A_SEARCHABLE_PDF = 500 * 1024 * 1024
"""Pictures that were packed tightly (a fax) take more room in a PDF."""

BYTES_OF_A_PAGE = 4 * 1024 * 1024
"""The longest answer about one page's words: three times what its limit of words needs."""

OCR_PIXELS_OF_A_SIDE = 4_000
"""Pictures are shrunk to this before OCR: more costs time and finds nothing more."""

CHARACTERS_OF_A_FLOW = 4_000_000
"""Letters of a paper without pages of its own (a Word paper, a spreadsheet, a mail): more than 500 full pages hold."""

BLOCKS_OF_A_FLOW = 200_000
CELLS_OF_A_ROW = 64
"""A row of a table with more cells is set in several rows."""

MEMBERS_OF_A_PACKAGE = 10_000
BYTES_OF_A_PART = 64 * 1024 * 1024
"""Of one member of a zip container, unpacked."""

BYTES_OF_A_PACKAGE = 256 * 1024 * 1024
"""Of all members that are read."""

ELEMENTS_OF_A_PART = 1_000_000
"""XML elements; a tree of so many takes about 300 MB."""

DEPTH_OF_NESTING = 200
"""XML elements within one another; real papers stay below 60."""

BYTES_OF_A_WEB_PAGE = 32 * 1024 * 1024
PARTS_OF_A_MAIL = 1_000
ATTACHMENTS_OF_A_MAIL = 100
DEPTH_OF_A_MAIL = 20
"""Parts within parts and messages within messages."""

CHARACTERS_OF_A_HEADER = 4_000
"""Of one line of a mail's head that is shown."""
