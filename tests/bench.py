"""Measure the budgets of the design on this machine: `make bench`, or `make bench PARTS=years`.

Timings say something only on a machine that does nothing else; sizes do not depend on it.
"""

from __future__ import annotations

import functools
import gzip
import statistics
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, Response, sync_playwright

from generator.content import checks
from generator.content.loader import load
from generator.pdf import documents
from generator.pdf.renderer import PdfRenderer
from generator.site.rendering import Renderer
from tests.conftest import ROOT, SITE_URL, build_site, run
from tests.support.browser import PROJECT, Handler, launch_options, ready
from tests.support.storage import in_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGES = {
    "home": "",
    "chapter": "talk-to-people/",
    "worksheet": "talk-to-people/the-talk/",
    "your answers": "your-answers/",
    "print room": "print-room/",
}
TEMPLATES = ROOT / "templates"
LISTS = {
    "this week": "this-week/",
    "my week": "keep-going/my-week/",
    "look back": "keep-going/look-back/",
    "people": "people/",
    "my map": "network/my-map/",
    "where am I now": "keep-going/where-am-i-now/",
}
FIRST_VISITS = {
    "reading page": "talk-to-people/",
    "home": "",
    "worksheet": "talk-to-people/who-does-this/",
    "tool page": "people/",
}
WEIGHTS = {
    "reading page": ("10 KB", "105 KB"),
    "home": ("34 KB", "130 KB"),
    "worksheet": ("24 KB", "122 KB"),
    "tool page": ("34 KB", "130 KB"),
}
"""The most that our scripts, and everything, may weigh."""
READY = {"worksheet": "3.1 s"}
RELEASE = ROOT / "tests" / "releases" / "0.1.0" / "site"
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 93_750,
}
"""Bytes a second: 1.6 Mbit down, 0.75 Mbit up."""
SLOWER = 6
FIVE_YEARS = """
const WEEK = 7 * 24 * 3600_000;
const first = Date.now() - 260 * WEEK;
const day = (week) => new Date(first + week * WEEK).toISOString().slice(0, 10);
const id = (at, n) => at.toString(36).padStart(9, "0") + n.toString(36).padStart(4, "0");
const rows = (list, count, columnsOf) => Array.from({length: count}, (_, n) => {
  const week = Math.floor(n * 260 / count);
  return Object.entries(columnsOf(day(week + 1), n)).map(([name, value]) =>
    ({address: `${list}/${id(first + week * WEEK, n)}/${name}`, value, base: 0}));
}).flat();
const text = "a line of ordinary length about one week";
const done = (day, n) => n < 795 ? {done: ["yes"], done_on: day} : {};
await store.write([
  ...rows("steps", 800, (day, n) =>
    ({what: `${text} ${n}`, day, time: "18:00", where: text, sure: "8", ...done(day, n)})),
  ...rows("look_backs", 260, (week) =>
    ({week, done: text, learned: text, stuck: "5", energy: "6"})),
  ...rows("people", 300, (contacted, n) =>
    ({name: `${text} ${n}`, does: text, kinds: ["contact"], contacted})),
]);
"""
"""260 look-backs, 800 steps and 300 people."""
STAMPS = """
globalThis.stamps = {};
const { open } = IDBFactory.prototype;
IDBFactory.prototype.open = function (...what) {
  stamps.opened ??= performance.now();
  return open.apply(this, what);
};
const look = () => document.documentElement?.dataset.workbook === "ready" &&
  (stamps.shown ??= performance.now());
new MutationObserver(look).observe(document, {subtree: true, attributes: true});
"""
OURS = "assets/workbook/"


def main(*parts: str) -> None:
    """Print each figure beside its budget: of some parts, or of all, `pdfs visits years`."""
    with tempfile.TemporaryDirectory() as folder:
        if not parts or "pdfs" in parts:
            print_pdfs(Path(folder))
        site = Path(folder) / "site"
        build_site(site)
        with serving(site) as base, chromium() as browser:
            if not parts or "visits" in parts:
                with serving(RELEASE) as former:
                    weigh(browser, former, RELEASE, "0.1.0")
                weigh(browser, base, site, "now")
            if not parts or "years" in parts:
                restore(browser, base, PAGES | LISTS)


