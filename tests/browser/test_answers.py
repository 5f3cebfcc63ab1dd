from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Playwright, expect

from tests.support.browser import launch_options, ready, saved
from tests.support.filling import fill, read
from tests.support.storage import stored

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Route

TALK = "talk-to-people/the-talk/"


def test_answers_are_there_after_the_browser_was_closed(
    playwright: Playwright, base: str, tmp_path: Path
) -> None:
    def visit() -> tuple[BrowserContext, Page]:
        context = playwright.chromium.launch_persistent_context(str(tmp_path), **launch_options())
        return context, ready(context.new_page(), base + TALK)

    context, page = visit()
    typed = fill(page, "restart")
    saved(page)
    context.close()
    context, page = visit()
    assert read(page) == typed
    context.close()


def test_words_typed_before_the_page_was_ready_are_kept(page: Page, base: str) -> None:
    waiting: list[Route] = []
    page.route("**/main-*.js", lambda route: waiting.append(route))
    page.goto(base + TALK, wait_until="commit")
    page.wait_for_selector(".wb-actions", state="attached")
    typed = fill(page, "early")
    while not waiting:
        page.wait_for_timeout(10)
    waiting[0].continue_()
    page.unroute_all()
    page.wait_for_selector("html[data-workbook=ready]")
    assert [value for value in read(page) if value] == [value for value in typed if value]
    saved(page)
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    assert [value for value in read(page) if value] == [value for value in typed if value]


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_page_whose_scripts_never_come_says_so(own_page: Page, base: str, motion: Any) -> None:
    own_page.emulate_media(reduced_motion=motion)
    own_page.route("**/main-*.js", lambda route: None)
    own_page.goto(base + TALK, wait_until="commit")
    warning = own_page.locator(".wb-not-started")
    own_page.wait_for_selector(".wb-actions", state="attached")
    expect(warning).not_to_be_visible()
    own_page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    expect(warning).to_be_visible()


@pytest.mark.parametrize("pause", [0, 10, 50])
def test_the_last_key_before_a_reload_is_kept(page: Page, base: str, pause: int) -> None:
    ready(page, base + TALK)
    page.locator("textarea").first.press_sequentially("almost lost", delay=5)
    page.wait_for_timeout(pause)
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(page.locator("textarea").first).to_have_value("almost lost")


def test_the_status_says_saved_only_with_the_time(page: Page, base: str) -> None:
    ready(page, base + TALK)
    expect(page.locator(".wb-status p")).to_have_text(
        "What you type here is saved on this device as you go."
    )
    page.locator("textarea").first.fill("words")
    saved(page)
    assert page.locator(".wb-status p").inner_text().startswith("Saved on this device at ")


def test_a_row_can_be_added_removed_and_brought_back(page: Page, base: str) -> None:
    ready(page, base + TALK)
    steps = page.locator("[data-type=entries]").first
    before = steps.locator(".wb-row").count()
    steps.get_by_role("button", name="Add another").click()
    assert steps.locator(".wb-row").count() == before + 1
    steps.locator("textarea").first.fill("first step")
    steps.locator(".wb-remove").first.click()
    assert steps.locator(".wb-row").count() == before
    assert "first step" not in read(page)
    steps.get_by_role("button", name="Undo").click()
    assert "first step" in read(page)
    saved(page)
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    assert "first step" in read(page)


def test_a_removed_row_stays_away(page: Page, base: str) -> None:
    ready(page, base + TALK)
    steps = page.locator("[data-type=entries]").first
    steps.locator("textarea").first.fill("gone")
    steps.locator(".wb-remove").first.click()
    saved(page)
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    assert "gone" not in read(page)


def test_a_person_from_one_chapter_is_offered_in_another(page: Page, base: str) -> None:
    ready(page, base + "talk-to-people/who-does-this/")
    page.locator("[data-collection=people] textarea").first.fill("Amina K.")
    saved(page)
    ready(page, base + "mentor/people-i-admire/")
    assert "Amina K." not in read(page)
    page.get_by_label("from your list").select_option("Amina K.")
    assert "Amina K." in read(page)
    saved(page)
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    assert "Amina K." in read(page)


def test_the_next_step_of_a_worksheet_reaches_my_week(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.locator("[data-field=next-step] textarea").first.fill("Write to Amina")
    saved(page)
    ready(page, base + "keep-going/my-week/")
    assert "Write to Amina" in read(page)


def test_a_low_number_brings_the_suggestion_to_make_it_smaller(page: Page, base: str) -> None:
    ready(page, base + TALK)
    sure = page.locator("[data-field=next-step] [data-column=sure]")
    expect(sure.locator(".wb-caution")).to_be_hidden()
    sure.locator("select").select_option("4")
    expect(sure.locator(".wb-caution")).to_be_visible()
    sure.locator("select").select_option("8")
    expect(sure.locator(".wb-caution")).to_be_hidden()


def test_progress_shows_on_home_and_chapter_and_leads_back(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.locator("[data-type=long_text] textarea").first.fill("notes")
    saved(page)
    ready(page, base + "talk-to-people/")
    expect(page.locator("[data-progress=the-talk]")).to_contain_text("1 of ")
    ready(page, base)
    expect(page.locator("[data-progress=who-does-this]")).to_contain_text("1 of ")
    page.locator(".wb-continue a").click()
    assert page.url == base + TALK


def test_health_ticks_open_the_notice_and_are_forgotten(page: Page, base: str) -> None:
    ready(page, base + "start/health-first/")
    ticks = page.locator("[data-save=never]:has([data-none])").last
    opened = page.locator(".wb-when .wb-notice:visible")
    links = page.locator(".wb-more-help:visible")
    assert (opened.count(), links.count()) == (0, 1)
    ticks.locator("input").first.check()
    assert (opened.count(), links.count()) == (2, 2)
    ticks.locator("input[data-none]").check()
    expect(ticks.locator("input").first).not_to_be_checked()
    assert (opened.count(), links.count()) == (0, 1)
    ticks.locator("input").first.check()
    page.wait_for_timeout(200)
    assert stored(page) == {}
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    assert page.locator("[data-save=never] input:checked").count() == 0


def test_two_windows_do_not_overwrite_each_other(context: BrowserContext, base: str) -> None:
    one, two = (ready(context.new_page(), base + TALK) for _ in range(2))
    one.locator("textarea").nth(0).fill("from one")
    two.locator("textarea").nth(1).fill("from two")
    saved(one)
    saved(two)
    expect(two.locator("textarea").nth(0)).to_have_value("from one")
    rows = one.locator("[data-type=entries]").first.locator(".wb-row")
    expect(rows.last.locator("textarea").first).to_have_value("from two")
    assert rows.count() == two.locator("[data-type=entries]").first.locator(".wb-row").count()


def test_the_words_under_the_caret_stay_and_the_others_are_offered(
    context: BrowserContext, base: str
) -> None:
    one, two = (ready(context.new_page(), base + TALK) for _ in range(2))
    mine = two.locator("textarea").first
    mine.focus()
    one.locator("textarea").first.fill("written in window one")
    saved(one)
    two.wait_for_timeout(200)
    expect(mine).to_have_value("")
    mine.press_sequentially("two")
    saved(two)
    expect(mine).to_have_value("two")
    expect(two.locator(".wb-conflict blockquote")).to_have_text("written in window one")
    two.get_by_role("button", name="Use those words instead").click()
    expect(mine).to_have_value("written in window one")
    saved(two)
    two.reload()
    two.wait_for_selector("html[data-workbook=ready]")
    expect(two.locator("textarea").first).to_have_value("written in window one")
