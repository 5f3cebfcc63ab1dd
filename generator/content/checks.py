"""Rules across files: what a worksheet names must exist, and ids must be its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from generator.content import messages, published_ids, references
from generator.content.fields import (
    Entries,
    InputField,
    MultipleChoice,
    PromptedItem,
    Scale,
    SingleChoice,
)
from generator.content.worksheet import NEXT_STEP, STEP_COLUMNS, CollectionItem, NoticeItem
from generator.errors import Finding, Loc, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.content.model import Workbook
    from generator.content.worksheet import When, Worksheet


CHECKED_WITHIN = 366
"""Days: a number for somebody in need is tried once a year, or it is not printed."""
STEP_TYPES = {"what": ("short_text", "long_text"), "day": ("date",)}
"""The types of the columns that a step can be made of."""


def validate(workbook: Workbook) -> Iterator[Finding]:
    """Yield every mistake that one file alone does not show."""
    yield from _chapters(workbook)
    yield from _collections(workbook)
    yield from _help(workbook)
    yield from messages.validate(workbook.messages, f"{workbook.folder}/messages.yaml")
    for worksheet in workbook.worksheets.values():
        yield from _worksheet(worksheet, workbook)
    yield from references.validate(workbook)
    yield from published_ids.validate(workbook)


def _chapters(workbook: Workbook) -> Iterator[Finding]:
    for chapter in workbook.chapters.values():
        here = workbook.files.get(chapter.id, set())
        for number, id in enumerate(chapter.worksheets):
            if id not in here:
                near = did_you_mean(id, here)
                message = f'there is no worksheet "{id}" in {workbook.folder}/{chapter.id}/.{near}'
                yield Finding(chapter.path, ("worksheets", number), message)
            elif id in chapter.worksheets[:number]:
                message = f'the worksheet "{id}" is listed twice. Keep one.'
                yield Finding(chapter.path, ("worksheets", number), message)
        for id in sorted(here.difference(chapter.worksheets)):
            message = f'the worksheet "{id}" is not in this list. Add it, or remove its file.'
            yield Finding(chapter.path, ("worksheets",), message)
        for number, claim in enumerate(chapter.evidence):
            yield from _sources(chapter.path, ("evidence", number), claim.sources, workbook)


def _collections(workbook: Workbook) -> Iterator[Finding]:
    path = f"{workbook.folder}/collections.yaml"
    for name, collection in workbook.collections.items():
        if name in workbook.worksheets:
            message = f'a worksheet has the id "{name}" too. Rename one before readers use it.'
            yield Finding(path, (name,), message)
        yield from _columns(path, (name, "columns"), collection.columns)
    steps = workbook.collections.get("steps")
    have = {column.field for column in steps.columns} if steps else set()
    for column in STEP_COLUMNS:
        if column not in have:
            message = f'the collection "steps" needs the column "{column}". Add it.'
            yield Finding(path, ("steps", "columns"), message)


def _help(workbook: Workbook) -> Iterator[Finding]:
    path = f"{workbook.folder}/help.yaml"
    for place_number, place in enumerate(workbook.help.places):
        for number, service in enumerate(place.services):
            loc = ("places", place_number, "services", number, "checked")
            if (days := _days_since(service.checked)) is None:
                yield Finding(path, loc, f'"{service.checked}" is not a date of the calendar.')
            elif days > CHECKED_WITHIN:
                message = (
                    f'"{service.name}" was last checked {days} days ago. '
                    "Test it, update the details, and set today's date."
                )
                yield Finding(path, loc, message)


def _days_since(day: str) -> int | None:
    try:
        return (date.today() - date.fromisoformat(day)).days
    except ValueError:
        return None


def _worksheet(worksheet: Worksheet, workbook: Workbook) -> Iterator[Finding]:
    yield from _sources(worksheet.path, (), worksheet.sources, workbook)
    seen = {NEXT_STEP}
    for loc, item in worksheet.located_items():
        name = getattr(item, "field", None) or getattr(item, "collection", None)
        if name in seen:
            message = f'the id "{name}" is used twice on this worksheet. Give this one another.'
            yield Finding(worksheet.path, loc, message)
        seen |= {name} if name else set()
        if isinstance(item, PromptedItem) and "_" in item.field:
            message = f'the id "{name}" has a "_", which only columns may have. Use "-".'
            yield Finding(worksheet.path, (*loc, "field"), message)
        yield from _item(worksheet, loc, item, workbook)


def _item(worksheet: Worksheet, loc: Loc, item: Any, workbook: Workbook) -> Iterator[Finding]:
    if isinstance(item, Entries):
        if item.save:
            message = 'rows are always saved. Remove "save", or ask in a field of another type.'
            yield Finding(worksheet.path, (*loc, "save"), message)
        yield from _columns(worksheet.path, (*loc, "columns"), item.columns)
        yield from _step_of_row(worksheet.path, (*loc, "next_step"), item)
    elif isinstance(item, CollectionItem):
        yield from _shown_columns(worksheet, loc, item, workbook)
    elif isinstance(item, NoticeItem):
        if item.notice not in workbook.help.notices:
            near = did_you_mean(item.notice, workbook.help.notices)
            message = f'help.yaml has no notice "{item.notice}".{near}'
            yield Finding(worksheet.path, (*loc, "notice"), message)
        if item.when:
            yield from _when(worksheet, (*loc, "when"), item.when)


def _columns(path: str, loc: Loc, columns: Iterable[InputField]) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, column in enumerate(columns):
        if column.field in seen:
            message = f'the column "{column.field}" is here twice. Give this one another id.'
            yield Finding(path, (*loc, number), message)
        seen.add(column.field)
        if column.example:
            message = "a column shows no example. Give it to the whole list, and say it in words."
            yield Finding(path, (*loc, number, "example"), message)
        if column.save:
            message = 'a column is always saved. Remove "save", or ask this in a field of its own.'
            yield Finding(path, (*loc, number, "save"), message)


def _step_of_row(path: str, loc: Loc, field: Entries) -> Iterator[Finding]:
    for key, types in STEP_TYPES.items():
        name = getattr(field.next_step, key, None)
        fitting = [column.field for column in field.columns if column.type in types]
        if name is not None and name not in fitting:
            wanted = " or ".join(types)
            message = f'no column "{name}" of the type {wanted}.{did_you_mean(name, fitting)}'
            yield Finding(path, (*loc, key), message)


def _shown_columns(
    worksheet: Worksheet, loc: Loc, item: CollectionItem, workbook: Workbook
) -> Iterator[Finding]:
    collection = workbook.collections.get(item.collection)
    if collection is None:
        near = did_you_mean(item.collection, workbook.collections)
        message = f'collections.yaml has no collection "{item.collection}".{near}'
        yield Finding(worksheet.path, (*loc, "collection"), message)
        return
    if item.kind and item.kind not in (kinds := collection.kinds or {}):
        near = did_you_mean(item.kind, kinds)
        message = f'"{item.collection}" has no kind "{item.kind}".{near}'
        yield Finding(worksheet.path, (*loc, "kind"), message)
    known = {column.field for column in collection.columns}
    for number, name in enumerate(item.columns):
        if name not in known:
            message = f'"{item.collection}" has no column "{name}".{did_you_mean(name, known)}'
            yield Finding(worksheet.path, (*loc, "columns", number), message)


def _when(worksheet: Worksheet, loc: Loc, when: When) -> Iterator[Finding]:
    fields = {field.field: field for field in worksheet.fields()}
    field = fields.get(when.field)
    if field is None:
        near = did_you_mean(when.field, fields)
        message = f'this worksheet has no field "{when.field}".{near}'
        yield Finding(worksheet.path, (*loc, "field"), message)
    elif when.has:
        options = field.options if isinstance(field, SingleChoice | MultipleChoice) else {}
        for number, id in enumerate(when.has):
            if id not in options:
                message = f'"{when.field}" has no option "{id}".{did_you_mean(id, options)}'
                yield Finding(worksheet.path, (*loc, "has", number), message)
    elif when.below is None or not isinstance(field, Scale):
        message = '"when" needs "has:" with options, or "below:" for a scale. Add one.'
        yield Finding(worksheet.path, loc, message)


def _sources(path: str, loc: Loc, keys: Collection[str], workbook: Workbook) -> Iterator[Finding]:
    for number, key in enumerate(keys):
        if key not in workbook.sources:
            near = did_you_mean(key, workbook.sources)
            message = f'sources.yaml has no source "{key}".{near}'
            yield Finding(path, (*loc, "sources", number), message)
