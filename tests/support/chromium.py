"""Find a Chromium for the browser tests, or get one: Playwright's, or the distribution's.

Run as a script it sets one up and says what it could not do; imported it only looks.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import sync_playwright

SHELL = "chromium-headless-shell"
"""The same engine without windows. It opens a page for half the work, so it is asked for first."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
REMEDY = """
The browser tests need Playwright's driver and a Chromium, and they could not be set up here.
Any one of these will do:
  sudo apt-get install chromium-headless-shell libatomic1    (Debian; on Ubuntu the next line)
  .venv/bin/playwright install --with-deps chromium
  export CHROMIUM=/path/to/chromium           (a Chromium or Chrome that is already there)
Then run the same command again."""


def find_chromium() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    installed = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return installed or find_downloaded()


def find_downloaded() -> str | None:
    """Return the Chromium that Playwright has downloaded, or None."""
    if not driver_works():
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def driver_works() -> bool:
    """Tell whether Playwright's driver starts; on a bare Debian it lacks a library."""
    return run(str(compute_driver_executable()[0]), "--version")


def install_packages(*packages: str) -> None:
    """Take the distribution's packages, where that needs no password."""
    if shutil.which("apt-get"):
        print(f"Installing {' '.join(packages)} …", flush=True)
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        run(*sudo, "apt-get", "update", "-qq")
        run(*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)


def run(*command: str) -> bool:
    """Run a command quietly, and tell whether it worked."""
    try:
        return (
            subprocess.run(command, capture_output=True, timeout=900, check=False).returncode == 0
        )
    except OSError:
        return False


def set_up() -> bool:
    """Get what is missing, and tell whether driver and browser are there."""
    if not driver_works():
        install_packages("libatomic1")
    if not find_chromium():
        print("No Chromium yet: asking Playwright for one …", flush=True)
        run(sys.executable, "-m", "playwright", "install", "chromium")
    if not find_chromium():
        install_packages(SHELL)
    return driver_works() and find_chromium() is not None


if __name__ == "__main__":
    sys.exit(None if set_up() else REMEDY)
