"""Letters read as prose whatever was answered, and leave the page only as the reader says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from generator.content.fields import Letter
from tests.browser.test_print import pages_of
from tests.browser.test_your_answers import SAVE, copy_of, erase_everything, restore
from tests.support.browser import ready, saved
from tests.support.host import Host, wait_until_kept
from tests.support.paper import compact
from tests.support.storage import in_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from generator.content.fields import InputField
    from generator.content.model import Workbook

ASK = "talk-to-people/my-ask/"
BLANK = "_____"


def all_letters(workbook: Workbook) -> Iterator[tuple[str, int, Letter]]:
    """Yield each letter with its page and its place among the letters of that page."""
    for chapter in workbook.reading_order():
        for worksheet in workbook.worksheets_of(chapter):
            made = [item for item in worksheet.items() if isinstance(item, Letter)]
            for number, letter in enumerate(made):
                yield f"{chapter.id}/{worksheet.id}/", number, letter


def field_at(workbook: Workbook, gap: str) -> InputField:
    owner, *rest = gap.split("/")
    if owner in workbook.collections:
        return next(c for c in workbook.collections[owner].columns if c.field == rest[0])
    field = next(f for f in workbook.worksheets[owner].fields() if f.field == rest[0])
    return next(c for c in field.columns if c.field == rest[1]) if rest[1:] else field  # type: ignore[attr-defined]


def open_ask(page: Page, base: str, answers: dict[str, Any]) -> Page:
    page.goto(base + "blank.html")
    in_store(page, SAVE, answers)
    return ready(page, base + ASK)


THREE = {
    "my-ask/who-i-am": "I am a care assistant",
    "my-ask/request": "Could I have 20 minutes?",
    "people/00aaaaaaa0001/name": "Tomas, the planner",
    "people/00aaaaaaa0001/kinds": ["role-model"],
}
SAID = (
    "Hello Tomas,\n\nI am a care assistant. _____.\n\nCould I have 20 minutes?\n\n_____.\n\n"
    "Thank you for reading this."
)


def test_what_is_copied_and_what_the_mail_app_gets(
    page: Page, context: BrowserContext, base: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_ask(page, base, THREE)
    page.get_by_role("button", name="Copy the text").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".wb-letter [role=status]")).to_have_text("The text is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == SAID
    context.clear_permissions()
    link = page.get_by_role("link", name="Open in my mail app")
    url = urlsplit(str(link.get_attribute("href")))
    asked = parse_qs(url.query)
    assert (url.scheme, url.path, set(asked)) == ("mailto", "", {"subject", "body"})
    assert asked["body"] == [SAID.replace("\n", "\r\n")]
    expect(link).to_have_accessible_description(re.compile("Your mail app is another place"))
    note = page.locator(".wb-computed__actions > .wb-hint", has_text="another place")
    assert note.bounding_box()["y"] < link.bounding_box()["y"]  # type: ignore[index]
    expect(page.locator(".wb-computed__actions")).to_contain_text(
        "Still blank: Why I chose this person; An easy way for them to say no."
    )


def test_what_is_blank_is_named_by_its_question_in_every_letter(
    page: Page, base: str, workbook: Workbook
) -> None:
    said = {}
    for address, number, _ in all_letters(workbook):
        ready(page, base + address)
        hint = (
            page.locator(".wb-letter").nth(number).locator(".wb-computed__actions > .wb-hint").first
        )
        expect(hint).to_have_text(re.compile(r"^Still blank: \w.*\.$"))
        said[address, number] = hint.inner_text()
        assert re.findall(r"\S+/\S+|: ;|; ;|: \.", said[address, number]) == [], address
    assert said["promotion/goal-with-a-date/", 0] == (
        "Still blank: My goal, in one sentence; "
        "What it asks for (on “What does the next step ask for?”); "
        "Milestone; What I did (on “My weekly actions”)."
    )
    assert len(said) == 9


def test_a_text_that_is_too_long_for_a_link_can_be_copied(page: Page, base: str) -> None:
    open_ask(page, base, {"my-ask/request": "word " * 500})
    expect(page.locator(".wb-computed__actions")).to_contain_text("too long for a link")
    expect(page.get_by_role("link", name="Open in my mail app")).to_have_count(0)
    expect(page.get_by_role("button", name="Copy the text")).to_be_visible()


def test_the_reader_picks_whom_it_is_for(page: Page, base: str) -> None:
    open_ask(page, base, THREE)
    who = page.get_by_label("Who it is for")
    expect(who).to_have_count(0)
    page.get_by_role("button", name="Add another").first.click()
    name = page.get_by_label("Name or job title")
    name.last.fill("Mei")
    saved(page)
    expect(page.locator(".wb-prose")).to_contain_text("Hello Mei,")
    who.focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".wb-prose")).to_contain_text("Hello Tomas,")
    name.last.fill("Mei Lin")
    saved(page)
    expect(page.locator(".wb-prose")).to_contain_text("Hello Tomas,")


def words_of(pages: list[str]) -> str:
    return compact("".join(pages))


def test_only_the_letter_is_printed(page: Page, base: str, tmp_path: Path) -> None:
    open_ask(page, base, THREE)
    page.evaluate("() => { window.print = () => {} }")
    page.get_by_role("button", name="Print only this").click()
    expect(page.locator(".wb-packet")).to_have_count(1)
    text = words_of(pages_of(page, tmp_path / "letter.pdf"))
    assert "HelloTomas," in text
    assert "Thankyouforreadingthis." in text
    assert "Guessbeforeyousend" not in text
    expect(page.locator(".wb-packet")).to_have_count(0)
    whole = words_of(pages_of(page, tmp_path / "page.pdf"))
    assert "Guessbeforeyousend" in whole
    assert "HelloTomas," in whole
    assert "Copythetext" not in whole


@pytest.mark.parametrize("kind", ["blank", "answered"])
def test_a_letter_on_paper_is_blank_or_left_out(
    page: Page, base: str, tmp_path: Path, kind: str
) -> None:
    """Beside only what was answered, a letter would say it a second time."""
    open_ask(page, base, THREE)
    settings = f'{{"kind": "{kind}", "paper": "a4"}}'
    page.evaluate("(text) => localStorage.setItem('workbook-career-rut.print', text)", settings)
    text = words_of(pages_of(ready(page, base + ASK), tmp_path / "page.pdf"))
    assert "HelloTomas," not in text
    assert ("Thankyouforreadingthis." in text) == (kind == "blank")
    assert ("CouldIhave20minutes?" in text) == (kind == "answered")


def test_a_pack_of_the_print_room_has_its_letters(page: Page, base: str, tmp_path: Path) -> None:
    open_ask(page, base, THREE)
    ready(page, base + "print-room/?pick=my-ask,trial-chat")
    page.evaluate("() => { window.print = () => (document.documentElement.dataset.optedIn = '') }")
    page.get_by_role("button", name="Print these").click()
    page.wait_for_selector("html[data-opted-in]")
    text = words_of(pages_of(page, tmp_path / "pack.pdf"))
    assert "HelloTomas," in text
    assert "Mycoaches,sidebyside" in text


COACHES = {
    f"people/00aaaaaaa000{n}/{column}": value
    for n, name in enumerate(["Mercy", "Ana", "Bo", "Cy", "Di"])
    for column, value in {"name": name, "goal_fit": str(n), "kinds": ["coach"]}.items()
}


def test_coaches_stand_side_by_side(page: Page, base: str) -> None:
    page.goto(base + "blank.html")
    in_store(page, SAVE, COACHES | {"people/00aaaaaaa0009/name": "Not a coach"})
    ready(page, base + "coach/trial-chat/")
    card = page.locator(".wb-sum-up")
    heads = card.get_by_role("columnheader").all_inner_texts()
    assert [head for head in heads if "Name" not in head] == ["Mercy", "Ana", "Bo", "Cy", "Di"]
    expect(card.get_by_role("row", name="We agree on my goal").first).to_contain_text("3")
    expect(card.locator("input, textarea, select")).to_have_count(0)
    page.locator("[data-column=goal_fit] select").first.select_option("10")
    saved(page)
    expect(card.get_by_role("row", name="We agree on my goal").first).to_contain_text("10")


def test_a_letter_is_there_after_a_copy_was_brought_back(page: Page, base: str) -> None:
    open_ask(page, base, THREE)
    expect(page.locator(".wb-prose")).to_have_text(SAID)
    ready(page, base + "your-answers/")
    copy = copy_of(page)
    erase_everything(page)
    ready(page, base + ASK)
    expect(page.locator(".wb-prose")).to_contain_text("Hello,")
    ready(page, base + "your-answers/")
    restore(page, copy)
    ready(page, base + ASK)
    expect(page.locator(".wb-prose")).to_have_text(SAID)


def test_a_letter_follows_the_answers_without_a_network(
    fresh_context: BrowserContext, site: Path
) -> None:
    host = Host(site)
    page = ready(fresh_context.new_page(), host.url)
    wait_until_kept(page)
    host.close()
    ready(page, host.url + ASK)
    page.get_by_label("Who I am, in one line").fill("I do payroll")
    saved(page)
    expect(page.locator(".wb-prose")).to_contain_text("I do payroll. _____.")


def test_without_javascript_a_letter_is_text_with_blanks(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + ASK)
    expect(page.locator(".wb-letter")).to_contain_text("Thank you for reading this.")
    expect(page.locator(".wb-letter .wb-gap").first).to_be_visible()
    context.close()
