"""What is done to a picture before it is read: the part of it that is tried first."""

from __future__ import annotations

import cv2
import numpy as np

from muniment.reading.ocr.picture import PagePixels

SHARE_OF_A_SAMPLE = 0.055
"""The height of a sample against the page's: on A4 about three lines of print."""

LEAST_HEIGHT = 90
"""Pixels of a sample's height at least: receipts and slips are low."""


def busiest_band(page: PagePixels) -> PagePixels:
    """The full-width band of the page on which there is most print, counted by changes from dark to light."""
    grey = cv2.cvtColor(page.pixels, cv2.COLOR_RGB2GRAY)
    height = grey.shape[0]
    band = min(height, max(LEAST_HEIGHT, round(height * SHARE_OF_A_SAMPLE)))
    threshold, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_OTSU)
    changes = np.count_nonzero(np.diff(grey <= threshold, axis=1), axis=1)
    # A row of snow or of a halftone picture changes more than print can; it must not outweigh print.
    changes = np.minimum(changes, grey.shape[1] // 8)
    sums = np.convolve(changes, np.ones(band), "valid")
    top = int(sums.argmax())
    return PagePixels(page.pixels[top : top + band], page.points)
