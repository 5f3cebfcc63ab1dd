"""The calendar file: read by a library that others keep, and by a program that trusts nothing."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from playwright.sync_api import expect

from tests.browser.test_this_week import NEXT, TODAY, WEEK, button, opened, step, write
from tests.support.browser import ready

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION"}
TIMED = {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DURATION", "RRULE", "TRANSP"}
IN_EVENT = {"UID"} | TIMED | TEXTS
IN_ALARM = {"ACTION", "DESCRIPTION", "TRIGGER"}
IN_CALENDAR = {"VERSION", "PRODID", "CALSCALE", "METHOD"}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


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


def test_the_check_would_see_a_break_and_a_long_line() -> None:
    """The control: what the check is for does not get by it."""
    event = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    check_form(event.format("SUMMARY:fine"))
    for bad in ("ATTENDEE:x", "SUMMARY:x\nURL:y", "SUMMARY:x\u2028y", "SUMMARY:" + "é" * 40):
        with pytest.raises(AssertionError):
            check_form(event.format(bad))


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
