"""What comes out of the printer: real PDFs, read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.support.browser import ready, saved
from tests.support.filling import fill
from tests.support.paper import compact

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from pypdf import PageObject

    from generator.content.model import Workbook


TALK = "talk-to-people/the-talk/"
NO_DIALOGUE = "window.print = () => dispatchEvent(new Event('printed'))"
A4, LETTER = (595, 842), (612, 792)


def words_on(page: PageObject) -> str:
    """Return a page's text without white space, as paper breaks lines where it likes."""
    return compact(page.extract_text())


def pages_of(page: Page, path: Path) -> list[str]:
    """Print as Ctrl-P does, on the paper that the page asks for; return the text of each sheet."""
    page.pdf(path=path, prefer_css_page_size=True)
    return [words_on(one) for one in PdfReader(path).pages]


def printed(page: Page, path: Path) -> str:
    return "".join(pages_of(page, path))


def paper_of(page: Page, path: Path) -> tuple[int, int]:
    page.pdf(path=path, prefer_css_page_size=True)
    boxes = {
        (round(one.mediabox.width), round(one.mediabox.height)) for one in PdfReader(path).pages
    }
    (box,) = boxes
    return box


def choose(page: Page, *options: str) -> None:
    """Say in the panel how to print."""
    if not page.locator(".wb-print-settings__form").is_visible():
        page.locator(".wb-print-settings summary").click()
    for option in options:
        page.locator(".wb-print-settings__form").get_by_label(option, exact=True).check()


def test_a_long_answer_prints_whole(page: Page, base: str, tmp_path: Path) -> None:
    answer = " ".join(f"word{n:04}" for n in range(667))[:6000]
    assert len(answer) == 6000
    ready(page, base + TALK)
    page.locator("[data-type=long_text] textarea").first.fill(answer)
    saved(page)
    for kind in ("With my answers", "Only what I answered"):
        choose(page, kind)
        pages = pages_of(page, tmp_path / "sheet.pdf")
        missing = [word for word in answer.split() if word not in "".join(pages)]
        assert missing == []
        assert all(len(text) > 100 for text in pages), "a page with nothing on it but its foot"


def test_every_typed_answer_is_on_paper_without_the_site_around_it(
    page: Page, base: str, tmp_path: Path
) -> None:
    ready(page, base + TALK)
    choose(page, "With my answers")
    typed = fill(page, "paper")
    text = printed(page, tmp_path / "sheet.pdf")
    for value in typed:
        if value.startswith("paper"):
            assert value.replace(" ", "") in text, value
    for furniture in ("Search", "Savedonthisdevice", "Removestep", "Addanother", "Inksaver"):
        assert furniture not in text
    assert "Needhelpnow?" in text
    assert "Leaveroomforwhattheywanttotellyou" in text


def test_a_blank_print_shows_nothing_of_the_reader(page: Page, base: str, tmp_path: Path) -> None:
    ready(page, base + TALK)
    choose(page, "Blank to write on")
    untouched = pages_of(page, tmp_path / "untouched.pdf")
    fill(page, "secret")
    page.get_by_role("button", name="Add another step").first.click()
    fill(page, "secret")
    assert pages_of(page, tmp_path / "blank.pdf") == untouched
    assert "secret" not in "".join(untouched)
    assert "Leaveroomforwhattheywanttotellyou" in "".join(untouched)
    assert "Step4" in "".join(untouched), "as many rows as the worksheet has"
    assert page.locator("[data-field=steps-they-took] .wb-row").count() == 2


def test_a_blank_print_tells_nothing_by_its_notices(page: Page, base: str, tmp_path: Path) -> None:
    ready(page, base + "start/health-first/")
    choose(page, "Blank to write on")
    untouched = pages_of(page, tmp_path / "untouched.pdf")
    page.get_by_label("I have thoughts of death or of hurting myself").check()
    assert pages_of(page, tmp_path / "blank.pdf") == untouched
    assert "".join(untouched).count("Gethelpnow") == 2