def print_pdfs(folder: Path) -> None:
    """Report how long the PDFs and a build take."""
    workbook = load(ROOT / "worksheets", checks.validate)
    pdf_renderer = functools.partial(PdfRenderer, folder / "pdf")
    for state, budget in (("from nothing", "60 s"), ("nothing changed", "1 s")):
        renderer = Renderer(workbook, ROOT / "templates", SITE_URL)
        seconds = timed(functools.partial(documents.print_all, renderer, TEMPLATES, pdf_renderer()))
        report(f"PDFs, {state}", f"{seconds:.1f} s", budget)
    plain = ("build", "--quiet", "--site-dir", str(folder / "again"))
    run("mkdocs", *plain, PDFS="build")
    seconds = timed(lambda: run("mkdocs", *plain, PDFS="build"))
    report("mkdocs build, nothing changed", f"{seconds:.1f} s", "")


def report(what: str, seen: str, budget: str) -> None:
    """Print one line."""
    print(f"{what:<44}{seen:>12}   {budget}", flush=True)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def weigh(browser: Browser, base: str, folder: Path, edition: str) -> None:
    """Report what a first visit loads, compressed as a web server would, and when it is ready."""
    for name, path in FIRST_VISITS.items():
        if (folder / path / "index.html").exists():  # Of a release, only some pages are kept.
            report_weight(f"{edition}, {name}", name, loaded(browser, base + path))
            seconds = statistics.median(ready_on_slow_4g(browser, base + path) for _ in range(5))
            report(f"{edition}, {name}: ready on slow 4G", f"{seconds:.2f} s", READY.get(name, ""))


def loaded(browser: Browser, url: str) -> dict[str, int]:
    """Return what a first visit loads, with the size of each file, compressed."""
    context = browser.new_context(locale="en-GB", service_workers="block")
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    sizes = {one.url: len(gzip.compress(one.body(), 9)) for one in answers if one.ok}
    context.close()
    return sizes


def report_weight(what: str, name: str, sizes: dict[str, int]) -> None:
    """Report the scripts and styles of ours, and everything."""
    ours = {url: size for url, size in sizes.items() if OURS in url}
    scripts, styles = (
        [size for url, size in ours.items() if url.endswith(ending)] for ending in (".js", ".css")
    )
    js, everything = WEIGHTS[name]
    report(f"{what}: our scripts, gzip", f"{sum(scripts) / 1024:.1f} KB", js)
    report(f"{what}: our scripts, requests", str(len(scripts)), "6")
    report(f"{what}: our styles, gzip", f"{sum(styles) / 1024:.1f} KB", "10 KB")
    report(f"{what}: first visit, gzip", f"{sum(sizes.values()) / 1024:.1f} KB", everything)


def ready_on_slow_4g(browser: Browser, url: str) -> float:
    """Return the seconds until the scripts are ready: 1.6 Mbit/s, 150 ms, a CPU 4 times slower."""
    context = browser.new_context(locale="en-GB", service_workers="block")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector("html[data-workbook=ready]", state="attached")
    seconds = time.perf_counter() - start
    context.close()
    return seconds


def restore(browser: Browser, base: str, pages: dict[str, str]) -> None:
    """Report how soon a page shows the answers of five years of weekly use, on a slow phone.

    From the moment it opens its store until they are shown, tools and all; and what they add to the
    same page without an answer, opened in turn. The middle of nine.
    """
    empty, full = (slow_page(browser, base, code) for code in ("", FIVE_YEARS))
    for name, path in pages.items():
        pairs = [(opening(empty, base + path), opening(full, base + path)) for _ in range(9)]
        without, taken = (statistics.median(times) for times in zip(*pairs, strict=True))
        report(f"{name}: five years are shown after", f"{taken:.0f} ms", "")
        report(f"{name}: of that, the answers take", f"{taken - without:.0f} ms", "500 ms")


def slow_page(browser: Browser, base: str, code: str) -> Page:
    """Return a page of its own browser in which some code has run, on a slow CPU."""
    page = browser.new_context(locale="en-GB", service_workers="block").new_page()
    page.add_init_script(STAMPS)
    in_store(ready(page, base + "about/"), code)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def opening(page: Page, url: str) -> float:
    """Return the milliseconds from opening the store until the answers are shown."""
    ready(page, url)
    took: float = page.evaluate("stamps.shown - stamps.opened")
    page.wait_for_timeout(150)
    return took


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a site on loopback, under a project path."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{PROJECT}"
    server.shutdown()
    server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser."""
    options = launch_options()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options)
        yield browser
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
