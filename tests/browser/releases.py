"""What readers hold with an earlier release, and how to put it back into a browser.

`tests/releases/README.md` says what each file is. `tests/browser/capture.py` writes them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

RELEASES = ROOT / "tests" / "releases"
NAMES = sorted(folder.name for folder in RELEASES.iterdir() if folder.is_dir())
"""The releases whose devices are kept."""

READY = "html[data-workbook=ready]"
SAVED = ".wb-status[data-tone=saved]:not([data-saving])"
"""How the pages of release 0.1.0 say it, whatever the pages of this edition do."""

PUT_DATABASE = """
async ({ name, version, ...stores }) => {
  const open = indexedDB.open(name, version);
  open.onupgradeneeded = () => {
    open.result.createObjectStore("answers");
    const history = open.result.createObjectStore("history", { autoIncrement: true });
    history.createIndex("address", "address");
    open.result.createObjectStore("snapshots", { autoIncrement: true });
    open.result.createObjectStore("meta");
  };
  const db = await new Promise((done) => (open.onsuccess = () => done(open.result)));
  const tx = db.transaction(Object.keys(stores), "readwrite");
  for (const [store, records] of Object.entries(stores)) {
    for (const [key, value] of records) tx.objectStore(store).put(value, key);
  }
  await new Promise((done) => (tx.oncomplete = done));
  db.close();
}
"""
PUT_MIRROR = """
async ([name, files]) => {
  const top = await navigator.storage.getDirectory();
  const folder = await top.getDirectoryHandle(name, { create: true });
  for (const [file, text] of Object.entries(files)) {
    const stream = await (await folder.getFileHandle(file, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}
"""
PUT_ITEMS = "([storage, items]) => Object.assign(window[storage], items)"


@dataclass(frozen=True)
class Release:
    """The device of one reader, as a release left it, and the scripts of that release."""

    folder: Path

    @property
    def database(self) -> dict[str, Any]:
        """The name and version of the database, and the keys and records of each store."""
        return self._json("database.json")

    @property
    def answers(self) -> dict[str, Any]:
        """Every answer that says something, by address."""
        return answered(self.database)

    @property
    def mirror(self) -> dict[str, str]:
        """The two files of the second copy."""
        return {file.name: text(file) for file in sorted((self.folder / "mirror").iterdir())}

    @property
    def local(self) -> dict[str, str]:
        """All of localStorage: settings, the mirror's marker, the unsaved tail."""
        return self._json("local-storage.json")

    @property
    def marker(self) -> dict[str, str]:
        """How many answers there were, so that an empty database is noticed."""
        return {key: value for key, value in self.local.items() if key.endswith(".count")}

    @property
    def tail(self) -> dict[str, str]:
        """The words that were still under way when a window was left."""
        return {key: value for key, value in self.local.items() if ".tail." in key}

    @property
    def session(self) -> dict[str, str]:
        """The session storage of a window that forgets its answers when it is closed."""
        return self._json("session-storage.json")

    @property
    def copy(self) -> Path:
        return self.folder / "copy.json"

    @property
    def locked_copy(self) -> Path:
        return self.folder / "copy-locked.json"

    @property
    def passphrase(self) -> str:
        return text(self.folder / "passphrase.txt").strip()

    @property
    def addresses(self) -> list[str]:
        """Every page and PDF of the site, as a path that begins with a slash."""
        return text(self.folder / "addresses.txt").split()

    @property
    def site(self) -> Path:
        """Some pages of the built site, with all its scripts and its worker, to be served."""
        return self.folder / "site"

    @property
    def pages(self) -> list[str]:
        """The addresses of the pages that are kept, from the top of the site."""
        files = sorted(self.site.rglob("index.html"))
        return [file.relative_to(self.site).as_posix().removesuffix("index.html") for file in files]

    def _json(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(text(self.folder / name))
        return found


def text(file: Path) -> str:
    """Read a file as it is: a checksum minds the ends of its lines."""
    return file.read_bytes().decode()


def databases(name: str) -> list[dict[str, Any]]:
    """Return what is kept of a release's databases: the first release has its answers twice."""
    files = [RELEASES / f"{name}.json", RELEASES / name / "database.json"]
    return [json.loads(text(file)) for file in files if file.exists()]


def answered(database: dict[str, Any]) -> dict[str, Any]:
    """Return every answer of a database that says something, by address."""
    return {key: record["value"] for key, record in database["answers"] if record["value"]}


def put_database(page: Page, database: dict[str, Any]) -> None:
    page.evaluate(PUT_DATABASE, database)


def put_mirror(page: Page, name: str, files: dict[str, str]) -> None:
    page.evaluate(PUT_MIRROR, [name, files])


def put_items(page: Page, storage: str, items: dict[str, str]) -> None:
    """Put items into `localStorage` or `sessionStorage`."""
    page.evaluate(PUT_ITEMS, [storage, items])
