"""See, copy, bring back, go back and erase: what a reader does with all answers at once."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.support.browser import ready, saved
from tests.support.filling import fill, read
from tests.support.storage import FILES, in_store, stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Download, Page

TALK = "talk-to-people/the-talk/"
PAGE = "your-answers/"
NOTES = "the-talk/notes"
SAVE = """
await store.write(Object.entries(argument).map(([address, value]) => ({address, value, base: 0})));
"""
REPLACE = """
await store.write([{address: argument[0], value: argument[1], base: 1, keep: true}]);
"""
SECOND_COPY = """
const { Mirror } = await module("storage/mirror");
const copy = new Mirror("career-rut", localStorage);
"""


def opened(page: Page, base: str, answers: dict[str, Any] | None = None) -> Page:
    """Open Your answers with these answers in the store."""
    if answers:
        if not page.url.startswith(base):
            page.goto(base + "blank.html")  # the smallest page there is
        in_store(page, SAVE, answers)
    return ready(page, base + PAGE)


def downloaded(page: Page, button: str) -> Download:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value


def copy_of(page: Page) -> Path:
    return Path(downloaded(page, "Download a copy").path())


def restore(page: Page, copy: Path) -> None:
    page.get_by_label("Restore a copy").set_input_files(copy)
    page.get_by_role("button", name="Restore these answers").click()
    expect(page.locator("#bring-back .wb-result")).to_contain_text("restored")


def erase_everything(page: Page) -> None:
    page.get_by_label("Type erase").fill("erase")
    page.get_by_role("button", name="Erase everything").click()
    expect(page.locator(".wb-status p")).to_contain_text("Everything is erased")


def test_answers_are_listed_with_their_questions(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.locator("[data-type=long_text] textarea").first.fill("A day of calls.")
    saved(page)
    ready(page, base + PAGE)
    expect(page.locator("dd", has_text="A day of calls.")).to_be_visible()
    expect(page.locator(".wb-status p")).to_have_text("1 answer on this device.")


def test_the_page_says_where_the_answers_are_and_how_safe(page: Page, base: str) -> None:
    opened(page, base)
    overview = page.locator(".wb-overview")
    expect(overview).to_contain_text("Nothing here yet")
    opened(page, base, {NOTES: "x" * 3000, "the-talk/questions": ["normal-day"]})
    expect(overview).to_contain_text("in this browser, on this device")
    expect(overview).to_contain_text("2 answers, about 3 KB.")
    expect(overview).to_contain_text("Last saved on ")
    expect(overview).to_contain_text("not taken a copy yet")
    copy_of(page)
    expect(overview).to_contain_text("Last copy taken on ")
    assert in_store(page, "return Date.now() - (await store.meta('copied'));") < 60_000


def test_everything_is_there_in_the_order_of_the_workbook(page: Page, base: str) -> None:
    answers = {
        NOTES: "first line\nsecond",
        "the-talk/questions": ["normal-day", "gone-option"],
        "the-talk/steps-they-took/r2/step": "took a course",
        "the-talk/steps-they-took/r2/nobody-asks": "a column that is gone",
        "three-doors/doors/step-up/gain": "a door",
        "people/abc/name": "Amina K.",
        "people/abc/kinds": ["mentor"],
        "old-sheet/question": "older words",
        "old-list/row/column": "older row",
        "people/name": "no row",
    }
    opened(page, base, answers)
    look = page.locator("#look")
    assert look.locator("h3").all_inner_texts() == [
        "Start here",
        "Talk to people",
        "Lists that several worksheets use",
        "From earlier editions",
    ]
    assert look.locator("h4").all_inner_texts() == [
        "Three doors",
        "The talk: questions and notes",
        "People",
    ]
    text = look.inner_text()
    for words in answers.values():
        for word in [words] if isinstance(words, str) else words:
            known = {"normal-day": "normal day", "mentor": "A possible mentor"}
            assert known.get(word, word) in text
    expect(look.locator("li", has_text="A step up where I am")).to_contain_text("a door")
    look.get_by_role("link", name="The talk").click()
    page.wait_for_url(base + TALK)


def test_a_list_of_years_shows_its_newest_rows_and_paper_has_all(page: Page, base: str) -> None:
    opened(page, base, {f"steps/{n:013}/what": f"step{n}done" for n in range(1, 31)})
    rows = page.locator("#look li")
    assert rows.all_inner_texts() == [f"What I will do\nstep{n}done" for n in range(21, 31)]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(rows).to_have_count(30)
    ready(page, base + PAGE)
    page.get_by_role("button", name="Show 20 earlier ones").press("Enter")
    expect(rows).to_have_count(30)
    expect(rows.first).to_contain_text("step1done")
    expect(page.locator("#look ol")).to_be_focused()


def test_headings_are_in_order_and_nothing_is_wider_than_a_small_phone(
    own_page: Page, base: str
) -> None:
    own_page.set_viewport_size({"width": 360, "height": 700})
    opened(own_page, base, {NOTES: "w" * 400, "old-sheet/question": "ש" * 300})
    in_store(own_page, "await store.snapshot('before a test');")
    own_page.reload()
    own_page.wait_for_selector("html[data-workbook=ready]")
    copy = copy_of(own_page)
    own_page.get_by_label("Restore a copy").set_input_files(copy)
    expect(own_page.locator(".wb-table")).to_be_visible()
    assert own_page.evaluate("document.documentElement.scrollWidth") == 360
    levels = own_page.evaluate(
        "[...document.querySelectorAll('article :is(h1, h2, h3, h4)')].map((h) => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    unnamed = own_page.evaluate(
        """[...document.querySelectorAll("article :is(input, select)")]
             .filter((control) => !control.labels.length).map((control) => control.outerHTML)"""
    )
    assert unnamed == []


def test_earlier_words_can_be_brought_back_and_the_present_ones_stay_in_reach(
    page: Page, base: str
) -> None:
    opened(page, base, {NOTES: "first words"})
    in_store(page, REPLACE, [NOTES, "first word"])
    opened(page, base)
    page.locator("summary", has_text="Earlier words (1)").click()
    back = page.get_by_role("button", name="Bring this back")
    back.click()
    expect(page.locator("#look .wb-result")).to_contain_text("These words are back")
    expect(page.locator("#look dd").first).to_have_text("first words")
    expect(page.locator("summary", has_text="Earlier words (2)")).to_be_focused()
    assert stored(page) == {NOTES: "first words"}
    page.keyboard.press("Enter")
    expect(page.locator(".wb-answer-text")).to_have_text(["first word", "first words"])


def test_the_words_of_a_removed_row_can_be_brought_back(page: Page, base: str) -> None:
    ready(page, base + TALK)
    steps = page.locator("[data-type=entries]").first
    steps.locator("textarea").first.fill("a step that was removed")
    saved(page)
    steps.locator(".wb-remove").first.click()
    saved(page)
    opened(page, base)
    expect(page.locator("#look li dd").first).to_have_text("Empty now.")
    page.locator("summary", has_text="Earlier words").click()
    page.get_by_role("button", name="Bring this back").click()
    expect(page.locator("#look .wb-result")).to_contain_text("These words are back")
    ready(page, base + TALK)
    assert "a step that was removed" in read(page)


def test_going_back_to_a_moment_keeps_what_came_since(page: Page, base: str) -> None:
    opened(page, base, {NOTES: "then", "the-talk/questions": []})
    in_store(page, "await store.snapshot('before a test');")
    in_store(
        page,
        SAVE,
        {NOTES: "now", "old-sheet/new": "came since", "the-talk/questions": ["normal-day"]},
    )
    opened(page, base)
    moments = page.locator("#moments")
    expect(moments.locator("li")).to_have_count(1)
    expect(moments.locator("li")).to_contain_text("before a test: 1 answer")
    moments.get_by_role("button", name="Go back to this").click()
    expect(moments.locator(".wb-result")).to_contain_text("You are back there")
    expect(moments.locator(".wb-result")).to_be_focused()
    expect(moments.locator("li")).to_have_count(2)
    assert stored(page) == {
        NOTES: "then",
        "old-sheet/new": "came since",
        "the-talk/questions": ["normal-day"],
    }
    moments.get_by_role("button", name="Go back to this").first.click()
    expect(page.locator("#look dd", has_text="now")).to_be_visible()
    assert stored(page)[NOTES] == "now"


def test_a_copy_brings_everything_back_after_erasing(page: Page, base: str) -> None:
    ready(page, base + TALK)
    typed = fill(page, "kept ✓ שלום \u0000\U0001f600")
    saved(page)
    ready(page, base + PAGE)
    copy = copy_of(page)
    erase = page.get_by_role("button", name="Erase everything")
    expect(erase).to_be_disabled()
    page.get_by_label("Type erase").fill("erase")
    erase.click()
    expect(page.locator(".wb-status p")).to_contain_text("Everything is erased")
    ready(page, base + TALK)
    assert not any(read(page))
    ready(page, base + PAGE)
    page.get_by_label("Restore a copy").set_input_files(copy)
    page.get_by_role("button", name="Restore these answers").click()
    expect(page.get_by_text("answers restored")).to_be_visible()
    ready(page, base + TALK)
    assert read(page) == typed


def test_a_copy_names_every_question_and_is_checked_before_it_is_handed_out(
    page: Page, base: str
) -> None:
    opened(page, base, {NOTES: "words", "old-sheet/question": "older"})
    copy = json.loads(copy_of(page).read_text("utf-8"))
    assert copy["format"] == "career-workbook-answers"
    assert copy["version"] == 1
    assert [(entry["label"], entry["value"]) for entry in copy["answers"]] == [
        ("old-sheet/question", "older"),
        ("The talk: questions and notes: My notes from the talk", "words"),
    ]
    # A browser that loses a letter between the text and the file is found out.
    page.evaluate(
        """() => {
          const text = Blob.prototype.text;
          Blob.prototype.text = async function () {
            return (await text.call(this)).replace("older", "olde");
          };
        }"""
    )
    page.get_by_role("button", name="Download a copy").click()
    expect(page.locator("#keep-a-copy .wb-error")).to_contain_text(
        "not right when it was read back"
    )


def test_of_a_long_answer_the_rest_is_shown_on_a_press_and_printed(page: Page, base: str) -> None:
    text = "word " * 4500 + "the end"
    opened(page, base, {NOTES: text, "the-talk/next-step": "short"})
    answer = page.locator("#look dd", has_text="word")
    expect(answer).not_to_contain_text("the end")
    answer.get_by_role("button", name="Show all 22507 characters").press("Enter")
    expect(answer).to_have_text(text)
    expect(answer).to_be_focused()
    opened(page, base)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(answer).to_have_text(text)


def test_the_page_to_read_stands_alone_and_runs_nothing(
    context: BrowserContext, page: Page, base: str, tmp_path: Path
) -> None:
    nasty = "<script>window.hit = 1</script><img src=x onerror='window.hit = 1'> & \"שלום\"\n2nd\0"
    half = "value: argument + '\\ud800'"
    ready(page, base + "about/")
    in_store(page, f"await store.write([{{address: 'old-sheet/q', {half}, base: 0}}]);", nasty)
    opened(page, base, {NOTES: "quiet"})
    file = tmp_path / "answers.html"
    downloaded(page, "Download a page to read").save_as(file)
    html = file.read_text("utf-8")
    assert not re.search(r"<(script|img|link|iframe)|url\(", html)
    assert "default-src 'none'" in html
    other = context.new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert other.evaluate(
        "[window.hit ?? 0, document.documentElement.lang, document.images.length]"
    ) == [0, "en", 0]
    text = other.inner_text("body")
    assert "quiet" in text
    assert "<script>window.hit = 1</script><img src=x" in text
    assert other.locator("h2").all_inner_texts() == ["Talk to people", "From earlier editions"]


def test_a_locked_copy_opens_with_its_passphrase_and_with_no_other(page: Page, base: str) -> None:
    opened(page, base, {NOTES: "a secret"})
    page.get_by_text("Lock the copy with a passphrase").click()
    error = page.locator("#keep-a-copy .wb-error")
    page.get_by_role("button", name="Download a locked copy").click()
    expect(error).to_contain_text("Type a passphrase first")
    page.get_by_label("Passphrase", exact=True).fill("café au lait")
    page.get_by_label("The same passphrase again").fill("cafe au lait")
    page.get_by_role("button", name="Download a locked copy").click()
    expect(error).to_contain_text("not the same")
    page.get_by_label("The same passphrase again").fill("café au lait")
    copy = Path(downloaded(page, "Download a locked copy").path())
    expect(page.locator("#keep-a-copy .wb-result").first).to_contain_text("Your copy is made")
    expect(page.get_by_label("Passphrase", exact=True)).to_have_value("")
    text = copy.read_text("utf-8")
    assert "secret" not in text
    assert "Six Ways" not in text
    locked = json.loads(text)["locked"]
    assert (locked["kdf"], locked["iterations"], locked["cipher"]) == (
        "PBKDF2-SHA-256",
        600_000,
        "AES-256-GCM",
    )
    erase_everything(page)
    page.get_by_label("Restore a copy").set_input_files(copy)
    asked = page.get_by_label("Passphrase of this copy")
    expect(asked).to_be_focused()
    asked.fill("something else")
    asked.press("Enter")
    expect(page.locator("#bring-back .wb-error")).to_contain_text("does not open this copy")
    assert stored(page) == {}
    # Another keyboard makes its é of two signs.
    asked.fill("cafe\u0301 au lait")
    asked.press("Enter")
    page.get_by_role("button", name="Restore these answers").click()
    expect(page.get_by_text("1 answer restored")).to_be_visible()
    assert stored(page) == {NOTES: "a secret"}


def test_a_restore_shows_what_would_change_and_keeps_what_is_only_here(
    page: Page, base: str
) -> None:
    ready(page, base + TALK)
    boxes = page.locator("textarea")
    boxes.nth(0).fill("old words")
    saved(page)
    ready(page, base + PAGE)
    copy = copy_of(page)
    ready(page, base + TALK)
    boxes.nth(0).fill("new words")
    boxes.nth(1).fill("only here")
    saved(page)
    ready(page, base + PAGE)
    page.get_by_label("Restore a copy").set_input_files(copy)
    expect(page.get_by_text("1 different from what is here")).to_be_visible()
    ready(page, base + TALK)
    expect(boxes.nth(0)).to_have_value("new words")
    ready(page, base + PAGE)
    page.get_by_label("Restore a copy").set_input_files(copy)
    page.get_by_role("button", name="Restore these answers").click()
    expect(page.get_by_text("1 answer restored")).to_be_visible()
    ready(page, base + TALK)
    expect(boxes.nth(0)).to_have_value("old words")
    expect(boxes.nth(1)).to_have_value("only here")


def test_the_dry_run_is_a_table_and_undo_goes_back_exactly(page: Page, base: str) -> None:
    opened(
        page,
        base,
        {
            NOTES: "in the copy",
            "the-talk/questions": ["normal-day"],
            "old-sheet/a": "older",
            "people/p/name": "Amina",
        },
    )
    copy = copy_of(page)
    erase_everything(page)
    in_store(
        page,
        SAVE,
        {NOTES: "here", "the-talk/questions": ["normal-day"], "people/q/name": "Only here"},
    )
    before = stored(page)
    opened(page, base)
    page.get_by_label("Restore a copy").set_input_files(copy)
    table = page.get_by_role("table")
    expect(page.get_by_role("heading", name="What would change")).to_be_focused()
    assert [cell.inner_text() for cell in table.get_by_role("columnheader").all()] == [
        "Question",
        "Here now",
        "In the copy",
        "What would happen",
    ]
    rows = [row.inner_text().split("\t") for row in table.locator("tbody tr").all()]
    assert [[cell.strip() for cell in row][1:3] for row in rows] == [
        ["here", "in the copy"],
        ["", "Amina"],
        ["", "older"],
        ["What does a normal day look like?"] * 2,
    ]
    assert [row[3].split(":")[0] for row in rows] == [
        "Different",
        "New",
        "From another edition",
        "The same",
    ]
    page.get_by_label("keep my words here").check()
    expect(table).to_contain_text("your words stay")
    page.get_by_label("keep my words here").uncheck()
    page.get_by_role("button", name="Restore these answers").click()
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    assert stored(page) == before | {
        NOTES: "in the copy",
        "old-sheet/a": "older",
        "people/p/name": "Amina",
    }
    assert [entry["why"] for entry in in_store(page, "return store.snapshots();")] == [
        "before restoring a copy"
    ]
    undo.click()
    expect(page.locator("#bring-back .wb-result")).to_contain_text("as they were before")
    assert stored(page) == before | {"old-sheet/a": "", "people/p/name": ""}
    expect(undo).to_have_count(0)


def test_a_restore_can_leave_what_differs_as_it_is(page: Page, base: str) -> None:
    opened(page, base, {NOTES: "in the copy", "old-sheet/a": "older"})
    copy = copy_of(page)
    in_store(page, SAVE, {NOTES: "here", "old-sheet/a": ""})
    opened(page, base)
    page.get_by_label("Restore a copy").set_input_files(copy)
    page.get_by_label("keep my words here").check()
    page.get_by_role("button", name="Restore these answers").click()
    expect(page.get_by_text("1 answer restored")).to_be_visible()
    assert stored(page) == {NOTES: "here", "old-sheet/a": "older"}


def test_a_restore_that_fails_changes_nothing(page: Page, base: str) -> None:
    opened(page, base, {NOTES: "in the copy", "old-sheet/a": "older"})
    copy = copy_of(page)
    in_store(page, SAVE, {NOTES: "here", "old-sheet/a": "here too"})
    opened(page, base)
    page.get_by_label("Restore a copy").set_input_files(copy)
    page.evaluate(
        """() => {
          const put = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = function (value, key) {
            if (key === "old-sheet/a" || key === "the-talk/notes") {
              if (window.failed) throw new DOMException("full", "QuotaExceededError");
              window.failed = true;
            }
            return put.call(this, value, key);
          };
        }"""
    )
    page.get_by_role("button", name="Restore these answers").click()
    expect(page.locator("#bring-back .wb-error")).to_contain_text("could not do that")
    assert stored(page) == {NOTES: "here", "old-sheet/a": "here too"}
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)


NO_COPIES: list[tuple[Callable[[dict[str, Any]], str], str]] = [
    (lambda _: "{", "not a copy made by this workbook"),
    (lambda copy: json.dumps(copy | {"format": "other"}), "not a copy made by this workbook"),
    (lambda copy: json.dumps(copy | {"workbook": "another"}), "not a copy made by"),
    (lambda copy: json.dumps(copy | {"version": 99}), "newer edition"),
    (lambda copy: json.dumps(copy | {"checksum": "0"}), "changed or cut short"),
    (lambda copy: json.dumps(copy | {"answers": [{"address": "__proto__"}]}), "cut short"),
    (lambda copy: json.dumps(copy | {"locked": {"iterations": 1e12}}), "cut short"),
    (lambda _: " " * (32 * 1024 * 1024 + 1), "too large"),
]


def test_a_file_that_is_no_copy_is_refused_in_words(page: Page, base: str, tmp_path: Path) -> None:
    opened(page, base, {NOTES: "safe"})
    good = copy_of(page)
    for number, (change, says) in enumerate(NO_COPIES):
        bad = tmp_path / f"bad-{number}.json"
        bad.write_text(change(json.loads(good.read_text("utf-8"))))
        page.get_by_label("Restore a copy").set_input_files(good)
        expect(page.locator("#bring-back .wb-table")).to_be_visible()
        page.get_by_label("Restore a copy").set_input_files(bad)
        expect(page.locator("#bring-back .wb-error")).to_contain_text(says)
    assert stored(page) == {NOTES: "safe"}


def test_what_a_hostile_copy_restores_is_text_on_every_page(
    page: Page, base: str, tmp_path: Path
) -> None:
    html = "<img src=x onerror='window.hit=1'>"
    opened(page, base)
    answers = {
        NOTES: html,
        "the-talk/questions": "no list",
        "the-talk/next-step": [html],
        "people/p/kinds": "mentor",
        "people/p/name": html,
        "__proto__/constructor": html,
        "people/__proto__/name": html,
    }
    in_store(page, SAVE, answers)
    opened(page, base)
    copy = copy_of(page)
    erase_everything(page)
    restore(page, copy)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    for url in (PAGE, TALK, "mentor/people-i-admire/", ""):
        ready(page, base + url)
        assert problems == [], url
        assert page.evaluate("window.hit ?? document.querySelectorAll('img[src=x]').length") == 0
    assert stored(page)["the-talk/questions"] == ["no list"]


def test_a_file_of_a_hundred_megabytes_is_not_even_read(
    page: Page, base: str, tmp_path: Path
) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    opened(page, base)
    page.evaluate("() => { Blob.prototype.text = () => { window.hit = 1; }; }")
    page.get_by_label("Restore a copy").set_input_files(large)
    expect(page.locator(".wb-error")).to_contain_text("too large")
    assert page.evaluate("window.hit ?? 0") == 0


def test_one_part_can_be_erased_from_every_place(page: Page, base: str) -> None:
    answers = {
        NOTES: "to be forgotten",
        "the-talk/steps-they-took/r/step": "forgotten too",
        "steps/0abcdefgh1234-the-talk/what": "its next step, forgotten",
        "steps/0abcdefgh1234-my-ask/what": "another next step",
        "people/p/name": "Amina stays",
        "three-doors/still-better": "stays",
    }
    opened(page, base, answers)
    in_store(page, REPLACE, [NOTES, "forgotten as well"])
    in_store(
        page,
        "await store.snapshot('x');" + SECOND_COPY + "await copy.replace(await store.read());",
    )
    assert "forgotten" in in_store(page, FILES)
    opened(page, base)
    page.evaluate(
        """() => localStorage.setItem("workbook-career-rut.tail.other", JSON.stringify([
             {address: "the-talk/notes", value: "a forgotten tail", base: 9},
             {address: "three-doors/still-better", value: "a tail that stays", base: 9}]))"""
    )
    erase = page.get_by_role("button", name="Erase this part")
    page.get_by_label("The part").select_option("The talk: questions and notes")
    expect(erase).to_be_disabled()
    page.get_by_label("write the word erase").fill("eras")
    expect(erase).to_be_disabled()
    page.get_by_label("write the word erase").fill("Erase")
    erase.click()
    result = page.locator("#erase .wb-result")
    expect(result).to_contain_text("Erased: The talk")
    expect(result).to_contain_text("copies you downloaded")
    expect(result).to_be_focused()
    kept = {key: words for key, words in stored(page).items() if words}
    assert kept == {key: words for key, words in answers.items() if "forgotten" not in words}
    left = in_store(page, FILES) + page.evaluate("JSON.stringify(localStorage)")
    left += json.dumps(in_store(page, "return [await store.history(), await store.snapshots()];"))
    assert "forgotten" not in left
    assert "a tail that stays" in left
    assert "Amina stays" in left
    options = page.get_by_label("The part").locator("option").all_inner_texts()
    assert options == ["Three doors", "People", "Steps"]
    ready(page, base + TALK)
    expect(page.locator(".wb-data-loss")).to_have_count(0)
    assert "forgotten" not in "".join(read(page))


def test_erasing_everything_leaves_nothing_and_offers_a_copy_first(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.locator("textarea").first.fill("forget me")
    saved(page)
    in_store(
        page,
        "await store.snapshot('x'); await store.remember('file', 'x');"
        + SECOND_COPY
        + "await copy.replace(await store.read());",
    )
    opened(page, base)
    page.evaluate("localStorage.setItem('workbook-career-rut.tail.other', '[]')")
    assert "forget me" in Path(downloaded(page, "Take a copy first").path()).read_text("utf-8")
    erase_everything(page)
    expect(page.locator("#erase .wb-result")).to_contain_text("copies you downloaded")
    expect(page.locator("#look")).to_be_hidden()
    expect(page.locator("#moments")).to_be_hidden()
    left = in_store(
        page,
        """const kept = [store.read(), store.history(), store.snapshots()];
           const counts = (await Promise.all(kept)).map((all) => all.size ?? all.length);
           return [...counts, await store.meta("copied") ?? 0, await store.meta("file") ?? 0];""",
    )
    assert left == [0] * 5
    assert in_store(page, FILES) == ""
    assert (
        page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('workbook-'))")
        == []
    )
    ready(page, base)
    expect(page.locator(".wb-data-loss")).to_have_count(0)


def test_a_window_that_missed_the_erasing_does_not_write_its_second_copy(
    context: BrowserContext, base: str
) -> None:
    typing, erasing = context.new_page(), context.new_page()
    ready(typing, base + TALK)
    typing.locator("textarea").first.fill("forget")
    saved(typing)
    ready(erasing, base + PAGE)
    # Its second copy is written in five seconds, and it does not hear that all is erased.
    typing.evaluate("BroadcastChannel.prototype.addEventListener = () => {}")
    erasing.evaluate("BroadcastChannel.prototype.postMessage = () => {}")
    typing.locator("textarea").first.fill("forget me")
    saved(typing)
    erase_everything(erasing)
    typing.wait_for_timeout(5500)
    assert in_store(erasing, FILES) == ""


PICKER = """
window.showSaveFilePicker = async ({ suggestedName }) =>
  (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
FileSystemHandle.prototype.queryPermission = async () => (window.denied ? "prompt" : "granted");
FileSystemHandle.prototype.requestPermission = async () => {
  window.denied = false;
  return "granted";
};
"""
CHOSEN = """
const folder = await navigator.storage.getDirectory();
const text = await (await (await folder.getFileHandle("career-rut-answers.json")).getFile()).text();
"""
GONE = """
FileSystemFileHandle.prototype.createWritable = async () => {
  throw new DOMException("gone", "NotFoundError");
};
"""


def test_a_file_the_reader_chose_is_kept_up_to_date(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.add_init_script(PICKER)
    opened(page, base, {NOTES: "first words"})
    part = page.locator("#keep-a-copy")
    part.get_by_role("button", name="Choose a file").click()
    expect(part).to_contain_text("kept in career-rut-answers.json too, last on")
    expect(page.locator(".wb-overview")).to_contain_text("Last copy taken on")
    copy = json.loads(in_store(page, CHOSEN + "return text;"))
    assert [entry["value"] for entry in copy["answers"]] == ["first words"]
    ready(page, base + TALK)
    page.locator("textarea").first.fill("later words")
    saved(page)
    page.wait_for_function(
        f"async () => {{ try {{ {CHOSEN} return text.includes('later words'); }} catch {{}} }}",
        timeout=15_000,
    )
    page.add_init_script("window.denied = true;")
    opened(page, base)
    expect(part).to_contain_text("is not being written at the moment")
    part.get_by_role("button", name="Allow it again").click()
    expect(part).to_contain_text("last on")
    part.get_by_role("button", name="Stop writing to it").click()
    expect(part).to_contain_text("Stopped. The file stays")
    assert in_store(page, "return await store.meta('file') ?? 'none';") == "none"
    assert "later words" in in_store(page, CHOSEN + "return text;")


def test_a_file_that_is_gone_is_said(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.add_init_script(PICKER + GONE)
    opened(page, base, {NOTES: "words"})
    page.get_by_role("button", name="Choose a file").click()
    expect(page.locator("#keep-a-copy .wb-error")).to_contain_text("could not be written")
    assert in_store(page, "return await store.meta('copied') ?? 'never';") == "never"


def test_without_a_picker_no_file_is_offered(own_page: Page, base: str) -> None:
    own_page.add_init_script("delete window.showSaveFilePicker;")
    opened(own_page, base)
    expect(own_page.get_by_role("button", name="Choose a file")).to_have_count(0)


def test_the_spell_check_can_be_switched_off_for_every_page(page: Page, base: str) -> None:
    opened(page, base)
    expect(page.locator("#settings")).to_contain_text("send what you type to a company")
    box = page.get_by_label("Check my spelling")
    expect(box).to_be_checked()
    box.uncheck()
    ready(page, base + TALK)
    assert page.locator("textarea").first.evaluate("(box) => box.spellcheck") is False
    opened(page, base)
    expect(box).not_to_be_checked()
    box.check()
    ready(page, base + TALK)
    assert page.locator("textarea").first.evaluate("(box) => box.spellcheck") is True


def test_without_storage_the_page_says_so(own_page: Page, base: str) -> None:
    own_page.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined});")
    ready(own_page, base + PAGE)
    expect(own_page.locator(".wb-overview")).to_contain_text("lets the page store nothing")
    expect(own_page.locator(".wb-status[data-tone=alarm]")).to_be_visible()
    expect(own_page.get_by_role("button", name="Erase everything")).to_have_count(0)


def test_without_the_questions_a_copy_can_still_be_taken(page: Page, base: str) -> None:
    opened(page, base, {NOTES: "words"})
    page.route("**/catalogue.json", lambda route: route.abort())
    ready(page, base + PAGE)
    expect(page.locator(".wb-overview")).to_contain_text("questions could not be loaded")
    assert "words" in copy_of(page).read_text("utf-8")


def test_what_another_window_writes_appears(context: BrowserContext, base: str) -> None:
    looking = opened(context.new_page(), base)
    typing = ready(context.new_page(), base + TALK)
    typing.locator("[data-type=long_text] textarea").first.fill("from the other window")
    expect(looking.locator("dd", has_text="from the other window")).to_be_visible()


def test_thousands_of_answers_are_restored_in_one_go(page: Page, base: str) -> None:
    opened(page, base)
    in_store(
        page,
        """await store.write(Array.from({length: 5000}, (_, n) =>
             ({address: `old-sheet/row${n}/name`, value: `words ${n}`, base: 0})));""",
    )
    opened(page, base)
    copy = copy_of(page)
    erase_everything(page)
    page.get_by_label("Restore a copy").set_input_files(copy)
    expect(page.get_by_text("And 4500 more.")).to_be_visible()
    page.get_by_role("button", name="Restore these answers").click()
    expect(page.get_by_text("5000 answers restored")).to_be_visible(timeout=20_000)
    assert len(stored(page)) == 5000
