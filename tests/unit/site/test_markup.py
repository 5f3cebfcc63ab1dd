"""Authors' Markdown as HTML: emphasis and links live, HTML does not."""

from __future__ import annotations

import pytest

from generator.site import markup

HOSTILE = '<img src=x onerror="alert(1)">'

INLINE = {
    "*slanted* and **bold**": "<em>slanted</em> and <strong>bold</strong>",
    "`code`": "<code>code</code>",
    "[x](https://example.org)": '<a href="https://example.org">x</a>',
    "[x](mailto:a@example.org)": '<a href="mailto:a@example.org">x</a>',
    "[x](tel:112)": '<a href="tel:112">x</a>',
    "[my *own* page](../help.md)": "my <em>own</em> page",
    "[x](javascript:alert)": "x",
    "[x](javascript&colon;alert)": "x",
    "Q & A, 1 < 2": "Q &amp; A, 1 &lt; 2",
    "two\n  lines": "two lines",
    "1. What do I want?": "1. What do I want?",
    "- and then": "- and then",
    "# of hours": "# of hours",
    "> 10": "&gt; 10",
    "    four blanks": "four blanks",
}


@pytest.mark.parametrize(("text", "html"), INLINE.items(), ids=INLINE)
def test_a_line_has_inline_markup_only(text: str, html: str) -> None:
    assert markup.inline(text) == html


def test_a_block_has_paragraphs_and_lists() -> None:
    text = "First *one*.\n\n- a\n- b\n\n1. c\n2. d"
    assert markup.block(text) == (
        "<p>First <em>one</em>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
        "<ol>\n<li>c</li>\n<li>d</li>\n</ol>"
    )


def test_html_is_shown_as_text() -> None:
    assert "<img" not in markup.inline(HOSTILE)
    assert "<img" not in markup.block(f"{HOSTILE}\n\n<script>\nalert(1)\n</script>\n")
    assert "<script" not in markup.block("<script>\nalert(1)\n</script>\n")
    assert markup.inline("<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("text", "markdown"),
    {
        "*slanted* [x](a.md)": "*slanted* [x](a.md)",
        "<b>": "&lt;b>",
        "Q & A": "Q &amp; A",
        "Words {: onclick=alert }": "Words &#123;: onclick=alert }",
    }.items(),
)
def test_markdown_for_a_page_has_neither_html_nor_attributes(text: str, markdown: str) -> None:
    assert markup.source(text) == markdown


@pytest.mark.parametrize(
    ("text", "words"),
    {
        "*Plain* [words](https://example.org) & `code`": "Plain words & code",
        "a <b> c": "a <b> c",
    }.items(),
)
def test_plain_words_have_no_markup(text: str, words: str) -> None:
    assert markup.plain(text) == words


def test_one_text_does_not_change_the_next() -> None:
    markup.block("[x]: https://example.org")
    assert markup.block("[x]") == "<p>[x]</p>"
