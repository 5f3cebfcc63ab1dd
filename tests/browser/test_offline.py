"""The workbook without a network, through new editions, broken ones and the kill switch."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from generator.publish import post_processing
from tests.support.browser import launch_options, ready, saved
from tests.support.host import Host, bundled, edition_of, hear, make_edition, wait_until_kept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Playwright

    from generator.content.model import Workbook
    from tests.conftest import Once

TALK = "talk-to-people/the-talk/"
KINDS = [
    "",
    "start/",
    TALK,
    "talk-to-people/the-talk-sheet.html",
    "workbook-sheets.html",
    "your-answers/",
    "help/",
    "sources/",
    "authoring/",
    "contributing/architecture/",
    "blank.html",
]
MOST_CHAPTERS = (
    "promotion",
    "mentor",
    "network",
    "coach",
    "gratitude",
    "keep-going",
    "*-sheet.html",
)
"""What short editions go without: a worker takes each page, and these tests start many."""
UPDATE = """
async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  const worker = registration.installing;
  if (worker) await new Promise((done) => (worker.onstatechange = done));
  return worker?.state;
}
"""
LEFT = """
async () => ({
  caches: (await caches.keys()).sort(),
  scopes: (await navigator.serviceWorker.getRegistrations()).map((r) => new URL(r.scope).pathname),
})
"""


@pytest.fixture(scope="session")
def editions(site: Path, workbook: Workbook, once: Once) -> tuple[Path, Path]:
    def make(top: Path) -> None:
        for number in (1, 2):
            make_edition(site, top / str(number), number, workbook, MOST_CHAPTERS)

    top = once("editions", make)
    return top / "1", top / "2"


@pytest.fixture
def host(editions: tuple[Path, Path]) -> Iterator[Host]:
    host = Host(editions[0])
    yield host
    host.close()


@pytest.fixture
def context(fresh_context: BrowserContext) -> BrowserContext:
    return fresh_context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that may not complain."""
    page = context.new_page()
    complaints = hear(page)
    yield page
    assert complaints == []


def visit(page: Page, url: str) -> Page:
    """Come for the first time, and stay until the workbook is kept on the device."""
    ready(page, url)
    wait_until_kept(page)
    return page


