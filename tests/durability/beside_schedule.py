"""What a reader does in two windows at random, and what has to hold after it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.test_your_answers import copy_of, erase_everything, restore
from tests.durability.beside import SHEETS, Window
from tests.durability.ledger import Ledger

if TYPE_CHECKING:
    from playwright.sync_api import Page

SMALL = ["write"] * 6 + ["type"] * 2 + ["together"] * 3 + ["add", "remove", "undo", "take", "blur"]
LARGE = ["reload", "leave", "close", "hide", "erase_part", "erase", "restore"]
STEPS = 14
LARGE_STEPS = 3


class Schedule:
    """A seeded run of both windows."""

    def __init__(self, windows: list[Window], seed: int) -> None:
        self.windows = windows
        self.beside = windows[0].beside
        self.seed = seed
        self.chance = random.Random(seed)
        self.ledger = Ledger()
        self.removed: dict[str, list[dict[str, str]]] = {}

    def begin(self) -> None:
        """Forget what was written, and show any two sheets."""
        for window in self.windows:
            window.page.goto("about:blank")
        self.beside.forget()
        self.beside.offers.clear()
        for window in self.windows:
            window.visit(self.sheet())

    def run(self) -> None:
        """Do small things, and large ones between them; five seeds have each in each window."""
        places = sorted(self.chance.sample(range(STEPS), LARGE_STEPS))
        for step in range(STEPS):
            if step in places:
                case = LARGE_STEPS * self.seed + places.index(step)
                self.do(LARGE[case % len(LARGE)], self.windows[case % 2])
            else:
                self.do_something_small()

    def do_something_small(self) -> None:
        self.do(self.chance.choice(SMALL), self.chance.choice(self.windows))

    def do(self, what: str, window: Window) -> None:
        getattr(self, what)(window)

    def finish(self) -> None:
        for window in self.windows:
            window.do("turn", "visible")
            window.settle()
        self.assert_shown_as_stored()
        self.assert_nothing_lost()
        for window in self.windows:
            self.assert_saves(window)
        assert not self.beside.errors, f"seed {self.seed}: {self.beside.errors}"
        assert not self.beside.losses, f"seed {self.seed}: {self.beside.losses}"

    def text(self, window: Window) -> str:
        return f"text {self.seed}.{len(self.ledger.written)} of the {window.name}"

    def sheet(self) -> str:
        """Choose a sheet: mostly the one that the other window shows too."""
        return self.chance.choices(SHEETS, weights=[3, 1])[0]

    def box(self) -> int:
        """Choose a box: mostly one that the other window chooses too."""
        return self.chance.choice([0, 0, 1, 1, 2, 3, 4, 5, 9])

    def other(self, window: Window) -> Window:
        return self.windows[1 - self.windows.index(window)]

    # What a reader does often.

    def write(self, window: Window, box: int | None = None) -> None:
        text = self.text(window)
        self.ledger.write(text, window.write(self.box() if box is None else box, text))

    def type(self, window: Window) -> None:
        window.do("focus", self.box())
        word = f" {len(self.ledger.written)}"
        window.page.keyboard.type(word)
        box = window.do("caret")
        self.ledger.write(box["text"], box | {"text": box["text"].removesuffix(word)})

    def together(self, _: Window) -> None:
        """Both windows write into the same place of their sheets in the same millisecond."""
        moment = self.windows[0].page.evaluate("Date.now()") + 50
        box = self.box()
        texts = [f"{self.text(window)}, together" for window in self.windows]
        for window, text in zip(self.windows, texts, strict=True):
            window.do("writeAt", moment, box, text)
        for window, text in zip(self.windows, texts, strict=True):
            self.ledger.write(text, window.page.evaluate("later"))

    def add(self, window: Window) -> None:
        window.do("add", self.chance.randrange(2))
        text = self.text(window)
        window.page.keyboard.type(text)
        self.ledger.write(text, window.do("caret") | {"text": ""})

    def remove(self, window: Window) -> None:
        cells = window.do("remove", self.chance.randrange(9))
        # Words that were erased elsewhere may stand under the caret still: they do not come back.
        cells = [cell for cell in cells if cell["text"] in self.ledger.owed]
        self.ledger.owed -= {cell["text"] for cell in cells}
        self.ledger.unseen |= {cell["address"] for cell in cells}
        self.removed[window.name] = cells

    def undo(self, window: Window) -> None:
        shown = window.shown()
        if not window.do("undo"):
            return
        removed = self.removed[window.name]
        if window.name == "release":
            # It writes over what was written in the row since; this edition does not.
            self.ledger.owed -= {shown.get(cell["address"], "") for cell in removed}
        self.ledger.come_back({cell["text"] for cell in removed})

    def take(self, window: Window) -> None:
        """Take the words that the other window had here."""
        if taken := window.do("take"):
            self.ledger.owed.discard(taken["before"])
            self.ledger.come_back({taken["text"]})

    def blur(self, window: Window) -> None:
        window.blur()
        window.page.wait_for_timeout(self.chance.choice([1, 5, 20]))

    # What a reader does seldom.

    def reload(self, window: Window) -> None:
        """Before the page can have saved what was written last."""
        self.excuse(window)
        text = self.text(window)
        before = window.reload_while("write", self.box(), text)
        self.write_unseen(text, before)

    def leave(self, window: Window) -> None:
        """The disk is busy, so that the words go into the tail; either window may find them."""
        text = self.text(window)
        self.excuse(window)
        self.beside.hold()
        self.write_unseen(text, window.write(self.box(), text))
        if self.chance.random() < 0.5:
            self.write(self.other(window))
        window.page.goto("about:blank")
        self.beside.let_go()
        for one in self.chance.sample(self.windows, 2):
            self.visit(one)

    def close(self, window: Window) -> None:
        """In the middle of a word; the next window may show another sheet."""
        self.type(window)
        self.excuse(window)
        window.page.close()
        window.open()
        window.visit(self.sheet())

    def hide(self, window: Window) -> None:
        """The tail of a window that lives on is found by the other one."""
        text = self.text(window)
        self.beside.hold()
        self.write_unseen(text, window.write(self.box(), text))
        window.do("turn", "hidden")
        for _ in range(self.chance.randrange(3)):
            self.write(self.other(window))
        self.beside.let_go()
        self.visit(self.other(window))
        self.write(self.other(window))
        window.do("turn", "visible")

    def visit(self, window: Window) -> None:
        self.excuse(window)
        window.visit(window.sheet)

    def write_unseen(self, text: str, before: dict[str, str]) -> None:
        self.ledger.write(text, before)
        self.ledger.unseen.add(before["address"])

    def excuse(self, window: Window) -> None:
        """What is still on its way when a window is left may lose with nobody there to be told."""
        if window.is_saving():
            self.ledger.unseen.update(self.ledger.written.values())

    def erase_part(self, window: Window) -> None:
        self.write(window)
        is_quiet = self.be_quiet()
        part = window.among_the_answers(self.choose_and_erase)
        self.ledger.erase(part, is_quiet)

    def choose_and_erase(self, page: Page) -> str:
        choice = page.locator("#erase-part")
        parts: list[str] = choice.evaluate("(box) => [...box.options].map(({value}) => value)")
        part = self.chance.choice(parts)
        choice.select_option(part)
        page.locator("#erase-part-word").fill("erase")
        page.get_by_role("button", name="Erase this part").click()
        expect(page.locator("#erase .wb-result")).to_contain_text("Erased")
        return part

    def erase(self, window: Window) -> None:
        is_quiet = self.be_quiet()
        window.among_the_answers(erase_everything)
        self.ledger.erase("", is_quiet)

    def be_quiet(self) -> bool:
        is_quiet = self.chance.random() < 0.5
        if is_quiet:
            for window in self.windows:
                window.settle()
        return is_quiet

    def restore(self, window: Window) -> None:
        """A copy that one of the windows made is restored in this one."""
        self.write(window, 0)
        window.settle()
        copy = self.chance.choice(self.windows).among_the_answers(copy_of)
        self.write(window, 0)
        for one in self.chance.choices(self.windows, k=3):
            self.write(one)
        window.among_the_answers(lambda page: restore(page, copy))
        answers = json.loads(copy.read_text("utf-8"))["answers"]
        self.ledger.come_back({str(answer["value"]) for answer in answers})
        self.ledger.unseen |= {answer["address"] for answer in answers}

    # What has to hold.

    def assert_shown_as_stored(self) -> None:
        for _ in range(20):
            stored = self.beside.held().answers
            shown = [window.shown() for window in self.windows]
            wrong = [
                (window.name, address, text, stored.get(address, ""))
                for window, boxes in zip(self.windows, shown, strict=True)
                for address, text in boxes.items()
                if text != stored.get(address, "")
            ]
            if not wrong:
                return
            self.beside.anchor.wait_for_timeout(50)
        raise AssertionError(f"seed {self.seed}: shown and stored differ: {wrong}")

    def assert_nothing_lost(self) -> None:
        held, ledger = self.beside.held(), self.ledger
        lost = ledger.owed - held.kept
        assert not lost, f"seed {self.seed}: lost {lost}"
        back = ledger.gone & held.everywhere
        assert not back, f"seed {self.seed}: erased, and there again: {back}"
        replaced = ledger.owed - set(held.answers.values()) - self.beside.offers
        silent = {text for text in replaced if ledger.written[text] not in ledger.unseen}
        assert not silent, f"seed {self.seed}: replaced, and nobody was told: {silent}"

    def assert_saves(self, window: Window) -> None:
        text = f"the last of the {window.name}, {self.seed}"
        before = window.write(0, text)
        self.ledger.write(text, before)
        window.saved()
        assert self.beside.held().answers[before["address"]] == text
