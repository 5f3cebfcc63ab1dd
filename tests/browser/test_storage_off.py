from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.browser import ready

if TYPE_CHECKING:
    from playwright.sync_api import Page

TALK = "talk-to-people/the-talk/"
MISSING = "Object.defineProperty(window, 'indexedDB', {value: undefined});"
BLOCKED = "indexedDB.open = () => { throw new DOMException('blocked', 'SecurityError'); };"
SILENT = "indexedDB.open = () => new EventTarget();"
REFUSING = """
const open = indexedDB.open.bind(indexedDB);
indexedDB.open = () => {
  const request = open('x');
  queueMicrotask(() => request.onerror?.(new Event('error')));
  return request;
};
"""
NO_LOCAL_STORAGE = """
Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('no', 'SecurityError'); },
});
"""
FULL = """
IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
"""


@pytest.mark.parametrize(
    "fault",
    [MISSING, BLOCKED, SILENT, REFUSING, MISSING + NO_LOCAL_STORAGE],
    ids=["missing", "blocked", "silent", "refusing", "nothing at all"],
)
def test_without_storage_the_page_works_and_says_so(own_page: Page, base: str, fault: str) -> None:
    own_page.add_init_script(fault)
    ready(own_page, base + TALK)
    alarm = own_page.locator(".wb-status[data-tone=alarm]")
    expect(alarm).to_contain_text("Not saved")
    own_page.locator("textarea").first.fill("only on this own_page")
    expect(alarm).to_contain_text("Not saved")
    assert "only on this own_page" in download(own_page)
    own_page.get_by_role("button", name="Add another").first.click()


def test_a_full_disk_is_said_at_once_and_the_words_can_be_taken_away(
    own_page: Page, base: str
) -> None:
    own_page.add_init_script(FULL)
    ready(own_page, base + TALK)
    own_page.locator("textarea").first.fill("no room for this")
    expect(own_page.locator(".wb-status[data-tone=alarm]")).to_contain_text(
        "Not saved", timeout=3000
    )
    assert "no room for this" in download(own_page)


def test_saving_goes_on_by_itself_when_there_is_room_again(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.evaluate("() => { window.put = IDBObjectStore.prototype.put;" + FULL + "}")
    page.locator("textarea").first.fill("patience")
    expect(page.locator(".wb-status[data-tone=alarm]")).to_be_visible()
    page.evaluate("() => { IDBObjectStore.prototype.put = window.put }")
    expect(page.locator(".wb-status[data-tone=saved]")).to_be_visible(timeout=20000)
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(page.locator("textarea").first).to_have_value("patience")


def download(page: Page) -> list[str]:
    """Return the texts in the copy that the alarm offers."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download my answers now").click()
    copy = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    return [entry["value"] for entry in copy["answers"]]
