"""The day of the next touch: counted from the last contact, in days of the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.browser import ready, saved
from tests.support.people import SAVE
from tests.support.storage import in_store, stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SETS_THE_CLOCK = True
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


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
