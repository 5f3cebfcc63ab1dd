"""Use everything in the workbook as a reader does, so that all of it leaves something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.test_your_answers import copy_of, erase_everything, restore
from tests.support.browser import ready, saved
from tests.support.filling import fill

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

    from generator.content.model import Workbook

GOAL = "promotion/goal-with-a-date/"


def use_everything(context: BrowserContext, base: str, workbook: Workbook) -> Page:
    """Leave answers, history, a conflict, a snapshot and settings; return the page that did it."""
    page = context.new_page()
    begin_again(page, base)
    fill_in_everything(page, base, workbook)
    meet_people(page, base)
    take_steps(page, base)
    look_back(page, base)
    change_an_answer(page, base)
    disagree_in_two_windows(context, base)
    choose_settings(page, base)
    restore_a_copy(page, base)
    return page


def begin_again(page: Page, base: str) -> None:
    ready(page, base + GOAL)
    fill(page, "before everything was erased")
    saved(page)
    ready(page, base + "your-answers/")
    erase_everything(page)


def fill_in_everything(page: Page, base: str, workbook: Workbook) -> None:
    for chapter in workbook.reading_order():
        for worksheet in workbook.worksheets_of(chapter):
            fill_in(page, f"{base}{chapter.id}/{worksheet.id}/", f"of {worksheet.id}")


def fill_in(page: Page, url: str, mark: str) -> None:
    ready(page, url)
    fill_all(page, mark)
    saved(page)


def fill_all(page: Page, mark: str) -> None:
    """Write into every field, also into those that are kept only where a reader asks for it."""
    for box in page.locator(".wb-keep input").all():
        box.check()
    fill(page, mark)


def meet_people(page: Page, base: str) -> None:
    """Somebody is of several kinds, and was heard of today."""
    ready(page, base + "people/")
    page.get_by_role("button", name="Change").first.click()
    for box in page.locator(".wb-card .wb-options input").all():
        box.check()
    page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name="I was in touch today").first.click()
    saved(page)


def take_steps(page: Page, base: str) -> None:
    """One step is made smaller, one is done, one is dropped."""
    ready(page, base + "this-week/")
    steps = page.locator(".wb-step")

    def press(button: str, step: Locator) -> None:
        step.get_by_role("button", name=button).click()

    for name in ("too large", "to do", "to drop"):
        page.get_by_role("button", name="Add a step").click()
        page.keyboard.type(f"of this-week: a step {name}")
        if name == "too large":
            steps.last.get_by_label("How sure").select_option("6")
        press("Ready", steps.last)
    press("No longer relevant", steps.last)
    press("I did it", steps.last)
    press("Make it smaller", steps.first)
    page.keyboard.type("of this-week: a smaller step")
    press("Ready", steps.first)
    press("Use the smaller step", steps.first)
    saved(page)


def look_back(page: Page, base: str) -> None:
    ready(page, base + "keep-going/look-back/")
    page.get_by_role("button", name="Start a look-back").click()
    saved(page)
    ready(page, base + "keep-going/where-am-i-now/")
    page.get_by_role("button", name="Keep these scores as a check-in").click()
    expect(page.locator(".wb-score-comparison")).to_contain_text("Kept with the day")
    saved(page)


def change_an_answer(page: Page, base: str) -> None:
    """Where much of a text goes, it becomes an earlier one."""
    ready(page, base + "start/off-your-chest/")
    box = page.locator("[data-type=long_text] textarea").first
    box.fill("of off-your-chest: a long story, which is soon cut short ✓ שלום \U0001f600")
    saved(page)
    box.fill("of now, in brief")
    saved(page)


def disagree_in_two_windows(context: BrowserContext, base: str) -> None:
    """What stands under the caret stays; what the other window wrote becomes an earlier text."""
    one, two = (ready(context.new_page(), base + GOAL) for _ in range(2))
    mine, theirs = (page.locator("[data-type=long_text] textarea").first for page in (one, two))
    mine.focus()
    theirs.fill("of the other window")
    saved(two)
    mine.press_sequentially(" and of this window")
    saved(one)
    expect(one.locator(".wb-conflict")).to_contain_text("of the other window")
    one.close()
    two.close()


def choose_settings(page: Page, base: str) -> None:
    ready(page, base + GOAL)
    page.locator(".wb-print-settings summary").click()
    page.locator(".wb-print-settings").get_by_label("US Letter").check()
    ready(page, base + "your-answers/")
    page.get_by_label("Check my spelling").uncheck()


def restore_a_copy(page: Page, base: str) -> None:
    """A restore keeps a snapshot of what it replaces."""
    ready(page, base + "your-answers/")
    copy = copy_of(page)
    fill_in(page, base + "talk-to-people/the-talk/", "of the-talk after the copy was made")
    ready(page, base + "your-answers/")
    restore(page, copy)
