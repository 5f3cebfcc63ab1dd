"""Several worksheets as one pack: what is in it, and that each begins on a page of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_print import A4, LETTER, choose, pages_of, paper_of
from tests.browser.test_stuck import opened, scores
from tests.browser.test_then_and_now import weeks
from tests.support.browser import ready, saved
from tests.support.filling import fill
from tests.support.host import Host, hear, wait_until_kept

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from generator.content.model import Workbook

TITLES = ("the-talk", "my-ask", "off-your-chest")
FOOT = re.compile(r"^(\d+/\d+|Needhelpnow\?Callyourlocalemergencynumber,orsee\w+\.com)+")
"""The page and the help line, in whichever order they are read."""
LISTEN = """
() => {
  const { dataset } = document.documentElement;
  delete dataset.optedIn;
  window.print = () => (dataset.optedIn = "");
}
"""
ASKED = "html[data-opted-in]"


@pytest.fixture(scope="module")
def titles(workbook: Workbook) -> dict[str, str]:
    return {id: "".join(workbook.worksheets[id].title.split()) for id in TITLES}


def pack_of(page: Page, path: Path) -> list[str]:
    """Print once everything that is picked has come; return the text of each page."""
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Print these").click()
    page.wait_for_selector(ASKED)
    pages = pages_of(page, path)
    for text in pages:
        assert len(FOOT.sub("", text)) > 15, "a page with nothing on it"
    expect(page.locator(".wb-packet")).to_have_count(0)
    return pages


def starting_with(pages: list[str], start: str) -> list[int]:
    return [n for n, text in enumerate(pages) if FOOT.sub("", text).startswith(start)]


def write_answers(page: Page, base: str) -> None:
    for address in ("talk-to-people/the-talk/", "talk-to-people/my-ask/", "start/off-your-chest/"):
        ready(page, base + address)
        fill(page, "secret" + address.split("/")[1].replace("-", ""))
        saved(page)


def room(page: Page, base: str, *picked: str) -> None:
    ready(page, f"{base}print-room/?pick={','.join(picked)}" if picked else base + "print-room/")


def test_each_worksheet_begins_on_its_own_page_with_its_answers(
    page: Page, base: str, tmp_path: Path, titles: dict[str, str]
) -> None:
    write_answers(page, base)
    room(page, base, *TITLES)
    choose(page, "With my answers")
    pages = pack_of(page, tmp_path / "pack.pdf")
    begins = {id: starting_with(pages, title) for id, title in titles.items()}
    assert begins["off-your-chest"] == [0], "in the order of the workbook"
    assert [len(starts) for starts in begins.values()] == [1, 1, 1]
    text = "".join(pages)
    for id in titles:
        assert f"secret{id.replace('-', '')}" in text
    assert "Leaveroomforwhattheywanttotellyou" in text
    for furniture in ("Printroom", "Savedonthisdevice", "Addanother", "Nextworksheet", "Allof"):
        assert furniture not in text


def test_a_blank_pack_has_no_answers_and_all_the_room(
    page: Page, base: str, tmp_path: Path, titles: dict[str, str]
) -> None:
    room(page, base, *TITLES)
    choose(page, "Blank to write on")
    untouched = pack_of(page, tmp_path / "untouched.pdf")
    write_answers(page, base)
    room(page, base, *TITLES)
    assert pack_of(page, tmp_path / "blank.pdf") == untouched
    assert "secret" not in "".join(untouched)
    assert "Step4" in "".join(untouched)
    assert all(starting_with(untouched, title) for title in titles.values())


def test_a_pack_of_what_is_answered_leaves_the_rest_out(
    page: Page, base: str, tmp_path: Path, titles: dict[str, str]
) -> None:
    ready(page, base + "talk-to-people/the-talk/")
    page.locator("[data-field=notes] textarea").fill("secretnotes")
    saved(page)
    room(page, base, *TITLES)
    choose(page, "Only what I answered")
    (text,) = pack_of(page, tmp_path / "pack.pdf")
    assert text.startswith(titles["the-talk"]) or titles["the-talk"] in text
    assert "secretnotes" in text
    for left_out in (titles["my-ask"], "Beforethetalk", "Leaveroom", "Nothingisanswered"):
        assert left_out not in text


def test_a_pack_says_what_the_tools_of_its_sheets_say(
    page: Page, base: str, tmp_path: Path
) -> None:
    """The result of the nine scores, and the scores over the weeks, as on their own pages."""
    opened(page, base, scores({"way-up": 2}) | weeks())
    room(page, base, "where-am-i-stuck", "where-am-i-now")
    for kind in ("With my answers", "Only what I answered"):
        choose(page, kind)
        text = "".join(pack_of(page, tmp_path / "pack.pdf"))
        assert "Yourlowestofthefirstthree" in text, kind
        assert all(f"Week{week}" in text for week in (0, 4, 8, 12)), kind
        assert "Remove" not in text
    choose(page, "Blank to write on")
    text = "".join(pack_of(page, tmp_path / "blank.pdf"))
    assert "Yourlowestofthefirstthree" not in text
    assert "Week4" not in text


@pytest.mark.parametrize("kind", ["With my answers", "Blank to write on", "Only what I answered"])
def test_ids_do_not_clash_while_a_pack_stands_on_the_page(page: Page, base: str, kind: str) -> None:
    room(page, base, *TITLES)
    choose(page, kind)
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Print these").click()
    page.wait_for_selector(ASKED)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".wb-packet > .wb-packet__sheet").count() == 3
    ids: list[str] = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids)), [id for id in ids if ids.count(id) > 1]


def test_printing_again_makes_the_pack_anew(page: Page, base: str) -> None:
    room(page, base, "the-talk")
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Print these").click()
    page.wait_for_selector(ASKED)
    for _ in range(2):
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".wb-packet").count() == 1
    page.get_by_label("The talk: questions and notes").uncheck()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".wb-packet").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".wb-packet").count() == 0


def test_without_a_pick_it_says_so_kindly(page: Page, base: str) -> None:
    room(page, base)
    page.evaluate(LISTEN)
    expect(page.locator(".wb-packet__bar [role=status]")).to_have_text("Nothing is picked yet.")
    page.get_by_role("button", name="Print these").click()
    expect(page.locator(".wb-packet__bar [role=status]")).to_have_text(
        "Tick the worksheets you would like first."
    )
    assert page.locator(ASKED).count() == 0


def test_a_chapter_comes_with_its_worksheets_picked(
    page: Page, base: str, workbook: Workbook
) -> None:
    ready(page, base + "talk-to-people/")
    page.get_by_role("link", name="Print this chapter's worksheets").click()
    page.wait_for_selector("html[data-workbook=ready]")
    worksheets = workbook.worksheets_of(workbook.chapters["talk-to-people"])
    picked = page.locator("li label.wb-pick:has(:checked)")
    assert picked.all_inner_texts() == [worksheet.title for worksheet in worksheets]
    chapter = page.get_by_label("All of “Talk to people”")
    assert chapter.is_checked()
    minutes = sum(worksheet.minutes for worksheet in worksheets)
    expect(page.locator(".wb-packet__bar [role=status]")).to_have_text(
        f"{len(worksheets)} worksheets, about {minutes} minutes"
    )
    picked.first.click()
    assert chapter.evaluate("(box) => box.indeterminate")
    chapter.check()
    assert page.locator("li label.wb-pick:has(:checked)").count() == len(worksheets)


def test_ctrl_p_prints_the_pack_on_the_paper_of_the_panel(
    page: Page, base: str, tmp_path: Path, titles: dict[str, str]
) -> None:
    room(page, base, "the-talk")
    assert paper_of(page, tmp_path / "pack.pdf") == A4
    choose(page, "US Letter", "Large print")
    pack_of(page, tmp_path / "by-button.pdf")
    pages = pages_of(page, tmp_path / "by-keyboard.pdf")
    assert starting_with(pages, titles["the-talk"]) == [0]
    assert paper_of(page, tmp_path / "pack.pdf") == LETTER


def test_by_keyboard_alone(page: Page, base: str) -> None:
    room(page, base)
    page.evaluate(LISTEN)
    page.locator("label.wb-pick input").first.focus()
    for key in ("Tab", "Space", *["Tab"] * 6, "Space"):
        page.keyboard.press(key)
    assert page.locator("li label.wb-pick:has(:checked)").count() == 2
    while page.evaluate("document.activeElement.textContent") != "Print these":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(ASKED)


def test_a_worksheet_that_cannot_be_fetched_is_said_and_can_be_tried_again(
    page: Page, base: str
) -> None:
    room(page, base)
    page.evaluate(LISTEN)
    page.route("**/the-talk/", lambda route: route.abort())
    page.get_by_label("The talk: questions and notes").check()
    page.get_by_role("button", name="Print these").click()
    expect(page.locator(".wb-packet__bar [role=status]")).to_contain_text("could not be fetched")
    page.unroute("**/the-talk/")
    page.get_by_role("button", name="Print these").click()
    page.wait_for_selector(ASKED)


def test_works_without_a_network(
    fresh_context: BrowserContext, site: Path, tmp_path: Path, titles: dict[str, str]
) -> None:
    host = Host(site)
    page = fresh_context.new_page()
    complaints = hear(page)
    ready(page, host.url + "talk-to-people/the-talk/")
    fill(page, "secret")
    saved(page)
    wait_until_kept(page)
    host.close()
    room(page, host.url, *TITLES)
    pages = pack_of(page, tmp_path / "pack.pdf")
    assert all(starting_with(pages, title) for title in titles.values())
    assert "secret" in "".join(pages)
    assert complaints == []


def test_without_javascript_it_is_a_list_of_blank_sheets(
    browser: Browser, base: str, workbook: Workbook
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "print-room/")
    expect(page.locator(".wb-noscript")).to_contain_text("opens a blank sheet")
    links = page.locator("a.wb-pick")
    assert links.count() == len(workbook.worksheets)
    links.first.click()
    expect(page.locator("article.sheet h1")).to_be_visible()
    context.close()
