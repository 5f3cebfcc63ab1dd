"""What can be stored can be copied: up to 32 MB, and the reader is told before it is full."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.test_your_answers import (
    CHOSEN,
    NOTES,
    PICKER,
    TALK,
    copy_of,
    downloaded,
    erase_everything,
    opened,
    restore,
)
from tests.support.browser import ready
from tests.support.storage import in_store, stored

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

MB = 1024 * 1024
LONG = 150_000
SLOWLY = 60_000
FILL = """
const text = (n) => "Some words, and then some more. ".repeat(n / 32 + 1).slice(0, n);
const sizes = Object.entries(argument);
await store.write(sizes.map(([address, n]) => ({address, value: text(n), base: 0})));
"""
LENGTHS = """
return Object.fromEntries([...await store.read()].map(([a, {value}]) => [a, value.length]));
"""
MANY = """
const id = (n) => String(n).padStart(13, "0");
const row = (n) => ["what", "day", "where", "if_then", "was"].map((column) =>
  ({address: `steps/${id(n)}/${column}`, value: `${column} ${n}`, base: 0}));
await store.write(Array.from({length: 5000}, (_, n) => row(n)).flat());
"""
AT_THE_LIMIT = """
const { LARGEST, fromFile, makeCopy, toFile } = await module("backup/file-format");
const workbook = {slug: "s", title: "t", edition: "e"};
const of = (n) => new Map([["a/b", {value: "é".repeat(n), rev: 1, savedAt: 1, tab: ""}]]);
const refusal = (promise) => promise.then(() => "none", (error) => error.reason);
const head = new Blob([(await toFile(of(1), () => "l", workbook)).text]).size - 2;
const most = Math.floor((LARGEST - head) / 2);
const plain = (await makeCopy(of(most), () => "l", workbook)).file;
const locked = (await makeCopy(of(most), () => "l", workbook, "a passphrase")).file;
const changed = new Blob([plain, "  "]);
return {
  sizes: [plain.size, locked.size],
  letters: [most, (await fromFile(locked, "s", "a passphrase")).entries[0].value.length],
  refused: [
    await refusal(makeCopy(of(most + 1), () => "l", workbook)),
    await refusal(makeCopy(of(most + 1), () => "l", workbook, "a passphrase")),
    await refusal(fromFile(changed, "s")),
    await refusal(fromFile(new Blob([new Uint8Array(43 * 1024 * 1024)]), "s")),
  ],
};
"""


def fill(page: Page, base: str, sizes: dict[str, int]) -> None:
    page.goto(base + "blank.html")
    in_store(page, FILL, sizes)
    opened(page, base)


def lock(page: Page) -> Path:
    page.get_by_text("Lock the copy with a passphrase").click()
    page.get_by_label("Passphrase", exact=True).fill("four quiet words")
    page.get_by_label("The same passphrase again").fill("four quiet words")
    with page.expect_download(timeout=SLOWLY) as waiting:
        page.get_by_role("button", name="Download a locked copy").click()
    return Path(waiting.value.path())


def unlock(page: Page, copy: Path) -> None:
    page.get_by_label("Restore a copy").set_input_files(copy)
    page.get_by_label("Passphrase of this copy").fill("four quiet words")
    page.get_by_role("button", name="Open the copy").click()
    page.get_by_role("button", name="Restore these answers").click(timeout=SLOWLY)
    expect(page.locator("#bring-back .wb-result")).to_contain_text("restored", timeout=SLOWLY)


def test_all_that_fits_in_a_copy_can_be_locked_and_read_back(page: Page, base: str) -> None:
    ready(page, base + "about/")
    found = in_store(page, AT_THE_LIMIT)
    plain, locked = found["sizes"]
    assert 32 * MB - 1 <= plain <= 32 * MB
    assert locked > plain
    assert found["letters"][0] == found["letters"][1] > 16 * MB - 1000
    assert found["refused"] == [*["copy_too_large"] * 2, *["file_too_large"] * 2]


def test_a_long_answer_comes_back_from_every_copy(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.add_init_script(PICKER)
    fill(page, base, {NOTES: LONG})
    part = page.locator("#keep-a-copy")
    part.get_by_role("button", name="Choose a file").click()
    expect(part).to_contain_text("kept in career-rut-answers.json too, last on")
    before = stored(page)
    plain, locked = copy_of(page), lock(page)
    kept = plain.with_suffix(".kept")
    kept.write_text(in_store(page, CHOSEN + "return text;"), "utf-8")
    for copy in (plain, kept):
        erase_everything(page)
        restore(page, copy)
        assert stored(page) == before
    erase_everything(page)
    unlock(page, locked)
    assert stored(page) == before


def test_twenty_five_thousand_answers_come_back(page: Page, base: str) -> None:
    page.goto(base + "blank.html")
    in_store(page, MANY)
    opened(page, base)
    expect(page.locator(".wb-overview")).to_contain_text("25000 answers")
    before = stored(page)
    assert len(before) == 25_000
    copy = copy_of(page)
    erase_everything(page)
    page.get_by_label("Restore a copy").set_input_files(copy)
    page.get_by_role("button", name="Restore these answers").click()
    expect(page.get_by_text("25000 answers restored")).to_be_visible(timeout=SLOWLY)
    assert stored(page) == before


def test_the_reader_is_told_before_a_copy_is_full(page: Page, base: str) -> None:
    fill(page, base, {NOTES: 14 * MB, "old-sheet/a": 13 * MB})
    overview = page.locator(".wb-overview")
    expect(overview).to_contain_text("2 answers")
    expect(overview.locator(".wb-error")).to_have_count(0)
    sizes = {NOTES: 14 * MB, "old-sheet/a": 13 * MB, "old-sheet/b": 4 * MB}
    fill(page, base, sizes)
    expect(overview.locator(".wb-error")).to_contain_text("about 32 MB now")
    expect(overview.locator(".wb-error")).to_contain_text("can hold 32 MB at most")
    expect(overview.locator(".wb-error")).to_contain_text("My notes from the talk")
    assert copy_of(page).stat().st_size > 31 * MB
    locked = lock(page)
    erase_everything(page)
    unlock(page, locked)
    assert in_store(page, LENGTHS) == sizes


TOO_MUCH = {NOTES: 18 * MB, "the-talk/questions-of-mine": 16 * MB}


def test_more_than_a_copy_holds_is_refused_in_words(page: Page, base: str) -> None:
    fill(page, base, TOO_MUCH)
    page.on("download", lambda _: page.evaluate("window.handed = true"))
    page.get_by_role("button", name="Download a copy").click()
    part = page.locator("#keep-a-copy")
    expect(part.locator(".wb-error")).to_contain_text("about 35 MB now", timeout=SLOWLY)
    expect(part.locator(".wb-error")).to_contain_text("Your answers are still here.")
    expect(part.locator(".wb-error")).to_contain_text("My notes from the talk")
    assert page.evaluate("window.handed ?? false") is False
    to_read = Path(downloaded(page, "Download a page to read").path())
    assert to_read.stat().st_size > 34 * MB, "what the words say to do can be done"
    in_store(page, "await store.write([{address: argument, value: 'short', base: 1}]);", NOTES)
    opened(page, base)
    assert copy_of(page).stat().st_size > 16 * MB
    assert in_store(page, LENGTHS) == TOO_MUCH | {NOTES: 5}


def test_a_file_is_not_written_over_with_a_copy_that_is_too_large(
    context: BrowserContext, base: str
) -> None:
    page = context.new_page()
    page.add_init_script(PICKER)
    fill(page, base, {NOTES: 10})
    part = page.locator("#keep-a-copy")
    part.get_by_role("button", name="Choose a file").click()
    expect(part).to_contain_text("kept in career-rut-answers.json too, last on")
    before = in_store(page, CHOSEN + "return text;")
    fill(page, base, TOO_MUCH)
    expect(part).to_contain_text("more than a copy can hold", timeout=SLOWLY)
    expect(part).to_contain_text("still has what it had before")
    assert in_store(page, CHOSEN + "return text;") == before
    in_store(page, "await store.write([{address: argument, value: 'short', base: 1}]);", NOTES)
    opened(page, base)
    page.wait_for_function(
        f"async () => {{ try {{ {CHOSEN} return text.length > 16 * 1024 * 1024; }} catch {{}} }}"
    )
    expect(part).to_contain_text("kept in career-rut-answers.json too, last on")


NOT_SAVED = """
() => {
  IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
}
"""


def test_of_too_much_the_words_at_risk_are_handed_over(page: Page, base: str) -> None:
    page.goto(base + "blank.html")
    in_store(page, FILL, {"old-sheet/a": 20 * MB, "old-sheet/b": 14 * MB})
    ready(page, base + TALK)
    page.evaluate(NOT_SAVED)
    page.locator("[data-field=notes] textarea").fill("x" * LONG)
    expect(page.locator(".wb-status[data-tone=alarm]")).to_be_visible()
    copy = Path(downloaded(page, "Download my answers now").path())
    expect(page.locator(".wb-status [role=alert]")).to_contain_text("has those of this page")
    other = page.context.new_page()
    opened(other, base)
    erase_everything(other)
    restore(other, copy)
    assert stored(other) == {NOTES: "x" * LONG}


def test_a_copy_that_cannot_be_read_back_is_not_handed_over(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.evaluate(NOT_SAVED)
    page.evaluate("() => { Blob.prototype.text = async () => 'cut short'; }")
    page.locator("[data-field=notes] textarea").fill("only here")
    page.get_by_role("button", name="Download my answers now").click()
    status = page.locator(".wb-status")
    expect(status.get_by_role("alert")).to_contain_text("The download did not work")
    expect(status.get_by_role("status")).to_contain_text("Not saved yet")
