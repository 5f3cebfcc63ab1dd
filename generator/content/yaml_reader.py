"""Read one YAML file strictly, and remember where each value stands.

No duplicate keys, anchors, aliases, merges or tags; only whole numbers and true/false are more than
text, so that `no`, `1:30` and `2026-01-02` stay what was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from generator.errors import Loc, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Mark = tuple[int, int]
"""Line and column, counted from 1."""

WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d{0,8})")
UNPRINTABLE = yaml.reader.Reader.NON_PRINTABLE
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FRAME_EVENTS = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent)
DEEPEST = 20
"""Levels of nesting; the deepest worksheet has nine."""


@dataclass
class Document:
    """One YAML file: its value, where each part of it stands, and what is wrong with it."""

    path: str
    value: Any = None
    marks: dict[Loc, Mark] = field(default_factory=dict)
    key_marks: dict[Loc, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, loc: Loc, message: str, *, at_key: bool = False) -> None:
        """Add a problem at a place given by keys and indexes, at the key or at its value."""
        marks = self.key_marks if at_key and loc in self.key_marks else self.marks
        near = next((loc[:n] for n in range(len(loc), -1, -1) if loc[:n] in marks), None)
        self.report_at(marks[near] if near is not None else (1, 1), message, self.place(loc))

    def report_at(self, mark: Mark, message: str, place: str = "") -> None:
        """Add a problem at a line and column."""
        self.problems.append(Problem(self.path, *mark, place, message))

    def part(self, loc: Loc) -> Any:
        """Return the value at a place, or None."""
        value = self.value
        for key in loc:
            value = child(value, key)
        return value

    def place(self, loc: Loc) -> str:
        """Name the sections, fields and other named parts that a place lies in."""
        parts = (self.part(loc[:n]) for n in range(1, len(loc) + 1))
        return ", ".join(name for name in map(_name, parts) if name)


def child(value: Any, key: str | int) -> Any:
    """Return what a mapping or list holds under a key or index, or None."""
    if isinstance(value, dict):
        return value.get(key)
    if isinstance(value, list) and isinstance(key, int) and key < len(value):
        return value[key]
    return None


def _name(part: Any) -> str:
    if not isinstance(part, dict):
        return ""
    if "items" in part and "title" in part:
        return f'section "{part["title"]}"'
    kinds = ("field", "collection", "notice", "place")
    return next((f'{kind} "{part[kind]}"' for kind in kinds if kind in part), "")


def read_document(file: Path, path: str) -> Document:
    """Read a file; `path` is how messages call it, and mistakes are in `problems`."""
    document = Document(path)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        document.report_at(_end(before), "this is not UTF-8 text. Save the file as UTF-8.")
        return document
    if unprintable := UNPRINTABLE.search(text):
        message = "there is a character that text cannot have, such as NUL. Remove it."
        document.report_at(_end(text[: unprintable.start()]), message)
        return document
    try:
        _Reader(document, yaml.parse(text, Loader=LOADER)).read()
    except yaml.MarkedYAMLError as error:
        document.report_at(_position(error.problem_mark), _message_for(error, text))
    return document


def _end(text: str) -> Mark:
    """Return where the character after a text stands."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _position(mark: Any) -> Mark:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _message_for(error: yaml.MarkedYAMLError, text: str) -> str:
    mark, problem = error.problem_mark, str(error.problem)
    line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in problem:
        return "a tab stands where YAML wants spaces. Indent with spaces."
    if "mapping values are not allowed" in problem:
        return 'a colon inside this text looks like a key. Put the text in quotes ("…").'
    return f"this is not YAML: {problem}. Check indentation, colons and quotes near here."


class _Reader:
    """Builds a document's value from YAML events."""

    def __init__(self, document: Document, events: Iterator[Any]) -> None:
        self.document = document
        self.events = (event for event in events if not isinstance(event, FRAME_EVENTS))

    def read(self) -> None:
        first = next(self.events, None)
        if first is None or isinstance(first, yaml.DocumentEndEvent):
            self.document.report_at((1, 1), "the file is empty. Write its keys, or delete it.")
            return
        self.document.value = self.node(first, ())
        rest = (event for event in self.events if not isinstance(event, yaml.DocumentEndEvent))
        if second := next(rest, None):
            message = 'a second document begins after "---". Keep one in a file.'
            self.document.report_at(_position(second.start_mark), message)

    def node(self, event: Any, loc: Loc) -> Any:
        mark = _position(event.start_mark)
        self.document.marks[loc] = mark
        self.refuse_extras(event, mark)
        if len(loc) > DEEPEST:
            raise yaml.MarkedYAMLError(problem="too deep a nesting", problem_mark=event.start_mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(loc)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(loc)
        return scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def refuse_extras(self, event: Any, mark: Mark) -> None:
        if isinstance(event, yaml.AliasEvent):
            message = f'the alias "*{event.anchor}" is not allowed. Write the text out.'
            self.document.report_at(mark, message)
        elif event.anchor:
            message = f'the anchor "&{event.anchor}" is not allowed. Remove it.'
            self.document.report_at(mark, message)
        if getattr(event, "tag", None) not in (None, "!"):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.document.report_at(mark, f'the tag "{tag}" is not allowed. Remove it.')

    def mapping(self, loc: Loc) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if isinstance(event, yaml.ScalarEvent):
                self.check_key(event, (*loc, event.value), result)
                value = self.node(next(self.events), (*loc, event.value))
                result.setdefault(event.value, value)
            else:
                message = "a key must be a word; this is a list or a mapping. Put it in quotes."
                self.document.report_at(_position(event.start_mark), message)
                self.node(event, (*loc, "?"))
                self.node(next(self.events), (*loc, "?"))
        return result

    def check_key(self, event: Any, loc: Loc, result: dict[str, Any]) -> None:
        mark = _position(event.start_mark)
        self.refuse_extras(event, mark)
        if event.value == "<<":
            self.document.report_at(mark, 'the merge "<<" is not allowed. Write the keys out.')
        elif event.value in result:
            line = self.document.key_marks[loc][0]
            message = f'the key "{event.value}" is here twice, first on line {line}. Keep one.'
            self.document.report_at(mark, message)
        self.document.key_marks.setdefault(loc, mark)

    def sequence(self, loc: Loc) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self.node(event, (*loc, len(result))))
        return result


def scalar(event: yaml.ScalarEvent) -> str | int | bool | None:
    """Return what a scalar means: quoted it is text; plain, true, false and whole numbers count."""
    text: str = event.value
    plain = event.implicit[0]
    if not plain:
        return text
    if text in ("true", "false"):
        return text == "true"
    return int(text) if WHOLE_NUMBER.fullmatch(text) else text or None
