"""Authors' Markdown as HTML, or made safe for an engine to convert. It knows no worksheet.

HTML in the text is shown as text, never run. Links were checked by the model.
"""

from __future__ import annotations

import re
from functools import cache

import markdown
from markdown.blockprocessors import BlockProcessor, ParagraphProcessor
from markdown.util import Registry
from markupsafe import Markup, escape

OWN_PAGE = re.compile(r'<a href="(?!https://|mailto:|tel:)[^"]*">(.*?)</a>', re.DOTALL)
PARAGRAPH = re.compile(r"^<p>(.*)</p>$", re.DOTALL)


@cache
def _converter(*, blocks: bool) -> markdown.Markdown:
    converter = markdown.Markdown(extensions=["sane_lists"], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    if not blocks:
        paragraphs: Registry[BlockProcessor] = Registry()
        paragraphs.register(ParagraphProcessor(converter.parser), "paragraph", 10)
        converter.parser.blockprocessors = paragraphs
    return converter


def block(text: str) -> Markup:
    """Return paragraphs and lists as HTML.

    A link to a page of this site becomes its words: only an engine knows that page's address, and
    on paper there is nothing to follow.
    """
    return Markup(_convert(text, blocks=True))


def inline(text: str) -> Markup:
    """Return one line as HTML: emphasis, code and links, nothing else."""
    return Markup(PARAGRAPH.sub(r"\1", _convert(" ".join(text.split()), blocks=False)))


@cache
def _convert(text: str, *, blocks: bool) -> str:
    return OWN_PAGE.sub(r"\1", _converter(blocks=blocks).reset().convert(text))


def source(text: str) -> Markup:
    """Return Markdown for a page: as it is, but with no HTML and no attribute lists in it."""
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;"))


def plain(text: str) -> str:
    """Return the words alone, for titles, labels and data."""
    return str(inline(text).striptags())


def one_line(text: str) -> Markup:
    """Return plain text for an attribute: a block of a page has no blank line, so none is in it."""
    return Markup("&#10;".join(str(escape(line.strip())) for line in text.strip().splitlines()))
