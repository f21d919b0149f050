"""Pictures, through Pillow: photographs, screenshots, faxes and scans of one page or (TIFF) several.

Of an animation the first frame is read. A picture that breaks off is read as far as it goes, and its page says so.
Every codec is loaded here, before the reader gives up its right to open files.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pi_heif
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    ImageOps,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from muniment.errors import DamagedFile, PageDamaged, PageIncomplete, PageTooLarge
from muniment.notices import NoticeCode
from muniment.paper import Notice, Page, PageFault, Statement
from muniment.reading import limits
from muniment.reading.formats import tiff
from muniment.reading.formats.text_layer import is_flat
from muniment.reading.layout import build_page
from muniment.reading.messages import Enclosure
from muniment.reading.ocr.picture import PagePixels, Pixels
from muniment.reading.ocr.route import is_poor, read_picture
from muniment.reading.ocr.tesseract import NAME

pi_heif.register_heif_opener()
CODECS = (
    *(AvifImagePlugin, BmpImagePlugin, GifImagePlugin, Jpeg2KImagePlugin, JpegImagePlugin, MpoImagePlugin),
    *(PngImagePlugin, TiffImagePlugin, WebPImagePlugin),
)
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF", "HEIF", "AVIF", "JPEG2000")
Image.MAX_IMAGE_PIXELS = limits.PIXELS_OF_A_DRAFT

_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, RuntimeError)
"""What Pillow's codecs raise on broken data; each of them has been seen."""

_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)

_STARTS = (
    *tiff.STARTS,
    *(b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a"),
    *(b"\x00\x00\x00\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"),
)
_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)


def looks_like_picture(data: bytes) -> bool:
    """Whether the bytes begin as one of the kinds of picture that can be read."""
    return (
        data.startswith(_STARTS)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[4:8] == b"ftyp" and data[8:12] in _BRANDS)
        or (data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BMP_HEADERS)
    )


class PictureFile:
    """An opened picture file. Pixels become points by the file's own resolution, or one to one without."""

    def __init__(self, data: bytes) -> None:
        self.notices: list[Notice] = []
        self.faults: list[PageFault] = []
        self.statements: list[Statement] = []
        self.enclosures: list[Enclosure] = []
        self._data = data
        self._directories: tuple[int, ...] = ()
        self.page_count = 1
        self.media_type = "image/tiff"
        if data.startswith(tiff.STARTS):
            chain = tiff.chain(data)
            if not chain.pages:
                raise DamagedFile
            if chain.round:
                self.notices.append(Notice(0, NoticeCode.REPAIRED))
            # A page that the chain only points to is one that will be found damaged.
            self._directories = (*chain.pages, len(data)) if chain.broken else chain.pages
            self.page_count = len(self._directories)
            return
        try:
            image = self._open(1)
        except PageDamaged as error:
            raise DamagedFile(error.detail) from error
        self.media_type = Image.MIME.get(image.format or "", "image/unknown")

    def read(self, number: int) -> Page:
        page, whole = self._pixels(number)
        if is_flat(page.pixels):
            return build_page(number, page.width, page.height, NAME, [])
        read = read_picture(number, page)
        if is_poor(read):
            self.notices.append(Notice(number, NoticeCode.POOR_PICTURE))
        if not whole:
            self.faults.append(PageFault(number, PageIncomplete.code))
        return read

    def draw(self, number: int, dpi: float) -> PagePixels:
        page, _ = self._pixels(number)
        return _shrunk(page, round(max(page.width, page.height) * dpi / 72))

    def _open(self, number: int) -> Image.Image:
        """A page of the file, not yet decoded. Raises PageTooLarge by what its header says, or PageDamaged."""
        data = tiff.beginning_with(self._data, self._directories[number - 1]) if self._directories else self._data
        try:
            try:
                image = Image.open(io.BytesIO(data), formats=_FORMATS)
            except ValueError:
                # A comment that unpacks to far too much is no reason to leave a good picture unread.
                with _forgiving(True):
                    image = Image.open(io.BytesIO(data), formats=_FORMATS)
                self.notices.append(Notice(0, NoticeCode.PART_TOO_LARGE))
        except _BOMBS as error:
            raise PageTooLarge from error
        except (UnidentifiedImageError, *_DAMAGE) as error:
            raise PageDamaged(str(error)) from error
        if image.width * image.height > _most_pixels(image):
            raise PageTooLarge
        if image.format == "HEIF" and image.mode.startswith("I;16"):
            # pi_heif 1.4.0 writes past its memory where such a grey picture has fewer bits a point than it says, and
            # no camera makes them.
            raise PageDamaged
        return image

    def _pixels(self, number: int) -> tuple[PagePixels, bool]:
        """A page shrunk for OCR, upright by its EXIF note, on white where it is see-through; and whether the file held
        the whole of it."""
        try:
            image = self._open(number)
            points = min(72 / _resolution(image), limits.POINTS_OF_A_SIDE / max(image.size))
            longest = max(image.size)
            whole = _decoded(image, forgiving=False)
            if not whole:
                image = self._open(number)
                _decoded(image, forgiving=True)
            image = ImageOps.exif_transpose(_reduced(image))
            pixels = np.asarray(_on_white(image), np.uint8)
        except _BOMBS as error:
            raise PageTooLarge from error
        except _DAMAGE as error:
            raise PageDamaged(str(error)) from error
        if not whole:
            pixels = _without_rest(pixels)
        return _shrunk(PagePixels(pixels, points * longest / max(pixels.shape[:2]))), whole


