"""Worksheets with every field full, and blank, on both papers: all is there, in its place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tests.browser.test_print import choose
from tests.support.browser import ready
from tests.support.paper import last_letter, overlaps, pages, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from generator.content.model import Workbook

LONG = 6000
ROWS = 12
HEADING = 16
"""CSS pixels, in which Chromium sets a page: headings are larger, all that is read is smaller."""
FULL = """
async ({long, rows}) => {
  const changed = (control) => control.dispatchEvent(new Event("input", {bubbles: true}));
  const lists = [...document.querySelectorAll(".wb-entries")];
  for (const list of lists) {
    const add = list.querySelector(".wb-row__actions button");
    while (add && list.querySelectorAll(".wb-row").length < rows) add.click();
  }
  const told = [];
  let n = 0;
  for (const holder of document.querySelectorAll(".wb-cell, .wb-field:not(.wb-entries)")) {
    n++;
    const ticks = [...holder.querySelectorAll("input[type=radio], input[type=checkbox]")];
    const control = holder.querySelector("textarea, select, input");
    const row = holder.closest(".wb-row")?.dataset.row ?? "";
    if (ticks.length) {
      ticks[0].checked = true;
      changed(ticks[0]);
    } else if (control.tagName === "SELECT") {
      control.selectedIndex = control.options.length - 1;
      changed(control);
    } else if (control.type === "date") {
      control.value = "2027-03-09";
      changed(control);
    } else {
      const word = (k) => `q${n}x${k}z`;
      let text = word(0);
      const most = row || holder.dataset.type !== "long_text" ? 60 : long;
      for (let k = 1; text.length + 12 < most; k++) text += ` ${word(k)}`;
      control.value = text.padEnd(most, "y");
      changed(control);
      told.push([row, control.value]);
    }
  }
  return told;
}
"""


def worksheets(workbook: Workbook) -> Iterator[str]:
    for chapter in workbook.reading_order():
        for worksheet in workbook.worksheets_of(chapter):
            yield f"{chapter.id}/{worksheet.id}/"


def test_a_full_sheet_is_whole_and_in_its_place(
    page: Page, base: str, tmp_path: Path, workbook: Workbook, runs: Callable[[int, int], int]
) -> None:
    paths = list(worksheets(workbook))
    step = -(-len(paths) // runs(2, len(paths)))
    for path in paths[::step]:
        ready(page, base + path)
        for paper in ("A4", "US Letter"):
            choose(page, "Blank to write on", paper)
            page.pdf(path=(pdf := tmp_path / "blank.pdf"), prefer_css_page_size=True)
            check_pages(pdf, f"{path} blank {paper}")
        told = page.evaluate(FULL, {"long": LONG, "rows": ROWS})
        for paper in ("A4", "US Letter"):
            choose(page, "With my answers", paper)
            page.pdf(path=(pdf := tmp_path / "full.pdf"), prefer_css_page_size=True)
            check_pages(pdf, f"{path} full {paper}")
            made = " ".join(page.locator("[data-widget]").all_text_contents())
            check_words(pdf, told, made, f"{path} full {paper}")


def check_pages(pdf: Path, name: str) -> None:
    """No page is empty, none ends in a heading, and no words lie upon others."""
    with pages(pdf) as sheets:
        for number, sheet in enumerate(sheets, 1):
            last = last_letter(sheet)
            assert last, f"{name}: page {number} is empty"
            assert last.size < HEADING, f"{name}: page {number} ends in a heading"
            assert overlaps(sheet) == [], f"{name}: page {number}"


def check_words(pdf: Path, told: list[tuple[str, str]], made: str, name: str) -> None:
    """Every word is there once more; those of a row on one page, if nothing is made of them."""
    with pages(pdf) as sheets:
        texts = [text_of(sheet) for sheet in sheets]
    whole = "".join(texts)
    rows: dict[str, set[int]] = defaultdict(set)
    for row, text in told:
        missing = [word for word in text.split() if word not in whole]
        assert missing == [], f"{name}: {missing[:3]}"
        first = text.split()[0]
        if row and first not in made:
            rows[row] |= {number for number, text in enumerate(texts) if first in text}
    assert {row: found for row, found in rows.items() if len(found) != 1} == {}, name


def test_the_checks_find_what_is_wrong(page: Page, tmp_path: Path) -> None:
    """The control: a heading at the end, an empty page, and words upon words."""
    page.set_content(
        "<style>p {line-height: 1; margin: 0 0 -1em} p + p {margin: 0}</style>"
        "<p>under under</p><p>upon upon</p>"
        "<h2 style='font-size:40pt'>End</h2>"
        "<div style='break-before:page;height:9cm'></div>"
    )
    page.pdf(path=(pdf := tmp_path / "wrong.pdf"))
    with pages(pdf) as sheets:
        assert overlaps(sheets[0])
        found: Any = last_letter(sheets[0])
        assert found.size > HEADING
        assert last_letter(sheets[1]) is None
