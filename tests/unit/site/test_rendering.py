"""Pages and sheets: everything an author wrote is there, in order, and nothing else runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown
import pytest

from generator.site.rendering import Renderer
from tests.conftest import ROOT

if TYPE_CHECKING:
    from generator.content.model import Workbook
    from tests.conftest import Draft

HEADING = re.compile(r"^(#+) (.+) \{ #([a-z0-9-]+) \}$", re.MULTILINE)
SHOWN = re.compile(
    r'^<(?:div|fieldset) class="wb-(?:field|computed).* data-field="([^"]+)"', re.MULTILINE
)
"""Also what asks nothing: letters and sum-ups."""
FIELD = re.compile(r'^<(?:div|fieldset) class="wb-field.* data-field="([^"]+)"', re.MULTILINE)


def renderer_of(workbook: Workbook) -> Renderer:
    return Renderer(workbook, ROOT / "templates")


def page_of(renderer: Renderer, id: str) -> str:
    worksheet = renderer.workbook.worksheets[id]
    chapter = renderer.workbook.chapters[worksheet.path.split("/")[-2]]
    return renderer.page("pages/worksheet.md.j2", chapter=chapter, worksheet=worksheet)


def sheet_of(renderer: Renderer, id: str) -> str:
    worksheets = [renderer.workbook.worksheets[id]]
    return renderer.sheets("A sheet", "sheets", "", worksheets=worksheets)


class Elements(HTMLParser):
    """The names of the elements and attributes in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}


def test_a_page_has_a_heading_with_an_id_for_each_section(draft: Draft) -> None:
    assert HEADING.findall(page_of(renderer_of(draft.load()), "first")) == [
        ("#", "First", "first"),
        ("##", "Choose", "s1"),
        ("##", "Your next step", "next-step"),
    ]


def test_a_page_has_each_field_in_order_and_then_the_next_step(draft: Draft) -> None:
    fields = ["mood", "plan", "drains", "days", "people", "next-step"]
    assert FIELD.findall(page_of(renderer_of(draft.load()), "first")) == fields


def test_a_page_that_shows_the_steps_has_no_second_place_for_them(draft: Draft) -> None:
    assert FIELD.findall(page_of(renderer_of(draft.load()), "second")) == ["learned", "steps"]


def test_a_sheet_has_the_same_fields_as_its_page(workbook: Workbook) -> None:
    renderer = renderer_of(workbook)
    for id in workbook.worksheets:
        sheet, page = sheet_of(renderer, id), page_of(renderer, id)
        on_paper = re.findall(rf'<div class="field(?: letter)?" id="{id}--([^"]+)"', sheet)
        assert on_paper == SHOWN.findall(page)


def test_each_field_has_its_number_on_the_sheet_and_the_same_on_its_page(
    workbook: Workbook,
) -> None:
    renderer = renderer_of(workbook)
    for id in workbook.worksheets:
        on_screen = re.findall(r'<span class="wb-code">(\d+)</span>', page_of(renderer, id))
        on_paper = re.findall(r'<span class="code">(\d+)</span>', sheet_of(renderer, id))
        assert on_screen == on_paper == [str(n + 1) for n in range(len(on_screen))], id


def test_what_stands_on_no_sheet_has_no_number(workbook: Workbook) -> None:
    renderer = renderer_of(workbook)
    assert 'class="wb-prompt"' in renderer.row_template("steps")
    assert 'class="wb-code"' not in renderer.row_template("steps")


def test_a_page_says_where_it_is_how_long_it_takes_and_what_it_leans_on(draft: Draft) -> None:
    page = page_of(renderer_of(draft.load()), "first")
    assert page.startswith('---\ntitle: "First"\ndescription: "You will have a plan."\n')
    assert "[One](index.md){ .wb-crumb__chapter } · about 5 minutes\n" in page
    assert "Why we ask: A plan is easier to follow.\n" in page
    assert "Next worksheet: [Second](second.md)\n" in page
    assert "leans on: [Smith 2020](../sources.md#smith-2020).\n" in page


def test_the_last_page_has_no_next_one(draft: Draft) -> None:
    assert "Next worksheet" not in page_of(renderer_of(draft.load()), "second")


def test_a_notice_says_what_opens_it(draft: Draft) -> None:
    assert 'data-when="first--mood" data-below="3">' in page_of(renderer_of(draft.load()), "first")
    draft.edit("one/first.yaml", "{field: mood, below: 3}", "{field: drains, has: [people]}")
    assert 'data-when="first--drains" data-has="people">' in page_of(
        renderer_of(draft.load()), "first"
    )


def test_a_notice_for_today_is_followed_by_the_way_to_help(draft: Draft) -> None:
    assert "[More help]" not in page_of(renderer_of(draft.load()), "first")
    draft.edit("help.yaml", "level: now", "level: today")
    page = page_of(renderer_of(draft.load()), "first")
    assert "</div>\n</div>\n\n[More help](../help.md)\n{: .wb-more-help }\n\n" in page


def test_a_notice_is_always_there_on_paper(draft: Draft) -> None:
    sheet = sheet_of(renderer_of(draft.load()), "first")
    assert "<strong>Get help now</strong>" in sheet
    assert "hidden" not in sheet


def test_a_shared_list_has_its_kind_and_the_columns_asked_for(draft: Draft) -> None:
    draft.edit("one/first.yaml", "[name, ask_by]", "[ask_by]")
    page = page_of(renderer_of(draft.load()), "first")
    people = page[page.index('data-collection="people"') : page.index("## Your next step")]
    assert 'data-row-label="Person" data-kind="mentor">' in people
    assert re.findall(r'data-column="([^"]+)"', people) == ["ask_by"] * 3


HOSTILE = "<img src=x onerror=alert(1)> <script>alert(1)</script> & {: onclick=alert }"
TEXTS = {
    "title": ("one/first.yaml", "First"),
    "summary": ("one/first.yaml", "You will have a plan."),
    "why": ("one/first.yaml", "A plan is easier to follow."),
    "section title": ("one/first.yaml", "Choose"),
    "prose": ("one/first.yaml", "Think of last week."),
    "prompt": ("one/first.yaml", "My plan"),
    "hint": ("one/first.yaml", "One line."),
    "option": ("one/first.yaml", "None of these"),
    "next step": ("one/first.yaml", "Tell one person."),
    "notice": ("help.yaml", "Get help now"),
    "footer": ("help.yaml", "Need help now? Call your local emergency number."),
    "one": ("collections.yaml", "Person"),
    "source": ("sources.yaml", "Smith, A., & Jones, B."),
    "chapter": ("one/chapter.yaml", "short: One"),
}


@pytest.mark.parametrize(("file", "old"), TEXTS.values(), ids=TEXTS)
def test_html_in_a_text_is_shown_as_text(draft: Draft, file: str, old: str) -> None:
    key, _, _ = old.rpartition(": ")
    draft.edit(file, old, f"{key}: '{HOSTILE}'" if key else f"'{HOSTILE}'")
    renderer = renderer_of(draft.load())
    page = markdown.markdown(page_of(renderer, "first"), extensions=["attr_list"])
    html = page + sheet_of(renderer, "first")
    assert Elements(html).names.isdisjoint({"img", "script", "onerror", "onclick"})
    assert "&lt;img src=x" in html


def test_a_long_text_is_not_cut_or_wrapped(draft: Draft) -> None:
    words = "word " * 500 + "end"
    draft.edit("one/first.yaml", "Think of last week.", words)
    assert words in page_of(renderer_of(draft.load()), "first")
