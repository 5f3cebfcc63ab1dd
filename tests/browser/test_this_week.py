"""This week: at most three steps, each with a day; what waits, what is done, and one page of it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_print import pages_of
from tests.support.browser import ready, saved
from tests.support.host import Host, wait_until_kept
from tests.support.storage import in_store, stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

WEEK = "this-week/"
TODAY = datetime.date.today()
MONDAY = TODAY - datetime.timedelta(days=TODAY.weekday())
NEXT = MONDAY + datetime.timedelta(days=7)
STEP = ".wb-step"
WRITE = """
  const changes = Object.entries(argument).map(([address, value]) => ({ address, value, base: 0 }));
  await store.write(changes, "theirs");
"""


def write(page: Page, base: str, answers: dict[str, Any]) -> None:
    """Put answers on the disk, as if they had been written before."""
    ready(page, base + "about/")
    in_store(page, WRITE, answers)


def step(n: int, **columns: Any) -> dict[str, Any]:
    return {f"steps/0a{n:07d}abcd/{name}": value for name, value in columns.items()}


def opened(page: Page, base: str, *steps: dict[str, Any]) -> Page:
    write(page, base, {address: value for one in steps for address, value in one.items()})
    return ready(page, base + WEEK)


def names(page: Page) -> list[str]:
    return page.locator(f"{STEP} > legend").all_text_contents()


def button(scope: Page | Locator, name: str) -> Locator:
    return scope.get_by_role("button", name=name, exact=True)


def cell(page: Page, column: str) -> Any:
    values = [value for address, value in stored(page).items() if address.endswith(f"/{column}")]
    return values[0] if len(values) == 1 else values


def test_from_the_home_page_to_a_dated_step_on_a_phone(browser: Browser, base: str) -> None:
    """Each tap is counted; a day from the browser's own calendar is three: open, choose, close."""
    context = browser.new_context(
        locale="en-GB",
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
        service_workers="block",
    )
    page = ready(context.new_page(), base)
    taps = 0

    def tap(target: Locator) -> None:
        nonlocal taps
        taps += 1
        target.tap()

    started = datetime.datetime.now(tz=datetime.UTC)
    tap(page.get_by_role("link", name="This week: choose one small step"))
    page.wait_for_selector("html[data-workbook=ready]")
    tap(button(page, "Add a step"))
    page.keyboard.type("Ask Joyce how she became a ward clerk")
    day = page.get_by_label("On which day")
    tap(day)
    taps += 2
    day.fill(TODAY.isoformat())
    for label, text in (("At what time", "6:45 am"), ("Where", "At handover")):
        tap(page.get_by_label(label))
        page.keyboard.type(text)
    tap(page.get_by_label("If something"))
    page.keyboard.type("If it runs late, I will ask for her number")
    sure = page.get_by_label("How sure")
    tap(sure)
    taps += 1
    sure.select_option("8")
    tap(button(page, "Ready"))
    saved(page)
    assert taps < 15
    assert (datetime.datetime.now(tz=datetime.UTC) - started).total_seconds() < 300
    expect(page.locator(STEP)).to_contain_text("6:45 am, At handover")
    assert cell(page, "day") == TODAY.isoformat()
    assert cell(page, "week") == MONDAY.isoformat()
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow == 0
    ready(page, base + "keep-going/my-week/")
    expect(page.get_by_label("What I will do").first).to_have_value(
        "Ask Joyce how she became a ward clerk"
    )
    context.close()


def test_three_steps_are_the_most(page: Page, base: str) -> None:
    opened(page, base, *(step(n, what=f"Step {n}", week=MONDAY.isoformat()) for n in range(2)))
    button(page, "Add a step").click()
    page.keyboard.type("The third")
    button(page, "Ready").click()
    assert len(names(page)) == 3
    button(page, "Add a step").click()
    expect(page.locator(".wb-week > .wb-result")).to_contain_text("Three steps are the most")
    assert len(names(page)) == 3
    button(page.locator(STEP).first, "I did it").click()
    assert len(names(page)) == 2
    button(page, "Add a step").click()
    assert len(names(page)) == 3


