"""Two windows write at random: a saved text is there, or was replaced in plain sight."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.support.browser import ready
from tests.support.storage import in_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

GOAL = "promotion/goal-with-a-date/"
BOXES = ".wb-field:is([data-type=long_text], [data-type=short_text]) > textarea"
WRITE = """
([n, text, boxes]) => {
  const box = document.querySelectorAll(boxes)[n];
  const shown = box.value;
  box.focus();
  box.value = text;
  box.dispatchEvent(new Event("input", {bubbles: true}));
  return shown;
}
"""
SHOWN = "([n, boxes]) => document.querySelectorAll(boxes)[n].value"


@dataclass
class Schedule:
    """A seeded run of two windows, and the texts that must not be lost."""

    pages: list[Page]
    chance: random.Random
    texts: int = 0
    owed: set[str] = field(default_factory=set)

    def step(self) -> None:
        page = self.chance.choice(self.pages)
        action = self.chance.random()
        if action < 0.7:
            self.write(page, self.chance.randrange(2))
        elif action < 0.85:
            page.evaluate("document.activeElement.blur()")
        else:
            page.wait_for_timeout(self.chance.choice([1, 5, 20]))

    def write(self, page: Page, box: int) -> None:
        self.texts += 1
        text = f"text {self.texts} of window {self.pages.index(page)}"
        replaced = page.evaluate(WRITE, [box, text, BOXES])
        self.owed.discard(replaced)
        self.owed.add(text)


def test_no_saved_text_is_lost_between_two_windows(
    context: BrowserContext, base: str, runs: Callable[[int, int], int]
) -> None:
    pages = [ready(context.new_page(), base + GOAL) for _ in range(2)]
    for seed in range(runs(10, 500)):
        schedule = Schedule(pages, random.Random(seed), seed * 1000)
        for _ in range(12):
            schedule.step()
        for page in pages:
            page.evaluate("document.activeElement.blur()")
        shown = converged(pages)
        kept = in_store(
            pages[0],
            """const texts = [...(await store.read()).values()].map((a) => a.value);
               return [...texts, ...(await store.history()).map((a) => a.value)];""",
        )
        missing = schedule.owed.difference(kept)
        assert not missing, f"seed {seed}: lost {missing}; on the pages {shown}"


def converged(pages: list[Page]) -> list[Any]:
    """Wait until both windows show the same; a second is the bound."""
    shown: list[Any] = []
    for _ in range(20):
        shown = [[page.evaluate(SHOWN, [n, BOXES]) for n in range(2)] for page in pages]
        if shown[0] == shown[1]:
            return shown
        pages[0].wait_for_timeout(50)
    raise AssertionError(f"the windows still differ after a second: {shown}")


def test_the_words_under_the_caret_are_never_replaced(
    context: BrowserContext, base: str, runs: Callable[[int, int], int]
) -> None:
    one, two = (ready(context.new_page(), base + GOAL) for _ in range(2))
    for run in range(runs(3, 50)):
        mine = f"mine {run}"
        two.bring_to_front()
        two.evaluate(WRITE, [0, mine, BOXES])
        one.evaluate(WRITE, [0, f"theirs {run}", BOXES])
        two.wait_for_timeout(60)
        assert two.evaluate(SHOWN, [0, BOXES]) == mine
