"""The words that readers meet, by page, as plain sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.content.fields import Letter, SumUp
from generator.site.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.content.model import Chapter, Workbook
    from generator.content.worksheet import Worksheet

BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )|(?<=:)\n")
GAP = re.compile(r"\{[^{}]*\}")
MARK = re.compile(r"^\s*([-*]|\d+\.)\s+")
SENTENCE_END = re.compile(r'(?<=[.!?])["\u201d\u2019)]*\s+(?=["\u201c\u2018(]?[A-Z0-9])')


def sentences(markdown: str) -> list[str]:
    """Return the sentences of a text; the item of a list ends one too."""
    blocks = (" ".join(plain(MARK.sub("", block)).split()) for block in BLOCK.split(markdown))
    return [sentence for block in blocks for sentence in SENTENCE_END.split(block) if sentence]


def chapter_texts(chapter: Chapter) -> list[str]:
    """Return what stands on a chapter's page before its worksheets."""
    example = [chapter.example.title, chapter.example.prose] if chapter.example else []
    guide = [text for passage in chapter.guide for text in (passage.title, passage.prose)]
    claims = [claim.claim for claim in chapter.evidence]
    return [chapter.tagline, *guide, *claims, *example, chapter.when_not_suitable or ""]


def prompts(worksheet: Worksheet, workbook: Workbook) -> list[str]:
    """Return every prompt, hint and option of a worksheet, with those of the lists it shows."""
    shown = [
        column
        for item in worksheet.collections()
        for column in workbook.collections[item.collection].columns
        if column.field in item.columns
    ]
    fields = [*worksheet.fields(), *shown]
    columns = [column for field in fields for column in getattr(field, "columns", [])]
    return [text for field in [*fields, *columns] for text in texts_of(field)]


def texts_of(field: object) -> Iterator[str]:
    for name in ("prompt", "hint"):
        if text := getattr(field, name, None):
            yield text


def letter_texts(item: Letter | SumUp) -> list[str]:
    """Return a letter with a word in every gap."""
    text = GAP.sub("this", item.text) if isinstance(item, Letter) else ""
    return [text.replace("[[", "").replace("]]", "")]


def worksheet_texts(worksheet: Worksheet, workbook: Workbook) -> list[str]:
    """Return all that stands on a worksheet's page."""
    sections = [section.title for section in worksheet.sections]
    prose = [item.prose for item in worksheet.items() if hasattr(item, "prose")]
    examples = [field.example for field in worksheet.fields() if getattr(field, "example", None)]
    own = [worksheet.summary, worksheet.why or "", worksheet.next_step]
    made = [item for item in worksheet.items() if isinstance(item, Letter | SumUp)]
    own += [text for item in made for text in (*texts_of(item), *letter_texts(item))]
    return [*own, *sections, *prose, *prompts(worksheet, workbook), *map(str, examples)]


def pages(workbook: Workbook) -> Iterator[tuple[str, list[str]]]:
    """Yield each page with its texts, and what the workbook says by itself."""
    for chapter in workbook.reading_order():
        yield chapter.id, chapter_texts(chapter)
        for worksheet in workbook.worksheets_of(chapter):
            yield worksheet.id, worksheet_texts(worksheet, workbook)
    for group in type(workbook.messages).model_fields:
        yield f"messages.yaml, {group}", list(getattr(workbook.messages, group).values())
    yield "help", [n.text for n in workbook.help.notices.values()]
