"""Where am I stuck? The result in words, on its worksheet and on the home page."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_print import printed
from tests.support.browser import ready, saved
from tests.support.storage import in_store, stored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SHEET = "start/where-am-i-stuck/"
WORK = ("stretch", "way-up", "fit")
JOB = ("demands", "control", "support", "relationships", "role", "change")
SAID = {
    "stretch": "new things to learn",
    "way-up": "a way up",
    "fit": "the kind of work you want",
    "demands": "the amount of work",
    "control": "a say in how you work",
    "support": "help when you need it",
    "relationships": "how people treat each other",
    "role": "knowing what your job is",
    "change": "how change is handled",
}
CHAPTERS = ["talk-to-people", "promotion", "mentor", "network", "coach", "gratitude"]
SAVE = """
await store.write(Object.entries(argument).map(([address, value]) => ({address, value, base: 0})));
"""
LIST = "#chapters + ul > li"
ORDER = f"""
() => [...document.querySelectorAll("{LIST}")].map((item) => [
  item.querySelector("a").href.split("/").at(-2),
  item.querySelector(".wb-start-here")?.textContent ?? "",
])
"""


def scores(low: Mapping[str, int] | None = None, usual: int = 6) -> dict[str, str]:
    every = dict.fromkeys((*WORK, *JOB), usual) | dict(low or {})
    return {f"where-am-i-stuck/{part}": str(score) for part, score in every.items()}


def opened(page: Page, base: str, answers: dict[str, Any], path: str = "") -> Page:
    page.goto(base + "blank.html")
    in_store(page, SAVE, answers)
    return ready(page, base + path)


def order(page: Page) -> tuple[list[str], dict[str, str]]:
    """Return the chapters of the home page in order, and those that are marked."""
    items = page.evaluate(ORDER)
    return [id for id, _ in items], {id: mark for id, mark in items if mark}


def usual_order(first: list[str]) -> list[str]:
    six = [*first, *(id for id in CHAPTERS if id not in first)]
    return ["start", *six, "keep-going"]


def result(page: Page) -> str:
    return page.locator(".wb-reason").inner_text()


LOWEST = {
    "stretch": (["talk-to-people"], ["talk-to-people"]),
    "way-up": (["promotion"], ["promotion"]),
    "fit": (["talk-to-people"], ["talk-to-people", "network", "coach"]),
}
NAMES = {"talk-to-people": "Talk to people", "promotion": "Promotion"}


@pytest.mark.parametrize("part", WORK)
def test_the_lowest_of_the_first_three_says_which_chapter_may_come_first(
    page: Page, base: str, part: str
) -> None:
    answers = scores({part: 2}, usual=6)
    opened(page, base, answers)
    marked, first = LOWEST[part]
    name = NAMES[marked[0]]
    reason = f"Your lowest of the first three is {SAID[part]}, so the chapter {name} may come first"
    assert reason in result(page)
    assert "Lower than" not in result(page)
    assert order(page) == (usual_order(first), dict.fromkeys(marked, "suggested"))
    ready(page, base + SHEET)
    assert reason in result(page)
    link = page.locator(".wb-reason").get_by_role("link", name=name)
    assert link.evaluate("link => link.href") == f"{base}{marked[0]}/"


@pytest.mark.parametrize("part", JOB)
def test_when_one_of_the_six_is_lower_the_job_comes_before_any_chapter(
    page: Page, base: str, part: str
) -> None:
    opened(page, base, scores({"way-up": 3, part: 1}))
    text = result(page)
    assert text.startswith(f"Lower than all of the first three: {SAID[part]}.")
    assert "your manager, HR, a union or a safety rep" in text
    assert "so the chapter Promotion may come first" in text
    help_link = page.locator(".wb-reason").get_by_role("link", name="Help")
    assert help_link.evaluate("link => link.href") == f"{base}help/"
    assert order(page)[1] == {"promotion": "suggested"}


def test_as_low_as_the_first_three_is_not_lower(page: Page, base: str) -> None:
    """The control: nothing is said of the six until one of them is under all of the three."""
    opened(page, base, scores({"way-up": 3, "demands": 3, "role": 4}))
    assert "Lower than" not in result(page)
    opened(page, base, scores({"way-up": 3, "demands": 2, "role": 1}))
    both = "the amount of work and knowing what your job is"
    assert f"Lower than all of the first three: {both}." in result(page)


TIES = {
    ("stretch", "way-up"): ("Talk to people or Promotion", ["talk-to-people", "promotion"], []),
    ("way-up", "fit"): (
        "Promotion or Talk to people",
        ["promotion", "talk-to-people"],
        ["network", "coach"],
    ),
    ("stretch", "fit"): ("Talk to people", ["talk-to-people"], ["network", "coach"]),
}


@pytest.mark.parametrize("parts", TIES, ids="+".join)
def test_two_that_are_the_same_leave_the_choice_to_the_reader(
    page: Page, base: str, parts: tuple[str, str]
) -> None:
    opened(page, base, scores(dict.fromkeys(parts, 2)))
    names, first, then = TIES[parts]
    same = f"Two of the first three are the same: {SAID[parts[0]]} and {SAID[parts[1]]}."
    assert f"{same} Take the one that bothers you more." in result(page)
    assert f"The chapter {names} may come first" in result(page)
    assert order(page) == (usual_order([*first, *then]), dict.fromkeys(first, "suggested"))


@pytest.mark.parametrize("score", [0, 5, 10])
def test_three_that_are_the_same_put_no_chapter_first(page: Page, base: str, score: int) -> None:
    opened(page, base, scores(usual=score))
    assert "no chapter comes before the others" in result(page)
    assert order(page) == (usual_order([]), {})


def test_with_nothing_answered_the_home_page_is_as_calm_as_before(page: Page, base: str) -> None:
    ready(page, base)
    assert order(page) == (usual_order([]), {})
    assert result(page) == ""
    expect(page.get_by_text("Start with another chapter", exact=True)).to_be_hidden()
    assert page.locator("article input:visible").count() == 0
    expect(page.locator(".wb-status")).to_be_hidden()
    ready(page, base + SHEET)
    assert result(page) == ""


def test_partly_answered_says_what_is_missing_and_suggests_nothing(page: Page, base: str) -> None:
    for parts in (["stretch"], ["stretch", "way-up", *JOB], [*JOB]):
        some = {f"where-am-i-stuck/{part}": "3" for part in parts}
        page.goto(base + "blank.html")
        in_store(page, "await store.erase([...(await store.read()).keys()])")
        opened(page, base, some)
        assert result(page).startswith("Answer the first three."), parts
        assert order(page) == (usual_order([]), {})
    three = {f"where-am-i-stuck/{part}": str(n) for n, part in enumerate(WORK)}
    opened(page, base, three | {f"where-am-i-stuck/{part}": "" for part in JOB})
    assert "Your lowest of the first three is new things to learn" in result(page)
    assert order(page)[1] == {"talk-to-people": "suggested"}


def test_no_number_and_no_total_is_ever_shown(page: Page, base: str) -> None:
    page.goto(base + "blank.html")
    for low, job, rest in product((0, 4, 9), (1, 8), (5, 10)):
        in_store(page, SAVE, scores({"way-up": low, "role": job}, usual=rest))
        ready(page, base)
        assert not any(sign.isdigit() for sign in result(page))


def test_the_reader_may_start_with_another_chapter(page: Page, base: str) -> None:
    opened(page, base, scores({"way-up": 2}))
    page.get_by_text("Start with another chapter", exact=True).click()
    page.get_by_label("A mentor", exact=True).check()
    expect(page.locator(".wb-start-here")).to_have_text(["your choice", "suggested"])
    assert result(page).startswith("You chose to start with A mentor.")
    assert "so the chapter Promotion may come first" in result(page)
    marks = {"mentor": "your choice", "promotion": "suggested"}
    assert order(page) == (usual_order(["mentor", "promotion"]), marks)
    saved(page)
    ready(page, base + SHEET)
    expect(page.get_by_label("A mentor", exact=True)).to_be_checked()
    page.get_by_label("Promotion", exact=True).check()
    expect(page.locator(".wb-reason")).to_contain_text("You chose to start with Promotion.")
    ready(page, base)
    assert order(page) == (usual_order(["promotion"]), {"promotion": "your choice"})
    page.get_by_text("Start with another chapter", exact=True).click()
    page.locator("[data-field=start-with] .wb-clear").click()
    expect(page.locator(".wb-start-here")).to_have_text("suggested")
    assert order(page)[1] == {"promotion": "suggested"}


def test_a_choice_needs_no_scores(page: Page, base: str) -> None:
    opened(page, base, {"where-am-i-stuck/start-with": "gratitude"})
    assert result(page) == "You chose to start with Gratitude."
    assert order(page) == (usual_order(["gratitude"]), {"gratitude": "your choice"})


def test_by_keyboard_alone_on_the_home_page_and_typed_nowhere_twice(page: Page, base: str) -> None:
    ready(page, base)
    page.locator(".wb-start summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".wb-status p")).to_have_text(
        "What you type here is saved on this device as you go."
    )
    for part in (*WORK, *JOB):
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.type") != "radio":
            page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name")
        assert name == f"where-am-i-stuck--{part}"
        page.keyboard.press("Space")
        for _ in range({"way-up": 2}.get(part, 5)):
            page.keyboard.press("ArrowRight")
    expect(page.locator(".wb-reason")).to_contain_text("lowest of the first three is a way up")
    page.wait_for_timeout(200)
    saved(page)
    kept = stored(page)
    assert {address: kept[address] for address in scores()} == scores({"way-up": 2}, usual=5)
    ready(page, base + SHEET)
    for part in (*WORK, *JOB):
        score = 2 if part == "way-up" else 5
        expect(page.locator(f"[data-field={part}] input").nth(score)).to_be_checked()


def test_an_answer_in_one_window_moves_the_list_in_the_other(page: Page, base: str) -> None:
    opened(page, base, scores({"fit": 6}, usual=7))
    assert order(page)[1] == {"talk-to-people": "suggested"}
    other = ready(page.context.new_page(), base + SHEET)
    other.locator("[data-field=way-up] label").nth(1).click()
    saved(other)
    expect(page.locator(LIST).nth(1)).to_contain_text("Promotion")
    assert order(page)[1] == {"promotion": "suggested"}


def test_the_day_of_the_first_score_is_kept_once(page: Page, base: str) -> None:
    day = "check_ins/0000000000000-where-am-i-stuck/day"
    ready(page, base + SHEET)
    page.locator("[data-field=lowest] textarea").fill("nothing yet")
    saved(page)
    assert day not in stored(page)
    page.locator("[data-field=role] label").nth(1).click()
    expect(page.locator(".wb-reason")).to_contain_text("Answer the first three.")
    page.wait_for_timeout(200)
    saved(page)
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert stored(page)[day] == today
    in_store(page, SAVE.replace("base: 0", "base: 1"), {day: "2026-01-05"})
    ready(page, base + SHEET)
    page.locator("[data-field=role] label").nth(2).click()
    page.wait_for_timeout(200)
    saved(page)
    assert stored(page)["where-am-i-stuck/role"] == "2"
    assert stored(page)[day] == "2026-01-05"
    assert "You gave these scores on 5 January 2026." in result(page)


def kind(page: Page, kind: str) -> None:
    settings = f'{{"kind":"{kind}","paper":"a4"}}'
    page.evaluate("(s) => localStorage.setItem('workbook-career-rut.print', s)", settings)


@pytest.mark.parametrize("path", ["", SHEET])
def test_the_result_prints_when_it_says_something_and_never_on_a_blank_copy(
    page: Page, base: str, tmp_path: Path, path: str
) -> None:
    reason = "Yourlowestofthefirstthreeisawayup"
    ready(page, base + path)
    kind(page, "blank")
    untouched = printed(page, tmp_path / "untouched.pdf")
    opened(page, base, scores({"way-up": 2}) | {"where-am-i-stuck/start-with": "coach"}, path)
    for how in ("answers", "answered"):
        kind(page, how)
        assert reason in printed(page, tmp_path / "filled.pdf"), how
    kind(page, "blank")
    assert printed(page, tmp_path / "blank.pdf") == untouched
    assert reason.removeprefix("Your") in "".join(result(page).split())
    if not path:
        assert order(page)[1] == {"coach": "your choice", "promotion": "suggested"}


def test_the_home_page_prints_whole_and_its_questions_only_when_they_are_open(
    page: Page, base: str, tmp_path: Path
) -> None:
    opened(page, base, scores({"way-up": 2}))
    for how, open in product(("answers", "answered"), (False, True)):
        kind(page, how)
        ready(page, base)
        if open:
            page.locator(".wb-start summary").first.click()
        text = printed(page, tmp_path / "home.pdf")
        assert "Thechapters" in text
        assert ("Icanseeawayupfromhere" in text) == open


def test_without_javascript_the_home_page_is_as_it_was(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base)
    expect(page.locator(".wb-start").first).to_be_hidden()
    expect(page.locator(".wb-start").last).to_be_hidden()
    expect(page.locator(LIST).first).to_be_visible()
    page.goto(base + SHEET)
    expect(page.get_by_text("Now look at the other six.")).to_be_visible()
    expect(page.locator("[data-field=start-with]")).to_be_visible()
    context.close()
