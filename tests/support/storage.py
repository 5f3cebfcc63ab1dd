"""Reach into the page's own modules and stores, as a broken disk or another window would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

MODULES = """
const { default: modules } = await import("/some-repo/assets/workbook/test-modules.js");
const module = (name) => modules[name];
const store = await module("storage/answer-store").openStore("career-rut");
"""

FILES = """
const folder = await (await navigator.storage.getDirectory())
  .getDirectoryHandle("workbook-career-rut").catch(() => undefined);
const texts = [];
if (folder) {
  for await (const file of folder.values()) texts.push(await (await file.getFile()).text());
}
return texts.join();
"""


def in_store(page: Page, code: str, argument: Any = None) -> Any:
    """Run code with `store` open and `module(name)` to import from the runtime."""
    return page.evaluate(f"async (argument) => {{ {MODULES} {code} }}", argument)


def wait_for_second_copy(page: Page, words: str) -> None:
    """Wait until the second copy on the disk holds the words; it follows the first in time."""
    code = """
      const { Mirror } = await module("storage/mirror");
      const copy = new Mirror("career-rut", localStorage);
      for (let n = 0; n < 160; n++) {
        const found = await copy.read();
        if ([...(found?.answers.values() ?? [])].some((a) => a.value === argument)) return true;
        await new Promise((go) => setTimeout(go, 50));
      }
      return false;
    """
    assert in_store(page, code, words)


def stored(page: Page) -> dict[str, Any]:
    """Return every stored value by address."""
    code = "return Object.fromEntries([...await store.read()].map(([a, x]) => [a, x.value]));"
    values: dict[str, Any] = in_store(page, code)
    return values


def all_stored_text(page: Page) -> str:
    """Return all that this device holds of the reader's words, in every place."""
    kept = "[await store.read(), await store.history(), await store.snapshots()]"
    everything = f"JSON.stringify({kept}.map((all) => [...(all.entries?.() ?? all)]))"
    text: str = in_store(page, f"return {everything} + JSON.stringify({{...localStorage}});")
    files: str = in_store(page, FILES)
    return text + files
