"""What readers saved with an earlier release is opened by this one, with every answer there.

`tests/releases/VERSION.json` is what a browser held after every field was filled with that release:
the records of the database, and where they were kept. Before a release, `pytest --save-release
tests/browser/test_releases.py` writes the one of the version in `pyproject.toml`.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import ready, saved
from tests.browser.filling import fill
from tests.browser.storage import stored
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from generator.model import Workbook

RELEASES = ROOT / "tests" / "releases"
RECORDS = """
async () => {
  const [{ name, version }] = await indexedDB.databases();
  const open = indexedDB.open(name);
  const db = await new Promise((done) => (open.onsuccess = () => done(open.result)));
  const tx = db.transaction(["answers"]);
  const all = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
  const store = tx.objectStore("answers");
  const [keys, values] = await Promise.all([all(store.getAllKeys()), all(store.getAll())]);
  db.close();
  return { name, version, answers: keys.map((key, n) => [key, values[n]]) };
}
"""
PUT = """
async ({ name, version, answers }) => {
  const open = indexedDB.open(name, version);
  open.onupgradeneeded = () => {
    open.result.createObjectStore("answers");
    const history = open.result.createObjectStore("history", { autoIncrement: true });
    history.createIndex("address", "address");
    open.result.createObjectStore("snapshots", { autoIncrement: true });
    open.result.createObjectStore("meta");
  };
  const db = await new Promise((done) => (open.onsuccess = () => done(open.result)));
  const tx = db.transaction(["answers"], "readwrite");
  for (const [key, value] of answers) tx.objectStore("answers").put(value, key);
  await new Promise((done) => (tx.oncomplete = done));
  db.close();
}
"""


def version() -> str:
    found: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return found


def test_answers_of_every_release_are_there(
    page: Page, base: str, cases: Callable[[int], None]
) -> None:
    releases = sorted(RELEASES.glob("*.json"))
    assert RELEASES / f"{version()}.json" in releases
    cases(len(releases))
    for release in releases:
        held: dict[str, Any] = json.loads(release.read_text("utf-8"))
        page.goto(base + "blank.html")
        page.evaluate(PUT, held)
        ready(page, base + "your-answers/")
        here = stored(page)
        while (earlier := page.locator("#look .wb-earlier-rows")).count():
            earlier.first.click()
        text = page.locator("#look").inner_text()
        for address, answer in held["answers"]:
            assert here[address] == answer["value"], f"{release.stem}: {address}"
            if isinstance(answer["value"], str) and answer["value"].startswith("of "):
                assert answer["value"] in text, f"{release.stem}: {address} is not shown"
        assert "earlier editions" not in text


@pytest.mark.save_release
def test_save_the_answers_of_this_release(page: Page, base: str, workbook: Workbook) -> None:
    for chapter in workbook.reading_order():
        for worksheet in workbook.worksheets_of(chapter):
            ready(page, f"{base}{chapter.id}/{worksheet.id}/")
            fill(page, f"of {worksheet.id}")
            saved(page)
    RELEASES.mkdir(exist_ok=True)
    text = json.dumps(page.evaluate(RECORDS), indent=0, ensure_ascii=False)
    (RELEASES / f"{version()}.json").write_text(text + "\n", "utf-8")
