"""A reader who wrote on paper types it up: what is blank, by the numbers on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import ready, saved
from tests.browser.filling import fill
from tests.browser.host import Host, hear, wait_until_kept

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

TALK = "talk-to-people/the-talk/"
FIELDS = ["questions", "notes", "steps-they-took", "people", "thanked", "next-step"]
SHOWN = """
() => [...document.querySelectorAll(".md-content__inner > *")]
  .filter((part) => part.checkVisibility() && part.getClientRects().length)
  .map((part) => part.dataset.field ?? part.className.split(" ")[0] ?? part.tagName)
"""
IN_USE = "document.activeElement.closest('.wb-field')?.dataset.field"


def shown(page: Page) -> list[str]:
    """Return the fields that are in view, and everything else that is: the title and the bar."""
    parts: list[str] = page.evaluate(SHOWN)
    assert parts[:2] == ["", "wb-status"], "the title, and whether the words are safe"
    return parts[2:]


def left(page: Page, text: str) -> None:
    expect(page.locator(".wb-typing [role=status]")).to_have_text(text)


def test_shows_the_blank_fields_in_order_with_their_numbers_and_counts_down(
    page: Page, base: str
) -> None:
    ready(page, base + TALK)
    page.locator("[data-field=notes] textarea").fill("A day of calls.")
    saved(page)
    page.get_by_role("button", name="Type up my paper").click()
    left(page, "5 of 6 left")
    assert shown(page) == [field for field in FIELDS if field != "notes"]
    codes = [code.inner_text().strip() for code in page.locator(".wb-code:visible").all()]
    assert codes == ["1", "3", "4", "5", "6"]
    assert page.evaluate(IN_USE) == "questions"
    page.get_by_label("What surprised you?").check()
    left(page, "4 of 6 left")
    assert shown(page)[0] == "questions", "it stays until the reader moves on"
    page.get_by_label("Who else should I talk to?").check()
    page.get_by_label("The day I sent my thank-you").fill("2027-03-05")
    left(page, "3 of 6 left")
    assert shown(page) == ["steps-they-took", "people", "thanked", "next-step"]
    page.locator("[data-field=next-step] textarea").first.fill("Write to Grace.")
    left(page, "2 of 6 left")
    assert shown(page) == ["steps-they-took", "people", "next-step"]
    saved(page)


def test_back_on_the_whole_page_everything_is_there_again(page: Page, base: str) -> None:
    ready(page, base + TALK)
    whole = page.evaluate(SHOWN)
    page.get_by_role("button", name="Type up my paper").click()
    left(page, "6 of 6 left")
    assert page.evaluate(SHOWN) != whole
    page.get_by_role("button", name="Show the whole page").click()
    assert page.evaluate(SHOWN) == whole
    assert page.locator(".wb-code").count() == 0
    expect(page.get_by_role("button", name="Type up my paper")).to_be_focused()


def test_the_code_on_the_sheet_leads_straight_into_it(page: Page, base: str) -> None:
    ready(page, base + TALK + "#type-up")
    left(page, "6 of 6 left")
    assert page.evaluate(IN_USE) == "questions"
    page.get_by_role("button", name="Show the whole page").click()
    assert page.url == base + TALK
    page.evaluate("location.hash = 'type-up'")
    left(page, "6 of 6 left")


def test_by_keyboard_alone(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.get_by_role("button", name="Type up my paper").focus()
    page.keyboard.press("Enter")
    left(page, "6 of 6 left")
    page.keyboard.press("Space")
    left(page, "5 of 6 left")
    while page.evaluate("document.activeElement.tagName") != "TEXTAREA":
        page.keyboard.press("Tab")
    assert page.evaluate(IN_USE) == "notes"
    page.keyboard.type("A day of calls.")
    assert shown(page) == FIELDS[1:]
    left(page, "4 of 6 left")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(IN_USE) != "questions"
    assert shown(page) == FIELDS[1:] or shown(page) == FIELDS[2:]


def test_a_press_meets_what_it_was_meant_for(page: Page, base: str) -> None:
    """The field above goes when the next one is pressed; the press must not slip."""
    ready(page, base + TALK + "#type-up")
    page.get_by_label("What surprised you?").check()
    page.locator("[data-field=notes] textarea").click()
    page.keyboard.type("A day of calls.")
    expect(page.locator("[data-field=notes] textarea")).to_have_value("A day of calls.")
    add = page.locator("[data-field=steps-they-took]").get_by_role("button", name="Add another")
    add.click()
    expect(page.locator("[data-field=notes]")).to_be_hidden()
    assert page.locator("[data-field=steps-they-took] .wb-row").count() == 2
    assert shown(page) == FIELDS[2:]


def test_when_all_is_filled_in_it_says_so(page: Page, base: str) -> None:
    ready(page, base + "start/three-doors/#type-up")
    fill(page, "typed up")
    left(page, "All of it is filled in.")


def test_the_whole_worksheet_prints_while_it_is_typed_up(
    page: Page, base: str, tmp_path: Path
) -> None:
    ready(page, base + TALK + "#type-up")
    page.locator("[data-field=notes] textarea").fill("A day of calls.")
    page.locator("[data-field=thanked] input").fill("2027-03-05")
    page.pdf(path=tmp_path / "sheet.pdf")
    text = "".join(one.extract_text() for one in PdfReader(tmp_path / "sheet.pdf").pages)
    for there in ("2 My notes", "A day of calls.", "Pick about five", "6 My next step"):
        assert there in text
    left(page, "4 of 6 left")


def test_works_without_a_network(fresh_context: BrowserContext, site: Path) -> None:
    host = Host(site)
    page = fresh_context.new_page()
    complaints = hear(page)
    ready(page, host.url + TALK)
    wait_until_kept(page)
    host.close()
    ready(page, host.url + TALK + "#type-up")
    left(page, "6 of 6 left")
    page.get_by_label("What surprised you?").check()
    left(page, "5 of 6 left")
    saved(page)
    assert complaints == []
