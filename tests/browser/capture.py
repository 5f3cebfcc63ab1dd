"""Use everything in the workbook as a reader does, and keep what that leaves on the device.

`pytest --save-release tests/browser/test_releases.py` does it, before a release: what it writes
is read by `releases.py`, and `tests/releases/README.md` says what each file is.
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.conftest import ready, saved
from tests.browser.filling import fill
from tests.browser.releases import text
from tests.browser.test_your_answers import copy_of, downloaded, erase_everything, restore

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from generator.model import Workbook

DATABASE = "workbook-career-rut"
PASSPHRASE = "café au lait, three sugars"
GOAL = "promotion/goal-with-a-date/"
PEOPLE_AND_STEPS = "talk-to-people/who-does-this/"
HEALTH = "start/health-first/"
PAGES = ["", GOAL, PEOPLE_AND_STEPS, HEALTH, "people/", "this-week/", "your-answers/"]
"""The pages that are kept: what a reader may have open when the next release comes."""
FILES = ["404.html", "blank.html", "manifest.webmanifest", "service-worker.js"]
ASSETS = "assets/workbook"
WORKERS_LIST = re.compile(r"(?<=const SEAL = )\{.*?\n\}(?=;)", re.DOTALL)

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
    page = context.new_page()
    begin_again(page, base)
    fill_in_everything(page, base, workbook)
    meet_people(page, base)
    take_steps(page, base)
    look_back(page, base)
    change_an_answer(page, base)
    disagree_in_two_windows(context, base)
    choose_settings(page, base)
    restore_a_copy(page, base)
    folder.mkdir(parents=True)
    keep_mirror(page, folder)
    keep_copies(page, folder)
    keep_session(context.new_page(), base, folder)
    leave_words_on_their_way(context, base)
    keep_device(page, base, folder)
    keep_site(site, folder / "site")
    write(folder / "addresses.txt", "".join(f"{address}\n" for address in addresses(site)))


def begin_again(page: Page, base: str) -> None:
    ready(page, base + GOAL)
    fill(page, "before everything was erased")
    saved(page)
    ready(page, base + "your-answers/")
    erase_everything(page)


def fill_in_everything(page: Page, base: str, workbook: Workbook) -> None:
    for chapter in workbook.reading_order():
        for worksheet in workbook.worksheets_of(chapter):
            fill_in(page, f"{base}{chapter.id}/{worksheet.id}/", f"of {worksheet.id}")


def fill_in(page: Page, url: str, mark: str) -> None:
    """Write into every field, also into those that are kept only where a reader asks for it."""
    ready(page, url)
    for box in page.locator(".wb-keep input").all():
        box.check()
    fill(page, mark)
    saved(page)


def meet_people(page: Page, base: str) -> None:
    """Somebody is of several kinds, and was heard of today."""
    ready(page, base + "people/")
    page.get_by_role("button", name="Change").first.click()
    for box in page.locator(".wb-card .wb-options input").all():
        box.check()
    page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name="I was in touch today").first.click()
    saved(page)


def take_steps(page: Page, base: str) -> None:
    """One step is made smaller, one is done, one is dropped."""
    ready(page, base + "this-week/")
    steps = page.locator(".wb-step")

    def press(button: str, step: Locator) -> None:
        step.get_by_role("button", name=button).click()

    for name in ("too large", "to do", "to drop"):
        page.get_by_role("button", name="Add a step").click()
        page.keyboard.type(f"of this-week: a step {name}")
        if name == "too large":
            steps.last.get_by_label("How sure").select_option("6")
        press("Ready", steps.last)
    press("No longer relevant", steps.last)
    press("I did it", steps.last)
    press("Make it smaller", steps.first)
    page.keyboard.type("of this-week: a smaller step")
    press("Ready", steps.first)
    press("Use the smaller step", steps.first)
    saved(page)


def look_back(page: Page, base: str) -> None:
    ready(page, base + "keep-going/look-back/")
    page.get_by_role("button", name="Start a look-back").click()
    saved(page)
    ready(page, base + "keep-going/where-am-i-now/")
    page.get_by_role("button", name="Keep these scores as a check-in").click()
    expect(page.locator(".wb-then")).to_contain_text("Kept with the day")
    saved(page)


def change_an_answer(page: Page, base: str) -> None:
    """Where much of a text goes, it becomes an earlier one."""
    ready(page, base + "start/off-your-chest/")
    box = page.locator("[data-type=long_text] textarea").first
    box.fill("of off-your-chest: a long story, which is soon cut short ✓ שלום \U0001f600")
    saved(page)
    box.fill("of now, in brief")
    saved(page)


def disagree_in_two_windows(context: BrowserContext, base: str) -> None:
    """What stands under the caret stays; what the other window wrote becomes an earlier text."""
    one, two = (ready(context.new_page(), base + GOAL) for _ in range(2))
    mine, theirs = (page.locator("[data-type=long_text] textarea").first for page in (one, two))
    mine.focus()
    theirs.fill("of the other window")
    saved(two)
    mine.press_sequentially(" and of this window")
    saved(one)
    expect(one.locator(".wb-other")).to_contain_text("of the other window")
    one.close()
    two.close()


def choose_settings(page: Page, base: str) -> None:
    ready(page, base + GOAL)
    page.locator(".wb-how summary").click()
    page.locator(".wb-how").get_by_label("US Letter").check()
    ready(page, base + "your-answers/")
    page.get_by_label("Check my spelling").uncheck()


def restore_a_copy(page: Page, base: str) -> None:
    """A restore keeps a snapshot of what it replaces."""
    ready(page, base + "your-answers/")
    copy = copy_of(page)
    fill_in(page, base + "talk-to-people/the-talk/", "of the-talk after the copy was made")
    ready(page, base + "your-answers/")
    restore(page, copy)


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
        for box in page.locator(".wb-keep input").all():
            box.check()
        fill(page, f"of a window that forgets: {sheet.split('/')[1]}")
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
    seal = json.loads(values)
    seal["files"] = {name: hash for name, hash in seal["files"].items() if (folder / name).exists()}
    return json.dumps(seal, indent=1, separators=(",", ":"))


def write(file: Path, content: str) -> None:
    """Write the same bytes on every system."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode())
