"""Which documents are printed, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pdf import SIZES, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Chapter
    from generator.pdf import Pdf, Press, Size
    from generator.rendering import Renderer
    from generator.worksheet import Worksheet

Pdfs = dict[tuple[str, "Size"], "Pdf"]
"""The finished PDFs by name and size; the name is the path in the site without its ending."""
WORKBOOK = "workbook"


def print_all(renderer: Renderer, templates: Path, press: Press | None) -> Pdfs:
    """Return the PDF of every worksheet, blank and fillable, of every chapter, and of the whole."""
    if press is None:
        return {}
    css = (templates / "paper" / "paper.css").read_text("utf-8")
    return press.print(
        [
            Sheet(name, html, css, size, fillable=kind == "fillable")
            for name, kind, html in _documents(renderer)
            for size in SIZES
        ]
    )


def worksheet_name(chapter: Chapter, worksheet: Worksheet) -> str:
    """Return the name of a worksheet's blank PDF."""
    return f"{chapter.id}/{worksheet.id}"


def fillable_name(chapter: Chapter, worksheet: Worksheet) -> str:
    """Return the name of the PDF that is filled in on a screen."""
    return f"{chapter.id}/{worksheet.id}-fillable"


def chapter_name(chapter: Chapter) -> str:
    """Return the name of a chapter's PDF."""
    return f"{chapter.id}/{chapter.id}-chapter"


def _documents(renderer: Renderer) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the kind and the HTML of each document."""
    book = renderer.workbook
    for chapter in book.reading_order():
        for worksheet in book.worksheets_of(chapter):
            for name in (worksheet_name, fillable_name):
                kind = "fillable" if name is fillable_name else "worksheet"
                html = renderer.sheets(worksheet.title, kind, worksheets=[worksheet])
                yield name(chapter, worksheet), kind, html
        html = renderer.sheets(chapter.title, "chapter", chapters=[chapter])
        yield chapter_name(chapter), "chapter", html
    html = renderer.sheets(book.front.title, WORKBOOK, chapters=book.reading_order())
    yield WORKBOOK, WORKBOOK, html
