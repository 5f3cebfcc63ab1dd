"""A window of release 0.1.0 beside one of this edition, at one address and over one store."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from playwright.sync_api import expect

from tests.browser.releases import READY, RELEASES, Release
from tests.support.host import Host, wait_until_kept
from tests.support.storage import in_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

T = TypeVar("T")
RELEASE = Release(RELEASES / "0.1.0")
SHEETS = ["promotion/goal-with-a-date/", "talk-to-people/who-does-this/"]
ANSWERS = "your-answers/"
READER = Path(__file__).with_suffix(".js")
SCRIPT = "script[type=module][src*='/workbook/main']"
HOLD = """
() => new Promise((held) => {
  const open = indexedDB.open("workbook-career-rut");
  open.onsuccess = () => {
    globalThis.isHeld = true;
    const store = open.result.transaction(["answers"], "readwrite").objectStore("answers");
    const goOn = () => {
      held();
      if (isHeld) store.get("").onsuccess = goOn;
      else open.result.close();
    };
    store.get("").onsuccess = goOn;
  };
})
"""
HAS_TAIL = "Object.keys(localStorage).some((key) => key.includes('.tail.'))"
PLACES = "indexeddb,local_storage,file_systems"
"""Where a reader's words are on the device."""
SAVED = ".wb-status[data-tone=saved]:not([data-saving])"
"""How the pages of both editions say it."""
HELD = """
const { Mirror } = await module("storage/mirror");
const { UnsavedTail } = await module("storage/unsaved-tail");
const { WebStorage } = await module("storage/web-storage");
const valuesOf = (answers) => [...answers.values()].map(({ value }) => value);
const mirror = new Mirror("career-rut", localStorage);
const tails = new UnsavedTail("career-rut", "test", new WebStorage("localStorage"));
return {
  answers: Object.fromEntries([...await store.read()].map(([a, { value }]) => [a, value])),
  history: (await store.history()).map(({ value }) => value),
  snapshots: (await store.snapshots()).flatMap(({ answers }) => valuesOf(new Map(answers))),
  mirror: valuesOf((await mirror.read())?.answers ?? new Map()),
  tails: tails.read().map(({ value }) => value),
};
"""


@dataclass(frozen=True)
class Held:
    """Every text on the device, by the place that holds it."""

    answers: dict[str, str]
    history: set[str]
    snapshots: set[str]
    mirror: set[str]
    tails: set[str]

    @property
    def kept(self) -> set[str]:
        """What the reader can come back to."""
        return {*self.answers.values(), *self.history, *self.snapshots}

    @property
    def everywhere(self) -> set[str]:
        return self.kept | self.mirror | self.tails


@dataclass
class Beside:
    """The device of one reader, on which the worker of the release is in control."""

    context: BrowserContext
    host: Host
    anchor: Page
    """A page that stays open: a worker gives way when the last page that it controls is closed."""
    offers: set[str] = field(default_factory=set)
    """The words of the other window that a page has offered."""
    losses: list[str] = field(default_factory=list)
    """What a page has said of answers that the browser lost."""
    errors: list[str] = field(default_factory=list)

    def tell(self, kind: str, text: str) -> None:
        if kind == "offer":
            self.offers.add(text)
        else:
            self.losses.append(text)

    def forget(self, places: str = PLACES) -> None:
        """Forget what the reader wrote; the worker stays."""
        session = self.context.new_cdp_session(self.anchor)
        origin = self.anchor.evaluate("origin")
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": places})
        session.detach()

    def hold(self) -> None:
        """Keep the disk busy, as a slow one is: what is written meanwhile has to wait."""
        self.anchor.evaluate(HOLD)

    def let_go(self) -> None:
        assert self.anchor.evaluate(HAS_TAIL), "no words were on their way"
        self.anchor.evaluate("globalThis.isHeld = false")

    def held(self) -> Held:
        found = in_store(self.anchor, HELD)
        answers = {a: value for a, value in found.pop("answers").items() if isinstance(value, str)}
        places = {name: set(filter(is_text, values)) for name, values in found.items()}
        return Held(answers, **places)

    def caches(self) -> list[str]:
        names: list[str] = self.anchor.evaluate("caches.keys()")
        return names


