"""A marker in every field, then every button: it is never in anything that leaves the page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.support.browser import ready, saved
from tests.support.filling import fill
from tests.support.host import Host, wait_until_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

    from generator.content.model import Workbook

MARKER = "Zq7marker4every9fieldXk2"
SAMPLE = 4
"""The sample takes so many worksheets; the long suite all."""
MOST, MOST_LONG = 60, 200
"""So many buttons are pressed on each: all that stand there, and many that come of them."""
QUIET = "window.print = () => {}; window.open = () => null;"
PRESS = """
async ([skipped, most]) => {
  const pressed = new Set();
  const can = (b) => b.checkVisibility() && !b.disabled && !b.matches(skipped) && !pressed.has(b);
  const all = () => [...document.querySelectorAll(".md-content button")].filter(can);
  // Those that stand there at first; then those that come when one is pressed, which have no end.
  const first = all();
  const next = () => first.find((b) => b.isConnected && can(b)) ?? all()[0];
  for (let button; pressed.size < most && (button = next()); ) {
    pressed.add(button);
    button.click();
    await new Promise((done) => setTimeout(done, 20));
  }
  return [pressed.size, first.filter((b) => b.isConnected && can(b)).length];
}
"""
KEPT = """
async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      texts.push(request.url, await (await cache.match(request)).text());
    }
  }
  return [document.cookie, ...texts].join("\\n");
}
"""


class Ear:
    """Hears what a browser says to anyone but the reader."""

    def __init__(self, context: BrowserContext) -> None:
        self.heard: list[str] = []
        self.hosts: set[str | None] = set()
        context.on("request", self.request)
        context.on("console", self.console)

    def request(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).hostname)
        self.heard += [request.url, str(request.headers), request.post_data or ""]

    def console(self, message: ConsoleMessage) -> None:
        self.heard.append(message.text)

    def look(self, page: Page) -> None:
        self.heard += [page.url, page.title()]


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    host = Host(site)
    yield host
    host.close()


@pytest.fixture
def context(fresh_context: BrowserContext) -> BrowserContext:
    return fresh_context


def test_nothing_that_a_reader_writes_leaves_the_page(
    context: BrowserContext,
    host: Host,
    workbook: Workbook,
    runs: Callable[[int, int], int],
    pytestconfig: pytest.Config,
) -> None:
    ear = Ear(context)
    page = context.new_page()
    page.add_init_script(QUIET)
    ready(page, host.url)
    wait_until_kept(page)
    addresses = [
        f"{chapter.id}/{worksheet.id}/"
        for chapter in workbook.reading_order()
        for worksheet in workbook.worksheets_of(chapter)
    ]
    most = MOST_LONG if pytestconfig.getoption("--long") else MOST
    for address in addresses[:: -(-len(addresses) // runs(SAMPLE, len(addresses)))]:
        ready(page, host.url + address)
        fill(page, MARKER)
        saved(page)
        ear.look(page)
        pressed, left = page.evaluate(PRESS, [".wb-quick-exit", most])
        assert pressed > 1
        assert left == 0, f"{address}: a button was there at first, and was not pressed"
        fill(page, MARKER)
        saved(page)
        ear.look(page)
    ready(page, host.url + "your-answers/")
    assert MARKER in page.locator("article").inner_text()
    ear.look(page)
    press_each(page, ear)
    ready(page, host.url + addresses[0])
    fill(page, MARKER)
    page.locator(".wb-quick-exit").click()
    page.wait_for_url("**/blank.html")
    ear.look(page)
    page.go_back()
    ear.look(page)
    ready(page, host.url)
    ear.heard += [page.evaluate(KEPT), *host.asked]
    assert len(ear.heard) > 300
    assert [text for text in ear.heard if MARKER in text] == []
    assert [text for text in ear.heard if "Content Security Policy" in text] == []
    assert ear.hosts == {"127.0.0.1"}


def press_each(page: Page, ear: Ear) -> None:
    """Press the buttons of a page some of which load it again."""
    names = [name for name in page.locator(".md-content button:visible").all_inner_texts() if name]
    assert len(names) > 3
    for name in names:
        button = page.get_by_role("button", name=name, exact=True)
        if button.count() and button.first.is_enabled():
            button.first.click()
            page.wait_for_timeout(100)
            page.wait_for_selector("html[data-workbook=ready]")
            ear.look(page)


def test_the_ear_would_have_heard_it(context: BrowserContext, host: Host) -> None:
    """The control: each way out that the test above watches is one on which it would hear."""
    ear = Ear(context)
    page = ready(context.new_page(), host.url)
    page.evaluate(f"fetch('about/?{MARKER}')")
    page.evaluate(f"fetch('about/', {{method: 'POST', body: '{MARKER}'}})")
    page.evaluate(f"console.info('{MARKER}')")
    page.evaluate(f"document.title = '{MARKER}'")
    page.evaluate(f"caches.open('x').then((c) => c.put('x', new Response('{MARKER}')))")
    page.wait_for_timeout(200)
    ear.look(page)
    ear.heard.append(page.evaluate(KEPT))
    assert len([text for text in ear.heard if MARKER in text]) == 5
