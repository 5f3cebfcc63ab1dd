from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ready, saved
from tests.browser.filling import fill, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

TALK = "talk-to-people/the-talk/"
PAGE = "your-answers/"


def copy_of(page: Page) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download a copy").click()
    return Path(waiting.value.path())


def test_answers_are_listed_with_their_questions(page: Page, base: str) -> None:
    ready(page, base + TALK)
    page.locator("[data-type=long_text] textarea").first.fill("A day of calls.")
    saved(page)
    ready(page, base + PAGE)
    expect(page.locator("dd", has_text="A day of calls.")).to_be_visible()
    expect(page.locator(".wb-status p")).to_have_text("1 answer on this device.")


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


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda copy: "{", "not a copy made by this workbook"),
        (lambda copy: json.dumps(copy | {"format": "other"}), "not a copy made by this workbook"),
        (lambda copy: json.dumps(copy | {"workbook": "another"}), "not a copy made by"),
        (lambda copy: json.dumps(copy | {"version": 99}), "newer edition"),
        (lambda copy: json.dumps(copy | {"checksum": "0"}), "changed or cut short"),
        (lambda copy: json.dumps(copy | {"answers": [{"address": "__proto__"}]}), "cut short"),
        (lambda copy: " " * 11_000_000, "too large"),
    ],
)
def test_a_file_that_is_no_copy_is_refused_in_words(
    page: Page, base: str, tmp_path: Path, change: Callable[[dict[str, Any]], str], says: str
) -> None:
    ready(page, base + TALK)
    page.locator("textarea").first.fill("safe")
    saved(page)
    ready(page, base + PAGE)
    bad = tmp_path / "bad.json"
    bad.write_text(change(json.loads(copy_of(page).read_text("utf-8"))))
    page.get_by_label("Restore a copy").set_input_files(bad)
    expect(page.locator(".wb-error")).to_contain_text(says)
    ready(page, base + TALK)
    expect(page.locator("textarea").first).to_have_value("safe")