def left(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(LEFT)
    return found


def wait_until_left(page: Page, expected: dict[str, list[str]]) -> None:
    for _ in range(100):
        if left(page) == expected:
            return
        page.wait_for_timeout(100)
    assert left(page) == expected


def test_after_one_visit_every_kind_of_page_opens_without_a_network(
    page: Page, host: Host, site: Path
) -> None:
    host.folder = site
    visit(page, host.url)
    host.close()
    for kind in KINDS:
        response = page.goto(host.url + kind)
        assert response is not None
        assert response.status == 200
        assert response.from_service_worker
        assert page.title()
        if "sheet" not in kind and kind != "blank.html":
            page.wait_for_load_state("networkidle")


def test_what_is_typed_without_a_network_is_kept_and_prints(
    page: Page, host: Host, tmp_path: Path
) -> None:
    visit(page, host.url)
    host.close()
    ready(page, host.url + TALK)
    assert page.evaluate(f"({UPDATE})().catch(() => 'no network')") == "no network"
    page.locator("textarea").first.fill("written on a train")
    saved(page)
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(page.locator("textarea").first).to_have_value("written on a train")
    assert page.pdf(path=tmp_path / "sheet.pdf").startswith(b"%PDF")
    ready(page, host.url + "your-answers/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download a copy").click()
    assert "written on a train" in download.value.path().read_text("utf-8")


def test_search_works_without_a_network(page: Page, host: Host) -> None:
    visit(page, host.url)
    host.close()
    page.goto(host.url)
    page.locator(".md-search__input").press_sequentially("mentor")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_an_address_as_it_may_be_written_down_opens(page: Page, host: Host) -> None:
    visit(page, host.url)
    host.close()
    ready(page, host.url + TALK + "?from=a-letter#next-step")
    ready(page, host.url + TALK + "#type-up")
    page.goto(host.url + "start")
    assert page.url == host.url + "start/"


def test_an_unknown_address_shows_the_sites_own_page(context: BrowserContext, host: Host) -> None:
    page = visit(context.new_page(), host.url)
    host.close()
    response = page.goto(host.url + "no/such/page/")
    assert response is not None
    assert response.status == 404
    expect(page.locator("h1")).to_have_text("This page is not here")


def test_the_page_comes_first_and_then_its_keeping(page: Page, host: Host) -> None:
    visit(page, host.url + TALK)
    asked = host.asked[: host.asked.index("service-worker.js")]
    ours = [name for name in asked if name.startswith("assets/workbook/")]
    assert len(ours) < 12
    assert bundled(host.folder, "main-*.js") in asked
    assert asked[-1] == bundled(host.folder, "register-*.js")
    assert not [name for name in asked if name.endswith(".html")]


def test_a_new_edition_is_offered_and_shown_with_every_word_kept(
    page: Page, host: Host, editions: tuple[Path, Path]
) -> None:
    visit(page, host.url + TALK)
    host.folder = editions[1]
    ready(page, host.url + TALK)
    assert edition_of(page) == "1"
    offer = page.locator(".wb-edition")
    expect(offer).to_contain_text("A new edition of this workbook is ready.")
    page.locator("textarea").first.press_sequentially("typed to the last moment")
    with page.expect_navigation():
        offer.get_by_role("button", name="Show it").click()
    page.wait_for_selector("html[data-workbook=ready]")
    assert edition_of(page) == "2"
    expect(page.locator("textarea").first).to_have_value("typed to the last moment")
    expect(offer).to_have_count(0)
    host.close()
    assert edition_of(ready(page, host.url)) == "2"
    assert len(left(page)["caches"]) == 1


def test_only_what_changed_is_fetched_again(
    page: Page, host: Host, editions: tuple[Path, Path]
) -> None:
    visit(page, host.url + TALK)
    host.folder = editions[1]
    host.asked.clear()
    page.evaluate(UPDATE)
    expect(page.locator(".wb-edition")).to_be_visible()
    changed = [name for name in host.asked if not name.endswith(".html")]
    assert sorted(changed) == [
        bundled(host.folder, "main-*.js"),
        bundled(host.folder, "workbook-*.css"),
        "service-worker.js",
    ]


def test_an_offer_may_wait_and_another_window_is_never_reloaded(
    context: BrowserContext, page: Page, host: Host, editions: tuple[Path, Path]
) -> None:
    visit(page, host.url + TALK)
    other = ready(context.new_page(), host.url + TALK)
    host.folder = editions[1]
    page.evaluate(UPDATE)
    for window in (page, other):
        expect(window.locator(".wb-edition")).to_be_visible()
    other.get_by_role("button", name="Later").click()
    expect(other.locator(".wb-edition")).to_have_count(0)
    other.locator("textarea").first.fill("still here")
    with page.expect_navigation():
        page.get_by_role("button", name="Show it").click()
    page.wait_for_selector("html[data-workbook=ready]")
    assert edition_of(page) == "2"
    assert edition_of(other) == "1"
    expect(other.locator("textarea").first).to_have_value("still here")


@pytest.mark.parametrize("status", [200, 500])
def test_an_edition_that_comes_through_in_part_changes_nothing(
    page: Page, host: Host, editions: tuple[Path, Path], status: int
) -> None:
    visit(page, host.url + TALK)
    before = left(page)
    host.folder = editions[1]
    host.rubbish = {bundled(host.folder, "main-*.js"): status}
    assert page.evaluate(UPDATE) == "redundant"
    host.rubbish = {"your-answers/index.html": status}
    assert page.evaluate(UPDATE) == "redundant"
    assert left(page) == before
    for kind in ("", TALK, "your-answers/"):
        assert edition_of(ready(page, host.url + kind)) == "1"
    expect(page.locator(".wb-edition")).to_have_count(0)
    host.rubbish = {}
    page.evaluate(UPDATE)
    with page.expect_navigation():
        page.get_by_role("button", name="Show it").click()
    page.wait_for_selector("html[data-workbook=ready]")
    assert edition_of(page) == "2"


def test_a_page_that_only_the_new_edition_has_brings_its_own_files(
    page: Page, host: Host, editions: tuple[Path, Path], workbook: Workbook, tmp_path: Path
) -> None:
    visit(page, host.url + TALK)
    host.folder = make_edition(editions[1], tmp_path / "site", 2, workbook)
    shutil.copytree(host.folder / "start", host.folder / "new")
    ready(page, host.url + "new/")
    assert edition_of(page) == "2"
    assert edition_of(ready(page, host.url + TALK)) == "1"


def test_a_first_visit_during_an_upload_works_from_the_network(page: Page, host: Host) -> None:
    host.rubbish = {"help/index.html": 500}
    ready(page, host.url + TALK)
    page.wait_for_timeout(3000)
    assert left(page) == {"caches": [], "scopes": []}
    host.rubbish = {}
    visit(page, host.url + TALK)
    assert len(left(page)["caches"]) == 1


def test_the_kill_switch_clears_ours_and_nothing_else(
    page: Page, host: Host, editions: tuple[Path, Path], workbook: Workbook, tmp_path: Path
) -> None:
    slug = workbook.settings.slug
    foreign = ["another-site", f"workbook-{slug}-plus-0123456789abcdef", f"workbook-{slug}-notes"]
    killed = tmp_path / "killed"
    shutil.copytree(editions[0], killed)
    (killed / "other").mkdir()
    (killed / "other" / "worker.js").write_text("// another site's\n", "utf-8")
    host.folder = killed
    visit(page, host.url + TALK)
    page.evaluate("names => Promise.all(names.map((name) => caches.open(name)))", foreign)
    page.evaluate("navigator.serviceWorker.register('/other/worker.js').then(() => {})")
    assert len(left(page)["caches"]) == 4
    page.locator("textarea").first.fill("goes on")
    page.evaluate("globalThis.stayed = true")

    post_processing.kill_worker(killed, slug)
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    wait_until_left(page, {"caches": sorted(foreign), "scopes": ["/other/"]})
    assert page.evaluate("globalThis.stayed")
    expect(page.locator("textarea").first).to_have_value("goes on")

    for _ in range(2):
        ready(page, host.url + TALK)
        page.wait_for_timeout(1000)
        assert page.evaluate("navigator.serviceWorker.controller") is None
        wait_until_left(page, {"caches": sorted(foreign), "scopes": ["/other/"]})

    post_processing.post_process(killed, slug, workbook.settings.title)
    visit(page, host.url + TALK)
    assert len(left(page)["caches"]) == 4


def test_a_page_in_view_again_looks_for_a_new_edition_once_an_hour(page: Page, host: Host) -> None:
    visit(page, host.url + TALK)
    page.wait_for_timeout(1500)
    host.asked.clear()

    def look(minutes: int) -> int:
        ahead = "ms => { const now = Date.now; Date.now = () => now() + ms }"
        page.evaluate(ahead, minutes * 60_000)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.wait_for_timeout(500)
        return host.asked.count("service-worker.js")

    assert look(10) == 0
    assert look(51) == 1
    assert look(10) == 1


def test_over_plain_http_nothing_is_kept_and_nothing_complains(
    playwright: Playwright, host: Host
) -> None:
    options = launch_options()
    options["args"] = [*options["args"], "--host-resolver-rules=MAP reader.test 127.0.0.1"]
    browser = playwright.chromium.launch(**options)
    page = browser.new_page()
    complaints = hear(page)
    ready(page, host.url.replace("127.0.0.1", "reader.test") + TALK)
    page.wait_for_timeout(1500)
    browser.close()
    assert "service-worker.js" not in host.asked
    assert complaints == []
