"""Where the words of a PDF stand, read from its own positions between head and foot."""

from __future__ import annotations

import ctypes
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARGIN = 45
"""Points at the head and at the foot, where running heads and page numbers are."""


@dataclass(frozen=True)
class Letter:
    """The last letter of a page."""

    font: str
    size: float
    """In the units of the page: points, or CSS pixels when Chromium made it."""


@contextmanager
def pages(pdf: Path) -> Iterator[list[pypdfium2.PdfPage]]:
    """Open a PDF for as long as its pages are looked at."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield [document[number] for number in range(len(document))]
    finally:
        document.close()


def compact(text: str) -> str:
    """Return a text without white space, as paper breaks lines where it likes, and no ligatures."""
    whole = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\ufffe", "")
    return "".join(whole.split())


def text_of(page: pypdfium2.PdfPage) -> str:
    """Return a page's text without white space."""
    return compact(page.get_textpage().get_text_range())


def last_letter(page: pypdfium2.PdfPage) -> Letter | None:
    """Return the last letter between head and foot, or None when there is none."""
    text = page.get_textpage()
    height = page.get_height()
    for index in reversed(range(text.count_chars())):
        _, bottom, _, top = text.get_charbox(index)
        visible = pdfium.FPDFText_GetUnicode(text, index) > ord(" ")
        if visible and bottom > MARGIN and top < height - MARGIN:
            name = ctypes.create_string_buffer(99)
            pdfium.FPDFText_GetFontInfo(text, index, name, len(name), None)
            return Letter(name.value.decode(), pdfium.FPDFText_GetFontSize(text, index))
    return None


def overlaps(page: pypdfium2.PdfPage) -> list[str]:
    """Return the pieces of text that lie upon another piece."""
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    found = []
    for number, (left, bottom, right, top) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            wide = min(right, other[2]) - max(left, other[0])
            high = min(top, other[3]) - max(bottom, other[1])
            if wide > 2 and high > min(top - bottom, other[3] - other[1]) / 2:
                found.append(text.get_text_bounded(*other))
    return found
