"""What a reader shares holds what was picked, and not a word more; it stands on its own."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_print import pages_of
from tests.browser.test_your_answers import SAVE, copy_of, downloaded, erase_everything, restore
from tests.support.browser import ready
from tests.support.host import Host, hear, wait_until_kept
from tests.support.storage import in_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

    from generator.content.fields import InputField
    from generator.content.model import Workbook

ROW = "00aaaaaaa0001"
TYPED = ("short_text", "long_text", "number")
PAGE = "your-answers/"
NOTHING = "Nothing is picked yet."
ASKED = {"mood", "stuck", "energy", "in-the-way", "smaller", "week", "was", "done_on", "state"}
"""What has a tick of its own: how the reader feels, and notes at the side."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def asked(workbook: Workbook) -> Iterator[tuple[str, str, InputField]]:
    """Yield every worksheet or list, an address in it, and what is asked there."""
    for worksheet in workbook.worksheets.values():
        for field in worksheet.fields():
            for column in getattr(field, "columns", ()):
                yield worksheet.id, f"{worksheet.id}/{field.field}/{ROW}/{column.field}", column
            if not hasattr(field, "columns"):
                yield worksheet.id, f"{worksheet.id}/{field.field}", field
    for name, collection in workbook.collections.items():
        for column in collection.columns:
            yield name, f"{name}/{ROW}/{column.field}", column


@pytest.fixture(scope="module")
def marks(workbook: Workbook) -> dict[str, tuple[str, str, bool]]:
    """A marker word for each address: the word, what it stands in, and if it is told apart.

    Scales and dates take any text here: what is shared is shown as it was saved.
    """
    return {
        address: (f"qx{n:04}z", owner, field.share == "ask")
        for n, (owner, address, field) in enumerate(asked(workbook))
    }


def answers(marks: dict[str, tuple[str, str, bool]]) -> dict[str, Any]:
    return {address: f"<i>{mark}</i>" for address, (mark, _, _) in marks.items()}


def opened(page: Page, base: str, values: dict[str, Any]) -> Page:
    page.goto(base + "blank.html")
    in_store(page, SAVE, values)
    return ready(page, base + PAGE)


def shared(page: Page) -> str:
    return Path(downloaded(page, "Download this as one file").path()).read_text("utf-8")


def marks_in(text: str) -> set[str]:
    return set(re.findall(r"qx\d{4}z", text))


def pick(page: Page, *titles: str) -> None:
    for title in titles:
        page.locator("#share fieldset").get_by_label(title, exact=True).check()


def titles_of(workbook: Workbook) -> dict[str, str]:
    return {
        **{id: worksheet.title for id, worksheet in workbook.worksheets.items()},
        **{id: collection.title for id, collection in workbook.collections.items()},
    }


def test_nothing_is_ticked_at_first(
    page: Page, base: str, workbook: Workbook, marks: dict[str, tuple[str, str, bool]]
) -> None:
    opened(page, base, answers(marks))
    boxes = page.locator("#share fieldset").get_by_role("checkbox")
    assert boxes.count() > len(titles_of(workbook)) / 2
    assert not [box for box in boxes.all() if box.is_checked()]
    expect(page.locator(".wb-preview")).to_have_text(NOTHING)


def test_what_is_asked_for_apart_tells_of_feelings_or_is_a_note(workbook: Workbook) -> None:
    found = {(owner, f.field) for owner, _, f in asked(workbook) if f.share}
    assert {field for _, field in found} == ASKED
    owners = {owner for owner, _ in found}
    assert owners == {"steps", "diary", "look_backs", "goal-with-a-date"}


def test_nothing_that_was_not_picked_is_in_the_file(
    page: Page, base: str, workbook: Workbook, marks: dict[str, tuple[str, str, bool]]
) -> None:
    opened(page, base, answers(marks))
    share = page.locator("#share fieldset")
    titles = titles_of(workbook)
    for seed in range(6):
        some = random.Random(seed).sample(sorted(titles), 5)
        picked = share.get_by_role("checkbox", checked=True)
        while picked.count():
            picked.first.uncheck()
        pick(page, *(titles[id] for id in some))
        html = shared(page)
        wanted = {m for m, owner, apart in marks.values() if owner in some and not apart}
        assert wanted
        assert marks_in(html) == wanted
        seen = page.locator(".wb-preview").inner_text()
        assert marks_in(seen) == wanted, "what is seen is what leaves"
        for id in set(titles) - set(some):
            assert f">{titles[id]}<" not in html


