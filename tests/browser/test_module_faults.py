"""Whatever file of the bundle fails, the page saves, and the part that failed says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.site.bundle import ASSETS
from tests.browser.test_left_session import WINDOW, in_window, left, question, session_of
from tests.browser.test_safety import WIPE, written_with_second_copy
from tests.browser.test_storage_off import MISSING as NO_DATABASE
from tests.support.browser import ready, saved
from tests.support.bundle import (
    FAULTS,
    HANDLING,
    REGISTER,
    BrokenFile,
    BundleList,
    has_functions,
)
from tests.support.filling import fill
from tests.support.storage import in_store, stored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page, Route

BACKUP, PACKET = "runtime/backup/backup.ts", "runtime/print/packet.ts"
SESSION, MIGRATE = "runtime/page/session-window.ts", "runtime/storage/migrate.ts"
LETTER, CONTINUE = "runtime/features/letters/letter.ts", "runtime/features/home/continue.ts"
STYLE = "styles/workbook.css"
ASKED_FOR = {"answers": BACKUP, "print-room": PACKET}
"""What these widgets load on demand as they begin."""
MISSING, THROWING, IN_A_HANDLER, SILENT = FAULTS
AT_LOAD = (MISSING, THROWING, SILENT)
TALK = "talk-to-people/the-talk/"
IN_TIME = 10_000
AT_ONCE = 5
"""Pages that wait for a silent file side by side."""

WATCH = """
Object.defineProperty(navigator.serviceWorker, "register", {
  value: () => {
    document.documentElement.dataset.offline = "";
    return new Promise(() => {});
  },
});
new MutationObserver(() => {
  if (document.documentElement.dataset.workbook !== "ready") return;
  globalThis.readyAfter ??= performance.now();
}).observe(document, {subtree: true, attributeFilter: ["data-workbook"]});
"""
"""Notes when the page is ready, and that it has the browser keep the workbook for offline."""
FAILED = """
() => [...document.querySelectorAll(".wb-part-failed")]
  .map((note) => note.nextElementSibling.dataset.widget)
