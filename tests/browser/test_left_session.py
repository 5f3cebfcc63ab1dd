"""A window that release 0.1.0 was told to forget: it asks once what happens to its answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_storage_off import FULL, download
from tests.browser.test_your_answers import erase_everything, opened
from tests.support.browser import ready, saved
from tests.support.storage import all_stored_text, in_store, stored

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

KEY = "workbook-career-rut.session"
TALK = "talk-to-people/the-talk/"
STEP = '[data-field="steps-they-took"] [data-column="step"] textarea'
NOTES, TOLD = "the-talk/notes", "health-first/told-doctor"
DEVICE = {NOTES: "stored before", "old-sheet/a": "not touched"}
WINDOW = {NOTES: "only in this window", TOLD: "told"}
ALL = DEVICE | WINDOW
SAVE, FORGET = "Save them on this device", "Forget them"
HISTORY = "return (await store.history()).map(({address, value}) => [address, value]);"
SNAPSHOTS = """
const valuesOf = ({answers}) => answers.map(([, {value}]) => value);
return (await store.snapshots()).map((moment) => [moment.why, valuesOf(moment)]);
"""
FILL_UP = """
() => {
  try { for (let n = 0; ; n++) sessionStorage[n] = "x".repeat(2 ** 16); } catch {}
}
"""


def session_of(answers: dict[str, Any]) -> str:
    """Return what release 0.1.0 keeps in the window."""
    records = {"rev": 1, "savedAt": 1795391806501, "tab": "window"}
    return json.dumps([[address, {"value": v, **records}] for address, v in answers.items()])


def left(page: Page, base: str, session: str, address: str = TALK) -> Page:
    """Open a page in a window that was left so, on a device that holds answers too."""
    opened(page, base, DEVICE)
    page.evaluate("(pair) => sessionStorage.setItem(...pair)", [KEY, session])
    return ready(page, base + address)


def in_window(page: Page) -> str | None:
    found: str | None = page.evaluate("(key) => sessionStorage.getItem(key)", KEY)
    return found


def question(page: Page) -> Locator:
    return page.locator(".wb-data-loss")


def notes(page: Page) -> Locator:
    return page.locator("[data-field=notes] textarea")


def choose(page: Page, name: str) -> None:
    """Answer, and wait for the page that uses the store of the device."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(question(page)).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("address", ["", TALK, "talk-to-people/", "your-answers/", "help/"])
def test_whatever_page_is_opened_asks(page: Page, base: str, address: str) -> None:
    left(page, base, session_of(WINDOW), address)
    expect(question(page)).to_contain_text("the 2 answers here")
    expect(page.locator(".wb-status p")).to_have_text("Kept only until you close this window")
    names = question(page).get_by_role("button").all_inner_texts()
    assert names == [SAVE, "Download my answers now", FORGET]


def test_without_an_answer_nothing_is_stored_or_erased(context: BrowserContext, base: str) -> None:
    page = left(context.new_page(), base, session_of(WINDOW))
    expect(notes(page)).to_have_value("only in this window")
    page.locator(STEP).first.fill("new words")
    ready(page, base + "help/")
    ready(page, base + TALK)
    expect(notes(page)).to_have_value("only in this window")
    expect(page.locator(STEP).first).to_have_value("new words")
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(question(page)).to_contain_text("the 3 answers here")
    assert stored(page) == DEVICE
    assert "new words" not in all_stored_text(page)
    assert in_store(page, SNAPSHOTS) == []
    page.close()
    other = ready(context.new_page(), base + TALK)
    expect(notes(other)).to_have_value("stored before")
    expect(question(other)).to_have_count(0)


def test_saved_answers_take_the_place_of_others_that_go_to_the_history(
    context: BrowserContext, base: str
) -> None:
    page = left(context.new_page(), base, session_of(WINDOW))
    other = ready(context.new_page(), base + TALK)
    choose(page, SAVE)
    assert stored(page) == ALL
    assert in_store(page, HISTORY) == [[NOTES, "stored before"]]
    [[why, values]] = in_store(page, SNAPSHOTS)
    assert why == "before keeping what was in a window"
    assert sorted(values) == sorted(DEVICE.values())
    expect(notes(other)).to_have_value("only in this window")
    notes(page).fill("from now on")
    saved(page)
    assert stored(page)[NOTES] == "from now on"


