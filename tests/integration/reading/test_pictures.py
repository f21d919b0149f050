"""Pictures of every kind are read, whole or as far as they go; those that cannot be say why, before they cost much."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from muniment.errors import DamagedFile, MunimentError, PageIncomplete, PageTooLarge
from muniment.notices import NoticeCode
from muniment.reading.formats import open_paper
from tests.papers import lies, wear

SHEET = Image.fromarray(wear.page_pictures(lies.letter(), 150)[0]).crop((80, 120, 1000, 420))
"""The letter's four lines."""


def saved(kind: str, picture: Image.Image = SHEET, **how: object) -> bytes:
    held = io.BytesIO()
    picture.save(held, kind, **how)
    return held.getvalue()


def pixels(data: bytes, number: int = 1) -> Image.Image:
    return Image.fromarray(open_paper(data).draw(number, 72).pixels)


def likeness(data: bytes) -> float:
    """How alike the picture in a file and SHEET are: 1 for the same, 0 for no likeness."""
    drawn = pixels(data).convert("L").resize((230, 75))
    first, second = np.asarray(drawn, np.float64), np.asarray(SHEET.convert("L").resize((230, 75)), np.float64)
    return float(np.corrcoef(first.ravel(), second.ravel())[0, 1])


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("TIFF", "image/tiff"),
        ("WEBP", "image/webp"),
        ("BMP", "image/bmp"),
        ("GIF", "image/gif"),
        ("AVIF", "image/avif"),
        ("JPEG2000", "image/jp2"),
    ],
)
def test_every_kind_of_picture_is_told_by_its_content_and_decoded(kind: str, media_type: str) -> None:
    data = saved(kind)
    assert open_paper(data).media_type == media_type
    assert likeness(data) > 0.98


def test_a_heic_as_phones_make_them_is_decoded() -> None:
    data = (Path(__file__).parents[2] / "papers" / "letter.heic").read_bytes()
    assert open_paper(data).media_type == "image/heif"
    assert likeness(data) > 0.98


def test_a_heic_that_lies_about_the_bits_of_its_points_is_not_given_to_its_codec() -> None:
    data = bytearray((Path(__file__).parents[2] / "papers" / "letter.heic").read_bytes())
    record = data.index(b"hvcC") + 4
    data[record + 17] |= 0b110
    with pytest.raises(DamagedFile):
        open_paper(bytes(data))


@pytest.mark.parametrize("compression", ["group4", "tiff_lzw", "packbits", "tiff_adobe_deflate", "jpeg"])
def test_a_tiff_is_decoded_however_it_is_packed(compression: str) -> None:
    picture = SHEET.convert("1") if compression == "group4" else SHEET
    assert likeness(saved("TIFF", picture, compression=compression)) > 0.9


def test_four_inks_and_sixteen_bits_and_clear_grounds_look_as_they_should() -> None:
    grey = np.asarray(SHEET.convert("L"))
    clear = Image.new("RGBA", SHEET.size, (0, 0, 0, 0))
    clear.putalpha(Image.fromarray(255 - grey))
    assert likeness(saved("JPEG", SHEET.convert("CMYK"))) > 0.98
    assert likeness(saved("PNG", Image.fromarray(grey.astype(np.uint16) * 257))) > 0.98
    assert likeness(saved("PNG", clear)) > 0.98
    assert likeness(saved("GIF", SHEET.quantize(8))) > 0.95


def test_a_photograph_that_lies_on_its_side_by_its_own_note_is_turned() -> None:
    note = Image.Exif()
    note[0x0112] = 6
    assert likeness(saved("JPEG", SHEET.transpose(Image.Transpose.ROTATE_90), exif=note.tobytes())) > 0.98


def test_of_an_animation_the_first_picture_is_read() -> None:
    data = saved("GIF", SHEET.quantize(8), save_all=True, append_images=[Image.new("P", SHEET.size)] * 3)
    assert open_paper(data).page_count == 1
    assert likeness(data) > 0.95


def test_a_resolution_that_cannot_be_true_is_not_believed() -> None:
    assert open_paper(saved("PNG", dpi=(1, 1))).draw(1, 72).width == SHEET.width
    assert open_paper(saved("PNG", dpi=(150, 150))).draw(1, 72).width == pytest.approx(SHEET.width * 72 / 150, rel=0.01)


