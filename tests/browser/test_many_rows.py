"""A list of years: the newest rows show at once, the earlier ones on a tap, and paper has all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.browser import ready, saved
from tests.support.paper import pages, text_of
from tests.support.people import seed
from tests.support.storage import in_store, stored

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

WEEK = "keep-going/my-week/"
MANY = 40
WRITE = """
const changes = Array.from({length: argument}, (_, n) =>
  ({address: `steps/${String(n).padStart(9, "0")}aaaa/what`, value: `step${n}done`, base: 0}));
await store.write(changes);
"""


def with_many(page: Page, base: str) -> Page:
    ready(page, base + "about/")
    in_store(page, WRITE, MANY)
    return ready(page, base + WEEK)


def test_the_newest_show_at_once_and_the_rest_on_a_tap(page: Page, base: str) -> None:
    with_many(page, base)
    rows = page.locator("[data-collection=steps] .wb-row")
    shown = rows.count()
    assert 5 < shown < MANY / 2
    expect(rows.first.locator("> legend")).to_have_text(f"Step {MANY - shown + 1}")
    expect(rows.first.locator("textarea").first).to_have_value(f"step{MANY - shown}done")
    expect(rows.last.locator("textarea").first).to_have_value(f"step{MANY - 1}done")
    page.get_by_role("button", name=f"Show {MANY - shown} earlier ones").click()
    expect(rows).to_have_count(MANY)
    expect(rows.first.locator("> legend")).to_have_text("Step 1")
    expect(page.locator(".wb-earlier-rows")).to_have_count(0)
    assert len(stored(page)) == MANY


def test_a_list_of_short_rows_opens_with_more_of_them(page: Page, base: str) -> None:
    """What a phone draws is counted, not the rows."""
    with_many(page, base)
    steps = page.locator("[data-collection=steps] .wb-row").count()
    seed(page, base, [{"name": f"person{n}", "kinds": ["contact"]} for n in range(MANY)])
    ready(page, base + "network/my-map/")
    assert MANY > page.locator("[data-collection=people] .wb-row").count() > steps


def test_a_new_row_joins_them_and_none_is_lost(page: Page, base: str) -> None:
    with_many(page, base)
    page.get_by_role("button", name="Add another step").click()
    page.keyboard.type("one more")
    saved(page)
    ready(page, base + WEEK)
    rows = page.locator("[data-collection=steps] .wb-row")
    expect(rows.last.locator("textarea").first).to_have_value("one more")
    expect(rows.last.locator("> legend")).to_have_text(f"Step {MANY + 1}")
    assert len(stored(page)) == MANY + 1


def test_paper_has_all_of_them(page: Page, base: str, tmp_path: Path) -> None:
    with_many(page, base)
    page.pdf(path=(pdf := tmp_path / "week.pdf"), prefer_css_page_size=True)
    with pages(pdf) as sheets:
        text = "".join(map(text_of, sheets))
    assert [n for n in range(MANY) if f"step{n}done" not in text] == []