def test_what_is_asked_for_apart_goes_along_only_when_it_is_ticked(page: Page, base: str) -> None:
    diary = {f"diary/{ROW}/good": "qx0001z", f"diary/{ROW}/mood": "3"}
    opened(page, base, diary | {"start-small/goal": "qx0002z"})
    pick(page, "Gratitude diary")
    assert "My mood now" not in shared(page)
    pick(page, "Also: My mood now")
    html = shared(page)
    assert "My mood now" in html
    assert marks_in(html) == {"qx0001z"}


STEPS: dict[str, dict[str, Any]] = {
    "1": {"what": "Ask Mei", "day": "2026-12-01", "sure": "8", "state": "open"},
    "2": {"what": "Write to Tomas", "was": "Call the college", "done": ["yes"]},
    "3": {"what": "Join the club", "where": "Town hall", "state": "dropped"},
    "4": {"what": "Read the advert", "state": "dropped", "done": ["yes"]},
}
BESIDE = {"2": {"week": "2026-11-30", "done_on": "2026-12-02", "smaller": "Only the first line"}}
PLAIN = ["Ask Mei", "1 December 2026", "Write to Tomas", "Read the advert"]
"""The last was let go of, and done after all."""
NOTES = ["Still to do", "Call the college", "30 November 2026", "2 December 2026"]
NOTES += ["Only the first line"]
LET_GO = ["Join the club", "Town hall"]
ALSO = "Also: Where it stands; How I could make it smaller; In the week of; "
ALSO += "What it was before I made it smaller; The day I did it"
ALSO_LET_GO = "Also the steps I let go of"


def step(number: str, cells: dict[str, Any]) -> dict[str, Any]:
    return {f"steps/{ROW}{number}/{column}": value for column, value in cells.items()}


def test_notes_and_steps_let_go_go_along_only_when_they_are_ticked(page: Page, base: str) -> None:
    rows = [step(number, STEPS[number] | BESIDE.get(number, {})) for number in STEPS]
    opened(page, base, {address: value for row in rows for address, value in row.items()})
    pick(page, "Steps")
    preview = page.locator(".wb-preview")
    for notes, let_go in ((False, False), (True, False), (False, True), (True, True)):
        page.get_by_label(ALSO, exact=True).set_checked(notes)
        page.get_by_label(ALSO_LET_GO, exact=True).set_checked(let_go)
        html = shared(page)
        for texts, wanted in ((PLAIN, True), (NOTES, notes), (LET_GO, let_go)):
            assert [text for text in texts if (f">{text}<" in html) != wanted] == []
        words = re.sub("<[^>]*>", "", html.split("<body>")[1])
        seen = "".join(preview.inner_text().split())
        assert seen.lower() == "".join(words.split()).lower(), "the preview is the file"


def test_of_a_list_with_only_steps_let_go_nothing_is_shared_with_it(page: Page, base: str) -> None:
    opened(page, base, step("1", {"what": "qx0001z", "state": "dropped", "was": "qx0002z"}))
    share = page.locator("#share fieldset")
    assert share.get_by_role("checkbox").count() == 1
    expect(share.locator("p")).to_have_text("Steps")
    pick(page, ALSO_LET_GO)
    assert marks_in(shared(page)) == {"qx0001z", "qx0002z"}


def test_with_nothing_picked_there_is_no_file(page: Page, base: str) -> None:
    opened(page, base, {"off-your-chest/feelings": "qx0001z"})
    expect(page.locator(".wb-preview")).to_have_text(NOTHING)
    page.get_by_role("button", name="Download this as one file").click()
    expect(page.locator("#share .wb-result")).to_have_text(NOTHING)


