"""What can be wrong with a workbook, and how an author is told."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Loc = tuple[str | int, ...]
"""A place inside a YAML document: keys and list indexes from the top."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake of an author, with where it is and what to do."""

    path: str
    line: int
    column: int
    place: str
    message: str

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        return f"{self.path}:{self.line}:{self.column}: {place}{self.message}"


@dataclass(frozen=True)
class Finding:
    """A mistake that a check found in the model, not yet traced to a line."""

    path: str
    loc: Loc
    message: str


class WorkbookError(Exception):
    """The workbook cannot be built; `problems` lists everything that stands in the way."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        total = f"{count} problem{'' if count == 1 else 's'}. Nothing was built."
        super().__init__("\n".join([*map(str, self.problems), total]))


class ToolError(Exception):
    """The machine lacks something that was asked for; the message says what, and what to do."""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return ' Did you mean "x"?' for the nearest choice, or the list of choices."""
    known = sorted(choices)
    if near := difflib.get_close_matches(word, known, n=1):
        return f' Did you mean "{near[0]}"?'
    return f" Known here: {', '.join(known)}." if known else ""