def test_a_fourth_with_a_day_this_week_waits(page: Page, base: str) -> None:
    """The worksheets let a reader date as many as they like; the page says so, and loses none."""
    opened(page, base, *(step(n, what=f"Step {n}", day=MONDAY.isoformat()) for n in range(5)))
    assert names(page) == ["Step 0", "Step 1", "Step 2"]
    expect(page.get_by_text("More than three steps are for this week")).to_be_visible()
    expect(page.locator("#later li")).to_have_count(2)


def test_what_was_chosen_here_stays_when_a_worksheet_dates_another(page: Page, base: str) -> None:
    chosen = (step(n, what=f"Chosen {n}", week=MONDAY.isoformat()) for n in range(3))
    opened(page, base, *chosen, step(9, what="Dated", day=MONDAY.isoformat()))
    assert names(page) == ["Chosen 0", "Chosen 1", "Chosen 2"]
    expect(page.locator("#later li")).to_contain_text(["Dated"])


def test_a_step_that_ends_in_a_stop_has_no_second_one(page: Page, base: str) -> None:
    opened(page, base, step(1, what="Ask the ward manager.", week=MONDAY.isoformat()))
    button(page, "I did it").click()
    expect(page.locator(".wb-week > .wb-result")).to_contain_text(
        "Done: Ask the ward manager. Undo"
    )


def test_a_day_decides_the_week_and_the_newest_waits_on_top(page: Page, base: str) -> None:
    later = NEXT + datetime.timedelta(days=2)
    opened(
        page,
        base,
        step(1, what="Old"),
        step(2, what="Now", day=MONDAY.isoformat(), week="2020-01-06"),
        step(3, what="Coming", day=later.isoformat(), week=MONDAY.isoformat()),
        step(4, what="Long ago", day="2020-01-06", week="2020-01-06"),
    )
    assert names(page) == ["Now"]
    waiting = page.locator("#later li > p").all_text_contents()
    assert [text.split()[0] for text in waiting] == ["Long", "Coming", "Old"]
    assert "2020" not in page.locator("#later").inner_text()


def test_a_step_is_moved_to_a_day_and_to_next_week_and_back(page: Page, base: str) -> None:
    opened(page, base, step(1, what="Call Piet", day=MONDAY.isoformat()))
    button(page, "Move").click()
    page.get_by_label("Move it to this day").fill((NEXT + datetime.timedelta(days=9)).isoformat())
    button(page, "Move it").click()
    expect(page.locator(STEP)).to_have_count(0)
    assert cell(page, "day") == (NEXT + datetime.timedelta(days=9)).isoformat()
    button(page, "Undo").click()
    expect(page.locator(STEP)).to_have_count(1)
    button(page, "Move").click()
    button(page, "To next week").click()
    expect(page.locator("#later li")).to_contain_text("Call Piet")
    saved(page)
    assert cell(page, "day") == NEXT.isoformat()
    button(page, "Do it this week").click()
    button(page, "Ready").click()
    assert names(page) == ["Call Piet"]
    saved(page)
    assert (cell(page, "day"), cell(page, "week")) == ("", MONDAY.isoformat())


def test_a_step_is_dropped_and_taken_up_again(page: Page, base: str) -> None:
    opened(page, base, step(1, what="Learn Latin", week=MONDAY.isoformat()))
    button(page, "No longer relevant").click()
    expect(page.locator(STEP)).to_have_count(0)
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(page.locator(STEP)).to_have_count(0)
    page.get_by_text("No longer relevant (1)").click()
    button(page, "Bring it back").click()
    assert names(page) == ["Learn Latin"]


