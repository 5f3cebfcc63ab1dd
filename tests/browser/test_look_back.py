"""The look-back: filled in on a tap, silent about missed weeks, and kind about low energy."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_this_week import MONDAY, TODAY, WEEK, button, names, step, write
from tests.support.browser import ready, saved
from tests.support.storage import stored

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = "keep-going/look-back/"
WEEK_OF = TODAY - datetime.timedelta(days=1)
WEEK_OF -= datetime.timedelta(days=WEEK_OF.weekday())
NOTICE = ".wb-low-energy"


def look_back(n: int, **columns: Any) -> dict[str, Any]:
    return {f"look_backs/0a{n:07d}abcd/{name}": value for name, value in columns.items()}


def of_look_back(page: Page, column: str) -> list[Any]:
    return [
        value
        for address, value in stored(page).items()
        if address.startswith("look_backs/") and address.endswith(f"/{column}") and value
    ]


def test_what_was_done_is_put_in_on_a_tap_and_not_before(page: Page, base: str) -> None:
    answers = {
        **step(1, what="Call Piet", done=["yes"], done_on=TODAY.isoformat()),
        **step(2, what="Long ago", done=["yes"], done_on="2026-01-05"),
        **step(3, what="Not yet"),
    }
    write(page, base, answers)
    ready(page, base + PAGE)
    tool = page.locator("[data-widget=look-back]")
    expect(tool).to_contain_text("Call Piet")
    expect(tool).not_to_contain_text("Long ago")
    assert of_look_back(page, "done") == []
    button(page, "Start a look-back").click()
    saved(page)
    assert of_look_back(page, "done") == ["Call Piet"]
    assert of_look_back(page, "week") == [WEEK_OF.isoformat()]
    expect(page.get_by_label("What I did").first).to_have_value("Call Piet")
    expect(page.get_by_label("What I learned").first).to_be_focused()


def test_a_second_tap_makes_no_second_one_and_keeps_the_readers_words(
    page: Page, base: str
) -> None:
    mine = look_back(1, week=WEEK_OF.isoformat(), done="My own words")
    done = step(1, what="Call", done=["yes"], done_on=TODAY.isoformat())
    write(page, base, {**mine, **done})
    ready(page, base + PAGE)
    for _ in range(2):
        button(page, "Start a look-back").click()
    assert of_look_back(page, "done") == ["My own words"]
    assert len(of_look_back(page, "week")) == 1


@pytest.mark.parametrize(
    ("made", "text", "done_on", "offered"),
    [
        (None, "", 0, True),
        (None, "", 13, True),
        (None, "", 14, False),
        (8, "Rest", 8, True),
        (8, "Call Piet; rest", 8, False),
        (8, "Call Piet; rest", 7, True),
        (8, "Call Piet; rest", 9, False),
    ],
    ids=str,
)
def test_a_look_back_on_any_day_takes_what_was_done_since_the_last_one(
    page: Page, base: str, made: int | None, text: str, done_on: int, offered: bool
) -> None:
    """No step is lost between two look-backs, none is in both. Days count back from today."""

    def day(ago: int) -> datetime.date:
        return TODAY - datetime.timedelta(days=ago)

    answers = step(1, what="Call Piet.", done=["yes"], done_on=day(done_on).isoformat())
    if made is not None:
        noon = datetime.datetime.combine(day(made), datetime.time(12)).timestamp()
        row = f"look_backs/{base36(int(noon * 1000)):0>9}abcd"
        week = day(made + 8).isoformat()
        answers |= {f"{row}/week": week, f"{row}/done": text}
    write(page, base, answers)
    ready(page, base + PAGE)
    expect(page.locator("[data-widget=look-back] li")).to_have_count(int(offered))
    button(page, "Start a look-back").click()
    saved(page)
    assert of_look_back(page, "done")[bool(text) :] == ["Call Piet"] * offered


def base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (base36(number // 36) if number >= 36 else "") + digits[number % 36]


def test_missed_weeks_are_shown_as_nothing(page: Page, base: str) -> None:
    """With a gap of half a year, the two pages say the same as without one."""

    def said(weeks: tuple[str, str]) -> list[str]:
        one, two = weeks
        write(page, base, {**look_back(1, week=one, energy="6"), **look_back(2, week=two)})
        texts = []
        for url in (PAGE, WEEK):
            ready(page, base + url)
            texts.append(page.locator("article").inner_text())
        return texts

    last = MONDAY - datetime.timedelta(days=7)
    half_a_year = MONDAY - datetime.timedelta(days=182)
    before = MONDAY - datetime.timedelta(days=14)
    assert said((half_a_year.isoformat(), last.isoformat())) == said(
        (before.isoformat(), last.isoformat())
    )


ENERGY = {
    ("3", "3"): True,
    ("0", "2"): True,
    ("9", "1", "3"): True,
    ("3", "4"): False,
    ("2",): False,
    ("1", "1", "8"): False,
    ("1", "", "1"): True,
    (): False,
}


@pytest.mark.parametrize(("energies", "shown"), ENERGY.items())
def test_low_energy_twice_in_a_row_shows_help_and_blocks_nothing(
    page: Page, base: str, energies: tuple[str, ...], shown: bool
) -> None:
    rows = [
        look_back(n, week=(MONDAY - datetime.timedelta(days=7 * (9 - n))).isoformat(), energy=one)
        for n, one in enumerate(energies)
    ]
    write(page, base, {address: value for row in rows for address, value in row.items()})
    for url in (PAGE, WEEK):
        ready(page, base + url)
        notice = page.locator(NOTICE)
        expect(notice).to_be_visible() if shown else expect(notice).to_be_hidden()
        if shown:
            expect(page.get_by_text("See a doctor this week")).to_have_count(1)
            links = notice.get_by_role("link")
            assert [link.get_attribute("href") for link in links.all()] == [
                base + "start/health-first/",
                base + "help/",
            ]
    button(page, "Add a step").click()
    page.keyboard.type("Rest")
    expect(page.locator(".wb-step > legend")).to_have_text("Rest")


def test_it_shows_as_soon_as_the_second_low_number_is_chosen(page: Page, base: str) -> None:
    write(page, base, look_back(1, week="2026-01-05", energy="2"))
    ready(page, base + PAGE)
    expect(page.locator(NOTICE)).to_be_hidden()
    button(page, "Start a look-back").click()
    page.get_by_label("My energy this week").nth(1).select_option("3")
    expect(page.locator(NOTICE)).to_be_visible()


def test_next_weeks_one_thing_becomes_a_step_on_a_tap(page: Page, base: str) -> None:
    write(page, base, look_back(1, week="2026-01-05", next="Write three questions for Wen"))
    ready(page, base + WEEK)
    expect(page.locator(".wb-step")).to_have_count(0)
    button(page, "Make it a step").click()
    assert names(page) == ["Write three questions for Wen"]
    expect(button(page, "Make it a step")).to_be_hidden()
