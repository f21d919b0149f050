"""What time and machines do to a paper: a scanner, a telephone's camera, a fax, heat on a till slip.

All randomness comes from the `Random` that is handed in, so that the same paper wears in the same way each time.
"""

from __future__ import annotations

import io
from random import Random

import cv2
import numpy as np
import numpy.typing as npt
import pymupdf
from PIL import Image

Picture = npt.NDArray[np.uint8]
_Floats = npt.NDArray[np.float32]


def worn(pdf: bytes, random: Random) -> tuple[bytes, str]:
    """The paper as it comes to an office as pictures, and the ending of its file's name.

    A paper of one page becomes a picture; one of several pages a PDF of pictures, so that no page is lost.
    """
    dpi = random.choice((110, 130, 150, 150, 170, 200, 200))
    way = random.choices((_scan, _photograph, _fax, _faded), (5, 3, 1, 1))[0]
    if way is _fax:
        dpi = max(dpi, 170)
    chance = np.random.default_rng(random.getrandbits(32))
    pictures = [way(page, random, chance) for page in _pages(pdf, dpi)]
    if len(pictures) > 1:
        return _bound(pictures, dpi, random), ".pdf"
    bilevel = way is _fax or random.random() < 0.2
    return (_png(pictures[0], dpi), ".png") if bilevel else (_jpeg(pictures[0], dpi, random), ".jpg")


def _pages(pdf: bytes, dpi: int) -> list[Picture]:
    pages = []
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for page in document:
            drawn = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
            pages.append(np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.width).copy())
    return pages


def _scan(page: Picture, random: Random, chance: np.random.Generator) -> Picture:
    """Turned a little, soft, grainy; paper that is not white and ink that is not black."""
    return _toned(_soft(_turned(page, random), random), random, chance)


def _photograph(page: Picture, random: Random, chance: np.random.Generator) -> Picture:
    """Seen at a slant on a plain dark table, in light that falls off to one side."""
    height, width = page.shape
    margin = int(width * random.uniform(0.02, 0.06))
    tall, wide = height + 2 * margin, width + 2 * margin
    lean = width * 0.012
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = corners + margin + np.array([[random.uniform(-lean, lean) for _ in "xy"] for _ in range(4)], np.float32)
    view = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    table = random.uniform(40, 120)
    laid = cv2.warpPerspective(page, view, (wide, tall), flags=cv2.INTER_CUBIC, borderValue=table)
    across, down = np.meshgrid(np.linspace(-1, 1, wide), np.linspace(-1, 1, tall))
    light = 1 + random.uniform(-0.16, 0.16) * across + random.uniform(-0.16, 0.16) * down
    return _toned(_soft((laid * light).clip(0, 255).astype(np.uint8), random), random, chance)


def _fax(page: Picture, random: Random, chance: np.random.Generator) -> Picture:
    """Black and white only, with specks."""
    soft = _soft(_turned(page, random), random).astype(np.float32) + chance.normal(0, 10, page.shape)
    ink = soft < random.uniform(130, 175)
    specks = chance.random(page.shape)
    return np.where((ink & (specks > 0.002)) | (specks > 0.9997), 0, 255).astype(np.uint8)


def _faded(page: Picture, random: Random, chance: np.random.Generator) -> Picture:
    """Print that light has bleached in stripes, as on a till slip left on a window sill."""
    height = page.shape[0]
    rows = np.linspace(0, random.uniform(2, 9), height) + random.uniform(0, 6)
    strength = 0.68 + 0.22 * np.sin(rows)
    faded = 255 - (255 - page.astype(np.float32)) * strength[:, None]
    return _toned(_soft(faded.clip(0, 255).astype(np.uint8), random), random, chance)


def _turned(page: Picture, random: Random) -> Picture:
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), random.uniform(-2, 2) * random.random(), 1.0)
    return np.asarray(cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255), np.uint8)


def _soft(page: Picture, random: Random) -> Picture:
    return np.asarray(cv2.GaussianBlur(page, (0, 0), random.uniform(0.25, 0.8)), np.uint8)


def _toned(page: Picture, random: Random, chance: np.random.Generator) -> Picture:
    black, white = random.uniform(5, 60), random.uniform(215, 254)
    toned: _Floats = black + page.astype(np.float32) * np.float32((white - black) / 255)
    grain = chance.standard_normal(page.shape, np.float32) * np.float32(random.uniform(1, 7))
    return np.asarray((toned + grain).clip(0, 255), np.uint8)


def _jpeg(page: Picture, dpi: int, random: Random) -> bytes:
    target = io.BytesIO()
    Image.fromarray(page).save(target, "JPEG", quality=random.randint(40, 85), dpi=(dpi, dpi))
    return target.getvalue()


def _png(page: Picture, dpi: int) -> bytes:
    target = io.BytesIO()
    # Sixteen greys are what office scanners keep, and the file stays small.
    Image.fromarray(np.where(page > 207, 255, page // 16 * 16).astype(np.uint8)).save(target, "PNG", dpi=(dpi, dpi))
    return target.getvalue()


def _bound(pages: list[Picture], dpi: int, random: Random) -> bytes:
    document = pymupdf.open()
    for page in pages:
        height, width = page.shape
        sheet = document.new_page(width=width * 72 / dpi, height=height * 72 / dpi)
        sheet.insert_image(sheet.rect, stream=_jpeg(page, dpi, random))
    document.set_metadata({"creationDate": "D:20260105090000Z"})
    return bytes(document.tobytes(garbage=4, no_new_id=True))