def test_below_seven_it_can_be_made_smaller_and_the_earlier_words_stay(
    page: Page, base: str
) -> None:
    opened(page, base, step(1, what="Write to five people", sure="7", week=MONDAY.isoformat()))
    expect(button(page, "Make it smaller")).to_be_hidden()
    button(page, "Change").click()
    page.get_by_label("How sure").select_option("6")
    button(page, "Ready").click()
    button(page, "Make it smaller").click()
    page.keyboard.type("Write to Wen")
    button(page, "Ready").click()
    button(page, "Use the smaller step").click()
    assert names(page) == ["Write to Wen"]
    expect(page.locator(".wb-step__summary")).to_contain_text("Before: Write to five people")
    saved(page)
    assert [cell(page, name) for name in ("what", "was", "smaller", "sure")] == [
        "Write to Wen",
        "Write to five people",
        "",
        "",
    ]
    button(page, "Undo").click()
    assert names(page) == ["Write to five people"]
    saved(page)
    assert (cell(page, "smaller"), cell(page, "sure")) == ("Write to Wen", "6")


def test_done_is_folded_away_and_can_be_taken_back(page: Page, base: str) -> None:
    opened(page, base, step(1, what="Call Piet", week=MONDAY.isoformat()))
    button(page, "I did it").click()
    expect(page.locator(".wb-week > .wb-result")).to_have_text("Done: Call Piet. Undo")
    expect(page.get_by_text("Nothing is chosen")).to_be_hidden()
    saved(page)
    assert (cell(page, "done"), cell(page, "done_on")) == (["yes"], TODAY.isoformat())
    ready(page, base + "keep-going/my-week/")
    expect(page.get_by_label("Done", exact=True).first).to_be_checked()
    ready(page, base + WEEK)
    page.get_by_text("Done (1)").click()
    button(page, "Not done after all").click()
    assert names(page) == ["Call Piet"]


def test_a_step_of_a_worksheet_comes_here_and_what_is_typed_stays_in_view(
    page: Page, base: str
) -> None:
    ready(page, base + "talk-to-people/my-ask/")
    page.get_by_label("What I will do").fill("Ask for fifteen minutes")
    saved(page)
    ready(page, base + WEEK)
    button(page, "Do it this week").click()
    page.get_by_label("On which day").fill((NEXT + datetime.timedelta(days=3)).isoformat())
    page.get_by_label("Where").fill("By phone")
    saved(page)
    expect(page.get_by_label("Where")).to_have_value("By phone")
    button(page, "Ready").click()
    expect(page.locator("#later li")).to_contain_text("Ask for fifteen minutes")


def test_another_windows_words_come_in(context: BrowserContext, page: Page, base: str) -> None:
    opened(page, base, step(1, what="Here", week=MONDAY.isoformat()))
    other = ready(context.new_page(), base + WEEK)
    button(other, "Change").click()
    other.get_by_label("What I will do").fill("There")
    expect(page.locator(f"{STEP} > legend")).to_have_text("There")


def test_by_keyboard_alone(page: Page, base: str) -> None:
    ready(page, base + WEEK)

    def press_on(name: str) -> None:
        for _ in range(60):
            focused = page.evaluate("document.activeElement?.textContent?.trim()")
            if focused == name:
                page.keyboard.press("Enter")
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key does not reach {name!r}")

    press_on("Add a step")
    page.keyboard.type("Call Piet")
    press_on("Ready")
    expect(page.locator(f"{STEP} > legend")).to_have_text(["Call Piet"])
    press_on("I did it")
    expect(page.locator(STEP)).to_have_count(0)
    press_on("Undo")
    assert names(page) == ["Call Piet"]


