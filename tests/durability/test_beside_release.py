"""A window of release 0.1.0 stays open beside one of this edition: nothing is lost between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.durability.beside import SHEETS, Beside, Window, beside_the_release
from tests.durability.beside_schedule import STEPS, Schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext

ONLY_NEW = "start/off-your-chest/"
"""A page that is not in the list of the release's worker."""


@pytest.fixture(scope="module")
def beside(browser: Browser, site: Path) -> Iterator[Beside]:
    context = browser.new_context(locale="en-GB")
    yield from beside_the_release(context, site)
    context.close()


@pytest.fixture
def beside_once(fresh_context: BrowserContext, site: Path) -> Iterator[Beside]:
    """A device of its own, for a test after which the worker is another."""
    yield from beside_the_release(fresh_context, site)


@pytest.fixture
def windows(beside: Beside) -> Iterator[list[Window]]:
    windows = [Window(beside, name) for name in ("release", "edition")]
    yield windows
    for window in windows:
        window.page.close()


def test_nothing_is_lost_beside_a_window_of_a_release(
    windows: list[Window], runs: Callable[[int, int], int]
) -> None:
    for seed in range(runs(6, 50)):
        schedule = Schedule(windows, seed)
        schedule.begin()
        schedule.run()
        schedule.finish()


@pytest.mark.parametrize("maker", [0, 1])
def test_each_brings_back_from_the_mirror_of_the_other(
    beside: Beside, windows: list[Window], maker: int
) -> None:
    schedule = Schedule(windows, maker)
    schedule.begin()
    for box in range(3):
        schedule.write(windows[maker], box)
    windows[maker].settle()
    answers = beside.held().answers
    wait_for_mirror(beside, set(answers.values()))
    beside.forget("indexeddb")
    other = schedule.other(windows[maker])
    other.visit(other.sheet)
    other.page.get_by_role("button", name="Bring them back").click()
    expect(other.page.locator(".wb-status p")).to_contain_text("back")
    assert beside.held().answers == answers
    beside.losses.clear()


def wait_for_mirror(beside: Beside, texts: set[str]) -> None:
    """Wait until the mirror holds these texts; it follows every five seconds."""
    for _ in range(80):
        if texts <= beside.held().mirror:
            return
        beside.anchor.wait_for_timeout(100)
    raise AssertionError(f"the mirror does not hold {texts - beside.held().mirror}")


def test_a_page_that_the_old_worker_does_not_know_is_of_this_edition(beside: Beside) -> None:
    window = Window(beside, "edition", is_past_the_worker=False)
    window.visit(ONLY_NEW)
    assert window.page.evaluate("navigator.serviceWorker.controller !== null")
    window.write(0, "under the old worker")
    window.saved()
    assert beside.errors == []
    window.page.close()


def test_the_new_worker_takes_over_and_no_word_is_lost(beside_once: Beside) -> None:
    beside = beside_once
    (former,) = beside.caches()
    left, changed = (Window(beside, "release") for _ in range(2))
    for window, sheet in zip((left, changed), SHEETS, strict=True):
        window.visit(sheet)
    offer = changed.page.locator(".wb-edition")
    expect(offer).to_be_visible(timeout=60_000)
    assert former in beside.caches()
    changed.write(0, "typed to the last moment")
    with changed.page.expect_navigation():
        offer.get_by_role("button", name="Show it").click()
    changed.name = "edition"
    changed.arrive()
    assert "typed to the last moment" in changed.shown().values()
    assert len(beside.caches()) == 1
    assert former not in beside.caches()

    schedule = Schedule([left, changed], 1)
    schedule.write(left)
    for _ in range(STEPS):
        schedule.do_something_small()
    schedule.finish()

    answers = beside.held().answers
    beside.host.close()
    left.name = "edition"
    left.page.reload()
    left.arrive()
    assert beside.held().answers == answers
    assert {text for text in left.shown().values() if text} <= set(answers.values())
    schedule.finish()
