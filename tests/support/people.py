"""Put people into the store of a page, and find their cards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.browser import ready
from tests.support.storage import in_store

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Person = dict[str, str | list[str]]
SAVE = "await store.write(argument.map(([address, value]) => ({address, value, base: 0})))"


def row_id(number: int) -> str:
    """Return a row's id: the higher the number, the newer the row."""
    return f"0{number:08d}abcd"


def seed(page: Page, base: str, people: list[Person]) -> None:
    """Write people into the store as other pages would, the oldest first."""
    ready(page, f"{base}about/")
    values = [
        (f"people/{row_id(number)}/{column}", value)
        for number, person in enumerate(people)
        for column, value in person.items()
    ]
    in_store(page, SAVE, values)


def board(page: Page, base: str, people: list[Person]) -> Page:
    """Open the page People with these on it."""
    seed(page, base, people)
    return ready(page, f"{base}people/")


def names(page: Page) -> list[str]:
    """Return who is shown, in order."""
    return page.locator(".wb-card h3").all_text_contents()


def card(page: Page, name: str) -> Locator:
    """Return the card of one."""
    heading = page.get_by_role("heading", name=re.compile(f"^{re.escape(name)}$"))
    return page.locator(".wb-card").filter(has=heading)
