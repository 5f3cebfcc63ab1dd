"""The plan of a goal with a date: days that fit, said so when they do not, and written on a tap."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ready, saved
from tests.browser.people import SAVE
from tests.browser.storage import in_store, stored

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Page

GOAL = "promotion/goal-with-a-date/"
ROWS = "goal-with-a-date/milestones"
SETS_THE_CLOCK = True
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLAN = """
const {propose, misfit, outside} = await module("pages/people/plan-dates.js");
return argument.map((plan) => [propose(plan), misfit(plan), outside(plan)]);
"""


def cases(number: int) -> list[dict[str, Any]]:
    """Return goals from a month ago to four years ahead, with one to six milestones."""
    chance = random.Random(7)
    made = []
    for _ in range(number):
        now = date(2026, 1, 1) + timedelta(chance.randrange(1500))
        goal = now + timedelta(chance.choice([*range(-30, 60), *range(60, 1500, 7)]))
        start = now + timedelta(chance.randrange(-40, 80)) if chance.random() < 0.3 else ""
        by = [now + timedelta(chance.randrange(-99, 999)) for _ in range(chance.randint(1, 6))]
        rows = [{"id": str(n), "name": "", "by": str(day)} for n, day in enumerate(by)]
        made.append({"goal": str(goal), "start": str(start), "now": str(now), "milestones": rows})
    return made


def test_proposed_days_are_in_order_on_weekdays_between_today_and_the_goal(
    page: Page, base: str, runs: Callable[[int, int], int]
) -> None:
    ready(page, f"{base}about/")
    plans = cases(runs(2000, 20_000))
    reasons = set()
    for plan, (days, reason, outside) in zip(plans, in_store(page, PLAN, plans), strict=True):
        reasons.add(reason)
        check_days(plan, [date.fromisoformat(day) for day in days], reason)
        by = [row["by"] for row in plan["milestones"]]
        assert [row["by"] for row in outside["gone"]] == [day for day in by if day < plan["now"]]
        assert [row["by"] for row in outside["after"]] == [day for day in by if day > plan["goal"]]
    assert reasons == {"", "past", "late_start", "soon", "tight"}


def check_days(plan: dict[str, Any], days: list[date], reason: str) -> None:
    """Compare with counting on the fingers."""
    first, goal = max(plan["now"], plan["start"]), date.fromisoformat(plan["goal"])
    begin = date.fromisoformat(first)
    between = [begin + timedelta(n) for n in range(1, (goal - begin).days)]
    weekdays = [day for day in between if day.weekday() < 5]
    count = len(plan["milestones"])
    if len(weekdays) < count:
        assert (days, reason) == ([], reason)
        assert reason in {"past", "late_start", "soon"}
        return
    assert len(days) == count
    places = [weekdays.index(day) for day in days]
    assert places == sorted(set(places))
    gaps = [b - a for a, b in zip(places, [*places[1:], len(weekdays)], strict=True)]
    assert max(gaps) - min(gaps) <= 1, "evenly"
    assert reason == ("" if (goal - begin).days // 7 >= count else "tight")


def plan(
    page: Page,
    base: str,
    goal: str,
    *milestones: Mapping[str, str | list[str]],
    now: datetime = NOON,
) -> Page:
    """Open the worksheet with a goal and milestones."""
    page.clock.set_fixed_time(now)
    ready(page, f"{base}about/")
    values: list[tuple[str, str | list[str]]] = []
    if goal:
        values.append(("goal-with-a-date/goal-date", goal))
    values += [
        (f"{ROWS}/00000000{n}abcd/{column}", value)
        for n, row in enumerate(milestones)
        for column, value in row.items()
    ]
    in_store(page, SAVE, values)
    return ready(page, base + GOAL)


def notes(page: Page) -> list[str]:
    return page.locator(".wb-plan-note p").all_text_contents()


THREE = ({"milestone": "Sign up"}, {"milestone": "Pass"}, {"how-i-know": "I have a date"})


def test_days_are_written_when_the_reader_uses_them_and_can_be_taken_back(
    page: Page, base: str
) -> None:
    plan(page, base, "2026-12-21", *THREE)
    before = stored(page)
    assert notes(page) == []
    page.get_by_role("button", name="Suggest days for my milestones").click()
    expect(page.get_by_role("heading", name="Suggested days")).to_be_focused()
    labels = page.locator(".wb-plan label").all_text_contents()
    assert labels[:3] == ["Sign up", "Pass", "Milestone 3"]
    boxes = page.locator(".wb-plan input[type=date]")
    proposed = [boxes.nth(n).input_value() for n in range(3)]
    assert proposed == ["2026-11-30", "2026-12-07", "2026-12-14"]
    assert stored(page) == before, "nothing is written yet"
    boxes.nth(1).fill("2026-12-09")
    page.get_by_role("button", name="Use these dates").click()
    by = page.locator("[data-field=milestones] [data-column=by] input")
    expect(by.nth(1)).to_have_value("2026-12-09")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    saved(page)
    assert stored(page)[f"{ROWS}/000000002abcd/by"] == "2026-12-14"
    page.get_by_role("button", name="Undo").click()
    expect(by.nth(1)).to_have_value("")
    saved(page)
    assert {key: value for key, value in stored(page).items() if value} == before


def test_it_says_what_does_not_fit_and_proposes_nothing_that_cannot_be(
    page: Page, base: str
) -> None:
    suggest = page.get_by_role("button", name="Suggest days")
    plan(page, base, "", *THREE)
    assert notes(page) == [
        "When your goal has a day and you have written a milestone, this page can suggest days."
    ]
    expect(suggest).to_be_hidden()
    day = page.get_by_label("The day I want to reach my goal")
    for goal, said, there in (
        ("2026-11-02", "The day of your goal was 2 November 2026", False),
        ("2026-11-23", "There are too few weekdays", False),
        ("2026-11-26", "There are too few weekdays", False),
        ("2026-12-11", "less than a week for each milestone: 3 milestones in 2 weeks", True),
        ("2026-12-01", "less than a week for each milestone: 3 milestones in 1 week.", True),
    ):
        day.fill(goal)
        expect(page.locator(".wb-plan-note")).to_contain_text(said)
        expect(suggest).to_be_visible(visible=there)
    day.fill("2027-03-01")
    expect(page.locator(".wb-plan-note p")).to_have_count(0)
    by = page.locator("[data-field=milestones] [data-column=by] input")
    by.nth(0).fill("2026-10-05")
    by.nth(1).fill("2027-03-02")
    expect(page.locator(".wb-plan-note p")).to_have_text(
        [
            "“Pass” has a day after your goal.",
            "The day of “Sign up” was 5 October 2026."
            " You can choose a new one, or tick it as done.",
        ]
    )
    page.locator("[data-field=milestones] [data-column=done] input").first.check()
    expect(page.locator(".wb-plan-note p")).to_have_text(["“Pass” has a day after your goal."])
    suggest.click()
    expect(page.locator(".wb-plan label:visible")).to_have_count(4)
    page.get_by_label("My fresh-start day").fill("2027-03-01")
    expect(page.locator(".wb-plan-note")).to_contain_text("Your fresh-start day is not before")


def test_a_first_action_goes_into_the_steps_with_one_tap(page: Page, base: str) -> None:
    plan(page, base, "", *THREE)
    expect(page.locator("#plan-what")).to_have_value("Work 20 minutes on this: Sign up")
    page.get_by_role("button", name="Put it into my steps").click()
    step = page.locator("[data-collection=steps]")
    expect(step.locator("textarea").first).to_have_value("Work 20 minutes on this: Sign up")
    expect(step.locator("input[type=date]").first).to_have_value("2026-11-24")
    expect(page.get_by_role("button", name="Put it into my steps")).to_be_hidden()
    saved(page)
    ready(page, f"{base}promotion/weekly-actions/")
    expect(page.locator("[data-collection=steps] textarea").first).to_have_value(
        "Work 20 minutes on this: Sign up"
    )
    ready(page, base + GOAL)
    expect(page.get_by_role("button", name="Put it into my steps")).to_be_hidden()


def test_a_first_action_can_be_changed_before_and_undone_after(page: Page, base: str) -> None:
    plan(page, base, "", *THREE)
    before = stored(page)
    page.locator("#plan-what").fill("Ask for the form")
    page.get_by_role("button", name="Put it into my steps").click()
    saved(page)
    steps = [value for key, value in stored(page).items() if key.startswith("steps/")]
    assert steps == ["2026-11-24", "Ask for the form"]
    expect(page.get_by_role("button", name="Put it into my steps")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Put it into my steps")).to_be_visible()
    saved(page)
    assert {key: value for key, value in stored(page).items() if value} == before


DAYS = {23: 24, 24: 25, 25: 26, 26: 27, 27: 27, 28: 30, 29: 30}
"""The day of November that is proposed on each day from a Monday to a Sunday."""


@pytest.mark.parametrize(("day", "proposed"), DAYS.items())
def test_a_first_action_is_for_this_week_while_it_has_a_weekday(
    page: Page, base: str, day: int, proposed: int
) -> None:
    plan(page, base, "", *THREE, now=NOON.replace(day=day))
    week = "this" if day < 28 else "next"
    expect(page.get_by_role("heading", name="A first action")).to_have_text(
        f"A first action for {week} week"
    )
    expect(page.locator("#plan-when")).to_have_value(f"2026-11-{proposed}")
    page.get_by_role("button", name="Put it into my steps").click()
    saved(page)
    ready(page, f"{base}this-week/")
    expect(page.locator(".wb-week")).to_contain_text("Work 20 minutes on this: Sign up")
    nothing = page.get_by_text("Nothing is chosen for this week yet")
    expect(nothing).to_be_visible(visible=week == "next")


def test_the_milestones_whose_days_come_first_get_a_first_action_each(
    page: Page, base: str
) -> None:
    dated: tuple[Mapping[str, str | list[str]], ...] = (
        {"milestone": "Someday"},
        {"milestone": "Far", "by": "2027-01-20"},
        {"milestone": "Third", "by": "2026-12-07"},
        {"milestone": "Second", "by": "2026-11-30"},
        {"milestone": "Over", "by": "2026-11-24", "done": ["done"]},
    )
    plan(page, base, "2027-03-01", *dated)
    which = page.get_by_label("Which milestone it is for")
    what = page.locator("#plan-what")
    put = page.get_by_role("button", name="Put it into my steps")
    assert which.locator("option").all_text_contents() == ["Second", "Third"]
    expect(what).to_have_value("Work 20 minutes on this: Second")
    which.select_option("Third")
    expect(what).to_have_value("Work 20 minutes on this: Third")
    put.click()
    expect(which).to_be_hidden()
    expect(what).to_have_value("Work 20 minutes on this: Second")
    put.click()
    expect(put).to_be_hidden()
    saved(page)
    steps = [value for key, value in stored(page).items() if key.endswith("/what")]
    assert sorted(steps) == [f"Work 20 minutes on this: {name}" for name in ("Second", "Third")]


def test_a_far_milestone_gets_the_first_action_when_no_other_is_nearer(
    page: Page, base: str
) -> None:
    far = {"milestone": "Far", "by": "2027-01-20"}
    plan(page, base, "2027-03-01", {"milestone": "Someday"}, far)
    expect(page.get_by_label("Which milestone it is for")).to_be_hidden()
    expect(page.locator("#plan-what")).to_have_value("Work 20 minutes on this: Far")


def test_the_plan_works_by_keyboard_on_a_phone_and_stays_off_paper(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    plan(page, base, "2027-03-01", *THREE)
    page.get_by_role("button", name="Suggest days").focus()
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Use these dates":
            break
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.keyboard.press("Enter")
    by = page.locator("[data-field=milestones] [data-column=by] input")
    expect(by.last).not_to_have_value("")
    page.emulate_media(media="print")
    expect(page.locator(".wb-plan")).to_be_hidden()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 720})
