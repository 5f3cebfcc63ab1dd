"""The page People: everyone of every chapter on a card, and nobody typed twice."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.browser import ready, saved
from tests.support.paper import compact, pages, text_of
from tests.support.people import Person, board, card, names, row_id, seed
from tests.support.storage import in_store, stored

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from generator.content.model import Workbook

SETS_THE_CLOCK = True
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = "2026-11-23"


def chapters_with_people(workbook: Workbook) -> dict[str, list[tuple[str, str]]]:
    """Return the worksheets that show people, with the kind, by chapter."""
    return {
        chapter.id: [
            (worksheet.id, item.kind or "")
            for worksheet in workbook.worksheets_of(chapter)
            for item in worksheet.collections()
            if item.collection == "people"
        ]
        for chapter in workbook.reading_order()
    }


def test_a_person_typed_in_chapter_1_is_offered_wherever_people_are_asked_for(
    page: Page, base: str, workbook: Workbook
) -> None:
    ready(page, f"{base}talk-to-people/who-does-this/")
    people = page.locator("[data-collection=people]")
    people.locator("[data-column=name] textarea").first.fill("Tomas")
    people.get_by_role("button", name="Add").click()
    people.locator("[data-column=does] textarea").nth(1).fill("Teaches at the college")
    saved(page)
    seen: dict[str, int] = {}
    for chapter, sheets in chapters_with_people(workbook).items():
        for sheet, kind in sheets:
            ready(page, f"{base}{chapter}/{sheet}/")
            check_is_there(page, kind)
            seen[chapter] = seen.get(chapter, 0) + 1
    assert set(seen) == {"talk-to-people", "promotion", "mentor", "network", "coach"}
    assert sum(seen.values()) == 11
    everyone = [key for key, value in stored(page).items() if key.endswith("/name") and value]
    assert len(everyone) == 1


def check_is_there(page: Page, kind: str) -> None:
    """Either shown already, or one choice away; and once chosen, shown with their words."""
    page.evaluate("new Promise(requestIdleCallback)")
    people = page.locator("[data-collection=people]")
    shown = people.locator("[data-column=name] textarea").evaluate_all(
        "all => all.map(a => a.value)"
    )
    options = people.locator(".wb-row__actions select option").all_inner_texts()
    assert ("Tomas" in shown) != ("Tomas" in options)
    assert ("Tomas" in shown) == (kind in stored(page)[kinds_of(page, "Tomas")])
    if "Tomas" in shown:
        return
    assert "Teaches at the college" in options, "someone without a name is offered too"
    people.locator(".wb-row__actions select").select_option("Tomas")
    expect(people.locator("[data-column=name] textarea").first).to_have_value("Tomas")
    saved(page)


def test_someone_is_chosen_with_keys(page: Page, base: str) -> None:
    """Arrow keys pass over those before; Enter takes the one that stands there, and so does Tab."""
    seed(page, base, [{"name": name, "kinds": ["coach"]} for name in ("Ada", "Bea", "Cas", "Dee")])
    ready(page, base + "network/my-map/")
    select = page.locator("[data-collection=people] .wb-row__actions select")
    names = page.locator("[data-collection=people] [data-column=name] textarea")
    select.focus()
    for key, taken in (("Enter", ["Cas"]), ("Tab", ["Cas", "Dee"])):
        for _ in range(3):
            select.press("ArrowDown")
        page.keyboard.press(key)
        expect(names).to_have_count(len(taken))
        assert sorted(names.evaluate_all("all => all.map(a => a.value)")) == taken
        assert page.evaluate("document.activeElement.matches('.wb-row')"), "where they are now"
        select.focus()
    saved(page)
    assert [key for key, value in stored(page).items() if "contact" in str(value)] == [
        f"people/{row_id(number)}/kinds" for number in (2, 3)
    ]


def kinds_of(page: Page, name: str) -> str:
    (found,) = [key for key, value in stored(page).items() if value == name]
    return found.replace("/name", "/kinds")


def test_someone_let_go_by_a_worksheet_is_offered_there_again_at_once(
    page: Page, base: str
) -> None:
    seed(page, base, [{"name": "Tomas", "kinds": ["mentor", "role-model"]}])
    ready(page, f"{base}mentor/people-i-admire/")
    people = page.locator("[data-collection=people]")
    expect(people.locator(".wb-row__actions select")).to_have_count(0)
    people.get_by_role("button", name="Remove").click()
    expect(people.locator(".wb-row__actions select option")).to_have_text(["Choose…", "Tomas"])
    people.get_by_role("button", name="Undo").click()
    expect(people.locator(".wb-row__actions select")).to_have_count(0)


def test_everyone_is_on_a_card_the_due_ones_first_then_the_newest(page: Page, base: str) -> None:
    page.clock.set_fixed_time(NOON)
    board(
        page,
        base,
        [
            {"name": "Old"},
            {"name": "Due long", "next_touch": "2026-03-03"},
            {"name": "Later", "next_touch": "2026-11-24"},
            {"name": "Due today", "contacted": "2026-10-26", "touch_after": "4-weeks"},
            {"does": "Plans routes"},
            {"kinds": ["mentor"]},
        ],
    )
    assert names(page) == ["Due long", "Due today", "No name yet", "Later", "Old"]
    assert (
        card(page, "Due long").locator(".wb-follow-up").text_content()
        == "Get in touch: since 3 March 2026"
    )
    assert card(page, "Due today").locator(".wb-follow-up").text_content() == "Get in touch: today"
    assert (
        card(page, "Later").locator(".wb-follow-up").text_content()
        == "Get in touch: 24 November 2026"
    )
    expect(card(page, "Old").locator(".wb-follow-up")).to_have_count(0)
    colours = page.locator(".wb-follow-up").evaluate_all(
        "all => all.map((a) => getComputedStyle(a).color)"
    )
    assert len(set(colours)) == 1, "a day that has gone by is no louder than another"


def test_only_a_due_touch_has_a_bar_and_paper_says_when_for_each(
    page: Page, base: str, tmp_path: Path
) -> None:
    page.clock.set_fixed_time(NOON)
    days = {"Ada": "2026-11-20", "Ben": TODAY, "Cleo": "2026-12-24"}
    board(page, base, [{"name": name, "next_touch": day} for name, day in days.items()])
    bars = {
        name: card(page, name)
        .locator(".wb-follow-up")
        .evaluate(
            "(line) => [line.dataset.due !== undefined, getComputedStyle(line).borderLeftWidth]"
        )
        for name in days
    }
    assert bars == {"Ada": [True, "4px"], "Ben": [True, "4px"], "Cleo": [False, "0px"]}
    page.pdf(path=(pdf := tmp_path / "people.pdf"), prefer_css_page_size=True)
    with pages(pdf) as sheets:
        text = "".join(text_of(sheet) for sheet in sheets)
    for when in ("since 20 November 2026", "today", "24 December 2026"):
        assert compact(f"Get in touch: {when}") in text


def test_the_filters_show_who_is_due_of_a_chapter_and_of_a_kind(page: Page, base: str) -> None:
    page.clock.set_fixed_time(NOON)
    board(
        page,
        base,
        [
            {"name": "Ada", "kinds": ["mentor"], "next_touch": TODAY},
            {"name": "Ben", "kinds": ["role-model", "mentor"]},
            {"name": "Cleo", "kinds": ["coach"], "next_touch": "2026-01-01"},
            {"name": "Dan"},
        ],
    )
    show, chapter, kind = (
        page.get_by_label(label, exact=True) for label in ("Show", "Chapter", "Kind")
    )
    assert names(page) == ["Cleo", "Ada", "Dan", "Ben"]
    show.select_option("Those to get in touch with now")
    assert names(page) == ["Cleo", "Ada"]
    expect(page.locator(".wb-count")).to_have_text("2 of 4 shown")
    chapter.select_option("A mentor")
    assert names(page) == ["Ada"]
    show.select_option("Everyone")
    assert names(page) == ["Ada", "Ben"]
    kind.select_option("Someone who does the work")
    assert names(page) == ["Ben"]
    chapter.select_option("Career coach")
    assert names(page) == []
    expect(page.locator(".wb-count")).to_have_text("Nobody here fits this choice.")
    assert chapter.locator("option").all_inner_texts()[1:] == [
        "Talk to people",
        "Promotion",
        "A mentor",
        "Network",
        "Career coach",
    ]


def test_one_tap_says_that_the_reader_was_in_touch_and_undo_takes_it_back(
    page: Page, base: str
) -> None:
    page.clock.set_fixed_time(NOON)
    before: Person = {"name": "Ada", "next_touch": "2026-11-20", "touch_after": "2-weeks"}
    board(
        page, base, [before, {"name": "Ben", "next_touch": "2026-12-24", "touch_after": "2-weeks"}]
    )
    ada = card(page, "Ada")
    ada.get_by_role("button", name="I was in touch today").click()
    expect(ada.locator(".wb-undo")).to_contain_text("Get in touch: 7 December 2026")
    expect(ada.get_by_role("button", name="I was in touch today")).to_be_hidden()
    expect(ada.get_by_role("button", name="Undo")).to_be_focused()
    saved(page)
    held = stored(page)
    assert held[f"people/{row_id(0)}/contacted"] == TODAY
    assert held[f"people/{row_id(0)}/next_touch"] == ""
    ada.get_by_role("button", name="Undo").click()
    expect(ada.locator(".wb-follow-up")).to_have_text("Get in touch: since 20 November 2026")
    expect(ada.get_by_role("button", name="I was in touch today")).to_be_focused()
    card(page, "Ben").get_by_role("button", name="I was in touch today").click()
    expect(card(page, "Ben").locator(".wb-follow-up")).to_have_text(
        "Get in touch: 24 December 2026"
    )
    saved(page)
    held = stored(page)
    kept = {key.split("/")[2]: value for key, value in held.items() if row_id(0) in key and value}
    assert kept == before


def test_a_person_is_added_changed_and_taken_out_in_place(page: Page, base: str) -> None:
    board(page, base, [{"name": "Ada", "admire": "Stays calm", "kinds": ["mentor"]}])
    page.get_by_label("Kind", exact=True).select_option("A possible mentor")
    page.get_by_role("button", name="Add a person").click()
    name = page.get_by_label("Name or job title")
    expect(name).to_be_focused()
    name.fill("Grace")
    page.get_by_label("When I get back to them").select_option("3 months after the last contact")
    page.get_by_label("The day I wrote or met them").fill("2026-11-30")
    expect(card(page, "Grace").get_by_label("A possible mentor")).to_be_checked()
    card(page, "Grace").get_by_label("A possible coach").check()
    page.get_by_role("button", name="Done").click()
    expect(card(page, "Grace").locator(".wb-follow-up")).to_have_text(
        "Get in touch: 28 February 2027"
    )
    saved(page)
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    assert sorted(names(page)) == ["Ada", "Grace"]
    expect(card(page, "Grace").locator(".wb-card__details > .wb-kinds")).to_have_text(
        "A possible mentor; A possible coach"
    )
    card(page, "Ada").get_by_role("button", name="Change").click()
    card(page, "Ada").get_by_text("What else you wrote").click()
    expect(card(page, "Ada").locator("details dd")).to_have_text("Stays calm")
    card(page, "Ada").get_by_label("What came of it").fill("A walk in May")
    saved(page)
    card(page, "Ada").get_by_role("button", name="Done").click()
    expect(card(page, "Ada").locator("dd").first).to_have_text("A walk in May")
    before = stored(page)
    card(page, "Ada").get_by_role("button", name="Take out").click()
    expect(page.locator(".wb-undo")).to_contain_text("Ada is taken out")
    saved(page)
    assert not any(value for key, value in stored(page).items() if f"/{row_id(0)}/" in key)
    page.get_by_role("button", name="Undo").click()
    expect(card(page, "Ada").locator("dd").first).to_have_text("A walk in May")
    saved(page)
    assert stored(page) == before


def test_nobody_is_there_before_a_word_is_and_a_name_taken_away_does_not_close_the_form(
    page: Page, base: str
) -> None:
    board(page, base, [])
    expect(page.locator(".wb-count")).to_contain_text("Nobody is here yet")
    expect(page.locator(".wb-filters")).to_be_hidden()
    page.get_by_role("button", name="Add a person").click()
    page.get_by_role("button", name="Done").click()
    assert names(page) == []
    expect(page.get_by_role("button", name="Add a person")).to_be_focused()
    page.get_by_role("button", name="Add a person").click()
    page.get_by_label("Name or job title").fill("Ada")
    saved(page)
    page.get_by_label("Name or job title").fill("")
    saved(page)
    expect(page.get_by_label("Name or job title")).to_be_focused()
    page.keyboard.type("Bo")
    saved(page)
    assert [value for value in stored(page).values() if value] == ["Bo"]


def test_another_window_sees_what_changes_and_the_words_under_the_caret_stay(
    page: Page, base: str
) -> None:
    board(page, base, [{"name": "Ada", "does": "Plans"}])
    other = ready(page.context.new_page(), f"{base}people/")
    card(page, "Ada").get_by_role("button", name="Change").click()
    page.keyboard.type("X")
    saved(page)
    expect(other.locator(".wb-card h3")).to_have_text("AdaX")
    card(other, "AdaX").get_by_role("button", name="Change").click()
    other.get_by_label("What they do").fill("Teaches")
    saved(other)
    expect(page.get_by_label("What they do")).to_have_value("Teaches")
    expect(page.get_by_label("Name or job title")).to_be_focused()
    expect(page.get_by_label("Name or job title")).to_have_value("AdaX")


@pytest.fixture(scope="module")
def asked(workbook: Workbook) -> Person:
    """Something in every column of people: a day, an option, or a word of its own."""
    found: Person = {}
    for n, column in enumerate(workbook.collections["people"].columns):
        options = list(getattr(column, "options", None) or ["yes"])
        values = {"date": f"2027-01-{n % 28 + 1:02}", "single_choice": options[-1], "scale": "7"}
        ticks = [options[-1]] if column.type == "checklist" else None
        found[column.field] = ticks or values.get(column.type, f"word{n}x")
    return found


def test_everything_written_about_somebody_is_a_tap_away_and_on_paper(
    page: Page, base: str, tmp_path: Path, workbook: Workbook, asked: Person
) -> None:
    page.clock.set_fixed_time(NOON)
    board(page, base, [asked])
    (person,) = page.locator(".wb-card").all()
    fold = person.locator(".wb-card__details details")
    expect(fold.locator("dd")).to_have_count(0)
    page.pdf(path=(pdf := tmp_path / "people.pdf"), prefer_css_page_size=True)
    assert not fold.evaluate("(fold) => fold.open")
    fold.locator("summary").click()
    expect(fold.locator("dd").first).to_be_visible()
    with pages(pdf) as sheets:
        text = "".join(text_of(sheet) for sheet in sheets)
    seen = compact(person.inner_text())
    for column in workbook.collections["people"].columns:
        answer = str(asked[column.field])
        if column.type == "single_choice":
            answer = column.options[answer]
        elif column.type == "date":
            answer = in_words(answer)
        wanted = compact(f"{column.prompt}{'Yes' if column.type == 'checklist' else answer}")
        wanted = compact(answer) if column.field in ("name", "next_touch") else wanted
        assert wanted in seen
        assert wanted in text
    assert compact("What else you wrote") not in text


def in_words(day: str) -> str:
    return f"{date.fromisoformat(day):%-d %B %Y}"


def test_a_card_with_only_other_words_says_them_at_once(page: Page, base: str) -> None:
    coach: Person = {"name": "Ada", "price": "80 an hour", "goal_fit": "7", "kinds": ["coach"]}
    board(page, base, [coach, {"name": "Ben", "role": "decides"}])
    expect(card(page, "Ada").locator("dt")).to_have_text(["Price", "We agree on my goal"])
    expect(card(page, "Ada").locator("dd")).to_have_text(["80 an hour", "7"])
    expect(card(page, "Ben").locator("dd")).to_have_text("Has a say in it")
    expect(page.locator(".wb-card__details details")).to_have_count(0)


def test_what_is_unfolded_stays_so_when_something_changes(page: Page, base: str) -> None:
    board(page, base, [{"name": "Ada", "does": "Plans", "admire": "Stays calm"}])
    ada = card(page, "Ada")
    ada.locator("summary").click()
    expect(ada.locator("details dd")).to_have_text("Stays calm")
    ada.get_by_role("button", name="I was in touch today").click()
    expect(ada.locator("dt", has_text="The day I wrote or met them")).to_be_visible()
    expect(ada.locator("details dd")).to_be_visible()


def test_three_hundred_people_are_drawn_for_paper_in_little_time(
    page: Page, base: str, asked: Person
) -> None:
    board(page, base, [asked | {"name": f"person{n}"} for n in range(300)])
    took = page.evaluate(
        "() => { const start = performance.now(); dispatchEvent(new Event('beforeprint'));"
        " return performance.now() - start; }"
    )
    drawn = page.locator(".wb-on-paper .wb-card dd").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert drawn == 300 * (len(asked) - 2), "but the name, and the day beside it"
    assert took < 2000
    assert page.locator("details[open]").count() == 0


LONG: list[Person] = [
    {
        "name": f"first{number}x",
        "does": "Plans delivery routes for the whole north. " * (number % 4 + 1),
        "came_of_it": "We met twice and talked for a long time. " * (number % 7),
        "kinds": ["mentor", "contact"],
        "contacted": "2026-10-20",
        "touch_after": "4-weeks",
        "offer": f"last{number}x",
    }
    for number in range(30)
]


def test_many_people_are_drawn_in_parts_and_a_later_one_is_a_tap_away(
    page: Page, base: str
) -> None:
    board(page, base, [{"name": f"person{n}"} for n in range(25)])
    newest = [f"person{n}" for n in range(24, -1, -1)]
    assert names(page) == newest[:10]
    expect(page.locator(".wb-count")).to_have_text("10 of 25 shown")
    page.get_by_role("button", name="Show more (15)").press("Enter")
    assert names(page) == newest[:20]
    expect(card(page, "person14").get_by_role("heading")).to_be_focused()
    card(page, "person14").get_by_role("button", name="I was in touch today").click()
    assert names(page) == newest[:20], "those that come later are not brought forward"
    page.get_by_role("button", name="Show more (5)").click()
    assert names(page) == newest
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()


@pytest.mark.parametrize("kind", ["answers", "blank", "answered"])
@pytest.mark.parametrize("opened", [False, True])
def test_cards_print_whole_several_on_a_page_and_none_is_split(
    page: Page, base: str, tmp_path: Path, kind: str, opened: bool
) -> None:
    board(page, base, LONG)
    page.evaluate(
        "(kind) => localStorage.setItem('workbook-career-rut.print',"
        " JSON.stringify({kind, paper: 'a4', large: false, saver: false}))",
        kind,
    )
    if opened:
        card(page, "first29x").get_by_role("button", name="Change").click()
    page.pdf(path=(pdf := tmp_path / "people.pdf"), prefer_css_page_size=True)
    split = [number for number in range(30) if len(pages_of(pdf, number)) != 1]
    assert split == []
    with pages(pdf) as sheets:
        texts = [text_of(sheet) for sheet in sheets]
    assert max(text.count("first") for text in texts) >= 4
    assert all("first" in text for text in texts), "no page without a card"
    assert compact("I was in touch today") not in "".join(texts)
    if opened:
        expect(page.get_by_label("Name or job title")).to_be_focused()


def pages_of(pdf: Path, number: int) -> set[int]:
    """Return the pages on which a card's first and last words are."""
    marks = [f"first{number}x", f"last{number}x"]
    with pages(pdf) as sheets:
        texts = [text_of(sheet) for sheet in sheets]
    found = [{n for n, text in enumerate(texts) if mark in text} for mark in marks]
    assert all(found), f"card {number} is not whole"
    return set.union(*found)