def test_only_what_is_answered_leaves_the_rest_out(page: Page, base: str, tmp_path: Path) -> None:
    ready(page, base + TALK)
    page.get_by_label("What surprised you?").check()
    steps = page.locator("[data-field=steps-they-took]")
    steps.locator("textarea").first.fill("satwiththeplanner")
    steps.get_by_role("button", name="Add another").click()
    page.locator("[data-field=next-step] textarea").first.fill("writetograce")
    choose(page, "Only what I answered")
    text = printed(page, tmp_path / "sheet.pdf")
    for there in (
        "Thetalk:questionsandnotes",
        "Beforethetalk",
        "Whatsurprisedyou?",
        "satwiththeplanner",
        "Yournextstep",
        "writetograce",
    ):
        assert there in text, there
    for left_out in (
        "Whatistheworstpart?",
        "Leaveroom",
        "Whattheysaid",
        "Mynotes",
        "Step2",
        "WhatIwouldneed",
        "Saythanks",
        "Takethesmallest",
    ):
        assert left_out not in text, left_out


def test_where_nothing_is_answered_the_sheet_says_so(page: Page, base: str, tmp_path: Path) -> None:
    ready(page, base + TALK)
    choose(page, "Only what I answered")
    (text,) = pages_of(page, tmp_path / "sheet.pdf")
    assert "Nothingisansweredhereyet." in text
    expect(page.locator(".wb-nothing-answered")).to_have_count(0)


def test_back_from_paper_each_field_is_found_by_its_number(
    page: Page, base: str, tmp_path: Path
) -> None:
    """The address is the one in the QR codes of printed sheets."""
    ready(page, base + TALK + "#type-up")
    assert page.url == base + TALK + "#type-up"
    codes = page.locator(".wb-code")
    assert codes.all_inner_texts() == ["1", "2", "3", "4", "5", "6"]
    assert all(code.is_visible() for code in codes.all())
    page.get_by_role("textbox", name="2 My notes from the talk").fill("A day of calls.")
    saved(page)
    for kind in ("Blank to write on", "With my answers"):
        choose(page, kind)
        assert "2Mynotesfromthetalk" in printed(page, tmp_path / "sheet.pdf"), kind
    choose(page, "Only what I answered")
    text = printed(page, tmp_path / "sheet.pdf")
    assert "Mynotesfromthetalk" in text
    assert "2My" not in text


@pytest.mark.parametrize(
    ("language", "paper", "switch", "then"),
    [("en-GB", A4, "US Letter", LETTER), ("en-US", LETTER, "A4", A4), ("es-MX", LETTER, "A4", A4)],
)
def test_the_paper_is_the_readers(
    browser: Browser,
    base: str,
    tmp_path: Path,
    language: str,
    paper: tuple[int, int],
    switch: str,
    then: tuple[int, int],
) -> None:
    context = browser.new_context(locale=language, service_workers="block")
    page = ready(context.new_page(), base + TALK)
    assert paper_of(page, tmp_path / "usual.pdf") == paper
    choose(page, switch)
    assert paper_of(page, tmp_path / "switched.pdf") == then
    for other in ("", "start/", "help/", "your-answers/"):
        ready(page, base + other)
        assert paper_of(page, tmp_path / "other.pdf") == then, other
    context.close()


def test_the_buttons_and_the_keyboard_print_the_same(page: Page, base: str, tmp_path: Path) -> None:
    ready(page, base + TALK)
    fill(page, "secret")
    page.evaluate(NO_DIALOGUE)
    choose(page, "Blank to write on", "Large print")
    by_keyboard = pages_of(page, tmp_path / "keyboard.pdf")
    assert "secret" not in "".join(by_keyboard)
    for button in page.locator(".wb-print").all():
        with page.expect_event("console", lambda message: message.text == "printed"):
            page.evaluate("addEventListener('printed', () => console.log('printed'), {once: true})")
            button.click()
        assert pages_of(page, tmp_path / "button.pdf") == by_keyboard


def test_how_to_print_is_remembered_and_said(page: Page, base: str, tmp_path: Path) -> None:
    ready(page, base + TALK)
    fill(page, "secret")
    saved(page)
    choose(page, "Blank to write on", "Ink saver", "Large print")
    page.reload()
    page.wait_for_selector("html[data-workbook=ready]")
    how = page.locator(".wb-print-settings summary")
    expect(how).to_have_text("How to print: blank to write on, A4, large print, ink saver")
    assert "secret" not in printed(page, tmp_path / "blank.pdf")
    ready(page, base + "help/")
    expect(page.locator(".wb-print-settings summary")).to_have_text(
        "How to print: A4, large print, ink saver"
    )
    page.locator(".wb-print-settings summary").click()
    assert page.locator(".wb-print-settings__form [name=wb-kind]").count() == 0


