"""Translate validation errors into messages for authors: what is wrong, and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.content.fields import FIELD_TYPES, Model
from generator.content.yaml_reader import Document, child
from generator.errors import Loc, did_you_mean

if TYPE_CHECKING:
    import pydantic

EXPECTED = {
    "string_type": ("text", 'Put it in quotes ("…").'),
    "int_type": ("a whole number", "Write it without quotes, as in 10."),
    "list_type": ("a list", 'Begin each line of it with "- ".'),
    "dict_type": ("keys with values", 'Write lines like "key: value".'),
    "model_type": ("keys with values", 'Write lines like "key: value".'),
    "model_attributes_type": ("keys with values", 'Write lines like "key: value".'),
}
BOUNDS = {
    "too_short": "has too few entries (minimum {min_length}). Add some.",
    "too_long": "has too many entries (maximum {max_length}). Remove some.",
    "string_too_long": "is too long (maximum {max_length} characters). Shorten it.",
    "greater_than_equal": "is too small (minimum {ge}). Write a larger number.",
    "less_than_equal": "is too large (maximum {le}). Write a smaller number.",
}


def report(document: Document, error: pydantic.ValidationError) -> None:
    """Add a model's validation errors to the problems of its document."""
    for detail in error.errors(include_url=False):
        kind = detail["type"]
        loc = real_loc(document.value, detail["loc"], kind)
        message = message_for(kind, detail, loc, document)
        where = {"missing": loc[:-1], "union_tag_invalid": (*loc, "type")}.get(kind, loc)
        at_key = kind == "extra_forbidden" or detail["loc"][-1:] == ("[key]",)
        document.report(where, message, at_key=at_key)


def real_loc(value: Any, loc: Loc, kind: str) -> Loc:
    """Drop the names of union members from a location: they are not in the file."""
    real: list[str | int] = []
    for number, key in enumerate(loc, 1):
        missing = kind == "missing" and number == len(loc)
        found = key in value if isinstance(value, dict) else isinstance(key, int)
        if found or missing:
            real.append(key)
            value = child(value, key)
    return tuple(real)


def message_for(kind: str, detail: Any, loc: Loc, document: Document) -> str:
    """Return the message for one validation error."""
    name = next((key for key in reversed(loc) if isinstance(key, str)), "the file")
    given, context = detail["input"], detail.get("ctx", {})
    if kind == "extra_forbidden" and given is None:
        return f'unknown key "{name}". If it is part of a text with a comma, put that in quotes.'
    if kind == "extra_forbidden":
        keys = known_keys(document.part(loc[:-1]))
        return f'unknown key "{name}".{did_you_mean(name, keys)}'
    if kind == "missing":
        return f'the key "{name}" is missing. Add it.'
    if kind.startswith("union_tag"):
        tags = re.findall(r"\w+", context.get("expected_tags", ""))
        return _message_for_kind(given, tags or list(FIELD_TYPES))
    if kind == "string_pattern_mismatch":
        return _message_for_pattern(given, context["pattern"])
    if kind in EXPECTED:
        expected, remedy = EXPECTED[kind]
        remedy = "Write it." if given is None else remedy
        return f"{name}: expected {expected}, found {describe(given)}. {remedy}"
    if kind in BOUNDS:
        return f"{name} {BOUNDS[kind].format(**context)}"
    if kind == "literal_error":
        return f'{name}: "{given}" is not possible. Choose {context["expected"]}.'
    return f"{name} {detail['msg']}" if kind == "blank" else str(detail["msg"])


def _message_for_kind(item: Any, types: list[str]) -> str:
    if not isinstance(item, dict) or "field" not in item:
        start = '"prose:", "field:", "collection:" or "notice:"'
        return f"unknown kind of item. Begin it with {start}."
    choices = f"the types here are {', '.join(types)}."
    if "type" not in item:
        return f'the key "type" is missing. Add it; {choices}'
    name = str(item["type"])
    if name in FIELD_TYPES:
        return f'a column cannot have the type "{name}". Choose: {choices}'
    near = did_you_mean(name, types)
    return f'unknown type "{name}".{near if "Did" in near else " Choose: " + choices}'


def _message_for_pattern(given: Any, pattern: str) -> str:
    if "https" in pattern:
        return f'"{given}" is not an allowed link. Start it with https://.'
    if "{4}" in pattern:
        return f'"{given}" is not a date. Write year-month-day, as in 2026-11-22.'
    return (
        f'"{given}" is not a valid id. Use lower-case letters and digits, joined by single '
        'hyphens, as in "the-talk".'
    )


def describe(value: Any) -> str:
    """Name a value as an author sees it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "keys with values"
    return f"the number {value}" if isinstance(value, int) else f'the text "{value}"'


def known_keys(part: Any) -> set[str]:
    """Return the keys of the model that a part of a document was most likely meant to be."""
    keys = set(part) if isinstance(part, dict) else set()
    if "field" in keys and str(part.get("type")) in FIELD_TYPES:
        return set(FIELD_TYPES[str(part["type"])].model_fields)
    candidates = [set(model.model_fields) for model in subclasses(Model)]
    return max(candidates, key=lambda known: (len(known & keys), -len(known)))


def subclasses(model: type[Model]) -> list[type[Model]]:
    """Return every model class below one."""
    below = model.__subclasses__()
    return below + [deeper for child_model in below for deeper in subclasses(child_model)]
