"""A real Chromium, and the built site on loopback under a project path."""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Frame,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.support import fonts
from tests.support.chromium import find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = "/some-repo/"
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder under the project path, and the site's own 404 page, as GitHub Pages does."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PROJECT))

    def send_error(self, code: int, *args: Any, **kwargs: Any) -> None:
        if code != 404 or not self.path.startswith(PROJECT):
            super().send_error(code, *args, **kwargs)
            return
        page = Path(self.translate_path(f"{PROJECT}404.html")).read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    """A page asks for thirty files at once, and a refused one would be no fault of the page."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that hangs up in the middle of a file."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Unchanging(Handler):
    """Serves a folder that stays as it is: a browser may keep what it has, as from GitHub Pages."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of the site."""
    server = Server(("127.0.0.1", 0), partial(Unchanging, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{PROJECT}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


def launch_options() -> dict[str, Any]:
    path = find_chromium_once()
    assert path, "no Chromium: run python tests/support/chromium.py"
    env = os.environ | fonts.environment()
    return {"executable_path": path, "args": FLAGS, "env": env}


def find_chromium_once(found: list[str | None] = []) -> str | None:  # noqa: B006
    """Look before Playwright starts: its two loops cannot run at once."""
    if not found:
        found.append(find_chromium())
    return found[0]


find_chromium_once()
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**launch_options())
    yield browser
    browser.close()


VISITED: set[str] = set()
"""Every origin that a test has visited, also when it went on to another."""


def remember(frame: Frame) -> None:
    """Note where a page went, so that what it stored there can be cleared."""
    VISITED.add("{0.scheme}://{0.netloc}".format(urlsplit(frame.url)))


@pytest.fixture(scope="session")
def warm_context(browser: Browser) -> Iterator[BrowserContext]:
    """One context for many tests: a fresh one would compile every script anew, for every test."""
    # Without the service worker, which fetches the whole site: test_offline.py has it.
    context = browser.new_context(locale="en-GB", service_workers="block")
    context.on("page", lambda page: page.on("framenavigated", remember))
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def context(
    warm_context: BrowserContext, browser: Browser, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A browser in which nothing is stored, with one empty page.

    A clock that a test sets stays set for all pages of a context: a module with such tests says
    `SETS_THE_CLOCK`, and each of them has a context of its own.
    """
    if getattr(request.module, "SETS_THE_CLOCK", False):
        own = browser.new_context(locale="en-GB", service_workers="block")
        yield own
        own.close()
        return
    yield warm_context
    first, *others = warm_context.pages
    for page in others:
        page.close()
    first.unroute_all()
    first.evaluate("try { sessionStorage.clear() } catch {}")
    first.goto("about:blank")
    session = warm_context.new_cdp_session(first)
    for origin in VISITED:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()


@pytest.fixture
def fresh_context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has nothing yet, and in which the service worker may work."""
    context = browser.new_context(locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """The context's page, for a test that leaves the page itself as it is."""
    return context.pages[0] if context.pages else context.new_page()


@pytest.fixture
def own_page(context: BrowserContext) -> Page:
    """A page for a test that changes what every later script in it would find."""
    return context.new_page()


def ready(page: Page, url: str) -> Page:
    """Open a page and wait until its answers are shown."""
    page.goto(url)
    page.wait_for_selector("html[data-workbook=ready]")
    return page


def saved(page: Page) -> None:
    """Wait until the page says that everything is on the disk."""
    page.wait_for_selector(".wb-status[data-tone=saved]:not([data-saving])")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave what needs root and minutes to the long suite."""
    return (collection_path.name == "test_power_cut.py" and not config.getoption("--long")) or None
