"""One worksheet: its sections, and the items in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import pydantic

from generator.content.fields import (
    ColumnId,
    Field,
    Id,
    InputField,
    Model,
    Prose,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Minutes = Annotated[int, pydantic.Field(ge=1, le=120)]


NEXT_STEP = "next-step"
"""The id of the block that every worksheet ends with."""
STEP_COLUMNS = ("what", "day", "time", "where", "if_then", "sure")
"""Its columns, which are columns of the collection `steps`."""
ROW_COLUMNS = {
    "steps": (*STEP_COLUMNS, "smaller"),
    "people": (
        *("name", "does", "know", "ask_for", "offer", "came_of_it", "kinds"),
        *("contacted", "touch_after", "next_touch"),
    ),
}
"""What the pages of these collections ask of one row, in order."""


class When(Model):
    """When an item opens on the screen; on paper and without JavaScript it is always there."""

    field: Id
    """The field of this worksheet that decides."""
    has: list[Id] = pydantic.Field(default_factory=list)
    """Any of these options is chosen."""
    below: Annotated[int, pydantic.Field(ge=1, le=10)] | None = None
    """The number chosen is under this one."""


class ProseItem(Model):
    """Words between the fields."""

    prose: Prose
    """Paragraphs and lists in Markdown."""


class NoticeItem(Model):
    """A help notice from `help.yaml`, put before an exercise or opened by an answer."""

    notice: Id
    """The notice's name in `help.yaml`."""
    when: When | None = None
    """Without it the notice is always open."""


class WidgetItem(Model):
    """An interactive widget computed from answers, such as a table; paper has none of it."""

    widget: Id
    """The name of the widget, as `templates/runtime/main.ts` lists it."""


class CollectionItem(Model):
    """A list that belongs to the workbook, shown with the columns this worksheet needs."""

    collection: ColumnId
    """The collection's name in `collections.yaml`."""
    prompt: Text
    """What to write into the list here."""
    hint: Text | None = None
    """A short help shown under the prompt."""
    example: Text | None = None
    """A row to look at, folded away."""
    row_label: Text | None = None
    """What one row is called here, if not by the collection's own name."""
    kind: Id | None = None
    """Show the rows of this kind, and offer the others; new rows are of this kind."""
    columns: Annotated[list[ColumnId], pydantic.Field(min_length=1)]
    """The columns to show, in order."""
    rows: Annotated[int, pydantic.Field(ge=1, le=12)] = 3
    """Blank rows at the start, on screen and on paper."""


def kind_of_item(item: Any) -> str | None:
    """Tell which kind of item this is by its first known key."""
    kinds = ("field", "prose", "notice", "collection", "widget")
    if isinstance(item, dict):
        return next((f"item:{kind}" for kind in kinds if kind in item), None)
    return f"item:{next(kind for kind in kinds if hasattr(item, kind))}"


Item = Annotated[
    Annotated[Field, pydantic.Tag("item:field")]
    | Annotated[ProseItem, pydantic.Tag("item:prose")]
    | Annotated[NoticeItem, pydantic.Tag("item:notice")]
    | Annotated[CollectionItem, pydantic.Tag("item:collection")]
    | Annotated[WidgetItem, pydantic.Tag("item:widget")],
    pydantic.Discriminator(kind_of_item),
]


class Section(Model):
    """A titled step of a worksheet."""

    title: Text
    """The heading of this step."""
    items: Annotated[list[Item], pydantic.Field(min_length=1)]
    """Prose, fields, notices, collections and widgets, in the order in which they are read."""


class FileBacked(Model):
    """A part with a file of its own; where the file lies gives its id."""

    _id: str = pydantic.PrivateAttr("")
    _path: str = pydantic.PrivateAttr("")

    def model_post_init(self, context: dict[str, str]) -> None:
        """Take the id and the path from the loader; they are not written in the file."""
        self._id, self._path = context["id"], context["path"]

    @property
    def id(self) -> str:
        """Permanent name, from the file or folder name."""
        return self._id

    @property
    def path(self) -> str:
        """The YAML file, as shown in messages and behind the edit link."""
        return self._path


class Worksheet(FileBacked):
    """One activity: one page, one sheet, one file; the file name is its id."""

    title: Text
    """The name of the worksheet, as a heading."""
    summary: Text
    """One sentence: what the reader will have at the end."""
    minutes: Minutes
    """How long it takes an unhurried reader."""
    why: Text | None = None
    """Why we ask, in one line."""
    sources: list[Id] = pydantic.Field(default_factory=list)
    """What the exercise rests on: keys of `sources.yaml`."""
    sections: Annotated[list[Section], pydantic.Field(min_length=1)]
    """The steps, in order."""
    next_step: Text
    """The small thing to do this week; it becomes a row of the reader's steps."""
    formerly: list[str] = pydantic.Field(default_factory=list)
    """Ids that the worksheet once had; all answers kept under them move here."""

    def located_items(self) -> Iterator[tuple[tuple[str | int, ...], Any]]:
        """Yield each item with its place in the file."""
        for s, section in enumerate(self.sections):
            for i, item in enumerate(section.items):
                yield ("sections", s, "items", i), item

    def items(self) -> list[Any]:
        """Return all items in reading order."""
        return [item for _, item in self.located_items()]

    def fields(self) -> list[InputField]:
        """Return the worksheet's own fields in reading order."""
        return [item for item in self.items() if isinstance(item, InputField)]

    def collections(self) -> list[CollectionItem]:
        """Return the shared lists it shows."""
        return [item for item in self.items() if isinstance(item, CollectionItem)]

    def asked(self) -> list[InputField | CollectionItem]:
        """Return the fields and shared lists in the order in which they are printed."""
        return [item for item in self.items() if isinstance(item, InputField | CollectionItem)]

    def shows(self, collection: str) -> bool:
        """Tell whether it shows a shared list, and so needs no second place to write into it."""
        return any(item.collection == collection for item in self.collections())
