"""A new edition renames, moves and merges questions: every answer is where it is asked for now."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

from generator.content import addresses
from generator.site.bundle import ASSETS
from tests.conftest import ROOT, TEST_MODULES, Draft, run
from tests.support.browser import ready, saved
from tests.support.content_fuzzer import EDITS, ContentFuzzer, answer_everything
from tests.support.filling import fill
from tests.support.host import Host
from tests.support.migration_oracle import MigrationOracle, plan
from tests.support.storage import in_store, stored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

TALK, TALKS, ASK = "talk-to-people/the-talk/", "talk-to-people/talks/", "talk-to-people/my-ask/"
NEXT_ASK = f"{ASK}?next"
"""The browser keeps the page of the old edition for ten minutes, but not under this address."""
EDITED = {
    "the-talk.yaml": {
        "summary: You": "formerly: [the-talk]\nsummary: You",
        "field: notes": "field: my-notes\n        formerly: [the-talk/notes]",
        "{field: step,": '{field: their-step, formerly: ["the-talk/steps-they-took/step"],',
        "      - field: thanked": "      - {field: hope, formerly: [my-ask/guess], "
        "type: scale, prompt: Hope, end_labels: [low, high]}\n      - field: thanked",
    },
    "my-ask.yaml": {
        "field: who-i-am\n        type: short_text": "field: opening\n        type: long_text\n"
        "        formerly: [my-ask/who-i-am, my-ask/why-you]",
    },
}
HISTORY = "return (await store.history()).map(({address, value, why}) => [address, value, why]);"
SNAPSHOTS = "return (await store.snapshots()).map(({why, answers}) => [why, answers.length]);"
CATALOGUE = "assets/workbook/catalogue.json"
OLDER_MOVES = {
    "places": {"talk": "the-talk"},
    "options": {"the-talk/questions": {"day": "normal-day"}},
    "rows": {"the-talk/steps-they-took": {"one": "two"}},
    "joined": ["the-talk/notes"],
    "digest": "0badcafe",
}
WRITE = """
await store.write(Object.entries(argument).map(([address, value]) => ({address, value, base: 0})));
"""


def stays(item: dict[str, Any]) -> bool:
    gone = item.get("field") in ("why-you", "guess")
    return not gone and item.get("type") not in ("letter", "sum_up")


def edit_worksheets(folder: Path) -> None:
    """Make the new edition's YAML, as an author does."""
    talk = folder / "worksheets/talk-to-people"
    for name, edits in EDITED.items():
        text = (talk / name).read_text("utf-8")
        for old, new in edits.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (talk / name).write_text(text, "utf-8")
    # Letters name the questions that change here; this edition does without them.
    for name in EDITED:
        sheet = yaml.safe_load((talk / name).read_text("utf-8"))
        for section in sheet["sections"]:
            section["items"] = [item for item in section["items"] if stays(item)]
        sheet["sections"] = [section for section in sheet["sections"] if section["items"]]
        (talk / name).write_text(yaml.safe_dump(sheet, sort_keys=False), "utf-8")
    (talk / "the-talk.yaml").rename(talk / "talks.yaml")
    everywhere = [folder / "mkdocs.yml", *(folder / "worksheets").glob("*/*.yaml")]
    for file in everywhere:
        text = file.read_text("utf-8").replace("/the-talk.md", "/talks.md")
        text = text.replace("          - my-ask/guess\n", "")
        file.write_text(text.replace("my-ask, the-talk,", "my-ask, talks,"), "utf-8")


