"""The day of the next touch: counted from the last contact, in days of the calendar."""

from __future__ import annotations

import random
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.browser import ready, saved
from tests.support.people import SAVE
from tests.support.storage import in_store, stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SETS_THE_CLOCK = True
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TOUCH = """
const {nextTouch} = await module("pages/people/touch.js");
return argument.map(nextTouch);
"""


def test_the_next_touch_is_counted_in_days_and_months_of_the_calendar(
    page: Page, base: str
) -> None:
    ready(page, f"{base}about/")
    chance = random.Random(11)
    start = date(2023, 1, 1)
    days = [start + timedelta(n) for n in range(1800)]
    people = [{"contacted": str(day), "touch_after": "3-months"} for day in days]
    weeks = [{"contacted": str(day), "touch_after": f"{n}-weeks"} for day in days for n in (2, 4)]
    found = in_store(page, TOUCH, people + weeks)
    assert found[: len(days)] == [str(three_months_after(day)) for day in days]
    assert found[len(days) :] == [str(day + timedelta(n * 7)) for day in days for n in (2, 4)]
    chosen = [{**person, "next_touch": str(chance.choice(days))} for person in people]
    assert in_store(page, TOUCH, chosen) == [person["next_touch"] for person in chosen]
    nothing: list[dict[str, Any]] = [
        {},
        {"contacted": "2026-11-23"},
        {"touch_after": "2-weeks"},
        {"contacted": "last week", "touch_after": "2-weeks"},
        {"contacted": "2026-02-30", "touch_after": "2-weeks"},
        {"contacted": "0026-02-03", "touch_after": "2-weeks"},
        {"contacted": "2026-11-23", "touch_after": "soon"},
        {"next_touch": "2027-13-01"},
    ]
    assert in_store(page, TOUCH, nothing) == [""] * len(nothing)


def three_months_after(day: date) -> date:
    month = day.month + 2
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Kiritimati", "2026-11-24"),
        ("Pacific/Pago_Pago", "2026-11-23"),
        ("Europe/Berlin", "2026-11-23"),
        ("America/Sao_Paulo", "2026-11-23"),
    ],
)
def test_today_is_the_day_where_the_reader_is(
    browser: Browser, base: str, zone: str, day: str
) -> None:
    context = browser.new_context(timezone_id=zone, locale="en-GB", service_workers="block")
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    ready(page, f"{base}about/")
    in_store(page, SAVE, [("people/000000001abcd/name", "Ada"), *due(day)])
    ready(page, f"{base}people/")
    expect(page.locator(".wb-follow-up")).to_have_text("Get in touch: today")
    page.get_by_role("button", name="I was in touch today").click()
    saved(page)
    assert stored(page)["people/000000001abcd/contacted"] == day
    context.close()


def due(day: str) -> list[tuple[str, str]]:
    """Return what makes somebody due on a day: the last contact was two weeks before."""
    last = date.fromisoformat(day) - timedelta(14)
    start = "people/000000001abcd"
    return [(f"{start}/contacted", str(last)), (f"{start}/touch_after", "2-weeks")]
