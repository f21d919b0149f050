"""PDFs that hold something else than they show, and PDFs that only look as if they did.

Each shows LETTER and holds what its maker adds; what nobody can see is SECRET.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import pymupdf
from PIL import Image, ImageFilter

from tests.papers import wear

LETTER = (
    "Brightwater Supplies, 12 Harbour Lane, Port Alder",
    "Invoice BW-2041 of the fourteenth of March",
    "Forty paper sacks and twelve boxes of baking paper",
    "The total of 180.00 EUR is due within thirty days",
)
SECRET = "Salary agreed in secret 99,999.00"

Maker = Callable[[pymupdf.Page], None]


def letter(before: Maker | None = None, after: Maker | None = None) -> bytes:
    """The letter with something set before it, under it, and something after it, over it."""
    document = pymupdf.open()
    page = document.new_page()
    if before:
        before(page)
    write_letter(page)
    if after:
        after(page)
    return bytes(document.tobytes())


def write_letter(page: pymupdf.Page) -> None:
    for row, line in enumerate(LETTER):
        page.insert_text((72, 100 + 24 * row), line, fontsize=12)


def white_on_white(page: pymupdf.Page) -> None:
    page.insert_text((72, 300), SECRET, color=(1, 1, 1))


def nearly_white(page: pymupdf.Page) -> None:
    page.insert_text((72, 300), SECRET, color=(0.99, 0.99, 0.99))


def covered(page: pymupdf.Page) -> None:
    """Under the letter, on lines that cross its own."""
    for row in range(12):
        page.insert_text((72, 93 + 8 * row), SECRET, fontsize=12)
    page.draw_rect((60, 60, 400, 220), color=(1, 1, 1), fill=(1, 1, 1))


def tiny(page: pymupdf.Page) -> None:
    page.insert_text((72, 300), SECRET, fontsize=0.4)


def clear(page: pymupdf.Page) -> None:
    page.insert_text((72, 300), SECRET, fill_opacity=0)


def unpainted(page: pymupdf.Page) -> None:
    page.insert_text((72, 300), SECRET, render_mode=3)


def clipped_away(page: pymupdf.Page) -> None:
    page.insert_font(fontname="helv")
    document = page.parent
    content = document.get_new_xref()
    document.update_object(content, "<<>>")
    document.update_stream(content, f"q 500 10 20 20 re W n BT /helv 12 Tf 72 500 Td ({SECRET}) Tj ET Q".encode())
    page.set_contents(content)


def off_page(page: pymupdf.Page) -> None:
    page.insert_text((-400, 300), SECRET)


def switched_off(page: pymupdf.Page) -> None:
    layer = page.parent.add_ocg("draft", on=False)
    page.insert_text((72, 300), SECRET, oc=layer)


def white_on_black(page: pymupdf.Page) -> None:
    page.draw_rect((60, 280, 500, 310), fill=(0.1, 0.1, 0.2))
    page.insert_text((72, 300), "Payable without any discount", color=(1, 1, 1))


def light_grey(page: pymupdf.Page) -> None:
    page.insert_text((72, 300), "Payable without any discount", color=(0.82, 0.82, 0.82))


def on_a_coloured_row(page: pymupdf.Page) -> None:
    page.draw_rect((60, 280, 500, 310), fill=(0.95, 0.8, 0.3), color=None)
    page.insert_text((72, 300), "Payable without any discount", color=(0.75, 0.5, 0.0))


def on_a_photograph(page: pymupdf.Page) -> None:
    snow = Image.effect_noise((440, 60), 90).filter(ImageFilter.GaussianBlur(2)).convert("RGB")
    page.insert_image((60, 270, 500, 330), stream=png(snow))
    page.insert_text((72, 305), "Payable without any discount", fontsize=14, color=(0.6, 0, 0))


def watermark(page: pymupdf.Page) -> None:
    page.insert_text((72, 500), "Payable without any discount", fontsize=30, fill_opacity=0.12)


def scan(layer: tuple[str, ...] = (), header: str = "") -> bytes:
    """A scan of the letter: a picture, with invisible text over it and a line of true print at its head."""
    picture = wear.page_pictures(letter(), 200)[0]
    document = pymupdf.open()
    page = document.new_page()
    page.insert_image(page.rect, stream=png(Image.fromarray(picture)))
    for row, line in enumerate(layer):
        page.insert_text((72, 100 + 24 * row), line, fontsize=12, render_mode=3)
    if header:
        page.insert_text((72, 40), header, fontsize=9)
    return bytes(document.tobytes())


def mismapped() -> bytes:
    """The letter in a font whose letters say that they are Greek."""
    document = pymupdf.open(stream=letter(), filetype="pdf")
    page = document[0]
    font = page.get_fonts()[0][0]
    rows = "\n".join(f"<{code:02x}> <{0x3B1 + code % 24:04x}>" for code in range(0x20, 0x7F))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"95 beginbfchar\n{rows}\nendbfchar endcmap end end"
    )
    stream = document.get_new_xref()
    document.update_object(stream, "<<>>")
    document.update_stream(stream, cmap.encode())
    document.xref_set_key(font, "ToUnicode", f"{stream} 0 R")
    return bytes(document.tobytes())


def png(picture: Image.Image) -> bytes:
    held = io.BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()
