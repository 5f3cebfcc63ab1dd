"""A row becomes a step with one press: said where it was pressed, taken back, and never twice."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_this_week import WEEK, button, names, step, write
from tests.support.browser import ready, saved
from tests.support.storage import stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

GOAL = "promotion/goal-with-a-date/"
MAKE = "Make this my next step"
TODAY = datetime.date.today().isoformat()
MADE = "It is one of your steps now."
THERE = "It is one of your steps already."
PRINT = """
(kind) => {
  localStorage.setItem("workbook-career-rut.print", JSON.stringify({kind, paper: "a4"}));
  dispatchEvent(new Event("beforeprint"));
}
"""


def milestone(n: int, **columns: Any) -> dict[str, Any]:
    return {f"goal-with-a-date/milestones/0a{n:07d}abcd/{k}": v for k, v in columns.items()}


def opened(page: Page, base: str, *answers: dict[str, Any]) -> Page:
    write(page, base, {address: value for one in answers for address, value in one.items()})
    return ready(page, base + GOAL)


def row(page: Page, n: int) -> Locator:
    return page.locator("[data-field=milestones] .wb-row").nth(n)


def steps(page: Page) -> list[tuple[str, str]]:
    """Return what the stored steps say: each answer's column and value."""
    saved(page)
    found = [(key.split("/"), value) for key, value in stored(page).items() if value]
    return [(column, value) for (place, *_, column), value in found if place == "steps"]


def test_one_press_makes_a_step_of_a_row_and_says_so_there(page: Page, base: str) -> None:
    opened(page, base, milestone(1, milestone="Sign up", by=TODAY), milestone(2, milestone="Pass"))
    button(row(page, 0), MAKE).click()
    expect(row(page, 0).get_by_role("status")).to_contain_text(MADE)
    expect(row(page, 0).get_by_role("status")).to_be_focused()
    assert steps(page) == [("day", TODAY), ("what", "Sign up")]
    block = page.locator("[data-field=next-step]")
    expect(block.get_by_label("What I will do")).to_have_value("Sign up")
    row(page, 0).get_by_role("link", name="This week").click()
    page.wait_for_selector("html[data-workbook=ready]")
    assert page.url == base + WEEK
    assert names(page) == ["Sign up"]


def test_a_row_without_a_day_makes_a_step_without_one(page: Page, base: str) -> None:
    opened(page, base, milestone(1, milestone="Pass"))
    button(row(page, 0), MAKE).click()
    assert steps(page) == [("what", "Pass")]
    ready(page, base + WEEK)
    expect(page.locator("#later li")).to_contain_text(["Pass"])


def test_it_is_taken_back_by_keyboard(page: Page, base: str) -> None:
    opened(page, base, milestone(1, milestone="Sign up", by=TODAY))
    button(row(page, 0), MAKE).press("Enter")
    expect(row(page, 0).get_by_role("status")).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(row(page, 0), "Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(row(page, 0).get_by_role("status")).to_have_text("Taken back.")
    expect(button(row(page, 0), MAKE)).to_be_focused()
    assert steps(page) == []
    page.keyboard.press("Space")
    assert steps(page) == [("day", TODAY), ("what", "Sign up")]


def test_the_second_press_makes_no_second_step_and_says_so(page: Page, base: str) -> None:
    opened(page, base, milestone(1, milestone="Sign up"))
    button(row(page, 0), MAKE).dblclick()
    expect(row(page, 0).get_by_role("status")).to_contain_text(MADE)
    expect(button(row(page, 0), "Undo")).to_be_visible()
    assert steps(page) == [("what", "Sign up")]
    ready(page, base + GOAL)
    button(row(page, 0), MAKE).click()
    expect(row(page, 0).get_by_role("status")).to_contain_text(THERE)
    expect(button(row(page, 0), "Undo")).to_have_count(0)
    expect(row(page, 0).get_by_role("link", name="This week")).to_be_visible()
    assert steps(page) == [("what", "Sign up")]


BEFORE = {
    "an open one": ({"what": "Sign up"}, THERE),
    "one on another day": ({"what": "Sign up", "day": "2026-01-05"}, THERE),
    "one that was made smaller": ({"what": "Find the form", "was": "Sign up\nSign"}, THERE),
    "one that is done": ({"what": "Sign up", "done": ["yes"]}, MADE),
    "one that was let go": ({"what": "Sign up", "state": "dropped"}, MADE),
    "another": ({"what": "Sign up twice"}, MADE),
}


@pytest.mark.parametrize(("there", "says"), BEFORE.values(), ids=BEFORE)
def test_an_equal_step_is_one_that_is_still_to_be_done(
    page: Page, base: str, there: dict[str, Any], says: str
) -> None:
    opened(page, base, milestone(1, milestone="Sign up"), step(1, **there))
    before = steps(page)
    button(row(page, 0), MAKE).click()
    expect(row(page, 0).get_by_role("status")).to_contain_text(says)
    assert sorted(map(str, steps(page))) == sorted(
        map(str, [*before, *[("what", "Sign up")] * (says == MADE)])
    )


def test_only_rows_with_words_offer_it_also_those_added_later(page: Page, base: str) -> None:
    ready(page, base + GOAL)
    expect(button(row(page, 0), MAKE)).to_be_hidden()
    row(page, 0).get_by_label("Reach it by").fill(TODAY)
    saved(page)
    expect(button(row(page, 0), MAKE)).to_be_hidden()
    page.get_by_role("button", name="Add another milestone").press("Enter")
    page.keyboard.type("Sign up")
    expect(button(row(page, 1), MAKE)).to_be_visible()
    button(row(page, 1), MAKE).press("Enter")
    expect(row(page, 1).get_by_role("status")).to_contain_text(MADE)
    assert steps(page) == [("what", "Sign up")]
    button(row(page, 1), "Remove milestone 2").click()
    assert steps(page) == [("what", "Sign up")], "the step is the reader's own by now"
    button(page, "Undo").click()
    expect(button(row(page, 1), MAKE)).to_be_visible()


def test_it_fits_a_phone_and_stays_off_paper(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, service_workers="block")
    page = opened(context.new_page(), base, milestone(1, milestone="Sign up " * 12))
    button(row(page, 0), MAKE).click()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.emulate_media(media="print")
    for kind in ("answers", "blank"):
        page.evaluate(PRINT, kind)
        expect(page.locator("[data-print]")).to_have_attribute("data-print", kind)
        expect(page.get_by_text(MAKE).filter(visible=True)).to_have_count(0)
        expect(page.get_by_text(MADE).filter(visible=True)).to_have_count(0)
    context.close()


def test_without_javascript_nothing_is_offered(browser: Browser, base: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(base + GOAL)
    assert page.locator(".wb-make-step").count() > 0
    expect(page.locator(".wb-make-step").filter(visible=True)).to_have_count(0)
    page.close()
