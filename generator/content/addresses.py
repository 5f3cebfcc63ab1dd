"""What readers' answers are kept under: every id, its type, and where answers of former ids go.

An id is what an address says of the workbook: `sheet`, `sheet/field`, `sheet/field/column`, `list`,
`list/column`; and behind a "=", an option, a kind or a fixed row. A row's own id, which the browser
makes, is no part of it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.content.fields import Entries, InputField

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.content.model import Workbook
    from generator.errors import Loc

TEXT_TYPES = ("short_text", "long_text")
"""The types whose answers can be joined when questions are merged."""


@dataclass(frozen=True)
class Place:
    """One id, with the part of the YAML that it stands in."""

    id: str
    type: str
    path: str
    loc: Loc
    formerly: tuple[str, ...] = ()


def parent_id(id: str) -> str:
    """Return the id that this one stands in, or nothing."""
    return id.rpartition("=" if "=" in id else "/")[0]


def places(workbook: Workbook) -> Iterator[Place]:
    """Yield every id that readers may hold answers under, each after its parent."""
    for worksheet in workbook.worksheets.values():
        yield Place(worksheet.id, "worksheet", worksheet.path, (), tuple(worksheet.formerly))
        for loc, item in worksheet.located_items():
            if isinstance(item, InputField):
                yield from _field(worksheet.id, item, worksheet.path, loc)
    path = f"{workbook.folder}/collections.yaml"
    for name, collection in workbook.collections.items():
        yield Place(name, "collection", path, (name,), tuple(collection.formerly))
        yield from _named(name, "kinds", "kind", collection, path, (name,))
        for number, column in enumerate(collection.columns):
            yield from _field(name, column, path, (name, "columns", number))


def _field(within: str, field: InputField, path: str, loc: Loc) -> Iterator[Place]:
    id, type = f"{within}/{field.field}", field.type  # type: ignore[attr-defined]
    yield Place(id, type, path, loc, tuple(field.formerly))
    yield from _named(id, "options", "option", field, path, loc)
    if isinstance(field, Entries):
        yield from _named(id, "fixed_rows", "row", field, path, loc)
        for number, column in enumerate(field.columns):
            yield from _field(id, column, path, (*loc, "columns", number))


def _named(within: str, key: str, type: str, part: Any, path: str, loc: Loc) -> Iterator[Place]:
    """Yield the options, kinds or fixed rows of a part."""
    for name in getattr(part, key, None) or {}:
        yield Place(f"{within}={name}", type, path, (*loc, key, name))


class Moves:
    """Where the answers of former ids go: the nearest renamed parent decides, again and again.

    It ends since a former id is never one in use: each step brings the front of an id up to date.
    """

    def __init__(self, present: Collection[Place]) -> None:
        used = {place.id for place in present}
        self.places: dict[str, str] = {}
        former = [(id, place.id) for place in present for id in place.formerly]
        for id, new in sorted(former, key=lambda pair: pair[0].count("/")):
            for known in (id, self.now_called(id)):
                if known not in used:
                    self.places.setdefault(known, new)

    def now_called(self, id: str) -> str:
        """Return what a former id would be called since what it stood in was renamed."""
        within = parent_id(id)
        return self.target(within) + id[len(within) :]

    def target(self, id: str) -> str:
        """Return the id that takes the answers of this one; itself when it was never renamed."""
        at = id
        while at:
            if new := self.places.get(at):
                return self.target(new + id[len(at) :])
            at = parent_id(at)
        return id


def moves(workbook: Workbook) -> dict[str, Any]:
    """Return what the browser needs to bring answers to their new ids; empty when nothing moved."""
    present = list(places(workbook))
    words = [place.id for place in present if place.type in TEXT_TYPES]
    known = Moves(present).places
    if not known:
        return {}
    targets = set(known.values())
    found = {"places": known, "joined": [id for id in words if _is_reached(id, targets)]}
    return found | {"digest": hashlib.sha256(json.dumps(found).encode()).hexdigest()[:8]}


def _is_reached(id: str, targets: set[str]) -> bool:
    return bool(id) and (id in targets or _is_reached(parent_id(id), targets))
