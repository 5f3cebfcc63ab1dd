# ruff: noqa: E501 (the page's sentences are one line each)
"""The page about a long run: the promise, and what the run showed, from its own outcomes.

`make test-long` writes `docs/how-we-test.md` when every test has passed; a run that fails writes
nothing, so the page that is there never says more than was seen.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "how-we-test.md"


@dataclass(frozen=True)
class Row:
    """One entry of the list: what is done to the workbook, how often, and what has to hold."""

    what: str
    counted: str
    holds: str
    tests: tuple[str, ...]


ROWS = [
    Row(
        "The browser is killed at a random moment while a keyboard types",
        "kills",
        "No character older than a quarter of a second was lost, and nothing was damaged.",
        ("test_a_killed_browser_loses_no_character_older_than_a_quarter_second",),
    ),
    Row(
        "The power fails while a keyboard types",
        "disk images",
        "No character older than a quarter of a second was lost. Writes of the ordinary kind, tried as a control, did lose some.",
        (
            "test_a_power_cut_loses_no_character_older_than_a_quarter_second",
            "test_relaxed_writes_would_lose_them",
        ),
    ),
    Row(
        "The system ends the browser just after the last key",
        "times",
        "Nothing was lost.",
        ("test_a_browser_that_the_system_ends_loses_nothing",),
    ),
    Row(
        "The page is closed, left, loaded again, or left by Back, in the middle of a word",
        "times",
        "Nothing was lost.",
        ("test_leaving_a_page_in_the_middle_of_a_word_keeps_it",),
    ),
    Row(
        "Two windows write into the same workbook at random",
        "schedules",
        "Every text was there or in the earlier words; the words under the caret stayed; both windows agreed within a second.",
        (
            "test_no_saved_text_is_lost_between_two_windows",
            "test_the_words_under_the_caret_are_never_replaced",
        ),
    ),
    Row(
        "A window of an earlier release stays open beside one of this edition, and both write at random",
        "schedules",
        "Nothing was lost, nothing was replaced in silence, nothing that was erased came back, and both windows went on saving.",
        ("test_nothing_is_lost_beside_a_window_of_a_release",),
    ),
    Row(
        "A storage call of the browser throws, aborts, hangs, is full or is closed",
        "cases",
        "Within three seconds the words were saved, or the page said that they were not and handed them over.",
        ("test_every_fault_at_every_storage_call_is_survived_or_said",),
    ),
    Row(
        "A file of the scripts is missing, fails as it loads or as it is used, or never answers",
        "cases",
        "Every page saved, said so and was ready within ten seconds, and the part that failed said that.",
        ("test_whatever_file_fails_the_page_saves_and_the_part_says_so",),
    ),
    Row(
        "The browser stores nothing at all",
        "ways",
        "The page works, says so, and hands the words over.",
        ("test_without_storage_the_page_works_and_says_so",),
    ),
    Row(
        "The files of the database are damaged on the disk",
        "ways",
        "Nothing wrong was shown as good, and no workbook came up empty without a word.",
        (
            "test_damaged_files_of_the_database_are_noticed",
            "test_a_damaged_second_copy_is_never_shown_as_good",
        ),
    ),
    Row(
        "Authors rename, move, split, join and retire questions at random",
        "edits",
        "Each edit was refused, or every answer was found again.",
        ("test_every_edit_is_refused_or_finds_every_answer_again",),
    ),
    Row(
        "Answers that an earlier release saved are opened by this one",
        "releases",
        "All answers were there.",
        ("test_answers_of_every_release_are_there",),
    ),
    Row(
        "A marker is typed into every field, and every button is pressed",
        "worksheets",
        "It was in no request, address, title, message or cache, and no other host was asked for anything.",
        ("test_nothing_that_a_reader_writes_leaves_the_page",),
    ),
]

HEAD = """---
title: How we test that your answers are safe
description: The promise about your answers, and what the last long test run showed.
hide: [toc]
---
<!-- Written by `make test-long` from its own outcomes. Do not edit: run it again. -->
# How we test that your answers are safe {{ #how-we-test }}

**The promise.** Every text that this workbook has shown you as saved is still your answer, or is among its earlier words, or was erased by you on purpose. Nothing that you write leaves your device unless you send it.

A promise like this is worth as much as the tries to break it. These are ours. They ran on {day}, in {browser}, against the workbook as it is published. A run that fails does not change this page.

"""
FOOT = """
## What this does not show { #not-shown }

- These tests run in Chromium on Linux. Safari and Firefox keep data by rules of their own: Safari removes what you wrote after seven days of use without a visit here.
- A disk that says it has written something when it has not can lose it. No page can see that.
- A person or a program that can use your device can read what you wrote. So can another page at the same address: a host that puts several sites at one address lets them see each other's data.
- A browser may remove what a site has stored when space runs out, or when you clear its data.

So keep a copy: [Your answers](your-answers.md) makes one in two taps.
"""


class LongRun:
    """Collects what was tried and what came of it."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.passed: Counter[str] = Counter()

    def count(self, test: str, number: int) -> None:
        """Note how many cases one test has inside."""
        self.counts[test] += number

    def passes(self, test: str) -> None:
        """Note that a test, or one of its parameters, has passed."""
        self.passed[test] += 1

    def write(self, browser: str, page: Path = PAGE) -> None:
        """Write the page; what this machine could not run is not in its list."""
        lines = [self.line(row) for row in ROWS if all(map(self.passed.get, row.tests))]
        head = HEAD.format(day=datetime.now(UTC).strftime("%-d %B %Y"), browser=browser)
        page.write_text(head + "\n".join(lines) + "\n" + FOOT, "utf-8")

    def line(self, row: Row) -> str:
        number = self.counts[row.tests[0]] or self.passed[row.tests[0]]
        counted = row.counted if number != 1 else row.counted.removesuffix("s")
        return f"- **{row.what}.** Tried: {number:,} {counted}. {row.holds}"


def browser_version(path: str) -> str:
    """Return a browser's name and version, without its build for one distribution."""
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    return " ".join(told.split()[:2])
