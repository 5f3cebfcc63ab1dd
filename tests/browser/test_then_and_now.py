"""Then and now: dated check-ins, as tables."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.test_print import printed
from tests.browser.test_stuck import JOB, SAVE, WORK, kind, opened, scores
from tests.support.browser import ready, saved
from tests.support.storage import in_store, stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

NOW = "keep-going/where-am-i-now/"
PARTS = (*WORK, *JOB)
FIRST = "0000000000000-where-am-i-stuck"
FIGURES = """
() => {
  const rows = [...document.querySelectorAll(".wb-scores")].map((table) => {
    const [head, ...body] = [...table.rows].map((row) => [...row.cells]
      .map((cell) => [...cell.childNodes].filter((node) => node.nodeType !== Node.COMMENT_NODE)
        .map((node) => node.textContent.trim()).find((text) => text) ?? ""));
    return {head: head.slice(1), body: body.filter(([name]) => name)};
  });
  return rows;
}
"""


def check_in(row: str, day: str, values: list[int | None], sentence: str = "") -> dict[str, str]:
    said = {
        f"check_ins/{row}/{part}": str(value)
        for part, value in zip(PARTS, values, strict=True)
        if value is not None
    }
    return said | {f"check_ins/{row}/day": day, f"check_ins/{row}/sentence": sentence}


def weeks() -> dict[str, str]:
    """Weeks 0, 4, 8 and 12, with one score missing."""
    return (
        check_in(FIRST, "2026-08-31", [6, 3, 7, 5, 6, 2, 8, 7, 4], "Then, mark one.")
        | check_in("mg0000000aaaa", "2026-09-28", [6, 4, 7, 5, 6, 4, 8, None, 4])
        | check_in("mh0000000aaaa", "2026-10-26", [7, 6, 7, 4, 6, 5, 8, 7, 5])
        | check_in("mi0000000aaaa", "2026-11-23", [7, 10, 0, 4, 7, 6, 8, 8, 5], "Now, mark two.")
    )


def figures(page: Page) -> dict[str, dict[str, str]]:
    """Return what the tables say, by question and column."""
    found = page.evaluate(FIGURES)
    table: dict[str, dict[str, str]] = {}
    for one in found:
        for name, *cells in one["body"]:
            said = {head: cell for head, cell in zip(one["head"], cells, strict=True) if cell}
            table.setdefault(name, {}).update(said)
    return table


def test_the_tables_hold_every_figure(page: Page, base: str) -> None:
    opened(page, base, weeks(), NOW)
    table = figures(page)
    assert len(table) == 9
    assert table["I can see a way up from here"] == {
        "Week 0": "3",
        "Week 4": "4",
        "Week 8": "6",
        "Week 12": "10",
    }
    # A score that is missing is not there, and neither is a week.
    assert table["I know what my job is"] == {"Week 0": "7", "Week 8": "7", "Week 12": "8"}
    sentences = page.locator(".wb-sentences div")
    expect(sentences).to_have_count(2)
    expect(sentences.first).to_have_text(re.compile(r"Week 0, 31 August 2026\s*Then, mark one\."))
    expect(sentences.last).to_have_text(re.compile(r"Week 12, 23 November 2026\s*Now, mark two\."))


def test_nothing_answered_shows_nothing(page: Page, base: str) -> None:
    ready(page, base + NOW)
    assert page.locator(".wb-score-comparison").inner_text().strip() == ""
    assert page.locator(".wb-score-comparison button").count() == 0


def answer_all(page: Page, score: int) -> None:
    for part in PARTS:
        page.locator(f"[data-field={part}-now] label").nth(score).click()


def test_today_is_kept_beside_the_first_scores_and_loses_neither(page: Page, base: str) -> None:
    before = scores({"way-up": 2}) | {"where-am-i-stuck/lowest": "A way up, I wrote."}
    before[f"check_ins/{FIRST}/day"] = "2026-01-05"
    opened(page, base, before, NOW)
    assert figures(page)["I can see a way up from here"] == {"Week 0": "2"}
    answer_all(page, 7)
    page.get_by_label("How my work is now, in one sentence").fill("I train people.")
    expect(page.locator(".wb-sentences")).to_contain_text("I train people.")
    expect(page.locator(".wb-scores thead")).to_contain_text("Now")
    assert figures(page)["I can see a way up from here"] == {"Week 0": "2", "Now": "7"}
    page.get_by_role("button", name="Keep these scores as a check-in").click()
    expect(page.locator(".wb-score-comparison > p")).to_contain_text("Kept with the day")
    page.wait_for_timeout(200)
    saved(page)
    kept = stored(page)
    assert {address: kept[address] for address in before} == before
    rows = {address.split("/")[1] for address in kept if address.startswith("check_ins/")}
    assert len(rows) == 2
    (row,) = rows - {FIRST}
    assert kept[f"check_ins/{row}/way-up"] == "7"
    assert kept[f"check_ins/{row}/sentence"] == "I train people."
    assert kept[f"check_ins/{FIRST}/way-up"] == "2"
    expect(page.locator(".wb-sentences")).to_contain_text("A way up, I wrote.")

    # Kept again on the same day, it takes the place of the first try.
    page.locator("[data-field=way-up-now] label").nth(8).click()
    page.get_by_role("button", name="Keep these scores as a check-in").click()
    page.wait_for_timeout(200)
    saved(page)
    again = stored(page)
    assert again[f"check_ins/{row}/way-up"] == "8"
    assert {a.split("/")[1] for a in again if a.startswith("check_ins/")} == rows

    page.get_by_role("button", name="Begin a new check-in").click()
    page.wait_for_timeout(200)
    saved(page)
    assert stored(page)["where-am-i-now/way-up-now"] == ""
    assert stored(page)[f"check_ins/{row}/way-up"] == "8"
    focused = "document.activeElement.name"
    assert page.evaluate(focused) == "where-am-i-now--stretch-now"
    table = figures(page)["I can see a way up from here"]
    assert [*table.values()] == ["2", "8"]

    # New first scores, given later on the home page, do not take the place of week 0.
    in_store(page, SAVE.replace("base: 0", "base: 1"), {"where-am-i-stuck/way-up": "9"})
    ready(page, base + NOW)
    assert [*figures(page)["I can see a way up from here"].values()] == ["2", "8"]


def on_day(page: Page, base: str, day: str) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00Z")
    ready(page, base + NOW)


def test_the_same_scores_are_kept_again_on_another_day(browser: Browser, base: str) -> None:
    """Given anew, or left as they stand: once a day, and never shown before the reader says so."""
    context = browser.new_context(locale="en-GB", service_workers="block")
    page = context.new_page()
    keep = page.get_by_role("button", name="Keep these scores")
    begin = page.get_by_role("button", name="Begin a new check-in")
    on_day(page, base, "2026-09-28")
    answer_all(page, 4)
    keep.click()
    expect(keep).to_have_count(0)
    begin.click()
    answer_all(page, 4)
    expect(page.get_by_role("row", name="The amount of work is OK")).to_have_text(re.compile("4$"))
    expect(keep).to_have_count(0)
    saved(page)
    on_day(page, base, "2026-10-26")
    begin.click()
    answer_all(page, 4)
    keep.click()
    expect(keep).to_have_count(0)
    saved(page)
    on_day(page, base, "2026-11-23")
    assert figures(page)["The amount of work is OK"] == {"Week 0": "4", "Week 4": "4"}
    expect(begin).to_be_visible()
    expect(keep).to_have_text("Keep these scores for today too")
    keep.click()
    expect(page.locator(".wb-score-comparison > p")).to_have_text(
        "Kept with the day: 23 November 2026."
    )
    expect(keep).to_have_count(0)
    weeks = {"Week 0": "4", "Week 4": "4", "Week 8": "4"}
    assert figures(page)["The amount of work is OK"] == weeks
    saved(page)
    on_day(page, base, "2026-11-23")
    expect(begin).to_be_visible()
    expect(keep).to_have_count(0)
    context.close()


def test_what_was_answered_in_an_earlier_edition_is_shown_and_can_be_kept(
    page: Page, base: str
) -> None:
    old = {f"where-am-i-now/{part}-now": "4" for part in PARTS}
    opened(page, base, old | scores(), NOW)
    assert figures(page)["The amount of work is OK"] == {"Week 0": "6", "Now": "4"}
    assert not any(address.startswith("check_ins/") for address in stored(page))
    page.get_by_role("button", name="Keep these scores as a check-in").click()
    saved(page)
    kept = stored(page)
    assert {address: kept[address] for address in old} == old


def test_a_check_in_is_removed_and_brought_back(page: Page, base: str) -> None:
    opened(page, base, weeks(), NOW)
    before = figures(page)
    expect(page.get_by_role("button", name="Remove Week")).to_have_count(3)
    page.get_by_role("button", name="Remove Week 8, 26 October 2026").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    assert "Week 8" not in figures(page)["The amount of work is OK"]
    page.keyboard.press("Enter")
    assert figures(page) == before
    page.wait_for_timeout(200)
    saved(page)
    kept = stored(page)
    assert {address: kept[address] for address in weeks()} == weeks()


def test_guesses_stand_beside_what_came(page: Page, base: str) -> None:
    answers = {
        "my-ask/guess": "4",
        "thank-you/awkward-guess": "8",
        "thank-you/awkward-real": "2",
        "ask-through-someone/what-happened": "yes",
    }
    opened(page, base, answers, NOW)
    shown = page.locator('[data-field="guesses"] dd')
    expect(shown).to_have_text(["4", "They said yes", "8", "2"])


def test_it_prints_with_every_figure(own_page: Page, base: str, tmp_path: Path) -> None:
    page = own_page
    opened(page, base, weeks(), NOW)
    for how in ("answers", "answered"):
        kind(page, how)
        text = printed(page, tmp_path / "now.pdf")
        assert "Week8" in text, how
        assert "Icanseeawayupfromhere34610" in text, how
        assert "Remove" not in text
        assert "Now,marktwo." in text
    kind(page, "blank")
    assert "Week8" not in printed(page, tmp_path / "blank.pdf")
    assert figures(page)["The amount of work is OK"]["Week 12"] == "4"
    assert len(PdfReader(tmp_path / "now.pdf").pages) < 10


def test_no_judgement_is_made(page: Page, base: str) -> None:
    opened(page, base, weeks(), NOW)
    text = page.locator(".wb-score-comparison").inner_text().lower()
    for word in ("better", "worse", "well done", "up by", "down", "+", "total", "average", "%"):
        assert word not in text, word


def test_all_of_it_comes_back_from_a_copy(page: Page, base: str) -> None:
    before = weeks() | scores({"way-up": 2}) | {"where-am-i-stuck/start-with": "network"}
    opened(page, base, before, NOW)
    shown = page.locator(".wb-score-comparison").inner_text()
    ready(page, base)
    reason = page.locator(".wb-reason").inner_text()
    ready(page, base + "your-answers/")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download a copy").click()
    copy = Path(waiting.value.path())
    assert len(json.loads(copy.read_text("utf-8"))["answers"]) > 50
    page.locator("#erase-word").fill("erase")
    page.get_by_role("button", name="Erase everything").click()
    expect(page.locator("#erase .wb-result")).not_to_be_empty()
    ready(page, base + NOW)
    assert page.locator(".wb-scores").count() == 0
    ready(page, base + "your-answers/")
    page.get_by_label("Restore a copy").set_input_files(copy)
    page.get_by_role("button", name="Restore these answers").click()
    expect(page.locator("#bring-back .wb-result")).to_contain_text("restored")
    ready(page, base + NOW)
    assert page.locator(".wb-score-comparison").inner_text() == shown
    ready(page, base)
    assert page.locator(".wb-reason").inner_text() == reason


def test_it_works_without_a_network(fresh_context: BrowserContext, base: str) -> None:
    page = ready(fresh_context.new_page(), base)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    fresh_context.set_offline(True)
    ready(page, base)
    page.locator(".wb-start summary").first.click()
    for part, score in zip(WORK, (5, 1, 6), strict=True):
        page.locator(f"[data-field={part}] label").nth(score).click()
    expect(page.locator(".wb-reason")).to_contain_text("Promotion may come first")
    saved(page)
    ready(page, base + NOW)
    assert figures(page)["I can see a way up from here"] == {"Week 0": "1"}
    page.locator("[data-field=way-up-now] label").nth(4).click()
    page.get_by_role("button", name="Keep these scores as a check-in").click()
    saved(page)
    ready(page, base + NOW)
    row = page.locator(".wb-scores tr").filter(has_text="I can see a way up from here")
    expect(row.locator("td")).to_have_text(["1", "4"])


def many(number: int) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for n in range(number):
        day = f"{2021 + n // 52}-{1 + n % 52 // 5:02}-{1 + n % 52 % 5 * 6:02}"
        values = [(n * 7 + part) % 11 for part in range(9)]
        answers |= check_in(f"m{n:08}aaaa", day, [*values], f"Week {n}.")
    return answers


def test_five_years_of_weeks_are_shown_when_asked_for(page: Page, base: str) -> None:
    opened(page, base, many(260), NOW)
    assert len(figures(page)["The amount of work is OK"]) == 4
    page.get_by_role("button", name="Show all 260 check-ins").click()
    assert page.locator(".wb-scores").count() == 65
    assert page.locator(".wb-scores thead th").count() == 65 + 260
    page.get_by_role("button", name="Show only the first and the last ones").click()
    assert page.locator(".wb-scores").count() == 1


@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_of_it_sticks_out(page: Page, base: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, base, weeks() | scores({"way-up": 1}), NOW)
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0
    ready(page, base)
    page.locator(".wb-start summary").first.click()
    assert page.evaluate(wide) <= 0
    page.set_viewport_size({"width": 1280, "height": 720})
