"""What happens to answers when disks, windows and people do their worst."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.browser import ready, saved
from tests.support.storage import in_store, stored, wait_for_second_copy

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

TALK = "talk-to-people/the-talk/"
FIRST = "textarea >> nth=0"
WIPE = """
await new Promise((resolve) => {
  store.close();
  const open = indexedDB.open("workbook-career-rut");
  open.onsuccess = () => {
    const tx = open.result.transaction(["answers"], "readwrite");
    tx.objectStore("answers").clear();
    tx.oncomplete = () => { open.result.close(); resolve(); };
  };
});
"""
SPOIL = """
await new Promise((resolve) => {
  store.close();
  const open = indexedDB.open("workbook-career-rut");
  open.onsuccess = () => {
    const tx = open.result.transaction(["answers"], "readwrite");
    for (const [address, record] of argument) tx.objectStore("answers").put(record, address);
    tx.oncomplete = () => { open.result.close(); resolve(); };
  };
});
"""


def written_with_second_copy(page: Page, base: str, words: str) -> None:
    """Type, and wait until the second copy on the disk holds the words."""
    ready(page, base + TALK)
    page.locator(FIRST).fill(words)
    saved(page)
    wait_for_second_copy(page, words)


def test_a_database_that_comes_back_empty_is_reported_and_can_be_restored(
    page: Page, base: str
) -> None:
    written_with_second_copy(page, base, "precious")
    in_store(page, WIPE)
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(page.locator(".wb-data-loss")).to_contain_text("lost some of your answers")
    expect(page.locator(FIRST)).to_have_value("")
    page.get_by_role("button", name="Bring them back").click()
    expect(page.locator(FIRST)).to_have_value("precious")
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(page.locator(FIRST)).to_have_value("precious")
    expect(page.locator(".wb-data-loss")).to_have_count(0)


def test_when_both_copies_are_gone_the_book_does_not_pretend_to_be_new(
    page: Page, base: str
) -> None:
    written_with_second_copy(page, base, "precious")
    in_store(page, WIPE)
    page.evaluate(
        """async () => {
          const top = await navigator.storage.getDirectory();
          await top.removeEntry("workbook-career-rut", {recursive: true});
        }"""
    )
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(page.locator(".wb-data-loss")).to_contain_text("there were 1, and none is here")


@pytest.mark.parametrize(
    "damage", ["text.slice(0, 40)", "'x' + text", "text.replace('precious', 'preciouz')"]
)
def test_a_damaged_second_copy_is_never_shown_as_good(page: Page, base: str, damage: str) -> None:
    written_with_second_copy(page, base, "precious")
    in_store(page, WIPE)
    page.evaluate(
        f"""async () => {{
          const top = await navigator.storage.getDirectory();
          const folder = await top.getDirectoryHandle("workbook-career-rut");
          for await (const handle of folder.values()) {{
            const text = await (await handle.getFile()).text();
            const stream = await handle.createWritable();
            await stream.write({damage});
            await stream.close();
          }}
        }}"""
    )
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(page.locator(".wb-data-loss")).to_contain_text("there were 1, and none is here")
    assert page.get_by_role("button", name="Bring them back").count() == 0


def test_a_damaged_record_harms_no_other(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.locator(FIRST).fill("whole")
    saved(page)
    [address] = stored(page)
    bad = [None, 7, {}, {"value": 5}, {"value": {"a": 1}, "rev": 1}, {"value": "x", "rev": "y"}]
    in_store(page, SPOIL, [[f"the-talk/broken-{n}", record] for n, record in enumerate(bad)])
    in_store(page, SPOIL, [["the-talk/questions", {"value": [1], "rev": 1, "savedAt": 1}]])
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(page.locator(FIRST)).to_have_value("whole")
    assert list(stored(page)) == [address]
    page.locator("[data-type=checklist] input").first.check()
    saved(page)
    assert stored(page)["the-talk/questions"]


def test_large_deletions_and_old_words_are_kept_in_the_history(page: Page, base: str) -> None:
    ready(page, base + TALK)
    box = page.locator("[data-type=long_text] textarea").first
    box.fill("A long story. " * 30)
    saved(page)
    box.fill("oops")
    saved(page)
    page.wait_for_timeout(100)
    earlier = in_store(page, "return (await store.history()).map((entry) => entry.value);")
    assert earlier == ["A long story. " * 30]


def test_erasing_in_one_window_empties_the_other_and_nothing_comes_back(
    context: BrowserContext, base: str
) -> None:
    typing, erasing = context.new_page(), context.new_page()
    ready(typing, base + TALK)
    typing.locator(FIRST).fill("to be forgotten")
    saved(typing)
    ready(erasing, base + "your-answers/")
    # The other window has missed the message, and only the store can tell it.
    typing.evaluate("BroadcastChannel.prototype.postMessage = () => {}")
    in_store(erasing, "await store.erase();")
    typing.locator(FIRST).press_sequentially("!")
    expect(typing.locator(FIRST)).to_have_value("")
    assert stored(erasing) == {}
    typing.locator(FIRST).fill("a new start")
    expect(typing.locator(".wb-status[data-tone=saved]")).to_be_visible()
    assert list(stored(erasing).values()) == ["a new start"]


@pytest.mark.parametrize("way", ["button", "key"])
def test_hide_takes_the_page_away_and_back_does_not_return_to_it(
    page: Page, base: str, way: str
) -> None:
    ready(page, base)
    ready(page, base + TALK)
    page.locator(FIRST).fill("private")
    if way == "button":
        page.get_by_role("button", name="Hide").click()
    else:
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    page.wait_for_url(re.compile("blank.html$"))
    assert page.title() == "Notes"
    assert page.locator("body").inner_text().strip() == ""
    page.go_back()
    page.wait_for_selector("html[data-workbook=ready]")
    assert page.url == base
    ready(page, base + TALK)
    expect(page.locator(FIRST)).to_have_value("private")


def test_window_titles_name_the_page_and_nothing_else(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.locator(FIRST).fill("my boss")
    saved(page)
    assert page.title() == "The talk: questions and notes \N{EN DASH} Workbook"
    ready(page, base)
    assert page.title() == "Workbook"


def test_a_reminder_to_keep_a_copy_comes_when_there_is_much_to_lose(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.locator("[data-type=long_text] textarea").first.fill("word " * 300)
    saved(page)
    ready(page, base)
    expect(page.locator(".wb-reminder")).to_contain_text("only in this browser")
    in_store(page, "await store.remember('copied', Date.now());")
    ready(page, base)
    expect(page.locator(".wb-reminder")).to_have_count(0)


def test_nothing_of_another_site_on_the_same_address_is_touched(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.evaluate(
        """async () => {
          localStorage.setItem("other-site", "theirs");
          await caches.open("other-site");
          await new Promise((go) => {
            indexedDB.open("other-site").onsuccess = (e) => { e.target.result.close(); go(); };
          });
          const top = await navigator.storage.getDirectory();
          await top.getDirectoryHandle("other-site", {create: true});
        }"""
    )
    page.locator(FIRST).fill("mine")
    saved(page)
    in_store(
        page,
        """
      const { Mirror } = await module("storage/mirror");
      await store.erase();
      await new Mirror("career-rut", localStorage).erase();
    """,
    )
    left = page.evaluate(
        """async () => {
          const top = await navigator.storage.getDirectory();
          return [
            localStorage.getItem("other-site"),
            await caches.has("other-site"),
            (await indexedDB.databases()).some((d) => d.name === "other-site"),
            await top.getDirectoryHandle("other-site").then(() => true),
          ];
        }"""
    )
    assert left == ["theirs", True, True, True]
