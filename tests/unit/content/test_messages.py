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

RUNTIME = ROOT / "templates" / "runtime"
LITERAL = re.compile(r'"(\w+)"')
IN_THE_BROWSER = ("writing", "printing", "answers", "people", "letters", "stuck", "week")
BUILT = re.compile(r"\b(page|paper|site_pages|people|letters|stuck|week)(?:\.|\[\")(\w+)")


def keys(group: str) -> dict[str, set[str]]:
    return {
        key: set(GAP_NAMES.findall(gaps)) for key, gaps in KEY.findall(REQUIRED_MESSAGES[group])
    }


def every_key() -> dict[str, set[str]]:
    return {key: gaps for group in IN_THE_BROWSER for key, gaps in keys(group).items()}


def built() -> set[tuple[str, str]]:
    """Return the sentences that templates say, by group and key."""
    files = [*(ROOT / "templates").rglob("*.j2"), *(ROOT / "generator").rglob("*.py")]
    return {pair for file in files for pair in BUILT.findall(file.read_text("utf-8"))}


def test_every_message_of_the_browser_is_used() -> None:
    """That each message that a script names is there, the type checker knows."""
    scripts = [path for path in RUNTIME.rglob("*.ts") if not path.name.endswith("_test.ts")]
    used = {name for path in scripts for name in LITERAL.findall(path.read_text("utf-8"))}
    used |= {key for group, key in built() if group in IN_THE_BROWSER}
    plural = re.compile(r"_(one|other)$")
    unused = {key for key in every_key() if not {key, plural.sub("", key)} & used}
    assert unused == set()


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
    scripts = (site / "assets" / "workbook").glob("*.js")
    assert any(workbook.messages.writing["saving"] in file.read_text("utf-8") for file in scripts)
    missing = (site / "404.html").read_text("utf-8")
    assert workbook.messages.site_pages["not_here_safe"] in missing
    assert workbook.help.footer.split("[")[0] in missing