@pytest.mark.parametrize("kind", ["answers", "blank", "answered"])
def test_it_prints_as_one_page(page: Page, base: str, tmp_path: Path, kind: str) -> None:
    long = "If the meeting runs late, then I will do it on the train home, and tell Idris. "
    whole = {"day": MONDAY.isoformat(), "time": "6:45 am", "where": "At handover", "sure": "6"}
    whole |= {"if_then": long * 2, "smaller": "Less"}
    opened(
        page,
        base,
        *(step(n, what=f"Secret{n} " + "words " * 20, **whole) for n in range(3)),
        *(step(n, what=f"Waits{n}") for n in range(10, 40)),
    )
    button(page.locator(STEP).first, "Change").click()
    page.evaluate(
        "(kind) => localStorage.setItem('workbook-career-rut.print', "
        "JSON.stringify({kind, paper: 'a4', large: false, saver: false}))",
        kind,
    )
    (text,) = pages_of(page, tmp_path / "week.pdf")
    assert ("Secret0" in text and "Secret2" in text) == (kind != "blank")
    assert ("Step3" in text) == (kind == "blank")
    assert "Waits" not in text
    assert "Ididit" not in text


def test_with_nothing_in_it_the_paper_has_room_for_three(
    page: Page, base: str, tmp_path: Path
) -> None:
    ready(page, base + WEEK)
    (text,) = pages_of(page, tmp_path / "week.pdf")
    assert text.count("WhatIwilldo") == 3


def test_without_javascript_it_can_be_read_and_printed(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + WEEK)
    expect(page.locator(".wb-noscript")).to_be_visible()
    expect(page.get_by_text("What I will do").first).to_be_visible()
    context.close()


CLIPBOARD = """(works) => Object.defineProperty(navigator, "clipboard", { value: {
  writeText: async (text) => { if (!works) throw new Error("no"); window.pasted = text; } } })"""


@pytest.mark.parametrize("works", [True, False])
def test_the_week_can_be_copied_as_text(own_page: Page, base: str, works: bool) -> None:
    one = step(
        1, what="Call Piet", day=MONDAY.isoformat(), where="At home", sure="4", smaller="Text Piet"
    )
    page = opened(own_page, base, one)
    page.evaluate(CLIPBOARD, works)
    button(page, "Copy this week as text").click()
    if works:
        expect(page.get_by_text("Copied.")).to_be_visible()
        text = page.evaluate("window.pasted")
    else:
        expect(page.get_by_text("does not let the page copy")).to_be_visible()
        text = page.evaluate("getSelection().toString() || document.activeElement.value")
    assert text.startswith("Week of ")
    assert "A smaller step: Text Piet" in text
    assert "Call Piet" in text
    assert "At home" in text
    page.close()


def test_after_a_backup_and_a_restore_it_is_all_there(
    page: Page, base: str, tmp_path: Path
) -> None:
    opened(
        page,
        base,
        step(1, what="Small", was="Large", week=MONDAY.isoformat()),
        step(2, what="Gone", state="dropped"),
        step(3, what="Finished", done=["yes"], done_on="2026-01-05"),
        step(4, what="Waits"),
    )
    before = page.locator(".wb-week").inner_text()
    ready(page, base + "your-answers/")
    with page.expect_download() as download:
        button(page, "Download a copy").click()
    copy = tmp_path / "copy.json"
    download.value.save_as(copy)
    in_store(page, "await store.erase();")
    ready(page, base + WEEK)
    expect(page.locator(STEP)).to_have_count(0)
    ready(page, base + "your-answers/")
    page.get_by_label("Restore a copy").set_input_files(copy)
    button(page, "Restore these answers").click()
    expect(page.get_by_text("answers restored").first).to_be_visible()
    ready(page, base + WEEK)
    assert page.locator(".wb-week").inner_text() == before


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    host = Host(site)
    yield host
    host.close()


def test_it_works_without_a_network(fresh_context: BrowserContext, host: Host) -> None:
    page = ready(fresh_context.new_page(), host.url)
    wait_until_kept(page)
    host.close()
    ready(page, host.url + WEEK)
    button(page, "Add a step").click()
    page.keyboard.type("Call Piet")
    button(page, "Ready").click()
    page.get_by_text("Choose what goes into the calendar").click()
    expect(button(page, "Download a calendar file")).to_be_visible()
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    assert names(page) == ["Call Piet"]
