"""Which documents are printed, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pdf.renderer import SIZES, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.pdf.renderer import Pdf, PdfRenderer, Size
    from generator.site.rendering import Renderer

Pdfs = dict[tuple[str, "Size"], "Pdf"]
"""The finished PDFs by name and size; the name is the path in the site without its ending."""


def print_all(renderer: Renderer, templates: Path, pdf_renderer: PdfRenderer | None) -> Pdfs:
    """Return the PDF of every worksheet, blank and fillable, of every chapter, and of the whole."""
    if pdf_renderer is None:
        return {}
    css = (templates / "paper" / "paper.css").read_text("utf-8")
    return pdf_renderer.render(
        [
            Sheet(name, html, css, size, fillable=kind == "fillable")
            for name, kind, html in _documents(renderer)
            for size in SIZES
        ]
    )


def _documents(renderer: Renderer) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the kind and the HTML of each document."""
    book = renderer.workbook
    for chapter in book.reading_order():
        for worksheet in book.worksheets_of(chapter):
            for kind, ending in (("worksheet", ""), ("fillable", "-fillable")):
                html = renderer.sheets(worksheet.title, kind, worksheets=[worksheet])
                yield f"{chapter.id}/{worksheet.id}{ending}", kind, html
        html = renderer.sheets(chapter.title, "chapter", chapters=[chapter])
        yield f"{chapter.id}/{chapter.id}-chapter", "chapter", html
    html = renderer.sheets(book.settings.title, "workbook", chapters=book.reading_order())
    yield "workbook", "workbook", html