@pytest.fixture(scope="module")
def next_edition(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("next")
    for name in ("worksheets", "templates", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "deno.json", "deno.lock"):
        shutil.copy(ROOT / name, folder)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    edit_worksheets(folder)
    result = run("mkdocs", "build", "--strict", "--quiet", "--site-dir", "built", cwd=folder)
    assert result.returncode == 0, result.stderr
    modules = Path(ASSETS, TEST_MODULES)
    shutil.copy(site / modules, folder / "built" / modules)
    return folder / "built"


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    host = Host(site)
    yield host
    host.close()


def test_every_answer_is_where_it_is_asked_for_now(
    page: Page, host: Host, next_edition: Path
) -> None:
    ready(page, host.url + TALK)
    fill(page, "talk")
    saved(page)
    ready(page, host.url + ASK)
    fill(page, "ask")
    saved(page)
    before = stored(page)
    host.folder = next_edition
    ready(page, host.url + TALKS)
    now = {address: value for address, value in stored(page).items() if value}
    assert now == moved(before)
    assert len(now) == len(before) - 1, "two were joined, and nothing else is one less"
    shown = page.evaluate(
        "[...document.querySelectorAll('[data-field=my-notes] textarea')].map((box) => box.value)"
    )
    assert shown == [before["the-talk/notes"]]
    texts = {v for a, v in now.items() if a.startswith("talks/") and isinstance(v, str)}
    assert texts <= set(read_all(page))
    assert in_store(page, SNAPSHOTS) == [["before a new edition moved questions", len(before)]]
    once = in_store(page, "return [...await store.read()];")
    ready(page, host.url + NEXT_ASK)
    expect(page.locator("[data-field=opening] textarea")).to_have_value(now["my-ask/opening"])
    ready(page, host.url + TALKS)
    assert in_store(page, "return [...await store.read()];") == once
    assert len(in_store(page, SNAPSHOTS)) == 1


def moved(before: dict[str, Any]) -> dict[str, Any]:
    """Say where everything belongs, in words of this one edition."""
    now = {}
    for address, value in before.items():
        to = address.replace("the-talk/notes", "talks/my-notes")
        to = to.replace("my-ask/guess", "talks/hope") if to == "my-ask/guess" else to
        to = to.replace("the-talk", "talks")
        if "/steps-they-took/" in to and to.endswith("/step"):
            to = to.removesuffix("step") + "their-step"
        now[to] = value
    now["my-ask/opening"] = f"{now.pop('my-ask/who-i-am')}\n\n{now.pop('my-ask/why-you')}"
    return now


def read_all(page: Page) -> list[str]:
    values: list[str] = page.evaluate(
        """[...document.querySelectorAll("textarea, select, input")]
          .filter((one) => one.checked || !["radio", "checkbox"].includes(one.type))
          .map((one) => one.value)"""
    )
    return values


def test_words_at_both_ends_are_kept_and_earlier_words_come_along(
    page: Page, host: Host, next_edition: Path
) -> None:
    ready(page, host.url + TALK)
    in_store(page, WRITE, {"the-talk/notes": "very old " * 60})
    in_store(page, WRITE, {"the-talk/notes": "old", "talks/my-notes": "new"})
    host.folder = next_edition
    ready(page, host.url + TALKS)
    assert {a: v for a, v in stored(page).items() if v} == {"talks/my-notes": "new"}
    assert in_store(page, HISTORY) == [
        ["talks/my-notes", "very old " * 60, "conflict"],
        ["talks/my-notes", "old", "migrate"],
    ]


def test_a_copy_of_the_old_edition_that_comes_later_is_brought_along_too(
    page: Page, host: Host, next_edition: Path
) -> None:
    host.folder = next_edition
    ready(page, host.url + TALKS)
    in_store(page, WRITE, {"the-talk/notes": "restored"})
    page.goto(host.url + TALKS)
    expect(page.locator("[data-field=my-notes] textarea")).to_have_value("restored")
    assert {a: v for a, v in stored(page).items() if v} == {"talks/my-notes": "restored"}


def test_words_under_way_when_the_edition_changes_come_along(
    page: Page, host: Host, next_edition: Path
) -> None:
    ready(page, host.url + TALK)
    tail = '[{"address": "the-talk/notes", "value": "last words", "base": 0, "tab": "gone"}]'
    page.evaluate("(tail) => localStorage.setItem('workbook-career-rut.tail.gone', tail)", tail)
    host.folder = next_edition
    ready(page, host.url + TALKS)
    expect(page.locator("[data-field=my-notes] textarea")).to_have_value("last words")


def test_a_device_with_moves_of_an_older_shape_is_brought_along(
    page: Page, host: Host, next_edition: Path
) -> None:
    """Editions before this one could rename options and fixed rows too."""
    ready(page, host.url + TALK)
    in_store(page, WRITE, {"the-talk/notes": "kept"})
    in_store(page, "await store.remember('moves', argument);", OLDER_MOVES)
    host.folder = next_edition
    ready(page, host.url + TALKS)
    expect(page.locator("[data-field=my-notes] textarea")).to_have_value("kept")
    moves = in_store(page, "return store.meta('moves');")
    assert moves == json.loads((next_edition / CATALOGUE).read_text("utf-8"))["moves"]


def test_the_list_of_moves_is_fetched_once_and_not_at_all_without_moves(
    page: Page, host: Host, next_edition: Path
) -> None:
    asked = host.asked
    # The chapter has no letter, which would ask for the words of options too.
    ready(page, host.url + "promotion/what-it-takes/")
    assert not [name for name in asked if name.endswith(("catalogue.json", "migrations.js"))]
    host.folder = next_edition
    for path in (TALKS, NEXT_ASK, TALKS):
        ready(page, host.url + path)
    assert len([name for name in asked if name.endswith("catalogue.json")]) == 1


def test_when_the_move_fails_nothing_is_lost_and_the_next_page_tries_again(
    context: BrowserContext, page: Page, host: Host, next_edition: Path
) -> None:
    ready(page, host.url + TALK)
    in_store(page, WRITE, {"the-talk/notes": "kept"})
    host.folder = next_edition
    host.rubbish[CATALOGUE] = 200
    ready(page, host.url + TALKS)
    assert stored(page) == {"the-talk/notes": "kept"}
    host.rubbish.clear()
    expect_notes = ready(context.new_page(), host.url + TALKS)
    expect(expect_notes.locator("[data-field=my-notes] textarea")).to_have_value("kept")


def test_a_failed_write_moves_nothing(own_page: Page, host: Host, next_edition: Path) -> None:
    ready(own_page, host.url + TALK)
    in_store(own_page, WRITE, {"the-talk/notes": "kept", "my-ask/guess": "7"})
    host.folder = next_edition
    # The last write of the move fails, when everything else has been asked for.
    own_page.add_init_script(
        """const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value, key) {
          if (key === "moves") throw new DOMException("full", "QuotaExceededError");
          return put.apply(this, [value, key].slice(0, arguments.length));
        };"""
    )
    ready(own_page, host.url + TALKS)
    assert {a: v for a, v in stored(own_page).items() if v} == {
        "the-talk/notes": "kept",
        "my-ask/guess": "7",
    }
    assert in_store(own_page, SNAPSHOTS) == []


def test_the_plan_is_the_one_that_python_makes(page: Page, base: str, draft: Draft) -> None:
    """Editions and answers at random; the page and a second, slower way agree on each."""
    cases = list(generated(draft))
    assert len(cases) > 30
    ready(page, base)
    code = """
      const { planMoves } = await module("answers/moves");
      return argument.map(([answers, moves]) => planMoves(Object.entries(answers), moves));
    """
    plans = in_store(page, code, cases)
    for (answers, moves), found in zip(cases, plans, strict=True):
        assert found == plan(answers, moves)
    assert sum(len(steps) for steps in plans) > 500


def test_long_texts_are_joined_whole(page: Page, base: str) -> None:
    moves = {"places": {"a/b": "a/d", "a/c": "a/d"}, "joined": ["a/d"]}
    answers = {
        address: {"value": letter * 80_000, "rev": 1, "savedAt": 1, "tab": "t"}
        for address, letter in (("a/b", "b"), ("a/c", "c"))
    }
    ready(page, base)
    code = """
      const { planMoves } = await module("answers/moves");
      return planMoves(Object.entries(argument[0]), argument[1]);
    """
    (step,) = in_store(page, code, [answers, moves])
    assert step == plan(answers, moves)[0]
    assert step["value"] == "b" * 80_000 + "\n\n" + "c" * 80_000


def generated(draft: Draft) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield a reader's answers, half of them written before and half after, and the moves."""
    author = ContentFuzzer(draft, 7)
    reader = MigrationOracle()
    answer_everything(author, reader)
    for _ in range(60):
        before = author.state()
        done = author.random.choice(EDITS)(author, True)
        author.save()
        if done is False or draft.problems():
            author.undo(before)
            author.save()
            continue
        moves = addresses.moves(author.publish())
        later = MigrationOracle(dict(reader.answers))
        answer_everything(author, later)
        kept = {a: x for a, x in later.answers.items() if author.random.random() < 0.5}
        if moves:
            yield reader.answers, moves
            yield reader.answers | kept, moves
