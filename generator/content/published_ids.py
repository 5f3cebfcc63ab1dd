"""The register `published-ids.txt`: ids that readers may hold answers under, also former ones.

A line is `id type`, or `id type retired`. The register only grows; this module reads no files.
"""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.content.addresses import Moves, Place, parent_id, places
from generator.errors import Finding, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.content.model import Workbook

NAME = "published-ids.txt"
LINE = re.compile(r"([a-z0-9_/=-]+) ([a-z_]+)( retired)?")
TITLE = [
    "# Ids that readers may hold answers under. `make ids` adds new ones; nothing is taken out.",
    '# To retire an id, write "retired" behind its type. How: docs/authoring/index.md, "Ids".',
]
SHAPES = {
    "text": ("short_text", "long_text", "number", "date", "scale", "single_choice"),
    "list": ("multiple_choice", "checklist"),
    "rows": ("entries", "collection"),
}
"""Types whose answers have one shape: a field may change between them."""


@dataclass(frozen=True)
class Line:
    """One published id."""

    id: str
    type: str
    retired: bool
    number: int
    """Where it stands, counted from 0."""


def validate(workbook: Workbook) -> Iterator[Finding]:
    """Yield every id that lost its answers, changed what they are, or is used a second time."""
    path = f"{workbook.folder}/{NAME}"
    lines: dict[str, Line] = {}
    for line in _read(workbook.published):
        if not line.id:
            message = 'invalid line in the id register. Write "id type", or "id type retired".'
            yield Finding(path, (line.number,), message)
        elif line.id in lines:
            message = f'the id "{line.id}" is here twice. Keep one line.'
            yield Finding(path, (line.number,), message)
        else:
            lines[line.id] = line
    files: set[str] = set().union(*workbook.files.values())
    if files <= set(workbook.worksheets):  # else an id may stand in a file that cannot be read
        yield from _Register(workbook, lines).validate()


def _read(lines: list[str]) -> Iterator[Line]:
    """Yield each id's line; what is none has an empty id."""
    for number, text in enumerate(lines):
        said = text.partition("#")[0].strip()
        if match := LINE.fullmatch(said):
            yield Line(match[1], match[2], match[3] is not None, number)
        elif said:
            yield Line("", "", False, number)


class _Register:
    """The published ids of a workbook beside the ids that it has now."""

    def __init__(self, workbook: Workbook, lines: dict[str, Line]) -> None:
        self.path = f"{workbook.folder}/{NAME}"
        self.lines = lines
        self.places = list(places(workbook))
        self.present = {place.id: place for place in self.places}
        self.moves = Moves(self.places)

    def validate(self) -> Iterator[Finding]:
        yield from self.former()
        for line in self.lines.values():
            target = self.moves.target(line.id)
            place = self.present.get(target)
            retired = self.retired(line.id)
            if place is None and not retired and not self.parent_is_missing(line.id):
                yield Finding(self.path, (line.number,), _gone(line.id))
            elif place and retired and not self.used_again(parent_id(line.id)):
                yield Finding(place.path, place.loc, _again(line.id, place.id))
            elif place and not retired and self.shape(line) != self.shape(place):
                loc = (*place.loc, "type") if "=" not in place.id else place.loc
                yield Finding(place.path, loc, _changed(line, place))

    def retired(self, id: str) -> bool:
        """Whether an id, or what it stands in, was retired and not taken up by a `formerly:`."""
        if not id or id in self.moves.places:
            return False
        line = self.lines.get(id)
        return bool(line and line.retired) or self.retired(parent_id(id))

    def used_again(self, id: str) -> bool:
        """Whether a retired parent is in use: that is said once, not for each part of it."""
        return bool(id) and self.retired(id) and self.moves.target(id) in self.present

    def parent_is_missing(self, id: str) -> bool:
        """Whether what an id stands in is missing too: that is said once."""
        within = parent_id(id)
        return within in self.lines and self.moves.target(within) not in self.present

    def shape(self, one: Line | Place) -> tuple[str, bool]:
        """Return what the answers are, and whether there is one in each row."""
        parents = self.lines if isinstance(one, Line) else self.present
        parent = parents.get(parent_id(one.id))
        shape = next((shape for shape, types in SHAPES.items() if one.type in types), one.type)
        return shape, parent is not None and parent.type in SHAPES["rows"] and "=" not in one.id

    def former(self) -> Iterator[Finding]:
        """Yield what is wrong with every `formerly`, where it stands."""
        seen: set[str] = set()
        for place in self.places:
            for number, id in enumerate(place.formerly):
                if message := self._former(id, place.id, again=id in seen):
                    yield Finding(place.path, (*place.loc, "formerly", number), message)
                seen.add(id)

    def _former(self, id: str, new: str, *, again: bool) -> str:
        if "=" in id:
            return f'"{id}" cannot move: an option, a kind or a fixed row keeps its id. Remove it.'
        if id in self.present:
            return f'"{id}" is still in use. Take it out of "formerly", or remove the other.'
        if again:
            return f'"{id}" is named by two. Its answers can go to one place only; keep one.'
        if id not in self.lines:
            near = did_you_mean(id, [known for known in self.lines if "=" not in known])
            return f'"{id}" was never published.{near if "Did" in near else f" See {self.path}."}'
        if (now := self.moves.now_called(id)) in self.present and now != new:
            return f'"{now}" is in use, and "{id}" was called so too. Give that one a new id.'
        return ""


def _gone(id: str) -> str:
    if "=" in id:
        return (
            f'readers may have chosen "{id}", and it is gone. Keep the id and change only the '
            'text; if it is to go, write "retired" behind this line.'
        )
    return (
        f'readers may hold answers under "{id}", and it is gone. If it was renamed or moved, give '
        f'the new one "formerly: [{id}]"; else write "retired" behind this line.'
    )


def _again(id: str, now: str) -> str:
    if id == now:
        return f'the id "{id}" is retired, and readers may hold old answers. Choose a new id.'
    return f'"{now}" would take the answers of "{id}", which is retired. Choose a new id.'


def _changed(line: Line, place: Place) -> str:
    was = f"as {line.type}{f' under {line.id}' if line.id != place.id else ''}"
    return (
        f'"{place.id}" was published {was}, and {place.type} cannot show such answers. '
        'Give this one a new id, and write "retired" behind the old one in the register.'
    )


def with_new_ids(lines: list[str], workbook: Workbook) -> list[str]:
    """Return the register with the ids that it lacks, each where it belongs in the order."""
    known = {line.id for line in _read(lines)}
    new = {place.id: place.type for place in places(workbook) if place.id not in known}
    result = list(lines) or list(TITLE)
    for id in sorted(new):
        result.insert(_where(id, result), f"{id} {new[id]}")
    return result


def _where(id: str, lines: Iterable[str]) -> int:
    """Return where an id goes: comments count as part of what stands before them."""
    keys: list[str] = []
    for line in lines:
        said = line.partition("#")[0].split()
        keys.append(said[0] if said else keys[-1] if keys else "")
    return bisect(keys, id)
