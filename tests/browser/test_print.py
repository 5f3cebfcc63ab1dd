from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf import PdfReader

from tests.browser.conftest import ready, saved
from tests.browser.filling import fill

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


TALK = "talk-to-people/the-talk/"


def words_of(pdf: Path) -> str:
    """Return the text of a PDF without white space, as paper breaks lines where it likes."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(pdf).pages)


def printed(page: Page, path: Path) -> str:
    page.pdf(path=path, prefer_css_page_size=False, format="A4")
    return words_of(path)


def test_a_long_answer_prints_whole(page: Page, base: str, tmp_path: Path) -> None:
    answer = " ".join(f"word{n:04}" for n in range(667))[:6000]
    assert len(answer) == 6000
    ready(page, base + TALK)
    page.locator("[data-type=long_text] textarea").first.fill(answer)
    saved(page)
    text = printed(page, tmp_path / "sheet.pdf")
    missing = [word for word in answer.split() if word not in text]
    assert missing == []


def test_every_typed_answer_is_on_paper_without_the_site_around_it(
    page: Page, base: str, tmp_path: Path
) -> None:
    ready(page, base + TALK)
    typed = fill(page, "paper")
    text = printed(page, tmp_path / "sheet.pdf")
    for value in typed:
        if value.startswith("paper"):
            assert value.replace(" ", "") in text, value
    for furniture in ("Search", "Savedonthisdevice", "Removestep", "Addanother", "Printitblank"):
        assert furniture not in text
    assert "Needhelpnow?" in text


def test_a_blank_print_shows_nothing_of_the_reader(page: Page, base: str, tmp_path: Path) -> None:
    ready(page, base + TALK)
    fill(page, "secret")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print it blank").click()
    assert "secret" not in printed(page, tmp_path / "blank.pdf")
