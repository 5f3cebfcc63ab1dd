"""The page is left in the middle of a word: nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.browser import ready

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

TALK = "talk-to-people/the-talk/"
BOX = "[data-type=long_text] textarea >> nth=0"
PAUSES = [0, 50, 10]
"""Milliseconds between the last key and the leaving; the sample takes the first two."""


@pytest.mark.parametrize("way", ["close", "navigate", "reload", "back"])
def test_leaving_a_page_in_the_middle_of_a_word_keeps_it(
    context: BrowserContext, base: str, way: str, runs: Callable[[int, int], int]
) -> None:
    for run in range(runs(2, 15)):
        page = context.new_page()
        page.goto(base + "blank.html")
        ready(page, base + TALK)
        page.locator(BOX).fill("")
        page.locator(BOX).press_sequentially(f"left by {way} {run}", delay=1)
        page.wait_for_timeout(PAUSES[run % len(PAUSES)])
        leave(page, way, base)
        again = ready(context.pages[0], base + TALK)
        expect(again.locator(BOX)).to_have_value(f"left by {way} {run}")
        again.goto("about:blank")


def leave(page: Page, way: str, base: str) -> None:
    if way == "navigate":
        page.goto(base + "blank.html")
    elif way == "reload":
        page.reload()
    elif way == "back":
        page.go_back()
    page.close()
