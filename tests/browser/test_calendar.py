"""The calendar file: read by a library that others keep, and by a program that trusts nothing."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import expect

from tests.browser.test_this_week import NEXT, TODAY, WEEK, button, opened, step, write
from tests.conftest import ROOT
from tests.support.browser import ready

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

MAKE = (ROOT / "tests/browser/calendars.js").read_text("utf-8").partition("\n")[2]
AT_ONCE = 100
TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION"}
TIMED = {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DURATION", "RRULE", "TRANSP"}
IN_EVENT = {"UID"} | TIMED | TEXTS
IN_ALARM = {"ACTION", "DESCRIPTION", "TRIGGER"}
IN_CALENDAR = {"VERSION", "PRODID", "CALSCALE", "METHOD"}
LONDON = ZoneInfo("Europe/London")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


@pytest.fixture(scope="module")
def london(browser: Browser, base: str) -> Iterator[Page]:
    """A page of a reader whose clock changes twice a year."""
    context = browser.new_context(
        locale="en-GB", timezone_id="Europe/London", service_workers="block"
    )
    page = ready(context.new_page(), base + WEEK)
    yield page
    context.close()


def parsed(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def lines_of(text: str) -> list[str]:
    """Return the content lines as they are folded, with the strictest reading of their ends."""
    assert text.endswith("\r\n")
    lines = text[:-2].split("\r\n")
    assert not any(BREAK.search(line) or CONTROL.search(line) for line in lines)
    return lines


def check_form(text: str) -> None:
    lines = lines_of(text)
    assert max(len(line.encode()) for line in lines) <= 75
    unfolded = "\n".join(lines).replace("\n ", "").split("\n")
    inside = [""]
    for line in unfolded:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append(value)
        elif name == "END":
            assert inside.pop() == value
        else:
            known = {"VCALENDAR": IN_CALENDAR, "VEVENT": IN_EVENT, "VALARM": IN_ALARM}[inside[-1]]
            assert name.partition(";")[0] in known, line
    assert inside == [""]


def check_steps(made: dict[str, Any], events: list[Any]) -> None:
    """The hour that was meant is the hour on the wall, in winter and in summer."""
    for wanted, event in zip(made["steps"], events, strict=False):
        start = event.decoded("DTSTART")
        day = datetime.date.fromisoformat(wanted["day"])
        if not wanted["clock"]:
            assert start == day
            continue
        assert isinstance(start, datetime.datetime)
        assert start.tzinfo is None
        assert start.strftime("%H%M") == wanted["clock"]
        assert start.date() == day
        assert start.replace(tzinfo=LONDON).strftime("%H%M") == wanted["clock"]


def meant(title: str) -> str:
    return CONTROL.sub("", BREAK.sub("\n", title))


def check(made: dict[str, Any]) -> int:
    first, second = (parsed(text) for text in made["texts"])
    for text in made["texts"]:
        check_form(text)
    assert len(first) == made["number"]
    assert [str(event["SUMMARY"]) for event in first] == [meant(title) for title in made["titles"]]
    check_steps(made, first)
    uids = [str(event["UID"]) for event in first]
    assert len(set(uids)) == len(uids)
    assert [str(event["UID"]) for event in second] == uids
    for old, new in zip(first, second, strict=True):
        assert new["SEQUENCE"] > old["SEQUENCE"]
        assert str(old["DTSTAMP"].to_ical(), "ascii").endswith("Z")
        assert str(old["LAST-MODIFIED"].to_ical(), "ascii").endswith("Z")
        assert len(old.walk("VALARM")) == (made["alarm"] >= 0)
        if "RRULE" in old:
            weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[old.decoded("DTSTART").weekday()]
            assert weekday in old["RRULE"]["BYDAY"]
    return len(made["steps"])


def test_generated_calendars_are_sound(london: Page, runs: Callable[[int, int], int]) -> None:
    number, steps = runs(200, 2000), 0
    for seed in range(number // AT_ONCE):
        calendars = london.evaluate(MAKE, {"number": AT_ONCE, "seed": seed})
        assert len(calendars) == AT_ONCE
        steps += sum(check(made) for made in calendars)
    assert steps > number


def test_the_check_would_see_a_break_and_a_long_line() -> None:
    """The control: what the check is for does not get by it."""
    event = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    check_form(event.format("SUMMARY:fine"))
    for bad in ("ATTENDEE:x", "SUMMARY:x\nURL:y", "SUMMARY:x\u2028y", "SUMMARY:" + "é" * 40):
        with pytest.raises(AssertionError):
            check_form(event.format(bad))


CHANGES = """
async (days) => {
  const module = (name) => import(`/some-repo/assets/workbook/pages/${name}.js`);
  const { calendar } = await module("week/ics");
  const { addDays, mondayOf, weekdayOf } = await module("days");
  const same = { clock: { hour: 9, minute: 30 }, minutes: 20, title: "x", savedAt: 0 };
  const events = days.map((day) => ({ ...same, address: day, day }));
  const text = calendar(events, { slug: "career-rut" });
  const year = Array.from({ length: 800 }, (_, n) => addDays("2026-01-01", n));
  return { text, year, mondays: year.map(mondayOf), weekdays: year.map(weekdayOf) };
}
"""


def test_on_both_sides_of_a_clock_change_the_hour_and_the_day_are_right(london: Page) -> None:
    """In London the clock changed on 25 October 2026, and on 28 March 2027."""
    days = ["2026-10-24", "2026-10-25", "2026-10-26", "2027-03-27", "2027-03-28", "2027-03-29"]
    found = london.evaluate(CHANGES, days)
    starts = [event.decoded("DTSTART") for event in parsed(found["text"])]
    assert [start.isoformat() for start in starts] == [f"{day}T09:30:00" for day in days]
    offsets = {start.replace(tzinfo=LONDON).utcoffset() for start in starts}
    assert len(offsets) == 2, "these days are not on both sides"
    start = datetime.date(2026, 1, 1)
    year = [start + datetime.timedelta(days=n) for n in range(800)]
    assert found["year"] == [day.isoformat() for day in year]
    assert found["weekdays"] == [day.weekday() for day in year]
    mondays = [(day - datetime.timedelta(days=day.weekday())).isoformat() for day in year]
    assert found["mondays"] == mondays


TIMES = {
    "6:45 am": (6, 45), "18.30": (18, 30), "6pm": (18, 0), "6 p.m.": (18, 0), "12 am": (0, 0),
    "12 pm": (12, 0), "0:05": (0, 5), "18h30": (18, 30), "18 h": (18, 0), "18 Uhr": (18, 0),
    "at 7:15, before work": (7, 15), "9.30-10.30": (9, 30), "from 2 pm to 3 pm": (14, 0),
    "noon": (12, 0), "Midday": (12, 0), "6:45AM": (6, 45),
    "\uff11\uff18\uff1a\uff13\uff10": (18, 30),
    "after lunch": None, "7": None, "": None, "in 20 minutes": None, "25:00": None, "18:75": None,
    "24.12.2026": None, "room 214": None, "half past six": None, "20 am I sure": None,
    "2026-11-24": None, "5 amazing hours": None,
}  # fmt: skip


def test_times_are_read_as_people_write_them(london: Page) -> None:
    code = """async (texts) => {
      const { timeOf } = await import("/some-repo/assets/workbook/pages/week/clock.js");
      return texts.map((text) => timeOf(text, "noon, midday") ?? null);
    }"""
    found = london.evaluate(code, list(TIMES))
    read = [time and (time["hour"], time["minute"]) for time in found]
    assert dict(zip(TIMES, read, strict=True)) == TIMES


def download(page: Page) -> list[Any]:
    with page.expect_download() as file:
        button(page, "Download a calendar file").click()
    assert file.value.suggested_filename == "workbook.ics"
    text = file.value.path().read_bytes().decode()
    check_form(text)
    return parsed(text)


def calendar_of(page: Page, base: str, **columns: str) -> Page:
    day = {"day": NEXT.isoformat()}
    opened(page, base, step(1, what="Secret talk", time="18.30", where="Canteen", **day | columns))
    page.get_by_text("Choose what goes into the calendar").click()
    return page


def test_titles_are_neutral_unless_the_private_words_are_asked_for(page: Page, base: str) -> None:
    calendar_of(page, base, if_then="If late, write")
    (event,) = download(page)
    assert str(event["SUMMARY"]) == "Workbook: 20 minutes"
    assert not {"LOCATION", "DESCRIPTION"} & set(event)
    assert not re.search("secret|steps|career|rut", event.to_ical().decode(), re.IGNORECASE)
    warning = page.get_by_text("Calendars are often copied")
    expect(warning).to_be_hidden()
    page.get_by_label("Put my own words into the calendar").check()
    expect(warning).to_be_visible()
    (event,) = download(page)
    assert str(event["SUMMARY"]) == "Secret talk"
    assert str(event["LOCATION"]) == "Canteen"
    assert "If late, write" in str(event["DESCRIPTION"])


def test_a_second_import_changes_events_instead_of_adding_any(page: Page, base: str) -> None:
    """As a calendar does it: by UID, and only when the SEQUENCE is higher."""
    kept: dict[str, Any] = {}

    def take_in(events: list[Any]) -> None:
        for event in events:
            old = kept.get(str(event["UID"]))
            assert old is None or event["SEQUENCE"] > old["SEQUENCE"]
            kept[str(event["UID"])] = event
        # The sequence counts seconds.
        page.wait_for_timeout(1100)

    calendar_of(page, base)
    take_in(download(page))
    button(page, "Do it this week").click()
    card = page.locator(".wb-step")
    card.get_by_label("On which day").fill(TODAY.isoformat())
    card.get_by_label("At what time").fill("after lunch")
    button(page, "Ready").click()
    take_in(download(page))
    (event,) = kept.values()
    assert event.decoded("DTSTART") == TODAY
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    page.get_by_text("Choose what goes into the calendar").click()
    take_in(download(page))
    assert len(kept) == 1


def test_a_time_that_cannot_be_read_is_said(page: Page, base: str) -> None:
    day = {"day": NEXT.isoformat()}
    write(
        page,
        base,
        step(1, what="A", time="half past 6", **day)
        | step(2, what="B", time="18:30", **day)
        | step(3, what="C", **day),
    )
    ready(page, base + WEEK)
    page.get_by_text("Choose what goes into the calendar").click()
    assert len(download(page)) == 3
    expect(page.get_by_text("3 entries")).to_contain_text("1 of them has a time")


def test_what_is_picked_is_in_it_and_nothing_else(page: Page, base: str) -> None:
    soon = (TODAY + datetime.timedelta(days=30)).isoformat()
    answers = {
        **step(1, what="Mine", day=NEXT.isoformat()),
        **step(2, what="Past", day="2020-01-06"),
        **step(3, what="Dropped", day=NEXT.isoformat(), state="dropped"),
        "goal-with-a-date/milestones/m1/milestone": "Sign up",
        "goal-with-a-date/milestones/m1/by": soon,
        "goal-with-a-date/goal-date": soon,
        "people/m00000001abcd/name": "Wen",
        "people/m00000001abcd/next_touch": soon,
        "people/m00000002abcd/name": "Ayo",
        "people/m00000002abcd/contacted": TODAY.isoformat(),
        "people/m00000002abcd/touch_after": "2-weeks",
        "people/m00000003abcd/name": "Long ago",
        "people/m00000003abcd/contacted": "2020-01-06",
        "people/m00000003abcd/touch_after": "2-weeks",
        "diary/m00000001abcd/good": "Tea",
        "gratitude-diary/how-often": "twice",
    }
    write(page, base, answers)
    ready(page, base + WEEK)
    page.get_by_text("Choose what goes into the calendar").click()
    page.get_by_label("Put my own words").check()
    titles = ["Mine", "Sign up", "Workbook: a date", "Wen", "Ayo"]
    events = download(page)
    assert [str(event["SUMMARY"]) for event in events] == titles
    assert events[-1].decoded("DTSTART") == TODAY + datetime.timedelta(weeks=2)
    page.get_by_label("1 step with a day").uncheck()
    page.get_by_label("2 dates on the way").uncheck()
    page.get_by_label("2 people to get back to").uncheck()
    button(page, "Download a calendar file").click()
    expect(page.get_by_text("Tick at least one thing first")).to_be_visible()
    page.get_by_label("A look-back each week").check()
    page.get_by_label("The gratitude diary").check()
    page.locator("#look-back-time").fill("17:00")
    page.get_by_label("A reminder").select_option("15")
    look_back, diary = download(page)
    assert look_back.decoded("DTSTART").strftime("%a %H:%M") == "Fri 17:00"
    assert look_back["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=12;BYDAY=FR"
    assert look_back.walk("VALARM")[0]["TRIGGER"].to_ical() == b"-PT15M"
    assert diary["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=7;BYDAY=WE,SU"
    assert isinstance(diary.decoded("DTSTART"), datetime.date)
    assert not isinstance(diary.decoded("DTSTART"), datetime.datetime)