def test_the_check_sees_a_card_that_is_split(page: Page, base: str, tmp_path: Path) -> None:
    """The control: without the rule, some card is on two pages."""
    board(page, base, LONG)
    while (more := page.get_by_role("button", name="Show more")).is_visible():
        more.click()
    page.evaluate(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync("
        " '.wb-card { break-inside: auto !important }');"
        "document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]"
    )
    page.pdf(path=(pdf := tmp_path / "people.pdf"), prefer_css_page_size=True)
    assert any(len(pages_of(pdf, number)) > 1 for number in range(30))


def test_the_board_works_by_keyboard_alone_on_a_phone(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    board(page, base, [{"name": "Ada"}])
    page.locator("h1").evaluate("(h1) => { h1.tabIndex = -1; h1.focus(); }")
    press_until(page, "Add a person")
    page.keyboard.type("Bo")
    press_until(page, "Done")
    press_until(page, "I was in touch today")
    expect(card(page, "Bo").get_by_role("button", name="Undo")).to_be_focused()
    press_until(page, "Take out")
    page.keyboard.press("Enter")
    expect(card(page, "Bo").locator("h3")).to_be_focused()
    heights = page.locator(".wb-card button:visible, .wb-filters select").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.set_viewport_size({"width": 1280, "height": 720})


def press_until(page: Page, text: str) -> None:
    """Go on with Tab until the caret is on this button, and press it."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == text:
            return page.keyboard.press("Enter")
    raise AssertionError(text)


def test_people_are_there_after_a_copy_was_brought_back(page: Page, base: str) -> None:
    page.clock.set_fixed_time(NOON)
    board(page, base, [{"name": "Ada", "contacted": "2026-11-20", "touch_after": "2-weeks"}])
    before = page.locator(".wb-card").text_content()
    copy = in_store(
        page,
        "const {toFile} = await module('backup/file-format');"
        "const file = await toFile(await store.read(), (a) => a,"
        " {slug: 'career-rut', title: 't', edition: 'e'});"
        "await store.write([...await store.read()].map(([address, {rev}]) =>"
        " ({address, value: '', base: rev})));"
        "return file.text;",
    )
    ready(page, f"{base}people/")
    assert names(page) == []
    ready(page, f"{base}your-answers/")
    page.locator("#restore").set_input_files(
        {"name": "copy.json", "mimeType": "application/json", "buffer": copy.encode()}
    )
    page.locator("#bring-back .wb-primary").click()
    expect(page.locator("#bring-back .wb-result")).not_to_be_empty()
    ready(page, f"{base}people/")
    assert page.locator(".wb-card").text_content() == before


def test_without_javascript_the_page_says_where_people_are_asked_for(
    browser: Browser, base: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{base}people/")
    expect(page.locator(".wb-noscript")).to_contain_text("cannot show the people")
    expect(page.locator("a[data-kind]")).to_have_count(11)
    page.close()


def test_people_work_without_a_network(fresh_context: BrowserContext, base: str) -> None:
    page = ready(fresh_context.new_page(), f"{base}about/")
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    page.reload()
    page.wait_for_function("navigator.serviceWorker.controller")
    fresh_context.set_offline(True)
    ready(page, f"{base}people/")
    page.get_by_role("button", name="Add a person").click()
    page.keyboard.type("Ada")
    saved(page)
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    assert names(page) == ["Ada"]
