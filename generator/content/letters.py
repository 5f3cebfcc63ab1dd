"""The text of a letter: lines of words and gaps, and which parts vanish when a gap is empty.

`{worksheet/field}` is a gap; `{people/name as name}` takes a name alone, up to a comma; what stands
in `[[words and a gap]]` is only said when its gaps are filled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(r"(\[\[|\]\]|\{[^{}]*\}|[{}])")
ADDRESS = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*(?:/[a-z0-9]+(?:[-_][a-z0-9]+)*){1,2}")
NAME = " as name"
SENTENCE_START = re.compile(r"(?:^|[.?:]\s+|^- )$")


@dataclass(frozen=True)
class Part:
    """Some words of a line, or a gap in it."""

    words: str = ""
    gap: str = ""
    """The address of the answer that goes here."""
    optional: int = 0
    """The number of the optional part it stands in, or 0."""
    alone: bool = False
    """Whether the gap makes a sentence by itself, and so needs a whole line on paper."""


class LetterError(ValueError):
    """The text cannot be read; the message says what to do."""


def parse(text: str) -> list[list[Part]]:
    """Return the lines of a letter; a blank line has no parts."""
    optionals = 0
    lines = []
    for line in text.strip().splitlines():
        parts, optionals = _line(line.strip(), optionals)
        lines.append(parts)
    return lines


def _line(line: str, optionals: int) -> tuple[list[Part], int]:
    parts: list[Part] = []
    inside = 0
    for token in filter(None, TOKEN.split(line)):
        if token == "[[":
            if inside:
                raise LetterError(f'"[[" stands inside "[[" in "{line}". Close the first one.')
            inside = optionals = optionals + 1
        elif token == "]]":
            if not any(part.gap and part.optional == inside for part in parts if inside):
                raise LetterError(f'"]]" closes nothing with a gap in it, in "{line}".')
            inside = 0
        elif token[0] in "{}":
            parts.append(_gap(token, line, inside, "".join(part.words for part in parts)))
        else:
            parts.append(Part(words=token, optional=inside))
    if inside:
        raise LetterError(f'"[[" is not closed in "{line}". Put "]]" on the same line.')
    return parts, optionals


def _gap(token: str, line: str, inside: int, before: str) -> Part:
    inner = token.strip("{}")
    if not ADDRESS.fullmatch(inner.removesuffix(NAME)):
        raise LetterError(
            f'"{token}" is not a valid placeholder in "{line}". Write {{worksheet/field}}, '
            f"{{list/column}} or {{worksheet/field/column}}; {{…{NAME}}} takes a name alone."
        )
    alone = bool(SENTENCE_START.search(before)) and not inner.endswith(NAME)
    return Part(gap=inner, optional=inside, alone=alone)


def gaps(text: str) -> list[str]:
    """Return the addresses that a letter asks for, line by line and in order."""
    return [address(part.gap) for line in parse(text) for part in line if part.gap]


def address(gap: str) -> str:
    """Return the address in a gap."""
    return gap.removesuffix(NAME)
