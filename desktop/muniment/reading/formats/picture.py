"""Pictures, through Pillow: photographs (JPEG, PNG) and scans of several pages (TIFF)."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from muniment.errors import DamagedFile, PageDamaged, PageTooLarge
from muniment.paper import Notice, Page, PageFault, Statement
from muniment.reading import limits
from muniment.reading.messages import Enclosure
from muniment.reading.ocr.picture import PagePixels
from muniment.reading.ocr.route import read_picture

Image.MAX_IMAGE_PIXELS = limits.PIXELS_OF_A_PAGE
_FORMATS = ("JPEG", "PNG", "TIFF")
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError)
"""What Pillow's codecs raise on broken data; each of them has been seen."""


class PictureFile:
    """An opened picture file. Pixels become points by the file's own resolution, or one to one without."""

    def __init__(self, data: bytes) -> None:
        self.notices: list[Notice] = []
        self.faults: list[PageFault] = []
        self.statements: list[Statement] = []
        self.enclosures: list[Enclosure] = []
        try:
            self._image = Image.open(io.BytesIO(data), formats=_FORMATS)
            self.page_count = int(getattr(self._image, "n_frames", 1))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise PageTooLarge from error
        except (UnidentifiedImageError, *_DAMAGE) as error:
            raise DamagedFile(str(error)) from error
        self.media_type = Image.MIME.get(self._image.format or "", "image/unknown")

    def read(self, number: int) -> Page:
        page = self._pixels(number)
        return read_picture(number, _shrunk(page), photograph=self.media_type != "image/tiff")

    def draw(self, number: int, dpi: float) -> PagePixels:
        page = self._pixels(number)
        return _shrunk(page, min(limits.OCR_PIXELS_OF_A_SIDE, round(max(page.width, page.height) * dpi / 72)))

    def _pixels(self, number: int) -> PagePixels:
        """A page turned upright by its EXIF note, on white where it is see-through."""
        try:
            self._image.seek(number - 1)
            if self._image.width * self._image.height > limits.PIXELS_OF_A_PAGE:
                raise PageTooLarge
            upright = ImageOps.exif_transpose(self._image)
            dpi = _resolution(self._image)
            pixels = np.asarray(_on_white(upright), np.uint8)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise PageTooLarge from error
        except _DAMAGE as error:
            raise PageDamaged(str(error)) from error
        if max(pixels.shape[:2]) * 72 / dpi > limits.POINTS_OF_A_SIDE:
            raise PageTooLarge
        return PagePixels(pixels, 72 / dpi)


def _resolution(image: Image.Image) -> float:
    """Pixels an inch across, or 72 where the file says nothing that can be true of a paper."""
    try:
        dpi = float(image.info.get("dpi", (72.0, 72.0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return 72.0
    return dpi if 50 <= dpi <= 2400 else 72.0


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.asarray(image, np.float64)
        image = Image.fromarray((values / max(1.0, values.max()) * 255).astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image).convert("RGB")
    return image.convert("RGB")


def _shrunk(page: PagePixels, longest: int = limits.OCR_PIXELS_OF_A_SIDE) -> PagePixels:
    """The page with no side over `longest` pixels; never enlarged."""
    height, width = page.pixels.shape[:2]
    scale = longest / max(height, width)
    if scale >= 1:
        return page
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    smaller = Image.fromarray(page.pixels).resize(size, Image.Resampling.LANCZOS)
    return PagePixels(np.asarray(smaller, np.uint8), page.width / size[0])