def broken_inside(data: bytes) -> bytes:
    half = len(data) // 2
    return data[:half] + bytes([data[half] ^ 0x55]) + data[half + 1 :]


@pytest.mark.parametrize(
    "data",
    [saved("JPEG", quality=90)[:-9_000], saved("PNG")[:-9_000], broken_inside(saved("PNG"))],
)
def test_a_picture_that_breaks_off_is_read_as_far_as_it_goes(data: bytes) -> None:
    paper = open_paper(data)
    page = paper.read(1)
    assert "Brightwater" in page.text
    assert [(fault.number, fault.code) for fault in paper.faults] == [(1, PageIncomplete.code)]


def test_a_picture_of_which_nothing_came_is_damaged() -> None:
    with pytest.raises(DamagedFile):
        open_paper(saved("WEBP")[:40])


def three_pages(turn: Callable[[bytearray, list[int]], None]) -> bytes:
    """A TIFF of three pages of which something is changed, given where their directories stand."""
    data = bytearray(saved("TIFF", save_all=True, append_images=[SHEET, SHEET]))
    places, at = [], 4
    while offset := int(struct.unpack_from("<I", data, at)[0]):
        places.append(offset)
        at = offset + 2 + 12 * int(struct.unpack_from("<H", data, offset)[0])
    turn(data, places)
    return bytes(data)


def link_after(data: bytearray, place: int) -> int:
    return place + 2 + 12 * int(struct.unpack_from("<H", data, place)[0])


def decoded_pages(data: bytes) -> list[bool]:
    paper = open_paper(data)
    decoded = []
    for number in range(1, paper.page_count + 1):
        try:
            paper.draw(number, 72)
            decoded.append(True)
        except MunimentError:
            decoded.append(False)
    return decoded


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_page_whose_tags_are_nonsense_is_missed_and_those_after_it_are_read() -> None:
    def ruin(data: bytearray, places: list[int]) -> None:
        for entry in range(int(struct.unpack_from("<H", data, places[1])[0])):
            struct.pack_into("<II", data, places[1] + 2 + 12 * entry + 4, 1 << 30, 1 << 31)

    assert decoded_pages(three_pages(ruin)) == [True, False, True]


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_page_that_the_file_only_points_to_is_missed() -> None:
    def cut(data: bytearray, places: list[int]) -> None:
        struct.pack_into("<I", data, link_after(data, places[1]), 1 << 31)

    assert decoded_pages(three_pages(cut)) == [True, True, False]


def test_pages_that_go_round_are_read_once_and_told_of() -> None:
    def bend(data: bytearray, places: list[int]) -> None:
        struct.pack_into("<I", data, link_after(data, places[2]), places[0])

    data = three_pages(bend)
    assert decoded_pages(data) == [True, True, True]
    assert [notice.code for notice in open_paper(data).notices] == [NoticeCode.REPAIRED]


def png_of_size(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1_000)))


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def test_a_picture_that_says_it_is_enormous_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(PageTooLarge):
        open_paper(png_of_size(50_000, 50_000))


def test_a_comment_that_unpacks_to_far_too_much_does_not_stop_a_good_picture() -> None:
    good = saved("PNG")
    bomb = chunk(b"zTXt", b"note\0\0" + zlib.compress(bytes(80 * 1024**2)))
    data = good[:33] + bomb + good[33:]
    assert likeness(data) > 0.98
    assert NoticeCode.PART_TOO_LARGE in [notice.code for notice in open_paper(data).notices]


def test_a_page_in_black_and_white_may_be_as_large_as_a_sheet_at_1200_dots_an_inch() -> None:
    sheet = Image.new("1", (9_900, 14_000), 1)
    sheet.paste(0, (1_000, 1_000, 5_000, 1_200))
    drawn = open_paper(saved("TIFF", sheet, compression="group4", dpi=(1200, 1200))).draw(1, 72)
    assert (round(drawn.width), round(drawn.height)) == (594, 840)


@pytest.mark.parametrize("shade", ["white", "black"])
def test_a_page_that_shows_nothing_has_no_words(shade: str) -> None:
    assert open_paper(saved("PNG", Image.new("RGB", (900, 1200), shade))).read(1).words == ()