def test_much_is_shown_when_it_is_asked_for_and_shared_whole(page: Page, base: str) -> None:
    opened(page, base, {f"steps/{n:013}/what": f"qx{n:04}z" for n in range(300)})
    pick(page, "Steps")
    preview = page.locator(".wb-preview")
    expect(preview).to_contain_text("300 answers")
    assert marks_in(preview.inner_text()) == set()
    html = shared(page)
    assert len(marks_in(html)) == 300
    preview.get_by_role("button", name="Show every word of it").press("Enter")
    expect(preview).to_be_focused()
    assert marks_in(preview.inner_text()) == marks_in(html)


HOSTILE = """</dd><script>document.title = "owned"</script>
<img src="https://example.org/a.png" onerror="x">
<style>@import "https://example.org/b.css";</style><link rel=prefetch href="//example.org/c"><meta
http-equiv=refresh content="0;url=https://example.org"> qx0001z"""


def test_the_file_opens_from_disk_asks_for_nothing_and_has_no_script(
    page: Page, context: BrowserContext, base: str, tmp_path: Path
) -> None:
    opened(page, base, {"goal-with-a-date/goal": HOSTILE, f"steps/{ROW}/what": "qx0002z"})
    pick(page, "My goal with a date", "Steps")
    html = shared(page)
    assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in html
    assert not re.search(
        r"<(script|img|link|iframe|object|form|a|base)\b|\son\w+=\"|\bsrc=", html.split("<body>")[0]
    )
    file = tmp_path / "shared.html"
    file.write_text(html, "utf-8")
    other = context.new_page()
    complaints = hear(other)
    requests: list[str] = []
    other.on("request", lambda request: requests.append(request.url))
    other.goto(file.as_uri())
    assert requests == [file.as_uri()]
    assert complaints == []
    assert other.title().startswith("What I would like to show you")
    expect(other.locator("dd", has_text="qx0001z").first).to_be_visible()
    assert other.locator("script, img, link, iframe, a, form, [onerror]").count() == 0
    assert other.locator("style").count() == 1
    said = "".join(other.locator("body").inner_text().split())
    seen = "".join(page.locator(".wb-preview").inner_text().split())
    assert said.lower() == seen.lower(), "the preview is the file, word by word"
    other.close()


def test_it_is_printed_alone(page: Page, base: str, tmp_path: Path) -> None:
    opened(page, base, {f"steps/{ROW}/what": "qx0002z", "off-your-chest/feelings": "qx0001z"})
    pick(page, "Steps")
    page.evaluate("() => { window.print = () => {} }")
    page.get_by_role("button", name="Print this").click()
    text = "".join(pages_of(page, tmp_path / "shared.pdf"))
    assert marks_in(text) == {"qx0002z"}
    assert "Keepacopy" not in "".join(text.split())
    expect(page.locator(".wb-packet")).to_have_count(0)


def test_by_keyboard_alone_and_after_a_copy_was_brought_back(page: Page, base: str) -> None:
    opened(page, base, {f"people/{ROW}/name": "qx0001z", f"steps/{ROW}/what": "qx0002z"})
    copy = copy_of(page)
    erase_everything(page)
    expect(page.locator("#share")).to_be_hidden()
    restore(page, copy)
    people = page.locator("#share").get_by_label("People", exact=True)
    pick(page, "Steps")
    people.focus()
    page.keyboard.press("Space")
    expect(page.locator(".wb-preview")).to_contain_text("qx0001z")
    expect(people).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Download this as one file":
            break
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    html = Path(waiting.value.path()).read_text("utf-8")
    assert marks_in(html) == {"qx0001z", "qx0002z"}
    expect(page.locator("#share .wb-result")).to_contain_text("anyone who has it can read it")


def test_it_works_without_a_network(fresh_context: BrowserContext, site: Path) -> None:
    host = Host(site)
    page = opened(fresh_context.new_page(), host.url, {f"steps/{ROW}/what": "qx0002z"})
    complaints = hear(page)
    wait_until_kept(page)
    host.close()
    ready(page, host.url + PAGE)
    pick(page, "Steps")
    assert marks_in(shared(page)) == {"qx0002z"}
    assert complaints == []
