"""The files of the site: which there are, where each came from, and the same bytes each time."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from generator.pdf.renderer import CACHE, PdfRenderer
from generator.site import site_files
from generator.site.bundle import make_bundle
from tests.conftest import ROOT, SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

    from generator.content.model import Workbook
    from tests.conftest import Draft


def build(
    workbook: Workbook, pdf_renderer: PdfRenderer | None = None, site_url: str = ""
) -> dict[str, site_files.SiteFile]:
    templates = ROOT / "templates"
    bundle = make_bundle(workbook.messages, templates)
    files = site_files.build(workbook, templates, bundle, pdf_renderer, site_url)
    return {file.src_uri: file for file in files}


def text(file: site_files.SiteFile) -> str:
    assert isinstance(file.content, str)
    return file.content


@pytest.fixture(scope="module")
def shipped(workbook: Workbook, site: Path) -> dict[str, site_files.SiteFile]:
    """The files of the shipped workbook, with the PDFs made for the site."""
    assert site.is_dir()
    return build(workbook, PdfRenderer(ROOT / CACHE), SITE_URL)


def catalogue_of(files: dict[str, site_files.SiteFile]) -> dict[str, Any]:
    catalogue: dict[str, Any] = json.loads(text(files["assets/workbook/catalogue.json"]))
    return catalogue


def test_each_page_sheet_and_asset_names_the_file_its_words_are_in(draft: Draft) -> None:
    files = build(draft.load()).items()
    bundled = {uri: file.source for uri, file in files if uri.startswith("assets/workbook/")}
    assert set(bundled.values()) == {"worksheets/workbook.yaml"}
    assert {uri: file.source for uri, file in files if uri not in bundled} == {
        "index.md": "worksheets/workbook.yaml",
        "people.md": "worksheets/collections.yaml",
        "this-week.md": "worksheets/workbook.yaml",
        "print-room.md": "worksheets/workbook.yaml",
        "your-answers.md": "worksheets/workbook.yaml",
        "help.md": "worksheets/help.yaml",
        "sources.md": "worksheets/sources.yaml",
        "about.md": "worksheets/workbook.yaml",
        "one/index.md": "worksheets/one/chapter.yaml",
        "one/one-sheets.html": "worksheets/one/chapter.yaml",
        "one/first.md": "worksheets/one/first.yaml",
        "one/first-sheet.html": "worksheets/one/first.yaml",
        "one/second.md": "worksheets/one/second.yaml",
        "one/second-sheet.html": "worksheets/one/second.yaml",
        "workbook-sheets.html": "worksheets/workbook.yaml",
    }


def test_no_two_files_have_one_name(workbook: Workbook) -> None:
    templates = ROOT / "templates"
    files = site_files.build(workbook, templates, make_bundle(workbook.messages, templates))
    assert len({file.src_uri for file in files}) == len(files)


def test_the_same_workbook_gives_the_same_bytes_in_another_process(
    shipped: dict[str, site_files.SiteFile], exported: Path
) -> None:
    for uri, file in shipped.items():
        content = file.content if isinstance(file.content, bytes) else file.content.encode()
        assert (exported / uri).read_bytes() == content, uri


def test_sheets_run_nothing_and_fetch_only_their_stylesheet_and_icon(
    shipped: dict[str, site_files.SiteFile],
) -> None:
    sheets = {uri: text(file) for uri, file in shipped.items() if uri.endswith(".html")}
    assert len(sheets) > 40
    for uri, html in sheets.items():
        assert not re.search(r"<script|<img|<iframe|\ssrc=|\son\w+=|@import|javascript:", html), uri
        assert html.count("<link ") == 2, uri


def test_a_chapter_has_its_sheets_in_order(draft: Draft) -> None:
    draft.edit("one/chapter.yaml", "[first, second]", "[second, first]")
    html = text(build(draft.load())["one/one-sheets.html"])
    assert 0 < html.index("<h1>Second</h1>") < html.index("<h1>First</h1>")
    assert html.count('<article class="sheet"') == 2


def test_the_catalogue_names_every_field_and_column(
    workbook: Workbook, shipped: dict[str, site_files.SiteFile]
) -> None:
    catalogue = catalogue_of(shipped)
    listed = {
        worksheet["id"]: [field["id"] for field in worksheet["fields"]]
        for chapter in catalogue["chapters"]
        for worksheet in chapter["worksheets"]
    }
    assert listed == {
        id: [field.field for field in worksheet.fields()]
        for id, worksheet in workbook.worksheets.items()
    }
    assert {
        c["id"]: [column["id"] for column in c["columns"]] for c in catalogue["collections"]
    } == {
        id: [column.field for column in collection.columns]
        for id, collection in workbook.collections.items()
    }


def test_the_catalogue_says_what_is_shared_only_when_asked_for(draft: Draft) -> None:
    draft.edit("one/first.yaml", "prompt: My plan\n", "prompt: My plan\n        share: ask\n")
    draft.edit("one/first.yaml", "prompt: My days\n", "prompt: My days\n        share: ask\n")
    catalogue = catalogue_of(build(draft.load()))
    fields = {field["id"]: field for field in catalogue["chapters"][0]["worksheets"][0]["fields"]}
    assert [id for id, field in fields.items() if field.get("share") == "ask"] == ["plan", "days"]
    columns = fields["days"]["columns"]
    assert [column["share"] for column in columns] == ["ask", "ask"], "the rows are its answers"


def test_the_catalogue_has_the_words_that_name_an_answer(draft: Draft) -> None:
    draft.edit("one/first.yaml", "people: People", "people: Some *people* & <b>others</b>")
    draft.edit("one/first.yaml", "prompt: My plan\n", "prompt: My plan\n        save: never\n")
    draft.edit(
        "one/first.yaml",
        "prompt: My days\n",
        "prompt: My days\n        fixed_rows: {mon: Monday}\n",
    )
    catalogue = catalogue_of(build(draft.load()))
    fields = {field["id"]: field for field in catalogue["chapters"][0]["worksheets"][0]["fields"]}
    assert (catalogue["title"], catalogue["edition"]) == ("Tiny", "First edition")
    assert fields["plan"]["save"] == "never"
    assert fields["drains"] == {
        "id": "drains",
        "type": "multiple_choice",
        "prompt": "What drains me",
        "options": {"people": "Some people & <b>others</b>", "nothing": "None of these"},
    }
    assert fields["days"] == {
        "id": "days",
        "type": "entries",
        "prompt": "My days",
        "columns": [
            {"id": "day", "type": "date", "prompt": "Day"},
            {"id": "how", "type": "long_text", "prompt": "How it went"},
        ],
        "fixed_rows": {"mon": "Monday"},
    }
