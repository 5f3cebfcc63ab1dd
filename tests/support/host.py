"""A host for the built site that can go away, take a new edition, and serve rubbish."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING, Any

from generator.publish import post_processing
from tests.support.browser import PROJECT, Handler, Server

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from playwright.sync_api import ConsoleMessage, Page

    from generator.content.model import Workbook

ASSETS = "assets/workbook"
EDITIONS = """
() => [
  document.querySelector("meta[name=edition]").content,
  document.documentElement.dataset.edition,
  getComputedStyle(document.documentElement).getPropertyValue("--edition"),
]
"""
WAIT_UNTIL_KEPT = """
async () => {
  const kept = async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
  };
  const late = (_, fail) => setTimeout(fail, 30_000, new Error("the worker was not installed"));
  await Promise.race([kept(), new Promise(late)]);
}
"""


LISTEN = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`));
"""


class Host:
    """Serves one folder under the project path on loopback, on the same port until the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rubbish: dict[str, int] = {}
        self.asked: list[str] = []
        self.port = 0
        self.server: Server | None = None
        self.open()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{PROJECT}"

    def open(self) -> None:
        self.server = Server(("127.0.0.1", self.port), self.handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """No network from here on, for the page and for its worker."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
        self.server = None

    def handler(self, *arguments: Any) -> Answering:
        return Answering(self, *arguments)


class Answering(Handler):
    """Answers from the host's folder of the moment, or with the rubbish that is set for a file."""

    def __init__(self, host: Host, *arguments: Any) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.folder))

    def do_GET(self) -> None:  # noqa: N802
        name = self.path.removeprefix(PROJECT)
        # Two editions may be made within one second, and this server compares no more than that.
        del self.headers["If-Modified-Since"]
        self.host.asked.append(name)
        if name in self.host.rubbish:
            self.send_response(self.host.rubbish[name])
            self.send_header("Content-Length", "7")
            self.end_headers()
            self.wfile.write(b"rubbish")
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages has it, for every file
        super().end_headers()


def make_edition(
    site: Path, folder: Path, number: int, workbook: Workbook, without: Collection[str] = ()
) -> Path:
    """Copy the site and mark its pages, scripts and styles, so that a mixture would show."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns(*without))
    for page in folder.rglob("*.html"):
        mark = f'</title><meta name="edition" content="{number}">'
        page.write_text(page.read_text("utf-8").replace("</title>", mark, 1), "utf-8")
    for name, mark in (
        ("main-*.js", f'\ndocument.documentElement.dataset.edition = "{number}";\n'),
        ("workbook-*.css", f"\n:root {{ --edition:{number}; }}\n"),
    ):
        (file,) = (folder / ASSETS).glob(name)
        with file.open("a") as marked:
            marked.write(mark)
    post_processing.post_process(folder, workbook.settings.slug, workbook.settings.title)
    return folder


def bundled(site: Path, pattern: str) -> str:
    """Return the name of a bundled file, which has a digest in it."""
    (file,) = (site / ASSETS).glob(pattern)
    return f"{ASSETS}/{file.name}"


def wait_until_kept(page: Page) -> None:
    """Wait until the worker has the whole edition and answers for this page."""
    page.evaluate(WAIT_UNTIL_KEPT)


def edition_of(page: Page) -> str:
    """Return the edition of a page, which must be that of its script and of its styles."""
    (edition,) = set(page.evaluate(EDITIONS))
    assert isinstance(edition, str)
    return edition


def hear(page: Page) -> list[str]:
    """Collect errors, warnings and what the policy refuses, from here on."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"{page.url}: {message.text}")

    page.add_init_script(LISTEN)
    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    return complaints
