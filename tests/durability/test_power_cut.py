"""The power fails while a reader types: what the disk held at that moment has every saved word.

The browser's profile lies on an ext4 image behind a loop device. A copy of the image is what a
disk would hold without power: the system's own caches are not in it. Only the long suite runs
this, on Linux as root.
"""

from __future__ import annotations

import filecmp
import os
import random
import shutil
import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.durability.test_survival import BOX, LOSS_BOUND, TALK, type_until
from tests.support.browser import ready
from tests.support.process import BrowserProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Playwright

IMAGES = 20
SIZE = 128 * 1024 * 1024
MEMORY = Path("/dev/shm")
"""Images lie here: a copy then takes so little time that no write falls into it."""
RELAXED = """
const transaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (stores, mode) {
  return transaction.call(this, stores, mode, { durability: "relaxed" });
};
"""

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or not MEMORY.is_dir() or not shutil.which("mkfs.ext4"),
    reason="needs Linux, root and mkfs.ext4",
)


class Image:
    """A copy of a disk, and when it was made: the whole copy lies between the two times."""

    def __init__(self, disk: Path, file: Path) -> None:
        self.file = file
        while True:
            self.begun = time.monotonic()
            subprocess.run(["cp", "--sparse=always", disk, file], check=True)
            self.ended = time.monotonic()
            # A disk that went on changing would give a copy that never was on any disk.
            if filecmp.cmp(disk, file, shallow=False):
                return


@contextmanager
def mounted(disk: Path, at: Path) -> Iterator[Path]:
    at.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", disk, at], check=True)
    try:
        yield at
    finally:
        for _ in range(50):
            if subprocess.run(["umount", at], capture_output=True, check=False).returncode == 0:
                break
            time.sleep(0.1)


@pytest.fixture
def folder() -> Iterator[Path]:
    folder = MEMORY / f"power-cut-{os.getpid()}"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def cut(playwright: Playwright, url: str, folder: Path, seed: int, script: str) -> tuple[str, str]:
    """Type until the power fails; return what was safe by then, and what is found afterwards."""
    pace = random.Random(seed)
    disk, images = folder / "disk", list[Image]()
    disk.touch()
    os.truncate(disk, SIZE)
    subprocess.run(["mkfs.ext4", "-q", "-F", disk], check=True)
    with mounted(disk, folder / "profile") as profile:
        browser = BrowserProcess(playwright, profile)
        browser.page.add_init_script(script)
        ready(browser.page, url).locator(BOX).focus()
        after = pace.uniform(1.0, 3.0)
        power = threading.Timer(after, lambda: images.append(Image(disk, folder / "image")))
        power.start()
        typed = []
        while power.is_alive():
            typed += type_until(browser.page, time.monotonic() + 0.2, pace)
        browser.end(signal.SIGKILL)
    with mounted(images[0].file, folder / "after") as profile:
        browser = BrowserProcess(playwright, profile)
        found = ready(browser.page, url).locator(BOX).input_value()
        browser.end(signal.SIGKILL)
    everything = "".join(key for key, _ in typed)
    assert everything.startswith(found), f"seed {seed}: damaged: {found!r}"
    return "".join(key for key, at in typed if at < images[0].begun - LOSS_BOUND), found


def test_a_power_cut_loses_no_character_older_than_a_quarter_second(
    playwright: Playwright, base: str, folder: Path, cases: Callable[[int], None]
) -> None:
    cases(IMAGES)
    for seed in range(IMAGES):
        safe, found = cut(playwright, base + TALK, folder, seed, "")
        assert found.startswith(safe), f"seed {seed}: {safe!r} was safe, found {found!r}"


def test_relaxed_writes_would_lose_them(playwright: Playwright, base: str, folder: Path) -> None:
    """The control: the test above sees what a lost write looks like."""
    lost = [
        len(safe) - len(found)
        for seed in range(IMAGES)
        for safe, found in [cut(playwright, base + TALK, folder, seed, RELAXED)]
        if not found.startswith(safe)
    ]
    assert len(lost) > IMAGES / 2, lost
