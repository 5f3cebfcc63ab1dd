"""Every storage call fails in every way: the reader is told, and can still take the words away."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import ready

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

TALK = "talk-to-people/the-talk/"
CALLS = [
    "IDBFactory.open",
    "IDBDatabase.transaction",
    "IDBTransaction.objectStore",
    "IDBTransaction.commit",
    "IDBObjectStore.get",
    "IDBObjectStore.getAll",
    "IDBObjectStore.getAllKeys",
    "IDBObjectStore.put",
    "Storage.getItem",
    "Storage.setItem",
    "StorageManager.getDirectory",
    "FileSystemFileHandle.createWritable",
]
FAULTS = {
    "throws": "throw new DOMException('broken', 'UnknownError')",
    "quota": "throw new DOMException('full', 'QuotaExceededError')",
    "closed": "throw new DOMException('closing', 'InvalidStateError')",
    "aborts": "const r = real.apply(this, a); const tx = this.transaction ?? r?.transaction ?? r; "
    "try { tx.abort(); } catch {} return r",
    "hangs": "return new Proxy(real.apply(this, a) ?? {}, {set: () => true, get: (t, k) => "
    "k === 'then' && t instanceof Promise ? () => {} : "
    "typeof t[k] === 'function' ? t[k].bind(t) : t[k]})",
}
SAMPLE = 4
"""The sample takes so many cases."""


def pairs() -> list[tuple[str, str]]:
    """Every call with every fault it can have: what answers at once can neither hang nor abort."""
    at_once = ("Storage.", "IDBTransaction.objectStore", "IDBTransaction.commit")
    return [
        (call, fault)
        for call, fault in product(CALLS, FAULTS)
        if not (call.startswith(at_once) and fault in ("hangs", "aborts"))
    ]


def test_every_fault_at_every_storage_call_is_survived_or_said(
    browser: Browser, base: str, runs: Callable[[int, int], int]
) -> None:
    every = pairs()
    for call, fault in every[:: -(-len(every) // runs(SAMPLE, len(every)))]:
        context = browser.new_context(service_workers="block")  # it would fetch the whole site
        page = ready(context.new_page(), base + TALK)
        page.evaluate(f"() => {{ {injected(call, fault)} }}")
        check(page, f"{call} {fault}, while the page is open")
        page = context.new_page()
        page.add_init_script(injected(call, fault))
        ready(page, base + TALK)
        check(page, f"{call} {fault}, from the start")
        context.close()


def injected(call: str, fault: str) -> str:
    owner, method = call.split(".")
    return f"""
      const real = {owner}.prototype.{method};
      {owner}.prototype.{method} = function (...a) {{ {FAULTS[fault]}; }};
    """


def check(page: Page, what: str) -> None:
    """Within three seconds the words are on the disk, or the page hands them over."""
    page.locator("textarea").first.fill(what)
    try:
        page.wait_for_selector(".wb-status:is([data-tone=alarm], [data-tone=saved])", timeout=3000)
    except Exception as error:
        pytest.fail(f"{what}: nothing was said ({error})")
    if page.locator(".wb-status").get_attribute("data-tone") == "alarm":
        assert what in taken_away(page), what
    else:
        other = ready(page.context.new_page(), page.url)
        assert other.locator("textarea").first.input_value() == what, f"{what}: said saved"
        other.close()


def taken_away(page: Page) -> list[str]:
    with page.expect_download(timeout=3000) as waiting:
        page.get_by_role("button", name="Download my answers now").click()
    copy = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    return [entry["value"] for entry in copy["answers"]]
