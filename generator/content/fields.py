"""The field types: what a worksheet can ask. They hold no answers and know no HTML.

The sentence under an attribute is its documentation for developers, for authors and for editors.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

import pydantic
from pydantic_core import PydanticCustomError

from generator.content import letters

HEADING = re.compile(r"^ *#|^.*\S.*\n *(=+|-+) *$", re.MULTILINE)
PICTURE = re.compile(r"!\[")
LINK = re.compile(
    r"\]\(\s*<?([^)\s>]+)"  # [text](target)
    r"|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)"  # [name]: target
    r"|<([a-z][a-z0-9+.-]*:[^>\s]+)>",  # <https://…>
    re.MULTILINE | re.IGNORECASE,
)
SAFE_LINK = re.compile(r"https://|mailto:|tel:\+?\d|(?![a-z][a-z0-9+.-]*:|//|\\)", re.IGNORECASE)


def links(text: str) -> list[str]:
    """Return the targets of the Markdown links in a text, in order."""
    return [next(filter(None, match.groups())) for match in LINK.finditer(text)]


def _has_words(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "is empty. Write something, or remove the key.")
    return text.strip()


def _links_are_safe(text: str) -> str:
    for target in links(text):
        if not SAFE_LINK.match(target):
            raise PydanticCustomError(
                "unsafe_link",
                'the link "{target}" is neither https nor a page of this site. '
                "Start it with https://, or give the path of the page.",
                {"target": target},
            )
    return text


def _has_no_picture(text: str) -> str:
    if PICTURE.search(text):
        raise PydanticCustomError(
            "picture", 'a picture begins at "![". Describe it in words, or give a link.'
        )
    return text


def _has_no_heading(text: str) -> str:
    if HEADING.search(text):
        raise PydanticCustomError(
            "heading",
            'a line is a heading: it starts with "#" or is underlined. Give it as a title instead.',
        )
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


Markdown = Annotated[
    str,
    pydantic.AfterValidator(_has_words),
    pydantic.AfterValidator(_links_are_safe),
    pydantic.AfterValidator(_has_no_picture),
]

Text = Annotated[Markdown, pydantic.AfterValidator(_one_line)]
"""A line of text; inline Markdown is allowed, HTML is shown as text."""

Prose = Annotated[Markdown, pydantic.AfterValidator(_has_no_heading)]
"""Paragraphs and lists in Markdown, without headings; HTML is shown as text."""

Id = Annotated[str, pydantic.Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A permanent name: lower-case letters and digits, joined by single hyphens."""

ColumnId = Annotated[str, pydantic.Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=60)]
"""A permanent name of a column or a collection: as an id, and `_` may join too."""

Options = Annotated[dict[Id, Text], pydantic.Field(min_length=1)]
"""What can be chosen, `id: text`; a reworded text keeps its tick, a new id does not."""

Lines = Annotated[int, pydantic.Field(ge=1, le=40)]


class Model(pydantic.BaseModel):
    """A part of the workbook: strict about types, closed to unknown keys, never changed."""

    model_config = pydantic.ConfigDict(
        strict=True, extra="forbid", frozen=True, use_attribute_docstrings=True
    )


class PromptedItem(Model):
    """Something under a prompt: a question, or what is made of answers to others."""

    field: ColumnId
    """Its id on the worksheet."""
    prompt: Text
    """The question or label; it must make sense on its own when read aloud."""
    hint: Text | None = None
    """A short help shown under the prompt, before the reader answers."""


class InputField(PromptedItem):
    """One prompt with one answer."""

    field: ColumnId
    """Permanent id of the field; readers' answers are kept under it, so it never changes."""
    example: Text | None = None
    """An answer to look at, folded away; never put into the box."""
    save: Literal["never"] | None = None
    """`never`: what is written here can be printed, and is gone when the reader leaves the page."""
    share: Literal["ask"] | None = None
    """`ask`: shared only when the reader ticks it by itself, not with its worksheet or list."""
    formerly: list[str] = pydantic.Field(default_factory=list)
    """Ids of it in `published-ids.txt` that are no longer used; answers kept there move here."""


class ShortText(InputField):
    """One line, or a sentence or two; the box grows with the words."""

    type: Literal["short_text"]
    workspace: Lines = 1
    """Ruled lines on paper."""


class LongText(InputField):
    """Room for paragraphs."""

    type: Literal["long_text"]
    workspace: Lines = 6
    """Ruled lines on paper."""


class Number(InputField):
    """A number, kept just as it was typed."""

    type: Literal["number"]
    unit: Text | None = None
    """What is counted, shown behind the box."""


class Date(InputField):
    """A day."""

    type: Literal["date"]


