"""The database's own files are damaged on the disk, between two visits."""

from __future__ import annotations

import random
import shutil
import signal
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.browser import ready, saved
from tests.support.process import BrowserProcess
from tests.support.storage import wait_for_second_copy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Playwright

TALK = "talk-to-people/the-talk/"
BOX = "[data-type=long_text] textarea >> nth=0"
WORDS = "what my manager said about the move"


def scribble(file: Path) -> None:
    """Overwrite every other block of a file."""
    content = bytearray(file.read_bytes())
    for start in range(0, len(content), 128):
        block = slice(start, min(start + 64, len(content)))
        content[block] = random.Random(start).randbytes(block.stop - block.start)
    file.write_bytes(content)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def empty(file: Path) -> None:
    file.write_bytes(b"")


DAMAGES: list[tuple[str, Callable[[Path], None]]] = [
    (files, how)
    for files in ("*.log", "MANIFEST-*", "CURRENT", "*")
    for how in (scribble, cut_short, empty)
]
SAMPLE = 2


def test_damaged_files_of_the_database_are_noticed(
    playwright: Playwright, base: str, tmp_path: Path, runs: Callable[[int, int], int]
) -> None:
    sound = tmp_path / "sound"
    sound.mkdir()
    browser = BrowserProcess(playwright, sound)
    ready(browser.page, base + TALK).locator(BOX).fill(WORDS)
    saved(browser.page)
    wait_for_second_copy(browser.page, WORDS)
    ready(browser.page, base + TALK)
    browser.end(signal.SIGTERM)
    for files, damage in DAMAGES[:: len(DAMAGES) // runs(SAMPLE, len(DAMAGES))]:
        profile = tmp_path / "damaged"
        shutil.copytree(sound, profile, ignore=shutil.ignore_patterns("Singleton*"))
        folder = next(profile.glob("Default/IndexedDB/*127.0.0.1*leveldb"))
        for file in folder.glob(files):
            if file.is_file():
                damage(file)
        browser = BrowserProcess(playwright, profile)
        page = ready(browser.page, base + TALK)
        found = page.locator(BOX).input_value()
        assert found in ("", WORDS), f"{damage.__name__} {files}: wrong words shown as good"
        if not found:
            expect(page.locator(".wb-data-loss")).to_contain_text("lost")
            page.get_by_role("button", name="Bring them back").click()
            expect(page.locator(BOX)).to_have_value(WORDS)
        browser.end(signal.SIGKILL)
        shutil.rmtree(profile)
