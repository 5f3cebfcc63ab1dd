"""What a workbook is made of: chapters, worksheets, the lists they share, sources and help."""

from __future__ import annotations

from typing import Annotated, Literal

import pydantic

from generator.content.fields import (
    ColumnId,
    Columns,
    Entries,
    Id,
    Model,
    Options,
    Prose,
    Text,
)
from generator.content.messages import Messages
from generator.content.worksheet import CollectionItem, FileBacked, Minutes, Worksheet

Day = Annotated[str, pydantic.Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A day as year-month-day, as in 2026-11-22."""
Link = Annotated[str, pydantic.Field(pattern=r"^(https://|mailto:|tel:\+?\d)\S+$|^tel:\d+$")]


class Passage(Model):
    """A titled part of a chapter's guide."""

    title: Text
    """The heading."""
    prose: Prose
    """Paragraphs and lists in Markdown."""


class Claim(Model):
    """Something known, or not known, about a strategy."""

    claim: Text
    """One or two sentences in plain words; no statistics' letters."""
    strength: Literal["strong", "some", "thin", "none"]
    """How well it is supported."""
    sources: list[Id] = pydantic.Field(default_factory=list)
    """Keys of `sources.yaml`."""


class Chapter(FileBacked):
    """A strategy, or a step before or after the six: a short guide and its worksheets."""

    title: Text
    """The heading of the chapter."""
    short: Text
    """The name in navigation and lists, a few words."""
    tagline: Text
    """One line: what the reader gets from it."""
    minutes: Minutes
    """Minutes to read the guide."""
    guide: Annotated[list[Passage], pydantic.Field(min_length=1)]
    """The guide, in order."""
    evidence: list[Claim] = pydantic.Field(default_factory=list)
    """What we know and what we don't."""
    example: Passage | None = None
    """A made-up case that shows a filled-in worksheet."""
    when_not_suitable: Prose | None = None
    """Who this chapter is not right for now, and where to go instead."""
    worksheets: Annotated[list[Id], pydantic.Field(min_length=1)]
    """The worksheets in order; the first is the one to start with."""


class Collection(Model):
    """A list that belongs to the workbook, not to one worksheet."""

    title: Text
    """What the list is called."""
    row_label: Text
    """What one row is called, as in "Person 2" or "Add a person"."""
    kinds: Options | None = None
    """Kinds of row, `id: text`; a row may be of several."""
    formerly: list[str] = pydantic.Field(default_factory=list)
    """Ids that the list once had; all rows kept under them move here."""
    columns: Columns
    """Every column that a worksheet may show."""

    def as_entries(self, item: CollectionItem) -> Entries:
        """Return the list as a field with the columns that an item shows."""
        known = {column.field: column for column in self.columns}
        return Entries(
            field=item.collection,
            type="entries",
            prompt=item.prompt,
            hint=item.hint,
            example=item.example,
            row_label=item.row_label or self.row_label,
            rows=item.rows,
            columns=[known[name] for name in item.columns],
        )


class Source(Model):
    """A study or page that the guide leans on."""

    authors: Text
    """Surnames and initials, as in a reference list."""
    year: Annotated[int, pydantic.Field(ge=1900, le=2100)]
    """Year of publication."""
    title: Text
    """Title of the work."""
    journal: Text | None = None
    """Journal, publisher or place."""
    url: Annotated[str, pydantic.Field(pattern=r"^https://\S+$")] | None = None
    """Its DOI link, or the page it is on."""
    used_for: Text
    """What the workbook takes from it, in plain words."""
    limits: Text
    """What it does not show."""
    checked: Literal["abstract", "page", "summary"]
    """What was read: the abstract or paper, the body's own page, or a summary by others."""

    def name(self) -> str:
        """Return how the text calls it: the first surname, and the year."""
        surnames = self.authors.split(",")[0].strip()
        return f"{surnames} {self.year}"


class Notice(Model):
    """A help notice, in words that do not rely on colour."""

    title: Text
    """The first words; they say what to do."""
    text: Prose
    """When, and who to contact."""
    level: Literal["now", "today", "soon", "plain"]
    """How fast to act."""


class Service(Model):
    """A helpline or directory."""

    name: Text
    """The service's own name."""
    contact: Text
    """The number to dial or the address to open, as the reader sees it."""
    link: Link
    """The same as a link: tel:, mailto: or https."""
    about: Text | None = None
    """Hours, cost, or what to say."""
    checked: Day
    """The day on which the contact was tried; after a year the build asks for a new try."""


class Place(Model):
    """The services of one country or region."""

    place: Text
    """The country or region."""
    services: Annotated[list[Service], pydantic.Field(min_length=1)]
    """In the order in which to try them."""


class Help(Model):
    """Where a reader finds help; the one home of every number."""

    footer: Text
    """The line at the foot of every page and sheet."""
    notices: dict[Id, Notice]
    """Notices by name."""
    places: Annotated[list[Place], pydantic.Field(min_length=1)]
    """Services by place."""


class WorkbookSettings(Model):
    """What `workbook.yaml` says of the whole."""

    title: Text
    """The title of the workbook."""
    slug: Id
    """Names this workbook's storage in readers' browsers; a fork must choose its own."""
    edition: Text
    """The edition readers see, such as a year and a month."""
    tagline: Text
    """What this is, in one line."""
    welcome: Prose
    """The home page: what it is, how long it takes, where answers stay."""
    about: Prose
    """The page about the workbook: credit, who made it, licence."""
    chapters: Annotated[list[Id], pydantic.Field(min_length=1)]
    """The chapters' folders in order."""


class Workbook(Model):
    """Everything, as it was loaded."""

    folder: str
    """The name of its folder, as shown in messages."""
    files: dict[Id, set[Id]]
    """The ids that each chapter's folder holds files for, also for those that could not be read."""
    settings: WorkbookSettings
    chapters: dict[Id, Chapter]
    worksheets: dict[Id, Worksheet]
    collections: dict[ColumnId, Collection]
    sources: dict[Id, Source]
    help: Help
    messages: Messages
    published: list[str]
    """The lines of `published-ids.txt`, none when there is no such file."""

    def reading_order(self) -> list[Chapter]:
        """Return the chapters as `workbook.yaml` orders them."""
        return [self.chapters[id] for id in self.settings.chapters if id in self.chapters]

    def worksheet_after(self, id: str) -> Worksheet | None:
        """Return the worksheet that follows in reading order, across chapters."""
        order = [w for chapter in self.reading_order() for w in self.worksheets_of(chapter)]
        ids = [worksheet.id for worksheet in order]
        return next(iter(order[ids.index(id) + 1 :]), None)

    def chapter_after(self, id: str) -> Chapter | None:
        """Return the chapter that follows."""
        order = self.reading_order()
        return next(iter(order[[chapter.id for chapter in order].index(id) + 1 :]), None)

    def page_of(self, id: str, page: str | None = None) -> str:
        """Return the path of a worksheet's page, relative to another worksheet's or to the top."""
        folder = self.worksheets[id].path.split("/")[-2]
        if page is None:
            return f"{folder}/{id}.md"
        return (
            f"{id}.md"
            if folder == self.worksheets[page].path.split("/")[-2]
            else f"../{folder}/{id}.md"
        )

    def worksheets_of(self, chapter: Chapter) -> list[Worksheet]:
        """Return a chapter's worksheets in order."""
        return [self.worksheets[id] for id in chapter.worksheets if id in self.worksheets]
