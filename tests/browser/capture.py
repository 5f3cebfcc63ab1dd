"""Use everything in the workbook, and keep what that leaves on a reader's device.

`pytest --save-release tests/browser/test_releases.py` does it, before a release: what it writes
is read by `releases.py`, and `tests/releases/README.md` says what each file is.
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.reader import GOAL, fill_all, use_everything
from tests.browser.releases import text
from tests.browser.test_your_answers import copy_of, downloaded
from tests.support.browser import ready
from tests.support.filling import fill

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from generator.content.model import Workbook

DATABASE = "workbook-career-rut"
PASSPHRASE = "café au lait, three sugars"
PEOPLE_AND_STEPS = "talk-to-people/who-does-this/"
HEALTH = "start/health-first/"
PAGES = ["", GOAL, PEOPLE_AND_STEPS, HEALTH, "people/", "this-week/", "your-answers/"]
"""The pages that are kept: what a reader may have open when the next release comes."""
FILES = ["404.html", "blank.html", "manifest.webmanifest", "service-worker.js"]
ASSETS = "assets/workbook"
WORKERS_LIST = re.compile(r"(?<=const BUILD = )\{.*?\n\}(?=;)", re.DOTALL)

READ_DATABASE = """
async (name) => {
  const open = indexedDB.open(name);
  const db = await new Promise((done) => (open.onsuccess = () => done(open.result)));
  const stores = [...db.objectStoreNames];
  const tx = db.transaction(stores);
  const all = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
  const read = async (store) => {
    const [keys, records] = [all(store.getAllKeys()), all(store.getAll())];
    const values = await records;
    return (await keys).map((key, n) => [key, values[n]]);
  };
  const held = await Promise.all(stores.map((store) => read(tx.objectStore(store))));
  db.close();
  const records = Object.fromEntries(stores.map((store, n) => [store, held[n]]));
  return JSON.stringify({ name, version: db.version, ...records });
}
"""
READ_MIRROR = """
async (name) => {
  const top = await navigator.storage.getDirectory();
  const folder = await top.getDirectoryHandle(name);
  const files = {};
  for await (const file of folder.values()) files[file.name] = await (await file.getFile()).text();
  return files;
}
"""
READ_ITEMS = """
(storage) => Object.fromEntries(
  Object.entries(window[storage]).filter(([key]) => key.startsWith("workbook-")))
"""
HOLD_DATABASE = """
(name) => new Promise((held) => {
  const open = indexedDB.open(name);
  open.onsuccess = () => {
    const store = open.result.transaction(["answers"], "readwrite").objectStore("answers");
    const goOn = () => (store.get("").onsuccess = goOn, held());
    goOn();
  };
})
"""
"""A transaction that does not end, as on a slow disk: what is written meanwhile has to wait."""


def capture(
    context: BrowserContext, base: str, site: Path, workbook: Workbook, folder: Path
) -> None:
    """Write what a reader holds after filling in everything, and the site it was made with."""
    page = use_everything(context, base, workbook)
    folder.mkdir(parents=True)
    keep_mirror(page, folder)
    keep_copies(page, folder)
    keep_session(context.new_page(), base, folder)
    leave_words_on_their_way(context, base)
    keep_device(page, base, folder)
    keep_site(site, folder / "site")
    write(folder / "addresses.txt", "".join(f"{address}\n" for address in addresses(site)))


def keep_mirror(page: Page, folder: Path) -> None:
    """Wait until the newest file holds what the database holds: it follows in time."""
    answers = database_of(page)["answers"]
    for _ in range(100):
        files: dict[str, str] = page.evaluate(READ_MIRROR, DATABASE)
        if any(json.loads(file.split("\n", 1)[1]) == answers for file in files.values()):
            break
        page.wait_for_timeout(100)
    else:
        raise AssertionError("the mirror does not follow")
    for name, file in files.items():
        write(folder / "mirror" / name, file)


def keep_copies(page: Page, folder: Path) -> None:
    shutil.copy(copy_of(page), folder / "copy.json")
    page.get_by_text("Lock the copy with a passphrase").click()
    for label in ("Passphrase", "The same passphrase again"):
        page.get_by_label(label, exact=True).fill(PASSPHRASE)
    locked = downloaded(page, "Download a locked copy").path()
    shutil.copy(locked, folder / "copy-locked.json")
    write(folder / "passphrase.txt", PASSPHRASE + "\n")


def keep_session(page: Page, base: str, folder: Path) -> None:
    """A window that keeps its answers only until it is closed."""
    ready(page, base + "your-answers/")
    page.get_by_role("button", name="only until I close this window").click()
    expect(page.locator(".wb-overview")).to_contain_text("only in this window")
    for sheet in (GOAL, PEOPLE_AND_STEPS, HEALTH):
        ready(page, base + sheet)
        fill_all(page, f"of a window that forgets: {sheet.split('/')[1]}")
    keep_items(page, "sessionStorage", folder / "session-storage.json")
    page.close()


def leave_words_on_their_way(context: BrowserContext, base: str) -> None:
    """A page is left while the disk has not taken what was typed last."""
    page = ready(context.new_page(), base + GOAL)
    holder = context.new_page()
    holder.goto(base + "blank.html")
    holder.evaluate(HOLD_DATABASE, DATABASE)
    fill(page, "of a window that was left in the middle of a word")
    page.goto("about:blank")
    page.close()
    holder.close()


def keep_device(page: Page, base: str, folder: Path) -> None:
    page.goto(base + "blank.html")  # no script runs there, so all stays as it is
    write(folder / "database.json", one_record_a_line(database_of(page)))
    keep_items(page, "localStorage", folder / "local-storage.json")


def keep_items(page: Page, storage: str, file: Path) -> None:
    items = page.evaluate(READ_ITEMS, storage)
    write(file, json.dumps(items, indent=1, ensure_ascii=False) + "\n")


def database_of(page: Page) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(page.evaluate(READ_DATABASE, DATABASE))
    return held


def one_record_a_line(database: dict[str, Any]) -> str:
    parts = [f"{json.dumps(name)}: {in_lines(value)}" for name, value in database.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def in_lines(value: Any) -> str:
    if not isinstance(value, list):
        return json.dumps(value)
    return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in value) + "\n]"


def addresses(site: Path) -> list[str]:
    """Return every page and PDF of a site, as a path that begins with a slash."""
    files = (file for file in site.rglob("*") if file.suffix in {".html", ".pdf"})
    names = sorted(file.relative_to(site).as_posix() for file in files)
    return ["/" + re.sub(r"(^|/)index\.html$", r"\1", name) for name in names]


def keep_site(site: Path, folder: Path) -> None:
    """Copy some pages and all scripts, and take what is not copied out of the worker's list."""
    for name in [*FILES, *(f"{page}index.html" for page in PAGES)]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / name, folder / name)
    shutil.copytree(site / ASSETS, folder / ASSETS)
    worker = folder / "service-worker.js"
    source, replaced = WORKERS_LIST.subn(lambda found: shortened(found[0], folder), text(worker))
    assert replaced == 1
    write(worker, source)


def shortened(values: str, folder: Path) -> str:
    """Return the worker's list without the files that are not there; a worker takes all or none."""
    edition = json.loads(values)
    files = edition["files"].items()
    edition["files"] = {name: digest for name, digest in files if (folder / name).exists()}
    return json.dumps(edition, indent=1, separators=(",", ":"))


def write(file: Path, content: str) -> None:
    """Write the same bytes on every system."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode())
