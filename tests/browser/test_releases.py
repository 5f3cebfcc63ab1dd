"""What readers saved with an earlier release is opened by this one, with every answer there.

`tests/releases/` holds what each release leaves on a reader's device. Before a release,
`pytest --save-release tests/browser/test_releases.py` adds that of the version in `pyproject.toml`.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.capture import capture
from tests.browser.reader import GOAL
from tests.browser.releases import (
    NAMES,
    READY,
    RELEASES,
    SAVED,
    Release,
    answered,
    databases,
    put_database,
    put_items,
    put_mirror,
)
from tests.browser.test_your_answers import restore
from tests.conftest import ROOT
from tests.support.browser import ready
from tests.support.host import Host, wait_until_kept
from tests.support.storage import in_store, stored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from generator.content.model import Workbook


@pytest.fixture(params=NAMES)
def release(request: pytest.FixtureRequest) -> Release:
    return Release(RELEASES / request.param)


@pytest.fixture
def page(page: Page, base: str) -> Page:
    """A page of the site's address on which no script runs, so that a device can be put back."""
    page.goto(base + "blank.html")
    return page


def version() -> str:
    found: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return found


def assert_held(page: Page, answers: dict[str, Any]) -> None:
    """These answers are in the store, each under its address, and no others."""
    assert {address: value for address, value in stored(page).items() if value} == answers


def assert_all_shown(page: Page, base: str, answers: dict[str, Any]) -> None:
    """Every text is on the page Your answers; options and days stand there in other words."""
    ready(page, base + "your-answers/")
    while (earlier := page.locator("#look .wb-earlier-rows")).count():
        earlier.first.click()
    shown = page.locator("#look").inner_text()
    texts = [value for value in answers.values() if isinstance(value, str) and " " in value]
    assert texts
    assert [text for text in texts if text not in shown] == []
    assert "earlier editions" not in shown


@pytest.mark.save_release
def test_save_what_this_release_leaves(
    context: BrowserContext, base: str, site: Path, workbook: Workbook
) -> None:
    folder = RELEASES / version()
    assert not folder.exists(), "a release is kept as it was: set a new version first"
    capture(context, base, site, workbook, folder)


def test_what_the_present_release_leaves_is_kept() -> None:
    assert (RELEASES / version() / "database.json").is_file()


def test_answers_of_every_release_are_there(
    page: Page, base: str, release: Release, cases: Callable[[int], None]
) -> None:
    cases(1)
    for database in databases(release.folder.name):
        page.goto(base + "blank.html")
        put_database(page, database)
        answers = answered(database)
        assert_all_shown(page, base, answers)
        assert_held(page, answers)
        in_store(page, "await store.erase(); localStorage.clear();")


def test_earlier_words_and_moments_of_a_release_are_there(
    page: Page, base: str, release: Release
) -> None:
    database = release.database
    put_database(page, database)
    ready(page, base + "your-answers/")
    assert in_store(page, "return store.history();") == [entry for _, entry in database["history"]]
    assert {entry["why"] for _, entry in database["history"]} == {"earlier", "conflict"}
    for name, value in database["meta"]:
        assert in_store(page, "return store.meta(argument);", name) == value, name
    moments = page.locator("#moments li")
    expect(moments).to_have_count(len(database["snapshots"]))
    moments.get_by_role("button", name="Go back to this").last.click()
    expect(page.locator("#moments .wb-result")).to_contain_text("You are back there")
    (_, first), *_ = database["snapshots"]
    then = {address: answer["value"] for address, answer in first["answers"] if answer["value"]}
    assert_held(page, release.answers | then)


def test_the_mirror_of_a_release_brings_back_what_the_database_lost(
    page: Page, base: str, release: Release
) -> None:
    put_mirror(page, release.database["name"], release.mirror)
    put_items(page, "localStorage", release.marker)
    ready(page, base)
    expect(page.locator(".wb-data-loss")).to_contain_text("lost some of your answers")
    page.get_by_role("button", name="Bring them back").click()
    expect(page.locator(".wb-status p")).to_contain_text("back")
    assert_held(page, release.answers)
    assert_all_shown(page, base, release.answers)


def test_the_marker_of_a_release_tells_of_a_loss(page: Page, base: str, release: Release) -> None:
    (count,) = release.marker.values()
    put_items(page, "localStorage", release.marker)
    ready(page, base)
    expect(page.locator(".wb-data-loss")).to_contain_text(f"there were {count}, and none is here")


def test_settings_of_a_release_hold(page: Page, base: str, release: Release) -> None:
    put_items(page, "localStorage", release.local)
    ready(page, base + GOAL)
    assert page.locator("textarea").first.evaluate("(box) => box.spellcheck") is False
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.paper") == "letter"


def test_words_on_their_way_are_saved(page: Page, base: str, release: Release) -> None:
    put_database(page, release.database)
    put_items(page, "localStorage", release.tail)
    (tail,) = release.tail.values()
    changes = {change["address"]: change["value"] for change in json.loads(tail)}
    assert any(release.answers.get(address) != value for address, value in changes.items())
    ready(page, base)
    assert_held(page, release.answers | changes)
    assert_all_shown(page, base, changes)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('.tail.'))") == []


def test_a_window_that_forgets_goes_on(page: Page, base: str, release: Release) -> None:
    put_items(page, "sessionStorage", release.session)
    (session,) = release.session.values()
    answers = {address: answer["value"] for address, answer in json.loads(session)}
    assert_all_shown(page, base, answers)
    assert stored(page) == {}


def test_a_copy_of_a_release_is_restored(page: Page, base: str, release: Release) -> None:
    ready(page, base + "your-answers/")
    restore(page, release.copy)
    assert_held(page, release.answers)
    assert_all_shown(page, base, release.answers)


def test_a_locked_copy_of_a_release_is_restored(page: Page, base: str, release: Release) -> None:
    ready(page, base + "your-answers/")
    page.get_by_label("Restore a copy").set_input_files(release.locked_copy)
    page.get_by_label("Passphrase of this copy").fill(release.passphrase)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Restore these answers").click()
    expect(page.locator("#bring-back .wb-result")).to_contain_text("restored")
    assert_held(page, release.answers)


def test_every_address_of_a_release_answers(site: Path, release: Release) -> None:
    assert len(release.addresses) > 100
    files = {
        address: address[1:] + "index.html" * address.endswith("/") for address in release.addresses
    }
    assert [address for address, file in files.items() if not (site / file).is_file()] == []


def test_the_kept_pages_of_a_release_work_and_are_kept_offline(
    fresh_context: BrowserContext, release: Release
) -> None:
    host = Host(release.site)
    page = fresh_context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    visit(page, host.url)
    wait_until_kept(page)
    host.close()
    for name in release.pages:
        visit(page, host.url + name)
    visit(page, host.url + GOAL)
    page.locator("textarea").first.fill("written with that release")
    page.wait_for_selector(SAVED)
    page.reload()
    page.wait_for_selector(READY)
    expect(page.locator("textarea").first).to_have_value("written with that release")
    assert errors == []


def visit(page: Page, url: str) -> None:
    """Open a page of a release."""
    page.goto(url)
    page.wait_for_selector(READY)
