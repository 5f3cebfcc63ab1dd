"""What the workbook says by itself: every sentence is there, and every one is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.content.messages import GAP_NAMES, KEY, REQUIRED_MESSAGES
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from generator.content.model import Workbook
    from tests.conftest import Draft

RUNTIME = ROOT / "docs" / "assets" / "workbook"
SAID = re.compile(r"\bwords\.(?!js\b|yaml\b)(\w+)(\()?")
SAID_BY_KIND = re.compile(r"\bwords\[`(\w+_)\$")
IN_THE_BROWSER = ("writing", "printing", "answers", "people", "letters", "stuck", "week")
REFUSAL = re.compile(r'BackupError\((?:[^()]*\? )?"(\w+)"(?: : "(\w+)")?')
BUILT = re.compile(r"\b(page|paper|site_pages|people|letters|stuck|week)(?:\.|\[\")(\w+)")


def keys(group: str) -> dict[str, set[str]]:
    return {
        key: set(GAP_NAMES.findall(gaps)) for key, gaps in KEY.findall(REQUIRED_MESSAGES[group])
    }


def every_key() -> dict[str, set[str]]:
    return {key: gaps for group in IN_THE_BROWSER for key, gaps in keys(group).items()}


def scripts() -> list[Path]:
    return sorted(RUNTIME.rglob("*.js"))


def group_of(script: Path) -> str:
    """Return whose sentences a script says besides those of every page."""
    if "pages/letters" in script.as_posix() or script.name == "share.js":
        return "letters"
    if "pages/answers" in script.as_posix() or script.name == "backup.js":
        return "answers"
    if "pages/people" in script.as_posix():
        return "people"
    if "pages/stuck" in script.as_posix():
        return "stuck"
    if "pages/week" in script.as_posix():
        return "week"
    return "printing" if "print-room" in script.name or "printing" in script.parts else "writing"


def built() -> set[tuple[str, str]]:
    """Return the sentences that templates say, by group and key."""
    files = [*(ROOT / "templates").rglob("*.j2"), *(ROOT / "generator").rglob("*.py")]
    return {pair for file in files for pair in BUILT.findall(file.read_text("utf-8"))}


def asked_for(scripts: list[Path]) -> set[str]:
    texts = [script.read_text("utf-8") for script in scripts]
    names = {name for text in texts for name, _ in SAID.findall(text)}
    names |= {name for text in texts for pair in REFUSAL.findall(text) for name in pair if name}
    starts = tuple(start for text in texts for start in SAID_BY_KIND.findall(text))
    every = every_key()
    plural = {f"{name}_{form}" for name in names for form in ("one", "other")} & every.keys()
    by_kind = {key for key in every if starts and key.startswith(starts)}
    return {name for name in names if f"{name}_other" not in every} | plural | by_kind


def test_the_browser_finds_every_sentence_that_it_says() -> None:
    said = set()
    for group in IN_THE_BROWSER:
        here = asked_for([script for script in scripts() if group_of(script) == group])
        assert here - keys("writing").keys() - keys(group).keys() == set()
        said |= here
    said |= {key for group, key in built() if group in IN_THE_BROWSER}
    assert every_key().keys() - said == set()


def test_a_sentence_with_something_to_fill_in_is_called_and_no_other() -> None:
    every = every_key()
    filled = {key.removesuffix("_other") for key, gaps in every.items() if gaps}
    said = [pair for script in scripts() for pair in SAID.findall(script.read_text("utf-8"))]
    assert len(said) > 100
    assert {name for name, call in said if bool(call) != (name in filled)} == set()


def test_the_templates_say_every_sentence_of_theirs() -> None:
    said = built()
    strengths = {("page", name) for name in ("strong", "some", "thin", "none")}
    read = {("site_pages", f"read_{name}") for name in ("abstract", "page", "summary")}
    pages = {("page", "pdf_one"), ("page", "pdf_other")}
    theme = {("page", "window"), ("page", "more_help")}
    theme |= {("site_pages", key) for key in ("not_here", "not_here_safe", "first_page", "answers")}
    known = {(group, key) for group in ("page", "paper", "site_pages") for key in keys(group)}
    assert ("letters", "sum_up_on_paper") in said
    assert known - said == (strengths | read | theme | pages) - said


MISTAKES = {
    "missing": (
        "  undo: Undo\n",
        "",
        'the message "undo" is missing. Add it.',
    ),
    "misspelt": (
        "  undo: Undo\n",
        "  undo: Undo\n  undoo: Undo\n",
        'unknown message key "undoo". Did you mean "undo"?',
    ),
    "without what is filled in": (
        "Remove {name}",
        "Remove it",
        "remove: the placeholders here are {name}.",
    ),
    "with more than is filled in": (
        "undo: Undo",
        'undo: "Undo {it}"',
        "undo: the placeholders here are none.",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), MISTAKES.values(), ids=MISTAKES)
def test_an_author_is_told_of_a_sentence(draft: Draft, old: str, new: str, message: str) -> None:
    draft.edit("messages.yaml", old, new)
    (problem,) = draft.problems()
    assert problem.startswith("worksheets/messages.yaml:")
    assert problem.endswith(f" {message}")


def test_another_language_may_have_more_numbers(draft: Draft) -> None:
    draft.edit("messages.yaml", "  answers_one:", '  answers_few: "{n} odpowiedzi"\n  answers_one:')
    assert draft.problems() == []


def test_the_words_reach_the_browser_and_the_theme(workbook: Workbook, site: Path) -> None:
    sentences = (site / "assets" / "workbook" / "messages" / "writing.js").read_text("utf-8")
    assert workbook.messages.writing["saving"] in sentences
    missing = (site / "404.html").read_text("utf-8")
    assert workbook.messages.site_pages["not_here_safe"] in missing
    assert workbook.help.footer.split("[")[0] in missing
