"""A field with `save: never`: what is written there can be printed, and is gone with the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_print import choose, printed
from tests.browser.test_print_room import pack_of, room
from tests.browser.test_storage_off import MISSING, download
from tests.browser.test_your_answers import copy_of, opened
from tests.support.browser import ready, saved
from tests.support.paper import compact
from tests.support.storage import all_stored_text, in_store, stored, wait_for_second_copy

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

HEALTH = "start/health-first/"
TALK = "talk-to-people/the-talk/"
NOTES = '[data-field="notes"]'
STEP = '[data-field="steps-they-took"] [data-column="step"] textarea'
CHEST = "I have chest pain or trouble breathing"
KEPT = {"health-first/right-now": ["chest"], "health-first/tell": "My sister Ewa"}
"""What a reader of 0.1.0 who asked to keep these ticks has on the device."""


def never_save_the_notes(page: Page) -> Locator:
    """Have the author write `save: never` on a text box; return the box."""

    def edit(route: Route) -> None:
        response = route.fetch()
        body = response.text().replace('data-field="notes"', 'data-field="notes" data-save="never"')
        route.fulfill(response=response, body=body)

    page.route(f"**/{TALK}", edit)
    return page.locator(f"{NOTES} textarea")


def window_storage(page: Page) -> str:
    text: str = page.evaluate("JSON.stringify({...sessionStorage})")
    return text


@pytest.mark.parametrize("way", ["leave and go back", "reload"])
def test_what_is_never_saved_is_in_no_place_and_gone_with_the_page(
    page: Page, base: str, way: str
) -> None:
    notes = never_save_the_notes(page)
    ready(page, base + TALK)
    expect(page.locator(NOTES)).to_have_attribute("data-save", "never")
    notes.fill("a secret word")
    page.locator(STEP).first.fill("a saved word")
    saved(page)
    wait_for_second_copy(page, "a saved word")
    notes.press_sequentially(" and more", delay=1)
    if way == "reload":
        page.reload()
    else:
        page.goto(base + "blank.html")
        page.go_back()
    page.wait_for_selector("html[data-workbook=ready]")
    expect(notes).to_have_value("")
    expect(page.locator(STEP).first).to_have_value("a saved word")
    everywhere = all_stored_text(page) + window_storage(page)
    assert "a saved word" in everywhere
    assert "secret" not in everywhere
    assert "and more" not in everywhere


def test_a_page_that_waits_for_back_does_not_hold_it(page: Page, base: str) -> None:
    """Simulated: a browser that is being remote-controlled keeps no page for Back."""
    notes = never_save_the_notes(page)
    ready(page, base + TALK)
    notes.fill("a secret word")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(notes).to_have_value("")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(notes).to_have_value("")


def test_it_is_in_no_copy_and_other_windows_do_not_see_it(page: Page, base: str) -> None:
    notes = never_save_the_notes(page)
    ready(page, base + TALK)
    other = ready(page.context.new_page(), base + TALK)
    notes.fill("a secret word")
    page.locator(STEP).first.fill("a saved word")
    saved(page)
    expect(other.locator(STEP).first).to_have_value("a saved word")
    expect(other.locator(f"{NOTES} textarea")).to_have_value("")
    ready(other, base + "your-answers/")
    assert "secret" not in other.locator("article").inner_text()
    assert "secret" not in copy_of(other).read_text("utf-8")


def test_the_copy_of_a_page_that_cannot_save_leaves_it_out(own_page: Page, base: str) -> None:
    """The file would outlive the page, and the reader was told that nothing does but paper."""
    own_page.add_init_script(MISSING)
    ready(own_page, base + HEALTH)
    own_page.get_by_label(CHEST).check()
    own_page.get_by_label("Someone I can tell today").fill("My sister Ewa")
    assert download(own_page) == ["My sister Ewa"]
    expect(own_page.get_by_label(CHEST)).to_be_checked()


def test_it_can_be_printed(page: Page, base: str, tmp_path: Path) -> None:
    notes = never_save_the_notes(page)
    ready(page, base + TALK)
    notes.fill("a secret word")
    choose(page, "Only what I answered")
    assert "asecretword" in printed(page, tmp_path / "answered.pdf")
    ready(page, base + HEALTH)
    page.get_by_label(CHEST).check()
    text = printed(page, tmp_path / "ticked.pdf")
    assert compact(CHEST) in text
    assert compact("I feel unsafe at work") not in text


def test_the_page_says_what_is_not_saved_and_saves_the_rest(page: Page, base: str) -> None:
    ready(page, base + HEALTH)
    expect(page.locator(".wb-status p")).to_contain_text("except where it says “Not saved”")
    hints = page.locator("[data-save=never] .wb-hint", has_text="Not saved")
    expect(hints).to_have_count(2)
    page.get_by_label(CHEST).check()
    page.get_by_label("Not yet").check()
    saved(page)
    assert stored(page) == {"health-first/told-doctor": "not-yet"}
    ready(page, base + "start/")
    expect(page.locator("[data-progress=health-first]")).to_contain_text("1 of 3 answered")


def test_ticks_kept_with_an_earlier_edition_stay_until_they_are_erased(
    page: Page, base: str
) -> None:
    opened(page, base, KEPT)
    look = page.locator("#look")
    expect(look.locator("dd", has_text=CHEST)).to_be_visible()
    expect(look).to_contain_text("You saved this with an earlier edition")
    assert CHEST not in page.locator("#share").inner_text()
    assert '"chest"' in copy_of(page).read_text("utf-8")
    ready(page, base + HEALTH)
    expect(page.get_by_label("Someone I can tell today")).to_have_value("My sister Ewa")
    expect(page.get_by_label(CHEST)).not_to_be_checked()
    page.get_by_label("I feel unsafe at work").check()
    page.get_by_label("Someone I can tell today").fill("Ewa")
    saved(page)
    assert stored(page)["health-first/right-now"] == ["chest"]
    opened(page, base)
    page.get_by_label("The part").select_option("Health first")
    page.get_by_label("To go on, write the word erase").fill("erase")
    page.get_by_role("button", name="Erase this part").click()
    expect(page.locator("#erase .wb-result")).to_contain_text("Erased: Health first.")
    assert "chest" not in all_stored_text(page)


def test_a_packet_shows_no_ticks_of_an_earlier_edition(
    page: Page, base: str, tmp_path: Path
) -> None:
    page.goto(base + "blank.html")
    in_store(
        page,
        """await store.write(Object.entries(argument).map(([address, value]) =>
             ({address, value, base: 0})));""",
        KEPT,
    )
    room(page, base, "health-first")
    choose(page, "Only what I answered")
    text = "".join(pack_of(page, tmp_path / "packet.pdf"))
    assert compact("My sister Ewa") in text
    assert compact(CHEST) not in text
