"""What the bundler's list says of the built site: which file a page loads, and how to break it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.publish.post_processing import WIDGET
from generator.site.bundle import ASSETS, BUNDLE_LIST

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

FAULTS = ("missing", "throwing", "throwing in a handler", "silent")
MAIN = "runtime/main.ts"
REGISTER = "runtime/offline/register.ts"
THROW = 'throw new Error("broken on purpose");'
BREAKS = """
const __breaks = () => {
  if (!globalThis.isHandling) return;
  document.documentElement.dataset.thrown = "";
  throw new Error("broken on purpose");
};
"""
BLOCK = re.compile(r"(\)|=>)\{(?!case|default)")
"""Where a function or another block begins, in what esbuild made; the one of a `switch` is none."""


@dataclass(frozen=True)
class BundleList:
    """`bundle.json` of a site: each file's entry, what it imports, and what it loads on demand."""

    site: Path

    @cached_property
    def files(self) -> dict[str, dict[str, Any]]:
        files: dict[str, dict[str, Any]] = json.loads(self.path(BUNDLE_LIST).read_text("utf-8"))
        return files

    def path(self, name: str) -> Path:
        return self.site / ASSETS / name

    def entry(self, source: str) -> str:
        (name,) = (name for name, file in self.files.items() if file.get("entry") == source)
        return name

    def closure(self, name: str) -> set[str]:
        """Return a file with all that it imports, directly or not."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            found.add(file := waiting.pop())
            waiting += set(self.files[file]["imports"]) - found
        return found

    @cached_property
    def started(self) -> set[str]:
        """The entry and what it imports statically: without one of these, nothing runs."""
        return self.closure(self.entry(MAIN))

    @cached_property
    def widgets(self) -> dict[str, str]:
        """Widgets by the name that a page gives them, with their file."""
        features = {
            file["entry"].rsplit("/", 1)[1].removesuffix(".ts"): name
            for name, file in self.files.items()
            if file.get("entry", "").startswith("runtime/features/")
        }
        return features | {name.replace("-", "_"): file for name, file in features.items()}

    def pages(self) -> dict[str, set[str]]:
        """Return one page for each set of widgets, with their names."""
        found: dict[frozenset[str], str] = {}
        main = f"{ASSETS}/{self.entry(MAIN)}"
        for path in sorted(self.site.rglob("index.html")):
            html = path.read_text("utf-8")
            if main in html and 'class="wb-status"' in html:
                widgets = frozenset(set(WIDGET.findall(html)) & self.widgets.keys())
                url = path.relative_to(self.site).as_posix().removesuffix("index.html")
                found.setdefault(widgets, url)
        return {url: set(widgets) for widgets, url in found.items()}

    def files_of(self, widget: str) -> set[str]:
        return self.closure(self.widgets[widget]) - self.started


@dataclass
class BrokenFile:
    """One file of a page, broken until it is repaired."""

    page: Page
    path: Path
    fault: str
    is_repaired: bool = False

    def __post_init__(self) -> None:
        self.page.route(f"**/{ASSETS}/{self.path.name}", self.answer)

    def answer(self, route: Route) -> None:
        text = self.path.read_text("utf-8")
        if self.is_repaired:
            route.continue_()
        elif self.fault == "missing":
            route.fulfill(status=404, content_type="text/html", body="<h1>Not here</h1>")
        elif self.fault == "throwing":
            route.fulfill(content_type="text/javascript", body=THROW + text)
        elif self.fault == "throwing in a handler":
            route.fulfill(content_type="text/javascript", body=with_broken_handlers(text))

    def repair(self) -> None:
        """Answer from now on; what was asked for before stays without an answer."""
        self.is_repaired = True


def with_broken_handlers(text: str) -> str:
    """Return a script in which every function throws while the page handles what a reader did."""
    return BREAKS + BLOCK.sub(r"\1{__breaks();", text)


def has_functions(text: str) -> bool:
    """Tell whether anything in a script can throw later than when it is loaded."""
    return bool(BLOCK.search(text))


HANDLING = """
for (const type of ["click", "input", "change", "submit", "toggle", "keydown"]) {
  addEventListener(type, () => {
    globalThis.isHandling = true;
    setTimeout(() => { globalThis.isHandling = false });
  }, true);
}
"""
"""For `with_broken_handlers`: true from the first listener of an event on, until all have run."""
