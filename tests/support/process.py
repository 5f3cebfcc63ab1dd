"""A whole browser as a process of its own, to be killed like one."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from tests.support.browser import FLAGS, find_chromium_once

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright


class BrowserProcess:
    """Chromium on a profile folder; `page` is its one window."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        port_file = profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        command = [str(find_chromium_once()), "--headless=new", "--remote-debugging-port=0"]
        command += [f"--user-data-dir={profile}", "--no-first-run", *FLAGS, "about:blank"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + 30
        while not (port_file.exists() and port_file.read_text()):
            assert time.monotonic() < deadline, "Chromium did not start"
            time.sleep(0.02)
        port = port_file.read_text().split()[0]
        self.browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        context = self.browser.contexts[0]
        self.page: Page = context.pages[0] if context.pages else context.new_page()

    def end(self, how: signal.Signals) -> None:
        """Send a signal to every process of the browser, and wait until all are gone."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, how)
        self.process.wait(30)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        with suppress(Exception):
            self.browser.close()