def is_text(value: str | list[str]) -> bool:
    return isinstance(value, str)


def beside_the_release(context: BrowserContext, site: Path) -> Iterator[Beside]:
    """Visit the release until its worker keeps it; from then on the host has this edition."""
    host = Host(RELEASE.site)
    beside = Beside(context, host, context.new_page())
    context.add_init_script(path=READER)
    context.expose_binding("tell", lambda _, kind, text: beside.tell(kind, text))
    context.on("weberror", lambda error: beside.errors.append(str(error.error)))
    beside.anchor.goto(host.url)
    beside.anchor.wait_for_selector(READY)
    wait_until_kept(beside.anchor)
    beside.anchor.goto(host.url + "blank.html")
    host.folder = site
    yield beside
    host.close()


class Window:
    """A window of the release, which comes from its worker; or of this edition, past the worker."""

    def __init__(self, beside: Beside, name: str, *, is_past_the_worker: bool = True) -> None:
        self.beside = beside
        self.name = name
        self.is_past_the_worker = is_past_the_worker and name == "edition"
        self.sheet = SHEETS[0]
        self.open()

    def open(self) -> None:
        self.page = self.beside.context.new_page()
        if self.is_past_the_worker:
            self._pass_by_the_worker()

    def _pass_by_the_worker(self) -> None:
        """As when a reader loads a page with the worker and the cache left out."""
        session = self.beside.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.send("Network.setBypassServiceWorker", {"bypass": True})
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def visit(self, path: str) -> None:
        self.page.goto(self.beside.host.url + path)
        self.arrive()
        if path != ANSWERS:
            self.sheet = path

    def arrive(self) -> None:
        """Wait until the page shows its answers; it must be of the edition that it should be."""
        self.page.wait_for_selector(READY)
        script = self.page.locator(SCRIPT).get_attribute("src") or ""
        assert script.endswith("/main.js") == (self.name == "release"), script

    def do(self, what: str, *arguments: Any) -> Any:
        """Do something as the reader does."""
        return self.page.evaluate(f"(all) => reader.{what}(...all)", list(arguments))

    def write(self, box: int, text: str) -> dict[str, str]:
        """Put a text into a box; return the address, and the text that stood there before."""
        before: dict[str, str] = self.do("write", box, text)
        return before

    def reload_while(self, what: str, *arguments: Any) -> Any:
        """Reload the page before it can have saved what is done."""
        work = f"(all) => (setTimeout(() => location.reload()), reader.{what}(...all))"
        with self.page.expect_navigation():
            done = self.page.evaluate(work, list(arguments))
        self.arrive()
        return done

    def blur(self) -> None:
        self.page.evaluate("document.activeElement.blur()")

    def settle(self) -> None:
        """Leave the box, and wait until nothing is on its way."""
        self.blur()
        self.page.wait_for_selector(".wb-status:not([data-saving])", state="attached")
        expect(self.page.locator(".wb-status[data-tone=alarm]")).to_have_count(0)

    def is_saving(self) -> bool:
        return self.page.locator(".wb-status[data-saving]").count() > 0

    def saved(self) -> None:
        self.page.wait_for_selector(SAVED)

    def shown(self) -> dict[str, str]:
        """Return what stands in each box, by address."""
        return {one["address"]: one["text"] for one in self.do("shown")}

    def among_the_answers(self, work: Callable[[Page], T]) -> T:
        """Go to Your answers, do something there, and come back."""
        self.settle()
        sheet = self.sheet
        self.visit(ANSWERS)
        done = work(self.page)
        self.visit(sheet)
        return done
