"""What happens to a paper on its way to us: scanned askew, photographed in bad light, faxed.

Everything random comes from a seed, so that the same paper wears in the same way each time.
"""

from __future__ import annotations

import io

import cv2
import msgspec
import numpy as np
import numpy.typing as npt
import pymupdf
from PIL import Image

Picture = npt.NDArray[np.uint8]


class Scan(msgspec.Struct, frozen=True):
    """How badly a paper is scanned. `blur` and `noise` are in pixels and grey levels."""

    dpi: int = 200
    degrees: float = 1.2
    blur: float = 0.6
    noise: float = 6.0
    quality: int = 60


def page_pictures(pdf: bytes, dpi: int) -> list[Picture]:
    """The pages of a PDF as grey pictures."""
    pictures = []
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for page in document:
            drawn = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
            pictures.append(np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.width).copy())
    return pictures


def scan(picture: Picture, how: Scan, random: np.random.Generator) -> Picture:
    """A grey picture as a scanner would give it: turned, soft, grainy, its paper not quite white."""
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), how.degrees, 1.0)
    turned = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    soft = cv2.GaussianBlur(turned, (0, 0), how.blur) if how.blur else turned
    grain = random.normal(0, how.noise, soft.shape) if how.noise else 0
    # Ink is never black and paper never white to a scanner.
    return _to_bytes(28 + soft.astype(np.float32) * (244 - 28) / 255 + grain)


def scanned_pdf(pdf: bytes, how: Scan | None = None, seed: int = 1) -> bytes:
    """A PDF of page pictures only, without a text layer: what an office scanner mails."""
    how = how or Scan()
    random = np.random.default_rng(seed)
    document = pymupdf.open()
    for picture in page_pictures(pdf, how.dpi):
        image = jpeg(scan(picture, how, random), how.dpi, how.quality)
        height, width = picture.shape
        page = document.new_page(width=width * 72 / how.dpi, height=height * 72 / how.dpi)
        page.insert_image(page.rect, stream=image)
    document.set_metadata({"creationDate": "D:20260105090000Z"})
    return bytes(document.tobytes(garbage=4, no_new_id=True))


def flatbed(pdf: bytes, dpi: int = 200, seed: int = 1) -> bytes:
    """The first page as a PNG from a flatbed scanner that cleans the background, a touch askew."""
    random = np.random.default_rng(seed)
    picture = scan(page_pictures(pdf, dpi)[0], Scan(dpi=dpi, degrees=-0.6, noise=5.0), random)
    cleaned = np.where(picture > 214, 255, picture // 12 * 12).astype(np.uint8)
    target = io.BytesIO()
    Image.fromarray(cleaned).save(target, "PNG", dpi=(dpi, dpi), optimize=True)
    return target.getvalue()


def fax(pdf: bytes, seed: int = 1) -> bytes:
    """All pages as a bilevel TIFF with a station line at the top, specks and broken strokes."""
    dpi = 204
    random = np.random.default_rng(seed)
    pages = []
    pictures = page_pictures(pdf, dpi)
    for number, picture in enumerate(pictures, start=1):
        stamp = f"NOV-06-2026 10:2{number}   FROM: 8025550143   P.{number:02d}/{len(pictures):02d}"
        cv2.putText(picture, stamp, (60, 40), cv2.FONT_HERSHEY_PLAIN, 1.8, 0, 2, cv2.LINE_AA)
        worn = scan(picture, Scan(dpi=dpi, degrees=-0.4, blur=0.9, noise=14.0), random)
        ink = worn < 140
        specks = random.random(ink.shape)
        ink = (ink | (specks < 0.0004)) & (specks < 0.997)
        pages.append(Image.fromarray(~ink))
    target = io.BytesIO()
    pages[0].save(
        target, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(float(dpi), float(dpi))
    )
    return target.getvalue()


def photograph(pdf: bytes, seed: int = 1) -> bytes:
    """The first page as a telephone's photograph: on a table, seen at a slant, in uneven light."""
    dpi = 190
    random = np.random.default_rng(seed)
    paper = page_pictures(pdf, dpi)[0]
    height, width = paper.shape
    tall, wide = int(height * 1.12), int(width * 1.3)
    table = _table(tall, wide, random)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    left, top = wide * 0.11, tall * 0.05
    seen = corners + np.array([left, top], np.float32)
    seen += np.array([[26, 2], [-8, 20], [10, -4], [-16, 8]], np.float32)
    view = cv2.getPerspectiveTransform(corners, seen)
    # Thermal print is grey, and its paper has a warm tint.
    ink = 52 + paper.astype(np.float32) * (236 - 52) / 255
    tint = np.stack([ink * 0.93, ink * 0.985, ink], axis=2)
    laid = cv2.warpPerspective(tint, view, (wide, tall), flags=cv2.INTER_CUBIC)
    mask = cv2.GaussianBlur(cv2.warpPerspective(np.ones((height, width), np.float32), view, (wide, tall)), (0, 0), 1.2)
    shade = cv2.GaussianBlur(mask, (0, 0), 14)[:, :, None]
    scene = table * (1 - 0.45 * shade) * (1 - mask[:, :, None]) + laid * mask[:, :, None]
    scene = scene * _light(tall, wide)[:, :, None]
    scene = cv2.GaussianBlur(scene, (0, 0), 0.85) + random.normal(0, 5.0, scene.shape)
    return jpeg(_to_bytes(scene)[:, :, ::-1], dpi, 72)


def jpeg(picture: Picture, dpi: int, quality: int) -> bytes:
    """A picture, grey or RGB, as JPEG."""
    target = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture)).save(target, "JPEG", quality=quality, dpi=(dpi, dpi), optimize=True)
    return target.getvalue()


def _table(height: int, width: int, random: np.random.Generator) -> npt.NDArray[np.float32]:
    """A wooden table: streaks along the width, in blue, green, red."""
    streaks = cv2.GaussianBlur(random.normal(0, 1, (height, width)).astype(np.float32), (0, 0), sigmaX=60, sigmaY=1.5)
    grain = streaks / streaks.std() * 9
    return np.stack([48 + grain * 0.7, 74 + grain, 104 + grain], axis=2).astype(np.float32)


def _light(height: int, width: int) -> npt.NDArray[np.float32]:
    """Light from a window at the upper left, with the holder's shadow across the lower right."""
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    falling = 1.06 - 0.30 * (0.55 * x + 0.45 * y)
    shadow = 1 / (1 + np.exp(-18 * (x + 0.8 * y - 1.35)))
    return np.asarray(falling * (1 - 0.22 * shadow), np.float32)


def _to_bytes(values: npt.NDArray[np.floating]) -> Picture:
    rounded: Picture = np.clip(np.rint(values), 0, 255).astype(np.uint8)
    return rounded