class LowNote(Model):
    """What to suggest to a reader who chose a low number."""

    below: Annotated[int, pydantic.Field(ge=1, le=10)]
    """The note shows for numbers under this one."""
    note: Text
    """The suggestion."""


class Scale(InputField):
    """A rating from 0 to 10, with words at both ends."""

    type: Literal["scale"]
    end_labels: Annotated[list[Text], pydantic.Field(min_length=2, max_length=2)]
    """The words at 0 and at 10."""
    low: LowNote | None = None
    """A suggestion for low numbers; never a judgement."""


class SingleChoice(InputField):
    """One of several options."""

    type: Literal["single_choice"]
    options: Options
    """What can be chosen, `id: text`."""


class MultipleChoice(InputField):
    """Any number of options that are true for the reader."""

    type: Literal["multiple_choice"]
    options: Options
    """What can be chosen, `id: text`."""
    none: Id | None = None
    """The option that means "none of these": ticking it clears the others, and back."""

    @pydantic.model_validator(mode="after")
    def _none_is_an_option(self) -> MultipleChoice:
        if self.none is not None and self.none not in self.options:
            raise PydanticCustomError(
                "no_option",
                'none: there is no option "{option}". Name one of the options.',
                {"option": self.none},
            )
        return self


class Checklist(InputField):
    """Things to do or to take along, each with a box to tick."""

    type: Literal["checklist"]
    options: Options | None = None
    """The things on the list, `id: text`; without them there is one box, named by the prompt."""


Column = Annotated[
    ShortText | LongText | Number | Date | Scale | SingleChoice | Checklist,
    pydantic.Discriminator("type"),
]
"""A field inside a row."""

Columns = Annotated[list[Column], pydantic.Field(min_length=1, max_length=40)]


class StepOfRow(Model):
    """Which columns of a row say what a step made of it is."""

    what: ColumnId
    """The column with its words."""
    day: ColumnId | None = None
    """The column with its day."""


class Entries(InputField):
    """Rows that the reader adds, all with the same columns."""

    type: Literal["entries"]
    columns: Columns
    """What is asked in each row, in order."""
    row_label: Text = "Row"
    """What one row is called, as in "Person 2" or "Add a person"."""
    rows: Annotated[int, pydantic.Field(ge=1, le=12)] = 3
    """Blank rows at the start, on screen and on paper."""
    fixed_rows: Options | None = None
    """A fixed first column, `id: text`; rows are then neither added nor removed."""
    next_step: StepOfRow | None = None
    """Offers "Make this my next step" on each row, made of the columns `what` and `day`."""

    def named_rows(self) -> dict[str, str]:
        """Return the rows at the start by key: the fixed ones, or r1, r2 … with their names."""
        return self.fixed_rows or {
            f"r{n}": f"{self.row_label} {n}" for n in range(1, self.rows + 1)
        }


def _gaps_are_well_formed(text: str) -> str:
    try:
        letters.parse(text)
    except letters.LetterError as error:
        raise PydanticCustomError("letter", "{message}", {"message": str(error)}) from None
    return text


LetterText = Annotated[
    str, pydantic.AfterValidator(_has_words), pydantic.AfterValidator(_gaps_are_well_formed)
]
"""Plain text with gaps; there is no Markdown in it."""


class Letter(PromptedItem):
    """A text with the reader's own answers in it. It asks nothing and keeps nothing."""

    type: Literal["letter"]
    text: LetterText
    """The letter, with gaps such as `{my-ask/request}`; see below."""
    subject: Text | None = None
    """The subject of the message, when the letter is opened in a mail program."""
    one_of: ColumnId | None = None
    """The shared list from which the reader picks the row that the letter is about."""
    kind: Id | None = None
    """Only rows of this kind can be picked."""

    def lines(self) -> list[list[letters.Part]]:
        """Return the text, line by line, as words and gaps."""
        return letters.parse(self.text)


class SumUp(PromptedItem):
    """Shows earlier answers, to read and not to change. It asks nothing and keeps nothing."""

    type: Literal["sum_up"]
    answers: Annotated[list[str], pydantic.Field(min_length=1, max_length=20)]
    """Which answers, in order, as in a gap; columns of one list become a table."""
    kind: Id | None = None
    """Only rows of this kind are shown."""


Field = Annotated[
    ShortText
    | LongText
    | Number
    | Date
    | Scale
    | SingleChoice
    | MultipleChoice
    | Checklist
    | Entries
    | Letter
    | SumUp,
    pydantic.Discriminator("type"),
]
"""Any field type that a worksheet may use."""

FIELD_TYPES: dict[str, type[PromptedItem]] = {
    get_args(member.model_fields["type"].annotation)[0]: member
    for member in get_args(get_args(Field)[0])
}
"""The catalogue: the name used in YAML, and its class."""