def test_when_saving_fails_the_answers_stay_in_the_window(page: Page, base: str) -> None:
    left(page, base, session_of(WINDOW))
    page.evaluate("() => {" + FULL + "}")
    page.get_by_role("button", name=SAVE).click()
    expect(question(page)).to_contain_text("Your answers are still in this window.")
    assert in_window(page) == session_of(WINDOW)
    assert stored(page) == DEVICE
    notes(page).fill("still here")
    ready(page, base + TALK)
    expect(notes(page)).to_have_value("still here")
    choose(page, SAVE)
    assert stored(page)[NOTES] == "still here"


def test_after_a_download_the_other_choices_remain(page: Page, base: str) -> None:
    left(page, base, session_of(WINDOW))
    assert sorted(download(page)) == ["only in this window", "told"]
    expect(question(page)).to_contain_text("career-rut-answers-")
    assert stored(page) == DEVICE
    choose(page, FORGET)
    assert stored(page) == DEVICE
    assert "only in this window" not in all_stored_text(page)
    expect(notes(page)).to_have_value("stored before")
    notes(page).fill("from now on")
    saved(page)
    assert stored(page)[NOTES] == "from now on"


@pytest.mark.parametrize("session", ["[]", session_of({NOTES: "", TOLD: " "})])
def test_an_empty_window_ends_silently(page: Page, base: str, session: str) -> None:
    left(page, base, session)
    expect(question(page)).to_have_count(0)
    expect(notes(page)).to_have_value("stored before")
    assert page.evaluate("sessionStorage.length") == 0


def test_what_cannot_be_read_is_left_alone(page: Page, base: str) -> None:
    left(page, base, "[[1")
    expect(notes(page)).to_have_value("stored before")
    notes(page).fill("new words")
    saved(page)
    assert in_window(page) == "[[1"


def test_when_the_question_does_not_load_nothing_is_stored(page: Page, base: str) -> None:
    page.route("**/session-window-*.js", lambda route: route.abort())
    left(page, base, session_of(WINDOW))
    expect(page.locator(".wb-status[data-tone=alarm]")).to_contain_text("Not saved")
    notes(page).fill("new words")
    assert in_window(page) == session_of(WINDOW)
    assert stored(page) == DEVICE


def test_back_does_not_bring_up_what_was_forgotten(page: Page, base: str) -> None:
    """Simulated: a browser that is being remote-controlled keeps no page for Back."""
    left(page, base, session_of(WINDOW))
    page.evaluate("(key) => sessionStorage.removeItem(key)", KEY)
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(notes(page)).to_have_value("stored before")
    expect(question(page)).to_have_count(0)


def test_erasing_in_another_window_does_not_reach_it(context: BrowserContext, base: str) -> None:
    page = left(context.new_page(), base, session_of(WINDOW))
    erase_everything(ready(context.new_page(), base + "your-answers/"))
    notes(page).press_sequentially("!")
    expect(notes(page)).to_have_value("only in this window!")
    expect(page.locator(".wb-status p")).to_have_text("Kept only until you close this window")
    assert "only in this window!" in str(in_window(page))
    assert stored(page) == {}


def test_a_full_window_says_that_it_does_not_hold_the_last_words(page: Page, base: str) -> None:
    left(page, base, session_of(WINDOW))
    page.evaluate(FILL_UP)
    notes(page).fill("long " * 20_000)
    expect(page.locator(".wb-status[data-tone=alarm]")).to_contain_text("only on this page")
    assert in_window(page) == session_of(WINDOW)
    page.locator(".wb-status").get_by_role("button", name="Download my answers now").click()


def test_your_answers_shows_them_and_changes_nothing(page: Page, base: str) -> None:
    left(page, base, session_of(WINDOW), "your-answers/")
    expect(page.locator(".wb-overview")).to_contain_text("only in this window")
    expect(page.locator("dd", has_text="only in this window")).to_be_visible()
    expect(page.locator("dd", has_text="stored before")).to_have_count(0)
    for id in ("erase", "bring-back", "keep-a-copy", "moments", "share"):
        expect(page.locator(f"#{id}")).to_have_count(0)
    choose(page, FORGET)
    expect(page.locator("dd", has_text="stored before")).to_be_visible()
    expect(page.locator("#settings")).to_contain_text("On a shared computer, use a private window")