@contextmanager
def _forgiving(what: bool) -> Iterator[None]:
    """Whether Pillow hands out what could be decoded of a picture that breaks off."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, what
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _most_pixels(image: Image.Image) -> int:
    """What a picture of this kind may have: a JPEG is decoded at a fraction of its size, and grey takes less room."""
    if image.format in ("JPEG", "MPO") and "progressive" not in image.info:
        return limits.PIXELS_OF_A_DRAFT
    return limits.PIXELS_OF_A_GREY_PAGE if image.mode in ("1", "L", "P") else limits.PIXELS_OF_A_PAGE


def _decoded(image: Image.Image, *, forgiving: bool) -> bool:
    """Decode a picture, a JPEG no larger than OCR can use. False where it breaks off; forgiving, as far as it goes."""
    scale = limits.OCR_PIXELS_OF_A_SIDE / max(image.size)
    image.draft(None, (round(image.width * scale), round(image.height * scale)))
    try:
        with _forgiving(forgiving):
            image.load()
    except _DAMAGE:
        if forgiving:
            raise
        return False
    return True


def _reduced(image: Image.Image) -> Image.Image:
    """A very large picture brought near the size of OCR by averaging whole points, before anything else is done."""
    factor = max(image.size) // limits.OCR_PIXELS_OF_A_SIDE
    if factor < 2 or image.mode not in ("1", "L", "RGB"):
        return image
    return (image.convert("L") if image.mode == "1" else image).reduce(factor)


def _without_rest(pixels: Pixels) -> Pixels:
    """A picture that broke off, white from where it did. PageDamaged where nothing was there at all."""
    plain = (pixels == pixels[-1, -1]).all(axis=(1, 2))
    rows = len(plain) if plain.all() else int(np.argmin(plain[::-1]))
    if rows == len(plain):
        raise PageDamaged
    whitened = pixels.copy()
    whitened[len(plain) - rows :] = 255
    return whitened


def _resolution(image: Image.Image) -> float:
    """Pixels an inch across, or 72 where the file says nothing that can be true of a paper."""
    try:
        dpi = float(image.info.get("dpi", (72.0, 72.0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return 72.0
    return dpi if 50 <= dpi <= 2400 else 72.0


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.nan_to_num(np.asarray(image, np.float32))
        image = Image.fromarray((values / max(1.0, float(values.max())) * 255).clip(0, 255).astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
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
