"""What the site consists of, for any engine: pages, sheets and data, with where each came from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.content import addresses
from generator.content.fields import Entries
from generator.pdf import documents
from generator.site import markup
from generator.site.bundle import ASSETS
from generator.site.rendering import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.content.fields import InputField
    from generator.content.model import Chapter, Workbook
    from generator.content.worksheet import Worksheet
    from generator.pdf.renderer import PdfRenderer
    from generator.site.bundle import Bundle

SITE_PAGES = {
    "index": "workbook.yaml",
    "this-week": "workbook.yaml",
    "people": "collections.yaml",
    "print-room": "workbook.yaml",
    "your-answers": "workbook.yaml",
    "help": "help.yaml",
    "sources": "sources.yaml",
    "about": "workbook.yaml",
}
"""Pages beside the chapters, each with a template of its name, and the file their words are in."""


@dataclass(frozen=True)
class SiteFile:
    """One generated file."""

    src_uri: str
    """Where it would lie under `docs/`."""
    content: str | bytes
    """Markdown, HTML or data."""
    source: str
    """The YAML file an author edits to change it."""


def build(
    workbook: Workbook,
    templates: Path,
    bundle: Bundle,
    pdf_renderer: PdfRenderer | None = None,
    site_url: str = "",
) -> list[SiteFile]:
    """Return every generated file of the site.

    Args:
        workbook: The content.
        templates: The folder of templates.
        bundle: The scripts and styles.
        pdf_renderer: Makes the PDFs; without one there are none, and no page speaks of them.
        site_url: Where the site will be published; paper says so, if it is known.

    Raises:
        ToolError: When the PDFs cannot be made on this machine.
    """
    renderer = Renderer(workbook, templates, site_url, bundle.theme()["paper_style"])
    pdfs = documents.print_all(renderer, templates, pdf_renderer)
    renderer.env.globals["pdfs"] = pdfs
    settings_file = f"{workbook.folder}/workbook.yaml"
    files = [
        SiteFile(f"{name}.md", renderer.page(f"pages/{name}.md.j2"), f"{workbook.folder}/{source}")
        for name, source in SITE_PAGES.items()
    ]
    for chapter in workbook.reading_order():
        files += _chapter(chapter, renderer)
    sheets = [w for c in workbook.reading_order() for w in workbook.worksheets_of(c)]
    files.append(
        _sheet("workbook-sheets.html", workbook.settings.title, sheets, "", settings_file, renderer)
    )
    catalogue = json.dumps(_catalogue(workbook), ensure_ascii=False, separators=(",", ":"))
    files.append(SiteFile(f"{ASSETS}/catalogue.json", catalogue, settings_file))
    files += _assets(bundle, templates, settings_file)
    files += _pdfs(pdfs, settings_file)
    return files


def theme_settings(workbook: Workbook, bundle: Bundle) -> dict[str, str]:
    """Return what the theme says and loads on every page, for its setting `extra.workbook`."""
    page, site_pages = workbook.messages.page, workbook.messages.site_pages
    texts = {key: page[key] for key in ("window", "more_help")}
    texts |= {
        key: site_pages[key] for key in ("not_here", "not_here_safe", "first_page", "answers")
    }
    texts["footer"] = workbook.help.footer
    return {key: str(markup.inline(text)) for key, text in texts.items()} | bundle.theme()


def _pdfs(pdfs: documents.Pdfs, source: str) -> Iterator[SiteFile]:
    for (name, size), pdf in pdfs.items():
        yield SiteFile(f"{name}-{size}.pdf", pdf.content, source)
        if size == "a4" and not name.endswith("-fillable"):
            yield SiteFile(f"{name}.png", pdf.picture, source)


def _assets(bundle: Bundle, templates: Path, source: str) -> Iterator[SiteFile]:
    """Yield scripts, styles and icons."""
    for name, content in bundle.files.items():
        yield SiteFile(f"{ASSETS}/{name}", content, source)
    for icon in sorted((templates / "icons").iterdir()):
        yield SiteFile(f"{ASSETS}/{icon.name}", icon.read_bytes(), source)


def _chapter(chapter: Chapter, renderer: Renderer) -> Iterator[SiteFile]:
    worksheets = renderer.workbook.worksheets_of(chapter)
    page = renderer.page("pages/chapter.md.j2", chapter=chapter, worksheets=worksheets)
    yield SiteFile(f"{chapter.id}/index.md", page, chapter.path)
    sheets = f"{chapter.id}/{chapter.id}-sheets.html"
    yield _sheet(sheets, chapter.title, worksheets, "../", chapter.path, renderer)
    for worksheet in worksheets:
        page = renderer.page("pages/worksheet.md.j2", chapter=chapter, worksheet=worksheet)
        yield SiteFile(f"{chapter.id}/{worksheet.id}.md", page, worksheet.path)
        sheet = f"{chapter.id}/{worksheet.id}-sheet.html"
        yield _sheet(sheet, worksheet.title, [worksheet], "../", worksheet.path, renderer)


def _sheet(
    src_uri: str, title: str, worksheets: list[Worksheet], root: str, path: str, renderer: Renderer
) -> SiteFile:
    kind = "worksheet" if len(worksheets) == 1 else "sheets"
    html = renderer.sheets(title, kind, root, worksheets=worksheets)
    return SiteFile(src_uri, html, path)


def _catalogue(workbook: Workbook) -> dict[str, Any]:
    """Return what the browser needs to name an answer: chapters, worksheets, prompts, options."""
    moves = addresses.moves(workbook)
    return ({"moves": moves} if moves else {}) | {
        "title": workbook.settings.title,
        "edition": workbook.settings.edition,
        "chapters": [
            {
                "id": chapter.id,
                "title": markup.plain(chapter.short),
                "worksheets": [
                    {
                        "id": worksheet.id,
                        "title": markup.plain(worksheet.title),
                        "fields": [_field(field) for field in worksheet.fields()],
                    }
                    for worksheet in workbook.worksheets_of(chapter)
                ],
            }
            for chapter in workbook.reading_order()
        ],
        "collections": [
            {
                "id": id,
                "title": markup.plain(collection.title),
                "columns": [_field(column) for column in collection.columns],
            }
            | ({"kinds": _plain(collection.kinds)} if collection.kinds else {})
            for id, collection in workbook.collections.items()
        ],
    }


def _field(field: InputField, share: str | None = None) -> dict[str, Any]:
    """Return a field as the browser knows it; columns are shared as their field is."""
    share = field.share or share
    entry: dict[str, Any] = {
        "id": field.field,
        "type": field.type,  # type: ignore[attr-defined]
        "prompt": markup.plain(field.prompt),
    }
    entry |= {"save": field.save} if field.save else {}
    if share:
        entry["share"] = share
    if options := getattr(field, "options", None):
        entry["options"] = _plain(options)
    if isinstance(field, Entries):
        entry["columns"] = [_field(column, share) for column in field.columns]
        entry |= {"fixed_rows": field.fixed_rows} if field.fixed_rows else {}
    return entry


def _plain(options: dict[str, str]) -> dict[str, str]:
    return {id: markup.plain(text) for id, text in options.items()}
