"""Every page of the site, visited once on a phone and once wide; then what must hold for all."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.support.browser import ready

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import (
        Browser,
        BrowserContext,
        ConsoleMessage,
        Page,
        Response,
        ViewportSize,
    )

    from generator.content.model import Workbook

FACTS = """
() => ({
  ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
  links: [...document.links].map((a) => a.href),
  headings: [...document.querySelectorAll("article :is(h1,h2,h3,h4)")]
    .map((h) => Number(h.tagName[1])),
  nameless: [...document.querySelectorAll("article :is(input,textarea,select)")]
    .filter((c) => !c.labels?.length || !c.labels[0].textContent.trim()).map((c) => c.id),
  foot: document.querySelector(".wb-help-line, .sheet:last-child > footer")?.textContent ?? "",
  titles: [...document.querySelectorAll("h1")].map((h) => h.innerText),
  scripts: [...document.scripts].map((script) => script.src),
})
"""
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"


@dataclass
class Visit:
    """What was seen on one page."""

    facts: dict[str, list[str]] = field(default_factory=dict)
    too_wide: dict[int, int] = field(default_factory=dict)


@dataclass
class SiteCrawl:
    """What was seen and heard on all pages."""

    visits: dict[str, Visit] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.location}: {message.text}")

    def hear(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")


@pytest.fixture(scope="session")
def crawl(browser: Browser, base: str, site: Path) -> SiteCrawl:
    crawl = SiteCrawl()
    phone: ViewportSize = {"width": 360, "height": 800}
    laptop: ViewportSize = {"width": 1280, "height": 800}
    page = browser.new_page(viewport=phone, reduced_motion="reduce")
    page.on("console", crawl.listen)
    page.on("pageerror", lambda error: crawl.complaints.append(f"{page.url}: {error}"))
    page.on("request", lambda request: crawl.requests.append(request.url))
    page.on("response", crawl.hear)
    for path in sorted(set(site.rglob("*.html")) - {site / "blank.html"}):
        url = str(path.relative_to(site)).removesuffix("index.html")
        page.goto(base + url)
        crawl.visits[url] = Visit(page.evaluate(FACTS), {360: page.evaluate(OVERFLOW)})
        if not url.endswith("-sheet.html"):
            page.set_viewport_size(laptop)
            crawl.visits[url].too_wide[1280] = page.evaluate(OVERFLOW)
            page.set_viewport_size(phone)
    page.close()
    return crawl


def test_no_page_complains(crawl: SiteCrawl) -> None:
    assert crawl.complaints == []
    assert len(crawl.visits) > 80


def test_no_page_asks_another_host(crawl: SiteCrawl) -> None:
    assert {urlsplit(url).hostname for url in crawl.requests} == {"127.0.0.1"}


def test_every_link_leads_to_a_page_and_a_place_on_it(
    crawl: SiteCrawl, base: str, site: Path
) -> None:
    pages = {base + url: visit for url, visit in crawl.visits.items()}
    for url, visit in crawl.visits.items():
        for href in visit.facts["links"] if url != "404.html" else []:
            target, _, anchor = href.partition("#")
            target = target.partition("?pick=")[0]
            if target.endswith(".pdf"):
                assert (site / target.removeprefix(base)).is_file(), f"{url} links to {href}"
            elif target.startswith(base):
                assert target in pages, f"{url} links to {href}"
                assert not anchor or anchor in pages[target].facts["ids"], f"{url} links to {href}"


def test_nothing_sticks_out_sideways(crawl: SiteCrawl) -> None:
    wide = {
        url: visit.too_wide for url, visit in crawl.visits.items() if any(visit.too_wide.values())
    }
    assert wide == {}


def test_headings_are_in_order(crawl: SiteCrawl) -> None:
    for url, visit in crawl.visits.items():
        levels = [int(level) for level in visit.facts["headings"]]
        assert levels[0] == 1, url
        assert url.endswith("sheets.html") or levels.count(1) == 1, url
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels)), f"{url}: {levels}"


def test_every_control_has_a_name_and_every_id_is_its_own(crawl: SiteCrawl) -> None:
    for url, visit in crawl.visits.items():
        assert visit.facts["nameless"] == [], url
        ids = visit.facts["ids"]
        assert len(ids) == len(set(ids)), f"{url}: {[id for id in ids if ids.count(id) > 1]}"


def test_the_help_line_is_at_the_foot_of_every_page(crawl: SiteCrawl) -> None:
    for url, visit in crawl.visits.items():
        assert "Need help now?" in visit.facts["foot"], url


def test_every_blank_sheet_stands_on_its_own(crawl: SiteCrawl, workbook: Workbook) -> None:
    for chapter in workbook.reading_order():
        for worksheet in workbook.worksheets_of(chapter):
            sheet = crawl.visits[f"{chapter.id}/{worksheet.id}-sheet.html"]
            assert sheet.facts["titles"] == [worksheet.title]
            assert sheet.facts["scripts"] == []


def test_an_unknown_address_shows_the_sites_own_page(page: Page, base: str) -> None:
    response = page.goto(base + "no/such/page/")
    assert response is not None
    assert response.status == 404
    expect(page.locator("h1")).to_have_text("This page is not here")
    expect(page.locator(".wb-help-line")).to_be_visible()
    assert page.locator("h1").evaluate("h => getComputedStyle(h).fontFamily").startswith("ui-serif")
    for link in page.evaluate("[...document.links].map((a) => a.href)"):
        assert link.startswith((base, "https://")), link


@pytest.mark.parametrize("way", ["icon", "key", "address"])
def test_the_index_of_the_search_comes_when_somebody_turns_to_it(
    context: BrowserContext, base: str, way: str
) -> None:
    """It weighs as much as the rest of a page."""
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("/")[-1]))
    page.goto(base + ("?q=mentor" if way == "address" else ""), wait_until="networkidle")
    assert asked.count("search_index.json") == (way == "address")
    if way == "icon":
        page.locator(".md-header__button[for=__search]").click()
    if way == "key":
        page.keyboard.press("f")
    if way != "address":
        page.locator(".md-search__input").press_sequentially("mentor")
    expect(page.locator(".md-search-result__item").first).to_be_attached()
    assert asked.count("search_index.json") == 1
    page.close()


def test_without_javascript_a_worksheet_can_be_read_and_says_that_it_cannot_save(
    browser: Browser, base: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "talk-to-people/the-talk/")
    expect(page.locator(".wb-noscript")).to_be_visible()
    expect(page.locator("textarea").first).to_be_visible()
    page.goto(base + "start/health-first/")
    assert page.locator(".wb-when .wb-notice").first.is_visible()
    context.close()


def test_a_worksheet_can_be_worked_by_keyboard_alone(page: Page, base: str) -> None:
    ready(page, base + "talk-to-people/the-talk/")
    boxes = page.locator("[data-type=checklist] input")
    boxes.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert boxes.nth(0).is_checked()
    assert boxes.nth(1).is_checked()
