"""The shipped content, as readers find it: in the menu, in order, with the six ways and help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs.config import load_config

from generator.content import published_ids
from generator.site.markup import inline, plain
from generator.site.site_files import SITE_PAGES
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.content.model import Workbook

STRATEGIES = {"talk-to-people", "promotion", "mentor", "network", "coach", "gratitude"}
CONFIG = load_config(str(ROOT / "mkdocs.yml"))


def pages(nav: Any) -> Iterator[str]:
    """Yield the pages of a menu in order."""
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from pages(entry)


def test_the_six_ways_are_there(workbook: Workbook) -> None:
    assert set(workbook.chapters) >= STRATEGIES


def test_the_menu_has_every_generated_page_in_reading_order(workbook: Workbook) -> None:
    chapters = [
        f"{chapter.id}/{page}.md"
        for chapter in workbook.reading_order()
        for page in ["index", *chapter.worksheets]
    ]
    home, week, *others = [f"{name}.md" for name in SITE_PAGES]
    by_hand = {str(file.relative_to(ROOT / "docs")) for file in (ROOT / "docs").rglob("*.md")}
    menu = list(pages(CONFIG.nav))
    assert [page for page in menu if page not in by_hand] == [home, week, *chapters, *others]
    assert by_hand <= set(menu)


def test_the_menu_calls_chapters_by_their_short_names(workbook: Workbook) -> None:
    assert CONFIG.nav
    names = [name for entry in CONFIG.nav for name in entry]
    shorts = [plain(chapter.short) for chapter in workbook.reading_order()]
    assert [name for name in names if name in shorts] == shorts


def test_every_id_is_in_the_register(workbook: Workbook) -> None:
    register = workbook.published
    assert published_ids.with_new_ids(register, workbook) == register, "run: make ids"
    ids = [line.split()[0] for line in register if line and not line.startswith("#")]
    assert ids == sorted(ids)


def test_the_site_and_the_workbook_have_one_title(workbook: Workbook) -> None:
    site_name = CONFIG.site_name
    assert site_name == workbook.settings.title


def test_each_chapter_has_at_least_two_worksheets(workbook: Workbook) -> None:
    counts = {chapter.id: len(chapter.worksheets) for chapter in workbook.reading_order()}
    assert {id: count for id, count in counts.items() if count < 2} == {}


def test_the_help_line_stands_on_every_page_and_sheet(workbook: Workbook, site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 90
    line = inline(workbook.help.footer)
    assert [page for page in pages if line not in page.read_text("utf-8")] == [site / "blank.html"]


def test_no_phone_number_stands_outside_help(workbook: Workbook) -> None:
    numbers = {
        service.contact
        for place in workbook.help.places
        for service in place.services
        if service.link.startswith("tel:") and len(service.contact) > 4
    }
    assert numbers
    for file in (ROOT / "worksheets").rglob("*.yaml"):
        if file.name != "help.yaml":
            assert not [number for number in numbers if number in file.read_text("utf-8")], file


def test_every_chapter_has_all_of_its_parts(workbook: Workbook) -> None:
    for chapter in workbook.reading_order():
        assert 3 <= len(chapter.guide) <= 6, chapter.id
        assert len(chapter.evidence) >= 2, chapter.id
        assert chapter.example, chapter.id
        assert "made-up" in chapter.example.title, chapter.id
        assert chapter.when_not_suitable, chapter.id
        assert 2 <= chapter.minutes <= 4, chapter.id


def test_every_worksheet_says_why_it_asks_and_shows_an_answer(workbook: Workbook) -> None:
    assert len(workbook.worksheets) == 39
    for worksheet in workbook.worksheets.values():
        assert worksheet.why, worksheet.id
        items = [*worksheet.fields(), *worksheet.collections()]
        assert any(getattr(item, "example", None) for item in items), worksheet.id


def test_nobody_is_cheered_at() -> None:
    for file in (ROOT / "worksheets").rglob("*.yaml"):
        assert "!" not in file.read_text("utf-8").replace("![", ""), file


def test_help_stands_before_what_may_hurt(workbook: Workbook) -> None:
    """A notice comes before the first question; in `Health first`, before everything."""
    for id in ("off-your-chest", "small-and-steady", "gratitude-diary", "look-back"):
        items = workbook.worksheets[id].items()
        first = next(item for item in items if not hasattr(item, "prose"))
        assert hasattr(first, "notice"), id
    health = workbook.worksheets["health-first"].items()
    assert [getattr(item, "notice", None) for item in health][:2] == ["now", "today"]


def test_every_widget_of_a_page_is_known_to_the_browser(workbook: Workbook, site: Path) -> None:
    script = (ROOT / "templates" / "runtime" / "main.ts").read_text("utf-8")
    known = set(re.findall(r'^  "?([\w-]+)"?: \(\) =>', script, re.MULTILINE))
    pages = [page.read_text("utf-8") for page in site.rglob("index.html")]
    used = {name for page in pages for name in re.findall(r'data-widget="([\w-]+)"', page)}
    assert used == known
