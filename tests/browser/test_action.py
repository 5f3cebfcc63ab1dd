"""From answers to action, as a whole: by keyboard, without a network, on paper, after a copy."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.test_print import pages_of
from tests.browser.test_then_and_now import weeks
from tests.browser.test_this_week import step
from tests.browser.test_your_answers import copy_of, erase_everything, opened, restore
from tests.support.browser import ready
from tests.support.host import Host, hear, wait_until_kept
from tests.support.paper import compact

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

TODAY = datetime.date.today()
SOON = (TODAY + datetime.timedelta(days=40)).isoformat()
SCORES = dict(zip(("stretch", "way-up", "fit"), "728", strict=True))
PARTS = {
    "": "Your lowest of the first three",
    "this-week/": "Ring the library",
    "keep-going/look-back/": "Rang the library",
    "keep-going/where-am-i-now/": "Now, mark two.",
    "people/": "Amina",
    "promotion/goal-with-a-date/": "Ask for the papers",
    "talk-to-people/my-ask/": "Amina",
    "your-answers/": "Lead a team",
}
"""Each page, and something that only the reader's answers put there."""
TOOLS = """
() => [...document.querySelectorAll("[data-widget]:not([data-widget=continue])")]
  .map((tool) => tool.innerText).join()
"""
"""All but the way back to where one left off: a copy brings everything back at one moment."""
REACH = """
() => {
  const ways = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const isOpen = (one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled;
  const stops = [...document.querySelectorAll("[data-widget]")]
    .flatMap((tool) => [...tool.querySelectorAll(ways)]).filter(isOpen);
  globalThis.unreached = new Set(stops);
  globalThis.unmarked = [];
  addEventListener("focusin", ({target}) => {
    // Of a group of radios, the Tab key stops at one.
    const isIt = (one) => one === target || one.type === "radio" && one.name === target.name;
    for (const one of stops.filter(isIt)) unreached.delete(one);
    const {outlineStyle, boxShadow} = getComputedStyle(target);
    if (outlineStyle === "none" && boxShadow === "none") unmarked.push(target.outerHTML);
  });
  return stops.length;
}
"""


def answers() -> dict[str, Any]:
    return {
        **{f"where-am-i-stuck/{part}": score for part, score in SCORES.items()},
        **step(1, what="Ring the library", day=TODAY.isoformat(), time="18:00", sure="5"),
        **step(2, what="Rang the library", done=["yes"], done_on=TODAY.isoformat()),
        **step(3, what="Later on"),
        "look_backs/0a0000001abcd/energy": "2",
        "look_backs/0a0000002abcd/energy": "3",
        **weeks(),
        "people/0a0000001abcd/name": "Amina",
        "people/0a0000001abcd/kinds": ["role-model"],
        "people/0a0000001abcd/contacted": "2026-01-05",
        "people/0a0000001abcd/touch_after": "2-weeks",
        "my-ask/request": "Could I have twenty minutes?",
        "goal-with-a-date/goal": "Lead a team",
        "goal-with-a-date/goal-date": SOON,
        "goal-with-a-date/milestones/0a0000001abcd/milestone": "Ask for the papers",
        "goal-with-a-date/milestones/0a0000002abcd/milestone": "Hand them in",
    }


def seen(page: Page, base: str) -> dict[str, str]:
    """Return what the tools of each page say."""
    found = {}
    for path in PARTS:
        ready(page, base + path)
        found[path] = "".join(page.evaluate(TOOLS).split())
    return found


@pytest.fixture
def filled(page: Page, base: str) -> Page:
    return opened(page, base, answers())


def test_each_part_says_what_the_answers_make_of_it(filled: Page, base: str) -> None:
    """What the other tests here compare is really there."""
    for path, text in seen(filled, base).items():
        assert compact(PARTS[path]) in text, path


def test_all_of_it_is_there_after_a_copy_was_brought_back(filled: Page, base: str) -> None:
    before = seen(filled, base)
    ready(filled, base + "your-answers/")
    copy = copy_of(filled)
    erase_everything(filled)
    assert all(seen(filled, base)[path] != before[path] for path in PARTS), "nothing is left"
    ready(filled, base + "your-answers/")
    restore(filled, copy)
    after = seen(filled, base)
    del before["your-answers/"], after["your-answers/"]  # it tells of the copy, too
    assert after == before


def test_all_of_it_works_without_a_network(fresh_context: BrowserContext, site: Path) -> None:
    host = Host(site)
    page = opened(fresh_context.new_page(), host.url, answers())
    before = seen(page, host.url)
    wait_until_kept(page)
    host.close()
    complaints = hear(page)
    assert seen(page, host.url) == before
    ready(page, host.url + "this-week/")
    page.get_by_text("Choose what goes into the calendar").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download a calendar file").click()
    assert waiting.value.path().read_text("utf-8").count("BEGIN:VEVENT") > 1
    assert complaints == []


@pytest.mark.parametrize("path", PARTS)
def test_each_part_is_on_paper(filled: Page, base: str, tmp_path: Path, path: str) -> None:
    ready(filled, base + path)
    text = "".join(pages_of(filled, tmp_path / "page.pdf"))
    assert compact(PARTS[path]) in compact(text)


@pytest.mark.parametrize("path", PARTS)
def test_each_part_is_reached_by_the_tab_key_and_shows_where_it_is(
    filled: Page, base: str, path: str
) -> None:
    ready(filled, base + path)
    stops = filled.evaluate(REACH)
    assert stops > 0
    for _ in range(stops * 3 + 120):
        filled.keyboard.press("Tab")
        if not filled.evaluate("unreached.size"):
            break
    assert filled.evaluate("[...unreached].map((one) => one.outerHTML.slice(0, 120))") == []
    assert filled.evaluate("unmarked") == []
