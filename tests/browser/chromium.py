"""Find a Chromium for the browser tests, or get one: Playwright's, or the distribution's.

Run as a script it sets one up and says what it could not do; imported it only looks.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
REMEDY = """
The browser tests need Chromium, and it could not be set up here. Any one of these will do:
  sudo apt-get install chromium          (Debian; on Ubuntu use the next line)
  .venv/bin/playwright install --with-deps chromium
  export CHROMIUM=/path/to/chromium      (a Chromium or Chrome that is already there)
Then run the same command again."""


def find_chromium() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    with sync_playwright() as playwright:
        bundled = playwright.chromium.executable_path
    if Path(bundled).exists():
        return bundled
    return next(filter(None, map(shutil.which, NAMES)), None)


def download() -> None:
    """Let Playwright fetch the build it was made for."""
    run(sys.executable, "-m", "playwright", "install", "chromium")


def install_package() -> None:
    """Take the distribution's package, where that needs no password."""
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        run(*sudo, "apt-get", "update", "-qq")
        run(*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")


def run(*command: str) -> None:
    """Run a command quietly; whether it worked shows in what can be found afterwards."""
    subprocess.run(command, check=False, capture_output=True, timeout=600)


def set_up() -> str | None:
    """Return a Chromium, trying each way to get one in turn."""
    ways: tuple[Callable[[], None], ...] = (download, install_package)
    for way in ways:
        if found := find_chromium():
            return found
        print(f"No Chromium yet: trying to {way.__name__.replace('_', ' ')} …", flush=True)
        way()
    return find_chromium()


if __name__ == "__main__":
    sys.exit(None if set_up() else REMEDY)
