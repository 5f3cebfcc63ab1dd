from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.support.browser import ready, saved
from tests.support.filling import fill, read
from tests.support.storage import in_store

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from generator.content.model import Workbook

CHAPTERS = sorted(path.parent.name for path in (ROOT / "worksheets").glob("*/chapter.yaml"))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_field_of_every_worksheet_is_found_again_after_a_reload(
    context: BrowserContext, base: str, workbook: Workbook, chapter: str
) -> None:
    page = context.new_page()
    for worksheet in workbook.worksheets_of(workbook.chapters[chapter]):
        ready(page, f"{base}{chapter}/{worksheet.id}/")
        typed = fill(page, worksheet.id)
        saved(page)
        page.reload()
        page.wait_for_selector("html[data-workbook=ready]")
        assert read(page) == typed, worksheet.id
        # Worksheets share lists, so each begins with an empty book.
        in_store(page, "await store.erase(); localStorage.clear();")