def test_settings_that_are_damaged_are_the_usual_ones(
    page: Page, base: str, tmp_path: Path
) -> None:
    ready(page, base + TALK)
    for damaged in ("nonsense", "null", '{"kind": "all", "paper": "a0"}'):
        page.evaluate("(text) => localStorage.setItem('workbook-career-rut.print', text)", damaged)
        assert paper_of(page, tmp_path / "usual.pdf") == A4


STYLES = """
() => {
  dispatchEvent(new Event("beforeprint"));
  const style = (selector) => getComputedStyle(document.querySelector(selector));
  const seen = {
    text: parseFloat(style(".md-typeset").fontSize),
    title: parseFloat(style("article h1").fontSize),
    hint: parseFloat(style(".wb-field .wb-hint").fontSize),
    line: parseFloat(style(".wb-print-text i").height),
    tick: style(".wb-field input:checked").backgroundColor,
    edge: parseFloat(style(".wb-field input:checked").borderTopWidth),
    bar: parseFloat(style(".wb-suggestion").borderLeftWidth),
    weight: Number(style("article h2").fontWeight),
    rule: style(".wb-print-text i").borderBottomColor,
  };
  dispatchEvent(new Event("afterprint"));
  return seen;
}
"""


def test_large_print_is_larger_and_the_ink_saver_is_lighter(own_page: Page, base: str) -> None:
    page = ready(own_page, base + TALK)
    page.locator("[data-type=checklist] input").first.check()
    choose(page, "With my answers")
    seen = {}
    for switch in (None, "Large print", "Ink saver"):
        if switch:
            choose(page, switch)
        page.emulate_media(media="print")
        seen[switch] = page.evaluate(STYLES)
        page.emulate_media(media="screen")
    usual, large, saver = seen.values()
    for part in ("text", "title", "hint", "line"):
        assert large[part] / usual[part] == pytest.approx(1.4, abs=0.04), part
    assert usual["tick"] == "rgb(0, 0, 0)"
    assert saver["tick"] == "rgb(255, 255, 255)"
    assert saver["edge"] < usual["edge"]
    assert saver["bar"] < usual["bar"]
    assert saver["weight"] < usual["weight"]
    assert usual["rule"] == "rgb(153, 153, 153)"
    assert saver["rule"] == "rgb(187, 187, 187)"


def test_no_worksheet_ends_in_a_blank_page(
    page: Page, base: str, tmp_path: Path, workbook: Workbook
) -> None:
    for chapter in workbook.reading_order():
        worksheet = workbook.worksheets_of(chapter)[0]
        ready(page, f"{base}{chapter.id}/{worksheet.id}/")
        fill(page, "paper")
        for text in pages_of(page, tmp_path / "sheet.pdf"):
            assert len(text) > 100, worksheet.id


def test_no_row_is_split_and_no_heading_is_left_behind(
    page: Page, base: str, tmp_path: Path
) -> None:
    ready(page, base + TALK)
    choose(page, "With my answers", "Large print")
    steps = page.locator("[data-field=steps-they-took]")
    for n in range(8):
        row = steps.locator(".wb-row").last
        row.locator("[data-column=step] textarea").fill(f"first{n} " + "and some more " * (5 * n))
        row.locator("[data-column=need] textarea").fill(f"last{n}")
        steps.get_by_role("button", name="Add another").click()
    pages = pages_of(page, tmp_path / "sheet.pdf")
    where = [[n for n, text in enumerate(pages) if f"first{row}" in text] for row in range(8)]
    assert where == [
        [n for n, text in enumerate(pages) if f"last{row}" in text] for row in range(8)
    ]
    headings = ["".join(text.split()) for text in page.locator("article h2").all_inner_texts()]
    prompts = [f"{n}{text}" for n, text in ((3, "Thestepstheytook"), (6, "Mynextstep"))]
    for heading in headings + prompts:
        assert not any(text.endswith(heading) for text in pages), heading


def test_a_long_answer_in_a_row_prints_whole(page: Page, base: str, tmp_path: Path) -> None:
    answer = " ".join(f"word{n:04}" for n in range(667))[:6000]
    ready(page, base + TALK)
    page.locator("[data-field=steps-they-took] textarea").first.fill(answer)
    for kind in ("With my answers", "Only what I answered"):
        choose(page, kind)
        text = printed(page, tmp_path / "sheet.pdf")
        assert [word for word in answer.split() if word not in text] == []