"""
CONTROLS = ":is(button, select, summary, input[type=checkbox]):visible"
FIRST_CONTROLS = 8
CONTROLS_ELSEWHERE = {"print-room": (".wb-pick input", ".wb-packet__bar button")}
"""Of widgets that put controls in other places than their own."""
SAID = """
.wb-part-failed, .wb-error, .wb-packet__bar [role=status]:has-text("could not be fetched")
"""
"""The sentence of a part that failed, or of what the reader asked for and did not get."""
WORKERS = ("service-worker", "service-worker-off")


@dataclass(frozen=True)
class Case:
    """One file on one page that loads it."""

    url: str
    file: str
    widgets: frozenset[str]
    """Those that cannot work without it."""
    fault: str

    def __str__(self) -> str:
        return f"{self.url or 'home'}: {self.file} {self.fault}"


@pytest.fixture(scope="module")
def files(site: Path) -> BundleList:
    return BundleList(site)


def cases(files: BundleList, fault: str) -> list[Case]:
    """Return every file with every kind of page that loads it."""
    found = []
    for url, widgets in files.pages().items():
        needed = {widget: files.files_of(widget) for widget in widgets}
        for widget in needed.keys() & ASKED_FOR.keys():
            needed[widget] |= files.closure(files.entry(ASKED_FOR[widget])) - files.started
        for file in sorted(set().union(*needed.values())):
            concerned = frozenset(widget for widget in widgets if file in needed[widget])
            found.append(Case(url, file, concerned, fault))
        found.append(Case(url, files.entry(REGISTER), frozenset(), fault))
    if fault != IN_A_HANDLER:
        return found
    return [case for case in found if has_functions(files.path(case.file).read_text("utf-8"))]


class Visit:
    """A page with one file broken."""

    def __init__(self, context: BrowserContext, base: str, files: BundleList, case: Case) -> None:
        self.case = case
        self.is_register = case.file == files.entry(REGISTER)
        self.is_used = "entry" in files.files[case.file] and not self.is_register
        self.page = context.new_page()
        self.page.add_init_script(WATCH + HANDLING)
        self.broken = BrokenFile(self.page, files.path(case.file), case.fault)
        self.page.goto(base + case.url, wait_until="commit")

    def check(self) -> None:
        page, case = self.page, self.case
        wait_until_ready(page)
        if not self.is_register:
            page.wait_for_selector("html[data-offline]", timeout=IN_TIME)
        expect(page.locator(".wb-not-started")).to_have_count(0)
        words = write(page, str(case))
        if case.fault == IN_A_HANDLER:
            self.use_widgets()
        else:
            assert failed(page) == case.widgets
        self.broken.repair()
        if failed(page):
            try_again(page)
        else:
            page.reload()
        page.wait_for_selector("html[data-workbook=ready]")
        assert failed(page) == set()
        assert words <= set(map(str, stored(page).values()))
        page.close()

    def use_widgets(self) -> None:
        """Use what the page has until the file has thrown, and something says so."""
        said = self.page.locator(SAID).first
        for control in self.controls():
            if said.is_visible():
                break
            press(control)
        if self.is_used or self.page.locator("html[data-thrown]").count():
            expect(said).to_be_visible()

    def controls(self) -> list[Locator]:
        found = []
        for widget in self.case.widgets:
            elsewhere = CONTROLS_ELSEWHERE.get(widget, ())
            found += [self.page.locator(selector).first for selector in elsewhere]
            within = self.page.locator(f"[data-widget={widget}] {CONTROLS}")
            found += within.all()[:FIRST_CONTROLS]
        return found


def broken_page(
    context: BrowserContext, files: BundleList, source: str, fault: str
) -> tuple[Page, BrokenFile]:
    """Return a new page for which the file of an entry is broken."""
    page = context.new_page()
    page.add_init_script(WATCH + HANDLING)
    return page, BrokenFile(page, files.path(files.entry(source)), fault)


def press(control: Locator) -> None:
    """Use a control, unless an earlier one took it away, and let the page do what comes of it."""
    page = control.page
    if control.count() and control.is_visible():
        if control.evaluate("(control) => control.localName") == "select":
            control.select_option(index=1)
        else:
            control.click()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def wait_until_ready(page: Page) -> None:
    page.wait_for_selector("html[data-workbook=ready]", timeout=IN_TIME)
    assert page.evaluate("readyAfter") < IN_TIME


def write(page: Page, mark: str) -> set[str]:
    """Write into every field, wait until that is said to be saved, and return the texts."""
    if not page.locator(".wb-field [data-control]").count():
        return set()
    typed = fill(page, mark)
    saved(page)
    return {text for text in typed if text.startswith(mark)}


def failed(page: Page) -> set[str]:
    """Return the widgets that say that they failed."""
    return set(page.evaluate(FAILED))


def try_again(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Try again").first.click()


def spread(every: list[Case], number: int) -> list[Case]:
    """Return so many of a list, evenly spread."""
    return [every[n * len(every) // number] for n in range(number)]


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_file_fails_the_page_saves_and_the_part_says_so(
    context: BrowserContext,
    base: str,
    files: BundleList,
    runs: Callable[[int, int], int],
    fault: str,
) -> None:
    every = cases(files, fault)
    chosen = spread(every, runs(5, len(every)))
    size = AT_ONCE if fault == SILENT else 1
    for first in range(0, len(chosen), size):
        visits = [Visit(context, base, files, case) for case in chosen[first : first + size]]
        for visit in visits:
            visit.check()


def test_every_script_of_the_bundle_is_broken_by_a_test(files: BundleList) -> None:
    scripts = {name for name in files.files if name.endswith(".js")}
    workers = {files.entry(f"runtime/offline/{name}.ts") for name in WORKERS}
    below = {files.entry(SESSION), files.entry(MIGRATE)}
    above = {case.file for case in cases(files, MISSING)}
    assert scripts == files.started | workers | below | above


def test_what_notices_a_missing_file_is_not_a_file(site: Path) -> None:
    for page in (site / "index.html", site / TALK / "index.html", site / "404.html"):
        before_files, _, _ = page.read_text("utf-8").partition('<link rel="stylesheet"')
        assert "/assets/workbook/" in before_files.rpartition("<script>")[2]
    assert not list((site / ASSETS).glob("early*"))


@pytest.mark.parametrize("fault", [MISSING, THROWING])
def test_without_the_entry_or_its_imports_the_page_says_that_it_cannot_save(
    context: BrowserContext, base: str, files: BundleList, fault: str
) -> None:
    for file in sorted(files.started):
        page = context.new_page()
        BrokenFile(page, files.path(file), fault)
        page.goto(base + TALK)
        expect(page.locator(".wb-not-started")).to_be_visible(timeout=5000)
        expect(page.locator(".wb-status p")).to_have_text("")
        page.close()


def test_without_its_styles_a_page_saves(
    context: BrowserContext, base: str, files: BundleList, runs: Callable[[int, int], int]
) -> None:
    for fault in (MISSING, SILENT)[: runs(1, 2)]:
        page = broken_page(context, files, STYLE, fault)[0]
        page.goto(base + TALK, wait_until="commit")
        wait_until_ready(page)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".wb-not-started")).to_have_count(0)
        assert write(page, "in plain type")
        page.wait_for_selector("html[data-offline]", timeout=IN_TIME)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_was_lost_is_offered_whatever_fails(
    own_page: Page, base: str, files: BundleList, fault: str
) -> None:
    written_with_second_copy(own_page, base, "precious")
    in_store(own_page, WIPE)
    BrokenFile(own_page, files.path(files.entry(LETTER)), fault)
    own_page.reload(wait_until="commit")
    expect(own_page.locator(".wb-data-loss")).to_contain_text("lost some of your answers")
    own_page.get_by_role("button", name="Bring them back").click()
    expect(own_page.locator("textarea").first).to_have_value("precious")


def test_answers_wait_when_what_moves_them_fails(
    context: BrowserContext, base: str, files: BundleList, runs: Callable[[int, int], int]
) -> None:
    for fault in AT_LOAD[: runs(2, 3)]:
        page = broken_page(context, files, MIGRATE, fault)[0]
        change_page(page, base + TALK, "data-kind=", 'data-moves="some" data-kind=')
        page.goto(base + TALK, wait_until="commit")
        wait_until_ready(page)
        assert write(page, "beside what waits")
        page.wait_for_selector("html[data-offline]", timeout=IN_TIME)


def change_page(page: Page, url: str, old: str, new: str) -> None:
    """Serve a page with some of its text replaced."""

    def answer(route: Route) -> None:
        response = route.fetch()
        assert old in response.text()
        route.fulfill(response=response, body=response.text().replace(old, new))

    page.route(url, answer)


def test_a_window_with_its_own_answers_can_try_again(
    context: BrowserContext, base: str, files: BundleList, runs: Callable[[int, int], int]
) -> None:
    for fault in AT_LOAD[: runs(2, 3)]:
        page, broken = broken_page(context, files, SESSION, fault)
        left(page, base, session_of(WINDOW), "help/")
        assert page.evaluate("readyAfter") < IN_TIME
        expect(page.locator(".wb-status[data-tone=alarm]")).to_contain_text("Not saved")
        assert in_window(page) == session_of(WINDOW)
        broken.repair()
        try_again(page)
        expect(question(page)).to_contain_text("the 2 answers here")


def test_a_question_that_throws_says_so(own_page: Page, base: str, files: BundleList) -> None:
    own_page.add_init_script(HANDLING)
    broken = BrokenFile(own_page, files.path(files.entry(SESSION)), IN_A_HANDLER)
    left(own_page, base, session_of(WINDOW))
    own_page.get_by_role("button", name="Forget them").click()
    expect(own_page.locator(".wb-part-failed + .wb-data-loss")).to_be_visible()
    assert in_window(own_page) == session_of(WINDOW)
    broken.repair()
    try_again(own_page)
    expect(question(own_page)).to_contain_text("the 2 answers here")


def test_words_that_are_nowhere_else_are_not_loaded_away(
    own_page: Page, base: str, files: BundleList
) -> None:
    own_page.add_init_script(NO_DATABASE)
    broken = BrokenFile(own_page, files.path(files.entry(LETTER)), MISSING)
    ready(own_page, base + TALK)
    box = own_page.locator("textarea").first
    box.fill("only here")
    note = own_page.locator(".wb-part-failed")
    expect(note).to_contain_text("You can still write, print and download your words.")
    note.get_by_role("button", name="Try again").click()
    expect(note).to_be_visible()
    broken.repair()
    note.get_by_role("button", name="Try again").click()
    expect(note).to_have_count(0)
    expect(own_page.locator("[data-widget=letter]")).to_contain_text("Copy")
    expect(box).to_have_value("only here")


def test_what_is_never_saved_is_not_loaded_away(
    own_page: Page, base: str, files: BundleList
) -> None:
    url = base + "start/health-first/"
    end = '<div class="wb-actions" data-widget="print">'
    change_page(own_page, url, end, f'<div data-widget="continue"></div>{end}')
    broken = BrokenFile(own_page, files.path(files.entry(CONTINUE)), MISSING)
    ready(own_page, url)
    tick = own_page.locator("[data-save=never] input[type=checkbox]").first
    tick.check()
    broken.repair()
    own_page.get_by_role("button", name="Try again").click()
    expect(own_page.locator(".wb-part-failed")).to_have_count(0)
    expect(tick).to_be_checked()


def test_a_download_that_cannot_be_made_says_so(
    context: BrowserContext, base: str, files: BundleList, runs: Callable[[int, int], int]
) -> None:
    for fault in AT_LOAD[: runs(2, 3)]:
        page = broken_page(context, files, BACKUP, fault)[0]
        page.add_init_script(NO_DATABASE)
        ready(page, base + TALK)
        page.get_by_role("button", name="Download my answers now").click()
        expect(page.locator(".wb-status")).to_contain_text("The download did not work")


def test_a_packet_with_a_part_that_cannot_be_made_is_not_printed(
    context: BrowserContext, base: str, files: BundleList, runs: Callable[[int, int], int]
) -> None:
    for fault in AT_LOAD[: runs(2, 3)]:
        page = broken_page(context, files, LETTER, fault)[0]
        page.add_init_script("print = () => { throw new Error('printed without the letter') }")
        ready(page, f"{base}print-room/?pick=my-ask")
        page.get_by_role("button", name="Print these").click()
        expect(page.locator(SAID).first).to_contain_text("could not be fetched")
